# covers: descriptors sharing storage by WeakKeyDictionary-free dict, computed dependencies, validation chain, property factories, class decorators adding properties
def typed(name, kind, default=None):
    key = '_' + name
    def get(self): return getattr(self, key, default)
    def set_(self, v):
        if not isinstance(v, kind): raise TypeError(f'{name}: expected {kind.__name__}, got {type(v).__name__}')
        old = get(self)
        setattr(self, key, v)
        for w in getattr(self, '_watch', {}).get(name, ()): w(self, name, old, v)
    return property(get, set_, doc=f'{name} ({kind.__name__})')
def record(**spec):
    def deco(cls):
        for n, k in spec.items(): setattr(cls, n, typed(n, *(k if isinstance(k, tuple) else (k,))))
        def init(self, **kw):
            extra = set(kw) - set(spec)
            if extra: raise TypeError(f'unknown: {", ".join(sorted(extra))}')
            for n, v in kw.items(): setattr(self, n, v)
        cls.__init__ = init
        cls.__repr__ = lambda s: f'{cls.__name__}({", ".join(f"{n}={getattr(s, n)!r}" for n in spec)})'
        return cls
    return deco
@record(x=(int, 0), y=(int, 0), label=str)
class P:
    @property
    def norm(self): return self.x ** 2 + self.y ** 2
    def watch(self, n, f): self.__dict__.setdefault('_watch', {}).setdefault(n, []).append(f)
p = P(x=3, y=4)
log = []
p.watch('x', lambda s, n, o, v: log.append((n, o, v)))
p.x += 10
p.label = 'pt'
print(p, p.norm, log, P.x.__doc__, sorted(vars(p)))
for f in (lambda: P(z=1), lambda: setattr(p, 'x', 'no'), lambda: setattr(p, 'norm', 1), lambda: P(1), lambda: delattr(p, 'x'), lambda: P(x=True)):
    try: print(f())
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
class Unit:
    def __init__(self, factor): self.f = factor
    def __set_name__(self, o, n): self.n = n
    def __get__(self, i, o): return self if i is None else i.metres * self.f
    def __set__(self, i, v): i.metres = v / self.f
class Length:
    cm, km, feet = Unit(100), Unit(.001), Unit(3.25)
    def __init__(self, m): self.metres = m
l = Length(2000)
print(l.cm, l.km, l.feet)
l.km = 5
print(l.metres, l.cm, Length.cm.n, type(Length.km).__name__)
class Cached:
    def __init__(self, f): self.f, self.n = f, f.__name__
    def __get__(self, i, o=None):
        if i is None: return self
        print('computing', self.n)
        v = i.__dict__[self.n] = self.f(i)
        return v
class Data:
    def __init__(self, v): self.v = v
    total = Cached(lambda s: sum(s.v)) if False else None
    @Cached
    def biggest(self): return max(self.v)
d = Data([3, 9, 2])
print(d.biggest, d.biggest, 'biggest' in vars(d))
del d.biggest
d.v.append(50)
print(d.biggest)
