# covers: generators with try/finally/with/loops: cleanup order, break out of for, return in finally, exception state isolation, loop else, explicit close
import sys
log = []
class CM:
    def __init__(self, n): self.n = n
    def __enter__(self):
        log.append(f'enter {self.n}')
        return self
    def __exit__(self, t, v, tb): log.append(f'exit {self.n} {t and t.__name__}')
def g():
    with CM('a'):
        try:
            with CM('b') as b: yield b.n
            yield 2
        finally: log.append('fin')
    yield 3
print(list(v for v in g()), log)
log.clear()
x = g()
next(x)
x.close()
print(log)
log.clear()
x = g()
next(x); next(x)
try:
    x.throw(KeyError('k'))
except KeyError as e:
    print(repr(e), log)
def ret():
    try:
        yield 1
        return 'normal'
    finally: return 'override'
def drive(g, *sends):
    out = []
    try:
        out.append(next(g))
        for s in sends: out.append(g.send(s))
        while 1: out.append(next(g))
    except StopIteration as e: return out, e.value
print(drive(ret()))
r = ret()
next(r)
try:
    r.throw(ValueError('lost'))
except StopIteration as e:
    print('stop', e.value)
def isolate():
    try: 1 / 0
    except ZeroDivisionError:
        yield sys.exc_info()[0].__name__
        yield sys.exc_info()[0].__name__
    yield sys.exc_info()[0]
i = isolate()
try:
    raise KeyError
except KeyError:
    print(next(i), sys.exc_info()[0].__name__, next(i), sys.exc_info()[0].__name__)
print(next(i), sys.exc_info()[0])
def outer_exc():
    yield sys.exc_info()[0] and sys.exc_info()[0].__name__
    yield sys.exc_info()[0] and sys.exc_info()[0].__name__
o = outer_exc()
try:
    raise OSError
except OSError: print(next(o))
print(next(o))
def loopy():
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: break
            yield i
        finally: log.append(i)
    else: yield 'no'
    while True:
        try: yield 'w'
        except ValueError: break
    yield 'end'
log.clear()
l = loopy()
print(next(l), next(l), next(l), log, l.throw(ValueError), next(l, 'over'))
def reraise():
    try: yield 1
    except Exception as e:
        try: yield f'handling {e}'
        except Exception as e2: raise e2 from e
r = reraise()
next(r)
print(r.throw(KeyError('one')))
try:
    r.throw(IndexError('two'))
except IndexError as e:
    print(e, repr(e.__cause__), repr(e.__context__))
def bare():
    try: raise ValueError('v')
    except ValueError:
        yield
        raise
b = bare()
next(b)
try:
    next(b)
except ValueError as e:
    print('re-raised', e)
