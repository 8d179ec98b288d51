# covers: rich comparison dispatch, reflected comparisons, subclass priority, default eq/ne, __ne__ derivation, total_ordering, identity shortcut, sort with custom lt
log = []
class C:
    def __init__(self, n): self.n = n
    def __repr__(self): return f'C{self.n}'
for n in ('lt', 'le', 'gt', 'ge', 'eq', 'ne'):
    setattr(C, f'__{n}__', lambda a, b, n=n: log.append(f'{a}.{n}({b})') or NotImplemented)
class D(C):
    def __repr__(self): return f'D{self.n}'
a, b, d = C(1), C(2), D(3)
for src in ('a < b', 'a > d', 'd > a', 'a == b', 'a == d', 'a != b', 'a == a', 'a != a', 'a <= 5', '5 <= a', 'a == 5', '5 != a', 'a < b < d', '[a] == [b]', '[a] == [a]', '[a] < [b]', 'a in [b]', '(a, 1) == (b, 1)', '{1: a} == {1: b}', 'max(a, b)', '[b, a].index(a)', '[a].count(b)', 'a is b'):
    log.clear()
    try:
        r = eval(src)
    except TypeError as e:
        r = f'TypeError {e}'
    print(src, '=', r, log)
class OnlyEq:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == getattr(o, 'v', o)
p, q = OnlyEq(1), OnlyEq(1)
print(p == q, p != q, p == 1, 1 == p, p != 1, 1 != p, p == 2, p in [q], [p] == [q], p.__ne__(q), p.__ne__(5), object().__eq__(1), object().__ne__(1), p.__lt__(q))
class Weird:
    def __eq__(self, o): return 'yes'
    def __ne__(self, o): return ''
    def __lt__(self, o): return []
    def __gt__(self, o): return [1]
w = Weird()
print(w == 1, w != 1, w < 1, 1 < w, 1 > w, w < 5 < 3, w > 1 > 5, w in [2], [w] == [3], [w] != [3], w == w, sorted([w, w]) == [w, w], max([w, Weird()]) is w)
import functools
@functools.total_ordering
class T:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v if isinstance(o, T) else NotImplemented
    def __lt__(self, o): return self.v < o.v if isinstance(o, T) else NotImplemented
x, y = T(1), T(2)
print(x < y, x <= y, x > y, x >= y, x <= T(1), x != y, sorted([y, x], key=lambda t: t)[0].v, max(x, y).v, min([y, x]).v)
for f in (lambda: x < 1, lambda: x >= 'a', lambda: x == 1, lambda: functools.total_ordering(type('E', (), {}))):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
class Raise:
    def __eq__(self, o): raise RuntimeError('eq')
    def __lt__(self, o): raise RuntimeError('lt')
r = Raise()
for f in (lambda: r == 1, lambda: 1 == r, lambda: r != 1, lambda: [r] == [1], lambda: r in [1], lambda: r in [r], lambda: [r] == [r], lambda: sorted([r, r]), lambda: (1, r) < (1, 2), lambda: {r: 1}):
    try:
        print(f())
    except (RuntimeError, TypeError) as e:
        print(type(e).__name__, e)
