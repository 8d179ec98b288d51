# covers: callable(), instances with __call__, class calls, bound builtins, method identity, callable attributes on instance versus class, error for non-callables
class Adder:
    def __init__(self, n): self.n = n
    def __call__(self, x, *, k=0): return self.n + x + k
a = Adder(5)
print(a(1), a(1, k=10), callable(a), callable(Adder), callable(len), callable(5), callable(lambda: 0), callable(Adder.__call__), list(map(a, [1, 2])), a.__call__(3), Adder.__call__(a, 4), type(a).__call__(a, 5))
class Inst:
    pass
o = Inst()
o.__call__ = lambda: 'instance attr'
print(callable(o), o.__call__())
class NoneCall:
    __call__ = None
class CallCall:
    __call__ = Adder(100)
class Static:
    __call__ = staticmethod(lambda *a: ('static', a))
class Cls:
    __call__ = classmethod(lambda cls, *a: (cls.__name__, a))
print(CallCall()(1), Static()(1, 2), Cls()(3), callable(NoneCall()))
for f in (lambda: o(), lambda: NoneCall()(), lambda: (5)(), lambda: 'a'(), lambda: None(), lambda: [](1), lambda: {}(), lambda: (1, 2)(3), lambda: Inst()(), lambda: Adder(1)(), lambda: a(1, 2), lambda: a(1, z=2), lambda: callable(), lambda: callable(1, 2), lambda: __import__('math')(), lambda: ...(), lambda: True(), lambda: (x for x in 'a')(), lambda: super(), lambda: type(None)(1), lambda: property()(), lambda: 1.5(), lambda: b''(), lambda: NotImplemented()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
l = []
ap = l.append
ap(1)
[ap(i) for i in (2, 3)]
print(l, ap.__self__ is l, ap == l.append, l.append == [].append, str.upper('x'), list(map(str.strip, [' a ', 'b '])), int.__add__(1, 2))
class D:
    def f(self): return 'orig'
d1, d2 = D(), D()
f1 = d1.f
D.f = lambda self: 'patched'
d2.f = lambda: 'own'
print(f1(), d1.f(), d2.f(), D.f(d2))
D.g = len
try:
    print(d1.g())
except TypeError as e:
    print(e)
D.h = print
d1.h('no self passed')
D.k = a
print(d1.k(1))
D.s = staticmethod(lambda v: v)
D.c = classmethod(lambda c, v: (c.__name__, v))
print(d1.s(1), D.c(2), D.__dict__['s'](3), D.__dict__['s'].__func__(4))
try:
    D.__dict__['c'](5)
except TypeError as e:
    print(e)
chain = Adder
for v in (Adder, 1): chain = chain(v) if v is not Adder else chain
print(chain(2), (lambda f: f(f))(lambda f: 'self'), [f() for f in (dict, list, tuple, str, int, float, bool, complex, set, frozenset, bytes)], type(a)(1)(2), (Adder(1) if 1 else None)(1))
