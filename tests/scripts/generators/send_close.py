# covers: send values, priming error, close with GeneratorExit, return value in StopIteration, states, running generator re-entry, gi_ attributes
import inspect
def echo():
    got = []
    try:
        while True:
            x = yield len(got)
            if x == 'stop': return got
            got.append(x)
    except GeneratorExit:
        print('closing', got)
        raise
    finally: print('finally')
g = echo()
print(inspect.getgeneratorstate(g), next(g), g.send('a'), next(g), g.send('b'), inspect.getgeneratorstate(g), g.gi_frame.f_locals['got'], g.gi_running, g.gi_yieldfrom, g.gi_code.co_name, g.__name__, g.__qualname__)
try:
    g.send('stop')
except StopIteration as e:
    print(e.value, e.args, inspect.getgeneratorstate(g), g.gi_frame)
print(next(g, 'exhausted'), g.close())
g = echo()
g.close()
print(next(g, 'closed unstarted'))
g = echo()
next(g)
print(g.close(), g.close())
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
t(lambda: echo().send(1))
k = echo()
print(k.send(None))
k.close()
def stubborn():
    try: yield 1
    except GeneratorExit: yield 'refused'
g = stubborn()
next(g)
t(g.close)
def swallow():
    try: yield 1
    except GeneratorExit: return 'ret'
g = swallow()
next(g)
print(g.close())
def bad_close():
    try: yield
    finally: raise KeyError('in close')
g = bad_close()
next(g)
t(g.close)
def reenter():
    yield next(me)
me = reenter()
t(lambda: next(me))
t(lambda: next(me))
def raiser():
    yield 1
    raise StopIteration('inner')
g = raiser()
next(g)
try:
    next(g)
except RuntimeError as e:
    print(e, repr(e.__cause__), e.__suppress_context__)
t(lambda: echo().send())
t(lambda: echo().send(1, 2))
t(lambda: echo()[0])
t(lambda: len(echo()))
t(lambda: setattr(echo(), 'x', 1))
g = echo()
t(lambda: setattr(g, '__name__', 5))
g.__name__ = 'renamed'
print(g.__name__, type(g).__name__, iter(g) is g, hasattr(g, '__len__'))
