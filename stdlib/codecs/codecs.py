"""Codecs: the registry, and the base classes of stateless, incremental and stream coders."""

import sys
from _codecs import *
from _codecs import lookup, lookup_error

__all__ = ['register', 'lookup', 'open', 'EncodedFile', 'BOM', 'BOM_BE', 'BOM_LE', 'BOM32_BE', 'BOM32_LE', 'BOM64_BE',
           'BOM64_LE', 'BOM_UTF8', 'BOM_UTF16', 'BOM_UTF16_LE', 'BOM_UTF16_BE', 'BOM_UTF32', 'BOM_UTF32_LE',
           'BOM_UTF32_BE', 'CodecInfo', 'Codec', 'IncrementalEncoder', 'IncrementalDecoder', 'StreamReader',
           'StreamWriter', 'StreamReaderWriter', 'StreamRecoder', 'getencoder', 'getdecoder', 'getincrementalencoder',
           'getincrementaldecoder', 'getreader', 'getwriter', 'encode', 'decode', 'iterencode', 'iterdecode',
           'strict_errors', 'ignore_errors', 'replace_errors', 'xmlcharrefreplace_errors', 'backslashreplace_errors',
           'namereplace_errors', 'register_error', 'lookup_error']

BOM_UTF8 = b'\xef\xbb\xbf'
BOM_LE = BOM_UTF16_LE = b'\xff\xfe'
BOM_BE = BOM_UTF16_BE = b'\xfe\xff'
BOM_UTF32_LE = b'\xff\xfe\0\0'
BOM_UTF32_BE = b'\0\0\xfe\xff'
_little = sys.byteorder == 'little'
BOM = BOM_UTF16 = BOM_UTF16_LE if _little else BOM_UTF16_BE
BOM_UTF32 = BOM_UTF32_LE if _little else BOM_UTF32_BE
# The old names count bits of a code unit pair.
BOM32_LE, BOM32_BE = BOM_UTF16_LE, BOM_UTF16_BE
BOM64_LE, BOM64_BE = BOM_UTF32_LE, BOM_UTF32_BE


class CodecInfo(tuple):
    """What the registry keeps of a codec: the tuple (encode, decode, streamreader, streamwriter) with more attributes."""

    # False stands for a codec that does not turn str into bytes: str.encode() and bytes.decode() refuse it.
    _is_text_encoding = True

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None,
                incrementaldecoder=None, name=None, *, _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode = encode
        self.decode = decode
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        self.streamwriter = streamwriter
        self.streamreader = streamreader
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __repr__(self):
        cls = type(self)
        return f'<{cls.__module__}.{cls.__qualname__} object for encoding {self.name} at {id(self):#x}>'


class Codec:
    """A stateless coder. Both methods return (output, how much of the input was used)."""

    def encode(self, input, errors='strict'):
        """Encode the text `input`."""
        raise NotImplementedError

    def decode(self, input, errors='strict'):
        """Decode the buffer `input`."""
        raise NotImplementedError


class IncrementalEncoder:
    """Encodes a text that comes in pieces."""

    def __init__(self, errors='strict'):
        self.errors = errors
        self.buffer = ''

    def encode(self, input, final=False):
        """The next piece, encoded; `final` tells that it is the last one."""
        raise NotImplementedError

    def reset(self):
        """Go back to the initial state."""

    def getstate(self):
        """The state, an int that setstate() understands."""
        return 0

    def setstate(self, state):
        """Go back to a state that getstate() gave."""


class BufferedIncrementalEncoder(IncrementalEncoder):
    """An incremental encoder that may leave the end of a piece for the next call."""

    def __init__(self, errors='strict'):
        super().__init__(errors)
        self.buffer = ''

    def _buffer_encode(self, input, errors, final):
        """(output, how much of the input was used), to be given by a subclass."""
        raise NotImplementedError

    def encode(self, input, final=False):
        text = self.buffer + input
        output, used = self._buffer_encode(text, self.errors, final)
        self.buffer = text[used:]
        return output

    def reset(self):
        super().reset()
        self.buffer = ''

    def getstate(self):
        return self.buffer or 0

    def setstate(self, state):
        self.buffer = state or ''


class IncrementalDecoder:
    """Decodes bytes that come in pieces."""

    def __init__(self, errors='strict'):
        self.errors = errors

    def decode(self, input, final=False):
        """The next piece, decoded; `final` tells that it is the last one."""
        raise NotImplementedError

    def reset(self):
        """Go back to the initial state."""

    def getstate(self):
        """(bytes not decoded yet, an int for all other state)."""
        return b'', 0

    def setstate(self, state):
        """Go back to a state that getstate() gave."""


class BufferedIncrementalDecoder(IncrementalDecoder):
    """An incremental decoder that keeps an incomplete sequence for the next call."""

    def __init__(self, errors='strict'):
        super().__init__(errors)
        self.buffer = b''

    def _buffer_decode(self, input, errors, final):
        """(output, how much of the input was used), to be given by a subclass."""
        raise NotImplementedError

    def decode(self, input, final=False):
        data = self.buffer + input
        output, used = self._buffer_decode(data, self.errors, final)
        self.buffer = data[used:]
        return output

    def reset(self):
        super().reset()
        self.buffer = b''

    def getstate(self):
        return self.buffer, 0

    def setstate(self, state):
        self.buffer = state[0]


class _Forwarding:
    """What the stream classes share: unknown attributes are the stream's, and `with` closes it."""

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError("can't serialize %s" % self.__class__.__name__)


class StreamWriter(_Forwarding, Codec):
    """Encodes what is written to it and writes that to a stream."""

    def __init__(self, stream, errors='strict'):
        self.stream = stream
        self.errors = errors

    def write(self, object):
        data, _ = self.encode(object, self.errors)
        self.stream.write(data)

    def writelines(self, list):
        self.write(''.join(list))

    def reset(self):
        """Forget the state of encoding, so that what follows stands for itself."""

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        if whence == 0 and offset == 0:
            self.reset()


class StreamReader(_Forwarding, Codec):
    """Decodes what it reads from a stream."""

    charbuffertype = str

    def __init__(self, stream, errors='strict'):
        self.stream = stream
        self.errors = errors
        self.bytebuffer = b''  # read, not decoded
        self._empty_charbuffer = self.charbuffertype()
        self.charbuffer = self._empty_charbuffer  # decoded, not returned
        self.linebuffer = None  # charbuffer as complete lines, while readline() is served from it

    def decode(self, input, errors='strict'):
        raise NotImplementedError

    def _join_lines(self):
        if self.linebuffer:
            self.charbuffer = self._empty_charbuffer.join(self.linebuffer)
        self.linebuffer = None

    def _decode_first_line(self, data, error):
        # Text before the error is worth something when it holds a complete line.
        text, used = self.decode(data[:error.start], self.errors)
        if len(text.splitlines(keepends=True)) <= 1:
            raise error
        return text, used

    def read(self, size=-1, chars=-1, firstline=False):
        """Up to `chars` characters (by default `size`; all when both are negative), read `size` bytes at a time.

        With `firstline` a wrong sequence behind the first line end is left for the next call.
        """
        self._join_lines()
        wanted = chars if chars >= 0 else size
        while wanted < 0 or len(self.charbuffer) < wanted:
            new = self.stream.read() if size < 0 else self.stream.read(size)
            data = self.bytebuffer + new
            if not data:
                break
            try:
                text, used = self.decode(data, self.errors)
            except UnicodeDecodeError as error:
                if not firstline:
                    raise
                text, used = self._decode_first_line(data, error)
            self.bytebuffer = data[used:]
            self.charbuffer += text
            if not new:
                break
        if wanted < 0:
            result, self.charbuffer = self.charbuffer, self._empty_charbuffer
        else:
            result, self.charbuffer = self.charbuffer[:wanted], self.charbuffer[wanted:]
        return result

    def readline(self, size=None, keepends=True):
        """One line; "" at the end. `size` is how many bytes to read from the stream at a time."""
        if self.linebuffer:
            line = self.linebuffer.pop(0)
            if len(self.linebuffer) == 1:
                self.charbuffer = self.linebuffer[0]
                self.linebuffer = None
            return line if keepends else line.splitlines(keepends=False)[0]
        read_size = size or 72
        line = self._empty_charbuffer
        while True:
            data = self.read(read_size, firstline=True)
            if data and (data[-1:] == '\r' or data[-1:] == b'\r'):
                # A line feed that belongs to it may come next.
                data += self.read(size=1, chars=1)
            line += data
            lines = line.splitlines(keepends=True)
            if len(lines) > 1:
                rest = lines[1:]
                if len(rest) > 1:
                    rest[-1] += self.charbuffer
                    self.linebuffer = rest
                    self.charbuffer = None
                else:
                    self.charbuffer = rest[0] + self.charbuffer
                line = lines[0]
                break
            if lines and lines[0] != lines[0].splitlines(keepends=False)[0]:
                break
            if not data or size is not None:
                break
            read_size = min(read_size * 2, 8000)
        if line and not keepends:
            line = line.splitlines(keepends=False)[0]
        return line

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def reset(self):
        """Forget what was read but not returned."""
        self.bytebuffer = b''
        self.charbuffer = self._empty_charbuffer
        self.linebuffer = None

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reset()

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def __iter__(self):
        return self


class StreamReaderWriter(_Forwarding):
    """A reader and a writer of one stream."""

    encoding = 'unknown'

    def __init__(self, stream, Reader, Writer, errors='strict'):
        self.stream = stream
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.reader.read(size)

    def readline(self, size=None):
        return self.reader.readline(size)

    def readlines(self, sizehint=None):
        return self.reader.readlines(sizehint)

    def __next__(self):
        return next(self.reader)

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(data)

    def writelines(self, list):
        return self.writer.writelines(list)

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reader.reset()
        if whence == 0 and offset == 0:
            self.writer.reset()


class StreamRecoder(_Forwarding):
    """Bytes in one encoding outside, in another one in the stream.

    encode and decode are the outer coders, Reader and Writer the stream's.
    """

    data_encoding = 'unknown'
    file_encoding = 'unknown'

    def __init__(self, stream, encode, decode, Reader, Writer, errors='strict'):
        self.stream = stream
        self.encode = encode
        self.decode = decode
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def _outer(self, text):
        return self.encode(text, self.errors)[0]

    def read(self, size=-1):
        return self._outer(self.reader.read(size))

    def readline(self, size=None):
        return self._outer(self.reader.readline() if size is None else self.reader.readline(size))

    def readlines(self, sizehint=None):
        return self._outer(self.reader.read()).splitlines(keepends=True)

    def __next__(self):
        return self._outer(next(self.reader))

    def __iter__(self):
        return self

    def write(self, data):
        text, _ = self.decode(data, self.errors)
        return self.writer.write(text)

    def writelines(self, list):
        return self.write(b''.join(list))

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.reader.seek(offset, whence)
        self.writer.seek(offset, whence)


def open(filename, mode='r', encoding=None, errors='strict', buffering=-1):
    """Open a file in binary mode, wrapped into a StreamReaderWriter when an encoding is given."""
    import builtins
    if encoding is not None and 'b' not in mode:
        mode += 'b'
    file = builtins.open(filename, mode, buffering)
    if encoding is None:
        return file
    try:
        info = lookup(encoding)
        stream = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
        stream.encoding = encoding
        return stream
    except:
        file.close()
        raise


def EncodedFile(file, data_encoding, file_encoding=None, errors='strict'):
    """A file whose readers and writers see data_encoding while its bytes are in file_encoding."""
    if file_encoding is None:
        file_encoding = data_encoding
    outer, inner = lookup(data_encoding), lookup(file_encoding)
    recoder = StreamRecoder(file, outer.encode, outer.decode, inner.streamreader, inner.streamwriter, errors)
    recoder.data_encoding = data_encoding
    recoder.file_encoding = file_encoding
    return recoder


def getencoder(encoding):
    """The function that encodes; LookupError when there is no such encoding."""
    return lookup(encoding).encode


def getdecoder(encoding):
    """The function that decodes."""
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    """The class or factory of incremental encoders; LookupError when the codec has none."""
    encoder = lookup(encoding).incrementalencoder
    if encoder is None:
        raise LookupError(encoding)
    return encoder


def getincrementaldecoder(encoding):
    """The class or factory of incremental decoders; LookupError when the codec has none."""
    decoder = lookup(encoding).incrementaldecoder
    if decoder is None:
        raise LookupError(encoding)
    return decoder


def getreader(encoding):
    """The class or factory of stream readers."""
    return lookup(encoding).streamreader


def getwriter(encoding):
    """The class or factory of stream writers."""
    return lookup(encoding).streamwriter


def iterencode(iterator, encoding, errors='strict', **kwargs):
    """Encode a text whose pieces an iterator gives; yields the output that is not empty."""
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for piece in iterator:
        output = encoder.encode(piece)
        if output:
            yield output
    output = encoder.encode('', True)
    if output:
        yield output


def iterdecode(iterator, encoding, errors='strict', **kwargs):
    """Decode bytes whose pieces an iterator gives; yields the output that is not empty."""
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for piece in iterator:
        output = decoder.decode(piece)
        if output:
            yield output
    output = decoder.decode(b'', True)
    if output:
        yield output


def make_identity_dict(rng):
    """A dict from each int of `rng` to itself."""
    return {i: i for i in rng}


def make_encoding_map(decoding_map):
    """The inverse of a decoding map; what several bytes decode to becomes undefined (None)."""
    result = {}
    for byte, point in decoding_map.items():
        result[point] = None if point in result else byte
    return result


strict_errors = lookup_error('strict')
ignore_errors = lookup_error('ignore')
replace_errors = lookup_error('replace')
xmlcharrefreplace_errors = lookup_error('xmlcharrefreplace')
backslashreplace_errors = lookup_error('backslashreplace')
namereplace_errors = lookup_error('namereplace')
