# covers: __getattr__, __getattribute__, __setattr__, __delattr__, __dir__ on class and metaclass; special-method lookup bypass; errors falling through
class G:
    def __init__(self): self.real = 'r'
    def __getattr__(self, n):
        if n.startswith('x'): return n * 2
        raise AttributeError(f'custom no {n}')
g = G()
print(g.real, g.xy, hasattr(g, 'xq'), hasattr(g, 'q'), getattr(g, 'q', 'd'))
try:
    g.zzz
except AttributeError as e:
    print(e, e.name, e.obj is g)
class All:
    def __getattribute__(self, n):
        if n == 'boom': raise AttributeError('boom raised')
        if n == 'key': raise KeyError('not attribute')
        return f'got {n}'
    def __getattr__(self, n): return f'fallback {n}'
    def __len__(self): return 5
a = All()
print(a.anything, a.boom, a.__class__, a.__dict__, len(a), type(a).__name__, a.__len__)
try:
    a.key
except KeyError as e:
    print(repr(e))
class Strict:
    allowed = {'a', 'b'}
    def __setattr__(self, n, v):
        if n not in self.allowed: raise AttributeError(f'cannot set {n} to {v!r}')
        object.__setattr__(self, n, v)
    def __delattr__(self, n):
        print('del', n)
        object.__delattr__(self, n)
s = Strict()
s.a = 1
for f in (lambda: setattr(s, 'c', 3), lambda: delattr(s, 'b'), lambda: delattr(s, 'a'), lambda: s.a, lambda: s.__dict__.__setitem__('c', 9) or s.c):
    try:
        print(f())
    except AttributeError as e:
        print(type(e).__name__, e)
class Meta(type):
    def __getattr__(cls, n): return f'{cls.__name__}:{n}'
    def __setattr__(cls, n, v):
        print('class set', n, v)
        super().__setattr__(n, v)
    def __dir__(cls): return ['zz', 'aa']
    def __len__(cls): return 7
    def __iter__(cls): return iter('meta')
    def __contains__(cls, v): return v == 1
    def __getitem__(cls, k): return ('item', k)
    def __call__(cls, *a): return ('called', a)
    def __bool__(cls): return False
    def __add__(cls, o): return 'added'
class K(metaclass=Meta): attr = 1
K.new = 2
print(K.attr, K.nope, K.new, dir(K), len(K), list(K), 1 in K, K['q'], K(1, 2), bool(K), K + 1)
class D:
    def __dir__(self): return ['b', 'a', 'b']
class BadDir:
    def __dir__(self): return 5
print(dir(D()))
for f in (lambda: dir(BadDir()), lambda: dir(1, 2), lambda: getattr(a), lambda: getattr(a, 'b', 1, 2), lambda: getattr(s, 5), lambda: setattr(s, 'a'), lambda: hasattr(s, 5), lambda: delattr(s), lambda: hasattr(s)):
    try:
        print(f())
    except TypeError as e:
        print(e)
class NoLookup: pass
n = NoLookup()
n.__len__ = lambda: 3
n.__str__ = lambda: 'inst'
n.__call__ = lambda: 1
n.__bool__ = lambda: False
print(bool(n), str(n) == 'inst', n.__len__())
for f in (lambda: len(n), lambda: n(), lambda: n + 1, lambda: iter(n)):
    try:
        f()
    except TypeError as e:
        print(e)
