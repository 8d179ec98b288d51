# base64: every encoding there and back at every length, options, errors
import base64
import io


def attempt(f, *args, **kw):
    try:
        print(f.__name__, f(*args, **kw))
    except Exception as e:
        print(f.__name__, type(e).__name__, e)


data = bytes(i * 37 % 256 for i in range(70))
pairs = [('b64encode', 'b64decode'), ('standard_b64encode', 'standard_b64decode'), ('urlsafe_b64encode', 'urlsafe_b64decode'),
         ('b32encode', 'b32decode'), ('b32hexencode', 'b32hexdecode'), ('b16encode', 'b16decode'), ('a85encode', 'a85decode'),
         ('b85encode', 'b85decode'), ('encodebytes', 'decodebytes')]
for enc, dec in pairs:
    e, d = getattr(base64, enc), getattr(base64, dec)
    for n in range(len(data)):
        s = e(data[:n])
        assert d(s) == data[:n], (enc, n, s)
        if enc != 'encodebytes':
            assert d(s.decode()) == data[:n] and e(bytearray(data[:n])) == e(memoryview(data[:n])) == s
    print(enc, s, e(b''), e(b'\0'), e(b'\0\0\0\0'), e(b'    '), e(b'\xff' * 5))
    attempt(e, 'text')
    attempt(d, 5)
    attempt(d, '\u20ac')
attempt(base64.b64encode, b'\xfb\xff', altchars=b'@!')
attempt(base64.b64encode, b'x', altchars=b'abc')
attempt(base64.b64decode, b'@!8=', altchars=b'@!')
attempt(base64.b64decode, '@!8=', '@!')
attempt(base64.b64decode, b'Y!Q==')
attempt(base64.b64decode, b'Y!Q==', validate=True)
attempt(base64.b64decode, b'YQ', validate=True)
for s in (b'ME======', b'me======', b'MFRA====', b'MFRGG===', b'MFRGGZA=', b'MFRGGZDF', b'M0======', b'M=======', b'MFR=====', b'A', b'========', b'ME=====',
          b'M1======', b'MFRGGZ==', b'1E======'):
    attempt(base64.b32decode, s)
    attempt(base64.b32decode, s, True)
    attempt(base64.b32decode, s, map01=b'I')
    attempt(base64.b32hexdecode, s, True)
attempt(base64.b32decode, b'ME======', map01=b'II')
attempt(base64.b16decode, b'0aFF')
attempt(base64.b16decode, b'0aFF', True)
attempt(base64.b16decode, b'0')
attempt(base64.b16decode, b'ZZ')
for s in (b'', b'abc', b'\0' * 4, b'\0' * 5, b'    ', b'     a', b'\0\0', b'hello world, this is it'):
    for kw in ({}, {'foldspaces': True}, {'pad': True}, {'adobe': True}, {'wrapcol': 5}, {'wrapcol': 1, 'adobe': True}, {'adobe': True, 'wrapcol': 7}):
        attempt(base64.a85encode, s, **kw)
    attempt(base64.b85encode, s, pad=True)
for s in (b'', b'zz', b'y', b'BOu!rDZ', b'BO u!r\nDZ', b'<~BOu!rDZ~>', b's8W-"', b's8W-!', b'!z', b'!y', b'v', b'~>', b'!', b'!!', b'xyz', b'\x80'):
    attempt(base64.a85decode, s)
    attempt(base64.a85decode, s, adobe=True)
    attempt(base64.a85decode, s, foldspaces=True)
attempt(base64.a85decode, b'B-O-u', ignorechars=b'-')
for s in (b'', b'abc', b'NM&qnZv', b'|NsC0', b'|NsC1', b'~~~~~', b'"', b'abcd,', b'VPa!sWo', b'0', b'\xff'):
    attempt(base64.b85decode, s)
for s in (b'x' * 57, b'x' * 58, b'', memoryview(b'ab')):
    attempt(base64.encodebytes, s)
attempt(base64.encodebytes, memoryview(b'abcd').cast('I'))
attempt(base64.encodebytes, memoryview(b'abcd').cast('B', (2, 2)))
attempt(base64.decodebytes, 'x')
out = io.BytesIO()
base64.encode(io.BytesIO(data * 2), out)
print(out.getvalue())
out.seek(0)
back = io.BytesIO()
base64.decode(out, back)
print(back.getvalue() == data * 2, base64.MAXLINESIZE, base64.MAXBINSIZE)
