# covers: Ellipsis and NotImplemented: literals, subscripts, repr, truth value warning, binary operator dispatch with NotImplemented in every slot
import warnings
print(..., Ellipsis is ..., type(...), repr(...), [...], {...: 1}, (..., 1), bool(...), str(Ellipsis), f'{...}')
def stub(): ...
class Empty: ...
print(stub(), Empty.__name__)
class Sub:
    def __getitem__(self, k): return k
s = Sub()
print(s[...], s[1, ...], s[..., 1:2], s[1:2, 3], s[()], s[:], s[::-1, ...], s[1,], s['a':'b':'c'])
print(NotImplemented, type(NotImplemented), NotImplemented is NotImplemented, type(NotImplemented)() is NotImplemented, type(...)() is ...)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    print(bool(NotImplemented), not NotImplemented)
    print([(x.category.__name__, str(x.message)) for x in w])
for f in (lambda: ...(), lambda: ... + 1, lambda: ... < ..., lambda: NotImplemented + 1, lambda: type(...)(1), lambda: len(...), lambda: NotImplemented(), lambda: iter(...)):
    try:
        print(f())
    except TypeError as e:
        print(e)
calls = []
class A:
    def __init__(self, n): self.n = n
    def __repr__(self): return self.n
def make(name):
    def op(self, *o):
        calls.append(f'{self.n}.{name}')
        return NotImplemented
    return op
for n in ('add', 'radd', 'iadd', 'sub', 'rsub', 'lt', 'gt', 'le', 'ge', 'eq', 'ne', 'matmul', 'rmatmul', 'pow', 'rpow', 'divmod', 'rdivmod', 'and', 'rand', 'contains'):
    setattr(A, f'__{n}__', make(f'__{n}__'))
class B(A): pass
def t(f):
    calls.clear()
    try:
        r = f()
    except TypeError as e:
        r = f'TypeError {e}'
    print(r, calls)
def iadd(x, y):
    x += y
    return x
a, b, c = A('a'), A('c'), B('b')
for f in (lambda: a + b, lambda: a + c, lambda: a - 1, lambda: 1 - a, lambda: a < b, lambda: a < c, lambda: a >= 1, lambda: a == b, lambda: a == c, lambda: a != c, lambda: a == 5, lambda: 5 == a, lambda: a @ c, lambda: a ** c, lambda: divmod(a, c), lambda: a & c, lambda: iadd(a, b), lambda: iadd(a, c), lambda: a * b, lambda: a != 3, lambda: a == a):
    t(f)
