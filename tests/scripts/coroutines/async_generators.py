# covers: async generators: asend, athrow, aclose, anext builtin, finalisation, return restriction, exhaustion, nested try, states
import types
@types.coroutine
def trap(v): return (yield v)
def run(aw):
    seen = []
    it = aw.__await__()
    try:
        while True: seen.append(next(it))
    except StopIteration as e: return (*seen, '=>', e.value)
    except BaseException as e: return (*seen, '!', type(e).__name__, str(e))
async def ag(n):
    got = []
    try:
        for i in range(n):
            await trap(f't{i}')
            x = yield i
            if x: got.append(x)
    except KeyError as e:
        yield f'caught {e}'
        await trap('after')
    except GeneratorExit:
        print('closing')
        raise
    finally:
        await trap('cleanup')
        print('got', got)
g = ag(3)
print(type(g).__name__, g.ag_running, g.ag_frame is not None, g.__name__, hasattr(g, '__next__'), g.__aiter__() is g)
print(run(g.__anext__()))
print(run(g.asend('hello')))
print(run(g.athrow(KeyError('k'))))
print(run(g.__anext__()))
print(run(g.__anext__()))
print(run(g.aclose()))
g = ag(5)
print(run(anext(g)))
print(run(g.aclose()))
print(run(anext(g)), run(anext(g, 'default')))
g = ag(1)
print(run(g.asend('not started')))
print(run(g.aclose()), run(anext(g, 'none left')))
g = ag(1)
print(run(g.athrow(ValueError('unstarted'))))
async def bad():
    try: yield 1
    except GeneratorExit: yield 2
g = bad()
print(run(anext(g)), run(g.aclose()))
async def stop():
    yield 1
    raise StopAsyncIteration('inside')
g = stop()
print(run(anext(g)), run(anext(g)))
async def stop2():
    raise StopIteration('si')
    yield
print(run(anext(stop2())))
async def total(n):
    t = 0
    async for v in ag(n): t += v
    return t
print(run(total(3)))
async def compose():
    async def sq():
        async for v in ag(3): yield v * v
    return [v async for v in sq()], await anext(ag(0), 'dflt')
print(run(compose()))
for src in ('async def f():\n yield 1\n return 2', 'async def f():\n yield 1\n return', 'async def f():\n yield from []', 'def f():\n  [x async for x in y]', 'async def f(): return [await x for x in y]', 'async def f():\n  def g(): await x', 'async def f(): await', 'async def f():\n  lambda: await x', 'def f(): await = 1', 'async = 1', 'async x', 'async def f(): (await x for x in y)', 'async with x: pass', 'async for x in y: pass', 'def f():\n async with x: pass', 'async lambda: 1'):
    try:
        compile(src, 's', 'exec')
        print(repr(src), 'ok')
    except SyntaxError as e:
        print(repr(src), '->', e.msg)
for f in (lambda: anext(5), lambda: anext(), lambda: aiter(5), lambda: aiter([]), lambda: next(ag(1)), lambda: list(ag(1)), lambda: iter(ag(1)), lambda: ag(1).asend()):
    try:
        print(f())
    except TypeError as e:
        print(e)
