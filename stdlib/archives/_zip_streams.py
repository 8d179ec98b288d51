# The files that ZipFile.open gives: ZipExtFile to read an entry, _ZipWriteFile to write one, and the compression
# methods behind them. The compression modules are imported when an entry needs them.

import io

from _zip_crypto import decrypter
from _zip_info import (BadZipFile, FLAG_DESCRIPTOR, ZIP64_LIMIT, ZIP_BZIP2,
                       ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, compressor_names)
from _zip_records import DESCRIPTOR_MAGIC, pack


class LZMACompressor:
    """A raw LZMA1 stream behind zip's own header of version and properties."""

    __module__ = "zipfile"

    def __init__(self):
        self._comp = None

    def _start(self):
        import lzma
        properties = lzma._encode_filter_properties({"id": lzma.FILTER_LZMA1})
        chain = [lzma._decode_filter_properties(lzma.FILTER_LZMA1, properties)]
        self._comp = lzma.LZMACompressor(lzma.FORMAT_RAW, filters=chain)
        return b"\x09\x04" + len(properties).to_bytes(2, "little") + properties

    def compress(self, data):
        if self._comp is None:
            return self._start() + self._comp.compress(data)
        return self._comp.compress(data)

    def flush(self):
        if self._comp is None:
            return self._start() + self._comp.flush()
        return self._comp.flush()


class LZMADecompressor:
    __module__ = "zipfile"

    def __init__(self):
        self._decomp = None
        self._head = b""
        self.eof = False

    def decompress(self, data):
        if self._decomp is None:
            import lzma
            self._head += data
            if len(self._head) <= 4:
                return b""
            end = 4 + int.from_bytes(self._head[2:4], "little")
            if len(self._head) <= end:
                return b""
            chain = [lzma._decode_filter_properties(lzma.FILTER_LZMA1, self._head[4:end])]
            self._decomp = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=chain)
            data = self._head[end:]
            self._head = None
        result = self._decomp.decompress(data)
        self.eof = self._decomp.eof
        return result


def check_compression(compression):
    if compression not in (ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA):
        raise NotImplementedError("That compression method is not supported")


def compressor(method, level=None):
    if method == ZIP_DEFLATED:
        import zlib
        return zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION if level is None else level, zlib.DEFLATED, -15)
    if method == ZIP_BZIP2:
        import bz2
        return bz2.BZ2Compressor() if level is None else bz2.BZ2Compressor(level)
    return LZMACompressor() if method == ZIP_LZMA else None


def decompressor(method):
    check_compression(method)
    if method == ZIP_STORED:
        return None
    if method == ZIP_DEFLATED:
        import zlib
        return zlib.decompressobj(-15)
    if method == ZIP_BZIP2:
        import bz2
        return bz2.BZ2Decompressor()
    return LZMADecompressor()


def damage_errors(method):
    """What the decompressor of a method raises when the data are damaged."""
    if method == ZIP_DEFLATED:
        import zlib
        return zlib.error
    if method == ZIP_LZMA:
        import lzma
        return lzma.LZMAError
    return ()


class SharedFile:
    """A position of its own in a file that several entries are read from."""

    def __init__(self, file, pos, close, lock, writing):
        self._file = file
        self._pos = pos
        self._close = close
        self._lock = lock
        self._writing = writing
        self.seekable = file.seekable

    def tell(self):
        return self._pos

    def seek(self, offset, whence=0):
        with self._lock:
            if self._writing():
                raise ValueError("Can't reposition in the ZIP file while there is an open writing handle on it. "
                                 "Close the writing handle before trying to read.")
            self._file.seek(offset, whence)
            self._pos = self._file.tell()
            return self._pos

    def read(self, n=-1):
        with self._lock:
            if self._writing():
                raise ValueError("Can't read from the ZIP file while there is an open writing handle on it. "
                                 "Close the writing handle before trying to read.")
            self._file.seek(self._pos)
            data = self._file.read(n)
            self._pos = self._file.tell()
            return data

    def close(self):
        if self._file is not None:
            file, self._file = self._file, None
            self._close(file)


class Tellable:
    """A file that cannot tell: counts what is written."""

    def __init__(self, fp):
        self.fp = fp
        self.offset = 0

    def write(self, data):
        n = self.fp.write(data)
        self.offset += n
        return n

    def tell(self):
        return self.offset

    def flush(self):
        self.fp.flush()

    def close(self):
        self.fp.close()


class ZipExtFile(io.BufferedIOBase):
    """An entry of an archive, open for reading."""

    __module__ = "zipfile"

    MAX_N = (1 << 31) - 1  # read at a time
    MIN_READ_SIZE = 4096
    MAX_SEEK_READ = 1 << 24

    def __init__(self, fileobj, mode, zipinfo, pwd=None, close_fileobj=False):
        self._fileobj = fileobj
        self._pwd = pwd
        self._close_fileobj = close_fileobj
        self._info = zipinfo
        self._compress_type = zipinfo.compress_type
        self._compress_left = zipinfo.compress_size
        self._left = zipinfo.file_size
        self._decompressor = decompressor(self._compress_type)
        self._damage = damage_errors(self._compress_type)
        self._eof = False
        self._readbuffer = b""
        self._offset = 0
        self.newlines = None
        self.mode = mode
        self.name = zipinfo.filename
        self._expected_crc = getattr(zipinfo, "CRC", None)
        self._running_crc = 0
        self._seekable = False
        try:
            if fileobj.seekable():
                self._orig_compress_start = fileobj.tell()
                self._seekable = True
        except AttributeError:
            pass
        self._decrypter = None
        if pwd:
            self._check_password()

    def _check_password(self):
        info = self._info
        # The last of the twelve bytes in front of the data tells a wrong password, most of the time.
        if info.flag_bits & FLAG_DESCRIPTOR:
            check = info._raw_time >> 8 & 0xFF
        else:
            check = info.CRC >> 24 & 0xFF
        if self._init_decrypter() != check:
            raise RuntimeError("Bad password for file %r" % info.orig_filename)

    def _init_decrypter(self):
        self._decrypter = decrypter(self._pwd)
        header = self._fileobj.read(12)
        self._compress_left -= 12
        plain = self._decrypter(header)
        return plain[11] if len(plain) == 12 else -1

    def __repr__(self):
        result = "<%s.%s" % (self.__class__.__module__, self.__class__.__qualname__)
        if self.closed:
            return result + " [closed]>"
        result += " name=%r mode=%r" % (self.name, self.mode)
        if self._compress_type != ZIP_STORED:
            result += " compress_type=%s" % compressor_names.get(self._compress_type, self._compress_type)
        return result + ">"

    def readline(self, limit=-1):
        """The next line, at most limit bytes of it."""
        if limit < 0:
            end = self._readbuffer.find(b"\n", self._offset) + 1
            if end > 0:
                line = self._readbuffer[self._offset:end]
                self._offset = end
                return line
        return io.BufferedIOBase.readline(self, limit)

    def peek(self, n=1):
        """Some of the next bytes, without moving on."""
        if n > len(self._readbuffer) - self._offset:
            chunk = self.read(n)
            if len(chunk) > self._offset:
                self._readbuffer = chunk + self._readbuffer[self._offset:]
                self._offset = 0
            else:
                self._offset -= len(chunk)
        return self._readbuffer[self._offset:self._offset + 512]

    def readable(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        return True

    def read(self, n=-1):
        """At most n bytes; everything when n is negative or None."""
        if self.closed:
            raise ValueError("read from closed file.")
        whole = n is None or n < 0
        parts = [self._readbuffer[self._offset:] if whole else self._readbuffer[self._offset:self._offset + n]]
        self._offset += len(parts[0])
        missing = None if whole else n - len(parts[0])
        if self._offset >= len(self._readbuffer):
            self._readbuffer = b""
            self._offset = 0
        while not self._eof and (whole or missing > 0):
            data = self._read1(self.MAX_N if whole else missing)
            if not whole and len(data) > missing:
                self._readbuffer = data
                self._offset = missing
                parts.append(data[:missing])
                break
            parts.append(data)
            if not whole:
                missing -= len(data)
        return b"".join(parts)

    def _update_crc(self, data):
        if self._expected_crc is None:
            return
        import zlib
        self._running_crc = zlib.crc32(data, self._running_crc)
        if self._eof and self._running_crc != self._expected_crc:
            raise BadZipFile("Bad CRC-32 for file %r" % self.name)

    def read1(self, n):
        """Up to n bytes with at most one read of the archive."""
        if n is None or n < 0:
            data = self._readbuffer[self._offset:]
            self._readbuffer = b""
            self._offset = 0
            while not self._eof:
                more = self._read1(self.MAX_N)
                if more:
                    return data + more
            return data
        end = self._offset + n
        if end < len(self._readbuffer):
            data = self._readbuffer[self._offset:end]
            self._offset = end
            return data
        data = self._readbuffer[self._offset:]
        missing = end - len(self._readbuffer)
        self._readbuffer = b""
        self._offset = 0
        if missing > 0:
            while not self._eof:
                more = self._read1(missing)
                if len(more) > missing:
                    self._readbuffer = more
                    self._offset = missing
                    return data + more[:missing]
                if more:
                    return data + more
        return data

    def _read1(self, n):
        # One step: decrypted and decompressed bytes, which may be more than n, or none yet.
        if self._eof or n <= 0:
            return b""
        inflater = self._decompressor
        if self._compress_type == ZIP_DEFLATED:
            data = inflater.unconsumed_tail
            if n > len(data):
                data += self._read2(n - len(data))
        else:
            data = self._read2(n)
        try:
            if inflater is None:
                self._eof = self._compress_left <= 0
            elif self._compress_type == ZIP_DEFLATED:
                n = max(n, self.MIN_READ_SIZE)
                data = inflater.decompress(data, n)
                self._eof = inflater.eof or self._compress_left <= 0 and not inflater.unconsumed_tail
                if self._eof:
                    data += inflater.flush()
            else:
                data = inflater.decompress(data)
                self._eof = inflater.eof or self._compress_left <= 0
        except self._damage:
            self._eof = False
            raise
        data = data[:self._left]
        self._left -= len(data)
        if self._left <= 0:
            self._eof = True
        self._update_crc(data)
        return data

    def _read2(self, n):
        if self._compress_left <= 0:
            return b""
        data = self._fileobj.read(min(max(n, self.MIN_READ_SIZE), self._compress_left))
        self._compress_left -= len(data)
        if not data:
            raise EOFError
        return self._decrypter(data) if self._decrypter is not None else data

    def close(self):
        try:
            if self._close_fileobj:
                self._fileobj.close()
        finally:
            super().close()

    def seekable(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        return self._seekable

    def seek(self, offset, whence=0):
        """Move to a position of the entry. Going back reads it again from its start."""
        if self.closed:
            raise ValueError("seek on closed file.")
        if not self._seekable:
            raise io.UnsupportedOperation("underlying stream is not seekable")
        here = self.tell()
        if whence == 0:
            target = offset
        elif whence == 1:
            target = here + offset
        elif whence == 2:
            target = self._info.file_size + offset
        else:
            raise ValueError("whence must be os.SEEK_SET (0), os.SEEK_CUR (1), or os.SEEK_END (2)")
        target = max(0, min(target, self._info.file_size))
        move = target - here
        at = move + self._offset
        if 0 <= at < len(self._readbuffer):
            self._offset = at
            return self.tell()
        if move < 0:
            self._fileobj.seek(self._orig_compress_start)
            self._running_crc = 0
            self._compress_left = self._info.compress_size
            self._left = self._info.file_size
            self._readbuffer = b""
            self._offset = 0
            self._decompressor = decompressor(self._compress_type)
            self._eof = False
            move = target
            if self._decrypter is not None:
                self._init_decrypter()
        while move > 0:
            step = min(self.MAX_SEEK_READ, move)
            self.read(step)
            move -= step
        return self.tell()

    def tell(self):
        if self.closed:
            raise ValueError("tell on closed file.")
        if not self._seekable:
            raise io.UnsupportedOperation("underlying stream is not seekable")
        return self._info.file_size - self._left - len(self._readbuffer) + self._offset


class _ZipWriteFile(io.BufferedIOBase):
    """An entry of an archive, open for writing. close() writes its sizes."""

    __module__ = "zipfile"

    def __init__(self, zf, zinfo, zip64):
        self._zinfo = zinfo
        self._zip64 = zip64
        self._zipfile = zf
        self._compressor = compressor(zinfo.compress_type, zinfo._compresslevel)
        self._file_size = 0
        self._compress_size = 0
        self._crc = 0

    def writable(self):
        return True

    def write(self, data):
        """Compress and write bytes; the number of bytes taken."""
        if self.closed:
            raise ValueError("I/O operation on closed file.")
        if isinstance(data, (bytes, bytearray)):
            taken = len(data)
        else:
            data = memoryview(data)
            taken = data.nbytes
        import zlib
        self._file_size += taken
        self._crc = zlib.crc32(data, self._crc)
        if self._compressor:
            data = self._compressor.compress(data)
            self._compress_size += len(data)
        self._zipfile.fp.write(data)
        return taken

    def close(self):
        if self.closed:
            return
        try:
            super().close()
            self._finish()
        finally:
            self._zipfile._writing = False

    def _finish(self):
        zf, info = self._zipfile, self._zinfo
        if self._compressor:
            rest = self._compressor.flush()
            self._compress_size += len(rest)
            zf.fp.write(rest)
            info.compress_size = self._compress_size
        else:
            info.compress_size = self._file_size
        info.CRC = self._crc
        info.file_size = self._file_size
        if not self._zip64:
            if self._file_size > ZIP64_LIMIT:
                raise RuntimeError("File size unexpectedly exceeded ZIP64 limit")
            if self._compress_size > ZIP64_LIMIT:
                raise RuntimeError("Compressed size unexpectedly exceeded ZIP64 limit")
        if info.flag_bits & FLAG_DESCRIPTOR:
            width = 8 if self._zip64 else 4
            zf.fp.write(pack(DESCRIPTOR_MAGIC, (4, width, width), info.CRC, info.compress_size, info.file_size))
            zf.start_dir = zf.fp.tell()
        else:
            # Now that the sizes are known the header can be written again.
            zf.start_dir = zf.fp.tell()
            zf.fp.seek(info.header_offset)
            zf.fp.write(info.FileHeader(self._zip64))
            zf.fp.seek(zf.start_dir)
        zf.filelist.append(info)
        zf.NameToInfo[info.filename] = info
