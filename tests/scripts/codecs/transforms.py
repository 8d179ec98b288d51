# rot13, hex, base64, and the functions of _codecs
import codecs


def attempt(f, *args):
    try:
        print(ascii(f(*args)))
    except Exception as e:
        print(type(e).__name__, e, '| cause', type(e.__cause__).__name__)


print(codecs.encode('Hello, World', 'rot13'), codecs.decode('Uryyb', 'rot_13'))
print(codecs.encode(b'ab\xff', 'hex'), codecs.decode(b'6162fF', 'hex_codec'), codecs.encode(b'x' * 80, 'base64'),
      codecs.decode(b'eHg=\n', 'base64_codec'))
attempt(codecs.decode, b'6', 'hex')
attempt(codecs.decode, b'zz', 'hex')
attempt(codecs.decode, b'a', 'base64')
attempt(codecs.encode, 'text', 'hex')
attempt(codecs.encode, b'bytes', 'rot13')
attempt(codecs.encode, b'bytes', 'utf-8')
attempt(codecs.decode, 'text', 'utf-8')
attempt(codecs.encode, '\u20ac', 'ascii')
print(codecs.getincrementalencoder('rot13')().encode('abc'), codecs.getincrementaldecoder('hex')().decode(b'6162'))
print(codecs.escape_encode(b"a\n\\'\"\x00\xff"), codecs.escape_decode(rb"a\n\t\\\'\"\101\x41\7\a\b\f\r\v"))
for data in (b'\\', b'\\x', b'\\x4', b'\\xg1', b'a\\\nb'):
    attempt(codecs.escape_decode, data)
    attempt(codecs.escape_decode, data, 'replace')
    attempt(codecs.escape_decode, data, 'ignore')
attempt(codecs.escape_decode, b'\\x1', 'other')
attempt(codecs.readbuffer_encode, 'a\u20ac')
attempt(codecs.readbuffer_encode, b'ab')
for f in (codecs.utf_8_encode, codecs.utf_16_encode, codecs.utf_16_le_encode, codecs.utf_32_be_encode, codecs.latin_1_encode,
          codecs.ascii_encode, codecs.unicode_escape_encode, codecs.raw_unicode_escape_encode, codecs.utf_7_encode):
    for args in (('ab',), ('\u20ac', 'replace'), ('\ud800', None), (b'x',), ('x', 5), ()):
        attempt(f, *args)
attempt(codecs.utf_16_encode, 'a', None, -1)
attempt(codecs.utf_16_encode, 'a', None, 1)
attempt(codecs.utf_32_encode, 'a', None, 1)
for f in (codecs.utf_8_decode, codecs.utf_16_decode, codecs.utf_16_be_decode, codecs.utf_32_le_decode, codecs.utf_7_decode):
    for args in ((b'abcd',), (b'abc', None, False), (b'\xff\xfea\0', 'strict', True), (bytearray(b'ab\0\0'),), ('x',), ()):
        attempt(f, *args)
for f in (codecs.utf_16_ex_decode, codecs.utf_32_ex_decode):
    for args in ((b'a\0\0\0',), (b'\xff\xfe\0\0a\0\0\0',), (b'\0\0\xfe\xff\0\0\0a',), (b'\xfe\xff\0a',), (b'\0\0\0a', None, 1), (b'', None, -1),
                 (b'a', None, 0, False)):
        attempt(f, *args)
for f in (codecs.latin_1_decode, codecs.ascii_decode, codecs.unicode_escape_decode, codecs.raw_unicode_escape_decode):
    for args in ((b'a\xe9',), (b'\\u20ac\\n', 'replace'), (b'\\u20', 'strict'), (b'\\', 'ignore')):
        attempt(f, *args)
attempt(codecs.unicode_escape_decode, b'\\u20', 'strict', False)
attempt(codecs.unicode_escape_decode, 'a\\n')
