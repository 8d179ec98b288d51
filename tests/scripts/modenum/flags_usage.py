# covers: enums in programs: permissions with Flag, state enum in dict dispatch, ordered enum by mixin, enum with methods and class attributes, iteration order, comparison and sorting errors
from enum import Enum, Flag, IntEnum, auto, unique, IntFlag
class Perm(Flag):
    NONE = 0
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
    ALL = R | W | X
def describe(p): return '+'.join(m.name for m in (Perm.R, Perm.W, Perm.X) if m in p) or 'none'
print([describe(p) for p in (Perm.NONE, Perm.R, Perm.RW, Perm.ALL, Perm.R | Perm.X, ~Perm.W, Perm.ALL & ~Perm.R, Perm.RW ^ Perm.W, Perm(5))])
p = Perm.R
p |= Perm.X
print(p, p == Perm(5), Perm.W in p, bool(p & Perm.W), p.value, Perm.RW in Perm.ALL, [m.name for m in Perm], len(Perm), list(p), Perm['RW'], Perm(0) is Perm.NONE, hash(p) == hash(Perm(5)), isinstance(p, Perm))
class Ordered(Enum):
    def __lt__(self, o): return self.value < o.value if type(self) is type(o) else NotImplemented
    def __le__(self, o): return self.value <= o.value if type(self) is type(o) else NotImplemented
class Grade(Ordered):
    C, B, A = 1, 2, 3
    @classmethod
    def of(cls, score): return next(g for g in sorted(cls, reverse=True) if score >= (g.value - 1) * 40)
print(sorted(Grade), max(Grade), Grade.A > Grade.B, Grade.of(85), Grade.of(10), Grade.C <= Grade.C)
class Op(Enum):
    ADD = '+', lambda a, b: a + b
    SUB = '-', lambda a, b: a - b
    def __init__(self, sym, fn): self.sym, self.fn = sym, fn
    def __call__(self, *a): return self.fn(*a)
    @classmethod
    def parse(cls, s):
        for o in cls:
            if o.sym == s: return o
        raise ValueError(f'no operator {s!r}; choose from {", ".join(o.sym for o in cls)}')
print(Op.ADD(2, 3), Op.parse('-')(2, 3), [o.name for o in Op], Op.ADD.sym)
class Light(Enum):
    GREEN = 30
    YELLOW = 5
    RED = 35
    def next(self):
        m = list(type(self))
        return m[(m.index(self) + 1) % len(m)]
l, out = Light.RED, []
for _ in range(4): out.append(f'{l.name.lower()}:{l.value}'); l = l.next()
print(out, {Light.RED: 'stop'}.get(Light(35)), Light.__members__.keys(), {m: i for i, m in enumerate(Light)}[Light.RED])
class Http(IntEnum):
    OK = 200
    NOT_FOUND = 404
    @property
    def phrase(self): return self.name.replace('_', ' ').title()
print(Http(404).phrase, Http.OK < 300, sum(Http), Http.OK + 1, type(Http.OK + 1).__name__, f'{Http.OK:>5}', {200: 'a'}[Http.OK], Http.OK == 200, Http.OK in (200,), repr(Http.OK), str(Http.OK), [*range(Http.OK, Http.OK + 2)], Http.__doc__)
for f in (lambda: Op.parse('*'), lambda: Grade.A < Http.OK, lambda: Grade.A < 5, lambda: sorted([Light.RED, Light.GREEN]), lambda: Perm.R + Perm.W, lambda: Perm(64), lambda: Perm.R | 4, lambda: Light('x'), lambda: Light.RED.nope, lambda: Light.RED.value.nope, lambda: setattr(Light.RED, 'value', 1), lambda: setattr(Light, 'RED', 1), lambda: delattr(Light, 'RED'), lambda: Light['PINK'], lambda: Http(500), lambda: unique(type(Light)('D', (Enum,), {'a': 1})) if False else Enum('D', 'a a'), lambda: Enum('D', {'x': 1})('y'), lambda: Light.RED < 1):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
