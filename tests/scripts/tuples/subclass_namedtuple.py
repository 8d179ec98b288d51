# covers: tuple subclasses with __new__, named fields by property, namedtuple API and errors, type preservation rules
from collections import namedtuple
class Pt(tuple):
    __slots__ = ()
    def __new__(cls, x, y=0): return super().__new__(cls, (x, y))
    x = property(lambda s: s[0])
    y = property(lambda s: s[1])
    def __add__(self, o): return Pt(self.x + o[0], self.y + o[1])
    def __repr__(self): return 'Pt(%r, %r)' % self
p = Pt(1, 2)
print(p, p + (5, 5), p == (1, 2), hash(p) == hash((1, 2)), p[0], p.y, type(p[:]).__name__, type(p * 2).__name__, len(p), [*p], '%d-%d' % p, Pt(3) > p, {p: 1}[1, 2], isinstance(p, tuple))
for f in (lambda: setattr(p, 'x', 1), lambda: setattr(p, 'z', 1), lambda: Pt(), lambda: Pt(1, 2, 3), lambda: p.__init__(1), lambda: p.z):
    try:
        print(f())
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
N = namedtuple('N', 'a b c', defaults=(8, 9))
n = N(1)
print(n, n.a, n[2], n._asdict(), n._replace(b=5), N._fields, N._field_defaults, N._make([1, 2, 3]), n == (1, 8, 9), N(c=3, a=1), N.__doc__, N.a.__doc__, n._replace(), repr(N(*'xyz')), N.__name__, N.__match_args__)
for f in (lambda: N(), lambda: N(1, 2, 3, 4), lambda: N(z=1, a=2), lambda: N(1, a=2), lambda: n._replace(z=1), lambda: N._make([1]), lambda: setattr(n, 'a', 5), lambda: n.zz, lambda: namedtuple('X', 'a a'), lambda: namedtuple('X', 'class'), lambda: namedtuple('X', '_x'), lambda: namedtuple('1X', 'a'), lambda: namedtuple('X', 'a', defaults=(1, 2)), lambda: namedtuple('X', ['a b']), lambda: namedtuple('X', 'a', foo=1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(namedtuple('R', 'a class _x a', rename=True)._fields, namedtuple('E', '')(), namedtuple('L', ['p', 'q'])(1, 2), namedtuple('C', 'x, y').__new__.__defaults__)
class V(namedtuple('VBase', 'x y')):
    __slots__ = ()
    @property
    def norm(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __str__(self): return f'<{self.x},{self.y}>'
v = V(3, 4)
print(v, repr(v), v.norm, v._replace(x=0), type(v._replace(x=1)).__name__, V.__mro__[1].__name__, sorted([V(2, 1), V(1, 5)]))
x, y = v
match v:
    case V(x=3, y=b): print('matched', b, x, y)
match n:
    case N(1, q): print(q)
