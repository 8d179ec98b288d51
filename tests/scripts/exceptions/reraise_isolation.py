# covers: sys.exc_info and sys.exception-like state across functions, nested handlers, generators, callbacks, and after handler end
import sys
def now(): return sys.exc_info()[0].__name__ if sys.exc_info()[0] else None
log = [now()]
try: raise ValueError
except ValueError:
    log.append(now())
    try: raise KeyError
    except KeyError: log.append(now())
    log.append(now())
    def f():
        log.append(('in f', now()))
        try: raise OSError
        except OSError: log.append(('f handler', now()))
        log.append(('f after', now()))
    f()
    log.append(now())
    [log.append(('comp', now())) for _ in 'a']
    (lambda: log.append(('lam', now())))()
log.append(now())
print(log)
def swallow():
    try: 1 / 0
    except ZeroDivisionError: return now()
print(swallow(), now())
def loop():
    for i in range(2):
        try: raise (KeyError, IndexError)[i]
        except LookupError: yield now()
    yield now()
print(list(loop()))
class CM:
    def __enter__(self): return now()
    def __exit__(self, *a):
        log.append(('exit', now(), a[0] and a[0].__name__))
        return True
log.clear()
with CM(): raise TypeError
print(log, now())
try:
    with CM() as v: print(v)
    raise IndexError
except IndexError:
    with CM() as v: print(v)
    print(log, now())
def reraise():
    try: raise ValueError('first')
    except ValueError:
        try: raise KeyError('second')
        except KeyError: pass
        raise
try: reraise()
except Exception as e: print(repr(e), repr(e.__context__))
def finally_state():
    try: raise ValueError
    finally: log.append(('finally', now()))
log.clear()
try: finally_state()
except ValueError: pass
def helper(): raise
try:
    try: raise KeyError('outer')
    except KeyError: helper()
except KeyError as e: print('re-raised by helper', e)
class Sort:
    def __lt__(self, o):
        log.append(now())
        return False
try: raise AttributeError
except AttributeError: sorted([Sort(), Sort()])
print(log)
t, v, tb = sys.exc_info()
print(t, v, tb)
try: raise ValueError('x')
except ValueError as e: print(sys.exc_info()[1] is e, sys.exc_info()[2] is e.__traceback__, sys.exception() is e if hasattr(sys, 'exception') else 'no sys.exception')
