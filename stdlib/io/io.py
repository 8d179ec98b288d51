"""io: the native streams of `_io` and their abstract base classes.

The concrete classes are native.  IOBase and its kin are ABCs, so that
isinstance works for registered classes as well as for the native ones.
"""

import _io
import abc
from _io import (DEFAULT_BUFFER_SIZE, BlockingIOError, BufferedRandom, BufferedReader, BufferedRWPair, BufferedWriter,
                 BytesIO, FileIO, IncrementalNewlineDecoder, StringIO, TextIOWrapper, open, open_code, text_encoding)

__all__ = ["BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "FileIO", "BytesIO", "StringIO", "BufferedIOBase",
           "BufferedReader", "BufferedWriter", "BufferedRWPair", "BufferedRandom", "TextIOBase", "TextIOWrapper",
           "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END"]

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2

UnsupportedOperation = _io.UnsupportedOperation
UnsupportedOperation.__module__ = 'io'


class IOBase(_io._IOBase, metaclass=abc.ABCMeta):
    """What every stream can do."""

    __doc__ = _io._IOBase.__doc__


class RawIOBase(_io._RawIOBase, IOBase):
    """Unbuffered bytes."""

    __doc__ = _io._RawIOBase.__doc__


class BufferedIOBase(_io._BufferedIOBase, IOBase):
    """Buffered bytes."""

    __doc__ = _io._BufferedIOBase.__doc__


class TextIOBase(_io._TextIOBase, IOBase):
    """Text."""

    __doc__ = _io._TextIOBase.__doc__


RawIOBase.register(FileIO)
for _class in (BytesIO, BufferedReader, BufferedWriter, BufferedRandom, BufferedRWPair):
    BufferedIOBase.register(_class)
for _class in (StringIO, TextIOWrapper):
    TextIOBase.register(_class)
del _class


def __getattr__(name):
    if name == 'OpenWrapper':
        import warnings
        warnings.warn('OpenWrapper is deprecated, use open instead', DeprecationWarning, stacklevel=2)
        globals()['OpenWrapper'] = open
        return open
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
