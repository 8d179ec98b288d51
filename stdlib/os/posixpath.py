"""os.path for POSIX systems: paths as strings, and questions to the file system.

Works for str and bytes alike.  The functions of `genericpath` stand here too;
that module re-exports them.
"""

from posix import fspath as _fspath

__all__ = ['normcase', 'isabs', 'join', 'splitdrive', 'split', 'splitext', 'basename', 'dirname', 'commonprefix', 'getsize',
           'getmtime', 'getatime', 'getctime', 'islink', 'exists', 'lexists', 'isdir', 'isfile', 'ismount', 'expanduser',
           'expandvars', 'normpath', 'abspath', 'samefile', 'sameopenfile', 'samestat', 'curdir', 'pardir', 'sep', 'pathsep',
           'defpath', 'altsep', 'extsep', 'devnull', 'realpath', 'supports_unicode_filenames', 'relpath', 'commonpath']

curdir = '.'
pardir = '..'
extsep = '.'
sep = '/'
pathsep = ':'
defpath = '/bin:/usr/bin'
altsep = None
devnull = '/dev/null'
supports_unicode_filenames = False

import os                       # imports this module in turn: needs the names above
import stat as _stat


def _check_arg_types(function, *args):
    """One message for mixed or wrong argument types."""
    text = binary = False
    for arg in args:
        if isinstance(arg, str):
            text = True
        elif isinstance(arg, bytes):
            binary = True
        else:
            raise TypeError(f'{function}() argument must be str, bytes, or os.PathLike object, '
                            f'not {type(arg).__name__!r}') from None
    if text and binary:
        raise TypeError("Can't mix strings and bytes in path components") from None


# Strings ----------------------------------------------------------------------------------------


def normcase(s):
    """The path itself: case matters here."""
    return _fspath(s)


def isabs(s):
    """Whether the path starts at the root."""
    s = _fspath(s)
    return s.startswith(b'/' if isinstance(s, bytes) else '/')


def join(a, *p):
    """Join parts; an absolute part throws away what came before."""
    a = _fspath(a)
    slash = b'/' if isinstance(a, bytes) else '/'
    path = a
    try:
        if not p:
            path[:0] + slash    # the type error of a mixed join
        for part in map(_fspath, p):
            if part.startswith(slash):
                path = part
            elif not path or path.endswith(slash):
                path += part
            else:
                path += slash + part
    except (TypeError, AttributeError, BytesWarning):
        _check_arg_types('join', a, *p)
        raise
    return path


def split(p):
    """(head, tail), where tail is everything after the last slash."""
    p = _fspath(p)
    slash = b'/' if isinstance(p, bytes) else '/'
    at = p.rfind(slash) + 1
    head, tail = p[:at], p[at:]
    if head.strip(slash):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    """(root, extension); leading dots belong to the root."""
    p = _fspath(p)
    if isinstance(p, bytes):
        return _splitext(p, b'/', None, b'.')
    return _splitext(p, '/', None, '.')


def _splitext(p, slash, other_slash, dot):
    start = p.rfind(slash) + 1
    if other_slash:
        start = max(start, p.rfind(other_slash) + 1)
    at = p.rfind(dot)
    if at > start and p[start:at].strip(dot):
        return p[:at], p[at:]
    return p, p[:0]


def splitdrive(p):
    """There are no drives here: ('', p)."""
    p = _fspath(p)
    return p[:0], p


def basename(p):
    """The part after the last slash."""
    p = _fspath(p)
    return p[p.rfind(b'/' if isinstance(p, bytes) else '/') + 1:]


def dirname(p):
    """The part before the last slash."""
    return split(p)[0]


def normpath(path):
    """Without double slashes, `.` and `name/..`."""
    path = _fspath(path)
    if isinstance(path, bytes):
        slash, dot, dots = b'/', b'.', b'..'
    else:
        slash, dot, dots = '/', '.', '..'
    if not path:
        return dot
    root = path[:0]
    if path.startswith(slash):
        # POSIX: exactly two leading slashes mean something of their own.
        root = slash * 2 if path.startswith(slash * 2) and not path.startswith(slash * 3) else slash
    parts = []
    for part in path.split(slash):
        if not part or part == dot:
            continue
        if part != dots or (not root and not parts) or (parts and parts[-1] == dots):
            parts.append(part)
        elif parts:
            parts.pop()
    return root + slash.join(parts) or dot


def abspath(path):
    """Absolute and normalised."""
    path = _fspath(path)
    if isinstance(path, bytes):
        if not path.startswith(b'/'):
            path = join(os.getcwdb(), path)
    elif not path.startswith('/'):
        path = join(os.getcwd(), path)
    return normpath(path)


def relpath(path, start=None):
    """The path as seen from `start`, the current folder by default."""
    if not path:
        raise ValueError('no path specified')
    path = _fspath(path)
    if isinstance(path, bytes):
        slash, dots, here = b'/', b'..', b'.'
    else:
        slash, dots, here = '/', '..', '.'
    start = here if start is None else _fspath(start)
    try:
        from_parts = [part for part in abspath(start).split(slash) if part]
        to_parts = [part for part in abspath(path).split(slash) if part]
        same = 0
        for a, b in zip(from_parts, to_parts):
            if a != b:
                break
            same += 1
        parts = [dots] * (len(from_parts) - same) + to_parts[same:]
        return join(*parts) if parts else here
    except (TypeError, AttributeError, BytesWarning, DeprecationWarning):
        _check_arg_types('relpath', path, start)
        raise


def commonprefix(m):
    """The longest common leading string, character by character."""
    if not m:
        return ''
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(_fspath, m))
    low, high = min(m), max(m)
    for index, item in enumerate(low):
        if item != high[index]:
            return low[:index]
    return low


def commonpath(paths):
    """The longest common leading path."""
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    paths = tuple(map(_fspath, paths))
    slash, dot = (b'/', b'.') if isinstance(paths[0], bytes) else ('/', '.')
    try:
        split_paths = [path.split(slash) for path in paths]
        rooted = {path.startswith(slash) for path in paths}
        if len(rooted) > 1:
            raise ValueError("Can't mix absolute and relative paths")
        split_paths = [[part for part in parts if part and part != dot] for parts in split_paths]
        low, high = min(split_paths), max(split_paths)
        common = low
        for index, part in enumerate(low):
            if part != high[index]:
                common = low[:index]
                break
        return (slash if rooted == {True} else slash[:0]) + slash.join(common)
    except (TypeError, AttributeError):
        _check_arg_types('commonpath', *paths)
        raise


def expanduser(path):
    """`~` and `~user` replaced by home folders."""
    path = _fspath(path)
    tilde, slash = (b'~', b'/') if isinstance(path, bytes) else ('~', '/')
    if not path.startswith(tilde):
        return path
    end = path.find(slash, 1)
    if end < 0:
        end = len(path)
    if end == 1:
        home = os.environ.get('HOME')
        if home is None:
            try:
                import pwd
                home = pwd.getpwuid(os.getuid()).pw_dir
            except (ImportError, KeyError):
                return path
    else:
        try:
            import pwd
            user = path[1:end]
            home = pwd.getpwnam(user.decode('ascii') if isinstance(user, bytes) else user).pw_dir
        except (ImportError, KeyError):
            return path
    if isinstance(path, bytes):
        home = os.fsencode(home)
    home = home.rstrip(slash)
    return home + path[end:] or slash


def expandvars(path):
    """`$NAME` and `${NAME}` replaced; unknown names stay."""
    path = _fspath(path)
    if isinstance(path, bytes):
        dollar, opened, closed, values = b'$', b'{', b'}', os.environb
        letters = b'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_'
    else:
        dollar, opened, closed, values = '$', '{', '}', os.environ
        letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_'
    if dollar not in path:
        return path
    parts = []
    at = 0
    while True:
        found = path.find(dollar, at)
        if found < 0:
            parts.append(path[at:])
            return path[:0].join(parts)
        parts.append(path[at:found])
        end = found + 1
        if path[end:end + 1] == opened:
            close = path.find(closed, end)
            if close < 0:
                parts.append(path[found:found + 1])
                at = found + 1
                continue
            name, at = path[end + 1:close], close + 1
        else:
            while end < len(path) and path[end:end + 1] in letters:
                end += 1
            name, at = path[found + 1:end], end
        value = values.get(name) if name else None
        parts.append(path[found:at] if value is None else value)


# The file system --------------------------------------------------------------------------------


def exists(path):
    """Whether the path leads somewhere; False for a broken link."""
    try:
        os.stat(path)
    except (OSError, ValueError):
        return False
    return True


def lexists(path):
    """Whether the path exists, be it a broken link."""
    try:
        os.lstat(path)
    except (OSError, ValueError):
        return False
    return True


def isfile(path):
    """Whether it is a regular file (links are followed)."""
    try:
        return _stat.S_ISREG(os.stat(path).st_mode)
    except (OSError, ValueError):
        return False


def isdir(s):
    """Whether it is a folder (links are followed)."""
    try:
        return _stat.S_ISDIR(os.stat(s).st_mode)
    except (OSError, ValueError):
        return False


def islink(path):
    """Whether it is a symbolic link."""
    try:
        return _stat.S_ISLNK(os.lstat(path).st_mode)
    except (OSError, ValueError, AttributeError):
        return False


def ismount(path):
    """Whether another file system is mounted there."""
    try:
        own = os.lstat(path)
    except (OSError, ValueError):
        return False
    if _stat.S_ISLNK(own.st_mode):
        return False
    path = _fspath(path)
    above = realpath(join(path, b'..' if isinstance(path, bytes) else '..'))
    try:
        parent = os.lstat(above)
    except (OSError, ValueError):
        return False
    return own.st_dev != parent.st_dev or own.st_ino == parent.st_ino


def getsize(filename):
    """Bytes in the file."""
    return os.stat(filename).st_size


def getmtime(filename):
    """When the content last changed, in seconds."""
    return os.stat(filename).st_mtime


def getatime(filename):
    """When the file was last read, in seconds."""
    return os.stat(filename).st_atime


def getctime(filename):
    """When the inode last changed, in seconds."""
    return os.stat(filename).st_ctime


def samestat(s1, s2):
    """Whether two stat results describe one file."""
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def samefile(f1, f2):
    """Whether two paths lead to one file."""
    return samestat(os.stat(f1), os.stat(f2))


def sameopenfile(fp1, fp2):
    """Whether two descriptors refer to one file."""
    return samestat(os.fstat(fp1), os.fstat(fp2))


def realpath(filename, *, strict=False):
    """The path without symbolic links; a loop stays as it is unless strict."""
    filename = _fspath(filename)
    if isinstance(filename, bytes):
        slash, dot, dots, path = b'/', b'.', b'..', os.getcwdb if not filename.startswith(b'/') else None
    else:
        slash, dot, dots, path = '/', '.', '..', os.getcwd if not filename.startswith('/') else None
    path = slash if path is None else path()
    todo = filename.split(slash)[::-1]
    known = {}                  # link -> where it leads, None while being followed
    while todo:
        part = todo.pop()
        if part is None:        # a marker: the link below it is resolved
            known[todo.pop()] = path
            continue
        if not part or part == dot:
            continue
        if part == dots:
            if path != slash:
                path = path[:path.rfind(slash)] or slash
            continue
        new = path + part if path == slash else path + slash + part
        try:
            is_link = _stat.S_ISLNK(os.lstat(new).st_mode)
        except OSError:
            if strict:
                raise
            is_link = False
        if not is_link:
            path = new
            continue
        if new in known:
            done = known[new]
            if done is not None:
                path = done
                continue
            if strict:
                os.stat(new)            # raises the error of the loop
            # Give up here: what is left is only joined.
            rest = []
            while todo:
                part = todo.pop()
                if part is None:
                    todo.pop()
                elif part:
                    rest.append(part)
            return normpath(join(new, *rest))
        known[new] = None
        target = os.readlink(new)
        todo.append(new)
        todo.append(None)
        if target.startswith(slash):
            path = slash
        todo.extend(target.split(slash)[::-1])
    return path
