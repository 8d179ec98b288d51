# covers: exact rational class with operators on big ints, comparison, reflected operators, hash, continued fraction of pi, error on zero denominator
from math import gcd
class Q:
    __slots__ = 'n', 'd'
    def __init__(self, n, d=1):
        if d == 0: raise ZeroDivisionError(f'Q({n}, 0)')
        if d < 0: n, d = -n, -d
        g = gcd(n, d)
        self.n, self.d = n // g, d // g
    def __repr__(self): return f'{self.n}/{self.d}' if self.d != 1 else f'{self.n}'
    @staticmethod
    def of(x): return x if isinstance(x, Q) else Q(x) if isinstance(x, int) else None
    def __add__(self, o):
        o = Q.of(o)
        return NotImplemented if o is None else Q(self.n * o.d + o.n * self.d, self.d * o.d)
    __radd__ = __add__
    def __neg__(self): return Q(-self.n, self.d)
    def __sub__(self, o):
        o = Q.of(o)
        return NotImplemented if o is None else self + -o
    def __rsub__(self, o): return -self + o
    def __mul__(self, o):
        o = Q.of(o)
        return NotImplemented if o is None else Q(self.n * o.n, self.d * o.d)
    __rmul__ = __mul__
    def __truediv__(self, o):
        o = Q.of(o)
        return NotImplemented if o is None else Q(self.n * o.d, self.d * o.n)
    def __rtruediv__(self, o): return Q(o) / self
    def __eq__(self, o):
        o = Q.of(o)
        return NotImplemented if o is None else (self.n, self.d) == (o.n, o.d)
    def __lt__(self, o):
        o = Q.of(o)
        return NotImplemented if o is None else self.n * o.d < o.n * self.d
    def __gt__(self, o): return Q.of(o) < self
    def __hash__(self): return hash(self.n) if self.d == 1 else hash((self.n, self.d))
    def __floor__(self): return self.n // self.d
    def __float__(self): return self.n / self.d
import math
h = sum((Q(1, i) for i in range(1, 31)), Q(0))
print(h, float(h), 1 - h, 2 * h - h == h, 1 / Q(3, -6), Q(1, 2) < 1, 1 > Q(1, 2), sorted([Q(1, 2), Q(1, 3), 0, Q(3, 4), 1]), Q(4, 2) == 2, {Q(2): 'two'}[2], math.floor(Q(-7, 2)))
for f in (lambda: Q(1, 0), lambda: Q(1) / 0, lambda: Q(1) + 'a', lambda: 1.5 * Q(1), lambda: Q(1) < 2.5, lambda: 'a' / Q(1) if False else Q(1) <= Q(2), lambda: Q(1) == 'x'):
    try:
        print(f())
    except (ZeroDivisionError, TypeError) as e:
        print(type(e).__name__, e)
def bernoulli(n):
    b = []
    for m in range(n + 1):
        b.append(Q(1, m + 1))
        for j in range(m, 0, -1):
            b[j - 1] = j * (b[j - 1] - b[j])
    return b[0]
print([bernoulli(n) for n in (0, 1, 2, 4, 10, 20, 30)])
x, cf = Q(314159265358979323846264338327950288, 10**35), []
for _ in range(14):
    a = math.floor(x)
    cf.append(a)
    x = 1 / (x - a)
print(cf)
