# covers: higher-order functions: partial application by closures and functools.partial, currying by arity, flip, memo decorator, reduce/fold, operator sections
from functools import partial, reduce
import operator
def curry(f, n=None):
    n = f.__code__.co_argcount if n is None else n
    def step(*a): return f(*a) if len(a) >= n else lambda *b: step(*a, *b)
    return step
add3 = curry(lambda a, b, c: f'{a}{b}{c}')
print(add3(1)(2)(3), add3(1, 2)(3), add3(1)(2, 3), add3(1, 2, 3))
def f(a, b=2, *c, d=4, **e): return a, b, c, d, e
p = partial(f, 1, d=5)
print(p(), p(9), p(9, 8, d=7, z=6), p.func is f, p.args, p.keywords, partial(p, 3, q=1)(), partial(p, 3).args, partial(partial(f, 1), 2).func is f)
for call in (lambda: partial(), lambda: partial(5), lambda: partial(len)(), lambda: partial(f, 1)(**{'a': 2}), lambda: p.nope, lambda: partial(int, base=2)(5), lambda: partial(lambda: 0, 1)()):
    try:
        print(call())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
print(partial(int, base=2)('101'), list(map(partial(pow, 2), range(5))), partial(print, 'x', end='!\n')('y'), repr(partial(int, '5', base=7)))
print(reduce(operator.add, [[1], [2, 3]], []), reduce(lambda a, d: a * 10 + d, [1, 2, 3]), reduce(max, [3, 9, 2]), reduce(lambda a, f: f(a), [str, list, len], 12345))
def foldr(f, z, xs): return f(xs[0], foldr(f, z, xs[1:])) if xs else z
print(foldr(lambda a, b: f'({a}{b})', '.', 'abc'), reduce(lambda a, b: f'({a}{b})', 'abc', '.'))
flip = lambda f: lambda a, b, *r: f(b, a, *r)
print(flip(operator.sub)(1, 10), flip(isinstance)(int, 5), flip(map)([1, 2], str).__class__.__name__)
class Method:
    def __init__(self, n): self.n = n
    def scale(self, k, off=0): return self.n * k + off
    twice = lambda self: self.scale(2)
    from functools import partialmethod
    triple = partialmethod(scale, 3, off=1)
m = Method(7)
print(m.twice(), m.triple(), partial(m.scale, off=100)(2), list(map(m.scale, [1, 2])), Method.scale(m, 4), operator.methodcaller('scale', 5)(m), (lambda s=m.scale: s(6))())
try:
    reduce(operator.add, [])
except TypeError as e:
    print(e)
church = lambda n: lambda f: lambda x: reduce(lambda a, _: f(a), range(n), x)
plus = lambda m, n: lambda f: lambda x: m(f)(n(f)(x))
print(plus(church(3), church(4))(lambda v: v + 1)(0), church(3)(church(2))(lambda v: v + 1)(0), [(lambda a, /, *b, c=1, **d: (a, b, c, d))(1, 2, a=3)], (lambda: (lambda: (lambda: 'deep')())())())
table = {op: getattr(operator, nm) for op, nm in zip('+-*/%', 'add sub mul truediv mod'.split())}
print([reduce(table[o], (17, 5)) for o in table])
