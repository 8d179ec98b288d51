# covers: property: getter/setter/deleter, decorators, inheritance overriding, doc, errors for missing accessors, abstract flag, property on class access, raising inside
class C:
    def __init__(self): self._v = 1
    @property
    def v(self):
        "The v doc."
        return self._v
    @v.setter
    def v(self, x):
        if x < 0: raise ValueError(f'negative: {x}')
        self._v = x
    @v.deleter
    def v(self): self._v = None
    @property
    def ro(self): return 'ro'
    wo = property(None, lambda s, x: s.__dict__.__setitem__('w', x))
    empty = property()
    @property
    def boom(self): raise AttributeError('from inside')
    @property
    def keyerr(self): return {}['k']
c = C()
c.v = 5
c.v += 2
print(c.v, C.v.__doc__, C.v.fget.__name__, type(C.v).__name__)
del c.v
print(c.v)
c.wo = 3
print(vars(c))
for f in (lambda: setattr(c, 'v', -1), lambda: setattr(c, 'ro', 1), lambda: delattr(c, 'ro'), lambda: c.wo, lambda: delattr(c, 'wo'), lambda: c.empty, lambda: setattr(c, 'empty', 1), lambda: delattr(c, 'empty'), lambda: c.boom, lambda: c.keyerr, lambda: hasattr(c, 'boom'), lambda: getattr(c, 'boom', 'dflt'), lambda: hasattr(c, 'keyerr'), lambda: property(1, 2, 3, 4, 5), lambda: C.v.fset(c, 9), lambda: C.ro.fset, lambda: setattr(C.v, 'fget', None), lambda: C.v.__get__(c), lambda: C.v.__get__(None, C) is C.v, lambda: C.v.__set__(c, 1), lambda: C.empty.__get__(c), lambda: property(len).__get__([1, 2]), lambda: C.v.__delete__(c), lambda: property(5).__get__(c)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class D(C):
    @C.v.getter
    def v(self): return ('D', self._v)
    @property
    def ro(self): return 'D' + super().ro
    @ro.setter
    def ro(self, x): print('set ro', x)
d = D()
d.v = 4
d.ro = 1
print(d.v, d.ro, c.ro)
class G:
    def __init__(self): self.__x = 0
    def getx(self): return self.__x
    def setx(self, v): self.__x = v
    x = property(getx, setx, doc='explicit doc')
class H(G):
    def getx(self): return 'overridden not used'
h = H()
h.x = 7
print(h.x, G.x.__doc__, H.__dict__.get('x'))
class Sub(property):
    def __get__(self, i, o=None): return self if i is None else ('sub', super().__get__(i, o))
class U:
    @Sub
    def p(self): return 1
u = U()
print(u.p, type(U.p).__name__)
u.__dict__['p'] = 'ignored'
print(u.p)
class K:
    @classmethod
    @property
    def cp(cls): return cls.__name__
    @property
    def __class__(self): return int
print(K.cp, isinstance(K(), int), type(K()).__name__, K().__class__)
