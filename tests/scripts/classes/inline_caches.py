# inline caches under class and instance changes
class A:
    x = 1
    def m(self): return 'A.m'
def getx(o): return o.x
def callm(o): return o.m()
def setx(o, v): o.x = v
a = A()
for _ in range(3): print(getx(a), callm(a))
A.x = 2; print(getx(a))
a.__dict__['x'] = 5; print(getx(a))
b = A(); print(getx(b)); b.__dict__; print(getx(b)); b.__dict__['m'] = lambda: 'inst'; print(callm(b), callm(a))
c = A(); 
for i in range(100): setattr(c, f'k{i}', i)
for _ in range(3): print(getx(c), callm(c))
c.__dict__['x'] = 'dict'; print(getx(c)); c.m = lambda: 'cm'; print(callm(c)); del c.m; print(callm(c)); del c.__dict__['x']; print(getx(c))
vars(c).clear(); print(getx(c)); c.x = 9; print(getx(c))
A.m = lambda self: 'new'; print(callm(a), callm(A()))
class D:
    def __get__(s, o, t): return 'desc'
    def __set__(s, o, v): print('dset', v)
d = A(); d.x = 3; print(getx(d)); A.x = D(); print(getx(d), getx(A())); setx(d, 4); del A.x; print(getx(d)); setx(d, 5); print(getx(d))
A.__getattr__ = lambda s, n: 'ga ' + n
print(getx(A())); del A.__getattr__
try: getx(A())
except AttributeError as e: print(e)
A.__getattribute__ = lambda s, n: 'gab ' + n; print(getx(d)); del A.__getattribute__; print(getx(d))
A.__setattr__ = lambda s, n, v: print('sa', n, v); setx(d, 6); e = A(); setx(e, 1); del A.__setattr__; setx(d, 7); print(getx(d)); setx(e, 8); print(getx(e))
class P:
    @property
    def x(self): return 'prop'
class Q(P): pass
q = Q()
for _ in range(3): print(getx(q))
Q.x = 'q'; print(getx(q)); del Q.x; print(getx(q)); P.x = property(lambda s: 'prop2'); print(getx(q))
P.x = property(lambda s, y=3: y); print(getx(q)); print(getx(q))
class S:
    __slots__ = ('x', 'y')
s = S(); setx(s, 1); setx(s, 2); print(getx(s)); del s.x
try: getx(s)
except AttributeError as e: print(e)
setx(s, 3); print(getx(s)); t = S()
try: getx(t)
except AttributeError as e: print(e)
class M1: x = 'm1'
class M2: x = 'm2'
class N(M1): pass
n = N(); print(getx(n), getx(n)); N.__bases__ = (M2,); print(getx(n)); n.__class__ = A; setx(n, 4); print(getx(n), callm(n))
class Meta(type):
    @property
    def x(cls): return 'meta'
class K(metaclass=Meta): pass
print(getx(K), getx(K)); 
class K2: x = 'k2'
print(getx(K2), getx(K2)); K2.x = 'k3'; print(getx(K2)); Meta.x = 'mm'; print(getx(K)); K.x = 'own'; print(getx(K)); Meta.x = property(lambda c: 'dd'); print(getx(K))
class SM:
    @staticmethod
    def m(): return 'static'
class CM:
    @classmethod
    def m(cls): return cls.__name__
class CM2(CM): pass
for o in (SM(), SM, CM(), CM, CM2, CM2(), SM, CM, CM2): print(callm(o), end=' ')
print()
for _ in range(3): print(callm(CM2))
CM.m = staticmethod(lambda: 'st'); print(callm(CM2), callm(CM2())); CM2.m = classmethod(lambda c: 'cc'); print(callm(CM2))
import types
mod = types.ModuleType('mod'); mod.x = 1; print(getx(mod), getx(mod)); mod.x = 2; print(getx(mod)); del mod.x
try: getx(mod)
except AttributeError as e: print(e)
mod.__getattr__ = lambda n: 'mg'; print(getx(mod)); mod.x = 8; print(getx(mod)); mod2 = types.ModuleType('m2'); mod2.x = 3; mod.y = 1; print(getx(mod2), getx(mod))
class MM(types.ModuleType):
    @property
    def x(self): return 'mmx'
mod.__class__ = MM; print(getx(mod))
