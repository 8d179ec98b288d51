# covers: closures as objects: account with dispatch, memoise, once, debounce-free event emitter, undo stack, random generator, mutually referring closures, generators in closures
def account(balance):
    history = []
    def deposit(n):
        nonlocal balance
        if n <= 0: raise ValueError(f'bad amount {n}')
        balance += n
        history.append(('+', n))
        return balance
    def withdraw(n):
        nonlocal balance
        if n > balance: raise RuntimeError(f'{n} > {balance}')
        balance -= n
        history.append(('-', n))
        return balance
    def undo():
        nonlocal balance
        op, n = history.pop()
        balance += n if op == '-' else -n
        return balance
    return {f.__name__: f for f in (deposit, withdraw, undo)} | {'balance': lambda: balance, 'history': lambda: tuple(history)}
acc = account(10)
for op, *a in (('deposit', 5), ('withdraw', 100), ('withdraw', 3), ('deposit', -1), ('undo',), ('undo',), ('undo',), ('history',), ('balance',)):
    try:
        print(op, a, acc[op](*a))
    except Exception as e:
        print(op, a, type(e).__name__, e)
def memo(f):
    cache = {}
    def g(*a):
        if a not in cache: cache[a] = f(*a)
        return cache[a]
    g.cache = cache
    return g
@memo
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), len(fib.cache))
def once(f):
    done = result = None
    def g(*a):
        nonlocal done, result
        if not done: done, result = True, f(*a)
        return result
    return g
init = once(lambda v: print('init', v) or v * 2)
print(init(4), init(5))
def emitter():
    handlers = {}
    def on(ev, fn=None):
        if fn is None: return lambda f: on(ev, f)
        handlers.setdefault(ev, []).append(fn)
        return lambda: handlers[ev].remove(fn)
    def emit(ev, *a): return [h(*a) for h in list(handlers.get(ev, ()))]
    return on, emit
on, emit = emitter()
off = on('x', lambda v: v + 1)
@on('x')
def h(v): return v * 10
print(emit('x', 2), off(), emit('x', 3), emit('none'))
def lcg(seed):
    def rnd(n):
        nonlocal seed
        seed = (seed * 1664525 + 1013904223) % 2**32
        return seed * n >> 32
    return rnd
r1, r2 = lcg(1), lcg(1)
print([r1(6) for _ in range(8)] == [r2(6) for _ in range(8)], [r1(100) for _ in range(6)])
def pair():
    def ping(n): return ['ping'] + pong(n - 1) if n else []
    def pong(n): return ['pong'] + ping(n - 1) if n else []
    return ping
print(pair()(5))
def machine(table, state):
    def step(ev):
        nonlocal state
        state = table.get((state, ev), 'error')
        return state
    return step
m = machine({('idle', 'start'): 'run', ('run', 'pause'): 'idle', ('run', 'stop'): 'done'}, 'idle')
print([m(e) for e in ('start', 'pause', 'start', 'stop', 'start')])
def avg():
    total = n = 0
    while True:
        v = yield total / n if n else None
        total += v
        n += 1
g = avg()
next(g)
print([g.send(v) for v in (10, 20, 60)])
