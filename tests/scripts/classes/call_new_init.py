# covers: __new__ and __init__ interplay, returning other types, singletons, argument passing and errors, immutable subclasses, type.__call__, object.__new__ misuse
log = []
class A:
    def __new__(cls, *a, **k):
        log.append(('new', cls.__name__, a, k))
        return super().__new__(cls)
    def __init__(self, *a, **k): log.append(('init', a, k))
a = A(1, x=2)
class Other:
    def __new__(cls, kind):
        if kind == 'int': return 5
        if kind == 'sub': return object.__new__(Sub)
        if kind == 'none': return None
        return object.__new__(cls)
    def __init__(self, kind): log.append(('Other.init', kind))
class Sub(Other):
    def __init__(self, kind): log.append(('Sub.init', kind))
print(Other('int'), type(Other('sub')).__name__, Other('none'), type(Other('self')).__name__)
print(*log, sep='\n')
class Single:
    _i = None
    def __new__(cls):
        if cls._i is None: cls._i = super().__new__(cls)
        return cls._i
    def __init__(self): self.n = getattr(self, 'n', 0) + 1
print(Single() is Single(), Single().n)
class Up(str):
    def __new__(cls, s, extra=0): return super().__new__(cls, s.upper())
    def __init__(self, s, extra=0): self.extra = extra
u = Up('abc', extra=3)
print(u, u.extra, len(u), Up('x') == 'X')
class NoInit: pass
class InitOnly:
    def __init__(self, a): pass
class NewOnly:
    def __new__(cls, a): return object.__new__(cls)
class RetInit:
    def __init__(self): return 5
class SuperArgs:
    def __init__(self, a): super().__init__(a)
class SuperNew:
    def __new__(cls, a): return super().__new__(cls, a)
class Pass:
    def __init__(self, a): pass
    def __new__(cls, *a): return object.__new__(cls)
for f in (lambda: NoInit(1), lambda: NoInit(x=1), lambda: InitOnly(), lambda: NewOnly(), lambda: NewOnly(1, 2), lambda: RetInit(), lambda: SuperArgs(1), lambda: SuperNew(1), lambda: object(1), lambda: object.__new__(5), lambda: object.__new__(), lambda: object.__new__(int), lambda: int.__new__(str), lambda: int.__new__(bool, 1), lambda: str.__new__(int), lambda: object.__init__(), lambda: object.__init__(NoInit(), 1), lambda: type.__call__(int, '5'), lambda: type(Pass(1)).__name__, lambda: list.__new__(list, 1, 2, 3), lambda: tuple.__new__(tuple, 'ab'), lambda: dict.__new__(dict, a=1), lambda: object.__new__(list), lambda: NoInit.__init__(5), lambda: NoInit.__new__(NoInit).__class__.__name__, lambda: bool.__new__(bool, []), lambda: type.__new__(type), lambda: type.__new__(5, 'a', (), {}), lambda: InitOnly.__init__(1, 2), lambda: list.__init__(5), lambda: A.__new__(), lambda: float.__new__(float, 'x')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
l = [1]
l.__init__('ab')
print(l, l.__init__(), l)
