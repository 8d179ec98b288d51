# Protocols at run time.
import types
import typing
from typing import *
T = TypeVar('T')
K = TypeVar('K')
PS = ParamSpec('PS')
Ts = TypeVarTuple('Ts')

def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)

def bad(code):
    try:
        exec(code, globals())
        print('fine')
    except Exception as e:
        print(type(e).__name__, e)

class Pr(Protocol):
    x: int
    def m(self) -> int: ...
@runtime_checkable
class Pr2(Protocol):
    def m(self): ...
@runtime_checkable
class Pr3(Protocol):
    x: int
class Im:
    x=1
    def m(self): return 1
class NoM: pass
print(isinstance(Im(),Pr2), isinstance(NoM(),Pr2), issubclass(Im,Pr2), isinstance(Im(),Pr3), issubclass(NoM,Pr2)); t(isinstance,Im(),Pr); t(issubclass,Im,Pr3); t(Pr); t(issubclass,Im,Pr)
class Ex(Pr):
    def __init__(self): self.x=3
print(Ex().x, Pr._is_protocol, Ex._is_protocol)
bad("class X(Protocol,int): pass"); bad("@runtime_checkable\nclass X: pass")
class PG(Protocol[T]):
    def f(self)->T: ...
print(PG[int], PG.__parameters__, PG.__mro__)
class Nn: m=None
print(isinstance(Nn(),Pr2))
class Mem:
    def m(self): pass
Pr2x=Pr2; print(isinstance(3,SupportsInt), isinstance('',SupportsAbs), issubclass(list,Sized))
