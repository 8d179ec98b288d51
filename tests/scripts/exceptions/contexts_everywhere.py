import sys
def callm(o): return o.m()
class Meta(type):
    def m(cls): return 'meta m'
class K(metaclass=Meta): pass
class K1(metaclass=Meta):
    @classmethod
    def m(cls): return 'k1 ' + cls.__name__
class K2(K1): pass
for _ in range(3): print(callm(K), callm(K1), callm(K2))
Meta.m = property(lambda c: lambda: 'prop ' + c.__name__); print(callm(K), callm(K1), callm(K2))
Meta.m = lambda c: 'plain'; print(callm(K), callm(K1), callm(K2))
del Meta.m; print(callm(K1))
# exc_info through generators
def g():
    print('g', sys.exc_info()[0])
    try:
        yield 1
    except ValueError as e:
        print('in g', sys.exc_info()[0], repr(e.__context__)); yield 2
        print('after', sys.exc_info()[0])
    print('end', sys.exc_info()[0]); yield 3
def outer():
    it = g()
    try: raise KeyError('k')
    except KeyError:
        print(next(it), sys.exc_info()[0])
        try: print(it.throw(ValueError('v')), sys.exc_info()[0])
        finally: print('fin', sys.exc_info()[0])
    print(sys.exc_info()); print(next(it))
outer()
def h():
    try: yield
    finally: print('fin in h', sys.exc_info()[0])
try:
    x = h(); next(x); raise IndexError
except IndexError: x.close(); print(sys.exc_info()[0])
def reraiser(): raise
try:
    try: 1/0
    except ZeroDivisionError: reraiser()
except ZeroDivisionError as e: print('re', e.__traceback__.tb_next.tb_frame.f_code.co_name)
try: reraiser()
except RuntimeError as e: print(e)
def chain():
    try:
        try: raise A1
        except NameError as e1: raise TypeError('t') from e1
    except TypeError as e2:
        try: raise KeyError('z')
        except KeyError as e3: return e3.__context__ is e2, repr(e2.__cause__), e2.__cause__.__context__
print(chain())
def loop_ctx():
    e = None
    for i in range(3):
        try: raise ValueError(i)
        except ValueError as x:
            try: raise KeyError(i)
            except KeyError as y: e = y
    return e.__context__, e.__context__.__context__
print(loop_ctx())
def cyc():
    a, b = ValueError('a'), ValueError('b')
    try:
        try: raise a
        except ValueError: raise b
    except ValueError:
        try: raise a
        except ValueError as z: print(z.__context__, z.__context__.__context__)
cyc()
def eg():
    try: raise ExceptionGroup('x', [ValueError(1), TypeError(2), KeyError(3)])
    except* ValueError as e:
        print(e.exceptions); raise OSError('new')
    except* TypeError: print('T')
try: eg()
except ExceptionGroup as e: print(e.exceptions, e.message, [repr(x.__context__) for x in e.exceptions])
def eg2():
    for i in range(3):
        try:
            if i == 1: raise ValueError
        except* ValueError: print('caught', i)
        else: print('else', i)
        finally: print('fin', i)
eg2()
class CM:
    def __init__(s, n, sup=False): s.n, s.sup = n, sup
    def __enter__(s): return s
    def __exit__(s, *a): print('exit', s.n, a[0] and a[0].__name__, sys.exc_info()[0]); return s.sup
def withs():
    for i in range(4):
        with CM(i, True) as c:
            if i == 0: continue
            if i == 1: raise ValueError
            if i == 2: 1/0
            return 'r%d' % i
print(withs())
def withret():
    with CM('a'), CM('b', True): raise KeyError
    return 'after'
print(withret())
def gw():
    with CM('g'): yield 1; yield 2
for v in gw(): print(v); break
import gc; gc.collect()
class Bad:
    def __enter__(s): raise ValueError('enter')
    def __exit__(s, *a): print('never')
try:
    with CM('o', False), Bad(): pass
except ValueError as e: print(e)
class Swap:
    def __enter__(s): return s
    def __exit__(s, t, v, tb): raise RuntimeError('from exit')
try:
    with Swap(): raise KeyError('orig')
except RuntimeError as e: print(repr(e), repr(e.__context__))
try:
    with 5: pass
except TypeError as e: print(e)
class NoExit:
    def __enter__(s): pass
try:
    with NoExit(): pass
except TypeError as e: print(e)
def unb():
    try: raise ValueError
    except ValueError as e: pass
    try: e
    except UnboundLocalError as x: print(x)
unb()
try: raise 5
except TypeError as e: print(e)
try: raise ValueError from 5
except TypeError as e: print(e)
try:
    try: raise ValueError
    except 5: pass
except TypeError as e: print(e, repr(e.__context__))
class E2(Exception):
    def __new__(cls, *a): return 5 if a else super().__new__(cls)
try: raise E2
except E2 as e: print('E2')
class E3(Exception):
    def __new__(cls): return 5
try: raise E3
except TypeError as e: print(e)
class M(type):
    def __instancecheck__(c, o): return True
    def __subclasscheck__(c, o): return True
class E4(Exception, metaclass=M): pass
try:
    try: raise ValueError
    except E4: print('no')
except ValueError: print('yes')
def fin():
    try: return 1
    finally:
        try: raise ValueError
        except ValueError: pass
print(fin())
def fin2():
    for _ in [1]:
        try: raise KeyError
        except KeyError: break
        finally: print('f2')
    print(sys.exc_info()); return 5
print(fin2())
def big():
    try:
        yield 1
    except GeneratorExit: raise ValueError('in close')
b = big(); next(b)
try: b.close()
except ValueError as e: print(e, repr(e.__context__))
def ig():
    try: yield 1
    except GeneratorExit: yield 2
b = ig(); next(b)
try: b.close()
except RuntimeError as e: print(e)
def yf():
    try: r = yield from sub(); print('r', r)
    except KeyError as e: print('outer caught', e); yield 'x'
def sub():
    try: yield 1
    except ValueError: yield 'v'; return 'ret'
b = yf(); print(next(b), b.throw(ValueError), next(b, 'done'))
b = yf(); print(next(b), b.throw(KeyError('kk')), b.gi_yieldfrom)
