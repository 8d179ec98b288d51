# covers: __format__ dispatch, custom mini-language, nested format specs, f-string conversions before format, datetime-like formatting, error propagation
class Temp:
    def __init__(self, c): self.c = c
    def __format__(self, spec):
        kind, _, rest = spec.partition(':')
        if kind in ('', 'C'): return format(self.c, rest or '.1f') + '°C'
        if kind == 'F': return format(self.c * 9 / 5 + 32, rest or '.0f') + '°F'
        raise ValueError(f'unknown unit {kind!r} for {type(self).__name__}')
    def __str__(self): return f'{self:C}'
    def __repr__(self): return f'Temp({self.c})'
t = Temp(21.55)
u = 'F'
print(f'{t}', f'{t:F}', f'{t:F:.3f}', f'{t:{u}:{"+"}.{2}f}', f'{t!r:>14}', f'{t!s:*^12}', '{:F}'.format(t), '{0:C:.0f} {0!r}'.format(t), format(t), format(t, 'F'), '%s %r' % (t, t), str(t), f'{t=}', f'{t=:F}', f'{[t]}', f'{(t, t)!s}')
for f in (lambda: f'{t:K}', lambda: format(t, 5), lambda: '{:Q:1}'.format(t), lambda: f'{Temp("x"):C}', lambda: f'{[t]:>10}', lambda: f'{Temp(None)}'):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
class Money(int):
    def __format__(self, spec):
        if spec.endswith('$'): return '$' + format(int(self) / 100, ',.2f').rjust(int(spec[:-1] or 0))
        return super().__format__(spec)
m = Money(1234567)
print(f'{m:$}|{m:15$}|{m:,}|{m}|{m:x}|{m!s}|{m + 1:,}')
class Table(list):
    def __format__(self, spec):
        w = int(spec or 4)
        return '\n'.join(' '.join(f'{c:>{w}}' for c in r) for r in self)
print(f'{Table([[1, 22], ["a", 3.5]]):6}')
class Empty:
    def __format__(self, spec): return ''
class Sub(str):
    def __format__(self, spec): return Sub('sub')
print(repr(f'{Empty()}{Empty():x}'), type(f'{Sub()}').__name__, type(format(Sub())).__name__)
class Attr:
    def __getattr__(self, n): return Attr2(n)
class Attr2(str):
    def __getitem__(self, k): return f'{str(self)}<{k}>'
print('{a.foo} {a.bar[key]} {a.q[0]}'.format(a=Attr()), '{.x}'.format(Attr()), '{0.x.upper}'.format(Attr())[:9])
