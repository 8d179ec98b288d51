# covers: break, continue, return and raise inside finally and except in nested loops, interaction with pending exceptions and values
def t(f):
    try: return f()
    except Exception as e: return f'{type(e).__name__}({e})'
def a():
    for i in range(3):
        try: raise ValueError(i)
        finally:
            if i < 2: continue
            break
    return i
def b():
    while True:
        try:
            try: return 'r'
            finally: break
        finally: pass
    return 'broke out'
def c():
    out = []
    for i in range(3):
        for j in range(3):
            try:
                if j == 1: break
                out.append((i, j))
            finally:
                out.append(f'f{i}{j}')
                if i == 1: break
        else: out.append('else')
        if i == 1: continue
        out.append('end')
    return out
def d():
    try:
        try: raise KeyError('k')
        finally: return 'returned'
    finally: print('d outer', end=' ')
def e():
    try: raise KeyError('k')
    except KeyError:
        try: raise ValueError('v')
        finally: raise OSError('o')
def f():
    for x in range(3):
        try:
            if x == 1: raise ValueError
        except ValueError: continue
        else: print('else', x, end=' ')
        finally: print('fin', x, end=' ')
def g():
    r = []
    for i in range(5):
        try:
            try:
                if i % 2: raise IndexError
                r.append(i)
            except IndexError:
                if i == 3: break
                continue
            finally: r.append('in')
        finally: r.append('out')
    return r
def h():
    def inner():
        try: yield 1; yield 2
        finally: log.append('gen')
    log = []
    it = inner()
    for x in it:
        try: break
        finally: log.append('brk')
    it.close()
    return log
def i():
    x = 'a'
    try: return x
    finally:
        x = 'b'
        try: 1 / 0
        except ZeroDivisionError: x = 'c'
def j():
    with_val = None
    try:
        try: raise ValueError('first')
        except ValueError as e:
            with_val = e
            raise KeyError('second') from e
        finally:
            print(type(with_val).__name__, end=' ')
    except KeyError as k: return repr(k.__cause__)
def k(n):
    try:
        if n: return k(n - 1)
        raise RuntimeError('deep')
    finally: print(n, end=' ')
for fn in (a, b, c, d, e, f, g, h, i, j, lambda: k(3)): print(t(fn))
