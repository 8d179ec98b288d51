"""File names by pattern: `*`, `?`, `[...]` and, when recursive, `**`."""

import fnmatch
import os
import re
import sys

__all__ = ['glob', 'iglob', 'escape']

_magic = re.compile('[*?[]')
_magic_bytes = re.compile(b'[*?[]')


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """A list of the paths that match."""
    return list(iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """An iterator over the paths that match."""
    sys.audit('glob.glob', pathname, recursive)
    sys.audit('glob.glob/2', pathname, recursive, root_dir, dir_fd)
    root = os.fspath(root_dir) if root_dir is not None else pathname[:0]
    found = _Search(root, dir_fd, recursive, include_hidden).paths(pathname, False)
    if not pathname or (recursive and _is_recursive(pathname[:2])):
        try:
            first = next(found)
        except StopIteration:
            return found
        if first:               # the empty match of a leading ** is left out
            import itertools
            return itertools.chain((first,), found)
    return found


class _Search:
    """The options of one call; `root` is where relative paths start."""

    def __init__(self, root, dir_fd, recursive, hidden):
        self.root = root
        self.dir_fd = dir_fd
        self.recursive = recursive
        self.hidden = hidden

    def _at(self, path):
        return os.path.join(self.root, path) if self.root else path

    def _exists(self, path):
        try:
            os.lstat(self._at(path), dir_fd=self.dir_fd)
        except (OSError, ValueError):
            return False
        return True

    def _is_dir(self, path):
        import stat
        try:
            return stat.S_ISDIR(os.stat(self._at(path), dir_fd=self.dir_fd).st_mode)
        except (OSError, ValueError):
            return False

    def _names(self, folder, only_dirs):
        """Names in a folder, in the type of the pattern."""
        where = self._at(folder) or (os.curdir if isinstance(folder, str) else b'.')
        handle = None
        try:
            if self.dir_fd is not None:
                handle = os.open(where, os.O_RDONLY | os.O_DIRECTORY, dir_fd=self.dir_fd)
                where = handle
            with os.scandir(where) as entries:
                names = []
                for entry in entries:
                    try:
                        if not only_dirs or entry.is_dir():
                            names.append(entry.name)
                    except OSError:
                        pass
        except OSError:
            return []
        finally:
            if handle is not None:
                os.close(handle)
        if handle is not None and isinstance(folder, bytes):
            names = map(os.fsencode, names)
        return names

    def paths(self, pathname, only_dirs):
        folder, pattern = os.path.split(pathname)
        if not has_magic(pathname):
            if pattern:
                if self._exists(pathname):
                    yield pathname
            elif self._is_dir(folder):
                yield pathname
            return
        if not folder:
            yield from (self._below if self.recursive and _is_recursive(pattern) else self._matching)(folder, pattern, only_dirs)
            return
        if folder != pathname and has_magic(folder):
            folders = self.paths(folder, True)
        else:
            folders = [folder]
        if not has_magic(pattern):
            match = self._literal
        elif self.recursive and _is_recursive(pattern):
            match = self._below
        else:
            match = self._matching
        for where in folders:
            for name in match(where, pattern, only_dirs):
                yield os.path.join(where, name)

    def _literal(self, folder, name, only_dirs):
        if not name:
            if self._is_dir(folder):
                yield name
        elif self._exists(os.path.join(folder, name)):
            yield name

    def _matching(self, folder, pattern, only_dirs):
        names = self._names(folder, only_dirs)
        if not (self.hidden or _is_hidden(pattern)):
            names = [name for name in names if not _is_hidden(name)]
        return fnmatch.filter(names, pattern)

    def _below(self, folder, pattern, only_dirs):
        if not folder or self._is_dir(folder):
            yield pattern[:0]
        yield from self._tree(folder, only_dirs)

    def _tree(self, folder, only_dirs):
        for name in self._names(folder, only_dirs):
            if self.hidden or not _is_hidden(name):
                yield name
                path = os.path.join(folder, name) if folder else name
                for below in self._tree(path, only_dirs):
                    yield os.path.join(name, below)


def has_magic(s):
    """Whether the path has any pattern character."""
    return (_magic_bytes if isinstance(s, bytes) else _magic).search(s) is not None


def _is_hidden(name):
    return name[:1] in ('.', b'.')


def _is_recursive(pattern):
    return pattern == (b'**' if isinstance(pattern, bytes) else '**')


def escape(pathname):
    """A pattern that matches just this path."""
    if isinstance(pathname, bytes):
        return re.sub(b'([*?[])', br'[\1]', pathname)
    return re.sub('([*?[])', r'[\1]', pathname)


def glob0(dirname, pattern):
    """The literal name, if the folder has it."""
    return list(_Search(dirname[:0], None, False, False)._literal(dirname, pattern, False))


def glob1(dirname, pattern):
    """Names in one folder that match."""
    return list(_Search(dirname[:0], None, False, False)._matching(dirname, pattern, False))
