# covers: sys._getframe: names, line numbers, locals and globals, f_back chain, class and comprehension frames, frame of generator, inspect helpers
import sys, inspect
def a(x):
    y = x * 2
    return b()
def b():
    fr = sys._getframe()
    up = sys._getframe(1)
    return fr.f_code.co_name, up.f_code.co_name, up.f_locals, fr.f_lineno, up.f_lineno, fr.f_back is up, fr.f_globals is globals(), up.f_back.f_code.co_name
print(a(3))
def names():
    f, out = sys._getframe(), []
    while f:
        out.append(f.f_code.co_name)
        f = f.f_back
    return out
class K:
    body = names()
    def m(self): return names()
    def __repr__(self): return str(names())
print(names(), K.body, K().m(), (lambda: names())(), list(names() for _ in 'a'), f'{K()}', list(map(lambda _: names(), 'a')), sorted([1], key=lambda v: len(names())), eval('names()'), sep='\n')
def gen():
    yield names()
    x = 5
    yield sys._getframe().f_locals['x']
g = gen()
print(next(g), next(g), g.gi_frame.f_lineno, g.gi_frame.f_locals)
def loc():
    z = 1
    d = sys._getframe().f_locals
    print(sorted(d))
    w = 2
    return sorted(sys._getframe().f_locals)
print(loc())
def caller(): return inspect.stack()[1].function, inspect.currentframe().f_back.f_lineno
def line(): return caller()
print(line(), inspect.currentframe().f_code.co_name)
print(inspect.getsource(line).strip(), inspect.getsourcelines(b)[1], inspect.getmodule(a).__name__, inspect.isfunction(a), inspect.ismethod(K().m), inspect.isclass(K), inspect.isgenerator(g), inspect.isbuiltin(len), inspect.getmembers(K, inspect.isfunction)[0][0])
def closure():
    v = 1
    def inner(): return v, sys._getframe().f_locals
    return inner()
print(closure(), sys._getframe().f_locals is globals(), sys._getframe().f_back)
fr = sys._getframe()
for f in (lambda: setattr(fr, 'f_code', 1), lambda: setattr(fr, 'f_globals', {}), lambda: fr.nope, lambda: setattr(fr, 'f_lineno', 'a')):
    try: print(f())
    except Exception as e: print(type(e).__name__)
