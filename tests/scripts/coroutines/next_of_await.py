# covers: coroutine.__await__() as an iterator: next gives the return value in StopIteration, list and for, types.coroutine on generators and functions
import types
async def co(v): return v
for v in (1, None, (2, 3), 'x'):
    it = co(v).__await__()
    try: next(it)
    except StopIteration as e: print(repr(e), e.value)
@types.coroutine
def trap(v): return (yield v)
async def twice(): return await trap('a') + await trap('b')
it = twice().__await__()
print(iter(it) is it, next(it), it.send('x'))
try: it.send('y')
except StopIteration as e: print(e.value)

c = co(5)
print(list(c.__await__()), [x for x in co(6).__await__()])
print(trap.__code__.co_flags & 0x120 == 0x120, types.coroutine(trap) is trap, type(trap(1)).__name__)
@types.coroutine
def plain(): return co('inner')
async def use(): return await plain()
try: use().send(None)
except StopIteration as e: print(e.value)
@types.coroutine
def gives_gen(): return (x for x in 'ab')
print(type(gives_gen()).__name__)
async def m(): return await (x for x in ())
try: m().send(None)
except TypeError as e: print(e)
try: types.coroutine(5)
except TypeError as e: print(e)
def f(a, b=1): return a + b
g = types.FunctionType(f.__code__.replace(co_name='renamed'), globals())
print(g.__name__, g(1, 2), f.__code__.replace() == f.__code__, f.__code__.replace(co_firstlineno=77).co_firstlineno, f.__code__.replace(co_filename='zz').co_filename)
h = f.__code__.replace(co_consts=f.__code__.co_consts, co_varnames=("a", "b"), co_names=())
print(h.co_varnames, h.co_argcount)
for k in ({'co_nope': 1}, {'co_name': 5}, {'co_flags': 'x'}):
    try: f.__code__.replace(**k)
    except (TypeError, ValueError) as e: print(type(e).__name__, e)
