# covers: mixins, multiple inheritance with properties, class-level registries, visitors by type name, abstract template methods, double dispatch
class Json:
    def to_json(self):
        return '{' + ', '.join(f'"{k}": {v.to_json() if isinstance(v, Json) else repr(v)}' for k, v in vars(self).items() if k[0] != '_') + '}'
class Cmp:
    def __eq__(self, o): return type(self) is type(o) and self.key() == o.key()
    def __lt__(self, o): return self.key() < o.key()
    def __hash__(self): return hash(self.key())
class Named:
    registry = {}
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Named.registry[cls.__name__.lower()] = cls
    @classmethod
    def create(cls, kind, *a):
        try: return cls.registry[kind](*a)
        except KeyError: raise LookupError(f'no kind {kind!r}; have {sorted(cls.registry)}') from None
class Shape(Json, Cmp):
    def key(self): return type(self).__name__, self.area
    @property
    def area(self): raise NotImplementedError(f'{type(self).__name__}.area')
    def hit(self, o): return o.hit_by(self)
    def hit_by(self, o): return getattr(self, 'by_' + type(o).__name__.lower(), lambda o: 'ignored')(o)
class Circle(Shape, Named):
    def __init__(self, r): self.r = r
    @property
    def area(self): return 3 * self.r ** 2
    def by_square(self, s): return f'square {s.s} hits circle'
class Square(Shape, Named):
    def __init__(self, s, inner=None): self.s, self.inner = s, inner
    @property
    def area(self): return self.s ** 2
    def by_circle(self, c): return f'circle {c.r} hits square'
class Blob(Shape, Named): pass
c, s = Named.create('circle', 2), Named.create('square', 3, Circle(1))
print(c.to_json(), s.to_json(), c.hit(s), s.hit(c), c.hit(c), c == Circle(2), c == s, sorted([s, c, Circle(1)])[0].r, len({c, Circle(2), s}), sorted(Named.registry))
for f in (lambda: Named.create('hex'), lambda: Blob().area, lambda: Named.create('circle'), lambda: sorted([Blob(), Blob()])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class Visitor:
    def visit(self, n):
        for k in type(n).__mro__:
            m = getattr(self, 'visit_' + k.__name__, None)
            if m: return m(n)
class V(Visitor):
    def visit_int(self, n): return f'int {n}'
    def visit_list(self, n): return [self.visit(x) for x in n]
    def visit_object(self, n): return f'other {type(n).__name__}'
    def visit_Shape(self, n): return f'shape {n.area}'
print(V().visit([1, True, 'a', [2.5, c], None]))
class Template:
    def run(self): return '>'.join([self.setup(), self.work(), self.done()])
    def setup(self): return 'setup'
    def work(self): raise NotImplementedError
    def done(self): return 'done'
class Job(Template):
    def work(self): return 'job'
class Loud:
    def run(self): return super().run().upper()
class LoudJob(Loud, Job): pass
print(Job().run(), LoudJob().run(), [k.__name__ for k in LoudJob.__mro__])
