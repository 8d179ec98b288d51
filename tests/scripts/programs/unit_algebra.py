# covers: unit conversion with parsed expressions, dimension checking by operator overloading, error texts, temperature scales, formatted tables
from fractions import Fraction
class Unit:
    __slots__ = ('v', 'd')
    BASE = {'m': (1, {'L': 1}), 'km': (1000, {'L': 1}), 'cm': (Fraction(1, 100), {'L': 1}), 's': (1, {'T': 1}), 'min': (60, {'T': 1}), 'h': (3600, {'T': 1}), 'kg': (1, {'M': 1}), 'g': (Fraction(1, 1000), {'M': 1}), 'N': (1, {'M': 1, 'L': 1, 'T': -2}), 'J': (1, {'M': 1, 'L': 2, 'T': -2})}
    def __init__(self, v, d=()): self.v, self.d = Fraction(v), {k: n for k, n in dict(d).items() if n}
    def same(self, o, op):
        if not isinstance(o, Unit): o = Unit(o)
        if self.d != o.d: raise TypeError(f'cannot {op} [{self.dim()}] and [{o.dim()}]')
        return o
    def dim(self): return ' '.join(f'{k}^{n}' if n != 1 else k for k, n in sorted(self.d.items())) or '1'
    def __add__(self, o): return Unit(self.v + self.same(o, 'add').v, self.d)
    def __sub__(self, o): return Unit(self.v - self.same(o, 'subtract').v, self.d)
    def __mul__(self, o):
        o = o if isinstance(o, Unit) else Unit(o)
        return Unit(self.v * o.v, {k: self.d.get(k, 0) + o.d.get(k, 0) for k in {*self.d, *o.d}})
    __rmul__ = __mul__
    def __pow__(self, n): return Unit(self.v ** n, {k: e * n for k, e in self.d.items()})
    def __truediv__(self, o): return self * (o if isinstance(o, Unit) else Unit(o)) ** -1
    def __rtruediv__(self, o): return Unit(o) / self
    def __eq__(self, o): return isinstance(o, Unit) and (self.v, self.d) == (o.v, o.d)
    def __lt__(self, o): return self.v < self.same(o, 'compare').v
    def __hash__(self): return hash((self.v, tuple(sorted(self.d.items()))))
    def to(self, name): u = parse(name); return self.same(u, 'convert').v * 0 + self.v / u.v
    def __format__(self, spec): return f'{float(self.to(spec)):g} {spec}' if spec else f'{float(self.v):g} [{self.dim()}]'
    def __repr__(self): return f'Unit({self.v}, {self.dim()})'
def parse(s):
    import re
    out, sign = Unit(1), 1
    for num, name, exp, op in re.findall(r'(\d+(?:\.\d+)?)|([A-Za-z]+)(?:\^(-?\d+))?|([*/])', s):
        if op: sign = -1 if op == '/' else 1
        elif num: out = out * Unit(num) ** sign
        elif name not in Unit.BASE: raise NameError(f'unknown unit {name!r}')
        else: out = out * Unit(*Unit.BASE[name]) ** (sign * int(exp or 1))
    return out
m, km, h, kg, s = (parse(n) for n in ('m', 'km', 'h', 'kg', 's'))
speed = 90 * km / h
print(speed, f'{speed}', f'{speed:m/s}', f'{3 * kg * m / s ** 2:N}', parse('5 kg*m^2/s^2') == parse('5 J'), f'{parse("2.5 h"):min}', (1 * km + 250 * m).to('m'), sorted([2 * km, 300 * m, parse('5 cm')]), f'{1 / (4 * s)}', (m / m).dim(), {m: 1}[parse('m')], 2 * m ** 3)
for f in (lambda: m + s, lambda: m < kg, lambda: m.to('s'), lambda: parse('furlong'), lambda: m + 1, lambda: m ** .5, lambda: f'{m:zz}', lambda: m / 0, lambda: sum([m, m]), lambda: -m, lambda: m & 1):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
for c in (-40, 0, 36.6, 100): print(f'{c:>7.1f}C {c * 9 / 5 + 32:>7.1f}F {c + 273.15:>8.2f}K')
print(*(f'{a}->{b}: {float(parse(a).to(b)):.6g}' for a, b in (('km/h', 'm/s'), ('J', 'g*cm^2/s^2'), ('h', 's'), ('km^2', 'm^2'))), sep='\n')
