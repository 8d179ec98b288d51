# covers: dataclasses in programs: inventory with ordering, immutable value objects, inheritance with defaults, custom init, field metadata, serialisation and matching
from dataclasses import dataclass, field, fields, asdict, replace, astuple
from functools import cached_property, total_ordering
import json
@dataclass(frozen=True, order=True)
class Money:
    cents: int
    cur: str = 'EUR'
    def __add__(self, o):
        if self.cur != o.cur: raise ValueError(f'{self.cur} + {o.cur}')
        return replace(self, cents=self.cents + o.cents)
    def __str__(self): return f'{self.cents / 100:.2f} {self.cur}'
    def __radd__(self, o): return self if o == 0 else NotImplemented
@dataclass
class Item:
    name: str
    price: Money
    qty: int = field(default=1, metadata={'min': 0})
    tags: set = field(default_factory=set, compare=False, repr=False)
    _cache: dict = field(default_factory=dict, init=False, repr=False, compare=False)
    def __post_init__(self):
        for f in fields(self):
            lo = f.metadata.get('min')
            if lo is not None and getattr(self, f.name) < lo: raise ValueError(f'{f.name} below {lo}')
    @property
    def total(self): return Money(self.price.cents * self.qty, self.price.cur)
items = [Item('pen', Money(150), 4, {'a'}), Item('ink', Money(999)), Item('pen', Money(150), 4)]
print(items[0], items[0] == items[2], sum(i.total for i in items), max(i.total for i in items), sorted({i.price for i in items}), items[0].price < items[1].price)
for f in (lambda: Item('x', Money(1), -1), lambda: Money(1) + Money(1, 'USD'), lambda: setattr(Money(1), 'cents', 2), lambda: Money(1) < Item('a', Money(1)), lambda: Item(), lambda: Item('a', Money(1), _cache={}), lambda: hash(items[0]), lambda: Money(1) + 5, lambda: replace(items[0], _cache={}), lambda: asdict(Item)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(json.dumps([{k: v for k, v in asdict(i).items() if k not in ('tags', '_cache')} for i in items[:2]]), astuple(items[1])[:3])
@dataclass
class Shape:
    name: str = 'shape'
    def area(self): raise NotImplementedError
@dataclass
class Sq(Shape):
    side: float = 1
    name: str = 'square'
    def area(self): return self.side ** 2
@dataclass
class Cube(Sq):
    def area(self): return 6 * super().area()
print(Sq(), Cube(side=2), Cube(side=2).area(), Cube('c', 3), [f.name for f in fields(Cube)], Sq() == Cube(name='square'), Cube.__mro__[1].__name__, Sq.__match_args__)
def kind(s):
    match s:
        case Cube(side=1): return 'unit cube'
        case Sq(name, side): return f'{name}/{side}'
        case Shape(n): return n
print(kind(Cube()), kind(Sq(side=5)), kind(Shape()))
@dataclass(init=False, repr=False, eq=False)
class Manual:
    a: int
    b: int
    def __init__(self, both): self.a = self.b = both
    def __repr__(self): return f'Manual<{self.a},{self.b}>'
print(Manual(3), Manual(3) == Manual(3), asdict(Manual(4)))
@dataclass
class Circle:
    r: float
    @cached_property
    def area(self): return print('computing') or 3 * self.r ** 2
c = Circle(2)
print(c.area, c.area, c, vars(c))
@dataclass
class D:
    x: int
    y: int = field(kw_only=True, default=2)
    z: 'int' = 3
    def __eq__(self, o): return 'custom eq'
print(D(1, 5, y=9), D(1) == 5, D.__hash__, [(f.name, f.type, f.kw_only) for f in fields(D)])
