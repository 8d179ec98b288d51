# get_type_hints, overloads, marks, NewType.
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

class A:
    x: T

class M(NamedTuple):
    a: int

class TD(TypedDict):
    a: int
    b: NotRequired[str]

class TD2(TD, total=False):
    c: Required[int]

def bad(code):
    try:
        exec(code, globals())
        print('fine')
    except Exception as e:
        print(type(e).__name__, e)

def f(a:int, b:'str', c:Optional['A']=None, *d:'List[int]', **e:Annotated[int,3])->'None': pass
print(get_type_hints(f)); print(get_type_hints(f,include_extras=True)); print(get_type_hints(A), get_type_hints(M), get_type_hints(TD2), get_type_hints(TD,include_extras=True))
class H:
    a: 'int' = 3
    b: ClassVar['str'] = ''
    c: Final['H'] = None
class H2(H): d: 'H2'
print(get_type_hints(H2)); t(get_type_hints,3); t(get_type_hints,len); 
def g(x:'nope'): pass
t(get_type_hints,g); t(get_type_hints,g,None,{'nope':int}); print(get_type_hints(H2.__init__))
def h(x:'list["int"]', y:list['int'], z:'int|None'=None, w: None=None): pass
print(get_type_hints(h))
@overload
def ov(a:int)->int: ...
@overload
def ov(a:str)->str: ...
def ov(a): return a
print(len(get_overloads(ov)), ov(3)); clear_overloads(); print(get_overloads(ov)); t(overload(lambda:0))
@final
class Fi: 
    @final
    def m(self): pass
print(Fi.__final__, Fi.m.__final__)
@no_type_check
def nt(x:'zzz'): pass
print(get_type_hints(nt)); U=NewType('U',int); print(U(3), U, U.__name__, U.__supertype__, U.__module__, U|None, List[U])
bad("class X(U): pass")
t(assert_never, 3); print(cast('int',3)); 
import io, contextlib
e=io.StringIO()
with contextlib.redirect_stderr(e): print(reveal_type(3))
print(e.getvalue())
@dataclass_transform(kw_only_default=True)
def dt(c): return c
print(dt.__dataclass_transform__)
print(TYPE_CHECKING, AnyStr.__constraints__, Text)
class TIO(TextIO): pass
print(IO.__parameters__, [c.__name__ for c in TextIO.__mro__])
print(Literal[1,2].__args__, Literal['a'].__origin__, Annotated[int,1].__metadata__, Annotated[int,1].__origin__, Annotated[str,1]('x'))
t(lambda: Deque[int]([1])); t(lambda: typing.io if 0 else 1)
print(ForwardRef('int')==ForwardRef('int'), ForwardRef('int')._evaluate(globals(),{},recursive_guard=frozenset()))
class Sub(Any): pass
print(Sub(), 1) if 0 else print(Sub.__mro__)
def typ(x: T, *args: PS.args, **kw: PS.kwargs) -> Callable[PS,T]: ...
print(typ.__annotations__)
print(T.__class__, type(List[int]), type(List), type(Union), type(Union[int,str]), type(Literal[1]), type(Annotated[int,1]), type(Any), type(Callable[[int],int]))
print(Callable[[int],str].__args__, Callable[PS,str].__args__, List.__name__, List._name, List[int]._name, Union[int,str].__origin__, Optional[int].__class__.__name__, Tuple[()].__args__)
class Node(Generic[T]):
    nxt: 'Optional[Node[T]]'
print(get_type_hints(Node))
import abc
class AbG(abc.ABC, Generic[T]):
    @abc.abstractmethod
    def f(self): ...
t(AbG)
print([n for n in typing.__all__ if not hasattr(typing,n)])
def ff(a: List['T'], b: 'Callable[[int],T]'): pass
print(get_type_hints(ff))
print(Tuple[int,Unpack[Ts],str][bool,float], Tuple[Unpack[Ts]][()], Callable[[Unpack[Ts]],T][int,str,bool])
print(isinstance(List[int], typing._GenericAlias), typing.get_type_hints(types.ModuleType('q')))
print(A.__class_getitem__, 1) if 0 else None
print(Union[int,str].__or__(float) if 0 else Union[int,str]|float, None|Optional[int] if 0 else Optional[int]|None)
