# covers: __cause__, __context__, __suppress_context__: automatic setting, from None, from class, cycles avoided, errors on assignment
def catch(f):
    try: f()
    except BaseException as e: return e
def chain(e):
    out = []
    while e is not None and len(out) < 8:
        out.append(f'{type(e).__name__}({e}){"!" if e.__suppress_context__ else ""}')
        e = e.__cause__ or e.__context__
    return ' <- '.join(out)
def a():
    try: 1 / 0
    except ZeroDivisionError: raise KeyError('a')
def b():
    try: a()
    except KeyError as e: raise ValueError('b') from e
def c():
    try: b()
    except ValueError: raise OSError('c') from None
def d():
    try: c()
    except OSError: raise IndexError('d') from TypeError
def e():
    try: raise KeyError('first')
    finally: raise ValueError('in finally')
def f():
    try: raise KeyError('orig')
    except KeyError as k: raise k
def g():
    x = ValueError('x')
    try: raise x
    except ValueError:
        try: raise KeyError('y')
        except KeyError: raise x
def h():
    try: raise ValueError('1')
    except ValueError:
        try: raise KeyError('2')
        except KeyError: pass
        raise OSError('3')
def i():
    err = ValueError('self')
    raise err from err
def j():
    try: raise ValueError
    except ValueError: undefined_in_handler
def k():
    for n in range(3):
        try: raise ValueError(n)
        except ValueError as v: last = v
    raise last
for fn in (a, b, c, d, e, f, g, h, j, k):
    x = catch(fn)
    print(fn.__name__, chain(x), repr(x.__cause__), repr(x.__context__))
x = catch(i)
print(x.__cause__ is x, x.__context__)
x = ValueError()
for name, v in (('__cause__', 5), ('__context__', 'a'), ('__traceback__', 5), ('__suppress_context__', 'yes'), ('args', 5), ('args', None), ('__cause__', ValueError), ('__cause__', KeyError('set')), ('__notes__', 5)):
    try:
        setattr(x, name, v)
        print(name, repr(getattr(x, name)), x.__suppress_context__)
    except TypeError as err: print(name, err)
for name in ('__cause__', '__context__', '__traceback__', 'args'):
    try: delattr(x, name)
    except TypeError as err: print(err)
for v in (5, 'c', int):
    try: raise ValueError from v
    except TypeError as err: print(err)
try: raise ValueError('v') from KeyError('inst')
except ValueError as err: print(repr(err.__cause__), err.__suppress_context__, err.__context__)
try:
    try: raise KeyError
    except KeyError: raise
    finally: print('fin')
except KeyError as err: print(repr(err), err.__context__)
try: raise
except RuntimeError as err: print(err)
def no_active(): raise
try:
    try: 1 / 0
    except ZeroDivisionError: no_active()
except ZeroDivisionError as err: print('bare raise in callee', err)
