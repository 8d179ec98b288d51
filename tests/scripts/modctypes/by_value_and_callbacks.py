# ctypes: structs by value, callbacks of every kind, nested and failing, from other threads; errno; prototypes with flags.
import ctypes
import sys
import threading
from ctypes import *

libc = CDLL(None, use_errno=True)


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class DivT(Structure):
    _fields_ = [('quot', c_int), ('rem', c_int)]


class LDivT(Structure):
    _fields_ = [('quot', c_long), ('rem', c_long)]


libc.div.restype = DivT
libc.div.argtypes = [c_int, c_int]
libc.ldiv.restype = LDivT
libc.ldiv.argtypes = [c_long, c_long]
d, l = libc.div(17, 5), libc.ldiv(-2**40, 7)
print(d.quot, d.rem, l.quot, l.rem)


class Small(Structure):
    _fields_ = [('a', c_byte), ('b', c_short)]


class Floats(Structure):
    _fields_ = [('x', c_float), ('y', c_float), ('z', c_float)]


class Mixed(Structure):
    _fields_ = [('d', c_double), ('i', c_int)]


class Big(Structure):
    _fields_ = [('v', c_long * 5)]


class Nested(Structure):
    _fields_ = [('s', Small), ('c', c_char * 3), ('p', c_void_p)]


for cls, value in ((Small, Small(1, -2)), (Floats, Floats(1.5, 2.5, 3.5)), (Mixed, Mixed(2.5, 7)), (Big, Big((1, 2, 3, 4, 5))), (Nested, Nested((3, 4), b'xy', 9))):
    seen = []
    function = CFUNCTYPE(c_int, cls, c_int)(lambda s, n: seen.append((bytes(s), n)) or n + 1)
    print(cls.__name__, function(value, 41), seen == [(bytes(value), 41)], sizeof(cls))
for kind, value in ((c_byte, -5), (c_ubyte, 250), (c_short, -300), (c_ushort, 65000), (c_int, -2**31), (c_uint, 2**32 - 1), (c_long, -2**63), (c_ulong, 2**64 - 1), (c_float, 1.5), (c_double, -2.25), (c_longdouble, 3.5), (c_bool, True), (c_char, b'q'), (c_wchar, '\u20ac'), (c_void_p, 12345), (c_void_p, None)):
    same = CFUNCTYPE(kind, kind)(lambda v: v)
    print(kind.__name__, same(value) == value, same(value))
many = CFUNCTYPE(c_double, *[c_int, c_double] * 8)(lambda *a: sum(a))
print(many(*[1, 0.5] * 8))
nothing = CFUNCTYPE(None)(lambda: print('called'))
print(nothing())
factorial = CFUNCTYPE(c_long, c_long)(lambda n: n * factorial(n - 1) if n else 1)
print(factorial(15))
text = CFUNCTYPE(c_int, POINTER(c_char), POINTER(c_int))(lambda s, n: n.contents.value + len(string_at(s)))
print(text(create_string_buffer(b'four'), byref(c_int(38))))


def quiet(info):
    print('unraisable', type(info.exc_value).__name__, info.exc_value, info.err_msg)


sys.unraisablehook = quiet
CFUNCTYPE(c_int)(lambda: 1 / 0)()
CFUNCTYPE(c_int)(lambda: 'x')()
CFUNCTYPE(c_int, c_int)(lambda: 1)(5)
t(lambda: CFUNCTYPE(POINTER(c_int))(lambda: None))

results = []
double = CFUNCTYPE(c_int, c_int)(lambda n: n * 2)
threads = [threading.Thread(target=lambda i=i: results.append(sum(double(k) for k in range(i)))) for i in range(1, 20)]
for th in threads:
    th.start()
for th in threads:
    th.join()
print(sorted(results) == sorted(sum(k * 2 for k in range(i)) for i in range(1, 20)))

# A C library calls back on a thread that the runtime did not make.
START = CFUNCTYPE(c_void_p, c_void_p)
ran = []
start = START(lambda arg: ran.append((arg, [0] * 1000)) or 7)
handle, value = c_ulong(), c_void_p()
libc.pthread_create.argtypes = [c_void_p, c_void_p, START, c_void_p]
libc.pthread_join.argtypes = [c_ulong, c_void_p]
print(libc.pthread_create(byref(handle), None, start, 99), libc.pthread_join(handle.value, byref(value)), value.value, ran[0][0], len(ran[0][1]))

compare = CFUNCTYPE(c_int, POINTER(c_int), POINTER(c_int))
numbers = (c_int * 300)(*[(i * 7919) % 1009 for i in range(300)])
libc.qsort.argtypes = [c_void_p, c_size_t, c_size_t, compare]
libc.qsort.restype = None
libc.qsort(numbers, len(numbers), sizeof(c_int), compare(lambda a, b: a[0] - b.contents.value))
print(list(numbers) == sorted(numbers), numbers[:5], numbers[-3:])

set_errno(0)
print(libc.close(-1), get_errno() == 9, set_errno(3) == 9, get_errno())
libc.abs.errcheck = lambda result, function, args: (result, args, function is libc.abs)
print(libc.abs(-4))


class Handle(c_int):
    pass


libc.labs.restype = Handle
print(type(libc.labs(-3)).__name__, libc.labs(-3).value)
libc.toupper.restype = lambda n: chr(n)
print(libc.toupper(97))
proto = CFUNCTYPE(c_long, c_char_p, POINTER(c_char_p), c_int)
strtol = proto(('strtol', libc), ((1, 'text'), (2, 'end'), (1, 'base', 10)))
t(lambda: strtol(b'12rest'))
t(lambda: strtol(text=b'ff!', base=16))
t(lambda: strtol())
address = cast(libc.abs, c_void_p).value
print(CFUNCTYPE(c_int, c_int)(address)(-8), bool(CFUNCTYPE(c_int)()), bool(libc.abs))


class Wrapper:
    _as_parameter_ = -6


libc.llabs.restype = c_longlong
print(libc.llabs(Wrapper()))


class Arg:
    @classmethod
    def from_param(cls, value):
        if value == 'bad':
            raise ValueError('not this')
        return c_int(len(value))


libc.isdigit.argtypes = [Arg]
t(lambda: bool(libc.isdigit('x' * 50)))
t(lambda: libc.isdigit('bad'))
buffer = create_string_buffer(50)
libc.snprintf.argtypes = [c_char_p, c_size_t, c_char_p]
print(libc.snprintf(buffer, 50, b'%d %s %.2f %c', 42, b'text', c_double(2.5), 33), buffer.value)
t(lambda: libc.abs(2**80))


class Node(Structure):
    pass


Node._fields_ = [('value', c_int), ('next', POINTER(Node)), ('name', c_char_p)]
head = None
for i in range(50):
    head = Node(i, pointer(head) if head else None, b'node%d' % i)
import gc
gc.collect()
junk = [bytes(100) for i in range(1000)]
total, names, node = 0, [], head
while True:
    total += node.value
    names.append(node.name)
    if not node.next:
        break
    node = node.next.contents
print(total, names[0], names[-1], len(names))
t(lambda: setattr(Node, '_fields_', []))
buffers = (c_char_p * 3)(b'one', b'two')
gc.collect()
print(list(buffers), buffers[2])
table = ((c_int * 3) * 2)((1, 2, 3), (4, 5, 6))
print([list(row) for row in table], memoryview(table).shape, memoryview(table).tolist() if False else bytes(table)[:8])
table[1][2] = 60
row = table[1]
del table
gc.collect()
print(list(row))
shared = bytearray(8)
view = c_uint64.from_buffer(shared)
view.value = 0x0102030405060708
print(shared, c_uint64.from_buffer_copy(shared).value == view.value)
t(lambda: shared.append(1))


class Color(Union):
    class Parts(BigEndianStructure):
        _fields_ = [('r', c_uint8), ('g', c_uint8), ('b', c_uint16, 5), ('a', c_uint16, 11)]
    _anonymous_ = ['parts']
    _fields_ = [('parts', Parts), ('raw', c_uint32)]


c = Color()
c.r, c.g, c.b, c.a = 1, 2, 17, 1000
print(bytes(c), c.raw, c.b, c.a, Color.a)


class Bits(Structure):
    _fields_ = [('a', c_int, 3), ('b', c_uint, 5), ('c', c_int64, 40), ('d', c_uint8, 1), ('e', c_short, 9), ('f', c_short, 9)]


b = Bits(3, 31, -2**39, 1, -256, 255)
print(b.a, b.b, b.c, b.d, b.e, b.f, sizeof(Bits), [getattr(Bits, n).offset for n in 'abcdef'], bytes(b))
b.a = 5
print(b.a, b.b)
for cls in (Bits, Mixed, Nested, Color, Node):
    print(cls.__name__, sizeof(cls), alignment(cls))
