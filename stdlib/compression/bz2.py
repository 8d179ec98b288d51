# bzip2: compressing at once, in pieces, and files.

__all__ = ["BZ2File", "BZ2Compressor", "BZ2Decompressor", "open", "compress", "decompress"]

from builtins import open as _open
import io
import os

from _bz2 import BZ2Compressor, BZ2Decompressor
import _compression

_CLOSED, _READ, _WRITE = range(3)


class BZ2File(_compression.BaseStream):
    """A bzip2 file: bytes go in and come out as they were before compression."""

    def __init__(self, filename, mode="r", *, compresslevel=9):
        self._fp = None
        self._closefp = False
        self._mode = _CLOSED
        if not 1 <= compresslevel <= 9:
            raise ValueError("compresslevel must be between 1 and 9")
        if mode in ("", "r", "rb"):
            mode, kind = "rb", _READ
        elif mode in ("w", "wb", "x", "xb", "a", "ab"):
            mode, kind = mode[0] + "b", _WRITE
            self._compressor = BZ2Compressor(compresslevel)
        else:
            raise ValueError("Invalid mode: %r" % (mode,))
        if isinstance(filename, (str, bytes, os.PathLike)):
            self._fp = _open(filename, mode)
            self._closefp = True
        elif hasattr(filename, "read") or hasattr(filename, "write"):
            self._fp = filename
        else:
            raise TypeError("filename must be a str, bytes, file or PathLike object")
        self._mode = kind
        if kind == _READ:
            self._buffer = io.BufferedReader(
                _compression.DecompressReader(self._fp, BZ2Decompressor, trailing_error=OSError))
        else:
            self._pos = 0

    def close(self):
        """Finish and close. A file object that was passed in stays open."""
        if self._mode == _CLOSED:
            return
        try:
            if self._mode == _READ:
                self._buffer.close()
            else:
                self._fp.write(self._compressor.flush())
                self._compressor = None
        finally:
            try:
                if self._closefp:
                    self._fp.close()
            finally:
                self._fp = None
                self._closefp = False
                self._mode = _CLOSED
                self._buffer = None

    @property
    def closed(self):
        """True when the file is closed."""
        return self._mode == _CLOSED

    def fileno(self):
        """The descriptor of the file underneath."""
        self._check_not_closed()
        return self._fp.fileno()

    def seekable(self):
        """Whether seek works: when reading from something that can seek."""
        return self.readable() and self._buffer.seekable()

    def readable(self):
        """Whether the file was opened for reading."""
        self._check_not_closed()
        return self._mode == _READ

    def writable(self):
        """Whether the file was opened for writing."""
        self._check_not_closed()
        return self._mode == _WRITE

    def peek(self, n=0):
        """Some of the next bytes, without moving on."""
        self._check_can_read()
        return self._buffer.peek(n)

    def read(self, size=-1):
        """At most size bytes; everything when it is negative or None."""
        self._check_can_read()
        return self._buffer.read(size)

    def read1(self, size=-1):
        """Up to size bytes with few reads of the file underneath."""
        self._check_can_read()
        return self._buffer.read1(io.DEFAULT_BUFFER_SIZE if size < 0 else size)

    def readinto(self, b):
        """Read into a buffer; the number of bytes read."""
        self._check_can_read()
        return self._buffer.readinto(b)

    def readline(self, size=-1):
        """The next line, at most size bytes of it."""
        if not isinstance(size, int):
            if not hasattr(size, "__index__"):
                raise TypeError("Integer argument expected")
            size = size.__index__()
        self._check_can_read()
        return self._buffer.readline(size)

    def readlines(self, size=-1):
        """The lines as a list, until they have size bytes."""
        if not isinstance(size, int):
            if not hasattr(size, "__index__"):
                raise TypeError("Integer argument expected")
            size = size.__index__()
        self._check_can_read()
        return self._buffer.readlines(size)

    def write(self, data):
        """Compress and write bytes; the number of bytes taken."""
        self._check_can_write()
        length = data.nbytes if isinstance(data, memoryview) else len(data)
        self._fp.write(self._compressor.compress(data))
        self._pos += length
        return length

    def writelines(self, seq):
        """Write each of the items."""
        for line in seq:
            self.write(line)

    def seek(self, offset, whence=io.SEEK_SET):
        """Move to a position of the uncompressed bytes. Going back decompresses from the start."""
        self._check_can_seek()
        return self._buffer.seek(offset, whence)

    def tell(self):
        """The position in the uncompressed bytes."""
        self._check_not_closed()
        return self._buffer.tell() if self._mode == _READ else self._pos


def open(filename, mode="rb", compresslevel=9, encoding=None, errors=None, newline=None):
    """Open a bzip2 file, as bytes or (mode with "t") as text."""
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
    file = BZ2File(filename, mode.replace("t", ""), compresslevel=compresslevel)
    if "t" in mode:
        return io.TextIOWrapper(file, io.text_encoding(encoding), errors, newline)
    return file


def compress(data, compresslevel=9):
    """The bytes compressed at once."""
    compressor = BZ2Compressor(compresslevel)
    return compressor.compress(data) + compressor.flush()


def decompress(data):
    """The bytes of one or more complete streams; what follows them is dropped."""
    results = []
    while data:
        decompressor = BZ2Decompressor()
        try:
            result = decompressor.decompress(data)
        except OSError:
            if results:
                break
            raise
        results.append(result)
        if not decompressor.eof:
            raise ValueError("Compressed data ended before the end-of-stream marker was reached")
        data = decompressor.unused_data
    return b"".join(results)
