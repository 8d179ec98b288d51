# struct: unpack, unpack_from, pack_into, iter_unpack, Struct, the errors of each
import array
import struct


def attempt(f, *args, **kw):
    try:
        print(f.__name__, f(*args, **kw))
    except Exception as e:
        print(f.__name__, type(e).__name__, e)


b = bytearray(8)
for args in [(), ('i',), ('i', b), ('i', b, 'x'), ('i', b, 'x', 1), ('i', b, 6, 1), ('i', b, -2, 1), ('i', b, -9, 1), ('i', b, 9, 1), ('i', b, 4, 1, 2), ('i', b'abcd', 0, 1),
             ('i', 5, 0, 1), ('i', b, 2 ** 70, 1), ('i', b, 0, 1), ('<h', b, -2, 513), ('2b', memoryview(b)[2:5], 1, 7, 8), ('q', array.array('q', [0]), 0, 5)]:
    attempt(struct.pack_into, *args)
print(b)
for args in [('i', b'abc'), ('i', b'abcd'), ('i', b'abcde'), ('i', 'x'), ('0i', b''), ('i', memoryview(b'abcdabcd')[::2]), ('2h', array.array('h', [1, 2])), ('i', bytearray(b'abcd'))]:
    attempt(struct.unpack, *args)
    attempt(struct.unpack_from, *args)
    try:
        print(list(struct.iter_unpack(*args)))
    except Exception as e:
        print(type(e).__name__, e)
for args in [('i', b'abcdefgh', 4), ('i', b'abcdefgh', 5), ('i', b'abcdefgh', -4), ('i', b'abcdefgh', -3), ('i', b'abcdefgh', -9), ('i', b'abcdefgh', 9),
             ('i', b'abcdefgh', 'x'), ('', b'', 0), ('', b'', 1), ('i',)]:
    attempt(struct.unpack_from, *args)
attempt(struct.unpack_from, 'i', buffer=b'abcdefgh', offset=2)
attempt(struct.unpack_from, 'i', b'abcdefgh', offset=2)
s = struct.Struct('<ih')
print(s.format, s.size, type(s).__module__, type(s).__name__, isinstance(s, struct.Struct), struct.Struct(b'>i').format)
attempt(s.pack, 1, 2)
attempt(s.pack, 1)
attempt(s.pack)
attempt(s.pack_into)
attempt(s.pack_into, b, 1, 5, 6)
attempt(s.unpack, b'abcdef')
attempt(s.unpack, b'abc')
attempt(s.unpack_from, b'abcdefgh', 2)
attempt(s.unpack_from, b'abcdefgh', offset=2)
attempt(struct.Struct, 5)
attempt(struct.Struct, 'z')
it = s.iter_unpack(b'abcdefghijklmnopqr')
print(type(it).__name__, it.__length_hint__(), next(it), it.__length_hint__(), list(it), it.__length_hint__(), iter(it) is it)
try:
    s.format = 'x'
except AttributeError as e:
    print(e)
data = bytearray(b'abcdef' * 2)
it = s.iter_unpack(data)
next(it)
try:
    data.append(1)
except BufferError as e:
    print(e)
next(it)
class Sub(struct.Struct):
    pass
print(Sub('i').size, struct.error.__mro__[1].__name__, struct.error.__module__, struct.__all__)
struct._clearcache()
for i in range(300):
    assert struct.pack(f'{i}s', b'x') == b'x'.ljust(i, b'\0')[:i]
print(struct.calcsize('i'))
