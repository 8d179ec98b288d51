# finalize: called at death, by hand, at exit; detach and peek.
import gc
import weakref


class C:
    pass


log = []
c = C()
f = weakref.finalize(c, log.append, "died")
print(f.alive, f.atexit, f.peek()[2:], repr(f).endswith("dead>"))
del c
gc.collect()
print(log, f.alive, f(), f.peek(), f.detach(), repr(f).endswith("; dead>"))
c = C()
g = weakref.finalize(c, lambda *a, **k: (a, k), 1, z=2)
print(g(), g(), g.alive)
h = weakref.finalize(c, print, "never")
obj, func, args, kw = h.detach()
print(obj is c, func is print, args, kw, h.alive)
keep = C()
e1 = weakref.finalize(keep, print, "exit first registered")
e2 = weakref.finalize(keep, print, "exit second registered")
e3 = weakref.finalize(keep, print, "exit not")
e3.atexit = False
print(e3.atexit, e1.atexit)
