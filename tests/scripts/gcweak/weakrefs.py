# covers: weakref.ref, callbacks, proxy, WeakValueDictionary, WeakSet, finalize with explicit gc.collect(), hash/eq of refs, types not weakly referencable
import gc, weakref
class N:
    def __init__(self, n): self.n = n
    def __repr__(self): return f'N{self.n}'
    def __len__(self): return self.n
log = []
a = N(1)
r = weakref.ref(a, lambda ref: log.append(ref is r))
print(r() is a, weakref.ref(a) is weakref.ref(a), r == weakref.ref(a), hash(r) == hash(a), weakref.getweakrefcount(a) >= 1, type(r).__name__)
p = weakref.proxy(a)
print(p.n, len(p), str(p), p == a, bool(p), type(p).__name__)
p.n = 5
print(a.n)
wv = weakref.WeakValueDictionary(k=a, j=N(9))
ws = weakref.WeakSet([a])
wk = weakref.WeakKeyDictionary({a: 'val'})
f = weakref.finalize(a, log.append, 'finalized')
gc.collect()
print(sorted(wv), len(ws), a in ws, wk[a], f.alive)
del a
gc.collect()
print(r(), log, len(wv), len(ws), len(wk), f.alive, f())
for g in (lambda: p.n, lambda: len(p), lambda: str(p)):
    try: print(g())
    except ReferenceError as e: print(e)
for v in (5, 'a', [], {}, (), None, 1.5, object(), b'', lambda: 0, N, len, {1}, range(3), type, ValueError('x'), (i for i in ())):
    try: weakref.ref(v); print(type(v).__name__, 'ok', end='; ')
    except TypeError as e: print(e, end='; ')
print()
x = N(3)
f2 = weakref.finalize(x, lambda *a, **k: (a, k), 1, key=2)
print(f2.peek()[2:], f2(), f2.alive, f2())
f3 = weakref.finalize(x, print, 'never')
print(f3.detach()[1] is print, f3.alive)
m = x.__len__
wm = weakref.WeakMethod(m)
print(wm()() == 3, weakref.getweakrefs(x) != [])
for g in (lambda: weakref.ref(), lambda: weakref.ref(x, 5), lambda: weakref.ref(x)(1), lambda: weakref.proxy(5), lambda: weakref.ref(x).nope, lambda: {weakref.proxy(x)}):
    try: print(type(g()).__name__)
    except TypeError as e: print(e)
    except AttributeError as e: print(e)
class Sub(weakref.ref):
    def __new__(cls, o, cb=None, tag=None): return super().__new__(cls, o, cb)
    def __init__(self, o, cb=None, tag=None):
        super().__init__(o, cb)
        self.tag = tag
s = Sub(x, tag='t')
print(s() is x, s.tag, isinstance(s, weakref.ref))
