# covers: bytes literals, escapes, repr quoting, indexing yields ints, slicing, iteration, concatenation, repetition, comparison, hash
print(b'', b'abc', b'\x00\xff\t\n\r\\', b"it's", b'"q"', b'\'"', rb'\x41', bR'\n', b'a' b'b', b'''x
y''', b'\101\0', b'\x7f~ ')
b = b'hello world'
print(b[0], b[-1], b[1:4], b[::-1], b[::3], b[5:2], list(b[:3]), [*b'ab'], len(b), b[True], type(b[0]).__name__, type(b[0:1]).__name__)
print(b + b'!', b * 2, 2 * b'ab', b'ab' * 0, b'ab' * -1, b == b'hello world', b == 'hello world', b != b'', b < b'i', b'a' < b'aa', b'\xff' > b'z', hash(b'x') == hash(bytes([120])), {b'k': 1}[b'k'], b'k' in {'k'}, sorted([b'b', b'', b'a', b'ab']))
print(104 in b, b'llo' in b, b'' in b, 300 in [1], max(b), min(b), sum(b), sorted(b'cab'), list(reversed(b'abc')), list(enumerate(b'ab')), bytes(x ^ 1 for x in b'ab'), b.hex(), b.hex('-'), b.hex(':', 2), b.hex(' ', -3), str(b), ascii(b), f'{b}', '%s' % b)
for f in (lambda: b[50], lambda: b['a'], lambda: b[1.0], lambda: b + 'a', lambda: 'a' + b, lambda: b + 5, lambda: b * 1.5, lambda: b < 'a', lambda: 256 in b, lambda: -1 in b, lambda: 'a' in b, lambda: None in b, lambda: b.hex('ab'), lambda: b.hex('é'), lambda: b.hex(5), lambda: b[::0], lambda: b.nope, lambda: b.encode(), lambda: b.format(1), lambda: b'%s' % 'a', lambda: b % 1):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for src in ("b[0] = 1", "del b[0]", "b'é'", "b'a' 'b'", "b.x = 1", r"b'\x'", "bb'a'"):
    try:
        exec(src)
    except Exception as e:
        print(src, '->', type(e).__name__, getattr(e, 'msg', e))
