# covers: with statement: enter/exit order, arguments to __exit__, suppression, as-targets, multiple and parenthesised managers, missing methods, errors in enter/exit
log = []
class CM:
    def __init__(self, n, ret=False, fail=None): self.n, self.ret, self.fail = n, ret, fail
    def __enter__(self):
        log.append(f'+{self.n}')
        if self.fail == 'enter': raise OSError(f'enter {self.n}')
        return self
    def __exit__(self, t, v, tb):
        log.append(f'-{self.n}({t.__name__ if t else None})')
        if self.fail == 'exit': raise OSError(f'exit {self.n}')
        return self.ret
def t(f):
    log.clear()
    try: r = f()
    except Exception as e: r = f'{type(e).__name__}({e}) ctx {e.__context__!r}'
    print(r, log)
def a():
    with CM('a') as x, CM('b') as y: return x.n + y.n
def b():
    with (CM('a', True), CM('b') as y,): raise ValueError(y.n)
    return 'swallowed'
def c():
    with CM('a'), CM('b', fail='enter'): log.append('body')
def d():
    with CM('a'):
        with CM('b', fail='exit'): raise KeyError('k')
def e():
    with CM('a', 'truthy'): 1 / 0
    with CM('b', []): 1 / 0
def f():
    for i in range(3):
        with CM(i):
            if i == 0: continue
            break
    return i
def g():
    with CM('o', True), CM('i', fail='exit'): pass
    return 'outer swallowed exit error'
class NoExit:
    def __enter__(self): pass
class NoEnter:
    def __exit__(self, *a): pass
class BadExit:
    def __enter__(self): return 1
    def __exit__(self): pass
def h():
    with NoExit(): pass
def i():
    with NoEnter(): pass
def j():
    with BadExit(): pass
def k():
    with 5: pass
def l():
    with CM('t') as (p, q): pass
def m():
    d = {}
    with CM('x') as d['k'], CM('y') as d['j']: return [v.n for v in d.values()]
def n():
    o = CM('inst')
    o.__exit__ = lambda *a: True
    with o: raise ValueError('instance attr ignored')
class Raises:
    def __bool__(self): raise RuntimeError('truth')
def o():
    with CM('r', Raises()): raise KeyError
def p():
    with CM('none') as z: pass
    return z.n
def q():
    with CM('s'): raise StopIteration('si')
for fn in (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q): t(fn)
for src in ('with: pass', 'with a as 1: pass', 'with a as b as c: pass', 'with (a as b): pass', 'with (a, b) as c: pass', 'with (a as b, c as d,): pass', 'with a, : pass', 'with a as f(): pass', 'with (yield): pass', 'with (a := b): pass', 'with a as b.c, d as e[0]: pass', 'with a b: pass'):
    try:
        compile(src, 's', 'exec')
        print(src, 'ok')
    except SyntaxError as err: print(src, err.msg)
