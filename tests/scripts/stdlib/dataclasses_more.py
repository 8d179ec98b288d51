# Conversion, inheritance, strings as annotations, descriptors, documentation strings.
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


@dataclass(frozen=True)
class F:
    a: int

N=namedtuple('N','p q')
@dataclass
class T:
    a: object
    b: object = None
v=T([P(1),{'k':P(2)}], N(P(3),(P(4),)))
print(asdict(v)); print(astuple(v)); print(asdict(T(1,2),dict_factory=lambda x: sorted(x)), astuple(T(1),tuple_factory=list))
C=make_dataclass('C',['x',('y',int),('z',int,field(default=5))],namespace={'add':lambda s:s.y+s.z}); print(C(1,2), C(1,2).add(), C.__annotations__, C.__module__, C.__doc__)
C=make_dataclass('C2',[('x',int)],bases=(P,),frozen=False); 
@dataclass
class Ba:
    x: int = 1
    y: int = 2
@dataclass
class De(Ba):
    z: int = 3
    x: int = 10
print(De(), De.__match_args__, De.__doc__)
@dataclass
class Rec:
    r: object = None
r=Rec(); r.r=r; print(r)
@dataclass
class St:
    a: 'ClassVar[int]' = 3
    b: 'typing.ClassVar[int]' = 3
    c: 'InitVar[int]' = 3
    d: 'dataclasses.InitVar' = 3
    e: 'int' = 3
    _: 'KW_ONLY' = None
    f: 'list[int]' = None
print([f.name for f in fields(St)], inspect.signature(St))
@dataclass
class Own:
    x: int
    def __init__(self): self.x=9
    def __repr__(self): return 'own'
    def __eq__(self,o): return 'eq'
print(Own(), Own()==1, Own.__doc__, Own.__hash__)
@dataclass(eq=False)
class Ne: x: int=0
print(Ne()==Ne(), hash(Ne()) is not None)
@dataclass(unsafe_hash=True)
class Uh:
    x: int
    y: int = field(hash=False, default=0)
    z: int = field(compare=False, default=0)
print(hash(Uh(1,2,3))==hash((1,)), Uh(1,2,3)==Uh(1,2,4))
@dataclass
class Self_:
    self: int
    cls: int = 0
print(Self_(1), inspect.signature(Self_))
@dataclass(init=False)
class NoInit: x: int = 3
print(NoInit(), NoInit.__doc__)
@dataclass(repr=False)
class NR: x: int=1
print('object at' in repr(NR()))
class Ab(abc.ABC):
    @abc.abstractmethod
    def x(self): ...
@dataclass
class Im(Ab):
    x: int = 3
print(Im())
@dataclass
class Emp: pass
print(Emp(), Emp()==Emp(), Emp.__doc__)
class Dsc:
    def __set_name__(s,o,n): print('setname',n)
    def __get__(s,i,o): return 7
    def __set__(s,i,v): print("set")
@dataclass
class Dd:
    x: int = Dsc()
    y: int = field(default=Dsc())
print(Dd())
match P(1,2):
    case P(a,b): print(a,b)
@dataclass
class Gen(typing.Generic[typing.TypeVar('T')]):
    x: int
print(Gen[int](3), Gen.__doc__)
@dataclass
class M:
    a: typing.Optional[int] = None
    b: 'str' = 'x'
    c: typing.List[P] = None
    d: dict[str,int] = None
print(M.__doc__)
print(field(metadata={'a':1}).metadata, copy.deepcopy(P(1)), pickle.loads(pickle.dumps(P(1))))
