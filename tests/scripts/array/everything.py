# array: making, items, slices, methods, operators, errors
import array as module
import copy
import io
import pickle
from array import array


def t(f, *a, **k):
    try:
        print('OK', f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)


for c in 'bBhHiIlLqQfdu':
    good = 0
    for v in (0, 1, 2 ** 64, -2 ** 64, 2 ** 63, 2 ** 31, 2 ** 31 - 1, -1, 'x', 'xy', 1.5, None, -2 ** 40, 128, 255, 256, 32768, 65535, 65536, True):
        try:
            good += array(c, [v])[0] == v
        except Exception as e:
            print(c, v, type(e).__name__, e)
    print(c, good, array(c).itemsize, array(c).typecode, memoryview(array(c)).format)
t(array)
t(array, 5)
t(array, 'xx')
t(array, 'z')
t(array, 'i', 5)
t(array, 'i', 'abc')
t(array, 'u', 'abc')
t(array, 'i', b'abc')
t(array, 'i', b'abcd')
t(array, 'i', array('u', 'ab'))
t(array, 'u', array('i', [1]))
t(array, 'i', array('b', [1]))
t(array, 'i', x=1)
t(array, 'i', [1], 2)
t(array, 'i', bytearray(b'abcdabcd'))
t(array, 'b', (1, 2))
t(array, 'b', range(3))
t(array, 'i', {})
t(array, 'd', (x / 2 for x in range(4)))
a = array('i', [1, 2, 3])
t(a.append, 'x')
t(a.append, 4)
t(a.extend, 5)
t(a.extend, array('b', [1]))
t(a.extend, 'x')
t(a.extend, [4, 'x'])
t(a.extend, a)
print(a)
t(a.fromlist, (1,))
t(a.fromlist, [1, 'x'])
t(a.fromlist, [8, 9])
print(a)
t(a.frombytes, b'abc')
t(a.frombytes, 'x')
t(a.frombytes, 5)
t(a.fromunicode, 'x')
t(a.tounicode)
t(array('u').fromunicode, 5)
t(a.index, 99)
t(a.index, 2)
t(a.index, 2, 3)
t(a.index, 2, -3)
t(a.index, 2, 0, 1)
t(a.remove, 99)
t(a.remove, 3)
t(a.pop, 99)
t(array('i').pop)
t(a.pop, -99)
t(a.pop, 'x')
t(a.pop, 0)
t(a.pop)
t(a.insert, 100, 5)
t(a.insert, -100, 5)
t(a.insert, 2, 77)
t(a.insert, 2, 'x')
t(a.count, 4)
t(a.reverse)
print(a, len(a), a.buffer_info()[1])
t(lambda: a[99])
t(lambda: a['x'])
t(lambda: a[-1])
t(lambda: a[1:3])
t(lambda: a[::2])
t(lambda: a[::-1])
t(lambda: a[5:2])


def assign(k, v):
    b = a[:]
    b[k] = v
    return b


def delete(k):
    b = a[:]
    del b[k]
    return b


for k, v in [(99, 1), ('x', 1), (0, 'x'), (-1, 5), (slice(0, 2), [1]), (slice(0, 2), array('b', [1])), (slice(0, 2), array('i', [9])), (slice(0, 0), array('i', [9] * 5)),
             (slice(3, 1), array('i', [9])), (slice(None, None, 2), array('i', [9])), (slice(None, None, 2), array('i', [9] * len(a[::2]))),
             (slice(None, None, -1), a), (slice(None), a)]:
    t(assign, k, v)
for k in (0, -1, 99, 'x', slice(0, 2), slice(None, None, 2), slice(None, None, -2), slice(None), slice(4, 1), slice(1, None, 3)):
    t(delete, k)
b = a[:]
b[2:4] = b
print(b)
t(lambda: a + a)
t(lambda: a + [1])
t(lambda: a + array('b'))
t(lambda: a[:2] * 2)
t(lambda: 2 * a[:2])
t(lambda: a * -1)
t(lambda: a * 'x')
t(lambda: a * 2 ** 62)


def inplace(op, x):
    b = a[:3]
    if op == '+':
        b += x
    else:
        b *= x
    return b


for x in (a, [1], array('b'), 5):
    t(inplace, '+', x)
for x in (3, 0, 'x', -1):
    t(inplace, '*', x)
for x, y in [(a, a[:]), (a, a[1:]), (a, [1]), (array('i', [1]), array('d', [1.0])), (array('i', [1, 2]), array('i', [1])), (array('d', [float('nan')]), array('d', [float('nan')])),
             (array('B', [200]), array('b', [-56])), (array('u', 'ab'), array('u', 'b')), (array('i'), array('u'))]:
    print(x == y, x != y)
    t(lambda: (x < y, x <= y, x > y, x >= y))
print(module.typecodes, module.ArrayType is array, array('u', 'ab\n'), array('i'), array('u'), array('d', [1.5]), str(array('f', [1e10])))
b = array('h', [1, 258])
b.byteswap()
print(b, b.tobytes(), b.tolist(), array('u', 'a\u20ac').tounicode())
t(array('d', [1]).byteswap)
m = memoryview(a)
print(m.format, m.itemsize, m.obj is a, m.readonly, m.tolist() == a.tolist(), m.shape, m.nbytes)
m[0] = 1000
for f in (lambda: a.append(1), lambda: a.pop(), lambda: a.__delitem__(0), lambda: a.extend([1]), lambda: a.frombytes(b'abcd'), lambda: a.insert(0, 1), lambda: a.__imul__(2),
          lambda: a.__setitem__(slice(0, 2), array('i')), lambda: a.remove(a[0])):
    t(f)
print(a[0], len(a))
m.release()
t(a.append, 1)
with memoryview(a) as m:
    pass
t(a.pop)
for protocol in range(6):
    for x in (a, array('u', 'ab'), array('d', [1.5]), array('Q', [2 ** 64 - 1]), array('b')):
        print(protocol, x.__reduce_ex__(protocol)[1:], pickle.loads(pickle.dumps(x, protocol)) == x)


class A(array):
    pass


x = A('i', [1])
x.q = 1
print(x, x.__reduce_ex__(2), x[:1], type(x[:1]).__name__, type(x + x).__name__, type(x * 2).__name__, type(copy.copy(x)).__name__, copy.deepcopy(x))
t(hash, a)
it = iter(a)
print(next(it), it.__reduce__()[1:], list(it), list(it), it.__reduce__()[1:])
r = module._array_reconstructor
for args in [(array, 'i', 8, b'abcdabcd'), (array, 'i', 3, b'abcd'), (array, 'i', 99, b'abcd'), (int, 'i', 3, b'abcd'), (array, 'z', 3, b'abcd'), (array, 'i', 3, 'abcd'),
             (array, 'd', 15, b'\x3f\x80\0\0'), (array, 'd', 17, b'\x3f\xf0\0\0\0\0\0\0'), (array, 'u', 18, b'a\0b\0'), (array, 'u', 21, b'\0\0\0a'), (array, 'l', 9, b'\xff\xff\xff\xfe'),
             (array, 'i', 8, b'abc'), (array, 'i', 9, b'abc'), (A, 'Q', 11, b'\0\0\0\0\0\0\0\1')]:
    t(r, *args)
f = io.BytesIO()
a.tofile(f)
print(len(f.getvalue()))
f.seek(0)
c = array('i')
t(c.fromfile, f, 2)
t(c.fromfile, f, 99)
t(c.fromfile, f, -1)
t(c.fromfile, 5, 1)
t(c.fromfile, io.StringIO('x'), 1)
t(a.tofile, 5)
print(c == a, 1 in a, 'x' in a, isinstance(a, __import__('collections.abc').abc.MutableSequence))
print(b'x'.join([array('b', [97]), array('b', [98])]), bytes(array('h', [1])), bytearray(array('h', [1])), io.BytesIO(array('B', b'abc')).read())
match array('i', [1, 2]):
    case [x, y]:
        print('matched', x, y)
import sys
print(sys.getsizeof(array('d', [0] * 1000)) > 8000)
