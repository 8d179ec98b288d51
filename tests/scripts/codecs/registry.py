# register, lookup, unregister, names, errors of search functions
import codecs
import encodings
import encodings.aliases


def attempt(f, *args):
    try:
        result = f(*args)
        print(type(result).__name__, result.name if isinstance(result, codecs.CodecInfo) else len(result) if isinstance(result, tuple) else ascii(result))
    except Exception as e:
        print(type(e).__name__, e)


asked = []


def search(name):
    asked.append(name)
    if name == 'reverse':
        return codecs.CodecInfo(lambda s, e='strict': (s[::-1].encode(), len(s)), lambda b, e='strict': (bytes(b).decode()[::-1], len(b)),
                                name='reverse')
    if name == 'wrong':
        return 1, 2, 3
    if name == 'odd':
        return (lambda s, e='strict': s, lambda b, e='strict': 5, None, None)
    if name == 'texty':
        return (lambda s, e='strict': ('text', 1), lambda b, e='strict': (b'bytes', 1), None, None)
    if name == 'raises':
        raise KeyError('from the search function')


codecs.register(search)
attempt(lambda: 'abc'.encode('Reverse'))
attempt(lambda: b'abc'.decode('REVERSE'))
attempt(codecs.lookup, 'reverse')
for name in ('wrong', 'odd', 'texty', 'raises', 'none such'):
    attempt(codecs.lookup, name)
    attempt('x'.encode, name)
    attempt(b'x'.decode, name)
    attempt(codecs.encode, 'x', name)
    attempt(codecs.decode, b'x', name)
print(asked)
codecs.unregister(search)
codecs.unregister(search)
attempt(lambda: 'abc'.encode('reverse'))
attempt(codecs.lookup, 'x\0y')
attempt(codecs.register, 5)
attempt(codecs.lookup, 5)
attempt(codecs.encode, 'x', 5)
attempt(codecs.encode, 'x', 'utf-8', 5)
attempt(codecs.decode, 'x')
attempt(codecs.encode, b'x')
for name in ('UTF-8', 'utf8', 'Utf_8', 'U8', 'latin-1', 'ISO-8859-1', 'iso8859_15', 'l1', 'ascii', '646', 'us-ascii', 'cp437',
             'IBM437', 'windows-1252', 'cp1252', 'macroman', 'koi8-r', 'utf-16', 'UTF-16LE', 'utf_16_be', 'utf-32', 'UTF-32BE',
             'utf-7', 'unicode_escape', 'raw_unicode_escape', 'rot13', 'hex', 'base64', 'utf-8-sig', 'charmap', 'tis-620',
             'big5', 'gbk', 'shift_jis', 'euc-jp', 'gb18030', 'iso2022_jp', 'idna', 'punycode', 'utf-9', 'mbcs', '', '..', 'a.b'):
    attempt(codecs.lookup, name)
print(encodings.normalize_encoding('UTF  8!x.y'), encodings.normalize_encoding('-a-'), encodings.aliases.aliases['latin1'])
info = codecs.lookup('utf-8')
print(len(info), info[0] is info.encode, info[1] is info.decode, info[2] is info.streamreader, info[3] is info.streamwriter,
      info._is_text_encoding, codecs.lookup('hex')._is_text_encoding, isinstance(info, tuple))
print(codecs.getencoder('utf-8')('\u20ac'), codecs.getdecoder('utf-8')(b'\xe2\x82\xac'))
for name in ('rot13', 'hex', 'base64'):
    attempt('abc'.encode, name)
    attempt(b'abc'.decode, name)
