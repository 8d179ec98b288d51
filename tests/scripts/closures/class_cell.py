# covers: __class__ cell and zero-argument super in closures, lambdas, comprehensions, nested functions, static and copied functions; error texts
class A:
    def who(self): return 'A'
    def make(self): return 'A.make'
    @classmethod
    def cm(cls): return 'A.cm ' + cls.__name__
class B(A):
    def who(self): return 'B>' + super().who()
    def lam(self): return (lambda: __class__.__name__)()
    def inner(self):
        def f(): return super(__class__, self).who()
        return f()
    def args(self): return (lambda s: super().make())(self)
    def comp(self): return [__class__.__name__ for _ in 'a']
    @classmethod
    def cm(cls): return 'B>' + super().cm()
    @staticmethod
    def st(): return __class__.__name__
    def set_self(self):
        self = None
        try:
            return super().who()
        except AttributeError as e:
            return str(e)
    def del_self(self):
        del self
        try:
            return super().who()
        except RuntimeError as e:
            return str(e)
    def gen(self): yield super().who()
class C(B):
    def who(self): return 'C>' + super().who()
c = C()
print(c.who(), c.lam(), c.inner(), c.args(), c.comp(), C.cm(), c.st(), list(c.gen()), c.set_self(), c.del_self())
def outside(self): return super().who()
C.out = outside
def noargs(): return super()
for f in (lambda: c.out(), noargs, lambda: super(B).who, lambda: super(5), lambda: super(B, 5), lambda: super(C, B()), lambda: super(B, c).nope, lambda: super(B, c).who(), lambda: super(B, C).cm(), lambda: super(A, c).who(), lambda: super(B, c, 1), lambda: super(type=B), lambda: repr(super(B, c)).split(' ')[:3], lambda: super(B, c).__thisclass__.__name__, lambda: super(B, c).__self_class__.__name__, lambda: super(B, c).__self__ is c):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class Meta(type):
    def __new__(m, n, b, d):
        print(n, '__classcell__' in d)
        return super().__new__(m, n, b, d)
class D(metaclass=Meta):
    def f(self): return __class__
class E(metaclass=Meta): pass
print(D().f().__name__)
class BadMeta(type):
    def __new__(m, n, b, d):
        d.pop('__classcell__', None)
        return super().__new__(m, n, b, d)
try:
    class F(metaclass=BadMeta):
        def f(self): return __class__
except RuntimeError as e:
    print(str(e).split(',')[0].replace(repr(__name__), ''))
class G:
    def f(self): return __class__.__name__
H = type('H', (), {'f': G.f})
print(H().f(), G.f.__closure__[0].cell_contents.__name__)
class P:
    def __init__(self): self.log = ['P']
class L(P):
    def __init__(self): super().__init__(); self.log.append('L')
class R(P):
    def __init__(self): super().__init__(); self.log.append('R')
class Z(L, R):
    def __init__(self): super().__init__(); self.log.append('Z')
print(Z().log)
