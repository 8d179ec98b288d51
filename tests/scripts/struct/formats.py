# struct: sizes, alignment, every code in every byte order at its limits, wrong values
import struct


def attempt(f, *args):
    try:
        print(f.__name__, args if len(repr(args)) < 60 else '...', f(*args))
    except Exception as e:
        print(f.__name__, args if len(repr(args)) < 60 else '...', type(e).__name__, e)


for mark in '@=<>!':
    for code in 'xcbBhHiIlLqQnN?efdspP':
        attempt(struct.calcsize, mark + code)
        attempt(struct.calcsize, mark + 'b' + code + '3' + code)
limits = [0, 1, -1, 127, 128, 255, 256, -128, -129, 2 ** 15 - 1, 2 ** 15, 2 ** 16, -2 ** 15, -2 ** 15 - 1, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32,
          -2 ** 31, -2 ** 31 - 1, 2 ** 63 - 1, 2 ** 63, 2 ** 64 - 1, 2 ** 64, -2 ** 63, -2 ** 63 - 1, True, 1.5, 'x', None]
for mark in '@=<>':
    for code in 'bBhHiIlLqQ' + ('nNP' if mark == '@' else ''):
        good = 0
        for value in limits:
            try:
                data = struct.pack(mark + code, value)
            except struct.error as e:
                print(mark + code, value, e)
                continue
            if struct.unpack(mark + code, data) == (value,) or code == 'P':
                good += 1
        print(mark + code, good, struct.pack(mark + code, 1))
floats = [0.0, -0.0, 1.5, -2.25, 65504.0, 65519.0, 65520.0, 1e300, 5e-324, 6e-8, 2.9e-8, 3e-8, 6.1e-5, float('inf'), float('-inf'), float('nan'), 3, True,
          2 ** 2000, 'x', 1.0009765625, 1.00048828125, 1.00146484375]
for mark in '@<>':
    for code in 'efd':
        for value in floats:
            try:
                data = struct.pack(mark + code, value)
                print(mark + code, value, data, struct.unpack(mark + code, data))
            except (struct.error, OverflowError) as e:
                print(mark + code, str(value)[:20], type(e).__name__, e)
class Index:
    def __index__(self):
        return 77
class Float:
    def __float__(self):
        return 0.5
class Bad:
    def __index__(self):
        raise ZeroDivisionError('index')
    def __bool__(self):
        raise ZeroDivisionError('bool')
attempt(struct.pack, 'bq', Index(), Index())
attempt(struct.pack, 'd', Float())
for code in 'bq?d':
    try:
        print(struct.pack(code, Bad()))
    except Exception as e:
        print(code, type(e).__name__, e)
for fmt, args in [('c', (b'a',)), ('c', ('a',)), ('c', (b'ab',)), ('c', (bytearray(b'z'),)), ('5s', (b'abc',)), ('2s', (b'abc',)), ('s', ('a',)), ('0s', (b'abc',)),
                  ('3s', (bytearray(b'xyz'),)), ('5p', (b'abc',)), ('3p', (b'abcdef',)), ('p', (b'a',)), ('0p', (b'a',)), ('p', (5,)), ('300p', (b'a' * 400,)), ('?', (0,)),
                  ('?', ([],)), ('??', (object, '')), ('2x', ()), ('x', (1,)), ('2i', (1,)), ('', ()), ('', (1,)), (' i\t\nh ', (1, 2)), ('i@', (1,)), ('@ i', (1,)),
                  ('3', ()), ('i3', (1,)), ('y', ()), ('9999999999999999999999i', ()), ('9223372036854775807i', ()), ('\u00e9', ()), ('\0', ()), (5, ()), (None, ()),
                  (b'>h', (5,)), (bytearray(b'h'), (5,)), ('<2h3xb', (1, 2, 3)), ('@b0i', (1,)), ('@b0q0h', (1,)), ('llh0l', (1, 2, 3))]:
    attempt(struct.pack, fmt, *args)
print(struct.unpack('<5s3p?c2x', b'abcde\x09xy\x02z\0\0'), struct.unpack('4p', b'\xffabc'))
