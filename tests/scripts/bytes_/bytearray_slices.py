# covers: bytearray slice assignment and deletion with steps, self-assignment, growth and shrink, iterables, errors, insert/pop bounds
ba = bytearray(range(10))
def show(label): print(label, list(ba), len(ba))
ba[2:5] = b'\xaa'
show('shrink')
ba[2:2] = [1, 1, 1]
show('insert')
ba[::2] = bytes(len(ba[::2]))
show('step')
ba[::-1] = bytes(ba)
show('reverse')
del ba[1::3]
show('del step')
ba[100:] = b'end'
show('past end')
ba[-2:100] = bytearray()
show('empty')
ba[:0] = ba
show('self')
ba[3:1] = b'Z'
show('crossed')
ba[1:3] = (x for x in (9, 8, 7))
show('gen')
del ba[:]
show('clear')
ba = bytearray(b'abcdef')
for src in ('ba[::2] = b"ab"', 'ba[0] = "a"', 'ba[0] = 256', 'ba[0] = b"a"', 'ba[9] = 1', 'del ba[9]', 'ba[0:2] = "ab"', 'ba[0:2] = 5', 'ba[0:2] = [300]', 'ba["a"] = 1', 'ba[::0] = b""', 'ba[1.0] = 1', 'ba[0:1] = [None]', 'del ba["a"]', 'ba += "a"', 'ba += 5', 'ba *= 1.5', 'ba += [256]'):
    try:
        exec(src)
        print(src, ba)
    except Exception as e:
        print(src, '->', type(e).__name__, e, ba)
ba[:] = b'xyz'
ba *= 3
print(ba, ba.pop(), ba.pop(0), ba.pop(-2), ba)
ba *= 0
print(ba, ba == b'', bytearray(b'a') * 3)
ba.extend(b'hello')
ba.insert(-100, 48)
ba.insert(2, True)
print(ba, ba[1:3], type(ba[1:3]).__name__, ba.copy() is ba, ba[::-2])
q = ba
q += b'!'
print(q is ba, ba + b'?', ba == bytes(ba), ba.__iadd__(b'z') is ba)
for m in ('append', 'extend', 'insert', 'remove', 'pop', 'index'):
    for args in (('a',), (-1,), (1, 2, 3)):
        try:
            print(m, args, getattr(ba.copy(), m)(*args))
        except Exception as e:
            print(m, args, type(e).__name__, e)
