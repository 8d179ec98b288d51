# Which builtin types satisfy which ABC, and the aliases of the generic ones.
import collections.abc as cabc
from collections.abc import *

types_ = [int,str,list,dict,set,frozenset,tuple,bytes,bytearray,range,memoryview,type(None),type({}.keys()),type({}.items()),type({}.values()),type(iter([])),type((i for i in ())),object,type,type(lambda:0), zip, map, type(type.__dict__), float]
for n in cabc.__all__:
    c = getattr(cabc, n)
    print(n, c.__module__, sorted(c.__abstractmethods__), [issubclass(t, c) for t in types_])
    print([b.__name__ for b in c.__mro__], c.__slots__)
print(Callable[[int], str], Callable[..., int], Callable[[int, str], str].__args__, Callable[[], int])
print(Iterable[int], Mapping[str, int], Awaitable[str])
print(repr(Callable[[int], list[str]]), Callable[[int],str]==Callable[[int],str])
for a in (int, (int,), (int,str)):
    try: print(Callable[a])
    except TypeError as e: print(e)
