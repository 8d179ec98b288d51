# order, frozen, slots, kw_only, KW_ONLY, InitVar, replace.
import abc
import copy
import dataclasses
import inspect
import pickle
import typing
from collections import defaultdict, namedtuple
from dataclasses import *
from typing import ClassVar

def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)

@dataclass
class P:
    x: int
    y: float = 2.5
    z: list = field(default_factory=list, repr=False)
    c: ClassVar[int] = 3
    def hi(self): return self.x
print(P(1), P(1,2)==P(1,2), P(1)!=P(2), P.__doc__, P.__match_args__, P.__init__.__annotations__, P.__hash__, P.__init__.__qualname__, P.__eq__.__qualname__)
t(P); t(P,1,2,3,4); t(P,q=1); t(hash,P(1)); t(lambda: P(1)<P(2)); print(P(1)==3, inspect.signature(P))
print([f.name for f in fields(P)], fields(P(1))[1].default)
print(str(fields(P)[0]).replace(repr(MISSING),'M')); print(P.__dataclass_params__)
@dataclass(order=True, frozen=True)
class F:
    a: int
    b: str = 'q'
print(F(1)<F(2), F(1,'a')<=F(1,'b'), sorted([F(3),F(1)]), hash(F(1))==hash((1,'q')), {F(1):1}[F(1)])
t(setattr,F(1),'a',3); t(delattr,F(1),'a'); t(setattr,F(1),'zz',3); print(issubclass(FrozenInstanceError, AttributeError))
class Sub(F): pass
s=Sub(1); s.k=1; t(setattr,s,'a',1); print(s.k)
@dataclass(slots=True)
class S:
    x: int
    y: int = 3
print(S.__slots__, S(1), hasattr(S(1),'__dict__')); t(setattr,S(1),'q',1)
@dataclass(slots=True, frozen=True, weakref_slot=True)
class S2(S if 0 else object):
    x: int
    def f(self): return self.x
print(S2.__slots__, pickle.loads(pickle.dumps(S2(4))), copy.copy(S2(4)), copy.deepcopy(S2(5))); t(setattr, S2(1), 'x', 2)
@dataclass(kw_only=True)
class K:
    a: int
    b: int = 2
print(K(a=1), K.__match_args__, inspect.signature(K), K.__doc__); t(K,1)
@dataclass
class K2:
    a: int
    _: KW_ONLY
    b: int = 0
    c: int
print(K2(1,c=3), inspect.signature(K2))
@dataclass
class I:
    x: int
    d: InitVar[int] = 5
    y: int = field(init=False)
    def __post_init__(self, d): self.y=self.x+d
print(I(1), I(1,2), I.__annotations__['d'], replace(I(1),x=5), InitVar[list[int]]); t(replace,I(1),y=3)
@dataclass
class I2:
    x: int
    d: InitVar[int]
t(replace, I2(1,2))
