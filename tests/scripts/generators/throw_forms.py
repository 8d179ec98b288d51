# covers: generator throw() with class, instance, class plus value, traceback; caught inside, converted, in unstarted and finished generators, errors
def g():
    while True:
        try: x = yield 'ready'
        except ValueError as e: print('caught', repr(e), e.args)
        except KeyError: raise OSError('converted')
        except TypeError: return 'done'
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e, '| context', repr(e.__context__), '| cause', repr(e.__cause__))
it = g()
t(lambda: it.throw(ValueError('unstarted')))
t(lambda: next(it))
it = g()
next(it)
t(lambda: it.throw(ValueError))
t(lambda: it.throw(ValueError('inst')))
t(lambda: it.throw(ValueError, 'arg'))
t(lambda: it.throw(ValueError, ('a', 'b')))
t(lambda: it.throw(ValueError, ValueError('as value')))
t(lambda: it.throw(ValueError, None, None))
t(lambda: it.throw(ValueError('x'), 'y'))
t(lambda: it.throw(5))
t(lambda: it.throw('str'))
t(lambda: it.throw(int))
t(lambda: it.throw())
t(lambda: it.throw(ValueError, 'a', 5))
t(lambda: it.throw(KeyError('k')))
t(lambda: next(it))
t(lambda: it.throw(IndexError('finished')))
it = g()
next(it)
t(lambda: it.throw(TypeError))
def ctx():
    try: 1 / 0
    except ZeroDivisionError:
        try: yield 1
        except ValueError as e: print('ctx', repr(e.__context__))
        yield 2
    yield 3
c = ctx()
next(c)
t(lambda: c.throw(ValueError('v')))
print(next(c))
def fin():
    try: yield 1
    finally:
        print('cleanup')
        yield 'from finally'
f = fin()
next(f)
print(f.throw(KeyError('pending')))
t(lambda: next(f))
import sys
def tb():
    yield 1
x = tb()
next(x)
try:
    try: raise RuntimeError('orig')
    except RuntimeError as e: x.throw(e)
except RuntimeError as e:
    n = e.__traceback__
    names = []
    while n:
        names.append((n.tb_frame.f_code.co_name))
        n = n.tb_next
    print(names)
def st():
    try: yield
    except StopIteration: yield 'stop caught'
s = st()
next(s)
print(s.throw(StopIteration))
t(lambda: next(s))
def si(): yield
s = si()
next(s)
t(lambda: s.throw(StopIteration('out')))
