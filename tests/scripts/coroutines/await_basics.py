# covers: coroutine objects driven by send/throw/close: states, return values, awaiting objects, errors awaiting wrong types, double await, never-awaited names
import types, inspect, warnings
warnings.simplefilter('ignore')
class Aw:
    def __init__(self, v): self.v = v
    def __await__(self):
        r = yield self.v
        return r
async def add(a, b): return (await Aw(a)) + (await Aw(b))
c = add('x', 'y')
print(inspect.getcoroutinestate(c), c.send(None), inspect.getcoroutinestate(c), c.cr_await is not None, c.send(1), c.__name__, c.__qualname__, type(c).__name__)
try:
    c.send(2)
except StopIteration as e:
    print(e.value, inspect.getcoroutinestate(c))
def run(c, *sends):
    out = []
    try:
        out.append(c.send(None))
        for s in sends: out.append(c.send(s))
        return out, 'unfinished'
    except StopIteration as e: return out, e.value
    except Exception as e: return out, type(e).__name__, str(e)
async def just(): return 5
async def bad(v): return await v
async def chain(n): return await chain(n - 1) + 1 if n else await Aw('bottom')
class NoIter:
    def __await__(self): return 5
class GenAw:
    def __await__(self): return just().__await__()
class CoAw:
    def __await__(self): return just()
@types.coroutine
def old(): 
    x = yield 'old'
    return x
for v in (5, None, 'a', NoIter(), CoAw(), GenAw(), just(), old(), (i for i in ()), Aw(1), just, [1]): print(type(v).__name__, run(bad(v), 'S'))
print(run(chain(50), 7))
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
j = just()
t(lambda: j.send(1))
t(lambda: j.send(None))
t(lambda: j.send(None))
t(lambda: just().throw(KeyError('k')))
t(lambda: iter(just()))
t(lambda: next(just()))
t(lambda: list(just()))
t(lambda: j.close())
t(lambda: [x for x in just()])
t(lambda: len(just()))
async def fin():
    try: await Aw('w')
    except KeyError as e: return f'handled {e}'
    finally: print('fin')
f = fin()
f.send(None)
f.close()
f = fin()
f.send(None)
t(lambda: f.throw(KeyError('thrown')))
async def stop(): raise StopIteration('s')
t(lambda: stop().send(None))
async def twice():
    k = just()
    return await k, await k
t(lambda: twice().send(None))
print(inspect.iscoroutinefunction(just), inspect.isawaitable(Aw(1)), inspect.isawaitable(old()), inspect.iscoroutinefunction(old), (lambda: just())().close())
w = just().__await__()
print(type(w).__name__, next(w, 'direct value'))
