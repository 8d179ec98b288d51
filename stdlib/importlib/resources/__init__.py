"""Files that lie inside packages.

`files(package)` gives a pathlib.Path (or, for a namespace package, a view of
its several folders); everything else is built on that.
"""

import contextlib
import os
from pathlib import Path

__all__ = ['Package', 'Resource', 'ResourceReader', 'as_file', 'contents', 'files', 'is_resource', 'open_binary', 'open_text', 'path',
           'read_binary', 'read_text']

Package = object
Resource = str


def __getattr__(name):
    if name == 'ResourceReader':
        from importlib.resources.abc import ResourceReader
        return ResourceReader
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')


class MultiplexedPath:
    """Several folders seen as one."""

    def __init__(self, *paths):
        self._paths = [Path(path) for path in paths]
        if not self._paths:
            raise FileNotFoundError('MultiplexedPath must contain at least one path')

    def iterdir(self):
        """Every entry once."""
        seen = set()
        for folder in self._paths:
            for entry in folder.iterdir():
                if entry.name not in seen:
                    seen.add(entry.name)
                    yield entry

    def joinpath(self, child, *more):
        """The entry of the first folder that has it."""
        for folder in self._paths:
            if (folder / child).exists():
                return (folder / child).joinpath(*more)
        return (self._paths[0] / child).joinpath(*more)

    __truediv__ = joinpath

    def is_dir(self):
        return True

    def is_file(self):
        return False

    @property
    def name(self):
        return self._paths[0].name

    def __repr__(self):
        return f"MultiplexedPath({', '.join(repr(str(path)) for path in self._paths)})"


class _FileReader:
    """The resource reader of a file loader."""

    def __init__(self, loader):
        self.path = Path(loader.path).parent

    def files(self):
        return self.path


class _NamespaceReader:
    """The resource reader of a namespace package."""

    def __init__(self, path):
        self.path = MultiplexedPath(*path)

    def files(self):
        return self.path


def _module(package):
    if isinstance(package, str):
        from importlib import import_module
        package = import_module(package)
    if getattr(package, '__spec__', None) is None or package.__spec__.submodule_search_locations is None:
        raise TypeError(f'{package!r} is not a package')
    return package


def files(package):
    """The folder of a package."""
    spec = _module(package).__spec__
    reader = getattr(spec.loader, 'get_resource_reader', None)
    if reader is not None:
        return reader(spec.name).files()
    return Path(spec.submodule_search_locations[0])


@contextlib.contextmanager
def as_file(path):
    """A path in the file system for a resource: its own, or that of a copy while the context lasts."""
    if isinstance(path, Path):
        yield path
        return
    import tempfile
    with tempfile.TemporaryDirectory() as folder:
        yield _copied(path, Path(folder))


def _copied(source, folder):
    target = folder / source.name
    if source.is_dir():
        target.mkdir()
        for child in source.iterdir():
            _copied(child, target)
    else:
        target.write_bytes(source.read_bytes())
    return target


def _resource(package, name):
    name = str(name)
    if os.path.basename(name) != name or not name:
        raise ValueError(f'{name!r} must be only a file name')
    return files(package).joinpath(name)


def open_binary(package, resource):
    """The resource opened for reading bytes."""
    return _resource(package, resource).open('rb')


def open_text(package, resource, encoding='utf-8', errors='strict'):
    """The resource opened for reading text."""
    return _resource(package, resource).open('r', encoding=encoding, errors=errors)


def read_binary(package, resource):
    """The bytes of a resource."""
    return _resource(package, resource).read_bytes()


def read_text(package, resource, encoding='utf-8', errors='strict'):
    """The text of a resource."""
    with open_text(package, resource, encoding, errors) as file:
        return file.read()


def contents(package):
    """Names of everything in the package's folder."""
    return [entry.name for entry in files(package).iterdir()]


def is_resource(package, name):
    """Whether the package has a file of that name."""
    return _resource(package, name).is_file()


def path(package, resource):
    """A context manager with the resource's path."""
    return as_file(_resource(package, resource))
