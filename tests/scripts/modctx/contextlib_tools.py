# covers: contextlib: ExitStack, suppress, closing, redirect_stdout, nullcontext, AbstractContextManager, callbacks order, error propagation
import contextlib as c, io, sys
log = []
class CM:
    def __init__(self, n, swallow=False): self.n, self.s = n, swallow
    def __enter__(self): log.append(f'+{self.n}'); return self.n
    def __exit__(self, t, v, tb): log.append(f'-{self.n}:{t.__name__ if t else None}'); return self.s
with c.ExitStack() as st:
    vals = [st.enter_context(CM(i)) for i in 'ab']
    st.callback(log.append, 'cb')
    st.push(lambda t, v, tb: log.append(('push', t)))
    st.callback(lambda *a, **k: log.append((a, k)), 1, k=2)
print(vals, log)
log.clear()
with c.ExitStack() as st:
    st.enter_context(CM('sw', True))
    st.enter_context(CM('in'))
    raise KeyError('k')
print(log)
log.clear()
try:
    with c.ExitStack() as st:
        st.callback(lambda: 1 / 0)
        st.enter_context(CM('x'))
        raise ValueError('body')
except ZeroDivisionError as e: print(repr(e), repr(e.__context__), log)
log.clear()
with c.ExitStack() as st:
    st.enter_context(CM('moved'))
    keep = st.pop_all()
print(log)
keep.close()
print(log)
with c.suppress(KeyError, ValueError): {}['k']; print('no')
with c.suppress(): pass
try:
    with c.suppress(KeyError): raise IndexError('i')
except IndexError as e: print(e)
class Res:
    def close(self): print('closed')
with c.closing(Res()) as r: print(type(r).__name__)
b = io.StringIO()
with c.redirect_stdout(b) as rb: print('hidden'); print(rb is b, file=b)
print(repr(b.getvalue()))
with c.nullcontext(5) as n: print(n)
class Abs(c.AbstractContextManager):
    def __exit__(self, *a): return None
with Abs() as a: print(type(a).__name__)
print(isinstance(CM(1), c.AbstractContextManager), issubclass(Res, c.AbstractContextManager))
for f in (lambda: c.AbstractContextManager(), lambda: c.ExitStack().enter_context(5), lambda: c.ExitStack().push(5) , lambda: c.suppress(5).__enter__(), lambda: c.closing(5).__exit__(), lambda: c.nullcontext().__enter__()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def gen_stack():
    with c.ExitStack() as s:
        for i in range(3): s.enter_context(CM(i)); yield i
log.clear()
g = gen_stack()
next(g); next(g)
g.close()
print(log)
@c.contextmanager
def tmp(o, **kw):
    old = {k: getattr(o, k) for k in kw}
    try:
        for k, v in kw.items(): setattr(o, k, v)
        yield o
    finally:
        for k, v in old.items(): setattr(o, k, v)
class Cfg: a = 1; b = 2
with tmp(Cfg, a=10) as cf: print(cf.a, Cfg.b)
print(Cfg.a)
class Dec(c.ContextDecorator):
    def __enter__(self): log.append('enter'); return self
    def __exit__(self, *e): log.append('exit')
@Dec()
def fn(): return 'r'
log.clear()
print(fn(), fn(), log)
with c.suppress(ExceptionGroup), c.redirect_stdout(io.StringIO()): raise ExceptionGroup('g', [ValueError()])
print('end')
