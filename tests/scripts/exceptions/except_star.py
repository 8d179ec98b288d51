# covers: except* clauses: splitting, several clauses, unmatched re-raise, raising inside, naked exceptions, else/finally, nested, name binding
def run(exc, body=None):
    log = []
    try:
        try:
            if exc: raise exc
            log.append('no error')
        except* ValueError as g: log.append(('V', type(g).__name__, [str(e) for e in g.exceptions]))
        except* (KeyError, OSError) as g:
            log.append(('KO', [type(e).__name__ for e in g.exceptions]))
            if body: body(g)
        else: log.append('else')
        finally: log.append('finally')
    except BaseException as e: log.append(('out', repr(e), repr(e.__context__)))
    return log
def reraise(g): raise
def new(g): raise RuntimeError('new')
def frm(g): raise TypeError('t') from g
EG = ExceptionGroup
print(run(None))
print(run(ValueError('naked')))
print(run(TypeError('unmatched naked')))
print(run(EG('g', [ValueError('1'), KeyError('2'), ValueError('3')])))
print(run(EG('g', [ValueError('1'), TypeError('2')])))
print(run(EG('g', [EG('n', [ValueError('a'), TypeError('b')]), OSError('c')])))
print(run(EG('g', [KeyError('1'), ValueError('2')]), reraise))
print(run(EG('g', [KeyError('1'), TypeError('2')]), reraise))
print(run(EG('g', [KeyError('1'), TypeError('2')]), new))
print(run(EG('g', [OSError('1')]), new))
print(run(EG('g', [OSError('1')]), frm))
print(run(BaseExceptionGroup('b', [KeyboardInterrupt(), ValueError('v')])))
print(run(KeyError('naked k'), reraise))
try:
    try: raise EG('x', [ValueError()])
    except* ExceptionGroup: pass
except TypeError as e: print(e)
try:
    try: raise EG('x', [ValueError()])
    except* 5: pass
except TypeError as e: print(e)
try: raise EG('x', [ValueError('v')])
except* ValueError as g: saved = g
print('g' in globals(), saved.message)
def nested():
    try:
        try: raise EG('o', [ValueError('v'), KeyError('k'), IndexError('i')])
        except* ValueError: raise
        except* KeyError: raise AttributeError('from key')
    except* AttributeError as a: print('attr', repr(a))
    except* (ValueError, IndexError) as v: print('rest', repr(v))
try: nested()
except BaseException as e: print('escaped', repr(e))
for i in range(3):
    try:
        if i: raise EG('loop', [ValueError(i)])
    except* ValueError as e: print(i, e.exceptions)
    else: print(i, 'ok')
