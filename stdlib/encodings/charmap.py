"""The codec charmap: one byte a character by a table; bare, it is latin-1."""

import codecs
from encodings._coders import define

define(globals(), 'charmap', codecs.charmap_encode, codecs.charmap_decode, buffered=False)


class IncrementalEncoder(codecs.IncrementalEncoder):
    def __init__(self, errors='strict', mapping=None):
        super().__init__(errors)
        self.mapping = mapping

    def encode(self, input, final=False):
        return codecs.charmap_encode(input, self.errors, self.mapping)[0]


class IncrementalDecoder(codecs.IncrementalDecoder):
    def __init__(self, errors='strict', mapping=None):
        super().__init__(errors)
        self.mapping = mapping

    def decode(self, input, final=False):
        return codecs.charmap_decode(input, self.errors, self.mapping)[0]


class StreamWriter(codecs.StreamWriter):
    def __init__(self, stream, errors='strict', mapping=None):
        super().__init__(stream, errors)
        self.mapping = mapping

    def encode(self, input, errors='strict'):
        return codecs.charmap_encode(input, errors, self.mapping)


class StreamReader(codecs.StreamReader):
    def __init__(self, stream, errors='strict', mapping=None):
        super().__init__(stream, errors)
        self.mapping = mapping

    def decode(self, input, errors='strict'):
        return codecs.charmap_decode(input, errors, self.mapping)
