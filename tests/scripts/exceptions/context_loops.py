# covers: __context__ over loops, helper calls, finally, generators and callbacks; no stale context after handled errors; context of caught and stored errors
def name(e): return e and f'{type(e).__name__}({e})'
def chain(e):
    out = []
    while e: out.append(name(e)); e = e.__context__
    return out
errs = []
for i in range(3):
    try:
        try: raise ValueError(i)
        except ValueError: raise KeyError(i)
    except KeyError as e: errs.append(e)
print([chain(e) for e in errs])
try: raise OSError('fresh')
except OSError as e: print(chain(e))
def helper():
    try: raise IndexError('in helper')
    except IndexError as e: return e
try: raise ValueError('outer')
except ValueError: got = helper()
print(chain(got), chain(helper()))
def fin():
    try: raise ValueError('body')
    finally:
        try: raise KeyError('inner')
        except KeyError as k: print('in finally', chain(k))
try: fin()
except ValueError as e: print(chain(e))
def cb(f):
    try: {}['x']
    except KeyError: f()
try: cb(lambda: 1 / 0)
except ZeroDivisionError as e: print(chain(e))
def g():
    try: yield
    except ValueError as v: raise TypeError('converted')
it = g()
next(it)
try:
    try: raise OSError('around')
    except OSError: it.throw(ValueError('thrown'))
except TypeError as e: print(chain(e))
x = ValueError('reused')
for i in range(2):
    try:
        try: raise KeyError(i)
        except KeyError: raise x
    except ValueError as e: print(i, chain(e))
class CM:
    def __enter__(self): pass
    def __exit__(self, *a): raise LookupError('exit')
try:
    with CM(): raise ValueError('in with')
except LookupError as e: print(chain(e))
def nested(n):
    try:
        if n: nested(n - 1)
        raise ValueError(n)
    except ValueError as e:
        if n < 3: raise RuntimeError(n)
        return e
print(chain(nested(3)) if not isinstance(nested, type) else '') if False else None
try: nested(2)
except RuntimeError as e: print(chain(e))
try:
    try: raise A
    except NameError: raise B
except NameError as e: print(chain(e))
e1 = ValueError('a'); e2 = KeyError('b')
e1.__context__ = e2
try: raise e1
except ValueError as e: print(chain(e))
try:
    try: raise e2
    except KeyError: raise e1
except ValueError as e: print(chain(e), e.__suppress_context__)
