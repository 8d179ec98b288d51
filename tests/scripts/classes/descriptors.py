# covers: data and non-data descriptors, __get__/__set__/__delete__/__set_name__, read-only, lazy attribute, validation, descriptors on metaclass, error texts
class Typed:
    def __init__(self, kind, default=None): self.kind, self.default = kind, default
    def __set_name__(self, owner, name):
        self.name = name
        print('set_name', owner.__name__, name)
    def __get__(self, inst, owner):
        if inst is None: return self
        return inst.__dict__.get(self.name, self.default)
    def __set__(self, inst, v):
        if not isinstance(v, self.kind): raise TypeError(f'{self.name} must be {self.kind.__name__}, not {type(v).__name__}')
        inst.__dict__[self.name] = v
    def __delete__(self, inst):
        try: del inst.__dict__[self.name]
        except KeyError: raise AttributeError(self.name) from None
class P:
    x = Typed(int, 0)
    s = Typed(str)
    def __init__(self, **k):
        for n, v in k.items(): setattr(self, n, v)
p = P(x=5)
print(p.x, p.s, P.x.name, vars(p))
for f in (lambda: setattr(p, 'x', 'a'), lambda: P(s=1), lambda: delattr(p, 's'), lambda: delattr(p, 'x')):
    try:
        print(f())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
class Lazy:
    def __init__(self, f): self.f = f
    def __set_name__(self, o, n): self.n = n
    def __get__(self, i, o=None):
        if i is None: return 'class access'
        v = i.__dict__[self.n] = self.f(i)
        return v
class L:
    calls = 0
    @Lazy
    def val(self):
        L.calls += 1
        return 42
l = L()
print(l.val, l.val, L.calls, L.val, vars(l))
class GetOnly:
    def __get__(self, i, o): return i, o.__name__
class SetOnly:
    def __set__(self, i, v): i.__dict__['so'] = v * 2
class DelOnly:
    def __delete__(self, i): print('deleting')
class NoSet:
    def __get__(self, i, o): return 'ns'
    def __set__(self, i, v): raise AttributeError('read only')
class Q:
    g, so, do, ns = GetOnly(), SetOnly(), DelOnly(), NoSet()
q = Q()
q.so = 4
print(Q.g, q.so, q.ns, type(Q().do).__name__)
del q.do
for f in (lambda: setattr(q, 'do', 1), lambda: delattr(q, 'so'), lambda: setattr(q, 'ns', 1), lambda: delattr(q, 'ns'), lambda: q.g[1], lambda: setattr(q, 'g', 'own')):
    try:
        print(f())
    except AttributeError as e:
        print(type(e).__name__, e)
print(q.g)
class Meta(type):
    prop = property(lambda c: f'meta of {c.__name__}')
    def mm(cls): return 'mm ' + cls.__name__
class W(metaclass=Meta): pass
print(W.prop, W.mm())
try:
    W().prop
except AttributeError as e:
    print(e)
class Bad:
    def __set_name__(self, o, n): raise ValueError('no name for ' + n)
try:
    class Z: attr = Bad()
except (RuntimeError, ValueError) as e:
    print(type(e).__name__, e, repr(e.__cause__))
inst_desc = P()
inst_desc.__dict__['d'] = Typed(int)
print(type(inst_desc.d).__name__)
class RaisingGet:
    def __get__(self, i, o): raise AttributeError('inside get')
class HasGetattr:
    r = RaisingGet()
    def __getattr__(self, n): return f'fallback {n}'
print(HasGetattr().r)
