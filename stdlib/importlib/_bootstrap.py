"""The import system; the runtime loads this as the module `_adder_import`.

The runtime answers `import x` itself when sys.modules has a finished x (its
`__spec__._initializing` is false) and calls `_import` otherwise; when
`from m import x` finds no attribute it calls `_import_from`.  Finders stand in
sys.meta_path: built-in modules, embedded modules that user code must not
shadow, sys.path, and embedded modules once more for programs that replaced
sys.path.  The entry STDLIB of sys.path stands for the embedded library, so a
user's own queue.py beside the script comes first, as it does in CPython.
Tracebacks drop the frames of this file (the runtime asks `_trim`).

The modules imported here must be in sys.modules before this code runs.
"""

import sys
import _imp
import posix
import _thread

STDLIB = '<stdlib>'
SOURCE_SUFFIXES = ['.py']
BYTECODE_SUFFIXES = []
EXTENSION_SUFFIXES = []

_ImportWarning = ImportWarning


def _verbose(text):
    if sys.flags.verbose:
        print('# ' + text, file=sys.stderr)


def _warn(text):
    import warnings
    warnings.warn(text, ImportWarning, stacklevel=2)


# Paths (os.path needs imports, so the little that is needed stands here) -------------------------


def _path_join(*parts):
    parts = [part for part in parts if part]
    if not parts:
        return ''
    return '/'.join([part.rstrip('/') for part in parts[:-1]] + [parts[-1]])


def _path_split(path):
    head, _, tail = path.rpartition('/')
    return head or ('/' if path.startswith('/') else ''), tail


def _path_abs(path):
    if path.startswith('/'):
        return path
    try:
        here = posix.getcwd()
    except OSError:
        return path
    return _path_join(here, path) if path else here


def _mode_is(path, mode):
    try:
        return (posix.stat(path or '.').st_mode & 0o170000) == mode
    except (OSError, ValueError):
        return False


def _path_isfile(path):
    return _mode_is(path, 0o100000)


def _path_isdir(path):
    return _mode_is(path, 0o040000)


# Locks: one a module, so that threads may import different modules at once -----------------------

_locks = {}
_waiting = {}


class _DeadlockError(RuntimeError):
    """Two threads wait for each other's modules."""


class _ModuleLock:
    """A reentrant lock that refuses to close a circle of waiting threads."""

    def __init__(self, name):
        self.name = name
        self.lock = _thread.allocate_lock()
        self.owner = None
        self.count = 0
        self.users = 0

    def _would_deadlock(self, me):
        seen = set()
        lock = self
        while lock is not None:
            owner = lock.owner
            if owner is None or owner in seen:
                return False
            if owner == me:
                return True
            seen.add(owner)
            lock = _waiting.get(owner)
        return False

    def acquire(self):
        me = _thread.get_ident()
        if self.owner == me:
            self.count += 1
            return
        _waiting[me] = self
        try:
            if self._would_deadlock(me):
                raise _DeadlockError(f'deadlock detected by {self!r}')
            self.lock.acquire()
        finally:
            _waiting.pop(me, None)
        self.owner = me
        self.count = 1

    def release(self):
        self.count -= 1
        if not self.count:
            self.owner = None
            self.lock.release()

    def __repr__(self):
        return f'_ModuleLock({self.name!r}) at {id(self)}'


class _ModuleLockManager:
    """Holds the lock of one module; the lock disappears with its last user."""

    def __init__(self, name):
        self.name = name

    def __enter__(self):
        _imp.lock_acquire()
        try:
            lock = _locks.get(self.name)
            if lock is None:
                lock = _locks[self.name] = _ModuleLock(self.name)
            lock.users += 1
        finally:
            _imp.lock_release()
        self.lock = lock
        try:
            lock.acquire()
        except BaseException:
            self._leave()
            raise

    def __exit__(self, *exc_info):
        self.lock.release()
        self._leave()

    def _leave(self):
        _imp.lock_acquire()
        try:
            self.lock.users -= 1
            if not self.lock.users and _locks.get(self.name) is self.lock:
                del _locks[self.name]
        finally:
            _imp.lock_release()


def _after_fork():
    """In a forked child only the forking thread lives: its locks are all there are."""
    me = _thread.get_ident()
    _waiting.clear()
    for name, lock in list(_locks.items()):
        if lock.owner != me:
            del _locks[name]


def _wait_until_loaded(name):
    """Let another thread finish the module; in a deadlock take it half-made."""
    try:
        with _ModuleLockManager(name):
            pass
    except _DeadlockError:
        pass


# Specs ------------------------------------------------------------------------------------------


class ModuleSpec:
    """How a module was found and who loads it."""

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self._uninitialized_submodules = []
        self._set_fileattr = False
        self._cached = None
        self._initializing = False

    def __repr__(self):
        parts = [f'name={self.name!r}', f'loader={self.loader!r}']
        if self.origin is not None:
            parts.append(f'origin={self.origin!r}')
        if self.submodule_search_locations is not None:
            parts.append(f'submodule_search_locations={self.submodule_search_locations}')
        return f"{type(self).__name__}({', '.join(parts)})"

    def __eq__(self, other):
        try:
            return (self.name == other.name and self.loader == other.loader and self.origin == other.origin and
                    self.submodule_search_locations == other.submodule_search_locations and
                    self.cached == other.cached and self.has_location == other.has_location)
        except AttributeError:
            return NotImplemented

    @property
    def cached(self):
        """Where the compiled form of the source is kept."""
        if self._cached is None and self._set_fileattr and isinstance(self.origin, str):
            self._cached = _cache_path(self.origin)
        return self._cached

    @cached.setter
    def cached(self, value):
        self._cached = value

    @property
    def parent(self):
        """The package the module belongs to (itself for a package)."""
        if self.submodule_search_locations is None:
            return self.name.rpartition('.')[0]
        return self.name

    @property
    def has_location(self):
        """Whether origin is a path that becomes `__file__`."""
        return self._set_fileattr

    @has_location.setter
    def has_location(self, value):
        self._set_fileattr = bool(value)


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """A spec for a loader that was made by hand."""
    if origin is None:
        origin = getattr(loader, '_ORIGIN', None)
    if not origin and hasattr(loader, 'get_filename'):
        if is_package is None:
            return spec_from_file_location(name, loader=loader)
        return spec_from_file_location(name, loader=loader, submodule_search_locations=[] if is_package else None)
    if is_package is None:
        is_package = False
        if hasattr(loader, 'is_package'):
            try:
                is_package = loader.is_package(name)
            except ImportError:
                is_package = None
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


_unset = object()


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=_unset):
    """A spec for a module in a file; None when no loader knows the suffix."""
    if location is None:
        location = '<unknown>'
        if hasattr(loader, 'get_filename'):
            try:
                location = loader.get_filename(name)
            except ImportError:
                pass
    else:
        location = posix.fspath(location)
        location = _path_abs(location)
    spec = ModuleSpec(name, loader, origin=location)
    spec._set_fileattr = True
    if loader is None:
        for kind, suffixes in _get_supported_file_loaders():
            if location.endswith(tuple(suffixes)):
                loader = spec.loader = kind(name, location)
                break
        else:
            return None
    if submodule_search_locations is _unset:
        if hasattr(loader, 'is_package'):
            try:
                is_package = loader.is_package(name)
            except ImportError:
                is_package = False
            if is_package:
                spec.submodule_search_locations = []
    else:
        spec.submodule_search_locations = submodule_search_locations
    if spec.submodule_search_locations == [] and location:
        spec.submodule_search_locations.append(_path_split(location)[0])
    return spec


def module_from_spec(spec):
    """A new module with its import attributes set, not yet executed."""
    module = None
    if hasattr(spec.loader, 'create_module'):
        module = spec.loader.create_module(spec)
    elif hasattr(spec.loader, 'exec_module'):
        raise ImportError('loaders that define exec_module() must also define create_module()')
    if module is None:
        module = type(sys)(spec.name)
    _init_module_attrs(spec, module)
    return module


def _init_module_attrs(spec, module, *, override=False):
    def put(name, value):
        if override or getattr(module, name, None) is None:
            try:
                setattr(module, name, value)
            except AttributeError:
                pass

    put('__name__', spec.name)
    loader = spec.loader
    if loader is None and spec.submodule_search_locations is not None:
        loader = NamespaceLoader(spec.name, spec.submodule_search_locations, None)
        spec.loader = loader
        put('__file__', None)
    put('__loader__', loader)
    put('__package__', spec.parent)
    try:
        module.__spec__ = spec
    except AttributeError:
        pass
    if spec.submodule_search_locations is not None:
        put('__path__', spec.submodule_search_locations)
    if spec.has_location:
        put('__file__', spec.origin)
        if spec.cached is not None:
            put('__cached__', spec.cached)
    return module


def _module_repr(module):
    """repr() of a module."""
    spec = getattr(module, '__spec__', None)
    if spec is not None:
        name = '?' if spec.name is None else spec.name
        if spec.origin is None:
            if spec.loader is None:
                return f'<module {name!r}>'
            if isinstance(spec.loader, NamespaceLoader):
                return f'<module {name!r} (namespace) from {list(spec.loader._path)!r}>'
            return f'<module {name!r} ({spec.loader!r})>'
        if spec.has_location:
            return f'<module {name!r} from {spec.origin!r}>'
        return f'<module {spec.name!r} ({spec.origin})>'
    name = getattr(module, '__name__', '?')
    file = getattr(module, '__file__', None)
    if file is not None:
        return f'<module {name!r} from {file!r}>'
    loader = getattr(module, '__loader__', None)
    if loader is not None:
        return f'<module {name!r} ({loader!r})>'
    return f'<module {name!r}>'


# Loaders ----------------------------------------------------------------------------------------


def _load_shim(self, fullname):
    """load_module() of the old protocol, for whoever still calls it."""
    spec = spec_from_loader(fullname, self)
    if fullname in sys.modules:
        module = sys.modules[fullname]
        _exec(spec, module)
        return sys.modules[fullname]
    return _load(spec)


class BuiltinImporter:
    """Modules written in C++ and linked into the runtime."""

    _ORIGIN = 'built-in'

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        if fullname in _builtin_names():
            return ModuleSpec(fullname, cls, origin=cls._ORIGIN, is_package=False)
        return None

    @staticmethod
    def create_module(spec):
        if spec.name not in _builtin_names():
            raise ImportError(f'{spec.name!r} is not a built-in module', name=spec.name)
        return _imp.create_builtin(spec.name)

    @staticmethod
    def exec_module(module):
        pass                    # a native module is complete when it is made

    @classmethod
    def _require(cls, fullname):
        if fullname not in _builtin_names():
            raise ImportError(f'{fullname!r} is not a built-in module', name=fullname)

    @classmethod
    def get_code(cls, fullname):
        cls._require(fullname)
        return None

    @classmethod
    def get_source(cls, fullname):
        cls._require(fullname)
        return None

    @classmethod
    def is_package(cls, fullname):
        cls._require(fullname)
        return False

    load_module = classmethod(_load_shim)


_builtins = None
_embedded = None


def _builtin_names():
    global _builtins
    if _builtins is None:
        _builtins = frozenset(_imp.builtin_names())
    return _builtins


def _embedded_names():
    global _embedded
    if _embedded is None:
        _embedded = frozenset(_imp.embedded_names())
    return _embedded


# Embedded modules found before sys.path, as CPython's frozen ones are.
_CORE = frozenset(('abc', 'codecs', 'io', 'genericpath', 'posixpath', 'os', 'site', 'stat', 'importlib', 'runpy', 'zipimport'))


class EmbeddedImporter:
    """Modules whose code was compiled into the program.

    The class answers on sys.meta_path for core modules only; an instance
    serves one entry of sys.path or of an embedded package's `__path__`.
    """

    _ORIGIN = 'embedded'

    def __init__(self, path=STDLIB):
        if path != STDLIB and not path.startswith(STDLIB + '/'):
            raise ImportError('only for embedded modules', path=path)
        self.path = path

    def __repr__(self):
        return f'EmbeddedImporter({self.path!r})'

    def _find_here(self, fullname, target=None):
        return EmbeddedImporter._spec(fullname)

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        top = fullname.partition('.')[0]
        if top in _CORE or (top[0:1] == '_' and path is None):
            return cls._spec(fullname)
        return None

    @classmethod
    def _spec(cls, fullname):
        if fullname not in _embedded_names():
            return None
        entry = _imp.embedded_code(fullname)
        if entry is None:
            return None
        spec = ModuleSpec(fullname, cls, origin=entry[2] or cls._ORIGIN, loader_state=entry, is_package=entry[1])
        spec.has_location = bool(entry[2])
        if entry[1]:
            spec.submodule_search_locations = [STDLIB + '/' + fullname.replace('.', '/')]
        return spec

    @staticmethod
    def create_module(spec):
        return None

    @classmethod
    def exec_module(cls, module):
        spec = module.__spec__
        entry = spec.loader_state or _imp.embedded_code(spec.name)
        spec.loader_state = None
        exec(entry[0], module.__dict__)

    @classmethod
    def _entry(cls, fullname):
        entry = _imp.embedded_code(fullname) if fullname in _embedded_names() else None
        if entry is None:
            raise ImportError(f'{fullname!r} is not an embedded module', name=fullname)
        return entry

    @classmethod
    def get_code(cls, fullname):
        return cls._entry(fullname)[0]

    @classmethod
    def get_source(cls, fullname):
        cls._entry(fullname)
        source = getattr(_imp, 'embedded_source', None)
        return source(fullname) if source is not None else None

    @classmethod
    def get_filename(cls, fullname):
        return cls._entry(fullname)[2]

    @classmethod
    def is_package(cls, fullname):
        return cls._entry(fullname)[1]

    load_module = classmethod(_load_shim)


class _EmbeddedPathFinder(EmbeddedImporter):
    """The finder of a STDLIB entry in sys.path or `__path__`."""

    def find_spec(self, fullname, target=None):
        return EmbeddedImporter._spec(fullname)

    def invalidate_caches(self):
        pass


class _EmbeddedFallback:
    """Last on sys.meta_path: the library stays importable whatever sys.path holds."""

    @staticmethod
    def find_spec(fullname, path=None, target=None):
        return EmbeddedImporter._spec(fullname)


class _LoaderBasics:
    """What file loaders share."""

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def __eq__(self, other):
        return self.__class__ == other.__class__ and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash(self.name) ^ hash(self.path)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError(f'cannot load module {module.__name__!r} when get_code() returns None')
        exec(code, module.__dict__)

    def is_package(self, fullname):
        name = _path_split(self.get_filename(fullname))[1]
        return name.rsplit('.', 1)[0] == '__init__' and fullname.rpartition('.')[2] != '__init__'

    def _check_name(self, fullname):
        if fullname is not None and fullname != self.name:
            raise ImportError(f'loader for {self.name} cannot handle {fullname}', name=fullname)

    def get_filename(self, fullname=None):
        self._check_name(fullname)
        return self.path

    def get_data(self, path):
        import io
        with io.open_code(str(path)) as file:
            return file.read()

    def load_module(self, fullname=None):
        self._check_name(fullname)
        return _load_shim(self, self.name if fullname is None else fullname)

    def get_resource_reader(self, name):
        from importlib.resources import _FileReader
        return _FileReader(self)


class SourceLoader(_LoaderBasics):
    """Compiles source text."""

    def path_mtime(self, path):
        return self.path_stats(path)['mtime']

    def path_stats(self, path):
        raise OSError

    def set_data(self, path, data):
        pass

    def get_source(self, fullname):
        path = self.get_filename(fullname)
        try:
            data = self.get_data(path)
        except OSError as error:
            raise ImportError('source not available through get_data()', name=fullname) from error
        return decode_source(data)

    def source_to_code(self, data, path, *, _optimize=-1):
        return compile(data, path, 'exec', dont_inherit=True, optimize=_optimize)

    def get_code(self, fullname):
        path = self.get_filename(fullname)
        data = self.get_data(path)
        if type(self).source_to_code is SourceLoader.source_to_code:
            cached = getattr(_imp, 'compile_file', None)
            if cached is not None:
                return cached(path, data)
        return self.source_to_code(data, path)


def _cache_path(path):
    """Where the compiled form of a source file is kept, or None when it has no place."""
    tag = sys.implementation.cache_tag
    if tag is None or not path.endswith('.py'):
        return None
    head, tail = _path_split(path)
    level = sys.flags.optimize
    name = f'{tail[:-3]}.{tag}.opt-{level}.adc' if level else f'{tail[:-3]}.{tag}.adc'
    prefix = sys.pycache_prefix
    if prefix is None:
        return _path_join(head, '__pycache__', name)
    if not head.startswith('/'):
        head = _path_join(posix.getcwd(), head)
    return _path_join(prefix, head.lstrip('/'), name)


class SourceFileLoader(SourceLoader):
    """A .py file. Its code unit is kept in __pycache__, named by the source's time of change and size."""

    def get_code(self, fullname):
        kind = type(self)
        if kind.source_to_code is not SourceLoader.source_to_code or kind.get_data is not SourceFileLoader.get_data:
            return SourceLoader.get_code(self, fullname)
        path = self.get_filename(fullname)
        cache = _cache_path(path)
        if cache is None:
            return SourceLoader.get_code(self, fullname)
        status = posix.stat(path)
        code = _imp.load_unit(cache, path, status.st_mtime_ns, status.st_size)
        if code is None:
            code = _imp.compile_file(path, self.get_data(path))
            if not sys.dont_write_bytecode:
                _imp.store_unit(cache, code, status.st_mtime_ns, status.st_size)
        return code

    def path_stats(self, path):
        status = posix.stat(path)
        return {'mtime': status.st_mtime, 'size': status.st_size}

    def get_data(self, path):
        handle = posix.open(path, posix.O_RDONLY | posix.O_CLOEXEC)
        try:
            size = posix.fstat(handle).st_size
            parts = []
            while True:
                part = posix.read(handle, max(size + 1, 65536))
                if not part:
                    return parts[0] if len(parts) == 1 else b''.join(parts)
                parts.append(part)
        finally:
            posix.close(handle)


class SourcelessFileLoader(_LoaderBasics):
    """Compiled files of CPython: not loadable here."""

    def get_code(self, fullname):
        raise ImportError(f'Adder does not load compiled CPython files: {self.path!r}', name=fullname, path=self.path)

    def get_source(self, fullname):
        return None


class ExtensionFileLoader(_LoaderBasics):
    """Extension modules of CPython: not loadable here."""

    def create_module(self, spec):
        raise ImportError(f'Adder does not load CPython extension modules: {self.path!r}', name=self.name, path=self.path)

    def exec_module(self, module):
        pass

    def is_package(self, fullname):
        return False

    def get_code(self, fullname):
        return None

    def get_source(self, fullname):
        return None


class NamespaceLoader:
    """A package without an __init__ file."""

    def __init__(self, name, path, path_finder):
        self._path = path if path_finder is None else _NamespacePath(name, path, path_finder)

    def is_package(self, fullname):
        return True

    def get_source(self, fullname):
        return ''

    def get_code(self, fullname):
        return compile('', '<string>', 'exec', dont_inherit=True)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        pass

    def load_module(self, fullname):
        return _load_shim(self, fullname)

    def get_resource_reader(self, name):
        from importlib.resources import _NamespaceReader
        return _NamespaceReader(self._path)


class _NamespacePath:
    """The `__path__` of a namespace package, recomputed when its parent's path changes."""

    def __init__(self, name, path, path_finder):
        self._name = name
        self._path = path
        self._path_finder = path_finder
        self._last_parent_path = tuple(self._get_parent_path())

    def _get_parent_path(self):
        parent = self._name.rpartition('.')[0]
        return sys.modules[parent].__path__ if parent else sys.path

    def _recalculate(self):
        parent_path = tuple(self._get_parent_path())
        if parent_path != self._last_parent_path:
            self._last_parent_path = parent_path
            spec = self._path_finder(self._name, parent_path)
            if spec is not None and spec.loader is None and spec.submodule_search_locations:
                self._path = spec.submodule_search_locations
        return self._path

    def __iter__(self):
        return iter(self._recalculate())

    def __getitem__(self, index):
        return self._recalculate()[index]

    def __setitem__(self, index, path):
        self._path[index] = path

    def __len__(self):
        return len(self._recalculate())

    def __repr__(self):
        return f'_NamespacePath({self._path!r})'

    def __contains__(self, item):
        return item in self._recalculate()

    def append(self, item):
        self._path.append(item)


def decode_source(data):
    """Source bytes as text with universal newlines."""
    import linecache
    return linecache._decode(data).replace('\r\n', '\n').replace('\r', '\n')


# Finders ----------------------------------------------------------------------------------------


class FileFinder:
    """Modules of one directory, whose listing is read again when the directory changed."""

    def __init__(self, path, *loader_details):
        self._loaders = [(suffix, loader) for loader, suffixes in loader_details for suffix in suffixes]
        self.path = _path_abs(path or '.') if path != '.' else _path_abs('')
        self._path_mtime = -1
        self._path_cache = frozenset()

    def invalidate_caches(self):
        """Read the directory anew at the next search."""
        self._path_mtime = -1

    def find_spec(self, fullname, target=None):
        try:
            mtime = posix.stat(self.path).st_mtime
        except OSError:
            mtime = -1
        if mtime != self._path_mtime or mtime == -1:
            try:
                self._path_cache = frozenset(posix.listdir(self.path))
            except (FileNotFoundError, PermissionError, NotADirectoryError):
                self._path_cache = frozenset()
            self._path_mtime = mtime
        tail = fullname.rpartition('.')[2]
        names = self._path_cache
        maybe_namespace = False
        if tail in names:
            base = _path_join(self.path, tail)
            for suffix, loader in self._loaders:
                path = _path_join(base, '__init__' + suffix)
                if _path_isfile(path):
                    return self._spec(loader, fullname, path, [base])
            maybe_namespace = _path_isdir(base)
        for suffix, loader in self._loaders:
            if tail + suffix in names:
                path = _path_join(self.path, tail + suffix)
                if _path_isfile(path):
                    return self._spec(loader, fullname, path, None)
        if maybe_namespace:
            spec = ModuleSpec(fullname, None)
            spec.submodule_search_locations = [base]
            return spec
        return None

    @staticmethod
    def _spec(loader, fullname, path, locations):
        return spec_from_file_location(fullname, path, loader=loader(fullname, path), submodule_search_locations=locations)

    @classmethod
    def path_hook(cls, *loader_details):
        """A function for sys.path_hooks."""
        def path_hook_for_FileFinder(path):
            if not _path_isdir(path):
                raise ImportError('only directories are supported', path=path)
            return cls(path, *loader_details)
        return path_hook_for_FileFinder

    def __repr__(self):
        return f'FileFinder({self.path!r})'


class PathFinder:
    """Searches sys.path, or a package's `__path__`, through sys.path_hooks."""

    @staticmethod
    def invalidate_caches():
        for name, finder in list(sys.path_importer_cache.items()):
            if finder is None or not name.startswith(('/', '<')):
                del sys.path_importer_cache[name]
            elif hasattr(finder, 'invalidate_caches'):
                finder.invalidate_caches()

    @staticmethod
    def _path_hooks(path):
        if sys.path_hooks is not None and not sys.path_hooks:
            _warn('sys.path_hooks is empty')
        for hook in sys.path_hooks:
            try:
                return hook(path)
            except ImportError:
                continue
        return None

    @classmethod
    def _path_importer_cache(cls, path):
        if path == '':
            try:
                path = posix.getcwd()
            except FileNotFoundError:
                return None
        try:
            return sys.path_importer_cache[path]
        except KeyError:
            finder = sys.path_importer_cache[path] = cls._path_hooks(path)
            return finder

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        if path is None:
            path = sys.path
        portions = []
        for entry in path:
            if not isinstance(entry, str):
                continue
            finder = cls._path_importer_cache(entry)
            if finder is None:
                continue
            spec = finder.find_spec(fullname, target)
            if spec is None:
                continue
            if spec.loader is not None:
                return spec
            if spec.submodule_search_locations is None:
                raise ImportError('spec missing loader')
            portions.extend(spec.submodule_search_locations)
        if not portions:
            return None
        spec = ModuleSpec(fullname, None)
        spec.submodule_search_locations = _NamespacePath(fullname, portions, cls.find_spec)
        return spec


def _get_supported_file_loaders():
    return [[SourceFileLoader, SOURCE_SUFFIXES]]


# Loading ----------------------------------------------------------------------------------------


def _find_spec(name, path, target=None):
    finders = sys.meta_path
    if finders is None:
        raise ImportError('sys.meta_path is None, Python is likely shutting down')
    if not finders:
        _warn('sys.meta_path is empty')
    reloading = name in sys.modules
    for finder in finders:
        try:
            find = finder.find_spec
        except AttributeError:
            continue
        spec = find(name, path, target)
        if spec is None:
            continue
        if not reloading and name in sys.modules:
            # The search itself imported the module: its own spec is the truth.
            try:
                own = sys.modules[name].__spec__
            except AttributeError:
                return spec
            return spec if own is None else own
        return spec
    return None


def _load(spec):
    """Load under the module's lock."""
    with _ModuleLockManager(spec.name):
        return _load_unlocked(spec)


def _load_unlocked(spec):
    loader = spec.loader
    if loader is not None and not hasattr(loader, 'exec_module'):
        return _load_old_style(spec)
    module = module_from_spec(spec)
    name = spec.name
    spec._initializing = True
    try:
        sys.modules[name] = module
        try:
            if spec.loader is None:
                if spec.submodule_search_locations is None:
                    raise ImportError('missing loader', name=name)
            else:
                spec.loader.exec_module(module)
        except:
            sys.modules.pop(name, None)
            raise
        # A module may put another object in its own place; it moves to the end.
        module = sys.modules.pop(name)
        sys.modules[name] = module
        _verbose(f'import {name!r}')
    finally:
        spec._initializing = False
    return module


def _load_old_style(spec):
    """A loader with load_module() only."""
    import warnings
    warnings.warn(f'{type(spec.loader).__name__}.exec_module() not found; falling back to load_module()', ImportWarning)
    try:
        spec.loader.load_module(spec.name)
    except:
        if spec.name in sys.modules:
            sys.modules[spec.name] = sys.modules.pop(spec.name)
        raise
    module = sys.modules.pop(spec.name)
    sys.modules[spec.name] = module
    if getattr(module, '__loader__', None) is None:
        module.__loader__ = spec.loader
    if getattr(module, '__package__', None) is None:
        module.__package__ = spec.parent
    if getattr(module, '__spec__', None) is None:
        module.__spec__ = spec
    return module


def _exec(spec, module):
    """Run a module again in its own namespace, for reload."""
    name = spec.name
    with _ModuleLockManager(name):
        if sys.modules.get(name) is not module:
            raise ImportError(f'module {name!r} not in sys.modules', name=name)
        try:
            if spec.loader is None:
                if spec.submodule_search_locations is None:
                    raise ImportError('missing loader', name=name)
                _init_module_attrs(spec, module, override=True)
            else:
                _init_module_attrs(spec, module, override=True)
                spec.loader.exec_module(module)
        finally:
            module = sys.modules.pop(spec.name)
            sys.modules[spec.name] = module
    return module


def _find_and_load(name):
    module = sys.modules.get(name, _unset)
    if module is not _unset and not getattr(getattr(module, '__spec__', None), '_initializing', False):
        if module is None:
            raise ModuleNotFoundError(f'import of {name} halted; None in sys.modules', name=name)
        return module
    with _ModuleLockManager(name):
        module = sys.modules.get(name, _unset)
        if module is _unset:
            module = _find_and_load_unlocked(name)
    if module is None:
        raise ModuleNotFoundError(f'import of {name} halted; None in sys.modules', name=name)
    return module


def _find_and_load_unlocked(name):
    path = None
    parent, _, child = name.rpartition('.')
    parent_spec = None
    if parent:
        if parent not in sys.modules:
            _import_absolute(parent)
        if name in sys.modules:             # the parent imported it
            return sys.modules[name]
        parent_module = sys.modules[parent]
        try:
            path = parent_module.__path__
        except AttributeError:
            raise ModuleNotFoundError(f'No module named {name!r}; {parent!r} is not a package', name=name) from None
        parent_spec = getattr(parent_module, '__spec__', None)
    spec = _find_spec(name, path)
    if spec is None:
        raise ModuleNotFoundError(f'No module named {name!r}', name=name)
    if parent_spec is not None:
        parent_spec._uninitialized_submodules.append(child)
    try:
        module = _load_unlocked(spec)
    finally:
        if parent_spec is not None:
            parent_spec._uninitialized_submodules.pop()
    if parent:
        try:
            setattr(sys.modules[parent], child, module)
        except AttributeError:
            _warn(f'Cannot set an attribute on {parent!r} for child module {child!r}')
    return module


def _import_absolute(name):
    """The module called `name`, loaded if need be, after waiting for other threads."""
    module = sys.modules.get(name, _unset)
    if module is not _unset and module is not None:
        if getattr(getattr(module, '__spec__', None), '_initializing', False):
            _wait_until_loaded(name)
        return module
    return _find_and_load(name)


def _resolve_name(name, package, level):
    bits = package.rsplit('.', level - 1)
    if len(bits) < level:
        raise ImportError('attempted relative import beyond top-level package')
    return f'{bits[0]}.{name}' if name else bits[0]


def _sanity_check(name, package, level):
    if not isinstance(name, str):
        raise TypeError(f'module name must be str, not {type(name)}')
    if level < 0:
        raise ValueError('level must be >= 0')
    if level > 0:
        if not isinstance(package, str):
            raise TypeError('__package__ not set to a string')
        if not package:
            raise ImportError('attempted relative import with no known parent package')
    if not name and level == 0:
        raise ValueError('Empty module name')


def _gcd_import(name, package=None, level=0):
    """import_module: the module itself, not the top of its dotted name."""
    _sanity_check(name, package, level)
    if level > 0:
        name = _resolve_name(name, package, level)
    return _import_absolute(name)


def _calc_package(namespace):
    """The package a relative import starts from."""
    if namespace is None or '__name__' not in namespace and '__package__' not in namespace:
        raise KeyError("'__name__' not in globals")
    package = namespace.get('__package__')
    spec = namespace.get('__spec__')
    if package is not None:
        if not isinstance(package, str):
            raise TypeError('package must be a string')
        if spec is not None and package != spec.parent:
            _warn(f'__package__ != __spec__.parent ({package!r} != {spec.parent!r})')
        return package
    if spec is not None:
        return spec.parent
    _warn("can't resolve package from __spec__ or __package__, falling back on __name__ and __path__")
    package = namespace['__name__']
    if '__path__' not in namespace:
        package = package.rpartition('.')[0]
    return package


def _handle_fromlist(module, fromlist, *, recursive=False):
    """Import the submodules that `from package import ...` names."""
    for item in fromlist:
        if not isinstance(item, str):
            where = module.__name__ + '.__all__' if recursive else "``from list''"
            raise TypeError(f'Item in {where} must be str, not {type(item).__name__}')
        if item == '*':
            if not recursive and hasattr(module, '__all__'):
                _handle_fromlist(module, module.__all__, recursive=True)
        elif not hasattr(module, item):
            name = f'{module.__name__}.{item}'
            try:
                _import_absolute(name)
            except ModuleNotFoundError as error:
                # A missing submodule is reported by `from`, other failures here.
                if error.name == name and sys.modules.get(name, _unset) is not None:
                    continue
                raise
    return module


def _import(name, globals=None, locals=None, fromlist=(), level=0):
    """What `import` statements and __import__() do off the fast path."""
    if not isinstance(name, str):
        raise TypeError('module name must be a string')
    if level < 0:
        raise ValueError('level must be >= 0')
    if level == 0:
        if not name:
            raise ValueError('Empty module name')
        full = name
    else:
        package = _calc_package(globals)
        if not package:
            raise ImportError('attempted relative import with no known parent package')
        if package not in sys.modules:
            _import_absolute(package)
        full = _resolve_name(name, package, level)
    module = _import_absolute(full)
    if fromlist:
        if hasattr(module, '__path__'):
            return _handle_fromlist(module, fromlist)
        return module
    if level == 0:
        top = name.partition('.')[0]
        return module if top == name else _import_absolute(top)
    if not name or '.' not in name:
        return module
    return sys.modules[full[:len(full) - len(name) + name.index('.')]]


__import__ = _import


def _import_from(module, name):
    """`from module import name` when the attribute is missing: a submodule or the error."""
    package = getattr(module, '__name__', None)
    if isinstance(package, str):
        found = sys.modules.get(f'{package}.{name}')
        if found is not None:
            return found
    shown = repr(package) if isinstance(package, str) else "'<unknown module name>'"
    spec = getattr(module, '__spec__', None)
    path = getattr(module, '__file__', None)
    if not isinstance(path, str):
        path = None
    if getattr(spec, '_initializing', False):
        text = (f'cannot import name {name!r} from partially initialized module {shown} '
                f'(most likely due to a circular import) ({path or "unknown location"})')
    else:
        text = f'cannot import name {name!r} from {shown} ({path or "unknown location"})'
    raise ImportError(text, name=package if isinstance(package, str) else None, path=path)


def _trim(traceback):
    """The traceback without the frames of this file."""
    here = _trim.__code__.co_filename
    while traceback is not None and traceback.tb_frame.f_code.co_filename == here:
        traceback = traceback.tb_next
    entry = traceback
    while entry is not None:
        following = entry.tb_next
        while following is not None and following.tb_frame.f_code.co_filename == here:
            following = following.tb_next
        if following is not entry.tb_next:
            entry.tb_next = following
        entry = following
    return traceback


def _zip_path_hook(path):
    """The hook for archives. Loads zipimport only for what is a file, or lies below one."""
    upper = path
    while upper and not _path_isfile(upper):
        above = _path_split(upper)[0]
        if above == upper or _path_isdir(upper):
            upper = ''
            break
        upper = above
    if not upper:
        raise ImportError('not a Zip file', path=path)
    from zipimport import zipimporter
    return zipimporter(path)


def _install():
    """Set up sys; the runtime calls this once, before the first user import."""
    sys.meta_path[:] = [BuiltinImporter, EmbeddedImporter, PathFinder, _EmbeddedFallback]
    sys.path_hooks[:] = [_EmbeddedPathFinder, FileFinder.path_hook(*_get_supported_file_loaders()), _zip_path_hook]
    sys.path_importer_cache.clear()
    # Modules that were loaded before this system ran get their specs now.
    for name, module in list(sys.modules.items()):
        if getattr(module, '__spec__', None) is not None or name in ('__main__', '_adder_import'):
            continue
        if type(module) is not type(sys):  # a script's own entry: None, or whatever
            continue
        if name in _builtin_names():
            spec = spec_from_loader(name, BuiltinImporter, origin='built-in')
        else:
            spec = EmbeddedImporter._spec(name)
        if spec is not None:
            spec.loader_state = None
            module.__spec__ = spec
            module.__loader__ = spec.loader
