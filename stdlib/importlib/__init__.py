"""importlib: the import system as functions.

The machinery itself is `_adder_import`, which the runtime has loaded already;
`importlib._bootstrap` is the same module under the name programs expect.
"""

import sys
import _adder_import as _bootstrap

sys.modules['importlib._bootstrap'] = sys.modules['importlib._bootstrap_external'] = _bootstrap
_bootstrap_external = _bootstrap

__all__ = ['__import__', 'import_module', 'invalidate_caches', 'reload']

__import__ = _bootstrap._import
_RELOADING = {}


def invalidate_caches():
    """Make every finder look at the file system again."""
    for finder in sys.meta_path:
        if hasattr(finder, 'invalidate_caches'):
            finder.invalidate_caches()


def find_loader(name, path=None):
    """The loader of a module (deprecated, use util.find_spec)."""
    import warnings
    warnings.warn('Deprecated since Python 3.4 and slated for removal in Python 3.12; use importlib.util.find_spec() instead',
                  DeprecationWarning, stacklevel=2)
    if name in sys.modules:
        loader = getattr(sys.modules[name], '__loader__', None)
        if loader is None:
            raise ValueError(f'{name}.__loader__ is None')
        return loader
    spec = _bootstrap._find_spec(name, path)
    return None if spec is None else spec.loader


def import_module(name, package=None):
    """Import a module by name; a leading dot needs the package to start from."""
    level = 0
    if name.startswith('.'):
        if not package:
            raise TypeError(f"the 'package' argument is required to perform a relative import for {name!r}")
        level = len(name) - len(name.lstrip('.'))
    return _bootstrap._gcd_import(name[level:], package, level)


def reload(module):
    """Run the module's code again in the same module object."""
    try:
        name = module.__spec__.name
    except AttributeError:
        try:
            name = module.__name__
        except AttributeError:
            raise TypeError('reload() argument must be a module') from None
    if sys.modules.get(name) is not module:
        raise ImportError(f'module {name} not in sys.modules', name=name)
    if name in _RELOADING:
        return _RELOADING[name]
    _RELOADING[name] = module
    try:
        parent = name.rpartition('.')[0]
        path = None
        if parent:
            try:
                path = sys.modules[parent].__path__
            except KeyError:
                raise ImportError(f'parent {parent!r} not in sys.modules', name=parent) from None
        spec = module.__spec__ = _bootstrap._find_spec(name, path, module)
        if spec is None:
            raise ModuleNotFoundError(f'spec not found for the module {name!r}', name=name)
        _bootstrap._exec(spec, module)
        return sys.modules[name]
    finally:
        del _RELOADING[name]
