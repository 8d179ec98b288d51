# covers: decorators: order, arguments, classes as decorators, stacking on methods, expressions as decorators, wraps metadata, class decorators, returning non-functions
import functools
log = []
def d(n):
    log.append(f'make {n}')
    def deco(f):
        log.append(f'apply {n} to {getattr(f, "__name__", f)}')
        @functools.wraps(f)
        def w(*a, **k):
            log.append(f'call {n}')
            return f(*a, **k)
        return w
    return deco
@d('outer')
@d('inner')
def f(x):
    "f doc"
    return x + 1
print(f(1), f.__name__, f.__doc__, f.__wrapped__.__wrapped__.__name__, log)
class Count:
    def __init__(self, f): functools.update_wrapper(self, f); self.f, self.n = f, 0
    def __call__(self, *a): self.n += 1; return self.f(*a)
    def __get__(self, i, o=None): return self if i is None else functools.partial(self, i)
@Count
def g(x): return x * 2
print(g(2), g(3), g.n, g.__name__)
class K:
    @Count
    def m(self, x): return ('m', x)
    @property
    @functools.lru_cache
    def p(self): return log.append('computed') or 5
    @staticmethod
    @d('static')
    def s(a): return a
    @classmethod
    @d('cls')
    def c(cls, a): return cls.__name__, a
k = K()
log.clear()
print(k.m(1), k.m(2), K.m.n, k.p, k.p, k.s(1), K.c(2), log)
def add(**attrs):
    def deco(cls):
        for n, v in attrs.items(): setattr(cls, n, v)
        return cls
    return deco
@add(x=1, y=2)
class C: z = 3
print(C.x + C.y + C.z)
registry = {}
@registry.setdefault('fn', [])  .append
def reg(): return 'reg'
print(reg, registry['fn'][0]())
@lambda f: f.__name__.upper()
def shout(): pass
@print
class Printed: pass
print(shout, Printed)
@[lambda f: ('indexed', f(5))][0]
def imm(n): return n * n
@(lambda f: f) if True else None
def cond(): return 'cond'
@(w := d('walrus'))
def wf(): return 'wf'
print(imm, cond(), w is not None, wf())
def memo(fn=None, *, size=None):
    if fn is None: return functools.partial(memo, size=size)
    fn.size = size
    return fn
@memo
def m1(): pass
@memo(size=5)
def m2(): pass
print(m1.size, m2.size)
@d('async')
async def co(): return 1
@d('gen')
def gen(): yield 1
print(co.__name__, next(gen()))
for src in ('@5\ndef f(): pass', '@None\nclass A: pass', '@undefined_deco\ndef f(): pass', '@d\nx = 1', '@\ndef f(): pass', '@d def f(): pass', '@x.y[0](1).z\ndef f(): pass', '@d(\ndef f(): pass', '@"str"\ndef f(): pass', '@(yield)\ndef f(): pass', '@int\ndef f(): pass', '@staticmethod\ndef f(): return 3\nprint(f())', '@len\nclass A: pass'):
    try: exec(src); print(repr(src), 'ok')
    except Exception as e: print(repr(src), '->', type(e).__name__, getattr(e, 'msg', None) or e)
