# generators/for quickening changing iterator type at the same site
def run(it):
    out = []
    for x in it: out.append(x)
    return out
def gen(n):
    for i in range(n): yield i
class It:
    def __init__(s): s.n = 0
    def __iter__(s): return s
    def __next__(s):
        s.n += 1
        if s.n > 2: raise StopIteration
        return s.n
for src in ([1, 2], range(3), gen(2), (4, 5), {6: 7}, It(), [8], 'ab', gen(0), range(0), iter([]), map(str, [1]), gen(3), range(10**20, 10**20 + 2), range(5, 0, -2), [[]]): print(run(src))
def pairs(it):
    out = []
    for a, b in it: out.append((a, b))
    return out
d = {1: 2, 3: 4}
for src in (d.items(), enumerate('ab'), zip('ab', 'cd'), [(1, 2)], reversed(d.items()), gen(0), zip('abc', 'a'), ['xy'], zip([1], [2]), enumerate('xy', 10**30), iter(d.items())): print(pairs(src))
for bad in (zip('ab'), zip('ab', 'cd', 'ef'), enumerate, [(1, 2, 3)], [1], zip('ab', 'c', strict=True), enumerate(5 for _ in [1]), zip()):
    try: print(pairs(bad))
    except Exception as e: print(type(e).__name__, e)
class E(enumerate): pass
class Z(zip):
    def __next__(self): r = super().__next__(); return r[1], r[0]
print(pairs(E('ab')), pairs(Z('ab', 'cd')), pairs(zip('ab', 'cd')))
def mut():
    d = {1: 2, 3: 4}
    for k, v in d.items(): d[k + 10] = 1
try: mut()
except RuntimeError as e: print(e)
def mut2():
    d = {1: 2, 3: 4, 5: 6}
    for k, v in d.items(): del d[k]; d[k + 10] = 1
try: mut2()
except RuntimeError as e: print(e)
def nested():
    for i, (a, b) in enumerate(zip('ab', 'cd')): yield i, a, b
    for (a, b), c in zip(enumerate('xy'), [1, 2]): yield a, b, c
    for i, *r in enumerate('q'): yield i, r
    for x.y, x.z in zip([1], [2]): yield x.y, x.z
    for l[0], l[1] in zip([1], [2]): yield l
    return
class X: pass
x = X(); l = [0, 0]
print(list(nested()))
print([a + b for a, b in zip([1], [2])], {a: b for a, b in enumerate('ab')}, [p for p in zip([1], [2]) if p], [(p, q) for p in enumerate('a') for q in zip(p, p)])
def cells():
    fs = []
    for a, b in zip('ab', 'cd'): fs.append(lambda: (a, b))
    return [f() for f in fs]
print(cells())
def gg():
    t = zip('ab', 'cd')
    for a, b in t:
        for c, d in t: return a, b, c, d
print(gg())
def exhausted():
    e = enumerate('a')
    for a, b in e: pass
    for a, b in e: print('no')
    try: next(e)
    except StopIteration: return a, b
print(exhausted())
def g3():
    try:
        for x in gen2(): pass
    except ValueError as e: return e, e.__traceback__.tb_lineno - g3.__code__.co_firstlineno
def gen2(): yield 1; raise ValueError('v')
print(g3())
def raising():
    yield 1, 2
    raise KeyError('k')
try: pairs(zip(raising(), raising()))
except KeyError as e: print(repr(e))
def st():
    yield 1; raise StopIteration
try: run(st())
except RuntimeError as e: print(e)
d = {1: 2, 3: 4}
def f():
    out = []
    for p in d.items():
        a, b = p
        out.append((p, a, b))
    for p in enumerate('ab'):
        a, b = p
        out.append((p, a, b))
    for p in zip('ab', 'cd'):
        p, b = p
        out.append((p, b))
    return out
print(f())
for p in d.items():
    a, b = p
    print(p, a, b)
for a, a in d.items(): print(a)
