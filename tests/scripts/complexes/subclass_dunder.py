# covers: complex subclasses, __complex__ protocol, attribute access, reflected operations with user classes, hashing in sets
class Polar(complex):
    @property
    def norm(self): return self.real * self.real + self.imag * self.imag
    def __add__(self, o): return Polar(complex(self) + o)
    def __repr__(self): return f'P({self.real:g},{self.imag:g})'
p = Polar(1, 2)
print(p, p + 1, p * 2, type(p * 2).__name__, p.norm, p == 1 + 2j, hash(p) == hash(1 + 2j), type(p.conjugate()).__name__, str(p), f'{p:.1f}', [p])
class C:
    def __complex__(self): return 2 - 1j
class F:
    def __float__(self): return 4.5
class I:
    def __index__(self): return 7
print(complex(C()), complex(F()), complex(I()), complex(C(), 1), complex(1, F()), complex(F(), I()))
class Bad:
    def __complex__(self): return 'x'
class Fish:
    def __add__(self, o): return f'fish+{o}'
    def __radd__(self, o): return f'{o}+fish'
    def __rpow__(self, o): return f'{o}**fish'
    def __eq__(self, o): return isinstance(o, complex)
print(1j + Fish(), Fish() + 1j, 2j ** Fish(), 1j == Fish(), Fish() == 1, 1 != Fish())
for f in (lambda: complex(Bad()), lambda: complex(1, C()), lambda: complex(object()), lambda: 1j - Fish(), lambda: 1j < Fish(), lambda: (1j).real(), lambda: (1j).foo, lambda: complex.__add__(1j, 'a'), lambda: complex.conjugate(1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print((1j).__add__(1), (1j).__eq__(1), (1j).__lt__(1j), (1j).__radd__(2), (1j).__bool__(), complex.__mro__[1].__name__, isinstance(1, complex), isinstance(1j, complex))
print(len({1, 1.0, 1 + 0j, True}), {0j: 'a', 0: 'b', False: 'c', 0.0: 'd'}, {complex(1, 0), 1j, 1j * 1})
path = [0j]
for step in 'RRULLDDR':
    path.append(path[-1] + {'R': 1, 'L': -1, 'U': 1j, 'D': -1j}[step])
print(path, len(set(path)), path[-1])
turn = 1 + 0j
print([turn := turn * 1j for _ in range(5)])
