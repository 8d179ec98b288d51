"""The codec bz2: the compression of bzip2. Between bytes and bytes."""

import codecs
import bz2

from encodings._coders import define_transform


def bz2_encode(input, errors='strict'):
    _only_strict(errors)
    return bz2.compress(input), len(input)


def bz2_decode(input, errors='strict'):
    _only_strict(errors)
    return bz2.decompress(input), len(input)


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
        self.compressobj = bz2.BZ2Compressor()


class IncrementalDecoder(codecs.IncrementalDecoder):
    def __init__(self, errors='strict'):
        _only_strict(errors)
        super().__init__(errors)
        self.reset()

    def decode(self, input, final=False):
        if self.decompressobj.eof:
            return b''
        return self.decompressobj.decompress(input)

    def reset(self):
        self.decompressobj = bz2.BZ2Decompressor()


define_transform(globals(), 'bz2', bz2_encode, bz2_decode, IncrementalEncoder, IncrementalDecoder)
