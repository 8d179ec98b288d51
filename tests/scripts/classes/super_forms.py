# covers: super(): explicit, class-bound, in classmethods and staticmethods, attribute set, properties through super, super().__getattr__, cooperative __init__ with kwargs
class Base:
    attr = 'base'
    def __init__(self, **kw):
        if kw: raise TypeError(f'left over: {sorted(kw)}')
        self.trail = ['Base']
    @property
    def prop(self): return 'base prop'
    @prop.setter
    def prop(self, v): self.__dict__['p'] = ('base', v)
    @classmethod
    def build(cls, *a): return cls.__name__, a
    @staticmethod
    def st(x): return ('st', x)
    def __len__(self): return 3
    def __getattr__(self, n): return f'dyn {n}'
class Size:
    def __init__(self, size=0, **kw):
        super().__init__(**kw)
        self.trail.append(f'Size {size}')
class Color:
    def __init__(self, color=None, **kw):
        super().__init__(**kw)
        self.trail.append(f'Color {color}')
class Shirt(Size, Color, Base):
    attr = 'shirt'
    def __init__(self, **kw):
        super().__init__(**kw)
        self.trail.append('Shirt')
    @property
    def prop(self): return 'shirt+' + super().prop
    @prop.setter
    def prop(self, v): super(Shirt, type(self)).prop.fset(self, v * 2)
    @classmethod
    def build(cls, *a): return super().build('x', *a)
    @staticmethod
    def st(x): return super(Shirt, Shirt).st(x + 1)
    def up(self): return super().attr, super(Size, self).attr, super().missing if False else None
    def __len__(self): return super().__len__() + 1
s = Shirt(size=3, color='red')
print(s.trail, s.prop, Shirt.build(1), Shirt.st(1), s.up(), len(s), s.undefined)
s.prop = 4
print(s.__dict__['p'])
for f in (lambda: Shirt(size=1, weight=2), lambda: super(Shirt, s).nothing_here if False else super(Shirt, Shirt).nothing, lambda: len(super(Shirt, s)), lambda: super(Shirt, s)[0], lambda: setattr(super(Shirt, s), 'attr', 1), lambda: super(Shirt, s).prop, lambda: setattr(super(Shirt, s), 'prop', 9), lambda: super(Shirt, s).__len__(), lambda: super(Base, s).prop, lambda: super(Shirt, s).__class__.__name__, lambda: type(super(Shirt, s)).__name__):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
sup = super(Color, s)
print(sup.attr, sup.build(7), sup.__thisclass__.__name__, super(Shirt, Shirt).build.__self__.__name__)
class Late(Base):
    def f(self): return super().g()
try:
    print(Late().f())
except AttributeError as e:
    print(e)
Base.g = lambda self: 'added later'
print(Late().f())
