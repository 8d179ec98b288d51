# covers: round() of floats: banker's rounding, ndigits positive and negative, huge and tiny values, types, nan/inf errors, __round__
print([round(x / 2) for x in range(-7, 8)], [round(x) for x in (0.49999999999999994, 0.5000000000000001, 4503599627370497.5, 1e300 / 1e299)])
for v in (2.675, 1.005, 0.15, 0.25, 0.35, 1234.5678, -2.5, 5e15, 1e22, 55.5, 44.5, 1.45, 1e-10):
    print(v, [round(v, n) for n in (-3, -2, -1, 0, 1, 2, 3, 10)])
print(round(2.5), type(round(2.5)).__name__, type(round(2.5, 0)).__name__, round(2.5, 0), round(2.5, None), round(-0.4), round(-0.4, 0), round(0.0, 5), round(-0.0), round(True), round(7, -1), type(round(7, 2)).__name__)
print(round(1e308, 400), round(1e308, -400), round(5e-324, 500), round(1.5, 10**20), round(1.5, -10**20), round(123.456, 308), round(123.456, 323), round(9.995, 2), round(0.5 - 2**-54))
for f in (lambda: round(float('nan')), lambda: round(float('inf')), lambda: round(float('-inf'), None), lambda: round(1.5, 1.0), lambda: round('1'), lambda: round(), lambda: round(1j), lambda: round(None), lambda: round(1.5, '2'), lambda: round(1.7e308, -308), lambda: round(1, 2, 3), lambda: round([])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(round(float('nan'), 2), round(float('inf'), 1), round(number=2.567, ndigits=1))
class R:
    def __round__(self, *a): return ('R', a)
print(round(R()), round(R(), 2), round(R(), None))
import math
print([(math.floor(x), math.ceil(x), math.trunc(x), int(x)) for x in (1.5, -1.5, 2.0, -0.5, 0.5, 1e20)])
for f in (math.floor, math.ceil, math.trunc):
    for v in (float('inf'), float('nan'), 'x', None):
        try:
            print(f(v))
        except Exception as e:
            print(f.__name__, type(e).__name__, e)
tot = 0
for i in range(1000): tot += round(i * 0.01 + 0.005, 2)
print(round(tot, 6), sum(round(i / 8, 1) for i in range(100)))
