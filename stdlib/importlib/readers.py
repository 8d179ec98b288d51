"""importlib.readers: the older name of importlib.resources.readers."""

from importlib.resources.readers import FileReader, ZipReader, MultiplexedPath, NamespaceReader

__all__ = ['FileReader', 'ZipReader', 'MultiplexedPath', 'NamespaceReader']
