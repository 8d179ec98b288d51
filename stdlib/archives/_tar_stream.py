# The files of tarfile: a member open for reading, and archives that are read or written in one pass (modes with "|"),
# compressed or not.

import io
import os
import time

from _tar_errors import CompressionError, ReadError, StreamError
from _tar_header import BLOCKSIZE, NUL


class LowLevelFile:
    """A plain descriptor with read and write."""

    def __init__(self, name, mode):
        flags = {"r": os.O_RDONLY, "w": os.O_WRONLY | os.O_CREAT | os.O_TRUNC}[mode]
        self.fd = os.open(name, flags, 0o666)

    def close(self):
        os.close(self.fd)

    def read(self, size):
        return os.read(self.fd, size)

    def write(self, s):
        os.write(self.fd, s)


class Stream:
    """A file that is read or written in blocks from start to end; seeking goes forwards only, by reading."""

    def __init__(self, name, mode, comptype, fileobj, bufsize, compresslevel):
        self._extfileobj = True
        if fileobj is None:
            fileobj = LowLevelFile(name, mode)
            self._extfileobj = False
        if comptype == "*":
            fileobj = StartKept(fileobj)
            comptype = fileobj.getcomptype()
        self.name = os.fspath(name) if name is not None else ""
        self.mode = mode
        self.comptype = comptype
        self.fileobj = fileobj
        self.bufsize = bufsize
        self.buf = b""
        self.pos = 0
        self.closed = False
        self.dbuf = b""
        self.exception = ()
        try:
            self._start_compression(comptype, compresslevel)
        except:
            if not self._extfileobj:
                self.fileobj.close()
            self.closed = True
            raise

    def _start_compression(self, comptype, compresslevel):
        reading = self.mode == "r"
        if comptype == "gz":
            import zlib
            self.zlib = zlib
            self.crc = zlib.crc32(b"")
            self.exception = zlib.error
            if reading:
                self._read_gzip_header()
            else:
                self._write_gzip_header(compresslevel)
        elif comptype == "bz2":
            import bz2
            if reading:
                self.exception = OSError
                self.cmp = bz2.BZ2Decompressor()
            else:
                self.cmp = bz2.BZ2Compressor(compresslevel)
        elif comptype == "xz":
            import lzma
            if reading:
                self.exception = lzma.LZMAError
                self.cmp = lzma.LZMADecompressor()
            else:
                self.cmp = lzma.LZMACompressor()
        elif comptype != "tar":
            raise CompressionError("unknown compression type %r" % comptype)

    def __del__(self):
        if hasattr(self, "closed") and not self.closed:
            self.close()

    def _write_gzip_header(self, compresslevel):
        self.cmp = self.zlib.compressobj(compresslevel, self.zlib.DEFLATED, -self.zlib.MAX_WBITS,
                                         self.zlib.DEF_MEM_LEVEL, 0)
        self._write(b"\037\213\010\010" + (int(time.time()) & 0xFFFFFFFF).to_bytes(4, "little") + b"\002\377")
        name = os.path.basename(self.name.removesuffix(".gz"))
        self._write(name.encode("iso-8859-1", "replace") + NUL)

    def write(self, s):
        if self.comptype == "gz":
            self.crc = self.zlib.crc32(s, self.crc)
        self.pos += len(s)
        if self.comptype != "tar":
            s = self.cmp.compress(s)
        self._write(s)

    def _write(self, s):
        self.buf += s
        while len(self.buf) > self.bufsize:
            self.fileobj.write(self.buf[:self.bufsize])
            self.buf = self.buf[self.bufsize:]

    def close(self):
        if self.closed:
            return
        self.closed = True
        try:
            if self.mode == "w" and self.comptype != "tar":
                self.buf += self.cmp.flush()
            if self.mode == "w" and self.buf:
                self.fileobj.write(self.buf)
                self.buf = b""
                if self.comptype == "gz":
                    self.fileobj.write(self.crc.to_bytes(4, "little"))
                    self.fileobj.write((self.pos & 0xFFFFFFFF).to_bytes(4, "little"))
        finally:
            if not self._extfileobj:
                self.fileobj.close()

    def _read_gzip_header(self):
        self.cmp = self.zlib.decompressobj(-self.zlib.MAX_WBITS)
        if self._read_raw(2) != b"\037\213":
            raise ReadError("not a gzip file")
        if self._read_raw(1) != b"\010":
            raise CompressionError("unsupported compression method")
        flag = ord(self._read_raw(1))
        self._read_raw(6)
        if flag & 4:
            self.read(int.from_bytes(self._read_raw(2), "little"))
        for bit in (8, 16):
            while flag & bit and self._read_raw(1) not in (b"", NUL):
                pass
        if flag & 2:
            self._read_raw(2)

    def tell(self):
        return self.pos

    def seek(self, pos=0):
        if pos < self.pos:
            raise StreamError("seeking backwards is not allowed")
        blocks, rest = divmod(pos - self.pos, self.bufsize)
        for _ in range(blocks):
            self.read(self.bufsize)
        self.read(rest)
        return self.pos

    def read(self, size):
        buf = self._read(size)
        self.pos += len(buf)
        return buf

    def _read(self, size):
        """Decompressed bytes."""
        if self.comptype == "tar":
            return self._read_raw(size)
        have = len(self.dbuf)
        parts = [self.dbuf]
        while have < size:
            buf = self.buf or self.fileobj.read(self.bufsize)
            self.buf = b""
            if not buf:
                break
            try:
                buf = self.cmp.decompress(buf)
            except self.exception as e:
                raise ReadError("invalid compressed data") from e
            parts.append(buf)
            have += len(buf)
        data = b"".join(parts)
        self.dbuf = data[size:]
        return data[:size]

    def _read_raw(self, size):
        have = len(self.buf)
        parts = [self.buf]
        while have < size:
            buf = self.fileobj.read(self.bufsize)
            if not buf:
                break
            parts.append(buf)
            have += len(buf)
        data = b"".join(parts)
        self.buf = data[size:]
        return data[:size]


class StartKept:
    """A file whose first block was looked at to see how it is compressed."""

    def __init__(self, fileobj):
        self.fileobj = fileobj
        self.buf = self.fileobj.read(BLOCKSIZE)

    def read(self, size):
        self.read = self.fileobj.read
        return self.buf

    def getcomptype(self):
        if self.buf.startswith(b"\x1f\x8b\x08"):
            return "gz"
        if self.buf[0:3] == b"BZh" and self.buf[4:10] == b"1AY&SY":
            return "bz2"
        if self.buf.startswith((b"\x5d\x00\x00\x80", b"\xfd7zXZ")):
            return "xz"
        return "tar"

    def close(self):
        self.fileobj.close()


class MemberFile:
    """The bytes of a member inside its archive. blockinfo lists the parts of a sparse file, holes read as zeros."""

    def __init__(self, fileobj, offset, size, name, blockinfo=None):
        self.fileobj = fileobj
        self.offset = offset
        self.size = size
        self.position = 0
        self.name = name
        self.closed = False
        # (start, stop, where in the archive or None for a hole)
        self.map = []
        last = 0
        where = offset
        for start, length in [(0, size)] if blockinfo is None else blockinfo:
            if start > last:
                self.map.append((last, start, None))
            self.map.append((start, start + length, where))
            where += length
            last = start + length
        if last < size:
            self.map.append((last, size, None))
        self.map_index = 0

    def flush(self):
        pass

    def readable(self):
        return True

    def writable(self):
        return False

    def seekable(self):
        return self.fileobj.seekable()

    def tell(self):
        return self.position

    def seek(self, position, whence=io.SEEK_SET):
        if whence == io.SEEK_SET:
            self.position = min(max(position, 0), self.size)
        elif whence == io.SEEK_CUR:
            if position < 0:
                self.position = max(self.position + position, 0)
            else:
                self.position = min(self.position + position, self.size)
        elif whence == io.SEEK_END:
            self.position = max(min(self.size + position, self.size), 0)
        else:
            raise ValueError("Invalid argument")
        return self.position

    def read(self, size=None):
        left = self.size - self.position
        size = left if size is None else min(size, left)
        parts = []
        while size > 0:
            start, stop, where = self._part()
            length = min(size, stop - self.position)
            if where is None:
                parts.append(NUL * length)
            else:
                self.fileobj.seek(where + self.position - start)
                data = self.fileobj.read(length)
                if len(data) != length:
                    raise ReadError("unexpected end of data")
                parts.append(data)
            size -= length
            self.position += length
        return b"".join(parts)

    def _part(self):
        for _ in range(len(self.map) + 1):
            start, stop, where = self.map[self.map_index]
            if start <= self.position < stop:
                return start, stop, where
            self.map_index = (self.map_index + 1) % len(self.map)
        raise ReadError("unexpected end of data")

    def readinto(self, b):
        data = self.read(len(b))
        b[:len(data)] = data
        return len(data)

    def close(self):
        self.closed = True


class ExFileObject(io.BufferedReader):
    __module__ = "tarfile"

    def __init__(self, tarfile, tarinfo):
        super().__init__(MemberFile(tarfile.fileobj, tarinfo.offset_data, tarinfo.size, tarinfo.name,
                                    tarinfo.sparse))
