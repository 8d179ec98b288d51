# covers: memoryview: indexing, slices sharing memory, writes, readonly, cast, tobytes/tolist/hex, attributes, release, equality, errors
ba = bytearray(b'abcdef')
m = memoryview(ba)
print(m[0], m[-1], m[1:3].tobytes(), m[::2].tolist(), m[::-1].tobytes(), len(m), m.readonly, m.format, m.itemsize, m.nbytes, m.ndim, m.shape, m.strides, m.contiguous, m.hex(), m.obj is ba, m == ba, m == b'abcdef', m != b'x')
m[0] = 65
m[1:3] = b'BC'
m[5:2:-2] = b'12'
s = m[2:]
s[0] = 33
print(ba, s.tobytes(), bytes(m), list(m), 97 in m, 33 in m, m.tolist()[:3])
r = memoryview(b'ro')
for f in (lambda: m.__setitem__(0, 256), lambda: m.__setitem__(0, 'a'), lambda: m.__setitem__(0, b'a'), lambda: m.__setitem__(slice(0, 2), b'abc'), lambda: m.__setitem__(10, 1), lambda: m[10], lambda: m['a'], lambda: r.__setitem__(0, 1), lambda: memoryview('a'), lambda: memoryview(5), lambda: memoryview(), lambda: ba.append(1), lambda: ba.extend(b'x'), lambda: ba.clear(), lambda: hash(m), lambda: hash(r) == hash(b'ro'), lambda: m.cast('x'), lambda: m.cast('I'), lambda: m < m, lambda: m + b'', lambda: m.__delitem__(0), lambda: m[0:2, 1], lambda: m.nope, lambda: m.__setitem__(slice(0, 2), 5)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
m.release()
s.release()
ba.append(90)
print(ba)
for f in (lambda: m[0], lambda: len(m), lambda: m.tobytes(), lambda: m.format, lambda: m.release()):
    try:
        print(f())
    except ValueError as e:
        print(e)
with memoryview(bytearray(8)) as w:
    i = w.cast('I')
    i[0], i[1] = 1, 0xffffffff
    print(i.tolist(), i.format, i.itemsize, i.shape, w.tolist(), i.nbytes)
    h = w.cast('h')
    h[3] = -2
    print(h.tolist(), w.cast('b').tolist(), w.cast('B', (2, 4)).tolist(), w.cast('?').tolist())
    try:
        i[0] = -1
    except ValueError as e:
        print(e)
    for v in (i, h): v.release()
    w.toreadonly().release()
