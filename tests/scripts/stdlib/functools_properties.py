# cached_property and partialmethod, with their errors.
from functools import *

def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)

class A:
    @cached_property
    def p(self): print('once'); return 42
    def m(self,*a,**k): return (a,k)
    pm = partialmethod(m, 1, z=2)
    pm2 = partialmethod(pm, 3)
a=A(); print(a.p,a.p,a.__dict__); print(a.pm(5), a.pm2(6,q=1)); print(type(A.p).__name__); t(partialmethod, 3)
print(repr(A.__dict__['pm'])[:40])
class B:
    __slots__=()
    @cached_property
    def p(self): return 1
t(lambda: B().p)
try:
    class C:
        @cached_property
        def p(self): return 1
        q=p
except Exception as e: print(type(e).__name__, e, e.__cause__)
c=cached_property(lambda s:1)
class D2: pass
D2.c=c; t(lambda: D2().c)
