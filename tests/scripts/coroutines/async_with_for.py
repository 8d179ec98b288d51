# covers: async with and async for protocols by hand: order, suppression, missing methods, break/else/continue, return inside, nested managers, exceptions in enter/exit
import types
@types.coroutine
def trap(v):
    return (yield v)
def run(c):
    seen = []
    try:
        while True: seen.append(c.send(None))
    except StopIteration as e: return seen, e.value
    except Exception as e: return seen, type(e).__name__, str(e)
class CM:
    def __init__(self, n, swallow=False, fail=''): self.n, self.s, self.f = n, swallow, fail
    async def __aenter__(self):
        await trap(f'+{self.n}')
        if self.f == 'enter': raise OSError('enter failed')
        return self.n
    async def __aexit__(self, t, v, tb):
        await trap(f'-{self.n}:{t.__name__ if t else None}')
        if self.f == 'exit': raise OSError('exit failed')
        return self.s
class It:
    def __init__(self, n): self.i, self.n = 0, n
    def __aiter__(self): return self
    async def __anext__(self):
        await trap('n')
        if self.i == self.n: raise StopAsyncIteration
        self.i += 1
        return self.i
async def a():
    async with CM('a') as x, CM('b') as y:
        return x + y
async def b():
    async with CM('s', True): raise ValueError('gone')
    return 'after'
async def c():
    async with CM('o'):
        async with CM('i', fail='exit'): raise KeyError('k')
async def d():
    async with CM('o', True), CM('f', fail='enter'): return 'never'
    return 'swallowed'
async def e():
    out = []
    async for i in It(5):
        if i == 2: continue
        if i == 4: break
        out.append(i)
    else: out.append('else')
    async for i in It(1): out.append(('x', i))
    else: out.append('else2')
    return out
async def f(): return [i * 2 async for i in It(3) if i != 2], {i async for i in It(2)} == {1, 2}, {i: await trap('v') async for i in It(1)}, [x for x in [await trap('w')]]
async def g(): return [j async for i in It(2) for j in range(i)], [i async for i in It(1) async for _ in It(2)], (lambda g: type(g).__name__)(i async for i in It(1))
async def h():
    for i in (1, 2):
        async with CM(i):
            if i == 1: continue
            break
    return i
for fn in (a, b, c, d, e, f, g, h): print(fn.__name__, *run(fn()))
class NoAiter: pass
class BadAiter:
    def __aiter__(self): return 5
class SyncNext:
    def __aiter__(self): return self
    def __anext__(self): return 5
class NoExit:
    async def __aenter__(self): pass
class SyncCM:
    def __enter__(self): pass
    def __exit__(self, *a): pass
class BadEnter:
    def __aenter__(self): return 5
    async def __aexit__(self, *a): pass
async def loop(o):
    async for x in o: pass
async def man(o):
    async with o: pass
async def sync_for(): 
    for x in It(1): pass
async def sync_with():
    with CM('q'): pass
for o in (NoAiter(), BadAiter(), SyncNext(), [1]): print(run(loop(o)))
for o in (NoExit(), SyncCM(), BadEnter(), 5): print(run(man(o)))
print(run(sync_for()), run(sync_with()))
