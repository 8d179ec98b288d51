# covers: retry loops, error accumulation, fallback chains, timeouts by step counts, cleanup stacks, error translation, validation collecting groups
class Flaky:
    def __init__(self, *script): self.s = list(script)
    def __call__(self):
        v = self.s.pop(0)
        if isinstance(v, type) and issubclass(v, BaseException): raise v(f'left {len(self.s)}')
        return v
def retry(f, n, on=(OSError,)):
    errors = []
    for i in range(n):
        try: return f(), errors
        except on as e: errors.append(repr(e))
    raise RuntimeError(f'gave up after {n}') from e_last(errors)
def e_last(errors): return LookupError(errors[-1])
for script, n in (((1,), 3), ((OSError, TimeoutError, 5), 3), ((OSError, OSError), 2), ((OSError, ValueError), 5), ((KeyboardInterrupt,), 2)):
    try: print(retry(Flaky(*script), n))
    except BaseException as e: print(type(e).__name__, e, repr(e.__cause__), repr(e.__context__))
def first(*fs):
    errs = []
    for f in fs:
        try: return f()
        except Exception as e: errs.append(e)
    raise ExceptionGroup('all failed', errs)
print(first(lambda: 1 / 0, lambda: {}['k'], lambda: 'third'))
try: first(lambda: 1 / 0, lambda: int('q'))
except* ZeroDivisionError as g: print('zero', len(g.exceptions))
except* ValueError as g: print('value', g.exceptions)
def validate(d):
    errs = []
    def check(cond, msg, kind=ValueError):
        try:
            if not cond(): raise kind(msg)
        except Exception as e: errs.append(e)
    check(lambda: d['age'] >= 0, 'age negative')
    check(lambda: len(d['name']) > 0, 'name empty')
    check(lambda: d['age'].bit_length() < 8, 'age too big', OverflowError)
    if errs: raise ExceptionGroup('invalid', errs)
    return 'valid'
for d in ({'age': 5, 'name': 'x'}, {'age': -1, 'name': ''}, {'name': 5}, {'age': 'x', 'name': 'y'}):
    try: print(validate(d))
    except ExceptionGroup as g: print(g, [f'{type(e).__name__}: {e}' for e in g.exceptions])
class Stack:
    def __init__(self): self.undo = []
    def do(self, f, u): f(); self.undo.append(u)
    def run(self, steps):
        try:
            for f, u in steps: self.do(f, u)
        except Exception as e:
            for u in reversed(self.undo):
                try: u()
                except Exception as x: e.add_note(f'undo failed: {x!r}')
            raise
log = []
step = lambda n, bad=False: ((lambda: 1 / 0) if bad else (lambda: log.append(f'do {n}')), lambda: log.append(f'undo {n}') if n != 2 else log[99])
try: Stack().run([step(1), step(2), step(3), step(4, True), step(5)])
except ZeroDivisionError as e: print(e, e.__notes__, log)
def translate(f):
    def w(*a):
        try: return f(*a)
        except (KeyError, IndexError) as e: raise AttributeError(f'missing {e.args[0]!r}') from e
        except TypeError: return NotImplemented
    return w
get = translate(lambda o, k: o[k])
for a in (({'a': 1}, 'a'), ({}, 'b'), ([], 3), (5, 0)):
    try: print(get(*a))
    except AttributeError as e: print(e, '<-', type(e.__cause__).__name__)
