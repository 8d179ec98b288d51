# covers: encode and decode with utf-8, ascii, latin-1, utf-16, utf-32: error handlers, messages, attributes of the errors, aliases
s = 'aé€😀'
for enc in ('utf-8', 'UTF8', 'utf_8', 'utf-16-le', 'utf-16-be', 'utf-32-le', 'utf-16', 'utf-8-sig', 'unicode_escape', 'raw_unicode_escape'):
    b = s.encode(enc)
    print(enc, b, b.decode(enc) == s)
for h in ('ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace', 'namereplace', 'strict'):
    for enc in ('ascii', 'latin-1', 'cp1252'):
        try:
            print(h, enc, s.encode(enc, h))
        except UnicodeEncodeError as e:
            print(h, enc, e, e.args[0], e.object == s, e.start, e.end, e.reason, e.encoding)
bad = [b'a\xff', b'\xc3', b'\xe2\x82', b'\xc0\x80', b'\xed\xa0\x80', b'\xf5\x80\x80\x80', b'\xf0\x9f\x98', b'a\x80b\x80', b'\xe2(\xa1', b'\xc3\x28']
for b in bad:
    try:
        b.decode()
    except UnicodeDecodeError as e:
        print(e, '|', e.start, e.end, e.reason)
    print(ascii(b.decode('utf-8', 'replace')), ascii(b.decode('utf-8', 'ignore')), b.decode('utf-8', 'backslashreplace'), ascii(b.decode('utf-8', 'surrogateescape')), b.decode('utf-8', 'surrogateescape').encode('utf-8', 'surrogateescape') == b)
for f in (lambda: b'\x80'.decode('ascii'), lambda: '\ud800'.encode(), lambda: 'a'.encode('nope'), lambda: b'a'.decode('nope'), lambda: 'é'.encode('ascii', 'nope'), lambda: 'a'.encode(5), lambda: b'a\x00b'.decode('utf-16'), lambda: b'abc'.decode('utf-16-le'), lambda: str(b'ab', 'ascii'), lambda: str(b'\xe9', 'latin-1'), lambda: str(b'a', errors='ignore'), lambda: str('a', 'utf-8'), lambda: str(5, 'utf-8'), lambda: str(b'x'), lambda: bytes('a'), lambda: bytes('é', 'utf-8'), lambda: bytes(5, 'ascii'), lambda: '\udc80'.encode('utf-8', 'surrogateescape'), lambda: '\ud83d'.encode('utf-8', 'surrogatepass')):
    try:
        print(ascii(f()))
    except Exception as e:
        print(type(e).__name__, e)
print(b'\xff\xfea\x00'.decode('utf-16'), b'\xef\xbb\xbfx'.decode('utf-8-sig'), ascii(b'\xef\xbb\xbfx'.decode()), bytes(range(128, 134)).decode('latin-1').encode('latin-1'), 'héllo'.encode('latin-1'), all(chr(c).encode().decode() == chr(c) for c in range(0, 0xd800, 37)))
