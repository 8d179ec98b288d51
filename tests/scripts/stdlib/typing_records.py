# NamedTuple and TypedDict.
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

N=NamedTuple('N',[('a',int),('b',str)]); print(N(1,'x'), N.__annotations__, N._fields)
class M(NamedTuple):
    "doc"
    a: int
    b: str = 'q'
    def f(self): return self.a
print(M(1), M(1).f(), M._field_defaults, M.__doc__, M.__annotations__, M.__mro__, M.__module__)
bad("class X(NamedTuple):\n a:int=1\n b:int"); bad("class X(NamedTuple,int):\n a:int=1"); bad("class X(NamedTuple):\n _a:int"); bad("class X(NamedTuple):\n a:int\n _fields=1")
class MG(NamedTuple, Generic[T]):
    a: T
print(MG[int](3), MG[int]); t(lambda: NamedTuple('Q', a=int)); t(NamedTuple,'Q',[('a',3)])
class TD(TypedDict):
    a: int
    b: NotRequired[str]
class TD2(TD, total=False):
    c: Required[int]
    d: 'str'
print(TD(a=1), TD.__required_keys__, TD.__optional_keys__, TD.__total__, sorted(TD2.__required_keys__), sorted(TD2.__optional_keys__), TD2.__annotations__, TD2.__total__, TD.__mro__, is_typeddict(TD), is_typeddict(TypedDict), TD2.__bases__)
t(isinstance,{},TD); bad("class X(TD,int): pass"); bad("class X(TypedDict):\n a:int=3"); bad("class X(TypedDict):\n def f(s):0"); print(TypedDict('Y',{'a':int,'b':str},total=False).__optional_keys__=={'a','b'}); t(TypedDict,'Y',[1]); t(lambda: TypedDict('Y',{'a':3}))
class TG(TypedDict, Generic[T]):
    a: T
print(TG[int], TG[int](a=1), TG.__parameters__)
