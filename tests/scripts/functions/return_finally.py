# covers: return values: implicit None, tuples, return through finally, loops, nested try, generator return, conditional expressions; override by finally; multiple exits
def a():
    try: return 'try'
    finally: print('finally a', end=' ')
def b():
    try: return 'try'
    finally: return 'finally wins'
def c():
    for i in range(3):
        try:
            if i == 1: return i
        finally:
            print('fin', i, end=' ')
def d():
    while True:
        try: return 1
        finally: break
    return 'after break'
def e():
    for i in range(3):
        try: return i
        finally: continue
    return 'loop done'
def f():
    try: 1 / 0
    finally: return 'swallowed'
def g():
    x = 1
    try: return x
    finally: x = 2
def h():
    x = [1]
    try: return x
    finally: x.append(2)
def i():
    try:
        try: return 'inner'
        finally: print('f1', end=' ')
    finally: print('f2', end=' ')
def j():
    try: raise KeyError('k')
    except KeyError: return 'except'
    else: return 'else'
    finally: print('fj', end=' ')
def k():
    try: pass
    except KeyError: return 'except'
    else: return 'else'
    finally: print('fk', end=' ')
def l(): return
def m(): return 1, *[2, 3]
def n():
    with open('/dev/null') as fh: return fh.closed
def o(x): return x if x else (yield_ := 'walrus')
def p():
    try:
        try: raise ValueError('one')
        finally: raise KeyError('two')
    except KeyError as err: return repr(err), repr(err.__context__)
def q():
    def side(): print('side', end=' '); return 'v'
    try: return side()
    finally: print('after side', end=' ')
def r():
    for x in (1, 2):
        for y in (1, 2):
            try:
                if (x, y) == (1, 2): break
                if x == 2: return x, y
            finally: print((x, y), end=' ')
        else: print('no break', end=' ')
def s():
    try: return 1
    finally:
        try: raise OSError('in finally')
        except OSError as e: print(e, end=' ')
def u():
    while 1:
        try:
            try: break
            finally: print('in', end=' ')
        finally: print('out', end=' ')
    return 'u'
for fn in (a, b, c, d, e, f, g, h, i, j, k, l, m, n, lambda: o(0), p, q, r, s, u): print(fn())
for src in ('return 1', 'class A: return 1', 'yield 1', 'class A: yield 1', 'break', 'continue', 'def f(): break', 'for i in x:\n  def g(): continue', 'if 1: break', 'await x', 'def f():\n  return *a', 'while 1:\n  class A: break', 'try: pass\nfinally: continue', 'lambda: (yield)', 'lambda: return 1'):
    try:
        compile(src, 's', 'exec')
        print(repr(src), 'ok')
    except SyntaxError as err:
        print(repr(src), '->', err.msg)
