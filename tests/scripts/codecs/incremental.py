# incremental coders of each codec at every split, their states, iterencode and iterdecode
import codecs

text = 'a\u00e9\u20ac\U0001f40d!\r\nz'
for name in ('utf-8', 'utf-8-sig', 'utf-16', 'utf-16-le', 'utf-16-be', 'utf-32', 'utf-32-le', 'utf-32-be', 'utf-7', 'unicode_escape',
             'raw_unicode_escape', 'gb18030'):
    data = text.encode(name)
    encoder = codecs.getincrementalencoder(name)()
    states = [encoder.getstate()]
    pieces = []
    for c in text:
        pieces.append(encoder.encode(c))
        states.append(encoder.getstate())
    pieces.append(encoder.encode('', True))
    if name not in ('utf-7', 'gb18030'):
        print(name, b''.join(pieces), states if name != 'unicode_escape' else '')
    encoder.reset()
    print(name, encoder.encode('\u00e9', True))
    good = True
    for cut in range(len(data) + 1):
        decoder = codecs.getincrementaldecoder(name)()
        first = decoder.decode(data[:cut])
        state = decoder.getstate()
        second = decoder.decode(data[cut:], True)
        again = codecs.getincrementaldecoder(name)()
        if cut:
            again.setstate(state)
            good = good and (name.endswith('16') or name.endswith('32') or again.decode(data[cut:], True) == second)
        good = good and first + second == text
    print(name, good, state if name != 'gb18030' else '')
    print(list(codecs.iterdecode([data[i:i + 1] for i in range(len(data))], name)) == list(text))
    print(list(codecs.iterencode(['', 'ab', '', 'c'], name)))

decoder = codecs.getincrementaldecoder('utf-8')('replace')
print(ascii([decoder.decode(b'\xe2'), decoder.getstate(), decoder.decode(b'\x82x'), decoder.decode(b'\xf0\x9f', True)]))
for name, data in (('utf-8', b'\xe2\x82'), ('utf-16', b'a'), ('utf-16', b'a\0b\0'), ('utf-32', b'a\0\0\0'), ('utf-16-le', b'\x00\xd8')):
    for final in (False, True):
        try:
            decoder = codecs.getincrementaldecoder(name)()
            print(name, ascii(decoder.decode(data, final)), decoder.getstate())
        except UnicodeError as e:
            print(name, final, type(e).__name__, e)
for cls in (codecs.IncrementalEncoder, codecs.IncrementalDecoder, codecs.BufferedIncrementalEncoder, codecs.BufferedIncrementalDecoder):
    coder = cls('ignore')
    print(cls.__name__, coder.errors, coder.getstate(), coder.reset(), coder.setstate((b'', 0) if 'Decoder' in cls.__name__ else 0))
    try:
        coder.encode('x') if 'Encoder' in cls.__name__ else coder.decode(b'x')
    except NotImplementedError as e:
        print('NotImplementedError', e)
for name in ('no-such', 'idna'):
    try:
        print(codecs.getincrementaldecoder(name).__name__)
    except LookupError as e:
        print(e)
