# unique, verify, functional API, data types, pickling, globals.
import copy
import pickle
import enum
from enum import *

def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)

class C(Enum):
    RED = 1
class I(IntEnum):
    A = 1
class F(Flag):
    R=1; W=2; X=4; RW=3
class S(StrEnum):
    A='a'
try:
    @unique
    class U(Enum): A=1; B=1; C=2; D=2
except Exception as e: print(type(e).__name__, e)
for chk in (UNIQUE,CONTINUOUS,NAMED_FLAGS):
    try:
        @verify(chk)
        class V(Enum): A=1; B=1; C=5; D=8
    except Exception as e: print(type(e).__name__, e)
    try:
        @verify(chk)
        class V(IntFlag): A=1; B=1; C=16; D=40
    except Exception as e: print(type(e).__name__, e)
A=Enum('A','X Y Z'); print(list(A), A.__module__, A.__qualname__)
A=Enum('A',[('X',5),('Y',6)], module='mm', qualname='Q.A'); print(list(A), A.__module__, A.__qualname__); A=IntEnum('A',{'X':1},start=3); print(repr(A.X)); A=Enum('A',['p','q'],start=7); print(list(A)); A=Enum('A','a b',type=str); print(list(A)); print(list(Flag('FF','a b c')))
class P(Enum):
    E=(3.3e23,2.4); M=(5.9e24,6.3)
    def __init__(self,mass,r): self.mass=mass; self.r=r
    @property
    def q(self): return self.mass/self.r
print(P.E, repr(P.E), P.E.mass, P.E.q)
class Co(bytes, Enum):
    def __new__(cls, value, label):
        o=bytes.__new__(cls,[value]); o._value_=value; o.label=label; return o
    X=(0,'x'); Y=(1,'y')
print(Co.X, Co(1).label)
class Au(Enum):
    def __new__(cls):
        o=object.__new__(cls); o._value_=len(cls.__members__)+1; return o
    A=(); B=()
print(list(Au))
class G(Enum):
    def _generate_next_value_(name,start,count,last): return name.lower()
    A=auto(); B=auto()
print(list(G))
class Mi(Enum):
    A=1
    @classmethod
    def _missing_(cls,v): return cls.A if v=='a' else None if v!=5 else 5
print(Mi('a')); t(Mi,'b'); t(Mi,5)
class Ig(Enum):
    _ignore_='i'
    for i in range(2): vars()['M%d'%i]=i
print(list(Ig))
try:
    class Od(Enum):
        _order_='A C B'
        A=1;B=2;C=3
except Exception as e: print(type(e).__name__, e)
class Nm(Enum):
    A=1
    b=nonmember(5)
    @member
    def f(self): return 1
    class K: pass
    def g(self): pass
    __priv=3
    x=property(lambda s: 9)
print([x.name for x in Nm], Nm.b, Nm.A.x)
class Val(Enum):
    value=1; name=2
print(Val.value, Val.name, Val.value.value) if 0 else None
class Un(Enum): A=[1]; B=[2]; C=[1]
print(list(Un), Un([1]), Un.C); t(Un,[5])
print(pickle.loads(pickle.dumps(C.RED)) is C.RED, copy.deepcopy(F.RW) is F.RW, copy.copy(I.A), [pickle.loads(pickle.dumps(x,p)) for p in range(6) for x in (S.A,F.R|F.X)])
class Base(Enum):
    def hi(self): return 'hi '+self.name
class De(Base): A=1
print(De.A.hi(), isinstance(De.A, Base), type(De.A), C.RED.__class__, C.__class__, EnumMeta is EnumType)
class FI(float, Enum): A=1.5
print(FI.A, repr(FI.A), FI.A+1 , f'{FI.A}')
class FR(float, ReprEnum): A=1.5
print(FR.A, repr(FR.A), f'{FR.A}')
try:
    class BR(ReprEnum): A=1
except Exception as e: print(type(e).__name__, e)
@global_enum
class Gl(Enum): GA=1; GB=2
print(GA, repr(GA), Gl.GB)
@global_enum
class GlF(IntFlag): FA=1; FB=2
print(FA, repr(FA|FB), repr(FA), FA|FB)
print(show_flag_values(6) if 'show_flag_values' in globals() else enum.show_flag_values(6), enum.bin(10), enum.bin(-10), enum.bin(5,8))
class Desc(Enum):
    @enum.property
    def foo(self): return 'foo'+self.name
    A=1
print(Desc.A.foo); t(lambda: Desc.foo)
class Desc2(Desc if 0 else Enum):
    foo=2
t(repr, auto()); 
class Sl(Enum):
    A=auto(),'x'; B=auto(),'y'
print(list(Sl))
class Big(Flag):
    pass
class EE(Enum): pass
import inspect; print(inspect.signature(C), C.__doc__, C.__dict__['_member_names_'], C._member_map_ is not None, C._value2member_map_)
class Dt(Enum):
    A=1
    def __str__(self): return 'custom'
    @property
    def value(self): return 'v'+str(self._value_)
print(f'{Dt.A}', Dt.A, Dt.A.value)
class IM(int, Enum): A=1
print(IM.A, f'{IM.A}', repr(IM.A), '%d'%IM.A, IM.A==1)
from dataclasses import dataclass
class Wk(Flag):
    MO=1; TU=2; WE=4
    WD=MO|TU
    @classmethod
    def today(cls): return cls.MO
print(Wk.today(), Wk.WD in Wk, sorted(Wk.__members__), Wk.MO|Wk.WD, repr(Wk.WD&~Wk.MO), Wk(3) is Wk.WD)
