"""utf-16 and utf-32: a byte order mark tells which of two codecs the rest is in."""

import codecs
import sys


def define(space, name, mark_encode, ordered_encode, whole_decode, open_decode, little_decode, big_decode):
    """Fill a module's namespace. open_decode gives (text, bytes read, byte order or 0)."""
    native_decode = little_decode if sys.byteorder == 'little' else big_decode

    def encode(input, errors='strict'):
        return mark_encode(input, errors)

    def decode(input, errors='strict'):
        return whole_decode(input, errors, True)

    class IncrementalEncoder(codecs.IncrementalEncoder):
        def __init__(self, errors='strict'):
            super().__init__(errors)
            self.encoder = None

        def encode(self, input, final=False):
            if self.encoder is None:
                output = mark_encode(input, self.errors)[0]
                self.encoder = ordered_encode
                return output
            return self.encoder(input, self.errors)[0]

        def reset(self):
            super().reset()
            self.encoder = None

        def getstate(self):
            # 2: nothing written yet; 0: the mark is there.
            return 2 if self.encoder is None else 0

        def setstate(self, state):
            self.encoder = None if state else ordered_encode

    class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
        def __init__(self, errors='strict'):
            super().__init__(errors)
            self.decoder = None

        def _buffer_decode(self, input, errors, final):
            if self.decoder is not None:
                return self.decoder(input, self.errors, final)
            text, used, order = open_decode(input, errors, 0, final)
            if order:
                self.decoder = little_decode if order < 0 else big_decode
            elif used >= 2:
                raise UnicodeError(f'{name.upper()} stream does not start with BOM')
            return text, used

        def reset(self):
            super().reset()
            self.decoder = None

        def getstate(self):
            # 2: order not known; 1: the machine's order; 0: the other one.
            pending = super().getstate()[0]
            if self.decoder is None:
                return pending, 2
            return pending, int((self.decoder is big_decode) != (sys.byteorder == 'big'))

        def setstate(self, state):
            super().setstate(state)
            state = state[1]
            swapped = big_decode if native_decode is little_decode else little_decode
            self.decoder = {0: native_decode, 1: swapped}.get(state)

    class StreamWriter(codecs.StreamWriter):
        def __init__(self, stream, errors='strict'):
            super().__init__(stream, errors)
            self.encoder = None

        def reset(self):
            super().reset()
            self.encoder = None

        def encode(self, input, errors='strict'):
            if self.encoder is None:
                result = mark_encode(input, errors)
                self.encoder = ordered_encode
                return result
            return self.encoder(input, errors)

    class StreamReader(codecs.StreamReader):
        def reset(self):
            super().reset()
            self.__dict__.pop('decode', None)

        def decode(self, input, errors='strict'):
            text, used, order = open_decode(input, errors, 0, False)
            if order:
                self.decode = little_decode if order < 0 else big_decode
            elif used >= 2:
                raise UnicodeError(f'{name.upper()} stream does not start with BOM')
            return text, used

    classes = StreamReader, StreamWriter, IncrementalEncoder, IncrementalDecoder
    for cls in classes:
        cls.__module__, cls.__qualname__ = space['__name__'], cls.__name__
        space[cls.__name__] = cls

    def getregentry():
        return codecs.CodecInfo(encode, decode, *classes, name)

    space.update(encode=encode, decode=decode, getregentry=getregentry)
