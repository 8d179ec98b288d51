# covers: dataclass generated methods, defaults, field options, order, frozen, post_init, InitVar, inheritance, kw_only, slots, replace, asdict, errors
from dataclasses import dataclass, field, fields, asdict, astuple, replace, InitVar, KW_ONLY, is_dataclass, make_dataclass, FrozenInstanceError
from typing import ClassVar
@dataclass
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list)
    hidden: str = field(default='h', repr=False, compare=False)
    count: ClassVar[int] = 7
p, q = P(1), P(1, hidden='other')
p.tags.append('t')
print(p, q, p == q, P(1) == q, p != q, P.count, [f.name for f in fields(P)], asdict(p), astuple(p), replace(p, x=5), P.__match_args__, is_dataclass(P), is_dataclass(p), P.__eq__(p, 5), P.__hash__, repr(P.__init__.__annotations__))
@dataclass(order=True, frozen=True)
class V:
    major: int
    minor: int = 0
    label: str = field(default='', compare=False)
v = V(1, 2)
print(v < V(1, 3), sorted([V(2), V(1, 9), V(1)]), max(v, V(0)), hash(v) == hash(V(1, 2, 'z')), {v: 1}[V(1, 2)], v >= V(1, 2, 'x'))
@dataclass
class Base:
    a: int
    b: int = 2
@dataclass
class Child(Base):
    c: int = 3
    b: int = 20
@dataclass
class Post:
    w: float
    h: float
    scale: InitVar[int] = 1
    area: float = field(init=False)
    def __post_init__(self, scale): self.area = self.w * self.h * scale
@dataclass(kw_only=True)
class K: a: int; b: int = 1
@dataclass
class K2:
    a: int
    _: KW_ONLY
    b: int = 5
    c: int
@dataclass(slots=True)
class S: x: int = 1
@dataclass(eq=False)
class NoEq: x: int = 1
@dataclass(unsafe_hash=True)
class UH: x: int = 1
print(Child(1), Child(1, 2, 3), Post(2, 3, scale=10), K(a=1), K2(1, c=2), S(), S.__slots__, NoEq() == NoEq(), hash(UH()) == hash(UH()), make_dataclass('M', ['u', ('v', int, 5)])(1))
for f in (lambda: P(), lambda: P(1, 2, 3, 4, 5), lambda: P(1, z=2), lambda: setattr(v, 'major', 5), lambda: delattr(v, 'minor'), lambda: v < (1, 2), lambda: V(1) < P(1), lambda: p < q, lambda: hash(p), lambda: K(1), lambda: K2(1, 2), lambda: K2(1), lambda: setattr(S(), 'z', 1), lambda: replace(v, nope=1), lambda: asdict(5), lambda: fields(5), lambda: replace(Post(1, 1), area=5), lambda: make_dataclass('M', ['1x']), lambda: make_dataclass('M', ['a', 'a']), lambda: asdict(P)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for src in ('class B:\n  x: list = []', 'class B:\n  x: int = 1\n  y: int', 'class B:\n  x: int = field(default=1, default_factory=int)', 'class B(V):\n  z: int = 1', 'class B:\n  x: dict = {}', 'class B:\n  x = field()'):
    try: exec('@dataclass\n' + src); print('ok')
    except Exception as e: print(repr(src), type(e).__name__, e)
@dataclass
class Node:
    v: int
    kids: list['Node'] = field(default_factory=list)
t = Node(1, [Node(2), Node(3, [Node(4)])])
print(t, asdict(t), astuple(t))
t.kids.append(t)
print(repr(t)[-30:])
match P(3, 4):
    case P(x, y): print(x, y)
