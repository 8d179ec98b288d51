# covers: cyclic garbage and gc.collect: __del__ called once for cycles, resurrection, weakrefs in cycles cleared, gc API facts, collection inside deep structures
import gc, weakref
log = []
class N:
    def __init__(self, n): self.n, self.link = n, None
    def __del__(self): log.append(self.n)
def cycle(*names):
    ns = [N(n) for n in names]
    for x, y in zip(ns, ns[1:] + ns[:1]): x.link = y
    return weakref.ref(ns[0])
gc.collect()
r = cycle('a', 'b', 'c')
gc.collect()
print(sorted(log), r())
log.clear()
s = N('self')
s.link = s
w = weakref.ref(s)
print(w() is s)
del s
gc.collect()
print(log, w())
log.clear()
saved = []
class R:
    def __del__(self):
        log.append('resurrect')
        saved.append(self)
x = R()
x.me = x
del x
gc.collect()
print(log, len(saved), saved[0].me is saved[0])
saved.clear()
gc.collect()
print(log)
log.clear()
l = []
l.append(l)
d = {}
d['d'] = d
class C: pass
C.inst = C()
C.inst.cls = C
wc = weakref.ref(C)
del l, d, C
gc.collect()
print(wc())
def closure():
    def f(): return f
    return weakref.ref(f)
wf = closure()
gc.collect()
print(wf())
def gen():
    me = yield
    yield me
g = gen()
next(g)
g.send(g)
wg = weakref.ref(g)
del g
gc.collect()
print(wg())
print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.isenabled(), isinstance(gc.collect(), int), isinstance(gc.get_objects(), list), gc.is_tracked([]), gc.is_tracked(1), gc.garbage)
for f in (lambda: gc.collect(9), lambda: gc.collect('a'), lambda: gc.collect(0) >= 0):
    try: print(f())
    except (ValueError, TypeError) as e: print(type(e).__name__)
head = None
for i in range(100000): head = [head]
tail = head
head.append(head)
del head, tail
gc.collect()
print('deep garbage collected')
class Bad:
    def __del__(self): log.append('bad'); raise ValueError('in del')
import sys
seen = []
sys.unraisablehook = lambda u: seen.append((u.exc_type.__name__, str(u.exc_value)))
b = Bad()
b.b = b
del b
gc.collect()
print(log, seen)
