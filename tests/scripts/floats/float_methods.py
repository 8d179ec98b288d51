# covers: hex, fromhex, is_integer, as_integer_ratio, conjugate, __getformat__, and their error messages
for v in (0.0, -0.0, 1.0, 0.1, -3.5, 1e300, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308, float('inf'), float('nan'), 1024.0):
    h = v.hex()
    print(h, v.is_integer(), v == float.fromhex(h))
for s in ('0x1p4', '1.8p1', '-0x.8p-1', 'inf', '-nan', ' 0x1.921fb54442d18p+1 ', '0X1P-2', '1e5', '0x1.00000000000008p0', '0x1.000000000000081p0', '0x1p-1075', '0x1.8p-1075', 'Infinity', '10'):
    print(s, float.fromhex(s))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for s in ('', '0x', 'xyz', '1.2.3', '0x1p1025', '0x1p', 5):
    t(lambda: float.fromhex(s))
print((0.75).as_integer_ratio(), (-2.5).as_integer_ratio(), (1e20).as_integer_ratio(), (0.0).as_integer_ratio(), (0.1).as_integer_ratio())
t(lambda: float('inf').as_integer_ratio())
t(lambda: float('nan').as_integer_ratio())
print((1.5).real, (1.5).imag, (1.5).conjugate(), (2.0).__int__(), (2.7).__trunc__(), (2.5).__floor__(), (2.5).__ceil__(), (1.5).__add__('a'), (1.5).__eq__(1.5))
t(lambda: (1.5).foo)
t(lambda: 1.5 + '1')
t(lambda: '1' + 1.5)
t(lambda: 1.5[0])
t(lambda: 1.5())
t(lambda: len(1.5))
t(lambda: iter(1.5))
t(lambda: 1.5 @ 2)
t(lambda: -'a')
t(lambda: 1.5 << 1)
t(lambda: ~1.5)
t(lambda: [0][1.0 + 0])
class F(float):
    def __new__(cls, v, unit): 
        self = super().__new__(cls, v)
        self.unit = unit
        return self
    def __add__(self, o): return F(float(self) + o, self.unit)
    def __repr__(self): return f'{float(self)}{self.unit}'
a = F(1.5, 'kg')
print(a, a + 1, a * 2, type(a * 2).__name__, [a], f'{a:.2f}', a.unit, a == 1.5, hash(a) == hash(1.5), F.fromhex is not None, '%s' % a)
t(lambda: F.fromhex('0x1p0'))
