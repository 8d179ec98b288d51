# The gzip format, RFC 1952: members of a header, a raw deflate stream, and the CRC and length of what it holds.

__all__ = ["BadGzipFile", "GzipFile", "open", "compress", "decompress"]

import builtins
import io
import os
import sys
import time
import zlib

import _compression

FTEXT, FHCRC, FEXTRA, FNAME, FCOMMENT = 1, 2, 4, 8, 16

READ, WRITE = 1, 2

_COMPRESS_LEVEL_FAST = 1
_COMPRESS_LEVEL_TRADEOFF = 6
_COMPRESS_LEVEL_BEST = 9

READ_BUFFER_SIZE = 128 * 1024
_MAGIC = b"\037\213"


class BadGzipFile(OSError):
    """What was read is no gzip file, or a damaged one."""


def open(filename, mode="rb", compresslevel=_COMPRESS_LEVEL_BEST, encoding=None, errors=None, newline=None):
    """Open a gzip file, as bytes or (mode with "t") as text."""
    if "t" in mode:
        if "b" in mode:
            raise ValueError("Invalid mode: %r" % (mode,))
    else:
        if encoding is not None:
            raise ValueError("Argument 'encoding' not supported in binary mode")
        if errors is not None:
            raise ValueError("Argument 'errors' not supported in binary mode")
        if newline is not None:
            raise ValueError("Argument 'newline' not supported in binary mode")
    plain = mode.replace("t", "")
    if isinstance(filename, (str, bytes, os.PathLike)):
        file = GzipFile(filename, plain, compresslevel)
    elif hasattr(filename, "read") or hasattr(filename, "write"):
        file = GzipFile(None, plain, compresslevel, filename)
    else:
        raise TypeError("filename must be a str or bytes object, or a file")
    if "t" in mode:
        return io.TextIOWrapper(file, io.text_encoding(encoding), errors, newline)
    return file


def write32u(output, value):
    output.write(value.to_bytes(4, "little"))


class GzipFile(_compression.BaseStream):
    """A gzip file: bytes go in and come out as they were before compression."""

    # The file opened here, to be closed with this one.
    myfileobj = None

    def __init__(self, filename=None, mode=None, compresslevel=_COMPRESS_LEVEL_BEST, fileobj=None, mtime=None):
        if mode and ("t" in mode or "U" in mode):
            raise ValueError("Invalid mode: {!r}".format(mode))
        if mode and "b" not in mode:
            mode += "b"
        if fileobj is None:
            fileobj = self.myfileobj = builtins.open(filename, mode or "rb")
        if filename is None:
            filename = getattr(fileobj, "name", "")
            if not isinstance(filename, (str, bytes)):
                filename = ""
        else:
            filename = os.fspath(filename)
        guessed = mode is None
        if guessed:
            mode = getattr(fileobj, "mode", "rb")
        if mode.startswith("r"):
            self.mode = READ
            raw = _GzipReader(fileobj)
            self._buffer = io.BufferedReader(raw)
            self.name = filename
        elif mode.startswith(("w", "a", "x")):
            if guessed:
                import warnings
                warnings.warn("GzipFile was opened for writing, but this will change in future Python releases.  "
                              "Specify the mode argument for opening it for writing.", FutureWarning, 2)
            self.mode = WRITE
            self.name = filename
            self.crc = zlib.crc32(b"")
            self.size = 0
            self.writebuf = []
            self.bufsize = 0
            self.offset = 0
            self.compress = zlib.compressobj(compresslevel, zlib.DEFLATED, -zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, 0)
            self._write_mtime = mtime
        else:
            raise ValueError("Invalid mode: {!r}".format(mode))
        self.fileobj = fileobj
        if self.mode == WRITE:
            self._write_gzip_header(compresslevel)

    @property
    def filename(self):
        import warnings
        warnings.warn("use the name attribute", DeprecationWarning, 2)
        if self.mode == WRITE and self.name[-3:] != ".gz":
            return self.name + ".gz"
        return self.name

    @property
    def mtime(self):
        """The time stamp that stood in the header last read, or None."""
        return self._buffer.raw._last_mtime

    def __repr__(self):
        return "<gzip " + repr(self.fileobj)[1:-1] + " " + hex(id(self)) + ">"

    def _write_gzip_header(self, compresslevel):
        try:
            name = os.path.basename(self.name)
            if not isinstance(name, bytes):
                name = name.encode("latin-1")
            if name.endswith(b".gz"):
                name = name[:-3]
        except UnicodeEncodeError:
            name = b""
        mtime = time.time() if self._write_mtime is None else self._write_mtime
        extra = b"\2" if compresslevel == _COMPRESS_LEVEL_BEST else b"\4" if compresslevel == _COMPRESS_LEVEL_FAST else b"\0"
        self.fileobj.write(_MAGIC + b"\x08" + bytes([FNAME if name else 0]) + _u32(int(mtime)) + extra + b"\xff")
        if name:
            self.fileobj.write(name + b"\0")

    def write(self, data):
        """Compress and write bytes; the number of bytes taken."""
        self._check_not_closed()
        if self.mode != WRITE:
            import errno
            raise OSError(errno.EBADF, "write() on read-only GzipFile object")
        if self.fileobj is None:
            raise ValueError("write() on closed GzipFile object")
        if isinstance(data, (bytes, bytearray)):
            length = len(data)
        else:
            data = memoryview(data)
            length = data.nbytes
        if length > 0:
            self.fileobj.write(self.compress.compress(data))
            self.size += length
            self.crc = zlib.crc32(data, self.crc)
            self.offset += length
        return length

    def _check_reading(self, what):
        self._check_not_closed()
        if self.mode != READ:
            import errno
            raise OSError(errno.EBADF, what + "() on write-only GzipFile object")

    def read(self, size=-1):
        """At most size bytes; everything when it is negative or None."""
        self._check_reading("read")
        return self._buffer.read(size)

    def read1(self, size=-1):
        """Up to size bytes with few reads of the file underneath."""
        self._check_reading("read1")
        return self._buffer.read1(io.DEFAULT_BUFFER_SIZE if size < 0 else size)

    def peek(self, n):
        """Some of the next bytes, without moving on."""
        self._check_reading("peek")
        return self._buffer.peek(n)

    @property
    def closed(self):
        return self.fileobj is None

    def close(self):
        """Finish and close. A file object that was passed in stays open."""
        fileobj = self.fileobj
        if fileobj is None:
            return
        self.fileobj = None
        try:
            if self.mode == WRITE:
                fileobj.write(self.compress.flush())
                write32u(fileobj, self.crc)
                write32u(fileobj, self.size & 0xFFFFFFFF)
            elif self.mode == READ:
                self._buffer.close()
        finally:
            mine = self.myfileobj
            if mine:
                self.myfileobj = None
                mine.close()

    def flush(self, zlib_mode=zlib.Z_SYNC_FLUSH):
        """Write out what the compressor holds back."""
        self._check_not_closed()
        if self.mode == WRITE:
            self.fileobj.write(self.compress.flush(zlib_mode))
            self.fileobj.flush()

    def fileno(self):
        """The descriptor of the file underneath."""
        return self.fileobj.fileno()

    def rewind(self):
        """Start reading again at the beginning."""
        if self.mode != READ:
            raise OSError("Can't rewind in write mode")
        self._buffer.seek(0)

    def readable(self):
        return self.mode == READ

    def writable(self):
        return self.mode == WRITE

    def seekable(self):
        return True

    def seek(self, offset, whence=io.SEEK_SET):
        """Move to a position of the uncompressed bytes; when writing only forwards, over zeros."""
        if self.mode == WRITE:
            if whence != io.SEEK_SET:
                if whence == io.SEEK_CUR:
                    offset = self.offset + offset
                else:
                    raise ValueError("Seek from end not supported")
            if offset < self.offset:
                raise OSError("Negative seek in write mode")
            missing = offset - self.offset
            zeros = bytes(1024)
            for _ in range(missing // 1024):
                self.write(zeros)
            self.write(bytes(missing % 1024))
        elif self.mode == READ:
            self._check_not_closed()
            return self._buffer.seek(offset, whence)
        return self.offset

    def tell(self):
        """The position in the uncompressed bytes."""
        if self.mode == WRITE:
            return self.offset
        self._check_not_closed()
        return self._buffer.tell()

    def readline(self, size=-1):
        """The next line, at most size bytes of it."""
        self._check_not_closed()
        return self._buffer.readline(size)


def _u32(value):
    return (value & 0xFFFFFFFF).to_bytes(4, "little")


def _read_exact(fp, n):
    data = fp.read(n)
    while len(data) < n:
        more = fp.read(n - len(data))
        if not more:
            raise EOFError("Compressed file ended before the end-of-stream marker was reached")
        data += more
    return data


def _skip_text(fp):
    while True:
        c = fp.read(1)
        if not c or c == b"\0":
            return


def _read_gzip_header(fp):
    """The time stamp of the header that starts here; None at the end of the file."""
    magic = fp.read(2)
    if magic == b"":
        return None
    if magic != _MAGIC:
        raise BadGzipFile("Not a gzipped file (%r)" % magic)
    method, flags, *rest = _read_exact(fp, 8)
    if method != 8:
        raise BadGzipFile("Unknown compression method")
    if flags & FEXTRA:
        _read_exact(fp, int.from_bytes(_read_exact(fp, 2), "little"))
    if flags & FNAME:
        _skip_text(fp)
    if flags & FCOMMENT:
        _skip_text(fp)
    if flags & FHCRC:
        _read_exact(fp, 2)
    return int.from_bytes(bytes(rest[:4]), "little")


class _PaddedFile:
    """A file into which bytes that were read too much can be put back."""

    def __init__(self, f, prepend=b""):
        self.file = f
        self._back = prepend
        self._read = 0

    def read(self, size):
        if not self._back:
            return self.file.read(size)
        data = self._back[self._read:self._read + size]
        self._read += len(data)
        if self._read >= len(self._back):
            self._back = b""
            self._read = 0
            if len(data) < size:
                return data + self.file.read(size - len(data))
        return data

    def prepend(self, prepend=b""):
        if prepend:
            self._back = prepend + self._back[self._read:]
            self._read = 0

    def seek(self, off):
        self._back = b""
        self._read = 0
        return self.file.seek(off)

    def seekable(self):
        return True


class _GzipReader(_compression.DecompressReader):
    def __init__(self, fp):
        super().__init__(_PaddedFile(fp), zlib.decompressobj, wbits=-zlib.MAX_WBITS)
        self._new_member = True
        self._last_mtime = None
        self._crc = 0
        self._stream_size = 0

    def _read_gzip_header(self):
        last_mtime = _read_gzip_header(self._fp)
        if last_mtime is None:
            return False
        self._last_mtime = last_mtime
        return True

    def read(self, size=-1):
        if size < 0:
            return self.readall()
        if not size:
            return b""
        while True:
            if self._decompressor.eof:
                self._read_eof()
                self._new_member = True
                self._decompressor = self._decomp_factory(**self._decomp_args)
            if self._new_member:
                self._crc = 0
                self._stream_size = 0
                if not self._read_gzip_header():
                    self._size = self._pos
                    return b""
                self._new_member = False
            got = self._fp.read(READ_BUFFER_SIZE)
            data = self._decompressor.decompress(got, size)
            if self._decompressor.unconsumed_tail != b"":
                self._fp.prepend(self._decompressor.unconsumed_tail)
            elif self._decompressor.unused_data != b"":
                self._fp.prepend(self._decompressor.unused_data)
            if data != b"":
                break
            if got == b"" and not self._decompressor.eof:
                raise EOFError("Compressed file ended before the end-of-stream marker was reached")
        self._crc = zlib.crc32(data, self._crc)
        self._stream_size += len(data)
        self._pos += len(data)
        return data

    def _read_eof(self):
        trailer = _read_exact(self._fp, 8)
        crc32 = int.from_bytes(trailer[:4], "little")
        if crc32 != self._crc:
            raise BadGzipFile("CRC check failed %s != %s" % (hex(crc32), hex(self._crc)))
        if int.from_bytes(trailer[4:], "little") != self._stream_size & 0xFFFFFFFF:
            raise BadGzipFile("Incorrect length of data produced")
        # Zeros may pad the file.
        c = b"\0"
        while c == b"\0":
            c = self._fp.read(1)
        if c:
            self._fp.prepend(c)

    def _rewind(self):
        super()._rewind()
        self._new_member = True


def _create_simple_gzip_header(compresslevel, mtime=None):
    if mtime is None:
        mtime = time.time()
    extra = 2 if compresslevel == _COMPRESS_LEVEL_BEST else 4 if compresslevel == _COMPRESS_LEVEL_FAST else 0
    return _MAGIC + b"\x08\0" + _u32(int(mtime)) + bytes((extra, 255))


def compress(data, compresslevel=_COMPRESS_LEVEL_BEST, *, mtime=None):
    """The bytes as a gzip member."""
    if mtime == 0:
        # zlib writes such a header by itself; wbits of 31 asks for it.
        return zlib.compress(data, level=compresslevel, wbits=31)
    header = _create_simple_gzip_header(compresslevel, mtime)
    length = data.nbytes if isinstance(data, memoryview) else len(data)
    return header + zlib.compress(data, level=compresslevel, wbits=-15) + _u32(zlib.crc32(data)) + _u32(length)


def decompress(data):
    """The bytes of all the members in data."""
    members = []
    while True:
        fp = io.BytesIO(data)
        if _read_gzip_header(fp) is None:
            return b"".join(members)
        inflater = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
        member = inflater.decompress(data[fp.tell():])
        if not inflater.eof or len(inflater.unused_data) < 8:
            raise EOFError("Compressed file ended before the end-of-stream marker was reached")
        crc = int.from_bytes(inflater.unused_data[:4], "little")
        length = int.from_bytes(inflater.unused_data[4:8], "little")
        if crc != zlib.crc32(member):
            raise BadGzipFile("CRC check failed")
        if length != len(member) & 0xFFFFFFFF:
            raise BadGzipFile("Incorrect length of data produced")
        members.append(member)
        data = inflater.unused_data[8:].lstrip(b"\x00")


def main():
    from argparse import ArgumentParser
    parser = ArgumentParser(description="A simple command line interface for the gzip module: act like gzip, but do "
                                        "not delete the input file.")
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--fast", action="store_true", help="compress faster")
    group.add_argument("--best", action="store_true", help="compress better")
    group.add_argument("-d", "--decompress", action="store_true", help="act like gunzip instead of gzip")
    parser.add_argument("args", nargs="*", default=["-"], metavar="file")
    args = parser.parse_args()
    level = _COMPRESS_LEVEL_FAST if args.fast else _COMPRESS_LEVEL_BEST if args.best else _COMPRESS_LEVEL_TRADEOFF
    for name in args.args:
        if args.decompress:
            if name == "-":
                source, target = GzipFile(filename="", mode="rb", fileobj=sys.stdin.buffer), sys.stdout.buffer
            elif name[-3:] == ".gz":
                source, target = open(name, "rb"), builtins.open(name[:-3], "wb")
            else:
                sys.exit(f"filename doesn't end in .gz: {name!r}")
        elif name == "-":
            source = sys.stdin.buffer
            target = GzipFile(filename="", mode="wb", fileobj=sys.stdout.buffer, compresslevel=level)
        else:
            source, target = builtins.open(name, "rb"), open(name + ".gz", "wb", compresslevel=level)
        while chunk := source.read(READ_BUFFER_SIZE):
            target.write(chunk)
        if target is not sys.stdout.buffer:
            target.close()
        if source is not sys.stdin.buffer:
            source.close()


if __name__ == "__main__":
    main()
