# covers: chained generators with shared state, coroutine pipeline stages with sinks, broadcast, generator-based parser and permutations with early close order
def stage(f):
    def start(*a):
        g = f(*a)
        next(g)
        return g
    return start
log = []
@stage
def sink(name):
    got = []
    try:
        while True: got.append((yield))
    except GeneratorExit: log.append((name, got))
@stage
def each(fn, out):
    try:
        while True: out.send(fn((yield)))
    except GeneratorExit: out.close(); log.append('each closed')
@stage
def where(p, out):
    try:
        while True:
            v = yield
            if p(v): out.send(v)
    finally: out.close(); log.append('where closed')
@stage
def tee(*outs):
    try:
        while True:
            v = yield
            for o in outs: o.send(v)
    finally:
        for o in outs: o.close()
@stage
def batch(n, out):
    buf = []
    try:
        while True:
            buf.append((yield len(buf)))
            if len(buf) == n: out.send(tuple(buf)); buf.clear()
    finally:
        if buf: out.send(tuple(buf))
        out.close()
p = tee(where(lambda v: v % 2, each(lambda v: v * v, sink('odd squares'))), batch(3, sink('batches')))
for v in range(8): p.send(v)
p.close()
print(*log, sep='\n')
q = each(lambda v: 1 / v, sink('inv'))
q.send(2)
try: q.send(0)
except ZeroDivisionError as e: print(e)
try: q.send(1)
except StopIteration: print('stage dead')
def tokens(s):
    i = 0
    while i < len(s):
        if s[i].isdigit():
            j = i
            while j < len(s) and s[j].isdigit(): j += 1
            back = yield int(s[i:j])
            i = j
        else:
            back = yield s[i]
            i += 1
        while back: back = yield back
def parse(s):
    t = tokens(s)
    def nxt(): return next(t, None)
    def expr():
        v = term()
        while (o := nxt()) in ('+', '-'): v = v + term() if o == '+' else v - term()
        if o: t.send(o)
        return v
    def term():
        v = atom()
        while (o := nxt()) in ('*', '/'): v = v * atom() if o == '*' else v // atom()
        if o: t.send(o)
        return v
    def atom():
        a = nxt()
        if a == '(':
            v = expr()
            if nxt() != ')': raise SyntaxError('expected )')
            return v
        if isinstance(a, int): return a
        raise SyntaxError(f'unexpected {a!r}')
    v = expr()
    if (r := nxt()) is not None: raise SyntaxError(f'trailing {r!r}')
    return v
for s in ('1+2*3', '(1+2)*3-4/2', '2*(3+(4-1))*5', '1+', '(1', '1)', '*', '7'):
    try: print(s, parse(s))
    except SyntaxError as e: print(s, '!', e)
