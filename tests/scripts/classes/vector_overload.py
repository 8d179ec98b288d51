# covers: a Vector class with arithmetic, indexing, iteration, comparison, hashing, formatting, in-place ops and error reporting
class Vec:
    __slots__ = ('c',)
    def __init__(self, *c): self.c = tuple(c)
    def __repr__(self): return f'Vec{self.c!r}'
    def __iter__(self): return iter(self.c)
    def __len__(self): return len(self.c)
    def __getitem__(self, i): return Vec(*self.c[i]) if isinstance(i, slice) else self.c[i]
    def __add__(self, o):
        if not isinstance(o, Vec): return NotImplemented
        if len(o) != len(self): raise ValueError(f'length {len(self)} vs {len(o)}')
        return Vec(*(a + b for a, b in zip(self, o)))
    def __mul__(self, k): return Vec(*(a * k for a in self)) if isinstance(k, (int, float)) else NotImplemented
    __rmul__ = __mul__
    def __matmul__(self, o): return sum(a * b for a, b in zip(self, o))
    def __neg__(self): return -1 * self
    def __sub__(self, o): return self + -o
    def __abs__(self): return (self @ self) ** .5
    def __bool__(self): return any(self.c)
    def __eq__(self, o): return isinstance(o, Vec) and self.c == o.c
    def __hash__(self): return hash(self.c)
    def __format__(self, s): return '<' + ', '.join(format(a, s) for a in self) + '>'
    def __contains__(self, v): return v in self.c
    def __round__(self, n=None): return Vec(*(round(a, n) for a in self))
    def __getattr__(self, n):
        if n in ('x', 'y', 'z') and 'xyz'.index(n) < len(self.c): return self.c['xyz'.index(n)]
        raise AttributeError(n)
a, b = Vec(3, 4), Vec(1.5, -2)
print(a + b, a - b, 2 * a, a * .5, -a, a @ b, abs(a), bool(Vec(0, 0)), a == Vec(3, 4), a != b, {a: 1}[Vec(3, 4)], f'{b:.2f}', f'{a}', a.x, a[1], a[:1], 4 in a, list(a), len(a), round(b), max(a), sum([a, b], Vec(0, 0)), sorted([a, b], key=abs))
x, y = a
a += b
print(a, x, y, a.y, hasattr(a, 'z'))
for f in (lambda: a + 1, lambda: 1 + a, lambda: a + Vec(1), lambda: a * 'x', lambda: a @ 5, lambda: a.z, lambda: a[5], lambda: a < b, lambda: setattr(a, 'w', 1), lambda: sum([a]), lambda: a - 1, lambda: abs(Vec('a'))):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
