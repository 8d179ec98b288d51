# Importing from zip archives: zipimporter is the finder of a sys.path entry that is an archive, or a folder in one
# ("app.zip/lib"), and the loader of what it finds. Stored and deflated sources are read; compiled files of CPython in
# the archive are passed by.
#
# Directories are read once and kept in _zip_directory_cache, by the archive's name, until invalidate_caches().

import os
from importlib import _bootstrap as _core

from _zip_info import decode_name
from _zip_records import (CENTRAL, CENTRAL_MAGIC, CENTRAL_SIZE, END, END_MAGIC, END_SIZE, LOCAL, LOCAL_MAGIC,
                          LOCAL_SIZE, unpack)

__all__ = ["ZipImportError", "zipimporter"]


class ZipImportError(ImportError):
    pass


_zip_directory_cache = {}  # archive: {name with os.sep: (method, offset, compressed size, size)}


def _read_directory(archive):
    try:
        fp = open(archive, "rb")
    except OSError:
        raise ZipImportError(f"can't open Zip file: {archive!r}", path=archive)
    with fp:
        try:
            size = fp.seek(0, 2)
            start = max(size - 65535 - END_SIZE, 0)
            fp.seek(start)
            tail = fp.read()
            if len(tail) < END_SIZE:
                raise OSError
        except OSError:
            raise ZipImportError(f"can't read Zip file: {archive!r}", path=archive)
        at = tail.rfind(END_MAGIC)
        if at < 0 or at + END_SIZE > len(tail):
            raise ZipImportError(f"not a Zip file: {archive!r}", path=archive)
        _, _, _, _, directory_size, directory_start, _ = unpack(END, tail, at + 4)
        end = start + at
        shift = end - directory_size - directory_start  # bytes in front of the archive
        if end < directory_size or shift < 0:
            raise ZipImportError(f"bad central directory size or offset: {archive!r}", path=archive)
        fp.seek(end - directory_size)
        data = fp.read(directory_size)
    files = {}
    at = 0
    while at + CENTRAL_SIZE <= len(data) and data[at:at + 4] == CENTRAL_MAGIC:
        (_, _, _, _, flags, method, _, _, _, compressed, full, name_size, extra_size, comment_size, _, _, _,
         offset) = unpack(CENTRAL, data, at + 4)
        at += CENTRAL_SIZE
        try:
            name = decode_name(data[at:at + name_size], flags)
        except UnicodeDecodeError:
            raise ZipImportError(f"bad name in Zip file: {archive!r}", path=archive)
        files[name.replace("/", os.sep)] = method, offset + shift, compressed, full
        at += name_size + extra_size + comment_size
    return files


def _get_data(archive, entry):
    method, offset, compressed, full = entry
    with open(archive, "rb") as fp:
        fp.seek(offset)
        header = fp.read(LOCAL_SIZE)
        if len(header) != LOCAL_SIZE:
            raise EOFError("EOF read where not expected")
        if header[:4] != LOCAL_MAGIC:
            raise ZipImportError(f"bad local file header: {archive!r}", path=archive)
        name_size, extra_size = unpack(LOCAL, header, 4)[-2:]
        fp.seek(offset + LOCAL_SIZE + name_size + extra_size)
        data = fp.read(compressed)
    if len(data) != compressed:
        raise OSError("zipimport: can't read data")
    if method == 0:
        return data
    try:
        import zlib
    except ImportError:
        raise ZipImportError("can't decompress data; zlib not available")
    inflater = zlib.decompressobj(-15)
    try:
        data = inflater.decompress(data, full + 1)
    except zlib.error as e:
        raise ZipImportError(f"can't decompress data: {e}", path=archive)
    if method != 8 or len(data) != full:
        raise ZipImportError(f"bad compressed data in Zip file: {archive!r}", path=archive)
    return data


class zipimporter(_core._LoaderBasics):
    """Finds and loads modules in a zip archive. path may go on to a folder inside the archive."""

    def __init__(self, path):
        if not isinstance(path, str):
            path = os.fsdecode(path)
        if not path:
            raise ZipImportError("archive path is empty", path=path)
        inside = []
        archive = path
        while True:
            try:
                st = os.stat(archive)
            except (OSError, ValueError):
                upper, name = os.path.split(archive)
                if upper == archive or not name:
                    raise ZipImportError("not a Zip file", path=path)
                archive = upper
                inside.append(name)
                continue
            if st.st_mode & 0o170000 != 0o100000:
                raise ZipImportError("not a Zip file", path=path)
            break
        if archive not in _zip_directory_cache:
            _zip_directory_cache[archive] = _read_directory(archive)
        self._files = _zip_directory_cache[archive]
        self.archive = archive
        self.prefix = "".join(name + os.sep for name in reversed(inside))

    def __eq__(self, other):
        return self is other

    def __hash__(self):
        return id(self)

    def __repr__(self):
        return f'<zipimporter object "{self.archive}{os.sep}{self.prefix}">'

    def _find(self, fullname):
        """(name in the archive, whether a package) of a module, or None."""
        base = self.prefix + fullname.rpartition(".")[2]
        for name, package in ((base + os.sep + "__init__.py", True), (base + ".py", False)):
            if name in self._files:
                return name, package
        return None

    def _found(self, fullname):
        found = self._find(fullname)
        if found is None:
            raise ZipImportError(f"can't find module {fullname!r}", name=fullname)
        return found

    def find_spec(self, fullname, target=None):
        """The spec of a module in the archive, or None."""
        found = self._find(fullname)
        folder = self.prefix + fullname.rpartition(".")[2]
        if found is None:
            # A folder without __init__.py is a part of a namespace package.
            start = folder + os.sep
            if any(name.startswith(start) for name in self._files):
                spec = _core.ModuleSpec(fullname, None, is_package=True)
                spec.submodule_search_locations.append(self.archive + os.sep + folder)
                return spec
            return None
        spec = _core.ModuleSpec(fullname, self, origin=self.archive + os.sep + found[0], is_package=found[1])
        spec.has_location = True
        if found[1]:
            spec.submodule_search_locations = [self.archive + os.sep + folder]
        return spec

    def get_filename(self, fullname):
        """What __file__ of a module is."""
        return self.archive + os.sep + self._found(fullname)[0]

    def is_package(self, fullname):
        """Whether a module is a package."""
        return self._found(fullname)[1]

    def get_source(self, fullname):
        """The text of a module."""
        return _core.decode_source(_get_data(self.archive, self._files[self._found(fullname)[0]]))

    def get_code(self, fullname):
        """The code of a module."""
        name = self._found(fullname)[0]
        return compile(_get_data(self.archive, self._files[name]), self.archive + os.sep + name, "exec",
                       dont_inherit=True)

    def get_data(self, pathname):
        """The bytes of a file in the archive, by its name there or with the archive's path in front."""
        if pathname.startswith(self.archive + os.sep):
            pathname = pathname[len(self.archive + os.sep):]
        try:
            entry = self._files[pathname]
        except KeyError:
            raise OSError(0, "", pathname)
        return _get_data(self.archive, entry)

    def load_module(self, fullname):
        """Import a module; find_spec and importlib are the newer way."""
        self._found(fullname)
        return _core._load_shim(self, fullname)

    def get_resource_reader(self, fullname):
        """Reads data files of a package; None for what is no package."""
        try:
            if not self.is_package(fullname):
                return None
        except ZipImportError:
            return None
        return _ResourceReader(self, fullname)

    def invalidate_caches(self):
        """Read the archive's directory again."""
        try:
            self._files = _zip_directory_cache[self.archive] = _read_directory(self.archive)
        except ZipImportError:
            _zip_directory_cache.pop(self.archive, None)
            self._files = {}


class _ResourceReader:
    """importlib.resources' view of a package in an archive."""

    def __init__(self, loader, fullname):
        self._loader = loader
        self._prefix = loader.prefix + fullname.rpartition(".")[2] + os.sep

    def files(self):
        import zipfile
        return zipfile.Path(self._loader.archive, self._prefix.replace(os.sep, "/"))

    def open_resource(self, resource):
        import io
        try:
            return io.BytesIO(self._loader.get_data(self._prefix + resource))
        except OSError:
            raise FileNotFoundError(self._prefix + resource)

    def resource_path(self, resource):
        raise FileNotFoundError  # there is no such file outside the archive

    def is_resource(self, name):
        return self._prefix + name in self._loader._files

    def contents(self):
        size = len(self._prefix)
        names = (name[size:] for name in self._loader._files if name.startswith(self._prefix))
        return iter(dict.fromkeys(name.split(os.sep, 1)[0] for name in names if name))
