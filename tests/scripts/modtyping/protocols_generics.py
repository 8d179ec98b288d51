# covers: typing Protocol runtime checks, Generic subclasses, overload, NewType, Final, TypeGuard names, get_type_hints with forward references, NamedTuple and TypedDict errors
import typing as t
from typing import Protocol, runtime_checkable, Generic, TypeVar, overload, NewType
@runtime_checkable
class Closer(Protocol):
    def close(self) -> None: ...
class HasName(Protocol):
    name: str
class F:
    def close(self): pass
print(isinstance(F(), Closer), isinstance(5, Closer), issubclass(F, Closer))
for f in (lambda: isinstance(5, HasName), lambda: Closer(), lambda: HasName(), lambda: issubclass(F, HasName), lambda: runtime_checkable(int), lambda: Generic[int], lambda: t.Union(), lambda: t.List(), lambda: t.Optional(), lambda: t.Callable[int], lambda: t.Callable[5, int], lambda: t.Dict[int], lambda: t.Tuple[5] if False else t.Literal(), lambda: isinstance(1, t.Any), lambda: isinstance([], t.List), lambda: isinstance({}, t.Mapping), lambda: issubclass(dict, t.Mapping), lambda: t.TypeVar('T', covariant=True, contravariant=True), lambda: t.NewType('N', int)('5'), lambda: t.List[int, int], lambda: t.ClassVar[t.ClassVar[int]], lambda: t.ForwardRef('a b'), lambda: t.get_type_hints(lambda x: 0), lambda: t.assert_never(5), lambda: t.reveal_type if False else t.cast(str, 5)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
K, V = TypeVar('K'), TypeVar('V')
class Reg(Generic[K, V]):
    def __init__(self): self.d: dict[K, V] = {}
    def put(self, k: K, v: V) -> 'Reg[K, V]': self.d[k] = v; return self
class IntReg(Reg[int, V]): pass
print(Reg[str, int]().put('a', 1).d, IntReg.__orig_bases__, IntReg.__parameters__, IntReg[str], Reg[int, V][str], Reg.__mro__[1].__name__, Reg[int, str].__origin__ is Reg, Reg[int, str].__args__, t.get_type_hints(Reg.put))
@overload
def dbl(x: int) -> int: ...
@overload
def dbl(x: str) -> str: ...
def dbl(x): return x * 2
print(dbl(2), dbl('a'), len(t.get_overloads(dbl)))
U = NewType('U', int)
print(U(5), U.__name__, U, type(U).__name__)
class P(t.NamedTuple):
    "A point."
    x: int
    y: int = 0
    @property
    def s(self): return self.x + self.y
class TD(t.TypedDict):
    a: int
    b: t.NotRequired[str]
print(P(1), P(1, 2).s, P.__doc__, P._fields, TD(a=1), TD.__required_keys__, TD.__optional_keys__, type(TD(a=1)), TD.__name__)
for src in ('class Q(t.NamedTuple):\n  x: int = 1\n  y: int', 'class Q(t.NamedTuple):\n  _x: int', 'P()', 'P(1, 2, 3)', 'isinstance({}, TD)', 'class Q(P):\n  z: int = 5\nprint(Q(1).z)', 'class Q(TD):\n  def f(self): pass', 't.NamedTuple("N", [("a", int)])(1)', 'class Q(t.Final): pass', 'class Q(t.Any): pass\nprint(Q.__mro__[1])', 'class Q(t.Union[int, str]): pass', 'class Q(Generic[K], Generic[V]): pass', 'class Q(Generic[int]): pass', 'Reg[int]', 'IntReg[int, str]', 'class Q(int, Protocol): pass'):
    try: exec(src); print(repr(src), 'ok')
    except Exception as e: print(repr(src), type(e).__name__, e)
print(t.Final[int], t.Annotated[int, 1, 'x'], t.Annotated[int, 1].__metadata__, t.Type[int], t.Tuple[int, ...], t.Tuple[()], t.Callable[..., int], t.Callable[[], int], t.Deque[int], t.Iterator[int], t.Generator[int, str, bytes], t.Awaitable[int], t.Pattern, t.Any, t.NoReturn, t.Never, t.Self, t.LiteralString, t.TypeGuard[int], t.Concatenate if False else t.ParamSpec('PS'), t.TypeVarTuple('Ts'), t.Unpack[t.Tuple[int]], t.Required[int], t.AnyStr, t.Text, t.TYPE_CHECKING, t.Optional[t.Any], t.Hashable, t.SupportsInt)
