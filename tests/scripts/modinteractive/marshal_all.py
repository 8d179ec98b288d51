# Values as bytes and back; version 2 is CPython's byte for byte.
import io
import marshal

values = [None, True, False, ..., StopIteration, 0, 1, -1, 2 ** 31 - 1, 2 ** 31, -2 ** 31, -2 ** 31 - 1, 2 ** 100, -3 ** 70, 0.0, -0.5, 1e300, float('inf'), 1 + 2j,
          '', 'plain text', 'é' * 3, '\ud800', b'', b'\0\xff', (), (1, 2), tuple(range(300)), [], [1, [2, [3]]], {}, {1: 2, 'a': [None]}, {7}, frozenset({8})]
for v in values:
    data = marshal.dumps(v, 2)
    print(repr(v)[:60], data[:40], marshal.loads(data) == v, marshal.loads(marshal.dumps(v)) == v, type(marshal.loads(data)).__name__)
print(marshal.version, marshal.dumps(1.5, 1), marshal.dumps(bytearray(b'ab'), 2))
for data in [b'', b'i', b'i\1\0', b'?', b's\xff\xff\xff\x7f', b's\xff\xff\xff\xff', b'(\1\0\0\0', b'(\xff\xff\xff\x7f', b'r\0\0\0\0', b'l\1\0\0\0\0\0', b'l\1\0\0\0\xff\xff', b'0', b'{i\1\0\0\0', b'[\1\0\0\0[\1\0\0\0', b'z\1\xff' if 0 else b'z\5ab', b'u\1\0\0\0\xff']:
    try:
        print(data, marshal.loads(data))
    except Exception as e:
        print(data, type(e).__name__, e)
for wrong in [object(), int, lambda: 0, [object()], {1: object()}]:
    try:
        marshal.dumps(wrong)
    except ValueError as e:
        print(e)
deep = []
for i in range(3000):
    deep = [deep]
try:
    marshal.dumps(deep)
except ValueError as e:
    print(e)
try:
    marshal.loads(b'[\1\0\0\0' * 5000 + b'N')
except ValueError as e:
    print(e)
f = io.BytesIO()
for v in (1, 'two', [3]):
    marshal.dump(v, f)
f.seek(0)
print(marshal.load(f), marshal.load(f), marshal.load(f))
# References, as CPython writes them.
print(marshal.loads(b'\xdb\2\0\0\0\xfa\1ar\1\0\0\0'), marshal.loads(b'\xa9\2\xe9\5\0\0\0r\1\0\0\0'))
space = {}
exec(marshal.loads(marshal.dumps(compile('def f(x, y=2):\n  return [x * i for i in range(y)]\nr = f(3)', 'n', 'exec'))), space)
print(space['r'], space['f'](1, 1), space['f'].__code__.co_filename)
