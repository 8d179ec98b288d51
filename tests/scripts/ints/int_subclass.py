# covers: subclass of int: construction, arithmetic result types, overridden operators, reflected priority, attributes, hash, formatting
class Mod7(int):
    def __new__(cls, v, label=''):
        self = super().__new__(cls, v % 7)
        self.label = label
        return self
    def __add__(self, o):
        return Mod7(int(self) + int(o))
    __radd__ = __add__
    def __mul__(self, o):
        if not isinstance(o, int):
            return NotImplemented
        return Mod7(int(self) * int(o))
    def __repr__(self):
        return f'Mod7({int(self)})'
a, b = Mod7(10, 'ten'), Mod7(-1)
print(a, b, a + b, 5 + a, a + 5, a * b, a - b, type(a - b).__name__, -a, type(-a).__name__, 3 * a, a.label)
print(str(a), f'{a}', f'{a:d}', f'{a:03}', '%d %s %r' % (a, a, a), int(a), type(int(a)).__name__, a == 3, hash(a) == hash(3), {3: 'x'}[a], [0, 1, 2, 3][a], 'abc' * a)
try:
    a * 'x'
except TypeError as e:
    print(e)
print(a * 2, sum([a, b, a]), max(a, b), sorted([a, b, Mod7(1)]), bool(Mod7(7)), a.__class__.__mro__[1].__name__)
class Loud(int):
    def __radd__(self, o): return ('radd', o)
    def __rsub__(self, o): return ('rsub', o)
    def __lt__(self, o): return 'lt'
    def __eq__(self, o): return 'eq'
    __hash__ = int.__hash__
l = Loud(5)
print(1 + l, 1 - l, l + 1, 1.5 + l, 1 > l, 1 == l, l == 1, True + l, l < 2)
class Idx(int):
    def __index__(self): return 2
    def __int__(self): return 99
print([10, 20, 30, 40, 50, 60][Idx(5)], int(Idx(5)), hex(Idx(5)), range(Idx(5)), '%d' % Idx(5), Idx(5) + 1)
x = Loud(7)
x.note = 'n'
print(vars(x), isinstance(x, int), type(x) is int, issubclass(bool, int), int.__add__(x, 1), x.real, type(x.real).__name__)
try:
    class B2(bool): pass
except TypeError as e:
    print(e)
