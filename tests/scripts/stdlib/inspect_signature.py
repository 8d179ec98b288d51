"""Signatures, bound arguments and predicates."""
import functools, inspect
def f(a, b: int, /, c=1, *args: str, d, e: 'x' = 2, **kw) -> list: "doc\n    more\n      deep"
class A:
    def __init__(self, x, y=2): pass
    def m(self, z): pass
    @classmethod
    def c(cls, q): pass
    @staticmethod
    def s(r): pass
class Call:
    def __call__(self, p): pass
for o in (f, A, A.m, A(1).m, A.c, A.s, Call(), functools.partial(f, 1, d=3), lambda *, k: 0):
    print(inspect.signature(o))
sig = inspect.signature(f)
print(repr(sig.parameters['b']), repr(sig.parameters['c'].kind), sig.parameters['b'].kind.description)
b = sig.bind(1, 2, 3, 4, d=5, z=6); print(b, b.args, b.kwargs)
b = sig.bind_partial(1); b.apply_defaults(); print(b)
for call in (lambda: sig.bind(1), lambda: sig.bind(1, 2, c=3), lambda: inspect.signature(A).bind(1, 2, 3), lambda: inspect.signature(A).bind(x=1, q=2), lambda: inspect.signature(3)):
    try: print(call())
    except Exception as e: print(type(e).__name__, e)
print(inspect.getdoc(f), inspect.getfullargspec(f), inspect.isfunction(f), inspect.getmro(A)[0].__name__)
print(inspect.getsource(A.m), inspect.getsource(Call), inspect.getsourcelines(f)[1], end='')
print([n for n, v in inspect.getmembers(A, inspect.isfunction)], inspect.stack()[0].function, inspect.unwrap(f) is f)
