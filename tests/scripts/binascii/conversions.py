# binascii: each function's results, options and errors
import binascii as b


def attempt(f, *args, **kw):
    try:
        print(f.__name__, f(*args, **kw))
    except Exception as e:
        print(f.__name__, type(e).__module__, type(e).__name__, e)


data = bytes(range(256))
print(b.b2a_base64(data) == b.b2a_base64(bytearray(data)) == b.b2a_base64(memoryview(data)), b.b2a_base64(b''), b.b2a_base64(b'a', newline=False))
for n in range(60):
    assert b.a2b_base64(b.b2a_base64(data[:n])) == data[:n]
for text in ['', 'YQ==', 'YQ=', 'YQ', 'Y', 'YWI=', 'YWJj', 'YW Jj\n', 'YWJjY', 'YWJjYWJjYQ', '=YQ==', 'YQ==YQ==', 'Y=Q=', 'Y!Q==', 'YQ==\n', '====', 'YW=J',
             'YWJj=', 'YWJj====', 'YQ=='.encode(), bytearray(b'YWI='), 'Y\u20acQ=', 5, None, 'YQ===', 'Y===', 'YWJ=YQ==']:
    attempt(b.a2b_base64, text)
    attempt(b.a2b_base64, text, strict_mode=True)
for args in [(b'\x01\xab',), (b'\x01\xab', ':'), (b'\x01\xab\xcd', b'-', 2), (b'\x01\xab\xcd', '-', -2), (b'x', ''), (b'x', 'ab'), (b'xy', '\u20ac'), ('x',), (b'x', 5),
             (b'abc', ':', 0)]:
    attempt(b.hexlify, *args)
    attempt(b.b2a_hex, *args)
attempt(b.hexlify, b'ab', bytes_per_sep=1, sep='_')
for text in ['', '0aFF', b'0aff', '0', 'zz', '0 ', '\u0661\u0661', bytearray(b'00'), 5]:
    attempt(b.unhexlify, text)
    attempt(b.a2b_hex, text)
for n in (0, 1, 2, 3, 44, 45):
    line = b.b2a_uu(data[:n])
    print(line, b.b2a_uu(data[:n], backtick=True), b.a2b_uu(line) == data[:n] == b.a2b_uu(b.b2a_uu(data[:n], backtick=True)))
attempt(b.b2a_uu, data[:46])
for text in [b'', b'#', b'#86)C', b'#86)C\n', b'#86)C  \n', b'#86)Cx', b'#86\x7fC', b'#8\x01)C', b'!', '#86)C', ' ', b'$86)C', b'#86)C`\r\n']:
    attempt(b.a2b_uu, text)
samples = [b'', b'plain', b'a=b', b'tab\tx \n', b'end ', b'end\t', b'\xff\x00', b'x' * 80, b'.', b'.\n', b'a.\n.b', b'line\r\nmore \r\nend', b'lone\rcr', b'_ _',
           b' ' * 80 + b'\n', b'x' * 75 + b'\n', b'x' * 76 + b'\n', b'x' * 74 + b'=\n', b'a \nb\t\n', b'\n\n', b'~\x7f', b'=' * 30]
for s in samples:
    for kw in ({}, {'quotetabs': True}, {'istext': False}, {'header': True}):
        attempt(b.b2a_qp, s, **kw)
    if b.a2b_qp(b.b2a_qp(s)) != s:
        print('differs', s, b.a2b_qp(b.b2a_qp(s)))
for s in [b'a=41b', b'a=4', b'a=', b'a=\nb', b'a=\r\nb', b'a=  \nb', b'==41', b'=zz', b'=4z', b'a_b', '=41', b'=\rx\ny', b'=e9=E9']:
    attempt(b.a2b_qp, s)
    attempt(b.a2b_qp, s, header=True)
for f in (b.crc32, lambda d, *a: b.crc_hqx(d, *(a or (0,)))):
    print(f(b''), f(b'hello'), f(data), f(b'hello', 12345), f(data * 100, 2 ** 32 - 1), f(b'x', -1), f(b'abcdefghi', 2 ** 70 + 5))
attempt(b.crc32, 'x')
attempt(b.crc_hqx, b'x')
attempt(b.crc32, b'x', 1.5)
print(issubclass(b.Error, ValueError), issubclass(b.Incomplete, Exception), b.Error.__module__, b.Error.__mro__[1:3])
