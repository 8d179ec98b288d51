# What the file classes of gzip, bz2 and lzma share.

import io
import sys

BUFFER_SIZE = io.DEFAULT_BUFFER_SIZE


class BaseStream(io.BufferedIOBase):
    """A stream that is open for reading or for writing, as its mode says."""

    def _check_not_closed(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")

    def _check_can_read(self):
        if not self.readable():
            raise io.UnsupportedOperation("File not open for reading")

    def _check_can_write(self):
        if not self.writable():
            raise io.UnsupportedOperation("File not open for writing")

    def _check_can_seek(self):
        if not self.readable():
            raise io.UnsupportedOperation("Seeking is only supported on files open for reading")
        if not self.seekable():
            raise io.UnsupportedOperation("The underlying file object does not support seeking")


class DecompressReader(io.RawIOBase):
    """The decompressed bytes of a file: one stream, or several one behind the other.

    decomp_factory(**decomp_args) makes a decompressor for each stream. What follows the last one and is no stream is
    left alone when reading it raises one of trailing_error. Seeking backwards starts again at the beginning."""

    def __init__(self, fp, decomp_factory, trailing_error=(), **decomp_args):
        self._fp = fp
        self._eof = False
        self._pos = 0
        self._size = -1  # known at the end
        self._decomp_factory = decomp_factory
        self._decomp_args = decomp_args
        self._decompressor = decomp_factory(**decomp_args)
        self._trailing_error = trailing_error

    def readable(self):
        return True

    def seekable(self):
        return self._fp.seekable()

    def close(self):
        self._decompressor = None
        return super().close()

    def readinto(self, b):
        with memoryview(b) as view, view.cast("B") as room:
            data = self.read(len(room))
            room[:len(data)] = data
        return len(data)

    def read(self, size=-1):
        if size < 0:
            return self.readall()
        if not size or self._eof:
            return b""
        data = None
        while not data:
            decompressor = self._decompressor
            if decompressor.eof:
                rest = decompressor.unused_data or self._fp.read(BUFFER_SIZE)
                if not rest:
                    break
                decompressor = self._decompressor = self._decomp_factory(**self._decomp_args)
                try:
                    data = decompressor.decompress(rest, size)
                except self._trailing_error:
                    break
            elif decompressor.needs_input:
                rest = self._fp.read(BUFFER_SIZE)
                if not rest:
                    raise EOFError("Compressed file ended before the end-of-stream marker was reached")
                data = decompressor.decompress(rest, size)
            else:
                data = decompressor.decompress(b"", size)
        if not data:
            self._eof = True
            self._size = self._pos
            return b""
        self._pos += len(data)
        return data

    def readall(self):
        chunks = []
        # Not sys.maxsize at once: the decompressor's own limit is what bounds a step.
        while data := self.read(sys.maxsize):
            chunks.append(data)
        return b"".join(chunks)

    def _rewind(self):
        self._fp.seek(0)
        self._eof = False
        self._pos = 0
        self._decompressor = self._decomp_factory(**self._decomp_args)

    def seek(self, offset, whence=io.SEEK_SET):
        if whence == io.SEEK_CUR:
            offset += self._pos
        elif whence == io.SEEK_END:
            if self._size < 0:
                while self.read(BUFFER_SIZE):
                    pass
            offset += self._size
        elif whence != io.SEEK_SET:
            raise ValueError("Invalid value for whence: {}".format(whence))
        if offset < self._pos:
            self._rewind()
        while offset > self._pos:
            if not self.read(min(BUFFER_SIZE, offset - self._pos)):
                break
        return self._pos

    def tell(self):
        return self._pos
