# covers: a hand-made enum with metaclass __prepare__, __iter__, __len__, __contains__, __call__ lookup, immutability and duplicate detection
class Unique(dict):
    def __setitem__(self, k, v):
        if k in self and not k.startswith('_'): raise TypeError(f'duplicate {k}')
        super().__setitem__(k, v)
class EnumMeta(type):
    @classmethod
    def __prepare__(m, name, bases, **kw): return Unique()
    def __new__(m, name, bases, ns, start=None):
        cls = super().__new__(m, name, bases, {k: v for k, v in ns.items() if k.startswith('_') or callable(v)})
        members = {}
        for k, v in ns.items():
            if k.startswith('_') or callable(v): continue
            o = object.__new__(cls)
            o.__dict__.update(name=k, value=v)
            members[k] = o
        type.__setattr__(cls, '_members', members)
        return cls
    def __init__(cls, *a, **k): pass
    def __iter__(cls): return iter(cls._members.values())
    def __len__(cls): return len(cls._members)
    def __getitem__(cls, k): return cls._members[k]
    def __contains__(cls, v): return v in cls._members.values()
    def __call__(cls, v):
        for m in cls:
            if m.value == v: return m
        raise ValueError(f'{v!r} is not a {cls.__name__}')
    def __getattr__(cls, n):
        try: return type.__getattribute__(cls, '_members')[n]
        except KeyError: raise AttributeError(f'{cls.__name__} has no member {n}') from None
    def __setattr__(cls, n, v): raise AttributeError('members are read only')
    def __repr__(cls): return f'<enum {cls.__name__}>'
class Enum(metaclass=EnumMeta):
    def __repr__(self): return f'{type(self).__name__}.{self.name}'
    def __setattr__(self, n, v): raise AttributeError(f'cannot set {n}')
class Color(Enum, start=1):
    RED = 1
    BLUE = 'b'
    def shout(self): return self.name + '!'
print(list(Color), len(Color), Color.RED, Color['BLUE'], Color('b'), Color.RED in Color, 5 in Color, Color, Color.RED.shout(), Color.RED is Color(1), {Color.RED: 1}[Color.RED], type(Color.RED) is Color, isinstance(Color.BLUE, Enum))
for f in (lambda: Color(9), lambda: Color.GREEN, lambda: Color['X'], lambda: setattr(Color, 'RED', 2), lambda: setattr(Color.RED, 'value', 2), lambda: exec('class D(Enum):\n  A = 1\n  A = 2'), lambda: Color.RED < Color.BLUE, lambda: Color()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
