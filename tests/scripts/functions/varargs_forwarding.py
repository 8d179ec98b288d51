# covers: forwarding wrappers, argument binding by hand, default resolution, keyword collisions through several layers, self-inspection by code flags
def layer(f):
    def w(*args, **kwargs): return ('w', f(*args, **kwargs))
    return w
@layer
@layer
def core(a, b=2, *rest, k, opt=None, **extra): return a, b, rest, k, opt, extra
print(core(1, k=3), core(1, 5, 6, 7, k=3, z=9), core(*[1], **{'k': 0, 'opt': 1}))
for c in (lambda: core(), lambda: core(1), lambda: core(1, k=1, a=2), lambda: core(k=1), lambda: core(1, k=1, **{'k': 2}), lambda: core(1, 2, b=3, k=1)):
    try: print(c())
    except TypeError as e: print(e)
def bind(f, args, kw):
    code = f.__code__
    pos = code.co_varnames[:code.co_argcount]
    kwo = code.co_varnames[code.co_argcount:code.co_argcount + code.co_kwonlyargcount]
    out = dict(zip(pos, args))
    rest = args[len(pos):]
    if rest and not code.co_flags & 4: raise TypeError('too many positional')
    extra = {}
    for k, v in kw.items():
        if k in out: raise TypeError(f'twice: {k}')
        if k in pos[code.co_posonlyargcount:] or k in kwo: out[k] = v
        elif code.co_flags & 8: extra[k] = v
        else: raise TypeError(f'unexpected: {k}')
    dflt = dict(zip(reversed(pos), reversed(f.__defaults__ or ()))) | (f.__kwdefaults__ or {})
    for p in (*pos, *kwo):
        if p not in out:
            if p not in dflt: raise TypeError(f'missing: {p}')
            out[p] = dflt[p]
    i = len(pos) + len(kwo)
    if code.co_flags & 4: out['*' + code.co_varnames[i]] = rest; i += 1
    if code.co_flags & 8: out['**' + code.co_varnames[i]] = extra
    return out
def f(a, /, b, c=3, *d, e, g=7, **h): pass
def s(x, y=1): pass
import inspect
for fn, a, k in ((f, (1, 2), {'e': 5}), (f, (1, 2, 3, 4, 5), {'e': 0, 'zz': 1, 'a': 9}), (s, (1,), {}), (s, (1,), {'y': 2}), (f, (1,), {'e': 1}), (s, (1, 2, 3), {}), (s, (), {'y': 1}), (s, (1,), {'x': 2}), (s, (1,), {'q': 2})):
    try: mine = bind(fn, a, k)
    except TypeError as e: mine = str(e)
    try:
        fn(*a, **k)
        ok = True
    except TypeError: ok = False
    print(mine, ok == isinstance(mine, dict))
def delegate(*a, to, **k): return to(*a, **k)
print(delegate(3, 1, 2, to=max), delegate([3, 1], to=sorted, reverse=True), delegate('a', 'b', sep='-', end='!\n', to=print), delegate(to=dict, x=1), delegate(delegate, 5, to=lambda f, *a, **k: f(*a, to=abs)))
def swap(f): return lambda *a, **k: f(*a[::-1], **k)
print(swap(pow)(3, 2), swap(swap(pow))(3, 2), swap(lambda *a: a)(1, 2, 3), (lambda *a, **k: (a, k))(*'ab', **dict(zip('xy', (1, 2)))))
class Rec:
    def __init__(self): self.calls = []
    def __getattr__(self, n): return lambda *a, **k: self.calls.append((n, a, k)) or self
r = Rec()
r.open('f', mode='w').write(*'ab').close()
print(r.calls)
