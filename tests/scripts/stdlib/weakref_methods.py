# WeakMethod, callbacks, ReferenceType and equality.
import gc
import weakref


class C:
    def m(self):
        return 42

    def n(self):
        return 43


dead = []
c = C()
r = weakref.WeakMethod(c.m, lambda ref: dead.append("m"))
print(r()(), r() == c.m, r == weakref.WeakMethod(c.m), r == weakref.WeakMethod(c.n), hash(r) == hash(weakref.ref(c)))
for bad in (3, len, C.m):
    try:
        weakref.WeakMethod(bad)
    except TypeError as e:
        print(e)
w = weakref.ref(c, lambda ref: dead.append("o"))
print(w() is c, weakref.getweakrefcount(c) >= 1, w in weakref.getweakrefs(c), isinstance(w, weakref.ReferenceType))
p = weakref.proxy(c)
print(p.m(), type(p) is weakref.ProxyType, isinstance(p, weakref.ProxyTypes))
del c
gc.collect()
print(r(), w(), r == r, sorted(dead))
try:
    p.m()
except ReferenceError as e:
    print(e)
try:
    weakref.ref(3)
except TypeError as e:
    print(e)
