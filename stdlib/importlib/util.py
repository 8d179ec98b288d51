"""Helpers for those who import by hand: specs, names, lazy loading."""

import sys
from _adder_import import (_find_spec, _resolve_name, decode_source, module_from_spec, spec_from_file_location,
                           spec_from_loader)
from importlib.abc import Loader

__all__ = ['LazyLoader', 'Loader', 'MAGIC_NUMBER', 'cache_from_source', 'decode_source', 'find_spec', 'module_from_spec',
           'resolve_name', 'set_loader', 'set_package', 'source_from_cache', 'source_hash', 'spec_from_file_location',
           'spec_from_loader']

MAGIC_NUMBER = b'\xa7\r\r\n'


def source_hash(source_bytes):
    """Eight bytes that change with the source."""
    import hashlib
    return hashlib.blake2b(source_bytes, digest_size=8).digest()


def resolve_name(name, package):
    """A relative module name made absolute."""
    if not name.startswith('.'):
        return name
    if not package:
        raise ImportError(f'no package specified for {name!r} (required for relative module names)')
    level = len(name) - len(name.lstrip('.'))
    return _resolve_name(name[level:], package, level)


def _find_spec_from_path(name, path=None):
    if name not in sys.modules:
        return _find_spec(name, path)
    return _known_spec(name)


def _known_spec(name):
    module = sys.modules[name]
    if module is None:
        return None
    try:
        spec = module.__spec__
    except AttributeError:
        raise ValueError(f'{name}.__spec__ is not set') from None
    if spec is None:
        raise ValueError(f'{name}.__spec__ is None')
    return spec


def find_spec(name, package=None):
    """The spec of a module without importing it (its parents are imported)."""
    full = resolve_name(name, package) if name.startswith('.') else name
    if full in sys.modules:
        return _known_spec(full)
    parent = full.rpartition('.')[0]
    path = None
    if parent:
        try:
            path = __import__(parent, fromlist=['__path__']).__path__
        except AttributeError as error:
            raise ModuleNotFoundError(f'__path__ attribute not found on {parent!r} while trying to find {full!r}',
                                      name=full) from error
    return _find_spec(full, path)


def cache_from_source(path, debug_override=None, *, optimization=None):
    """Where the compiled form of a source file is kept."""
    import os
    if debug_override is not None and optimization is not None:
        raise TypeError('debug_override or optimization must be set to None')
    if debug_override is not None:
        optimization = '' if debug_override else 1
    tag = sys.implementation.cache_tag
    if tag is None:
        raise NotImplementedError('sys.implementation.cache_tag is None')
    head, tail = os.path.split(os.fspath(path))
    base, dot, rest = tail.rpartition('.')
    if optimization is None:
        optimization = '' if sys.flags.optimize == 0 else sys.flags.optimize
    optimization = str(optimization)
    name = (base or rest) + dot + tag
    if optimization:
        if not optimization.isalnum():
            raise ValueError(f'{optimization!r} is not alphanumeric')
        name += '.opt-' + optimization
    name += '.adc'
    if sys.pycache_prefix is not None:
        return os.path.join(sys.pycache_prefix, os.path.abspath(head).lstrip(os.sep), name)
    return os.path.join(head, '__pycache__', name)


def source_from_cache(path):
    """The source a compiled file's name belongs to."""
    import os
    head, name = os.path.split(os.fspath(path))
    folder, cache = os.path.split(head)
    if cache != '__pycache__':
        raise ValueError(f'__pycache__ not bottom-level directory in {path!r}')
    dots = name.count('.')
    if dots not in (2, 3):
        raise ValueError(f'expected only 2 or 3 dots in {name!r}')
    if dots == 3:
        optimization = name.rsplit('.', 2)[-2]
        if not optimization.startswith('opt-'):
            raise ValueError("optimization portion of filename does not start with 'opt-'")
        if not optimization[4:].isalnum():
            raise ValueError(f'optimization level {optimization!r} is not an alphanumeric value')
    return os.path.join(folder, name.partition('.')[0] + '.py')


def set_package(fxn):
    """Set `__package__` on what a loader function returns (deprecated)."""
    def set_package_wrapper(*args, **kwargs):
        module = fxn(*args, **kwargs)
        if getattr(module, '__package__', None) is None:
            module.__package__ = module.__name__
            if not hasattr(module, '__path__'):
                module.__package__ = module.__package__.rpartition('.')[0]
        return module
    return set_package_wrapper


def set_loader(fxn):
    """Set `__loader__` on what a loader method returns (deprecated)."""
    def set_loader_wrapper(self, *args, **kwargs):
        module = fxn(self, *args, **kwargs)
        if getattr(module, '__loader__', None) is None:
            module.__loader__ = self
        return module
    return set_loader_wrapper


class _LazyModule(type(sys)):
    """A module that loads itself at the first attribute access."""

    def __getattribute__(self, name):
        self.__class__ = type(sys)
        spec = self.__spec__
        before = spec.loader_state['__dict__']
        now = self.__dict__
        changed = {key: value for key, value in now.items() if key not in before or before[key] is not value}
        spec.loader.exec_module(self)
        if spec.name in sys.modules and sys.modules[spec.name] is not self:
            raise ValueError(f'module object for {spec.name!r} substituted in sys.modules during a lazy load')
        now.update(changed)
        return getattr(self, name)

    def __delattr__(self, name):
        self.__getattribute__(name)
        delattr(self, name)


class LazyLoader(Loader):
    """Wraps a loader so that the module runs when it is first used."""

    @staticmethod
    def _check(loader):
        if not hasattr(loader, 'exec_module'):
            raise TypeError('loader must define exec_module()')

    @classmethod
    def factory(cls, loader):
        """A callable that makes lazy loaders of the given kind."""
        cls._check(loader)
        return lambda *args, **kwargs: cls(loader(*args, **kwargs))

    def __init__(self, loader):
        self._check(loader)
        self.loader = loader

    def create_module(self, spec):
        return self.loader.create_module(spec)

    def exec_module(self, module):
        module.__spec__.loader = self.loader
        module.__loader__ = self.loader
        module.__spec__.loader_state = {'__dict__': module.__dict__.copy()}
        module.__class__ = _LazyModule
