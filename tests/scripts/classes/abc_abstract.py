# covers: abc.ABC, abstractmethod, abstract property/classmethod, instantiation errors, register, __subclasshook__, __isabstractmethod__, __abstractmethods__, custom __instancecheck__
from abc import ABC, ABCMeta, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): return 'default area'
    @property
    @abstractmethod
    def name(self): ...
    @classmethod
    @abstractmethod
    def make(cls): ...
    @staticmethod
    @abstractmethod
    def st(): ...
    def show(self): return f'{self.name}: {self.area()}'
class Partial(Shape):
    def area(self): return super().area() + '!'
    @staticmethod
    def st(): return 1
class Sq(Partial):
    name = 'sq'
    @classmethod
    def make(cls): return cls()
print(Sq().show(), Sq.make().st(), sorted(Shape.__abstractmethods__), sorted(Partial.__abstractmethods__), Sq.__abstractmethods__, Shape.area.__isabstractmethod__)
one = type('One', (ABC,), {'f': abstractmethod(lambda s: 0)})
for f in (Shape, Partial, one, lambda: Shape.area(None), lambda: Shape.make()):
    try:
        print(f())
    except TypeError as e:
        print(e)
class NotEnforced:
    @abstractmethod
    def f(self): pass
print(type(NotEnforced()).__name__)
@Shape.register
class Ext: pass
print(issubclass(Ext, Shape), isinstance(Ext(), Shape), Shape in Ext.__mro__, isinstance(Ext(), Partial))
class HasLen(ABC):
    @classmethod
    def __subclasshook__(cls, c):
        if cls is HasLen: return any('__len__' in b.__dict__ for b in c.__mro__)
        return NotImplemented
class Sub(HasLen): pass
print(issubclass(list, HasLen), isinstance('', HasLen), isinstance(5, HasLen), issubclass(list, Sub))
for f in (lambda: Shape.register(5), lambda: HasLen.register(HasLen), lambda: issubclass(5, Shape), lambda: Sub.register(HasLen)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class Even(type):
    def __instancecheck__(cls, o): return isinstance(o, int) and o % 2 == 0
    def __subclasscheck__(cls, c): return c is int or c.__name__.startswith('E')
class E(metaclass=Even): pass
print(isinstance(4, E), isinstance(3, E), issubclass(int, E), issubclass(str, E), issubclass(type('Ex', (), {}), E), isinstance(E(), E), isinstance(4, (str, E)), type(E()) is E)
for f in (lambda: isinstance(1, 5), lambda: isinstance(1, (int, 5)), lambda: isinstance('a', (int, 5)), lambda: isinstance(1, [int]), lambda: issubclass(1, int), lambda: issubclass(int, 1), lambda: isinstance(1), lambda: isinstance(1, ()), lambda: isinstance(1, ((str, (int,)),)), lambda: isinstance(1, int | str), lambda: issubclass(bool, int | None), lambda: isinstance(1, int | list[int]), lambda: isinstance(True, int), lambda: isinstance(int, type), lambda: issubclass(type, object), lambda: isinstance(object, type)):
    try:
        print(f())
    except TypeError as e:
        print(e)
class Late(ABC):
    @abstractmethod
    def f(self): ...
L = type('L', (Late,), {})
L.f = lambda s: 1
try:
    L()
except TypeError as e:
    print(e)
import abc
abc.update_abstractmethods(L)
print(L().f())
