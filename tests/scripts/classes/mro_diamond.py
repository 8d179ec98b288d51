# covers: C3 linearisation, super through diamonds, inconsistent order and duplicate base errors, __bases__ assignment, __mro__, mro() override
# test: modes=plain,gilswitch
class O: 
    def f(self): return ['O']
class A(O):
    def f(self): return ['A'] + super().f()
class B(O):
    def f(self): return ['B'] + super().f()
class C(O):
    def f(self): return ['C'] + super().f()
class D(A, B):
    def f(self): return ['D'] + super().f()
class E(C, A):
    def f(self): return ['E'] + super().f()
class F(E, D):
    def f(self): return ['F'] + super().f()
names = lambda c: [k.__name__ for k in c.__mro__]
print(names(F), F().f(), D().f(), names(type('G', (D, C), {})), F.__bases__ == (E, D), F.__base__.__name__, [c.__name__ for c in F.mro()])
for f in (lambda: type('X', (A, D), {}), lambda: type('X', (A, A), {}), lambda: type('X', (O, A), {}), lambda: type('X', (5,), {}), lambda: type('X', (int, str), {}), lambda: type('X', (A, object, B), {}), lambda: type('X', (type('P', (A, B), {}), type('Q', (B, A), {})), {}), lambda: type('X', ('a',), {}), lambda: type('X', (len,), {}), lambda: type('X', (list, dict), {}), lambda: type('X', (None,), {})):
    try:
        print(f().__name__)
    except TypeError as e:
        print(str(e).replace('\n', ' | '))
d = D()
D.__bases__ = (C, A)
print(names(D), d.f())
for v in ((), 5, (5,), (D,), (int,), (F,)):
    try:
        D.__bases__ = v
        print('ok')
    except TypeError as e:
        print(e)
class M(type):
    def mro(cls): return [cls, *reversed(type.mro(cls)[1:-1]), object]
class R(A, B, metaclass=M): pass
print(names(R))
print(issubclass(F, O), issubclass(O, F), isinstance(d, B), isinstance(d, C), O.__subclasses__() == [A, B, C], sorted(c.__name__ for c in A.__subclasses__()))
class BadMro(type):
    def mro(cls): return [cls, 5]
try:
    class Z(metaclass=BadMro): pass
except TypeError as e:
    print(e)
