# utf-7: both directions, every error, incremental decoding at every split
import codecs

texts = ['', 'plain', 'a+b', '+', '++', '-', '+-', 'a\u00e9b', '\u20ac', '\u20ac-', '\u20acx', '\u20ac.', '\U0001f40d',
         '\U0001f40d\U0001f40d', '~\\', 'tab\tnl\r\n', '\0', '\ud800', '\udc00\ud800', 'Hi Mom \u263a!', '\u65e5\u672c\u8a9e',
         'A\u2262\u0391.', '1+1=2', '\u00a31', '/\u20ac/', '\u20ac+', '!"#$%&*;<=>@[]^_`{|}']
for text in texts:
    data = text.encode('utf-7')
    print(ascii(text), data, data.decode('utf-7') == text)

samples = [b'+', b'+-', b'+A', b'+AG', b'+AGE', b'+AGE-', b'+AGEA', b'+AGEAYg', b'a+//,+IKwx', b'\xff', b'a\xffb', b'+\xff',
           b'+IKw\xff', b'+!', b'+AGE!', b'+AGF!', b'+AGH-', b'+2AHcAQ', b'+2AE-', b'+2AEAYQ-', b'+3AE-', b'+2AHYAQ-', b'~',
           b'\\', b'++', b'+A!', b'+AA!', b'+AAA!', b'+IKwA', b'+IKwAA', b'+IKwAAA']
for sample in samples:
    for errors in ('strict', 'replace', 'ignore', 'backslashreplace'):
        try:
            print(sample, errors, ascii(sample.decode('utf-7', errors)))
        except UnicodeDecodeError as e:
            print(sample, errors, e.encoding, e.start, e.end, e.reason)
    print(codecs.utf_7_decode(b'ok' + sample, 'ignore', False))

whole = 'a\u20ac\u20ac-+\U0001f40d!x'.encode('utf-7')
for cut in range(len(whole) + 1):
    decoder = codecs.getincrementaldecoder('utf-7')()
    parts = decoder.decode(whole[:cut]), decoder.getstate(), decoder.decode(whole[cut:], True)
    print(cut, ascii(parts))
