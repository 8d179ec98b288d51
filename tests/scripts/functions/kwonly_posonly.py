# covers: positional-only and keyword-only parameters in every mix, name reuse in **kw, introspection by inspect.signature, methods and lambdas
import inspect
def f(a, b=2, /, c=3, *, d, e=5): return a, b, c, d, e
def g(a, /, **kw): return a, kw
def h(*args, sep='-', **opts): return sep.join(map(str, args)), opts
def i(x, *, x2=None, **x3): return x, x2, x3
print(f(1, d=4), f(1, 9, d=4, c=8), f(1, 2, 3, d=4, e=6), g(1, a=2, b=3), h(1, 2, sep='+', z=0), h(), i(1, y=2), i(x=1, x2=2))
for src in ('f(1)', 'f(a=1, d=2)', 'f(1, b=2, d=3)', 'f(1, 2, 3, 4, d=5)', 'f(1, d=4, f=6)', 'f(d=1)', 'g(a=1)', 'g()', 'g(1, 2)', 'g(1, **{"a": 2, "a b": 3})', 'h(sep=1)', 'h(1, sep=1)', 'i(1, x=2)', 'i()', 'i(1, 2)', 'f(1, 2, 3, d=4, d2=5, e2=6)', 'f(b=1, a=2, d=3)'):
    try:
        print(src, eval(src))
    except (TypeError, AttributeError) as e:
        print(src, '->', type(e).__name__, e)
for fn in (f, g, h, i, lambda *a, k=1: 0, lambda x, /: 0, lambda **k: 0):
    s = inspect.signature(fn)
    print(s, [(p.name, p.kind.name, p.default is p.empty) for p in s.parameters.values()])
b = inspect.signature(f).bind(1, d=2)
b.apply_defaults()
print(b.args, b.kwargs, b.arguments)
for call in (lambda: inspect.signature(f).bind(), lambda: inspect.signature(f).bind(1, 2, 3, 4, d=1), lambda: inspect.signature(f).bind(1, d=1, zz=2), lambda: inspect.signature(f).bind(a=1, d=2)):
    try:
        print(call())
    except TypeError as e:
        print(e)
class C:
    def m(self, /, a, *, self_=None, **self2): return a, self_, self2
    def n(self, **kw): return kw
    @classmethod
    def k(cls, /, **kw): return cls.__name__, kw
    @staticmethod
    def s(a, /, b): return a, b
    def __call__(self, *, x): return x
    def __init__(self, /, **kw): self.kw = kw
c = C(self=1)
print(c.kw, c.m(1, self=2), c.m(a=3, self_=4), C.k(cls=5), C.s(1, b=2), c(x=6), inspect.signature(c.m), inspect.signature(C), inspect.signature(C.k), inspect.signature(c), inspect.signature(C.m))
for src in ('c.n(self=1)', 'C.s(a=1, b=2)', 'c(1)', 'c()', 'C.m(1)', 'c.m()'):
    try:
        print(eval(src))
    except TypeError as e:
        print(src, '->', e)
def ann(a: int, b: 'str' = 'x', *c: float, d: list = [], **e: dict) -> None: pass
print(inspect.signature(ann), inspect.getfullargspec(ann), ann.__annotations__, inspect.signature(ann).return_annotation)
