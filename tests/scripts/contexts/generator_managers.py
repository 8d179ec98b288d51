# covers: contextlib.contextmanager: yield once, exceptions thrown in, suppression, misuse errors, as decorator, return values, nested finally
from contextlib import contextmanager, ContextDecorator
@contextmanager
def tag(n):
    print(f'<{n}>', end='')
    try: yield n.upper()
    except KeyError as e: print(f'[{e}]', end='')
    finally: print(f'</{n}>')
with tag('a') as t: print(t, end='')
with tag('b'): raise KeyError('k')
try:
    with tag('c'): raise ValueError('v')
except ValueError as e: print('out', e)
@tag('deco')
def f(x): return print('body', x, end=' ') or x * 2
print(f(4))
print(f(5))
@contextmanager
def none(): 
    if False: yield
@contextmanager
def twice():
    yield 1
    yield 2
@contextmanager
def no_reraise():
    try: yield
    except ValueError: pass
    yield 'again'
@contextmanager
def replace():
    try: yield
    except ValueError as e: raise KeyError('replaced') from e
@contextmanager
def fail():
    raise OSError('setup')
    yield
@contextmanager
def stop():
    try: yield
    finally: print('stop cleanup', end=' ')
def t(cm, exc=None):
    try:
        with cm as v:
            if exc: raise exc
        print('ok', v)
    except BaseException as e: print(type(e).__name__, e, repr(e.__cause__))
t(none())
t(twice())
t(twice(), ValueError('x'))
t(no_reraise(), ValueError('x'))
t(replace(), ValueError('x'))
t(fail())
t(stop(), StopIteration('si'))
t(stop(), RuntimeError('re'))
t(stop(), KeyboardInterrupt())
t(tag)
cm = stop()
t(cm)
t(cm)
class Deco(ContextDecorator):
    def __enter__(self):
        print('in', end=' ')
        return self
    def __exit__(self, *a):
        print('out', end=' ')
        return False
@Deco()
def g(a, *, b=1):
    "g doc"
    return a + b
print(g(1, b=5), g.__name__, g.__doc__)
with Deco() as d: print(type(d).__name__)
print(tag.__name__, type(tag('q')).__name__, tag('q').gen.__name__)
