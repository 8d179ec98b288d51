# Pickler, Unpickler, persistent ids, dispatch_table, reducer_override, out-of-band buffers, memo, files, errors
import collections
import copyreg
import functools
import io
import pickle
import sys


def attempt(f, *args, **kw):
    try:
        print('OK', f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)


class A:
    def __init__(self, v):
        self.v = v

    def __repr__(self):
        return f'A({self.v!r})'


class Pers(pickle.Pickler):
    def persistent_id(self, obj):
        if isinstance(obj, A):
            return 'A%s' % obj.v


class Load(pickle.Unpickler):
    def persistent_load(self, pid):
        return 'loaded ' + pid


for protocol in range(6):
    f = io.BytesIO()
    Pers(f, protocol).dump([A(1), {'k': A(2)}, (A(1),)])
    print(protocol, f.getvalue())
    f.seek(0)
    print(Load(f).load())
    f.seek(0)
    attempt(pickle.Unpickler(f).load)
class Odd(pickle.Pickler):
    def persistent_id(self, obj):
        return '\u20ac' if obj == 5 else None
attempt(Odd(io.BytesIO(), 0).dump, 5)
f = io.BytesIO()
Odd(f, 1).dump(5)
print(f.getvalue())

# dispatch tables
def reduce_a(a):
    return A, (a.v * 10,)
p = pickle.Pickler(f := io.BytesIO())
p.dispatch_table = copyreg.dispatch_table.copy()
p.dispatch_table[A] = reduce_a
p.dump(A(4))
print(pickle.loads(f.getvalue()))
class Table(pickle.Pickler):
    dispatch_table = collections.ChainMap({A: reduce_a}, copyreg.dispatch_table)
f = io.BytesIO()
Table(f).dump([A(5), 1j])
print(pickle.loads(f.getvalue()))
copyreg.pickle(A, reduce_a)
print(pickle.loads(pickle.dumps(A(6))))
del copyreg.dispatch_table[A]

class Override(pickle.Pickler):
    def reducer_override(self, obj):
        if isinstance(obj, A):
            return reduce_a(obj)
        if obj is attempt:
            return 'attempt'
        if obj is io:
            return __import__, ('io',)
        return NotImplemented
f = io.BytesIO()
Override(f).dump([A(7), attempt, io, len, [1]])
print([x.__name__ if hasattr(x, '__name__') else x for x in pickle.loads(f.getvalue())])

# extension codes
copyreg.add_extension('__main__', 'A', 240)
for protocol in (1, 2, 5):
    data = pickle.dumps(A, protocol)
    print(data, pickle.loads(data))
copyreg.remove_extension('__main__', 'A', 240)
copyreg.clear_extension_cache()
attempt(pickle.loads, b'\x80\x02\x82\xf0.')
attempt(pickle.loads, b'\x80\x02\x84\xf0\xff\xff\xff.')

# buffers
data = bytearray(b'0123456789')
for protocol in (4, 5):
    attempt(pickle.dumps, pickle.PickleBuffer(data), protocol)
buffers = []
out = pickle.dumps([pickle.PickleBuffer(data), pickle.PickleBuffer(b'const')], 5, buffer_callback=buffers.append)
print(out, [type(b).__name__ for b in buffers])
back = pickle.loads(out, buffers=buffers)
print([bytes(b) for b in back], [type(b).__name__ for b in back], [memoryview(b).readonly for b in back])
back = pickle.loads(out, buffers=[bytearray(b'x'), bytearray(b'y')])
print(back[0], back[1].readonly)
attempt(pickle.loads, out)
attempt(pickle.loads, out, buffers=[b'x'])
print(pickle.dumps([pickle.PickleBuffer(data)], 5, buffer_callback=lambda b: True))
attempt(pickle.dumps, 1, 4, buffer_callback=print)
b = pickle.PickleBuffer(data)
with b.raw() as m:
    print(m.format, m.nbytes, m.readonly, bytes(memoryview(b)[:3]))
b.release()
b.release()
attempt(b.raw)
attempt(pickle.dumps, b, 5)
attempt(pickle.PickleBuffer, 5)
attempt(pickle.PickleBuffer(memoryview(data)[::2]).raw)
attempt(pickle.dumps, pickle.PickleBuffer(memoryview(data)[::2]), 5)

# memo
f = io.BytesIO()
p = pickle.Pickler(f, 2)
x = ['shared']
p.dump(x)
p.dump(x)
p.clear_memo()
p.dump(x)
print(f.getvalue())
print(sorted(v for v in p.memo.copy().values())[0][0], type(p.memo).__name__)
p.memo = {}
p.fast = True
f.seek(0)
f.truncate()
p.dump([x, x])
print(f.getvalue(), p.fast, p.bin)
u = pickle.Unpickler(io.BytesIO(pickle.dumps(['a', 'b'])))
u.load()
print(u.memo.copy())
u.memo = {0: 'zero'}
for bad in (5, {'a': 1}, {-1: 1}):
    try:
        u.memo = bad
    except Exception as e:
        print(type(e).__name__, e)

# files
for buffered in (io.BytesIO, lambda: io.BufferedRandom(io.BytesIO()) if False else io.BytesIO()):
    f = buffered()
    for v in (1, 'two', [3], {4: 'x' * 100000}, b'y' * 70000):
        pickle.dump(v, f)
    f.write(b'rest')
    f.seek(0)
    print([str(pickle.load(f))[:20] for _ in range(5)], f.read())
import os
import tempfile
path = os.path.join(tempfile.mkdtemp(), 'f')
for protocol in range(6):
    with open(path, 'wb') as f:
        for v in (1, ['two', 2.5], [3] * 5000, 'x' * 100000, bytearray(b'z' * 3)):
            pickle.dump(v, f, protocol)
        f.write(b'rest')
    with open(path, 'rb') as f:
        print(protocol, [len(str(pickle.load(f))) for _ in range(5)], f.tell() == os.path.getsize(path) - 4, f.read())
    with open(path, 'rb', buffering=0) as f:
        print(protocol, [len(str(pickle.load(f))) for _ in range(5)], f.read())
writes = []
class W:
    def write(self, data):
        writes.append(len(data))
pickle.dump(['x' * 70000, b'y' * 70000, list(range(40000))], W())
print(sum(writes) == len(pickle.dumps(['x' * 70000, b'y' * 70000, list(range(40000))])), len(writes) > 1)

# arguments
attempt(pickle.dumps)
attempt(pickle.dumps, 1, 6)
attempt(pickle.dumps, 1, 'x')
attempt(lambda: pickle.dumps(1, -1) == pickle.dumps(1, 5))
attempt(lambda: pickle.dumps(1) == pickle.dumps(1, 4) == pickle.dumps(1, None))
attempt(pickle.dump, 1, 5)
attempt(pickle.load, 5)
attempt(pickle.loads, 'text')
attempt(pickle.loads, b'I5\n.', fix_imports=True, encoding='latin1', errors='strict')
attempt(pickle.loads, b"S'caf\\xe9'\n.", encoding='latin1')
attempt(pickle.loads, b"S'caf\\xe9'\n.")
attempt(pickle.loads, b"S'caf\\xe9'\n.", encoding='bytes')
attempt(pickle.loads, b"U\x04caf\xe9.", encoding='bytes')
attempt(pickle.loads, b"U\x04caf\xe9.", errors='replace')
attempt(pickle.loads, b"T\x01\0\0\0a.")
attempt(pickle.loads, bytearray(pickle.dumps([1])))
attempt(pickle.loads, memoryview(pickle.dumps([1])))
attempt(pickle.loads, b'c__builtin__\nxrange\n.')
attempt(pickle.loads, b'c__builtin__\nxrange\n.', fix_imports=False)
attempt(pickle.loads, b'ccopy_reg\n_reconstructor\n(c__main__\nA\nc__builtin__\nobject\nNtR.'.replace(b'tR', b'tR(dVv\nI3\nsb'))
attempt(pickle.loads, b'(c__main__\nA\nI8\no.')
attempt(pickle.loads, b'(I8\ni__main__\nA\n.')
for cls in (pickle.Pickler, pickle.Unpickler):
    class Sub(cls):
        def __init__(self):
            pass
    attempt(Sub().dump if cls is pickle.Pickler else Sub().load, *([1] if cls is pickle.Pickler else []))
attempt(pickle.Pickler, 5)
attempt(pickle.Unpickler, 5)
attempt(lambda: pickle.Pickler(io.BytesIO()).persistent_id)
attempt(lambda: pickle.Unpickler(io.BytesIO()).persistent_load)

# what cannot be pickled
def outer():
    def inner():
        pass
    class Local:
        pass
    return inner, Local, Local()
for v in (lambda: 0, *outer(), (i for i in []), sys, sys._getframe(), object.__new__(type('Dyn', (), {})), iter(lambda: 1, 2).__class__):
    for protocol in (0, 2, 4):
        try:
            pickle.dumps(v, protocol)
            print('pickled', type(v).__name__)
        except Exception as e:
            text = str(e)
            print(protocol, type(e).__name__, text if ' at 0x' not in text else text[:text.index(' at 0x')])


class R:
    def __init__(self, *parts):
        self.parts = parts

    def __reduce__(self):
        return self.parts[0] if len(self.parts) == 1 else self.parts


def f1(*a):
    return list(a)


for parts in [(5,), ('nope',), (f1,), (f1, 5), (5, ()), (f1, (), 1, 2, 3, 4, 5), (f1, (), None, 5), (f1, (), None, None, 5), (f1, (), None, None, None, 5), (f1, (), None, [1].__iter__()),
              (copyreg.__newobj__, ()), (copyreg.__newobj__, (5,)), (copyreg.__newobj__, (int,)), (copyreg.__newobj_ex__, (1, 2)), (copyreg.__newobj_ex__, (1, 2, 3)), (copyreg.__newobj_ex__, (int, 2, 3)),
              (copyreg.__newobj_ex__, (int, (), 3)), (copyreg.__newobj_ex__, (int, ('5',), {'base': 10}))]:
    for protocol in (1, 2, 4):
        try:
            print(pickle.loads(pickle.dumps(R(*parts), protocol)))
        except Exception as e:
            print(protocol, type(e).__name__, str(e).split(' at 0x')[0])
nested = []
for i in range(100000):
    nested = [nested]
attempt(pickle.dumps, nested)
print(pickle.encode_long(0), pickle.encode_long(-256), pickle.decode_long(b'\x00\xff'), pickle.decode_long(b''), pickle.whichmodule(len, 'len'), pickle.whichmodule(functools.partial, 'partial'))
print(pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL, pickle.format_version, pickle.compatible_formats, len(pickle.__all__), pickle.PickleError.__mro__[:2], issubclass(pickle.PicklingError, pickle.PickleError))
