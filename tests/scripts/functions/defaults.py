# covers: default values: evaluation time and order, mutability, late rebinding, attributes __defaults__/__kwdefaults__ read and replaced, lambda defaults
order = []
def ev(v):
    order.append(v)
    return v
def f(a, b=ev('b'), *args, c=ev('c'), d, e=ev('e'), **kw): return a, b, args, c, d, e, kw
print(order, f(1, d=2), f(1, 2, 3, 4, d=5, z=6), f.__defaults__, f.__kwdefaults__)
def acc(x, into=[]):
    into.append(x)
    return into
print(acc(1), acc(2), acc(3, []), acc(4), acc.__defaults__)
x = 10
def g(v=x): return v
x = 20
print(g(), g(x))
g.__defaults__ = (99,)
print(g())
g.__defaults__ = None
try:
    g()
except TypeError as e:
    print(e)
f.__kwdefaults__['d'] = 'now optional'
print(f(1))
f.__kwdefaults__ = None
try:
    f(1)
except TypeError as e:
    print(e)
for bad in (5, [1], 'x'):
    for name in ('__defaults__', '__kwdefaults__'):
        try:
            setattr(g, name, bad)
        except TypeError as e:
            print(e)
fs = [lambda n=n: n * n for n in range(4)]
print([h() for h in fs], fs[2](7), [h.__defaults__ for h in fs])
class C:
    size = 3
    def m(self, n=size, *, k=size * 2): return n, k
    size = 4
print(C().m(), C().m(1, k=2), C.m.__defaults__, C.m.__kwdefaults__)
sentinel = object()
def opt(a=None, b=sentinel): return a is None, b is sentinel
print(opt(), opt(None, None), opt(b=1))
for src in ('def f(a=1, b): pass', 'def f(a, a): pass', 'def f(*, **k): pass', 'def f(*): pass', 'def f(*a, *b): pass', 'def f(**k, a): pass', 'def f(a, /, b, /): pass', 'def f(*a, /): pass', 'def f(/, a): pass', 'def f(**k=1): pass', 'def f(*a=1): pass', 'lambda a=1, b: 0', 'lambda *: 0', 'def f(a.b): pass', 'def f((a, b)): pass', 'def f(1): pass', 'def f(a, *, a): pass', 'def f(a=): pass', 'f(a=1, 2)', 'f(**a, *b)', 'f(**a, b)', 'f(a=1, a=2)', 'f(1=2)', 'f(a.b=1)', 'f(a for a in b, c)', 'f(x for x in y, 1)', 'f(True=1)', 'f((a)=1)', 'f(a, b=c for c in d)', 'f(*)', 'f(**)', 'f(a b)', 'f(lambda x: 1=2)', 'f(a := 1, b=2)', 'f(a=b := 1)'):
    try:
        compile(src, 's', 'exec')
        print(src, 'ok')
    except SyntaxError as e:
        print(src, '->', e.msg)
