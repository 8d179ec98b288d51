# covers: contextlib.AsyncExitStack, asynccontextmanager, aclosing and async suppress driven by hand, order of exits and error handling
import contextlib as c
log = []
def run(co):
    try:
        while True: co.send(None)
    except StopIteration as e: return e.value
    except BaseException as e: return f'{type(e).__name__}({e})'
class Tick:
    def __await__(self): yield
@c.asynccontextmanager
async def res(n, swallow=None):
    log.append(f'+{n}')
    await Tick()
    try: yield n
    except Exception as e:
        log.append(f'!{n}:{e}')
        if not (swallow and isinstance(e, swallow)): raise
    finally:
        await Tick()
        log.append(f'-{n}')
async def a():
    async with res('a') as x, res('b') as y: return x + y
async def b():
    async with res('sw', ValueError): raise ValueError('v')
    return 'swallowed'
async def d():
    async with res('o'), res('i'): raise KeyError('k')
async def e():
    async with c.AsyncExitStack() as st:
        v = [await st.enter_async_context(res(i)) for i in 'xy']
        st.callback(log.append, 'sync cb')
        async def acb(z): log.append(f'async cb {z}')
        st.push_async_callback(acb, 5)
        st.enter_context(c.nullcontext())
        return v
async def f():
    async def gen():
        try:
            for i in range(5): yield i
        finally: log.append('gen closed')
    async with c.aclosing(gen()) as g:
        async for v in g:
            if v == 2: break
    return 'f'
async def g():
    @c.asynccontextmanager
    async def never():
        if False: yield
    async with never(): pass
async def h():
    @c.asynccontextmanager
    async def twice():
        yield 1
        yield 2
    async with twice() as t: log.append(t)
async def i():
    @res('deco')
    async def fn(v): return v * 2
    return await fn(4), await fn(5)
async def j():
    async with c.AsyncExitStack() as st:
        await st.enter_async_context(res('p'))
        keep = st.pop_all()
    log.append('kept')
    await keep.aclose()
async def k():
    async with c.AsyncExitStack() as st: await st.enter_async_context(5)
async def l():
    async with c.nullcontext(7) as n: return n
async def m():
    with res('q'): pass
async def n():
    async with c.suppress(ValueError): pass
for fn in (a, b, d, e, f, g, h, i, j, k, l, m, n):
    log.clear()
    print(fn.__name__, run(fn()), log)
