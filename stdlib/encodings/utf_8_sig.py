"""The codec utf-8-sig: utf-8 with a byte order mark in front, which decoding skips where it is there."""

import codecs

_MARK = codecs.BOM_UTF8


def encode(input, errors='strict'):
    return _MARK + codecs.utf_8_encode(input, errors)[0], len(input)


def decode(input, errors='strict'):
    skip = 3 if input[:3] == _MARK else 0
    text, used = codecs.utf_8_decode(input[skip:], errors, True)
    return text, used + skip


class IncrementalEncoder(codecs.IncrementalEncoder):
    def __init__(self, errors='strict'):
        super().__init__(errors)
        self.first = 1

    def encode(self, input, final=False):
        data = codecs.utf_8_encode(input, self.errors)[0]
        if self.first:
            self.first = 0
            data = _MARK + data
        return data

    def reset(self):
        super().reset()
        self.first = 1

    def getstate(self):
        return self.first

    def setstate(self, state):
        self.first = state


class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
    def __init__(self, errors='strict'):
        super().__init__(errors)
        self.first = 1

    def _buffer_decode(self, input, errors, final):
        skip = 0
        if self.first:
            if len(input) < 3 and _MARK.startswith(input) and not final:
                return '', 0
            self.first = 0
            if input[:3] == _MARK:
                skip = 3
        text, used = codecs.utf_8_decode(input[skip:], errors, final)
        return text, used + skip

    def reset(self):
        super().reset()
        self.first = 1

    def getstate(self):
        return super().getstate()[0], self.first

    def setstate(self, state):
        super().setstate(state)
        self.first = state[1]


class StreamWriter(codecs.StreamWriter):
    def reset(self):
        super().reset()
        self.__dict__.pop('encode', None)

    def encode(self, input, errors='strict'):
        self.encode = codecs.utf_8_encode
        return encode(input, errors)


class StreamReader(codecs.StreamReader):
    def reset(self):
        super().reset()
        self.__dict__.pop('decode', None)

    def decode(self, input, errors='strict'):
        if len(input) < 3 and _MARK.startswith(input):
            return '', 0
        self.decode = codecs.utf_8_decode
        skip = 3 if input[:3] == _MARK else 0
        text, used = codecs.utf_8_decode(input[skip:], errors)
        return text, used + skip


def getregentry():
    return codecs.CodecInfo(encode, decode, StreamReader, StreamWriter, IncrementalEncoder, IncrementalDecoder,
                            'utf-8-sig')
