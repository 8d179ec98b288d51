"""Copying, moving and removing files and trees, and finding programs.

rmtree works through directory descriptors, so a folder swapped for a link
while it runs cannot lead it elsewhere.  Archives need tarfile or zipfile,
imported when used.
"""

import fnmatch
import os
import stat
import sys

__all__ = ["copyfileobj", "copyfile", "copymode", "copystat", "copy", "copy2", "copytree", "move", "rmtree", "Error",
           "SpecialFileError", "ExecError", "make_archive", "get_archive_formats", "register_archive_format",
           "unregister_archive_format", "get_unpack_formats", "register_unpack_format", "unregister_unpack_format",
           "unpack_archive", "ignore_patterns", "chown", "which", "get_terminal_size", "SameFileError", "disk_usage"]

COPY_BUFSIZE = 64 * 1024


class Error(OSError):
    """A copy or move that failed; copytree collects several."""


class SameFileError(Error):
    """Source and destination are one file."""


class SpecialFileError(OSError):
    """A pipe or device where a file was expected."""


class ExecError(OSError):
    """A program could not be run."""


class ReadError(OSError):
    """An archive cannot be read."""


class RegistryError(Exception):
    """An archive format clashes or does not exist."""


# Copying ----------------------------------------------------------------------------------------


def copyfileobj(fsrc, fdst, length=0):
    """Copy from one file object to another."""
    length = length or COPY_BUFSIZE
    read, write = fsrc.read, fdst.write
    while part := read(length):
        write(part)


def _send(source, target):
    """Copy between descriptors inside the kernel; False when it cannot."""
    if not hasattr(os, 'sendfile'):
        return False
    try:
        infd, outfd = source.fileno(), target.fileno()
        size = max(os.fstat(infd).st_size, 2 ** 23)
    except Exception:
        return False
    at = 0
    while True:
        try:
            sent = os.sendfile(outfd, infd, at, size)
        except OSError as problem:
            problem.filename, problem.filename2 = source.name, target.name
            if problem.errno == 28 or at:           # no space left
                raise problem from None
            return False
        if not sent:
            return True
        at += sent


def _samefile(src, dst):
    if isinstance(src, os.DirEntry) and hasattr(os.path, 'samestat'):
        try:
            return os.path.samestat(src.stat(), os.stat(dst))
        except OSError:
            return False
    try:
        return os.path.samefile(src, dst)
    except OSError:
        return False


def copyfile(src, dst, *, follow_symlinks=True):
    """Copy the content of a file; returns the destination."""
    sys.audit('shutil.copyfile', src, dst)
    if _samefile(src, dst):
        raise SameFileError(f'{src!r} and {dst!r} are the same file')
    for path in (src, dst):
        try:
            mode = (path.stat() if isinstance(path, os.DirEntry) else os.stat(path)).st_mode
        except OSError:
            continue
        if stat.S_ISFIFO(mode):
            raise SpecialFileError(f'`{path.path if isinstance(path, os.DirEntry) else path}` is a named pipe')
    if not follow_symlinks and _islink(src):
        os.symlink(os.readlink(src), dst)
        return dst
    with open(src, 'rb') as source:
        try:
            with open(dst, 'wb') as target:
                if not _send(source, target):
                    copyfileobj(source, target)
        except IsADirectoryError as problem:
            if os.path.exists(dst):
                raise
            raise FileNotFoundError(f'Directory does not exist: {dst}') from problem
    return dst


def _islink(path):
    return path.is_symlink() if isinstance(path, os.DirEntry) else os.path.islink(path)


def copymode(src, dst, *, follow_symlinks=True):
    """Copy the permission bits."""
    sys.audit('shutil.copymode', src, dst)
    if not follow_symlinks and _islink(src) and os.path.islink(dst):
        return                  # links have no modes here
    os.chmod(dst, stat.S_IMODE(os.stat(src).st_mode))


def copystat(src, dst, *, follow_symlinks=True):
    """Copy permissions, times and extended attributes."""
    sys.audit('shutil.copystat', src, dst)
    follow = follow_symlinks or not (_islink(src) and os.path.islink(dst))
    status = src.stat(follow_symlinks=follow) if isinstance(src, os.DirEntry) else os.stat(src, follow_symlinks=follow)
    os.utime(dst, ns=(status.st_atime_ns, status.st_mtime_ns), follow_symlinks=follow)
    _copyxattr(src, dst, follow_symlinks=follow)
    if follow:
        os.chmod(dst, stat.S_IMODE(status.st_mode))


def _copyxattr(src, dst, *, follow_symlinks=True):
    if not hasattr(os, 'listxattr'):
        return
    try:
        names = os.listxattr(src, follow_symlinks=follow_symlinks)
    except OSError as problem:
        if problem.errno not in (95, 61, 22):       # not supported, no data, invalid
            raise
        return
    for name in names:
        try:
            os.setxattr(dst, name, os.getxattr(src, name, follow_symlinks=follow_symlinks), follow_symlinks=follow_symlinks)
        except OSError as problem:
            if problem.errno not in (1, 95, 61, 22, 13):
                raise


def copy(src, dst, *, follow_symlinks=True):
    """Copy content and permissions, into a folder if `dst` is one."""
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(src))
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copymode(src, dst, follow_symlinks=follow_symlinks)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    """copy() that keeps times and attributes too."""
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(src))
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copystat(src, dst, follow_symlinks=follow_symlinks)
    return dst


def ignore_patterns(*patterns):
    """An `ignore` function for copytree."""
    def _ignore_patterns(path, names):
        ignored = []
        for pattern in patterns:
            ignored.extend(fnmatch.filter(names, pattern))
        return set(ignored)
    return _ignore_patterns


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False,
             dirs_exist_ok=False):
    """Copy a whole tree; errors are collected and raised together at the end."""
    sys.audit('shutil.copytree', src, dst)
    with os.scandir(src) as found:
        entries = list(found)
    ignored = ignore(os.fspath(src), [entry.name for entry in entries]) if ignore is not None else ()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    by_entry = copy_function is copy2 or copy_function is copy
    for entry in entries:
        if entry.name in ignored:
            continue
        source = os.path.join(src, entry.name)
        target = os.path.join(dst, entry.name)
        try:
            if entry.is_symlink():
                leads_to = os.readlink(source)
                if symlinks:
                    os.symlink(leads_to, target)
                    copystat(entry, target, follow_symlinks=False)
                    continue
                if ignore_dangling_symlinks and not os.path.exists(source):
                    continue
            if entry.is_dir():
                copytree(entry if by_entry else source, target, symlinks, ignore, copy_function, ignore_dangling_symlinks,
                         dirs_exist_ok)
            else:
                copy_function(entry if by_entry else source, target)
        except Error as problem:
            errors.extend(problem.args[0])
        except OSError as problem:
            errors.append((source, target, str(problem)))
    try:
        copystat(src, dst)
    except OSError as problem:
        errors.append((src, dst, str(problem)))
    if errors:
        raise Error(errors)
    return dst


# Removing and moving ----------------------------------------------------------------------------


def _rmtree_below(handle, path, onerror):
    try:
        with os.scandir(handle) as found:
            entries = list(found)
    except OSError as problem:
        problem.filename = path
        onerror(os.scandir, path, sys.exc_info())
        return
    for entry in entries:
        full = os.path.join(path, entry.name)
        try:
            is_dir = entry.is_dir(follow_symlinks=False)
            before = entry.stat(follow_symlinks=False) if is_dir else None
        except FileNotFoundError:
            continue
        except OSError:
            is_dir = False
        if not is_dir:
            try:
                os.unlink(entry.name, dir_fd=handle)
            except OSError:
                onerror(os.unlink, full, sys.exc_info())
            continue
        try:
            below = os.open(entry.name, os.O_RDONLY, dir_fd=handle)
        except OSError:
            onerror(os.open, full, sys.exc_info())
            continue
        closed = False
        try:
            if os.path.samestat(before, os.fstat(below)):
                _rmtree_below(below, full, onerror)
                os.close(below)
                closed = True
                try:
                    os.rmdir(entry.name, dir_fd=handle)
                except OSError:
                    onerror(os.rmdir, full, sys.exc_info())
            else:
                try:
                    raise OSError('Cannot call rmtree on a symbolic link')
                except OSError:
                    onerror(os.path.islink, full, sys.exc_info())
        finally:
            if not closed:
                os.close(below)


def rmtree(path, ignore_errors=False, onerror=None, *, dir_fd=None):
    """Remove a folder and everything in it."""
    sys.audit('shutil.rmtree', path, dir_fd)
    if ignore_errors:
        def onerror(*args):
            pass
    elif onerror is None:
        def onerror(*args):
            raise
    if isinstance(path, bytes):
        path = os.fsdecode(path)
    try:
        before = os.lstat(path, dir_fd=dir_fd)
    except Exception:
        onerror(os.lstat, path, sys.exc_info())
        return
    try:
        handle = os.open(path, os.O_RDONLY, dir_fd=dir_fd)
    except Exception:
        onerror(os.open, path, sys.exc_info())
        return
    closed = False
    try:
        if os.path.samestat(before, os.fstat(handle)) and not stat.S_ISLNK(before.st_mode):
            _rmtree_below(handle, path, onerror)
            os.close(handle)
            closed = True
            try:
                os.rmdir(path, dir_fd=dir_fd)
            except OSError:
                onerror(os.rmdir, path, sys.exc_info())
        else:
            try:
                raise OSError('Cannot call rmtree on a symbolic link')
            except OSError:
                onerror(os.path.islink, path, sys.exc_info())
    finally:
        if not closed:
            os.close(handle)


rmtree.avoids_symlink_attacks = True


def _inside(src, dst):
    src = os.path.join(os.path.abspath(src), '')
    return os.path.join(os.path.abspath(dst), '').startswith(src)


def move(src, dst, copy_function=copy2):
    """Rename, or copy and remove across file systems; returns the new path."""
    sys.audit('shutil.move', src, dst)
    real = dst
    if os.path.isdir(dst):
        if _samefile(src, dst):
            os.rename(src, dst)             # only the case of the name may differ
            return None
        real = os.path.join(dst, os.path.basename(os.fspath(src).rstrip(os.sep)))
        if os.path.exists(real):
            raise Error(f"Destination path '{real}' already exists")
    try:
        os.rename(src, real)
    except OSError:
        if os.path.islink(src):
            os.symlink(os.readlink(src), real)
            os.unlink(src)
        elif os.path.isdir(src):
            if _inside(src, dst):
                raise Error(f"Cannot move a directory '{src}' into itself '{dst}'.")
            copytree(src, real, copy_function=copy_function, symlinks=True)
            rmtree(src)
        else:
            copy_function(src, real)
            os.unlink(src)
    return real


# The system -------------------------------------------------------------------------------------


class _ntuple_diskusage(tuple):
    """usage(total, used, free), in bytes."""

    __slots__ = ()
    total = property(lambda self: self[0], doc='Total space in bytes')
    used = property(lambda self: self[1], doc='Used space in bytes')
    free = property(lambda self: self[2], doc='Free space in bytes')

    def __repr__(self):
        return 'usage(total=%r, used=%r, free=%r)' % self


def disk_usage(path):
    """Space on the file system that holds the path."""
    status = os.statvfs(path)
    return _ntuple_diskusage((status.f_blocks * status.f_frsize, (status.f_blocks - status.f_bfree) * status.f_frsize,
                              status.f_bavail * status.f_frsize))


def _get_uid(name):
    try:
        import pwd
        return pwd.getpwnam(name)[2]
    except (ImportError, KeyError):
        return None


def _get_gid(name):
    try:
        import grp
        return grp.getgrnam(name)[2]
    except (ImportError, KeyError):
        return None


def chown(path, user=None, group=None):
    """Change owner and group, by name or number."""
    sys.audit('shutil.chown', path, user, group)
    if user is None and group is None:
        raise ValueError('user and/or group must be set')
    uid = -1 if user is None else user
    gid = -1 if group is None else group
    if isinstance(uid, str):
        uid = _get_uid(user)
        if uid is None:
            raise LookupError(f'no such user: {user!r}')
    if not isinstance(gid, int):
        gid = _get_gid(group)
        if gid is None:
            raise LookupError(f'no such group: {group!r}')
    os.chown(path, uid, gid)


def get_terminal_size(fallback=(80, 24)):
    """Columns and lines, from COLUMNS and LINES or the terminal."""
    def number(name):
        try:
            return int(os.environ[name])
        except (KeyError, ValueError):
            return 0
    columns, lines = number('COLUMNS'), number('LINES')
    if columns <= 0 or lines <= 0:
        try:
            size = os.get_terminal_size(sys.__stdout__.fileno())
        except (AttributeError, ValueError, OSError):
            size = os.terminal_size(fallback)
        if columns <= 0:
            columns = size.columns or fallback[0]
        if lines <= 0:
            lines = size.lines or fallback[1]
    return os.terminal_size((columns, lines))


def which(cmd, mode=os.F_OK | os.X_OK, path=None):
    """The path of a program, or None."""
    def usable(name):
        return os.path.exists(name) and os.access(name, mode) and not os.path.isdir(name)
    if os.path.dirname(cmd):
        return cmd if usable(cmd) else None
    as_bytes = isinstance(cmd, bytes)
    if path is None:
        path = os.environ.get('PATH', None)
        if path is None:
            try:
                path = os.confstr('CS_PATH')
            except (AttributeError, ValueError):
                path = os.defpath
    if not path:
        return None
    path = os.fsencode(path).split(b':') if as_bytes else os.fsdecode(path).split(':')
    seen = set()
    for folder in path:
        if folder not in seen:
            seen.add(folder)
            name = os.path.join(folder, cmd)
            if usable(name):
                return name
    return None


# Archives ---------------------------------------------------------------------------------------


def _make_tarball(base_name, base_dir, compress='gzip', verbose=0, dry_run=0, owner=None, group=None, logger=None,
                  root_dir=None):
    import tarfile
    kinds = {None: ('', ''), 'gzip': ('gz', '.gz'), 'bzip2': ('bz2', '.bz2'), 'xz': ('xz', '.xz')}
    if compress not in kinds:
        raise ValueError("bad value for 'compress', or compression format not supported : {}".format(compress))
    mode, suffix = kinds[compress]
    name = base_name + '.tar' + suffix
    folder = os.path.dirname(name)
    if folder and not os.path.exists(folder) and not dry_run:
        os.makedirs(folder)
    uid, gid = owner and _get_uid(owner), group and _get_gid(group)

    def adjust(info):
        if gid is not None:
            info.gid, info.gname = gid, group
        if uid is not None:
            info.uid, info.uname = uid, owner
        return info
    if not dry_run:
        member = base_dir
        if root_dir is not None:
            base_dir = os.path.join(root_dir, base_dir)
        with tarfile.open(name, 'w|' + mode) as archive:
            archive.add(base_dir, member, filter=adjust)
    return os.path.abspath(name) if root_dir is not None else name


def _make_zipfile(base_name, base_dir, verbose=0, dry_run=0, logger=None, owner=None, group=None, root_dir=None):
    import zipfile
    name = base_name + '.zip'
    folder = os.path.dirname(base_name)
    if folder and not os.path.exists(folder) and not dry_run:
        os.makedirs(folder)
    if not dry_run:
        with zipfile.ZipFile(name, 'w', compression=zipfile.ZIP_DEFLATED) as archive:
            where = os.path.normpath(base_dir)
            if root_dir is not None:
                base_dir = os.path.join(root_dir, base_dir)
            base_dir = os.path.normpath(base_dir)
            if where != os.curdir:
                archive.write(base_dir, where)
            for folder, dirs, files in os.walk(base_dir):
                shown = os.path.relpath(folder, root_dir) if root_dir is not None else folder
                for item in sorted(dirs):
                    archive.write(os.path.join(folder, item), os.path.normpath(os.path.join(shown, item)))
                for item in files:
                    path = os.path.join(folder, item)
                    if os.path.isfile(path):
                        archive.write(path, os.path.normpath(os.path.join(shown, item)))
    return os.path.abspath(name) if root_dir is not None else name


_make_tarball.supports_root_dir = _make_zipfile.supports_root_dir = True
_ARCHIVE_FORMATS = {
    'tar': (_make_tarball, [('compress', None)], 'uncompressed tar file'),
    'gztar': (_make_tarball, [('compress', 'gzip')], "gzip'ed tar-file"),
    'bztar': (_make_tarball, [('compress', 'bzip2')], "bzip2'ed tar-file"),
    'xztar': (_make_tarball, [('compress', 'xz')], "xz'ed tar-file"),
    'zip': (_make_zipfile, [], 'ZIP file'),
}


def get_archive_formats():
    """[(name, description)] of what make_archive can write."""
    return sorted((name, entry[2]) for name, entry in _ARCHIVE_FORMATS.items())


def register_archive_format(name, function, extra_args=None, description=''):
    """Teach make_archive a format."""
    if extra_args is None:
        extra_args = []
    if not callable(function):
        raise TypeError('The %s object is not callable' % function)
    if not isinstance(extra_args, (tuple, list)):
        raise TypeError('extra_args needs to be a sequence')
    for element in extra_args:
        if not isinstance(element, (tuple, list)) or len(element) != 2:
            raise TypeError('extra_args elements are : (arg_name, value)')
    _ARCHIVE_FORMATS[name] = (function, extra_args, description)


def unregister_archive_format(name):
    """Forget a format."""
    del _ARCHIVE_FORMATS[name]


def make_archive(base_name, format, root_dir=None, base_dir=None, verbose=0, dry_run=0, owner=None, group=None, logger=None):
    """Pack a folder; returns the archive's name."""
    sys.audit('shutil.make_archive', base_name, format, root_dir, base_dir)
    try:
        function, extra, _ = _ARCHIVE_FORMATS[format]
    except KeyError:
        raise ValueError('unknown archive format %r' % format) from None
    options = dict(extra, dry_run=dry_run, logger=logger, owner=owner, group=group)
    if base_dir is None:
        base_dir = os.curdir
    before = None
    if root_dir is not None:
        if getattr(function, 'supports_root_dir', False):
            options['root_dir'] = root_dir
            base_name = os.fspath(base_name)
        else:
            before = os.getcwd()
            base_name = os.path.abspath(base_name)
            if not dry_run:
                os.chdir(root_dir)
    try:
        return function(base_name, base_dir, **options)
    finally:
        if before is not None:
            os.chdir(before)


def _unpack_zipfile(filename, extract_dir):
    import zipfile
    if not zipfile.is_zipfile(filename):
        raise ReadError('%s is not a zip file' % filename)
    with zipfile.ZipFile(filename) as archive:
        for info in archive.infolist():
            name = info.filename
            if name.startswith('/') or '..' in name:
                continue
            target = os.path.join(extract_dir, *name.split('/'))
            if not name.endswith('/'):
                os.makedirs(os.path.dirname(target), exist_ok=True)
                with archive.open(name) as source, open(target, 'wb') as out:
                    copyfileobj(source, out)
            else:
                os.makedirs(target, exist_ok=True)


def _unpack_tarfile(filename, extract_dir, *, filter=None):
    import tarfile
    try:
        archive = tarfile.open(filename)
    except tarfile.TarError:
        raise ReadError('%s is not a compressed or uncompressed tar file' % filename) from None
    with archive:
        if filter is None:
            archive.extractall(extract_dir)
        else:
            archive.extractall(extract_dir, filter=filter)


_UNPACK_FORMATS = {
    'tar': (['.tar'], _unpack_tarfile, [], 'uncompressed tar file'),
    'zip': (['.zip'], _unpack_zipfile, [], 'ZIP file'),
    'gztar': (['.tar.gz', '.tgz'], _unpack_tarfile, [], "gzip'ed tar-file"),
    'bztar': (['.tar.bz2', '.tbz2'], _unpack_tarfile, [], "bzip2'ed tar-file"),
    'xztar': (['.tar.xz', '.txz'], _unpack_tarfile, [], "xz'ed tar-file"),
}


def get_unpack_formats():
    """[(name, suffixes, description)] of what unpack_archive can read."""
    return sorted((name, entry[0], entry[3]) for name, entry in _UNPACK_FORMATS.items())


def register_unpack_format(name, extensions, function, extra_args=None, description=''):
    """Teach unpack_archive a format."""
    known = {suffix: other for other, entry in _UNPACK_FORMATS.items() for suffix in entry[0]}
    for suffix in extensions:
        if suffix in known:
            raise RegistryError('%s is already registered for "%s"' % (suffix, known[suffix]))
    if not callable(function):
        raise TypeError('The registered function must be a callable')
    _UNPACK_FORMATS[name] = (extensions, function, extra_args or [], description)


def unregister_unpack_format(name):
    """Forget a format."""
    del _UNPACK_FORMATS[name]


def unpack_archive(filename, extract_dir=None, format=None, *, filter=None):
    """Unpack by format or by the name's suffix."""
    sys.audit('shutil.unpack_archive', filename, extract_dir, format)
    extract_dir = os.fspath(os.getcwd() if extract_dir is None else extract_dir)
    filename = os.fspath(filename)
    if format is None:
        for name, entry in _UNPACK_FORMATS.items():
            if any(filename.endswith(suffix) for suffix in entry[0]):
                format = name
                break
        else:
            raise ReadError("Unknown archive format '{}'".format(filename))
    try:
        _, function, extra, _ = _UNPACK_FORMATS[format]
    except KeyError:
        raise ValueError("Unknown unpack format '{}'".format(format)) from None
    options = dict(extra)
    if filter is not None:
        options['filter'] = filter
    function(filename, extract_dir, **options)
