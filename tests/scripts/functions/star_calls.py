# covers: * and ** at call sites: several of each, mixed order, generators, mappings, evaluation order, method and class calls, mutation isolation
def f(*a, **k): return a, k
print(f(*'ab', 1, *[2], **{'x': 1}, y=2, **{'z': 3}), f(*(), **{}), f(*range(3)), f(*{'k': 1}), f(*(i * i for i in range(3))), f(1, *[2], k=3, *[4]), f(**dict(a=1), b=2))
class Map:
    def keys(self): return ['p', 'q']
    def __getitem__(self, k): return k.upper()
print(f(**Map()), f(*Map().keys()))
log = []
def t(v, r=None):
    log.append(v)
    return v if r is None else r
f(t(1), *t('s1', [0]), t(2), k=t(3), *t('s2', []), **t('d1', {'m': 0}), j=t(4))
t('fn', f)(t('arg'), key=t('kw'))
print(log)
lst, d = [1, 2], {'a': 1}
def mut(*a, **k):
    k['new'] = 1
    return a is lst, k
print(mut(*lst, **d), d, lst)
print(print(*[1, 2], **{'sep': '-'}), max(*[3, 1]), '{}{}'.format(*'ab'), dict(**{'a b': 1}), [*f(*'x')[0]], int(*['11'], **{'base': 2}), sorted(*[[2, 1]], **{'reverse': True}))
class P:
    def __init__(self, *a, **k): self.a, self.k = a, k
    def m(self, *a): return a
    def __call__(self, *a, **k): return 'call', a, k
p = P(*[1], **{'z': 2})
print(p.a, p.k, p.m(*'hi'), p(*(1,), **{'q': 3}), P.m(p, *[9]), P.m(*[p, 8]))
def g(a, b=2, *c, d, e=5, **r): return a, b, c, d, e, r
print(g(*[1, 2, 3, 4], d=6), g(1, **{'d': 2, 'b': 3, 'zz': 4}), g(*[1], *[2], **{'d': 4}, e=9))
class BadKeys:
    def keys(self): return 5
class NoGet:
    def keys(self): return ['a']
class RaiseKeys:
    def keys(self): raise ValueError('keys failed')
for c in (lambda: f(**BadKeys()), lambda: f(**NoGet()), lambda: f(**RaiseKeys()), lambda: f(**[1]), lambda: f(*5), lambda: f(**{'a': 1}, a=2), lambda: f(**{1: 2}), lambda: f(*[1], *None), lambda: f(**{'a': 1}, **{'a': 2}), lambda: print(*[1], **{'sepp': 1}), lambda: len(*[1, 2]), lambda: p.m(**{'x': 1}), lambda: f(**None), lambda: P(**{(1,): 2}), lambda: f(*(1 / 0 for _ in 'a')), lambda: (lambda: 0)(*[1]), lambda: [].append(*[1, 2]), lambda: p.nope(*[1])):
    try:
        print(c())
    except Exception as e:
        print(type(e).__name__, e)
def fwd(fn, *a, **k): return fn(*a, **k)
print(fwd(g, 1, d=2), fwd(fwd, fwd, g, *range(4), d='deep'), (lambda *a, k=1, **r: (a, k, r))(*'xy', **{'k': 2, 'w': 3}), f(**{'self': 1, 'fn': 2}))
