# ExitStack: order, suppression, exception chaining, pop_all, callbacks.
from contextlib import *


class CM:
    def __init__(self, n, swallow=False, fail=None):
        self.n, self.swallow, self.fail = n, swallow, fail

    def __enter__(self):
        print("enter", self.n)
        return self.n

    def __exit__(self, *exc):
        print("exit", self.n, exc[0] and exc[0].__name__)
        if self.fail:
            raise self.fail
        return self.swallow


with ExitStack() as s:
    print(s.enter_context(CM(1)), s.enter_context(CM(2)))
    s.callback(print, "callback", end="!\n")

with ExitStack() as s:
    s.enter_context(CM(1))
    s.enter_context(CM(2, swallow=True))
    s.enter_context(CM(3))
    raise ValueError("x")

try:
    with ExitStack() as s:
        s.enter_context(CM(1, fail=KeyError("a")))
        s.enter_context(CM(2, fail=IndexError("b")))
        raise ValueError("body")
except KeyError as e:
    print(repr(e), repr(e.__context__), repr(e.__context__.__context__), e.__context__.__context__.__context__)

with ExitStack() as s:
    s.enter_context(CM("moved"))
    kept = s.pop_all()
print("after")
kept.close()

with ExitStack() as s:
    @s.push
    def on_exit(typ, value, tb):
        print("pushed", typ)
        return True

    @s.callback
    def last():
        print("first out")
    raise ZeroDivisionError
for bad in (3, object()):
    try:
        ExitStack().enter_context(bad)
    except TypeError as e:
        print(e)
with suppress(KeyError, ValueError) as nothing:
    print(nothing)
    raise KeyError
with nullcontext(5) as v:
    print(v)
print(issubclass(CM, AbstractContextManager), isinstance(3, AbstractContextManager), ExitStack.__mro__[1].__name__)
