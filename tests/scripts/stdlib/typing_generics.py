# Generic classes: subscription, bases, variadics, parameter specifications.
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

class A(Generic[T]):
    x: T
    def __init__(self, v=None): self.v=v
print(A[int], A[int](3).v, A[int](3).__orig_class__, A.__parameters__, A.__orig_bases__, A.__mro__, A[int].x if 0 else '', A[T][str], A[int]==A[int], A[int].__name__)
t(lambda: A[int,str]); t(lambda: A[()]); t(lambda: A[int][str])
class B(A[int]): pass
print(B.__mro__, B.__orig_bases__, B.__parameters__); t(lambda: B[int])
class C(A[K], Generic[T,K]): pass
print(C[int,str], C.__parameters__, C[int,T].__parameters__)
bad("class X(Generic): pass"); bad("class X(A[K],Generic[T]): pass"); bad("class X(Protocol[T],Generic[K]): pass")
class D(Dict[str,T]): pass
print(D.__mro__[1:3], D[int], D({'a':1}))
class E(List[int], Iterable[int]): pass
print([c.__name__ for c in E.__mro__])
class V(Generic[Unpack[Ts]]): pass
print(V[int,str], V[()], V[int].__args__, V.__parameters__)
class P2(Generic[T,PS]): pass
print(P2[int,[str,bool]], P2[int,...], P2[int,Concatenate[int,PS]])
class Z(Generic[PS]): pass
print(Z[int,str], Z[[int,str]], Z[...])
