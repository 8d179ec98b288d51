# Zip archives: reading, writing, appending; stored, deflate, bzip2 and lzma entries, zip64, traditional encryption when
# reading.
#
# An archive is read from its end: end record, central directory, then the entries as they are asked for. Everything in
# it may be a lie, so offsets and sizes are checked against the file before they are used, and an entry that reaches into
# its neighbour (a zip bomb's trick) is refused.

import io
import os
import shutil
import stat
import sys
import time
from _thread import RLock

from _zip_info import (BadZipFile, BZIP2_VERSION, DEFAULT_VERSION, FLAG_DESCRIPTOR, FLAG_ENCRYPTED, FLAG_LZMA_END,
                       FLAG_PATCHED, FLAG_STRONG, LargeZipFile, LZMA_VERSION, MAX_EXTRACT_VERSION,
                       ZIP64_LIMIT, ZIP64_VERSION, ZIP_BZIP2, ZIP_DEFLATED, ZIP_FILECOUNT_LIMIT, ZIP_LZMA,
                       ZIP_MAX_COMMENT, ZIP_STORED, ZipInfo, compressor_names, decode_name, strip_extra)
from _zip_path import CompleteDirs, FastLookup, make_path_class
from _zip_records import (CENTRAL, CENTRAL_MAGIC, CENTRAL_SIZE, END, END64, END64_MAGIC, END64_SIZE, END_MAGIC,
                          END_SIZE, LOCAL, LOCAL_MAGIC, LOCAL_SIZE, LOCATOR64, LOCATOR64_MAGIC, LOCATOR64_SIZE, pack,
                          unpack)
from _zip_streams import (LZMACompressor, LZMADecompressor, SharedFile, Tellable, ZipExtFile, _ZipWriteFile,
                          check_compression)

__all__ = ["BadZipFile", "BadZipfile", "error", "ZIP_STORED", "ZIP_DEFLATED", "ZIP_BZIP2", "ZIP_LZMA", "is_zipfile",
           "ZipInfo", "ZipFile", "PyZipFile", "LargeZipFile", "Path"]

error = BadZipfile = BadZipFile


def is_zipfile(filename):
    """Whether a file, by its name or open, ends as a zip archive does."""
    try:
        if hasattr(filename, "read"):
            return bool(_find_end(filename))
        with open(filename, "rb") as fp:
            return bool(_find_end(fp))
    except (OSError, BadZipFile):
        return False


class _End:
    """The end record: where the central directory is, and the archive's comment."""

    def __init__(self, offset, numbers, comment):
        self.offset = offset  # of the record itself
        _, _, _, self.entries, self.size, self.start, _ = numbers
        self.comment = comment
        self.zip64 = False


def _find_end(fp):
    """The end record of an archive; None when it is none."""
    fp.seek(0, 2)
    size = fp.tell()
    try:
        fp.seek(-END_SIZE, 2)
    except OSError:
        return None
    data = fp.read()
    # Without a comment, the record is the end of the file; else it is behind at most 64 KiB of comment.
    if len(data) == END_SIZE and data[:4] == END_MAGIC and data[-2:] == b"\0\0":
        end = _End(size - END_SIZE, unpack(END, data, 4), b"")
    else:
        start = max(size - (1 << 16) - END_SIZE, 0)
        fp.seek(start)
        data = fp.read()
        at = data.rfind(END_MAGIC)
        if at < 0 or at + END_SIZE > len(data):
            return None
        numbers = unpack(END, data, at + 4)
        end = _End(start + at, numbers, data[at + END_SIZE:at + END_SIZE + numbers[-1]])
    return _add_zip64(fp, end)


def _add_zip64(fp, end):
    at = end.offset - LOCATOR64_SIZE
    if at < 0:
        return end
    fp.seek(at)
    data = fp.read(LOCATOR64_SIZE)
    if len(data) != LOCATOR64_SIZE or data[:4] != LOCATOR64_MAGIC:
        return end
    disk, _, disks = unpack(LOCATOR64, data, 4)
    if disk != 0 or disks > 1:
        raise BadZipFile("zipfiles that span multiple disks are not supported")
    if at < END64_SIZE:
        return end
    fp.seek(at - END64_SIZE)
    data = fp.read(END64_SIZE)
    if len(data) != END64_SIZE or data[:4] != END64_MAGIC:
        return end
    _, _, _, _, _, _, end.entries, end.size, end.start = unpack(END64, data, 4)
    end.zip64 = True
    return end


class ZipFile:
    """A zip archive. file is a name or a file object; mode is "r", "w" (new), "x" (new, must not exist) or "a" (append).

    compression and compresslevel are for entries that are written; allowZip64=False makes archives that would need zip64
    a LargeZipFile error. metadata_encoding is the encoding of names that are not marked as UTF-8 (cp437 by default)."""

    fp = None
    _windows_illegal_name_trans_table = None

    def __init__(self, file, mode="r", compression=ZIP_STORED, allowZip64=True, compresslevel=None, *,
                 strict_timestamps=True, metadata_encoding=None):
        if mode not in ("r", "w", "x", "a"):
            raise ValueError("ZipFile requires mode 'r', 'w', 'x', or 'a'")
        check_compression(compression)
        self._allowZip64 = allowZip64
        self._didModify = False
        self.debug = 0
        self.NameToInfo = {}
        self.filelist = []
        self.compression = compression
        self.compresslevel = compresslevel
        self.mode = mode
        self.pwd = None
        self._comment = b""
        self._strict_timestamps = strict_timestamps
        self.metadata_encoding = metadata_encoding
        if metadata_encoding and mode != "r":
            raise ValueError("metadata_encoding is only supported for reading files")
        self._fileRefCnt = 1
        self._lock = RLock()
        self._seekable = True
        self._writing = False
        if isinstance(file, os.PathLike):
            file = os.fspath(file)
        if isinstance(file, str):
            self._filePassed = 0
            self.filename = file
            self.fp = self._open_archive(file, mode)
        else:
            self._filePassed = 1
            self.fp = file
            self.filename = getattr(file, "name", None)
        try:
            self._start(mode)
        except:
            fp, self.fp = self.fp, None
            self._fpclose(fp)
            raise

    @staticmethod
    def _open_archive(file, mode):
        # For appending, an existing archive is kept; writing wants to be able to go back to headers.
        for file_mode in {"r": ("rb",), "w": ("w+b", "wb"), "x": ("x+b", "xb"), "a": ("r+b", "w+b", "wb")}[mode]:
            try:
                return open(file, file_mode)
            except OSError:
                if file_mode in ("rb", "wb", "xb"):
                    raise
                if mode == "x" and os.path.exists(file):
                    raise

    def _start(self, mode):
        if mode == "r":
            self._read_directory()
        elif mode in ("w", "x"):
            self._didModify = True
            try:
                self.start_dir = self.fp.tell()
            except (AttributeError, OSError):
                self.fp = Tellable(self.fp)
                self.start_dir = 0
                self._seekable = False
            else:
                try:
                    self.fp.seek(self.start_dir)
                except (AttributeError, OSError):
                    self._seekable = False
        else:
            try:
                self._read_directory()
                self.fp.seek(self.start_dir)
            except BadZipFile:
                # No archive yet: one is started behind what there is.
                self.fp.seek(0, 2)
                self._didModify = True
                self.start_dir = self.fp.tell()

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.close()

    def __repr__(self):
        parts = ["<%s.%s" % (self.__class__.__module__, self.__class__.__qualname__)]
        if self.fp is None:
            parts.append(" [closed]")
        else:
            if self._filePassed:
                parts.append(" file=%r" % self.fp)
            elif self.filename is not None:
                parts.append(" filename=%r" % self.filename)
            parts.append(" mode=%r" % self.mode)
        return "".join(parts) + ">"

    def _read_directory(self):
        fp = self.fp
        try:
            end = _find_end(fp)
        except OSError:
            raise BadZipFile("File is not a zip file")
        if not end:
            raise BadZipFile("File is not a zip file")
        self._comment = end.comment
        # Something may stand in front of the archive, a program that unpacks it for example: offsets are relative.
        concat = end.offset - end.size - end.start
        if end.zip64:
            concat -= END64_SIZE + LOCATOR64_SIZE
        self.start_dir = end.start + concat
        if self.start_dir < 0:
            raise BadZipFile("Bad offset for central directory")
        fp.seek(self.start_dir)
        data = fp.read(end.size)
        at = 0
        while at < end.size:
            at = self._read_central(data, at, concat)
        # Where the next entry, or the directory, starts: an entry must end before.
        limit = self.start_dir
        for info in sorted(self.filelist, key=lambda info: info.header_offset, reverse=True):
            info._end_offset = limit
            limit = info.header_offset

    def _read_central(self, data, at, concat):
        if at + CENTRAL_SIZE > len(data):
            raise BadZipFile("Truncated central directory")
        if data[at:at + 4] != CENTRAL_MAGIC:
            raise BadZipFile("Bad magic number for central directory")
        (create_version, create_system, extract_version, reserved, flags, method, clock, date, crc, compress_size,
         file_size, name_size, extra_size, comment_size, volume, internal_attr, external_attr,
         header_offset) = unpack(CENTRAL, data, at + 4)
        at += CENTRAL_SIZE
        name = data[at:at + name_size]
        info = ZipInfo(decode_name(name, flags, self.metadata_encoding))
        at += name_size
        info.extra = data[at:at + extra_size]
        at += extra_size
        info.comment = data[at:at + comment_size]
        info.header_offset = header_offset
        info.create_version, info.create_system = create_version, create_system
        info.extract_version, info.reserved, info.flag_bits = extract_version, reserved, flags
        info.compress_type, info.CRC = method, crc
        info.compress_size, info.file_size = compress_size, file_size
        if extract_version > MAX_EXTRACT_VERSION:
            raise NotImplementedError("zip file version %.1f" % (extract_version / 10))
        info.volume, info.internal_attr, info.external_attr = volume, internal_attr, external_attr
        info._raw_time = clock
        info.date_time = ((date >> 9) + 1980, date >> 5 & 0xF, date & 0x1F, clock >> 11, clock >> 5 & 0x3F,
                          (clock & 0x1F) * 2)
        info._decodeExtra()
        info.header_offset += concat
        self.filelist.append(info)
        self.NameToInfo[info.filename] = info
        return at + comment_size

    def namelist(self):
        """The names of the entries."""
        return [data.filename for data in self.filelist]

    def infolist(self):
        """The ZipInfo objects of the entries."""
        return self.filelist

    def printdir(self, file=None):
        """Print a table of contents."""
        print("%-46s %19s %12s" % ("File Name", "Modified    ", "Size"), file=file)
        for info in self.filelist:
            date = "%d-%02d-%02d %02d:%02d:%02d" % info.date_time[:6]
            print("%-46s %s %12d" % (info.filename, date, info.file_size), file=file)

    def testzip(self):
        """Read everything; the name of the first damaged entry, or None."""
        for info in self.filelist:
            try:
                with self.open(info.filename, "r") as f:
                    while f.read(1 << 20):
                        pass
            except BadZipFile:
                return info.filename

    def getinfo(self, name):
        """The ZipInfo of a name; KeyError when there is none."""
        info = self.NameToInfo.get(name)
        if info is None:
            raise KeyError("There is no item named %r in the archive" % name)
        return info

    def setpassword(self, pwd):
        """The password for encrypted entries, as bytes."""
        if pwd and not isinstance(pwd, bytes):
            raise TypeError("pwd: expected bytes, got %s" % type(pwd).__name__)
        self.pwd = pwd or None

    @property
    def comment(self):
        """The archive's comment, as bytes."""
        return self._comment

    @comment.setter
    def comment(self, comment):
        if not isinstance(comment, bytes):
            raise TypeError("comment: expected bytes, got %s" % type(comment).__name__)
        if len(comment) > ZIP_MAX_COMMENT:
            import warnings
            warnings.warn("Archive comment is too long; truncating to %d bytes" % ZIP_MAX_COMMENT, stacklevel=2)
            comment = comment[:ZIP_MAX_COMMENT]
        self._comment = comment
        self._didModify = True

    def read(self, name, pwd=None):
        """The bytes of an entry."""
        with self.open(name, "r", pwd) as fp:
            return fp.read()

    def open(self, name, mode="r", pwd=None, *, force_zip64=False):
        """An entry as a file. name is a name or a ZipInfo; mode "w" writes a new entry, one at a time."""
        if mode not in {"r", "w"}:
            raise ValueError('open() requires mode "r" or "w"')
        if pwd and mode == "w":
            raise ValueError("pwd is only supported for reading files")
        if not self.fp:
            raise ValueError("Attempt to use ZIP archive that was already closed")
        if isinstance(name, ZipInfo):
            info = name
        elif mode == "w":
            info = ZipInfo(name)
            info.compress_type = self.compression
            info._compresslevel = self.compresslevel
        else:
            info = self.getinfo(name)
        if mode == "w":
            return self._open_to_write(info, force_zip64=force_zip64)
        if self._writing:
            raise ValueError("Can't read from the ZIP file while there is an open writing handle on it. "
                             "Close the writing handle before trying to read.")
        self._fileRefCnt += 1
        shared = SharedFile(self.fp, info.header_offset, self._fpclose, self._lock, lambda: self._writing)
        try:
            self._check_local_header(shared, info)
            password = pwd or self.pwd
            if info.flag_bits & FLAG_ENCRYPTED:
                if password and not isinstance(password, bytes):
                    raise TypeError("pwd: expected bytes, got %s" % type(pwd).__name__)
                if not password:
                    raise RuntimeError("File %r is encrypted, password required for extraction" % name)
            else:
                password = None
            return ZipExtFile(shared, mode, info, password, True)
        except:
            shared.close()
            raise

    def _check_local_header(self, shared, info):
        header = shared.read(LOCAL_SIZE)
        if len(header) != LOCAL_SIZE:
            raise BadZipFile("Truncated file header")
        if header[:4] != LOCAL_MAGIC:
            raise BadZipFile("Bad magic number for file header")
        _, flags, _, _, _, _, _, _, name_size, extra_size = unpack(LOCAL, header, 4)
        name = shared.read(name_size)
        if extra_size:
            shared.seek(extra_size, whence=1)
        if info.flag_bits & FLAG_PATCHED:
            raise NotImplementedError("compressed patched data (flag bit 5)")
        if info.flag_bits & FLAG_STRONG:
            raise NotImplementedError("strong encryption (flag bit 6)")
        if decode_name(name, flags, self.metadata_encoding) != info.orig_filename:
            raise BadZipFile("File name in directory %r and header %r differ." % (info.orig_filename, name))
        if info._end_offset is not None and shared.tell() + info.compress_size > info._end_offset:
            raise BadZipFile(f"Overlapped entries: {info.orig_filename!r} (possible zip bomb)")

    def _open_to_write(self, info, force_zip64=False):
        if force_zip64 and not self._allowZip64:
            raise ValueError("force_zip64 is True, but allowZip64 was False when opening the ZIP file.")
        if self._writing:
            raise ValueError("Can't write to the ZIP file while there is another write handle open on it. "
                             "Close the first handle before opening another.")
        info.compress_size = 0
        info.CRC = 0
        info.flag_bits = 0
        if info.compress_type == ZIP_LZMA:
            info.flag_bits |= FLAG_LZMA_END
        if not self._seekable:
            info.flag_bits |= FLAG_DESCRIPTOR
        if not info.external_attr:
            info.external_attr = 0o600 << 16
        # The compressed size is not known yet: a twentieth more than the size is assumed to be enough.
        zip64 = force_zip64 or (self._allowZip64 and info.file_size * 1.05 > ZIP64_LIMIT)
        if self._seekable:
            self.fp.seek(self.start_dir)
        info.header_offset = self.fp.tell()
        self._writecheck(info)
        self._didModify = True
        self.fp.write(info.FileHeader(zip64))
        self._writing = True
        return _ZipWriteFile(self, info, zip64)

    def extract(self, member, path=None, pwd=None):
        """Unpack an entry below path (the current folder); the name of what was made."""
        return self._extract_member(member, os.getcwd() if path is None else os.fspath(path), pwd)

    def extractall(self, path=None, members=None, pwd=None):
        """Unpack all entries, or those in members, below path (the current folder)."""
        path = os.getcwd() if path is None else os.fspath(path)
        for info in self.namelist() if members is None else members:
            self._extract_member(info, path, pwd)

    def _extract_member(self, member, targetpath, pwd):
        if not isinstance(member, ZipInfo):
            member = self.getinfo(member)
        # Nothing leaves the target: no drive, no root, no "..".
        name = os.path.splitdrive(member.filename.replace("/", os.path.sep))[1]
        name = os.path.sep.join(x for x in name.split(os.path.sep) if x not in ("", os.path.curdir, os.path.pardir))
        targetpath = os.path.normpath(os.path.join(targetpath, name))
        upper = os.path.dirname(targetpath)
        if upper and not os.path.exists(upper):
            os.makedirs(upper)
        if member.is_dir():
            if not os.path.isdir(targetpath):
                os.mkdir(targetpath)
            return targetpath
        with self.open(member, pwd=pwd) as source, open(targetpath, "wb") as target:
            shutil.copyfileobj(source, target)
        return targetpath

    def _writecheck(self, info):
        if info.filename in self.NameToInfo:
            import warnings
            warnings.warn("Duplicate name: %r" % info.filename, stacklevel=3)
        if self.mode not in ("w", "x", "a"):
            raise ValueError("write() requires mode 'w', 'x', or 'a'")
        if not self.fp:
            raise ValueError("Attempt to write ZIP archive that was already closed")
        check_compression(info.compress_type)
        if not self._allowZip64:
            why = None
            if len(self.filelist) >= ZIP_FILECOUNT_LIMIT:
                why = "Files count"
            elif info.file_size > ZIP64_LIMIT:
                why = "Filesize"
            elif info.header_offset > ZIP64_LIMIT:
                why = "Zipfile size"
            if why:
                raise LargeZipFile(why + " would require ZIP64 extensions")

    def write(self, filename, arcname=None, compress_type=None, compresslevel=None):
        """Add a file or folder of the system, under arcname when that is given."""
        if not self.fp:
            raise ValueError("Attempt to write to ZIP archive that was already closed")
        if self._writing:
            raise ValueError("Can't write to ZIP archive while an open writing handle exists")
        info = ZipInfo.from_file(filename, arcname, strict_timestamps=self._strict_timestamps)
        if info.is_dir():
            info.compress_size = 0
            info.CRC = 0
            self.mkdir(info)
            return
        info.compress_type = self.compression if compress_type is None else compress_type
        info._compresslevel = self.compresslevel if compresslevel is None else compresslevel
        with open(filename, "rb") as source, self.open(info, "w") as target:
            shutil.copyfileobj(source, target, 1024 * 8)

    def writestr(self, zinfo_or_arcname, data, compress_type=None, compresslevel=None):
        """Add an entry with these bytes, or this text as UTF-8."""
        if isinstance(data, str):
            data = data.encode("utf-8")
        if isinstance(zinfo_or_arcname, ZipInfo):
            info = zinfo_or_arcname
        else:
            info = ZipInfo(filename=zinfo_or_arcname, date_time=time.localtime(time.time())[:6])
            info.compress_type = self.compression
            info._compresslevel = self.compresslevel
            if info.filename[-1:] == "/":
                info.external_attr = 0o40775 << 16 | 0x10
            else:
                info.external_attr = 0o600 << 16
        if not self.fp:
            raise ValueError("Attempt to write to ZIP archive that was already closed")
        if self._writing:
            raise ValueError("Can't write to ZIP archive while an open writing handle exists.")
        if compress_type is not None:
            info.compress_type = compress_type
        if compresslevel is not None:
            info._compresslevel = compresslevel
        info.file_size = len(data)
        with self._lock:
            with self.open(info, mode="w") as target:
                target.write(data)

    def mkdir(self, zinfo_or_directory_name, mode=0o777):
        """Add a folder."""
        if isinstance(zinfo_or_directory_name, ZipInfo):
            info = zinfo_or_directory_name
            if not info.is_dir():
                raise ValueError("The given ZipInfo does not describe a directory")
        elif isinstance(zinfo_or_directory_name, str):
            name = zinfo_or_directory_name
            if not name.endswith("/"):
                name += "/"
            info = ZipInfo(name)
            info.compress_size = 0
            info.CRC = 0
            info.external_attr = (stat.S_IFDIR | mode) << 16 & 0xFFFFFFFF | 0x10
            info.file_size = 0
        else:
            raise TypeError("Expected type str or ZipInfo")
        with self._lock:
            if self._seekable:
                self.fp.seek(self.start_dir)
            info.header_offset = self.fp.tell()
            if info.compress_type == ZIP_LZMA:
                info.flag_bits |= FLAG_LZMA_END
            self._writecheck(info)
            self._didModify = True
            self.filelist.append(info)
            self.NameToInfo[info.filename] = info
            self.fp.write(info.FileHeader(False))
            self.start_dir = self.fp.tell()

    def __del__(self):
        self.close()

    def close(self):
        """Write the directory if anything changed, and close. A file object that was passed in stays open."""
        if self.fp is None:
            return
        if self._writing:
            raise ValueError("Can't close the ZIP file while there is an open writing handle on it. "
                             "Close the writing handle before closing the zip.")
        try:
            if self.mode in ("w", "x", "a") and self._didModify:
                with self._lock:
                    if self._seekable:
                        self.fp.seek(self.start_dir)
                    self._write_end_record()
        finally:
            fp, self.fp = self.fp, None
            self._fpclose(fp)

    def _write_end_record(self):
        for info in self.filelist:
            self.fp.write(self._central_header(info))
        entries = len(self.filelist)
        start = self.start_dir
        end = self.fp.tell()
        size = end - start
        why = ("Files count" if entries > ZIP_FILECOUNT_LIMIT else
               "Central directory offset" if start > ZIP64_LIMIT else
               "Central directory size" if size > ZIP64_LIMIT else None)
        if why:
            if not self._allowZip64:
                raise LargeZipFile(why + " would require ZIP64 extensions")
            self.fp.write(pack(END64_MAGIC, END64, END64_SIZE - 12, 45, 45, 0, 0, entries, entries, size, start))
            self.fp.write(pack(LOCATOR64_MAGIC, LOCATOR64, 0, end, 1))
            entries, size, start = min(entries, 0xFFFF), min(size, 0xFFFFFFFF), min(start, 0xFFFFFFFF)
        self.fp.write(pack(END_MAGIC, END, 0, 0, entries, entries, size, start, len(self._comment)) + self._comment)
        if self.mode == "a":
            self.fp.truncate()
        self.fp.flush()

    @staticmethod
    def _central_header(info):
        date, clock = info._dos_time()
        large = []
        sizes = info.file_size, info.compress_size
        if max(sizes) > ZIP64_LIMIT:
            large += sizes
            sizes = 0xFFFFFFFF, 0xFFFFFFFF
        offset = info.header_offset
        if offset > ZIP64_LIMIT:
            large.append(offset)
            offset = 0xFFFFFFFF
        extra = info.extra
        if large:
            extra = pack(b"\1\0", (2,) + (8,) * len(large), 8 * len(large), *large) + strip_extra(extra, (1,))
        info._raise_versions(ZIP64_VERSION if large else 0)
        name, flags = info._encodeFilenameFlags()
        return pack(CENTRAL_MAGIC, CENTRAL, info.create_version, info.create_system, info.extract_version,
                    info.reserved, flags, info.compress_type, clock, date, info.CRC, sizes[1], sizes[0], len(name),
                    len(extra), len(info.comment), 0, info.internal_attr, info.external_attr,
                    offset) + name + extra + info.comment

    def _fpclose(self, fp):
        assert self._fileRefCnt > 0
        self._fileRefCnt -= 1
        if not self._fileRefCnt and not self._filePassed:
            fp.close()


Path = make_path_class(ZipFile)


class PyZipFile(ZipFile):
    """An archive of Python modules: writepy adds a package or a folder of modules, as sources."""

    def __init__(self, file, mode="r", compression=ZIP_STORED, allowZip64=True, optimize=-1):
        ZipFile.__init__(self, file, mode=mode, compression=compression, allowZip64=allowZip64)
        self._optimize = optimize

    def writepy(self, pathname, basename="", filterfunc=None):
        """Add a module, a package, or the modules of a folder. filterfunc(path) false leaves one out."""
        pathname = os.fspath(pathname)
        if filterfunc and not filterfunc(pathname):
            if self.debug:
                print("%s %r skipped by filterfunc" % ("path" if os.path.isdir(pathname) else "file", pathname))
            return
        folder, name = os.path.split(pathname)
        if not os.path.isdir(pathname):
            if pathname[-3:] != ".py":
                raise RuntimeError('Files added with writepy() must end with ".py"')
            self._add_module(pathname, basename)
            return
        files = sorted(os.listdir(pathname))
        package = os.path.isfile(os.path.join(pathname, "__init__.py"))
        if package:
            basename = "%s/%s" % (basename, name) if basename else name
            self._add_module(os.path.join(pathname, "__init__.py"), basename)
            files.remove("__init__.py")
        for filename in files:
            path = os.path.join(pathname, filename)
            if package and os.path.isdir(path):
                if os.path.isfile(os.path.join(path, "__init__.py")):
                    self.writepy(path, basename, filterfunc=filterfunc)
            elif filename.endswith(".py"):
                if filterfunc and not filterfunc(path):
                    if self.debug:
                        print("file %r skipped by filterfunc" % path)
                    continue
                self._add_module(path, basename)

    def _add_module(self, path, basename):
        # Adder has no compiled files; the source is what another Adder can import.
        name = os.path.basename(path)
        arcname = "%s/%s" % (basename, name) if basename else name
        if self.debug:
            print("Adding", arcname)
        self.write(path, arcname)


def main(args=None):
    import argparse
    parser = argparse.ArgumentParser(description="A simple command-line interface for zipfile module.")
    group = parser.add_mutually_exclusive_group(required=True)
    group.add_argument("-l", "--list", metavar="<zipfile>", help="Show listing of a zipfile")
    group.add_argument("-e", "--extract", nargs=2, metavar=("<zipfile>", "<output_dir>"),
                       help="Extract zipfile into target dir")
    group.add_argument("-c", "--create", nargs="+", metavar=("<name>", "<file>"), help="Create zipfile from sources")
    group.add_argument("-t", "--test", metavar="<zipfile>", help="Test if a zipfile is valid")
    parser.add_argument("--metadata-encoding", metavar="<encoding>", help="Specify encoding of member names for -l, -e and -t")
    args = parser.parse_args(args)
    encoding = args.metadata_encoding
    if args.test is not None:
        with ZipFile(args.test, "r", metadata_encoding=encoding) as zf:
            bad = zf.testzip()
        if bad:
            print("The following enclosed file is corrupted: {!r}".format(bad))
        print("Done testing")
    elif args.list is not None:
        with ZipFile(args.list, "r", metadata_encoding=encoding) as zf:
            zf.printdir()
    elif args.extract is not None:
        source, target = args.extract
        with ZipFile(source, "r", metadata_encoding=encoding) as zf:
            zf.extractall(target)
    elif args.create is not None:
        if encoding:
            print("Non-conforming encodings not supported with -c.", file=sys.stderr)
            sys.exit(1)
        name, *files = args.create

        def add(zf, path, zippath):
            if os.path.isfile(path):
                zf.write(path, zippath, ZIP_DEFLATED)
            elif os.path.isdir(path):
                if zippath:
                    zf.write(path, zippath)
                for entry in sorted(os.listdir(path)):
                    add(zf, os.path.join(path, entry), os.path.join(zippath, entry))

        with ZipFile(name, "w") as zf:
            for path in files:
                zippath = os.path.basename(path) or os.path.basename(os.path.dirname(path))
                add(zf, path, "" if zippath in ("", os.curdir, os.pardir) else zippath)


if __name__ == "__main__":
    main()
