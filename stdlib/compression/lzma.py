# The xz format and the older .lzma: compressing at once, in pieces, and files.

__all__ = [
    "CHECK_NONE", "CHECK_CRC32", "CHECK_CRC64", "CHECK_SHA256", "CHECK_ID_MAX", "CHECK_UNKNOWN",
    "FILTER_LZMA1", "FILTER_LZMA2", "FILTER_DELTA", "FILTER_X86", "FILTER_IA64", "FILTER_ARM", "FILTER_ARMTHUMB",
    "FILTER_POWERPC", "FILTER_SPARC", "FORMAT_AUTO", "FORMAT_XZ", "FORMAT_ALONE", "FORMAT_RAW",
    "MF_HC3", "MF_HC4", "MF_BT2", "MF_BT3", "MF_BT4", "MODE_FAST", "MODE_NORMAL", "PRESET_DEFAULT", "PRESET_EXTREME",
    "LZMACompressor", "LZMADecompressor", "LZMAFile", "LZMAError",
    "open", "compress", "decompress", "is_check_supported",
]

import builtins
import io
import os

from _lzma import *
from _lzma import _encode_filter_properties, _decode_filter_properties
import _compression

_CLOSED, _READ, _WRITE = range(3)


class LZMAFile(_compression.BaseStream):
    """An xz or lzma file: bytes go in and come out as they were before compression."""

    def __init__(self, filename=None, mode="r", *, format=None, check=-1, preset=None, filters=None):
        self._fp = None
        self._closefp = False
        self._mode = _CLOSED
        if mode in ("r", "rb"):
            if check != -1:
                raise ValueError("Cannot specify an integrity check when opening a file for reading")
            if preset is not None:
                raise ValueError("Cannot specify a preset compression level when opening a file for reading")
            if format is None:
                format = FORMAT_AUTO
            kind = _READ
        elif mode in ("w", "wb", "a", "ab", "x", "xb"):
            if format is None:
                format = FORMAT_XZ
            kind = _WRITE
            self._compressor = LZMACompressor(format=format, check=check, preset=preset, filters=filters)
            self._pos = 0
        else:
            raise ValueError("Invalid mode: {!r}".format(mode))
        if isinstance(filename, (str, bytes, os.PathLike)):
            self._fp = builtins.open(filename, mode if "b" in mode else mode + "b")
            self._closefp = True
        elif hasattr(filename, "read") or hasattr(filename, "write"):
            self._fp = filename
        else:
            raise TypeError("filename must be a str, bytes, file or PathLike object")
        self._mode = kind
        if kind == _READ:
            self._buffer = io.BufferedReader(_compression.DecompressReader(
                self._fp, LZMADecompressor, trailing_error=LZMAError, format=format, filters=filters))

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

    def readline(self, size=-1):
        """The next line, at most size bytes of it."""
        self._check_can_read()
        return self._buffer.readline(size)

    def write(self, data):
        """Compress and write bytes; the number of bytes taken."""
        self._check_can_write()
        length = data.nbytes if isinstance(data, memoryview) else len(data)
        self._fp.write(self._compressor.compress(data))
        self._pos += length
        return length

    def seek(self, offset, whence=io.SEEK_SET):
        """Move to a position of the uncompressed bytes. Going back decompresses from the start."""
        self._check_can_seek()
        return self._buffer.seek(offset, whence)

    def tell(self):
        """The position in the uncompressed bytes."""
        self._check_not_closed()
        return self._buffer.tell() if self._mode == _READ else self._pos


def open(filename, mode="rb", *, format=None, check=-1, preset=None, filters=None, encoding=None, errors=None,
         newline=None):
    """Open an xz or lzma file, as bytes or (mode with "t") as text."""
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
    file = LZMAFile(filename, mode.replace("t", ""), format=format, check=check, preset=preset, filters=filters)
    if "t" in mode:
        return io.TextIOWrapper(file, io.text_encoding(encoding), errors, newline)
    return file


def compress(data, format=FORMAT_XZ, check=-1, preset=None, filters=None):
    """The bytes compressed at once."""
    compressor = LZMACompressor(format, check, preset, filters)
    return compressor.compress(data) + compressor.flush()


def decompress(data, format=FORMAT_AUTO, memlimit=None, filters=None):
    """The bytes of one or more complete streams; what follows them is dropped."""
    results = []
    while True:
        decompressor = LZMADecompressor(format, memlimit, filters)
        try:
            result = decompressor.decompress(data)
        except LZMAError:
            if results:
                break
            raise
        results.append(result)
        if not decompressor.eof:
            raise LZMAError("Compressed data ended before the end-of-stream marker was reached")
        data = decompressor.unused_data
        if not data:
            break
    return b"".join(results)
