# covers: annotations on variables, attributes, parameters, returns: storage, evaluation, strings, unions, generics, future import, typing introspection
import typing
from typing import Optional, Union, Callable, Any, TypeVar, Generic, NamedTuple, TypedDict, Literal, get_type_hints
x: int = 1
y: 'str'
z: list[int]
print(__annotations__)
class C:
    a: int
    b: 'C' = None
    c: Optional[str] = 'd'
    (d): float = 1.5
    def m(self, p: 'C', *a: int, k: bool = True, **kw: str) -> 'list[C]': pass
print(C.__annotations__, hasattr(C, 'a'), C.m.__annotations__, get_type_hints(C), get_type_hints(C.m))
class D(C):
    e: bytes
print(D.__annotations__, sorted(get_type_hints(D)))
def f():
    loc: not_evaluated = 1
    attr.x: int
    return loc
try: print(f())
except NameError as e: print(e)
for v in (int | None, int | str | float, Optional[int], Union[int, str, int], Union[int], int | int, list[int] | None, Callable[[int], str], Callable[..., Any], dict[str, list[int]], tuple[int, ...], tuple[()], Literal[1, 'a'], type[int], Union[int, None], Optional[Union[str, None]], typing.List[int], typing.Dict[str, int], typing.ClassVar[int], typing.Annotated[int, 'm'], typing.Iterable[int]):
    print(v, typing.get_origin(v) and getattr(typing.get_origin(v), '__name__', typing.get_origin(v)), typing.get_args(v))
print(int | str == str | int, Union[int, str] == (int | str), isinstance(1, int | str), isinstance(None, Optional[int]), hash(int | str) == hash(str | int), type(int | str).__name__, list[int] == list[int], list[int] != list[str])
T = TypeVar('T')
class Box(Generic[T]):
    def __init__(self, v: T): self.v = v
print(Box[int], Box[int](5).v, Box.__parameters__, Box[T][str], T, TypeVar('B', bound=int).__bound__, TypeVar('K', int, str).__constraints__, TypeVar('Co', covariant=True))
class Pt(NamedTuple):
    x: int
    y: int = 0
    def sq(self): return self.x ** 2
class TD(TypedDict, total=False):
    k: int
print(Pt(3), Pt(3).sq(), Pt.__annotations__, Pt._field_defaults, TD(k=1), TD.__total__, TD.__annotations__)
for g in (lambda: int | 'str', lambda: 5 | int, lambda: Union[5, 6] if False else Union[()], lambda: Box[int, str], lambda: Optional[1, 2], lambda: isinstance(1, list[int]), lambda: isinstance(1, Union[int, str]), lambda: isinstance(1, typing.List[int]), lambda: Box[int]() , lambda: T(), lambda: typing.Any(), lambda: Literal[1] if Literal[1] == Literal[1] else 0, lambda: list[int]['a'], lambda: TypeVar('X', int), lambda: typing.cast('int', 'unchecked'), lambda: typing.get_type_hints(5), lambda: get_type_hints(type('Q', (), {'__annotations__': {'a': 'nope_zz'}}))):
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
ns = {}
exec('from __future__ import annotations\ndef f(a: undefined_x, b: 1 + 2 = 3) -> list[int]: pass\nx: (yield_ ) = 1\nclass A:\n  q: "already" = 1', ns)
print(ns['f'].__annotations__, ns['__annotations__'], ns['A'].__annotations__)
for src in ('x: int: str', 'x: int = y: int', 'x, y: int', '(x, y): int', '[x]: int', 'x.y: int', 'f(): int', 'def f(a: int b): pass', 'lambda a: int: a', 'for x: int in y: pass', 'x: *a', 'global x; x: int', 'def f(*a: *b): pass', 'x: int += 1', 'x: yield', 'x: (yield)', 'with a as b: int: pass', '"s": int', 'x: lambda: 0 = 1', 'def f() -> a, b: pass', 'from __future__ import nope', 'x = 1\nfrom __future__ import annotations'):
    try: compile(src, 's', 'exec'); print(repr(src), 'ok')
    except SyntaxError as e: print(repr(src), e.msg)
