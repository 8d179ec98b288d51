# covers: augmented assignment for every operator on names, attributes, items, slices; __iadd__ fallbacks; tuple item trap; evaluate-once; errors
ops = ['+=', '-=', '*=', '/=', '//=', '%=', '**=', '<<=', '>>=', '&=', '|=', '^=']
for op in ops:
    ns = {'x': 13, 'd': {'k': 13}, 'l': [13]}
    exec(f'x {op} 3\nd["k"] {op} 3\nl[0] {op} 3', ns)
    print(op, ns['x'], ns['d'], ns['l'], type(ns['x']).__name__, end=' | ')
print()
l = m = [1]
l += [2]; l *= 2
print(l is m, m)
l = l + [3]
print(l is m)
t = s = (1,)
t += (2,)
print(t is s, s)
st = u = 'a'
st += 'b'
print(u, st)
fs = g = {1}
fs |= {2}; fs -= {1}; fs ^= {5}; fs &= {2, 5}
print(g == {2, 5}, fs is g)
tup = ([], {}, 'x')
for src in ('tup[0] += [1]', 'tup[1] |= {1: 2}', 'tup[2] += "y"', 'tup[0].append(2)'):
    try: exec(src)
    except TypeError as e: print(src, e)
print(tup)
n = 0
def idx():
    global n
    n += 1
    return 0
arr = [10]
arr[idx()] += 5
arr[idx()] **= 2
print(arr, n)
arr[0:1] += [7, 8]
arr[::2] *= 1
print(arr)
class I:
    def __init__(self): self.log = []
    def __iadd__(self, o): self.log.append(('iadd', o)); return self
    def __isub__(self, o): return 'replaced'
    def __imul__(self, o): return NotImplemented
    def __mul__(self, o): return ('mul', o)
    def __ior__(self, o): pass
i = j = I()
i += 1
print(i is j, i.log)
i -= 1
print(i)
i = j
i *= 4
print(i)
i = j
i |= 1
print(i)
class P:
    @property
    def v(self): print('get', end=' '); return 5
    @v.setter
    def v(self, x): print('set', x)
P().v += 1
class RO:
    v = property(lambda s: [])
try: RO().v += [1]
except AttributeError as e: print(e)
for src in ('undefined += 1', 'x = 1; x += "a"', 'x = "a"; x += 1', 'x = None; x -= 1', 'x = [1]; x += 1', 'x = [1]; x -= [1]', 'x = (1,); x += [1]', 'x = {}; x += {}', 'x = {}; x |= 1', 'x = {1}; x |= [1]', 'x = 1; x @= 2', 'x = 1; x //= 0', 'x = 1; x <<= -1', 'x = [1]; x[5] += 1', 'x = {}; x["k"] += 1', 'x = 1; x.y += 1', 'x = 1; x[0] += 1', 'x = object(); x += x', 'x = 5; x **= "a"', 'x = 2; x &= 1.5', 'x = len; x.y += 1', 'def f():\n  q += 1\nf()', 'a, b += 1', '(a) += 1', 'f() += 1', '1 += 1', '[a] += 1', 'a += b += 1', 'a += yield', 'x: int += 1', 'a += *b', 'None += 1', 'a if b else c += 1', 'a + b += 1', '"x" += "y"'):
    try: exec(src, {'a': 1}); print(src, 'ok')
    except Exception as e: print(repr(src), '->', type(e).__name__, getattr(e, 'msg', None) or e)
