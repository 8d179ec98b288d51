# covers: metaclass __prepare__, __new__, __init__, __call__, keyword arguments, derived metaclass selection, conflicts, type() three-argument form, registries
log = []
class Meta(type):
    @classmethod
    def __prepare__(m, name, bases, **kw):
        log.append(('prepare', name, len(bases), sorted(kw)))
        return {'injected': name.lower()}
    def __new__(m, name, bases, ns, **kw):
        log.append(('new', name, [k for k in ns if not k.startswith('__')]))
        ns['added'] = kw.get('tag')
        return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        log.append(('init', name, cls.added))
        super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        log.append(('call', cls.__name__, a))
        return super().__call__(*a, **k)
class A(metaclass=Meta, tag='T'):
    x = injected
    def __init__(self, v): self.v = v
class B(A): y = 1
print(A.x, B.injected, B(3).v, type(B).__name__, A.added, B.added)
print(*log, sep='\n')
class M1(type): pass
class M2(type): pass
class M3(M1, M2): pass
class X(metaclass=M1): pass
class Y(metaclass=M2): pass
class Z(X, Y, metaclass=M3): pass
print(type(Z).__name__)
for f in (lambda: type('Q', (X, Y), {}), lambda: M1('Q', (Y,), {}), lambda: type('Q', (X,), {}).__class__.__name__, lambda: Meta('Q', (), {}).added, lambda: type(), lambda: type(1, 2), lambda: type('Q', 5, {}), lambda: type('Q', (), 5), lambda: type(5, (), {}), lambda: type('a\0b', (), {}), lambda: type('Q', (), {}, x=1), lambda: type('Q', (), {})(1), lambda: A(), lambda: A(1, 2)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class Reg(type):
    classes = {}
    def __init__(cls, n, b, d):
        super().__init__(n, b, d)
        if b: Reg.classes[n] = cls
class Plug(metaclass=Reg): pass
class P1(Plug): pass
class P2(P1): pass
print(sorted(Reg.classes), Reg.classes['P2'].__mro__[1].__name__)
class Single(type):
    inst = {}
    def __call__(cls, *a):
        if cls not in Single.inst: Single.inst[cls] = super().__call__(*a)
        return Single.inst[cls]
class Conf(metaclass=Single):
    def __init__(self, v=0): self.v = v
print(Conf(1) is Conf(2), Conf().v)
def func_meta(name, bases, ns, **kw): return name, bases, sorted(k for k in ns if k[0] != '_'), kw
class F(metaclass=func_meta, opt=1): a = 1
print(F)
class BadPrep(type):
    @classmethod
    def __prepare__(m, *a): return 5
class NotClass:
    def __init__(self, *a): pass
for src in ('class N(metaclass=BadPrep): pass', 'class N(metaclass=5): pass', 'class N(F): pass', 'class N(metaclass=NotClass): pass\nprint(type(N).__name__)', 'class N(object, tag=1): pass', 'class N(A, tag=5): print("body", injected)', 'class N(metaclass=M1, foo=2): pass', 'class N(X, metaclass=M2): pass', 'class N(X, metaclass=type): print("derived wins")'):
    try:
        exec(src)
    except Exception as e:
        print(src, '->', type(e).__name__, e)
n = type('Dyn', (A,), {'z': 1})
print(n.__name__, n.z, n.__module__, type(n).__name__, n.injected)
