"""Makes the classes that a codec's module has, from its two functions."""

import codecs


def define(space, name, encode, decode, buffered=True):
    """Put Codec, the incremental and the stream classes, and getregentry into a module's namespace.

    A `buffered` decoder takes a third argument `final`, and may leave the end of its input unread.
    """
    module = space['__name__']

    def incremental_encode(self, input, final=False):
        return encode(input, self.errors)[0]

    def incremental_decode(self, input, final=False):
        return decode(input, self.errors)[0]

    def whole_decode(input, errors='strict'):
        return decode(input, errors, True)

    def make(class_name, bases, **members):
        space[class_name] = type(class_name, bases, {'__module__': module, **members})
        return space[class_name]

    if not buffered:
        whole_decode = decode
    codec = make('Codec', (codecs.Codec,), encode=staticmethod(encode), decode=staticmethod(decode))
    encoder = make('IncrementalEncoder', (codecs.IncrementalEncoder,), encode=incremental_encode)
    if buffered:
        decoder = make('IncrementalDecoder', (codecs.BufferedIncrementalDecoder,),
                       _buffer_decode=staticmethod(decode))
    else:
        decoder = make('IncrementalDecoder', (codecs.IncrementalDecoder,), decode=incremental_decode)
    writer = make('StreamWriter', (codec, codecs.StreamWriter), encode=staticmethod(encode))
    reader = make('StreamReader', (codec, codecs.StreamReader), decode=staticmethod(decode))
    space.update(encode=encode, decode=whole_decode)

    def getregentry():
        return codecs.CodecInfo(encode, whole_decode, reader, writer, encoder, decoder, name)

    space['getregentry'] = getregentry


def define_transform(space, name, encode, decode, encoder_base=None, decoder_base=None):
    """The same for a codec between bytes and bytes or str and str. The bases are incremental coders of its own."""
    define(space, name, encode, decode, buffered=False)
    classes = [space[key] for key in ('StreamReader', 'StreamWriter')]
    encoder = encoder_base or space['IncrementalEncoder']
    decoder = decoder_base or space['IncrementalDecoder']
    space['IncrementalEncoder'], space['IncrementalDecoder'] = encoder, decoder

    def getregentry():
        return codecs.CodecInfo(encode, decode, *classes, encoder, decoder, name, _is_text_encoding=False)

    space['getregentry'] = getregentry
