"""importlib.resources.readers: the readers of files in folders, namespace packages and zip archives."""

from importlib.resources import MultiplexedPath, _FileReader, _NamespaceReader
from importlib.resources.abc import TraversableResources

__all__ = ['FileReader', 'ZipReader', 'MultiplexedPath', 'NamespaceReader']


class FileReader(_FileReader, TraversableResources):
    """Resources of a file loader."""

    def resource_path(self, resource):
        return str(self.path.joinpath(resource))


class NamespaceReader(_NamespaceReader, TraversableResources):
    """Resources of a namespace package."""

    def resource_path(self, resource):
        return str(self.path.joinpath(resource))


class ZipReader(TraversableResources):
    """Resources of a module in an archive."""

    def __init__(self, loader, module):
        _, _, name = module.rpartition('.')
        self.prefix = loader.prefix.replace('\\', '/') + name + '/'
        self.archive = loader.archive

    def open_resource(self, resource):
        try:
            return super().open_resource(resource)
        except KeyError as e:
            raise FileNotFoundError(e.args[0]) from None

    def is_resource(self, path):
        target = self.files().joinpath(path)
        return target.is_file() and target.exists()

    def files(self):
        from zipfile import Path
        return Path(self.archive, self.prefix)
