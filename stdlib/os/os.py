"""os: the system calls of `posix`, plus what can be said in Python.

Everything public in `posix` is re-exported.  Added here: the environment as a
mapping, path-tree helpers, the exec and spawn families, `walk`, and fsencode
and fsdecode.  `os.path` is posixpath.  Only abc, stat and posixpath are
imported, because every program imports this module.
"""

import abc
import sys
import stat as st
import posixpath as path
import posix as _posix
from posix import *
from posix import _exit
from posixpath import curdir, pardir, sep, pathsep, defpath, extsep, altsep, devnull
from _collections_abc import MutableMapping as _MutableMapping

sys.modules['os.path'] = path

name = 'posix'
linesep = '\n'
error = OSError

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
P_WAIT = 0
P_NOWAIT = P_NOWAITO = 1


def _get_exports_list(module):
    """What `from module import *` gives."""
    try:
        return list(module.__all__)
    except AttributeError:
        return [name for name in dir(module) if name[0] != '_']


def _exists(function):
    return hasattr(_posix, function)


supports_dir_fd = {getattr(_posix, call) for call in (
    'access', 'chmod', 'chown', 'link', 'mkdir', 'mkfifo', 'mknod', 'open', 'readlink', 'rename', 'rmdir', 'stat',
    'symlink', 'unlink', 'utime') if _exists(call)}
supports_effective_ids = {_posix.access} if _exists('access') else set()
supports_fd = {getattr(_posix, call) for call in (
    'chdir', 'chmod', 'chown', 'execve', 'listdir', 'scandir', 'pathconf', 'stat', 'statvfs', 'truncate', 'utime',
    'getxattr', 'listxattr', 'removexattr', 'setxattr') if _exists(call)}
supports_follow_symlinks = {getattr(_posix, call) for call in (
    'access', 'chown', 'link', 'stat', 'utime', 'getxattr', 'listxattr', 'removexattr', 'setxattr') if _exists(call)}


# Text and bytes ---------------------------------------------------------------------------------

_ENCODING = sys.getfilesystemencoding()
_ERRORS = sys.getfilesystemencodeerrors()


def fsencode(filename):
    """A path as bytes, in the file system's encoding."""
    filename = fspath(filename)
    return filename.encode(_ENCODING, _ERRORS) if isinstance(filename, str) else filename


def fsdecode(filename):
    """A path as text, undecodable bytes as surrogates."""
    filename = fspath(filename)
    return filename.decode(_ENCODING, _ERRORS) if isinstance(filename, bytes) else filename


class PathLike(abc.ABC):
    """Anything with `__fspath__`."""

    __slots__ = ()

    @abc.abstractmethod
    def __fspath__(self):
        """The path as str or bytes."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            for base in subclass.__mro__:
                if '__fspath__' in base.__dict__:
                    return NotImplemented if base.__dict__['__fspath__'] is None else True
        return NotImplemented

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


if not _exists('fspath'):
    def fspath(path):
        """The str or bytes behind a path object."""
        if isinstance(path, (str, bytes)):
            return path
        try:
            found = type(path).__fspath__(path)
        except AttributeError:
            if hasattr(type(path), '__fspath__'):
                raise
            raise TypeError('expected str, bytes or os.PathLike object, not ' + type(path).__name__) from None
        if isinstance(found, (str, bytes)):
            return found
        raise TypeError(f'expected {type(path).__name__}.__fspath__() to return str or bytes, not {type(found).__name__}')


# The environment --------------------------------------------------------------------------------


class _Environ(_MutableMapping):
    """The environment; writing a key also changes the process's own copy."""

    def __init__(self, data, encodekey, decodekey, encodevalue, decodevalue):
        self.encodekey = encodekey
        self.decodekey = decodekey
        self.encodevalue = encodevalue
        self.decodevalue = decodevalue
        self._data = data

    def __getitem__(self, key):
        try:
            value = self._data[self.encodekey(key)]
        except KeyError:
            raise KeyError(key) from None
        return self.decodevalue(value)

    def __setitem__(self, key, value):
        key, value = self.encodekey(key), self.encodevalue(value)
        putenv(key, value)
        self._data[key] = value

    def __delitem__(self, key):
        encoded = self.encodekey(key)
        unsetenv(encoded)
        try:
            del self._data[encoded]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        for key in list(self._data):
            yield self.decodekey(key)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        inside = ', '.join(f'{self.decodekey(key)!r}: {self.decodevalue(value)!r}' for key, value in self._data.items())
        return f'environ({{{inside}}})'

    def copy(self):
        return dict(self)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not _is_mapping(other):
            return NotImplemented
        return {**dict(self), **dict(other)}

    def __ror__(self, other):
        if not _is_mapping(other):
            return NotImplemented
        return {**dict(other), **dict(self)}


def _is_mapping(value):
    from _collections_abc import Mapping
    return isinstance(value, Mapping)


def _encode_text(value):
    if not isinstance(value, str):
        raise TypeError(f'str expected, not {type(value).__name__}')
    return value.encode(_ENCODING, _ERRORS)


def _decode_text(value):
    return value.decode(_ENCODING, _ERRORS)


def _check_bytes(value):
    if not isinstance(value, bytes):
        raise TypeError(f'bytes expected, not {type(value).__name__}')
    return value


def _make_environ():
    data = {}
    for key, value in _posix.environ.items():
        if isinstance(key, str):
            key, value = _encode_text(key), _encode_text(value)
        data[key] = value
    return data


environ = _Environ(_make_environ(), _encode_text, _decode_text, _encode_text, _decode_text)
environb = _Environ(environ._data, _check_bytes, bytes, _check_bytes, bytes)
supports_bytes_environ = True


def getenv(key, default=None):
    """The value of an environment variable, or the default."""
    return environ.get(key, default)


def getenvb(key, default=None):
    """getenv for bytes."""
    return environb.get(key, default)


def get_exec_path(env=None):
    """The folders searched for programs."""
    if env is None:
        env = environ
    try:
        found = env.get('PATH')
    except TypeError:
        found = None
    try:
        as_bytes = env[b'PATH']
    except (KeyError, TypeError):
        pass
    else:
        if found is not None:
            raise ValueError("env cannot contain 'PATH' and b'PATH' keys")
        found = as_bytes
    if found is None:
        found = defpath
    return fsdecode(found).split(pathsep) if isinstance(found, bytes) else found.split(pathsep)


# Trees of folders -------------------------------------------------------------------------------


def makedirs(name, mode=0o777, exist_ok=False):
    """Make a folder and the folders above it."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass                # another process was faster
        here = curdir if isinstance(tail, str) else b'.'
        if tail == here:        # a/b/. exists once a/b does
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Remove an empty folder and then its parents while they are empty."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    """Rename, making folders for the new name and removing empty old ones."""
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Yield (folder, folder names, file names) for a tree.

    Going down, the caller may edit the list of folder names to steer.
    """
    sys.audit('os.walk', top, topdown, onerror, followlinks)
    stack = [(False, fspath(top))]
    while stack:
        ready, item = stack.pop()
        if ready:
            yield item
            continue
        dirs, files, inside = [], [], []
        try:
            entries = scandir(item)
        except OSError as problem:
            if onerror is not None:
                onerror(problem)
            continue
        failed = False
        with entries:
            while True:
                try:
                    entry = next(entries)
                except StopIteration:
                    break
                except OSError as problem:
                    if onerror is not None:
                        onerror(problem)
                    failed = True
                    break
                try:
                    is_dir = entry.is_dir()
                except OSError:
                    is_dir = False
                (dirs if is_dir else files).append(entry.name)
                if not topdown and is_dir:
                    try:
                        link = not followlinks and entry.is_symlink()
                    except OSError:
                        link = False
                    if not link:
                        inside.append(entry.path)
        if failed:
            continue
        if topdown:
            yield item, dirs, files
            for name in reversed(dirs):
                below = path.join(item, name)
                if followlinks or not path.islink(below):
                    stack.append((False, below))
        else:
            stack.append((True, (item, dirs, files)))
            for below in reversed(inside):
                stack.append((False, below))


def fwalk(top='.', topdown=True, onerror=None, *, follow_symlinks=False, dir_fd=None):
    """walk() that also yields an open descriptor of each folder."""
    sys.audit('os.fwalk', top, topdown, onerror, follow_symlinks, dir_fd)
    top = fspath(top)
    before = None if follow_symlinks else stat(top, follow_symlinks=False, dir_fd=dir_fd)
    handle = open(top, O_RDONLY | O_NONBLOCK, dir_fd=dir_fd)
    try:
        if follow_symlinks or (st.S_ISDIR(before.st_mode) and path.samestat(before, stat(handle))):
            yield from _fwalk(handle, top, isinstance(top, bytes), topdown, onerror, follow_symlinks)
    finally:
        close(handle)


def _fwalk(handle, where, as_bytes, topdown, onerror, follow_symlinks):
    dirs, files = [], []
    for entry in scandir(handle):
        name = fsencode(entry.name) if as_bytes else entry.name
        try:
            if entry.is_dir():
                dirs.append(name)
            else:
                files.append(name)
        except OSError:
            try:
                if entry.is_symlink():
                    files.append(name)
            except OSError:
                pass
    if topdown:
        yield where, dirs, files, handle
    for name in dirs:
        try:
            before = None if follow_symlinks else stat(name, dir_fd=handle, follow_symlinks=False)
            below = open(name, O_RDONLY | O_NONBLOCK, dir_fd=handle)
        except OSError as problem:
            if onerror is not None:
                onerror(problem)
            continue
        try:
            if follow_symlinks or path.samestat(before, stat(below)):
                yield from _fwalk(below, path.join(where, name), as_bytes, topdown, onerror, follow_symlinks)
        finally:
            close(below)
    if not topdown:
        yield where, dirs, files, handle


# Programs ---------------------------------------------------------------------------------------


def execl(file, *args):
    """Replace this process; arguments one by one."""
    execv(file, args)


def execle(file, *args):
    """execl with the environment as last argument."""
    execve(file, args[:-1], args[-1])


def execlp(file, *args):
    """execl that searches PATH."""
    execvp(file, args)


def execlpe(file, *args):
    """execle that searches PATH."""
    execvpe(file, args[:-1], args[-1])


def execvp(file, args):
    """execv that searches PATH."""
    _exec_along_path(file, args)


def execvpe(file, args, env):
    """execve that searches PATH."""
    _exec_along_path(file, args, env)


def _exec_along_path(file, args, env=None):
    def run(program):
        if env is None:
            execv(program, args)
        else:
            execve(program, args, env)

    if path.dirname(file):
        run(file)
        return
    remembered = None
    file = fsencode(file)
    for folder in map(fsencode, get_exec_path(env)):
        try:
            run(path.join(folder, file))
        except (FileNotFoundError, NotADirectoryError) as problem:
            last = problem
        except OSError as problem:
            last = problem
            if remembered is None:
                remembered = problem
    raise remembered if remembered is not None else last


def _spawn(mode, file, args, env, run):
    if not isinstance(args, (tuple, list)):
        raise TypeError('argv must be a tuple or a list')
    if not args or not args[0]:
        raise ValueError('argv first element cannot be empty')
    pid = fork()
    if not pid:
        try:
            run(file, args) if env is None else run(file, args, env)
        except:
            _exit(127)
    if mode == P_NOWAIT:
        return pid
    while True:
        _, status = waitpid(pid, 0)
        if not WIFSTOPPED(status):
            return waitstatus_to_exitcode(status)


def spawnv(mode, file, args):
    """Run a program in a child process."""
    return _spawn(mode, file, args, None, execv)


def spawnve(mode, file, args, env):
    """spawnv with an environment."""
    return _spawn(mode, file, args, env, execve)


def spawnvp(mode, file, args):
    """spawnv that searches PATH."""
    return _spawn(mode, file, args, None, execvp)


def spawnvpe(mode, file, args, env):
    """spawnve that searches PATH."""
    return _spawn(mode, file, args, env, execvpe)


def spawnl(mode, file, *args):
    """spawnv; arguments one by one."""
    return spawnv(mode, file, args)


def spawnle(mode, file, *args):
    """spawnve; the environment is the last argument."""
    return spawnve(mode, file, args[:-1], args[-1])


def spawnlp(mode, file, *args):
    """spawnl that searches PATH."""
    return spawnvp(mode, file, args)


def spawnlpe(mode, file, *args):
    """spawnle that searches PATH."""
    return spawnvpe(mode, file, args[:-1], args[-1])


def popen(cmd, mode='r', buffering=-1):
    """A pipe to a shell command, as a file object."""
    if not isinstance(cmd, str):
        raise TypeError(f'invalid cmd type ({type(cmd)}, expected string)')
    if mode not in ('r', 'w'):
        raise ValueError(f'invalid mode {mode!r}')
    if buffering == 0 or buffering is None:
        raise ValueError('popen() does not support unbuffered streams')
    import io
    import subprocess
    if mode == 'r':
        process = subprocess.Popen(cmd, shell=True, text=True, stdout=subprocess.PIPE, bufsize=buffering)
        return _wrap_close(process.stdout, process)
    process = subprocess.Popen(cmd, shell=True, text=True, stdin=subprocess.PIPE, bufsize=buffering)
    return _wrap_close(process.stdin, process)


class _wrap_close:
    """The file of popen: closing it waits for the command."""

    def __init__(self, stream, proc):
        self._stream = stream
        self._proc = proc

    def close(self):
        """None after success, otherwise the wait status."""
        self._stream.close()
        code = self._proc.wait()
        return None if code == 0 else code << 8

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __getattr__(self, name):
        return getattr(self._stream, name)

    def __iter__(self):
        return iter(self._stream)


def fdopen(fd, mode='r', buffering=-1, encoding=None, *args, **kwargs):
    """open() for a file descriptor."""
    if not isinstance(fd, int):
        raise TypeError(f'invalid fd type ({type(fd)}, expected integer)')
    import io
    if 'b' not in mode:
        encoding = io.text_encoding(encoding)
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


__all__ = [name for name in _get_exports_list(_posix) if name != 'environ'] + [
    '_exit', 'path', 'curdir', 'pardir', 'sep', 'extsep', 'altsep', 'pathsep', 'linesep', 'defpath', 'name', 'devnull',
    'SEEK_SET', 'SEEK_CUR', 'SEEK_END', 'P_WAIT', 'P_NOWAIT', 'P_NOWAITO', 'fsencode', 'fsdecode', 'get_exec_path', 'fdopen',
    'popen', 'PathLike', 'environ', 'environb', 'getenv', 'getenvb', 'supports_bytes_environ', 'makedirs', 'removedirs',
    'renames', 'walk', 'fwalk', 'execl', 'execle', 'execlp', 'execlpe', 'execvp', 'execvpe', 'spawnv', 'spawnve', 'spawnvp',
    'spawnvpe', 'spawnl', 'spawnle', 'spawnlp', 'spawnlpe', 'supports_dir_fd', 'supports_effective_ids', 'supports_fd',
    'supports_follow_symlinks', 'fspath']
