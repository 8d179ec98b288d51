# covers: explicit collection with weak callbacks and finalisers, objects kept alive by frames, closures, defaults and exceptions until released, then collected
import gc, weakref
class T: pass
def alive(r):
    gc.collect()
    return r() is not None
def frame():
    t = T()
    r = weakref.ref(t)
    yield r
    yield 'mid'
g = frame()
r = next(g)
print(alive(r))
g.close()
print(alive(r))
def mk():
    t = T()
    return (lambda: t), weakref.ref(t)
f, r = mk()
print(alive(r))
f = None
print(alive(r))
def dflt(t=T()): return t
r = weakref.ref(dflt())
print(alive(r))
del dflt
print(alive(r))
def raises():
    t = T()
    global r
    r = weakref.ref(t)
    raise ValueError
try: raises()
except ValueError as e: keep = e
print(alive(r))
keep = None
print(alive(r))
d = {'k': T()}
r = weakref.ref(d['k'])
it = iter(d.values())
d.clear()
print(alive(r))
l = [T()]
r = weakref.ref(l[0])
m = l[:]
l.clear()
print(alive(r))
m[0] = None
print(alive(r))
class Cache:
    def __init__(self): self.d = weakref.WeakValueDictionary()
    def get(self, k):
        v = self.d.get(k)
        if v is None:
            v = self.d[k] = T()
            v.k = k
        return v
c = Cache()
a = c.get('x')
print(c.get('x') is a, len(c.d))
a = None
gc.collect()
print(len(c.d), 'x' in c.d)
order = []
objs = [T() for _ in range(3)]
fs = [weakref.finalize(o, order.append, i) for i, o in enumerate(objs)]
objs.pop(1)
gc.collect()
print(order, [f.alive for f in fs])
objs.clear()
gc.collect()
print(sorted(order), [f.alive for f in fs])
class Obs:
    def __init__(self): self.subs = weakref.WeakSet()
    def fire(self): return sorted(s.n for s in self.subs)
class S:
    def __init__(self, n): self.n = n
o, s1, s2 = Obs(), S(1), S(2)
o.subs.update([s1, s2])
print(o.fire())
del s1
gc.collect()
print(o.fire(), len(o.subs))
