# covers: __slots__: restrictions, inheritance, missing dict, weakref, defaults conflict, private names, empty and string slots, errors, slot descriptors
class P:
    __slots__ = ('x', 'y')
    def __init__(self, x=None):
        if x is not None: self.x = x
p = P(1)
p.y = 2
print(p.x, p.y, P.__slots__, hasattr(p, '__dict__'), type(P.x).__name__, P.x.__get__(p), P.x.__name__, repr(P.x))
class Q(P): pass
class R(P): __slots__ = 'z'
class S(P): __slots__ = ['w', '__dict__']
class T: __slots__ = ()
class Priv:
    __slots__ = ('__a',)
    def __init__(self): self.__a = 1
class Docs: __slots__ = {'f': 'the f slot'}
q, r, s = Q(), R(), S()
q.extra = 1
r.z = 3
s.any = 5
print(vars(q), r.z, vars(s), Priv()._Priv__a, Docs.__slots__, Docs.f.__doc__)
import weakref
class W: __slots__ = ('__weakref__',)
print(weakref.ref(w := W())() is w)
for f in (lambda: P().x, lambda: setattr(p, 'z', 1), lambda: delattr(P(), 'x'), lambda: setattr(r, 'q', 1), lambda: T().a, lambda: setattr(T(), 'a', 1), lambda: p.__dict__, lambda: vars(p), lambda: weakref.ref(p), lambda: P.x.__get__(5), lambda: P.x.__set__(5, 1), lambda: type('X', (), {'__slots__': ('a',), 'a': 1}), lambda: type('X', (), {'__slots__': ('1a',)}), lambda: type('X', (), {'__slots__': 5}), lambda: type('X', (), {'__slots__': (5,)}), lambda: type('X', (int,), {'__slots__': ('a',)}), lambda: type('X', (tuple,), {'__slots__': ('a',)}), lambda: type('X', (P, type('Y', (), {'__slots__': 'k'})), {}), lambda: type('X', (), {'__slots__': ('__dict__', '__dict__')}), lambda: type('X', (P, T), {'__slots__': ()})().x, lambda: setattr(p, '__class__', Q), lambda: setattr(p, '__class__', type('P2', (), {'__slots__': ('x', 'y')})), lambda: type('X', (S,), {'__slots__': ('__dict__',)}), lambda: type('X', (), {'__slots__': ''})):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(type(p).__name__, p.x)
del p.x
print(hasattr(p, 'x'))
p.x = [p]
print(p.x[0] is p)
class Base: 
    __slots__ = ('a',)
    a_default = 7
class Child(Base):
    __slots__ = ('a', 'b')
c = Child()
c.a = 'child slot'
try:
    print(c.a, Base.a.__get__(c))
except AttributeError as e:
    print('AttributeError', e)
Base.a.__set__(c, 'base slot')
print(c.a, Base.a.__get__(c), c.a_default)
import copy
p.x = 1
p2 = copy.copy(p)
print(p2.x, p2.y, copy.deepcopy(s).any)
