# one-byte character sets: a sum over each table in both directions; charmap functions
import codecs

names = ['cp037', 'cp1026', 'cp1125', 'cp1140', 'cp1250', 'cp1251', 'cp1252', 'cp1253', 'cp1254', 'cp1255', 'cp1256', 'cp1257',
         'cp1258', 'cp273', 'cp424', 'cp437', 'cp500', 'cp737', 'cp775', 'cp850', 'cp852', 'cp855', 'cp856', 'cp857', 'cp858',
         'cp860', 'cp861', 'cp862', 'cp863', 'cp864', 'cp865', 'cp866', 'cp869', 'cp874', 'hp_roman8', 'koi8_r', 'koi8_t',
         'koi8_u', 'kz1048', 'mac_cyrillic', 'mac_roman', 'ptcp154', 'tis_620', 'latin_1', 'ascii']
names += [f'iso8859_{i}' for i in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16)]
for name in names:
    total = 0
    text = bytes(range(256)).decode(name, 'replace')
    for c in text:
        total = (total * 31 + ord(c)) % 1000000007
    back = text.encode(name, 'ignore')
    print(name, len(text), total, len(back), sum(back), codecs.lookup(name).name)
for name in ('cp437', 'koi8_r'):
    for f in (lambda: '\u4e00x'.encode(name), lambda: codecs.getincrementalencoder(name)('replace').encode('\u4e00x')):
        try:
            print(f())
        except UnicodeEncodeError as e:
            print(e, e.encoding, e.object)
try:
    b'\x81'.decode('cp1252')
except UnicodeDecodeError as e:
    print(e)


def attempt(f, *args):
    try:
        print(ascii(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


attempt(codecs.charmap_decode, b'abc\xff')
attempt(codecs.charmap_decode, b'abc', 'strict', 'x\ufffey')
attempt(codecs.charmap_decode, b'\0\1\2\3', 'replace', 'x\ufffey')
attempt(codecs.charmap_decode, b'\0\1\2', 'strict', {0: 'long', 1: 0x20ac, 2: ''})
for bad in ({0: None}, {}, {0: -1}, {0: 0x110000}, {0: 1.5}, {0: b'x'}, {0: 0xfffe}, {0: '\ufffe'}, 5):
    attempt(codecs.charmap_decode, b'\0', 'strict', bad)
attempt(codecs.charmap_encode, 'abc\xff')
attempt(codecs.charmap_encode, 'ab', 'strict', {97: 1, 98: b'long'})
for bad in ({97: None}, {}, {97: -1}, {97: 256}, {97: 1.5}, {97: 'x'}, 5):
    attempt(codecs.charmap_encode, 'a', 'strict', bad)
attempt(codecs.charmap_encode, 'a\u20acb', 'xmlcharrefreplace', {97: 1, 98: 2, **{ord(c): ord(c) for c in '&#;0123456789'}})
attempt(codecs.charmap_encode, 'a\u20acb', 'replace', {97: 1, 98: 2})
attempt(codecs.charmap_encode, 'ab', 'strict', codecs.charmap_build('b\ufffea'))
print(codecs.make_identity_dict(range(3)), codecs.make_encoding_map({1: 2, 3: 2, 4: 5}))
