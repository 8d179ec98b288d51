"""Paths as objects: PurePath for their text, Path for the file system.

A path keeps its drive, root and parts; the text is put together on first use.
`_PosixFlavour` and `_WindowsFlavour` hold what differs between systems.
Modules beyond os are imported by the methods that need them.
"""

import os
import sys

__all__ = ["PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath", "WindowsPath"]


class _PosixFlavour:
    """Paths of this system."""

    sep = '/'
    altsep = ''
    is_supported = True

    @staticmethod
    def splitroot(part):
        if not part.startswith('/'):
            return '', '', part
        rest = part.lstrip('/')
        return '', '//' if len(part) - len(rest) == 2 else '/', rest

    @staticmethod
    def fold(text):
        return text

    @staticmethod
    def is_reserved(parts):
        return False

    @staticmethod
    def uri(path):
        from urllib.parse import quote_from_bytes
        return 'file://' + quote_from_bytes(bytes(path))


class _WindowsFlavour:
    """Paths of Windows, as text only."""

    sep = '\\'
    altsep = '/'
    is_supported = False
    _RESERVED = frozenset(['CON', 'PRN', 'AUX', 'NUL', 'CONIN$', 'CONOUT$'] +
                          [name + digit for name in ('COM', 'LPT') for digit in '123456789\xb9\xb2\xb3'])

    @staticmethod
    def splitroot(part):
        if part[:2] == '\\\\' and part[2:3] != '\\':
            extended = part[:4] == '\\\\?\\'
            if extended and part[4:5] and part[5:6] == ':':
                drive, rest = part[:6], part[6:]
                return (drive, '\\', rest.lstrip('\\')) if rest[:1] == '\\' else (drive, '', rest)
            end = part.find('\\', 2)
            if end >= 0:
                second = part.find('\\', end + 1)
                if second != end + 1:
                    if second < 0:
                        second = len(part)
                    return part[:second], '\\', part[second + 1:].lstrip('\\')
        drive = ''
        if part[1:2] == ':' and part[:1].isalpha() and part[:1].isascii():
            drive, part = part[:2], part[2:]
        rest = part.lstrip('\\')
        return drive, '\\' if len(rest) != len(part) else '', rest

    @staticmethod
    def fold(text):
        return text.lower()

    @classmethod
    def is_reserved(cls, parts):
        if not parts or parts[0].startswith('\\\\'):
            return False
        return parts[-1].partition('.')[0].partition(':')[0].rstrip(' ').upper() in cls._RESERVED

    @staticmethod
    def uri(path):
        from urllib.parse import quote_from_bytes
        drive = path.drive
        if len(drive) == 2 and drive[1] == ':':
            return 'file:///' + drive + quote_from_bytes(path.as_posix()[2:].encode('utf-8'))
        return 'file:' + quote_from_bytes(path.as_posix().encode('utf-8'))


_posix_flavour = _PosixFlavour()
_windows_flavour = _WindowsFlavour()


class _PathParents:
    """The ancestors of a path, nearest first."""

    __slots__ = ('_kind', '_drv', '_root', '_parts')

    def __init__(self, path):
        self._kind = type(path)
        self._drv = path._drv
        self._root = path._root
        self._parts = path._parts

    def __len__(self):
        return len(self._parts) - 1 if self._drv or self._root else len(self._parts)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        if index >= len(self) or index < -len(self):
            raise IndexError(index)
        if index < 0:
            index += len(self)
        return self._kind._from_parsed(self._drv, self._root, self._parts[:-index - 1])

    def __iter__(self):
        return (self[index] for index in range(len(self)))

    def __contains__(self, value):
        return any(value == item for item in self)

    def __repr__(self):
        return f'<{self._kind.__name__}.parents>'


class PurePath:
    """A path as text; no question to the file system."""

    __slots__ = ('_drv', '_root', '_parts', '_str', '_hash', '_pparts', '_cached_cparts')

    def __new__(cls, *args):
        if cls is PurePath:
            cls = PurePosixPath
        return cls._from_args(args)

    def __reduce__(self):
        return self.__class__, tuple(self._parts)

    @classmethod
    def _parse(cls, args):
        """(drive, root, parts) of constructor arguments."""
        flavour = cls._flavour
        texts = []
        for arg in args:
            if isinstance(arg, PurePath):
                texts += arg._parts
                continue
            arg = os.fspath(arg)
            if not isinstance(arg, str):
                raise TypeError('argument should be a str object or an os.PathLike object returning str, '
                                f'not {type(arg)!r}')
            texts.append(str(arg))
        drive = root = ''
        parts = []              # collected backwards, until a part that is absolute
        for index in range(len(texts) - 1, -1, -1):
            text = texts[index]
            if not text:
                continue
            if flavour.altsep:
                text = text.replace(flavour.altsep, flavour.sep)
            drive, root, rest = flavour.splitroot(text)
            if flavour.sep in rest:
                parts += [part for part in reversed(rest.split(flavour.sep)) if part and part != '.']
            elif rest and rest != '.':
                parts.append(rest)
            if drive or root:
                if not drive:
                    # The root is known, the drive may stand further left.
                    for other in texts[:index][::-1]:
                        if flavour.altsep:
                            other = other.replace(flavour.altsep, flavour.sep)
                        drive = flavour.splitroot(other)[0]
                        if drive:
                            break
                break
        if drive or root:
            parts.append(drive + root)
        parts.reverse()
        return drive, root, parts

    @classmethod
    def _from_args(cls, args):
        self = object.__new__(cls)
        self._drv, self._root, self._parts = cls._parse(args)
        return self

    @classmethod
    def _from_parsed(cls, drive, root, parts):
        self = object.__new__(cls)
        self._drv, self._root, self._parts = drive, root, parts
        return self

    def _child(self, args):
        drive, root, parts = self._parse(args)
        if root and not drive and self._drv:
            drive, parts = self._drv, [self._drv + root] + parts[1:]
        elif drive and not root:
            if self._drv and self._flavour.fold(drive) == self._flavour.fold(self._drv):
                return self._from_parsed(self._drv, self._root, self._parts + parts[1:])
        elif not root and not drive:
            return self._from_parsed(self._drv, self._root, self._parts + parts)
        return self._from_parsed(drive, root, parts)

    def __str__(self):
        try:
            return self._str
        except AttributeError:
            sep = self._flavour.sep
            if self._drv or self._root:
                text = self._drv + self._root + sep.join(self._parts[1:])
            else:
                text = sep.join(self._parts)
            self._str = text or '.'
            return self._str

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        """The text with forward slashes."""
        return str(self).replace(self._flavour.sep, '/')

    def __bytes__(self):
        return os.fsencode(self)

    def __repr__(self):
        return f'{self.__class__.__name__}({self.as_posix()!r})'

    def as_uri(self):
        """The path as a file: URI."""
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        return self._flavour.uri(self)

    @property
    def _cparts(self):
        try:
            return self._cached_cparts
        except AttributeError:
            self._cached_cparts = [self._flavour.fold(part) for part in self._parts]
            return self._cached_cparts

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._cparts == other._cparts and self._flavour is other._flavour

    def __hash__(self):
        try:
            return self._hash
        except AttributeError:
            self._hash = hash(tuple(self._cparts))
            return self._hash

    def _comparable(self, other):
        return isinstance(other, PurePath) and self._flavour is other._flavour

    def __lt__(self, other):
        return self._cparts < other._cparts if self._comparable(other) else NotImplemented

    def __le__(self, other):
        return self._cparts <= other._cparts if self._comparable(other) else NotImplemented

    def __gt__(self, other):
        return self._cparts > other._cparts if self._comparable(other) else NotImplemented

    def __ge__(self, other):
        return self._cparts >= other._cparts if self._comparable(other) else NotImplemented

    @classmethod
    def __class_getitem__(cls, type):
        return cls

    @property
    def drive(self):
        """The drive, '' on POSIX systems."""
        return self._drv

    @property
    def root(self):
        """The root, '' for a relative path."""
        return self._root

    @property
    def anchor(self):
        """Drive and root."""
        return self._drv + self._root

    @property
    def name(self):
        """The last part, '' when there is only an anchor."""
        return self._parts[-1] if len(self._parts) != (1 if self._drv or self._root else 0) else ''

    @property
    def suffix(self):
        """The extension of the name, with its dot."""
        name = self.name
        at = name.rfind('.')
        return name[at:] if 0 < at < len(name) - 1 else ''

    @property
    def suffixes(self):
        """Every extension of the name."""
        name = self.name
        if name.endswith('.'):
            return []
        return ['.' + suffix for suffix in name.lstrip('.').split('.')[1:]]

    @property
    def stem(self):
        """The name without its extension."""
        name = self.name
        at = name.rfind('.')
        return name[:at] if 0 < at < len(name) - 1 else name

    def with_name(self, name):
        """The path with another name."""
        if not self.name:
            raise ValueError(f'{self!r} has an empty name')
        drive, root, parts = self._parse((name,))
        if (not name or name[-1] in (self._flavour.sep, self._flavour.altsep) or drive or root or len(parts) != 1):
            raise ValueError(f'Invalid name {name!r}')
        return self._from_parsed(self._drv, self._root, self._parts[:-1] + [name])

    def with_stem(self, stem):
        """The path with another stem and the same extension."""
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        """The path with another extension; '' removes it."""
        flavour = self._flavour
        if (flavour.sep in suffix or (flavour.altsep and flavour.altsep in suffix) or
                (suffix and not suffix.startswith('.')) or suffix == '.'):
            raise ValueError(f'Invalid suffix {suffix!r}')
        name = self.name
        if not name:
            raise ValueError(f'{self!r} has an empty name')
        old = self.suffix
        name = (name[:-len(old)] if old else name) + suffix
        return self._from_parsed(self._drv, self._root, self._parts[:-1] + [name])

    def relative_to(self, *other):
        """The path as seen from `other`, which must be one of its ancestors."""
        if not other:
            raise TypeError('need at least one argument')
        base = self._from_args(other)
        count = len(base._parts)
        same = self._cparts[:count] == base._cparts
        if base._drv and not base._root and self._root:
            same = self._flavour.fold(base._drv) == self._flavour.fold(self._drv) and count == 1
        elif (self._drv or self._root) and not (base._drv or base._root):
            same = False
        if not same:
            raise ValueError(f'{str(self)!r} is not in the subpath of {str(base)!r} OR one path is relative and the '
                             'other is absolute.')
        if base._drv and not base._root and self._root:
            return self._from_parsed('', self._root, [self._root] + self._parts[1:])
        return self._from_parsed('', '', self._parts[count:])

    def is_relative_to(self, *other):
        """Whether relative_to would succeed."""
        try:
            self.relative_to(*other)
            return True
        except ValueError:
            return False

    @property
    def parts(self):
        """A tuple: the anchor, if any, and the names."""
        try:
            return self._pparts
        except AttributeError:
            self._pparts = tuple(self._parts)
            return self._pparts

    def joinpath(self, *args):
        """The path with more parts."""
        return self._child(args)

    def __truediv__(self, key):
        try:
            return self._child((key,))
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self._from_args([key] + self._parts)
        except TypeError:
            return NotImplemented

    @property
    def parent(self):
        """The folder above."""
        if len(self._parts) == 1 and (self._drv or self._root):
            return self
        if not self._parts:
            return self
        return self._from_parsed(self._drv, self._root, self._parts[:-1])

    @property
    def parents(self):
        """A sequence of all folders above."""
        return _PathParents(self)

    def is_absolute(self):
        """Whether it has a root (and a drive where there are drives)."""
        if not self._root:
            return False
        return self._flavour is _posix_flavour or bool(self._drv)

    def is_reserved(self):
        """Whether Windows reserves the name."""
        return self._flavour.is_reserved(self._parts)

    def match(self, path_pattern):
        """Whether the path, or its end, matches a pattern."""
        import fnmatch
        drive, root, parts = self._parse((path_pattern,))
        if not parts:
            raise ValueError('empty pattern')
        fold = self._flavour.fold
        parts = [fold(part) for part in parts]
        own = self._cparts
        if drive and fold(drive) != fold(self._drv):
            return False
        if root and root != self._root:
            return False
        if drive or root:
            if len(parts) != len(own):
                return False
            parts = parts[1:]
        elif len(parts) > len(own):
            return False
        return all(fnmatch.fnmatchcase(part, pattern) for part, pattern in zip(reversed(own), reversed(parts)))


class PurePosixPath(PurePath):
    """A POSIX path as text."""

    __slots__ = ()
    _flavour = _posix_flavour


class PureWindowsPath(PurePath):
    """A Windows path as text."""

    __slots__ = ()
    _flavour = _windows_flavour


os.PathLike.register(PurePath)

_ABSENT = (2, 20, 9, 40)        # no entry, not a folder, bad descriptor, loop


def _is_absent(error):
    return getattr(error, 'errno', None) in _ABSENT


class Path(PurePath):
    """A path with the operations of the file system."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = PosixPath
        self = cls._from_args(args)
        if not self._flavour.is_supported:
            raise NotImplementedError(f'cannot instantiate {cls.__name__!r} on your system')
        return self

    def __enter__(self):
        import warnings
        warnings.warn('pathlib.Path.__enter__() is deprecated and scheduled for removal in Python 3.13; Path objects as a '
                      'context manager is a no-op', DeprecationWarning, stacklevel=2)
        return self

    def __exit__(self, *exc_info):
        pass

    @classmethod
    def cwd(cls):
        """The current folder."""
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        """The user's home folder."""
        return cls('~').expanduser()

    def samefile(self, other_path):
        """Whether both lead to one file."""
        other = other_path.stat() if isinstance(other_path, Path) else os.stat(other_path)
        return os.path.samestat(self.stat(), other)

    def iterdir(self):
        """Yield the entries of the folder."""
        for name in os.listdir(self):
            yield self._from_parsed(self._drv, self._root, self._parts + [name])

    def _scandir(self):
        return os.scandir(self)

    def glob(self, pattern):
        """Yield what matches a relative pattern."""
        sys.audit('pathlib.Path.glob', self, pattern)
        if not pattern:
            raise ValueError(f'Unacceptable pattern: {pattern!r}')
        drive, root, parts = self._parse((pattern,))
        if drive or root:
            raise NotImplementedError('Non-relative patterns are unsupported')
        if pattern[-1] in (self._flavour.sep, self._flavour.altsep):
            parts = parts + ['']
        _check_pattern(parts)
        return _select(self, parts)

    def rglob(self, pattern):
        """Yield what matches a pattern here or in any folder below."""
        sys.audit('pathlib.Path.rglob', self, pattern)
        drive, root, parts = self._parse((pattern,))
        if drive or root:
            raise NotImplementedError('Non-relative patterns are unsupported')
        if pattern and pattern[-1] in (self._flavour.sep, self._flavour.altsep):
            parts = parts + ['']
        parts = ['**'] + parts
        _check_pattern(parts)
        return _select(self, parts)

    def absolute(self):
        """The absolute path; links and `..` stay."""
        if self.is_absolute():
            return self
        return self._from_args([os.getcwd()] + self._parts)

    def resolve(self, strict=False):
        """The absolute path without links."""
        try:
            real = os.path.realpath(self, strict=strict)
        except OSError as problem:
            if problem.errno == 40:
                raise RuntimeError(f'Symlink loop from {problem.filename!r}') from None
            raise
        found = self._from_args((real,))
        if not strict:
            try:
                found.stat()
            except OSError as problem:
                if problem.errno == 40:
                    raise RuntimeError(f'Symlink loop from {problem.filename!r}') from None
        return found

    def stat(self, *, follow_symlinks=True):
        """os.stat of the path."""
        return os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        """stat of a link itself."""
        return self.stat(follow_symlinks=False)

    def owner(self):
        """The name of the file's owner."""
        import pwd
        return pwd.getpwuid(self.stat().st_uid).pw_name

    def group(self):
        """The name of the file's group."""
        import grp
        return grp.getgrgid(self.stat().st_gid).gr_name

    def open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
        """Open the file."""
        import io
        if 'b' not in mode:
            encoding = io.text_encoding(encoding)
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        """The file's bytes."""
        with self.open(mode='rb') as file:
            return file.read()

    def read_text(self, encoding=None, errors=None):
        """The file's text."""
        with self.open(mode='r', encoding=encoding, errors=errors) as file:
            return file.read()

    def write_bytes(self, data):
        """Replace the file's content; returns the number of bytes."""
        view = memoryview(data)
        with self.open(mode='wb') as file:
            return file.write(view)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        """Replace the file's text; returns the number of characters."""
        if not isinstance(data, str):
            raise TypeError(f'data must be str, not {data.__class__.__name__}')
        with self.open(mode='w', encoding=encoding, errors=errors, newline=newline) as file:
            return file.write(data)

    def readlink(self):
        """Where a link points."""
        return self._from_args((os.readlink(self),))

    def touch(self, mode=0o666, exist_ok=True):
        """Make the file, or set its time to now."""
        if exist_ok:
            try:
                os.utime(self, None)
                return
            except OSError:
                pass
        flags = os.O_CREAT | os.O_WRONLY
        if not exist_ok:
            flags |= os.O_EXCL
        os.close(os.open(self, flags, mode))

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        """Make the folder."""
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def chmod(self, mode, *, follow_symlinks=True):
        """Change permissions."""
        os.chmod(self, mode, follow_symlinks=follow_symlinks)

    def lchmod(self, mode):
        """Change a link's own permissions."""
        self.chmod(mode, follow_symlinks=False)

    def unlink(self, missing_ok=False):
        """Remove the file or link."""
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        """Remove the empty folder."""
        os.rmdir(self)

    def rename(self, target):
        """Rename; returns the new path."""
        os.rename(self, target)
        return self.__class__(target)

    def replace(self, target):
        """Rename over whatever is there; returns the new path."""
        os.replace(self, target)
        return self.__class__(target)

    def symlink_to(self, target, target_is_directory=False):
        """Make this path a link to `target`."""
        os.symlink(target, self, target_is_directory)

    def hardlink_to(self, target):
        """Make this path another name of `target`."""
        os.link(target, self)

    def link_to(self, target):
        """Make `target` another name of this path (deprecated)."""
        import warnings
        warnings.warn('pathlib.Path.link_to() is deprecated and is scheduled for removal in Python 3.12. Use '
                      'pathlib.Path.hardlink_to() instead.', DeprecationWarning, stacklevel=2)
        self.__class__(target).hardlink_to(self)

    def exists(self):
        """Whether the path leads somewhere."""
        try:
            self.stat()
        except OSError as problem:
            if not _is_absent(problem):
                raise
            return False
        except ValueError:
            return False
        return True

    def _is_kind(self, kind, follow=True):
        try:
            return (self.stat() if follow else self.lstat()).st_mode & 0o170000 == kind
        except OSError as problem:
            if not _is_absent(problem):
                raise
            return False
        except ValueError:
            return False

    def is_dir(self):
        """Whether it is a folder."""
        return self._is_kind(0o040000)

    def is_file(self):
        """Whether it is a regular file."""
        return self._is_kind(0o100000)

    def is_mount(self):
        """Whether a file system is mounted there."""
        return self.exists() and self.is_dir() and os.path.ismount(self)

    def is_symlink(self):
        """Whether it is a symbolic link."""
        return self._is_kind(0o120000, follow=False)

    def is_block_device(self):
        """Whether it is a block device."""
        return self._is_kind(0o060000)

    def is_char_device(self):
        """Whether it is a character device."""
        return self._is_kind(0o020000)

    def is_fifo(self):
        """Whether it is a named pipe."""
        return self._is_kind(0o010000)

    def is_socket(self):
        """Whether it is a socket."""
        return self._is_kind(0o140000)

    def expanduser(self):
        """`~` and `~user` at the start replaced by a home folder."""
        if not (self._drv or self._root) and self._parts and self._parts[0][:1] == '~':
            home = os.path.expanduser(self._parts[0])
            if home[:1] == '~':
                raise RuntimeError('Could not determine home directory.')
            drive, root, parts = self._parse((home,))
            return self._from_parsed(drive, root, parts + self._parts[1:])
        return self


class PosixPath(Path, PurePosixPath):
    """A path of this system."""

    __slots__ = ()


class WindowsPath(Path, PureWindowsPath):
    """A path of Windows: cannot be made here."""

    __slots__ = ()

    def is_mount(self):
        raise NotImplementedError('Path.is_mount() is unsupported on this system')


# Patterns ---------------------------------------------------------------------------------------


def _check_pattern(parts):
    for part in parts:
        if '**' in part and part != '**':
            raise ValueError("Invalid pattern: '**' can only be an entire path component")


def _select(path, parts):
    """Yield each match once."""
    if not path.is_dir():
        return iter(())
    found = _matches(path, parts)
    return _once(found) if parts.count('**') > 1 else found


def _once(paths):
    seen = set()
    for path in paths:
        if path not in seen:
            seen.add(path)
            yield path


def _matches(path, parts):
    if not parts:
        yield path
        return
    part, rest = parts[0], parts[1:]
    if part == '**':
        for folder in _folders(path):
            yield from _matches(folder, rest)
    elif part == '..' or not any(char in part for char in '*?['):
        found = path / part if part else path
        try:
            if found.is_dir() if rest or not part else found.exists():
                yield from _matches(found, rest)
        except PermissionError:
            return
    else:
        import fnmatch
        match = fnmatch._compile_pattern(path._flavour.fold(part))
        try:
            with path._scandir() as found:
                entries = list(found)
        except PermissionError:
            return
        for entry in entries:
            if rest:
                try:
                    if not entry.is_dir():
                        continue
                except OSError as problem:
                    if not _is_absent(problem):
                        raise
                    continue
            if match(path._flavour.fold(entry.name)):
                yield from _matches(path._from_parsed(path._drv, path._root, path._parts + [entry.name]), rest)


def _folders(path):
    """The folder and every folder below it; links are not followed."""
    yield path
    try:
        with path._scandir() as found:
            entries = list(found)
    except PermissionError:
        return
    for entry in entries:
        try:
            below = entry.is_dir(follow_symlinks=False)
        except OSError as problem:
            if not _is_absent(problem):
                raise
            below = False
        if below:
            yield from _folders(path._from_parsed(path._drv, path._root, path._parts + [entry.name]))
