# covers: sys.monitoring (PEP 669, of 3.12): every event that belongs to a place, their arguments and their order
import sys
mon = sys.monitoring
E = mon.events
TOOL = 3
mon.use_tool_id(TOOL, 'tests')
log = []

def show(v):
    if v is mon.MISSING: return 'MISSING'
    if isinstance(v, BaseException): return repr(v)
    return getattr(v, '__name__', None) or repr(v)

def record(name):
    def callback(code, *args):
        if code.co_filename != __file__: return
        if name == 'LINE': args = (args[0] - base,)
        elif name in ('JUMP', 'BRANCH'): args = ('forward' if args[1] > args[0] + 2 else 'back' if args[1] < args[0] else 'on',)
        else: args = args[1:]
        log.append(f"{name}({', '.join([code.co_name] + [show(a) for a in args])})")
    return callback

names = [n for n in dir(E) if n.isupper() and n != 'NO_EVENTS']
for n in names: mon.register_callback(TOOL, getattr(E, n), record(n))

def run(f, *args, events):
    global base
    base = f.__code__.co_firstlineno
    log.clear()
    mask = 0
    for n in events.split(): mask |= getattr(E, n)
    mon.set_events(TOOL, mask)
    try: f(*args)
    except Exception as e: result = repr(e)
    else: result = 'ok'
    mon.set_events(TOOL, 0)
    print(f.__name__, args, events, '->', result)
    for entry in log:
        if '(run' not in entry: print('   ', entry)

def loop(n):
    for i in range(n):
        if i:
            x = i
    while n > 1:
        n -= 1
    return n
run(loop, 2, events='LINE')
run(loop, 2, events='BRANCH JUMP')
run(loop, 1, events='PY_START PY_RETURN CALL C_RETURN C_RAISE')

class K:
    def __init__(self, v): self.v = v
    def method(self, *a): return len(a)
    def __repr__(self): return 'a K'
    def __call__(self): return 'called'
def calls():
    k = K(5)
    k.method(1, 2)
    k()
    bound = k.method
    bound(7)
    print(end='')
    max(*[1, 2], key=abs)
    'x'.join([])
    [].append(1)
    try: int('no')
    except ValueError: pass
run(calls, events='CALL C_RETURN C_RAISE PY_START PY_RETURN')
run(calls, events='CALL')

def gen():
    got = yield 1
    try:
        yield 2
    except KeyError:
        yield from sub()
    return 3
def sub():
    yield 'sub'
    return 'end'
def generators():
    g = gen()
    next(g)
    g.send('x')
    g.throw(KeyError('k'))
    for v in g: pass
    for v in sub(): pass
run(generators, events='PY_START PY_RESUME PY_YIELD PY_RETURN PY_THROW PY_UNWIND STOP_ITERATION')

def errors(n):
    try:
        try:
            raise ValueError(n)
        finally:
            x = 1
    except KeyError:
        pass
def outer(n):
    try: errors(n)
    except ValueError as e:
        y = e
run(outer, 1, events='RAISE RERAISE EXCEPTION_HANDLED PY_UNWIND LINE')
run(errors, 2, events='RAISE PY_UNWIND')

async def co():
    return await inner()
async def inner():
    return 'value'
def drive():
    try: co().send(None)
    except StopIteration as e: return e.value
run(drive, events='PY_START PY_RETURN STOP_ITERATION')

def comprehension():
    return [x * 2 for x in (1, 2)]
run(comprehension, events='LINE PY_START PY_RETURN')

# Code made while events are on is watched too.
run(lambda: exec(compile('def made():\n  return 1\nmade()', __file__, 'exec'), {}), events='PY_START PY_RETURN LINE')

count = 0
def instruction(code, offset):
    global count
    if code is loop.__code__: count += 1
mon.register_callback(TOOL, E.INSTRUCTION, instruction)
mon.set_events(TOOL, E.INSTRUCTION)
loop(1)
mon.set_events(TOOL, 0)
print(count > 5)
