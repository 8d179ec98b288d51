# The asynchronous managers, driven by hand.
from contextlib import *


def run(coro):
    try:
        coro.send(None)
    except StopIteration as e:
        return e.value
    raise AssertionError("suspended")


@asynccontextmanager
async def res(n, swallow=False):
    print("open", n)
    try:
        yield n
    except ValueError:
        if not swallow:
            raise
        print("swallowed")
    finally:
        print("close", n)


class Closer:
    async def aclose(self):
        print("aclosed")


async def main():
    async with res(1) as r:
        print(r)
    async with res(2, True):
        raise ValueError
    try:
        async with res(3):
            raise KeyError("k")
    except KeyError as e:
        print(repr(e))
    async with aclosing(Closer()):
        pass
    async with nullcontext(7) as n:
        print(n)
    async with AsyncExitStack() as s:
        await s.enter_async_context(res("a"))
        s.enter_context(nullcontext())

        async def later(x):
            print("later", x)

        s.push_async_callback(later, 1)
        s.callback(print, "sync")
    try:
        async with AsyncExitStack() as s:
            await s.enter_async_context(3)
    except TypeError as e:
        print(e)

    @res("deco")
    async def f():
        return 5

    print(await f())
    return "done"


print(run(main()))
print(issubclass(Closer, AbstractAsyncContextManager), issubclass(AsyncExitStack, AbstractAsyncContextManager))
