# covers: yield from: delegation of send/throw/close, return value, non-generator iterators, nesting, errors inside, gi_yieldfrom, list/str/dict delegation
log = []
def inner(n):
    try:
        for i in range(n):
            x = yield i
            if x: log.append(f'got {x}')
    except KeyError as e:
        log.append(f'inner caught {e}')
        yield 'recovered'
    except GeneratorExit:
        log.append('inner closed')
        raise
    return f'ret {n}'
def outer():
    a = yield from inner(2)
    log.append(a)
    b = yield from 'xy'
    log.append(b)
    c = yield from inner(1)
    return a, b, c
def run(g):
    out = []
    try:
        while True: out.append(next(g))
    except StopIteration as e: return out, e.value
print(run(outer()), log)
log.clear()
g = outer()
print(next(g), g.gi_yieldfrom.__name__, g.send('hello'), log)
print(g.throw(KeyError('k')), next(g), log, next(g))
try:
    g.send('to str iterator?')
except StopIteration as e:
    print('stop', e.value)
except AttributeError as e:
    print(e)
g = outer()
next(g)
g.close()
print(log)
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2: raise StopIteration('it value')
        return self.n
class Full(It):
    def send(self, v): return f'sent {v}'
    def throw(self, *a): return f'thrown {a[0] if isinstance(a[0], type) else repr(a[0])}'
    def close(self): print('Full closed')
def d(i):
    r = yield from i
    return r
print(run(d(It())))
g = d(Full())
print(next(g), g.send(5), g.throw(ValueError('v')), g.close())
g = d(It())
next(g)
for f in (lambda: g.send(1), lambda: run(d(5)), lambda: run(d(None)), lambda: d(It()).throw(OSError('x'))):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
g = d(It())
next(g)
try:
    g.throw(OSError('plain iterator'))
except OSError as e:
    print(e)
def tree(t):
    if isinstance(t, tuple) and t:
        yield from tree(t[0])
        yield t[1]
        yield from tree(t[2])
print(list(tree((((), 1, ()) , 2, (((), 3, ()), 4, ())))))
def deep(n):
    if n: return (yield from deep(n - 1)) + 1
    yield 'bottom'
    return 0
print(run(deep(200)))
def rec():
    yield from rec_g
rec_g = rec()
try:
    next(rec_g)
except ValueError as e:
    print(e)
print(run(d({'a': 1})), run(d(d(d('z')))), list((lambda: (yield from (yield from d([]) or ())))()) if False else run((lambda: (yield))()))
