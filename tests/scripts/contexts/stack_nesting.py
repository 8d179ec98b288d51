# covers: managers written as classes for transactions, indentation, locks, redirects and timing-free resource pools; reentrancy and reuse
import sys, io
class Redirect:
    def __init__(self): self.buf = io.StringIO()
    def __enter__(self):
        self.old, sys.stdout = sys.stdout, self.buf
        return self.buf
    def __exit__(self, *a): sys.stdout = self.old
with Redirect() as b:
    print('captured', 1)
    with Redirect() as c: print('inner')
    print('after inner')
print(repr(b.getvalue()), repr(c.getvalue()))
class Txn:
    def __init__(self, d): self.d = d
    def __enter__(self):
        self.saved = dict(self.d)
        return self.d
    def __exit__(self, t, v, tb):
        if t:
            self.d.clear()
            self.d.update(self.saved)
            print('rolled back', t.__name__, v)
        return t is not None and issubclass(t, LookupError)
data = {'a': 1}
with Txn(data) as d: d['b'] = 2
with Txn(data) as d:
    d['c'] = 3
    d['zz']
try:
    with Txn(data) as d:
        del d['a']
        int('x')
except ValueError as e: print('propagated', e)
print(data)
class Indent:
    level = 0
    def __enter__(self):
        Indent.level += 1
        return self
    def __exit__(self, *a): Indent.level -= 1
    def print(self, s): print('  ' * Indent.level + s)
with Indent() as i:
    i.print('one')
    with i:
        i.print('two')
        with i: i.print('three')
    i.print('back')
class Pool:
    def __init__(self, n): self.free, self.used = list(range(n)), []
    def __call__(self): return self
    def __enter__(self):
        if not self.free: raise RuntimeError('pool empty')
        self.used.append(self.free.pop())
        return self.used[-1]
    def __exit__(self, *a): self.free.append(self.used.pop())
p = Pool(2)
with p() as x, p() as y:
    print(x, y)
    try:
        with p(): pass
    except RuntimeError as e: print(e, p.used)
print(p.free, p.used)
class Swap:
    def __init__(self, o, **kw): self.o, self.kw = o, kw
    def __enter__(self):
        self.old = {k: getattr(self.o, k) for k in self.kw}
        for k, v in self.kw.items(): setattr(self.o, k, v)
    def __exit__(self, *a):
        for k, v in self.old.items(): setattr(self.o, k, v)
class Cfg: depth = 1; name = 'n'
with Swap(Cfg, depth=5): print(Cfg.depth, Cfg.name)
print(Cfg.depth)
def nested(n):
    if n == 0: raise ValueError('deep')
    with Indent(): return nested(n - 1)
try: nested(20)
except ValueError: print(Indent.level)
