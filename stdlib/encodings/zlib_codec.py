"""The codec zlib: the deflate compression of zlib. Between bytes and bytes."""

import codecs
import zlib

from encodings._coders import define_transform


def zlib_encode(input, errors='strict'):
    _only_strict(errors)
    return zlib.compress(input), len(input)


def zlib_decode(input, errors='strict'):
    _only_strict(errors)
    return zlib.decompress(input), len(input)


def _only_strict(errors):
    assert errors == 'strict'


class IncrementalEncoder(codecs.IncrementalEncoder):
    def __init__(self, errors='strict'):
        _only_strict(errors)
        super().__init__(errors)
        self.reset()

    def encode(self, input, final=False):
        data = self.compressobj.compress(input)
        return data + self.compressobj.flush() if final else data

    def reset(self):
        self.compressobj = zlib.compressobj()


class IncrementalDecoder(codecs.IncrementalDecoder):
    def __init__(self, errors='strict'):
        _only_strict(errors)
        super().__init__(errors)
        self.reset()

    def decode(self, input, final=False):
        data = self.decompressobj.decompress(input)
        return data + self.decompressobj.flush() if final else data

    def reset(self):
        self.decompressobj = zlib.decompressobj()


define_transform(globals(), 'zlib', zlib_encode, zlib_decode, IncrementalEncoder, IncrementalDecoder)
