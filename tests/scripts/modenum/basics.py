# covers: Enum members, values, aliases, auto, lookup, iteration, functional API, unique, IntEnum, StrEnum, Flag, methods, restrictions and messages
from enum import Enum, IntEnum, Flag, IntFlag, StrEnum, auto, unique, member, nonmember
class C(Enum):
    RED = 1
    GREEN = 'g'
    CRIMSON = 1
    BLUE = auto() if False else 3
    def hi(self): return f'hi {self.name}'
    @classmethod
    def first(cls): return next(iter(cls))
    @property
    def low(self): return self.name.lower()
print(C.RED, repr(C.GREEN), C(1), C['BLUE'], C.CRIMSON is C.RED, list(C), len(C), C.RED.name, C.RED.value, C.first(), C.BLUE.low, C.RED.hi(), C.RED in C, C.__members__, C.RED == 1, C.RED != C.BLUE, hash(C.RED) == hash(C.RED), {C.RED: 'r'}[C(1)], isinstance(C.RED, C), type(C.RED), f'{C.RED}', [C.RED], str(C), C.RED.__class__.__name__, C.RED.BLUE if False else '')
class A(Enum):
    X = auto()
    Y = auto()
    Z = 10
    W = auto()
print([(m.name, m.value) for m in A], Enum('F', 'a b c')(2), Enum('G', {'p': 5, 'q': 6}).q, list(Enum('H', ['m', 'n'], start=7)))
class P(Enum):
    EARTH = (5.9, 6.3)
    MARS = (0.6, 3.4)
    def __init__(self, m, r): self.m, self.r = m, r
    @property
    def g(self): return round(self.m / self.r, 3)
print(P.EARTH.g, P((0.6, 3.4)), P.MARS.value)
class I(IntEnum):
    LO = 1
    HI = 5
class S(StrEnum):
    AB = auto()
    CD = 'x'
print(I.HI > 3, I.LO + 1, I(5), repr(I.LO), f'{I.HI}', f'{I.HI:03}', '%d %s' % (I.HI, I.HI), sorted([I.HI, I.LO]), [10, 20][I.LO], S.AB, S.AB == 'ab', S.CD.upper(), repr(S.AB), f'{S.CD:>3}', ''.join(S), int(I.HI), str(I.LO), I.LO == True)
class F(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
print(F.R | F.X, repr(F.RW), F.RW & F.W, F.R ^ F.R, ~F.R, F(5), bool(F(0)), F.R in F.RW, F.X in F.RW, list(F.RW), len(F.RW), F.RW.value, list(F), F(0), repr(F(0)), F.RW.name, (F.R | F.X).name)
class N(IntFlag):
    A = 1
    B = 2
print(N.A | N.B, repr(N.A | 8), N.A + 1, N(3), N.A | 4, ~N.A, N(0), N.B == 2)
def t(src):
    try: print(src, '=', eval(src) if not src.startswith(('class', 'del', '@', 'C.')) or '=' not in src and not src.startswith(('class', 'del', '@')) else exec(src))
    except Exception as e: print(src, '->', type(e).__name__, e)
for s in ('C(99)', 'C["zz"]', 'C.zz', 'C.RED = 5', 'del C.RED', 'C.RED.value = 5', 'C.RED.name = "x"', 'C.RED < C.BLUE', 'C()', 'F("a")', 'I("x")', 'I.LO < C.RED', '"q" in C', 'C.RED.RED', 'len(C.RED)', 'class D(C): pass', 'class D(C):\n  X = 1', 'class D(Enum):\n  a = 1\n  a = 2', '@unique\nclass D(Enum):\n  a = 1\n  b = 1', 'F(99)', 'F.R | 1', 'class D(IntEnum):\n  a = "x"', 'class D(StrEnum):\n  a = 5', 'S("nope")', 'class D(Enum):\n  mro = 1', 'class D(Enum):\n  _bad_ = 1', 'N.A | "a"', 'C.RED()', 'C[1]', 'P(5)'): t(s)
class Miss(Enum):
    ONE = 1
    @classmethod
    def _missing_(cls, v): return cls.ONE if v == 'one' else None
print(Miss('one'))
class Gen(Enum):
    def _generate_next_value_(name, start, count, last): return name.title() + str(count)
    AA = auto()
    BB = auto()
print(Gen.BB.value, [m.value for m in Gen])
import pickle, copy
print(pickle.loads(pickle.dumps(C.RED)) is C.RED, copy.deepcopy(C.BLUE) is C.BLUE, {m: m.value for m in C})
