"""pkgutil: what modules packages have, files beside them, and names of objects."""

import importlib
import importlib.machinery
import importlib.util
import os
import sys
from collections import namedtuple
from functools import singledispatch as simplegeneric
from types import ModuleType
from _adder_import import _EmbeddedPathFinder

__all__ = ['get_importer', 'iter_importers', 'get_loader', 'find_loader', 'walk_packages', 'iter_modules', 'get_data',
           'read_code', 'extend_path', 'ModuleInfo']

ModuleInfo = namedtuple('ModuleInfo', 'module_finder name ispkg')
ModuleInfo.__doc__ = 'A namedtuple with minimal info about a module.'


def read_code(stream):
    """The code of a compiled file, or None when it is not of this Python: always None, since Adder writes none."""
    if stream.read(4) != importlib.util.MAGIC_NUMBER:
        return None
    stream.read(12)
    import marshal
    return marshal.load(stream)


def walk_packages(path=None, prefix='', onerror=None):
    """All modules on a path, those inside packages too; packages are imported for that."""
    seen = set()

    def is_seen(entry):
        if entry in seen:
            return True
        seen.add(entry)
        return False
    for info in iter_modules(path, prefix):
        yield info
        if not info.ispkg:
            continue
        try:
            __import__(info.name)
        except ImportError:
            if onerror is not None:
                onerror(info.name)
        except Exception:
            if onerror is None:
                raise
            onerror(info.name)
        else:
            below = [p for p in getattr(sys.modules[info.name], '__path__', None) or [] if not is_seen(p)]
            yield from walk_packages(below, info.name + '.', onerror)


def iter_modules(path=None, prefix=''):
    """The modules on a path (sys.path without one)."""
    if path is None:
        importers = iter_importers()
    elif isinstance(path, str):
        raise ValueError('path must be None or list of paths to look for modules in')
    else:
        importers = map(get_importer, path)
    yielded = set()
    for importer in importers:
        for name, ispkg in iter_importer_modules(importer, prefix):
            if name not in yielded:
                yielded.add(name)
                yield ModuleInfo(importer, name, ispkg)


@simplegeneric
def iter_importer_modules(importer, prefix=''):
    """(name, is a package) for each module of a finder."""
    if not hasattr(importer, 'iter_modules'):
        return []
    return importer.iter_modules(prefix)


def _iter_file_finder_modules(importer, prefix=''):
    if importer.path is None or not os.path.isdir(importer.path):
        return
    import inspect
    yielded = set()
    try:
        names = sorted(os.listdir(importer.path))
    except OSError:
        return
    for file in names:
        name = inspect.getmodulename(file)
        if name == '__init__' or name in yielded:
            continue
        path = os.path.join(importer.path, file)
        ispkg = False
        if not name and os.path.isdir(path) and '.' not in file:
            name = file
            try:
                inside = os.listdir(path)
            except OSError:
                inside = []
            if not any(inspect.getmodulename(f) == '__init__' for f in inside):
                continue
            ispkg = True
        if name and '.' not in name:
            yielded.add(name)
            yield prefix + name, ispkg


iter_importer_modules.register(importlib.machinery.FileFinder, _iter_file_finder_modules)


def _iter_embedded_modules(importer, prefix=''):
    # The finder of the library inside the program knows only the top level: its packages' finder is the same one, and
    # the prefix says which of them is meant.
    import _imp
    for name in sorted(_imp.embedded_names()):
        if name.startswith(prefix) and '.' not in (rest := name[len(prefix):]) and rest != '__main__':
            yield name, _imp.embedded_code(name)[1]


iter_importer_modules.register(_EmbeddedPathFinder, _iter_embedded_modules)


def get_importer(path_item):
    """The finder of an entry of sys.path, or None."""
    path_item = os.fsdecode(path_item)
    try:
        return sys.path_importer_cache[path_item]
    except KeyError:
        pass
    for hook in sys.path_hooks:
        try:
            importer = hook(path_item)
        except ImportError:
            continue
        sys.path_importer_cache.setdefault(path_item, importer)
        return importer
    return None


def iter_importers(fullname=''):
    """The finders that may know a module."""
    if fullname.startswith('.'):
        raise ImportError('Relative module name {!r} not supported'.format(fullname))
    if '.' in fullname:
        path = getattr(importlib.import_module(fullname.rpartition('.')[0]), '__path__', None)
        if path is None:
            return
    else:
        yield from sys.meta_path
        path = sys.path
    for item in path:
        yield get_importer(item)


def get_loader(module_or_name):
    """The loader of a module, or None."""
    if module_or_name in sys.modules:
        module_or_name = sys.modules[module_or_name]
        if module_or_name is None:
            return None
    if isinstance(module_or_name, ModuleType):
        loader = getattr(module_or_name, '__loader__', None)
        if loader is not None:
            return loader
        if getattr(module_or_name, '__spec__', None) is None:
            return None
        name = module_or_name.__name__
    else:
        name = module_or_name
    return find_loader(name)


def find_loader(fullname):
    """The loader that would load a module, or None."""
    if fullname.startswith('.'):
        raise ImportError('Relative module name {!r} not supported'.format(fullname))
    try:
        spec = importlib.util.find_spec(fullname)
    except (ImportError, AttributeError, TypeError, ValueError) as e:
        raise ImportError('Error while finding loader for {!r} ({}: {})'.format(fullname, type(e), e)) from e
    return spec.loader if spec is not None else None


def extend_path(path, name):
    """A package's __path__ with the folders of its name from all of sys.path, and those that .pkg files list."""
    if not isinstance(path, list):
        return path
    path = path[:]
    parent, _, last = name.rpartition('.')
    if parent:
        try:
            search = getattr(sys.modules[parent], '__path__')
        except (KeyError, AttributeError):
            return path
    else:
        search = sys.path
    for folder in search:
        if not isinstance(folder, str):
            continue
        finder = get_importer(folder)
        if finder is not None:
            portions = []
            if hasattr(finder, 'find_spec'):
                spec = finder.find_spec(last)
                if spec is not None:
                    portions = spec.submodule_search_locations or []
            path.extend(p for p in portions if p not in path)
        listed = os.path.join(folder, name + '.pkg')
        if os.path.isfile(listed):
            try:
                with open(listed) as f:
                    for line in f:
                        line = line.rstrip('\n')
                        if line and not line.startswith('#'):
                            path.append(line)
            except OSError as e:
                sys.stderr.write("Can't open %s: %s\n" % (listed, e.strerror))
    return path


def get_data(package, resource):
    """The bytes of a file beside a package's modules; None when the loader cannot say."""
    spec = importlib.util.find_spec(package)
    if spec is None:
        return None
    loader = spec.loader
    if loader is None or not hasattr(loader, 'get_data'):
        return None
    module = sys.modules.get(package) or importlib.import_module(package)
    if module is None or not hasattr(module, '__file__'):
        return None
    parts = resource.split('/')
    parts.insert(0, os.path.dirname(module.__file__))
    return loader.get_data(os.path.join(*parts))


def resolve_name(name):
    """The object of 'package.module:a.b', or of 'package.module.a.b' where as much as can be is imported."""
    import re
    match = re.match(r'^(?P<pkg>(?!\d)(\w+)(\.(?!\d)(\w+))*)(?P<cln>:(?P<obj>(?!\d)(\w+)(\.(?!\d)(\w+))*)?)?$', name)
    if not match:
        raise ValueError(f'invalid format: {name!r}')
    if match['cln']:
        found = importlib.import_module(match['pkg'])
        parts = match['obj'].split('.') if match['obj'] else []
    else:
        parts = match['pkg'].split('.')
        path = parts.pop(0)
        found = importlib.import_module(path)
        while parts:
            try:
                found = importlib.import_module(f'{path}.{parts[0]}')
            except ImportError:
                break
            path += '.' + parts.pop(0)
    for part in parts:
        found = getattr(found, part)
    return found
