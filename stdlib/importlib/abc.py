"""Abstract base classes of finders and loaders."""

import abc
import _adder_import as _core

__all__ = ['Loader', 'Finder', 'MetaPathFinder', 'PathEntryFinder', 'ResourceLoader', 'InspectLoader', 'ExecutionLoader',
           'FileLoader', 'SourceLoader', 'ResourceReader', 'Traversable', 'TraversableResources']


def __getattr__(name):
    # They come with typing, which takes a while to import.
    if name in ('ResourceReader', 'Traversable', 'TraversableResources'):
        from importlib.resources import abc as resources
        return getattr(resources, name)
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


class Finder(metaclass=abc.ABCMeta):
    """Old base of both kinds of finder."""


class MetaPathFinder(metaclass=abc.ABCMeta):
    """Something for sys.meta_path: find_spec(name, path, target)."""

    def invalidate_caches(self):
        """Forget what the file system looked like."""


class PathEntryFinder(metaclass=abc.ABCMeta):
    """Something a hook of sys.path_hooks returns: find_spec(name, target)."""

    def invalidate_caches(self):
        """Forget what the file system looked like."""


class Loader(metaclass=abc.ABCMeta):
    """create_module(spec) and exec_module(module)."""

    def create_module(self, spec):
        """A module object, or None for an ordinary one."""
        return None

    def load_module(self, fullname):
        """The old protocol, on top of exec_module."""
        if not hasattr(self, 'exec_module'):
            raise ImportError
        return _core._load_shim(self, fullname)


class ResourceLoader(Loader):
    """Loaders that can read files beside the module."""

    @abc.abstractmethod
    def get_data(self, path):
        """The bytes of a file."""
        raise OSError


class InspectLoader(Loader):
    """Loaders that can show source and code."""

    def is_package(self, fullname):
        """Whether the module is a package."""
        raise ImportError

    def get_code(self, fullname):
        """The module's code object."""
        source = self.get_source(fullname)
        return None if source is None else self.source_to_code(source)

    @abc.abstractmethod
    def get_source(self, fullname):
        """The module's text."""
        raise ImportError

    @staticmethod
    def source_to_code(data, path='<string>'):
        """Compile source text."""
        return compile(data, path, 'exec', dont_inherit=True)

    exec_module = _core._LoaderBasics.exec_module


class ExecutionLoader(InspectLoader):
    """Loaders that know the module's file name."""

    @abc.abstractmethod
    def get_filename(self, fullname):
        """The value of `__file__`."""
        raise ImportError

    def get_code(self, fullname):
        source = self.get_source(fullname)
        if source is None:
            return None
        try:
            path = self.get_filename(fullname)
        except ImportError:
            return self.source_to_code(source)
        return self.source_to_code(source, path)


class FileLoader(_core._LoaderBasics, ResourceLoader, ExecutionLoader):
    """Loaders of one file."""


class SourceLoader(_core.SourceLoader, ResourceLoader, ExecutionLoader):
    """Loaders of source text: get_data and get_filename are enough."""


MetaPathFinder.register(_core.BuiltinImporter)
MetaPathFinder.register(_core.EmbeddedImporter)
MetaPathFinder.register(_core.PathFinder)
PathEntryFinder.register(_core.FileFinder)
InspectLoader.register(_core.BuiltinImporter)
InspectLoader.register(_core.EmbeddedImporter)
FileLoader.register(_core.SourcelessFileLoader)
ExecutionLoader.register(_core.ExtensionFileLoader)
SourceLoader.register(_core.SourceFileLoader)
