# covers: nan, inf and signed zero in arithmetic, comparisons, min/max, division errors, copysign
import math
nan, inf = float('nan'), float('inf')
print(inf + 1, inf - inf, inf * 0, -inf * 2, inf / inf, 1 / inf, -1 / inf, inf // 1, inf % 2, 5 % inf, -5 % inf, 5 // inf, -5 // inf, 5 % -inf)
print(nan + 1, nan * 0, nan ** 0, 1 ** nan, nan // 1, nan % 2, 0 * nan, max(nan, 1), max(1, nan), min(nan, 1), min(1, nan))
print(0.0, -0.0, 0.0 == -0.0, -0.0 + 0, 0.0 - 0.0, -0.0 - 0.0, -0.0 * 1, 0 * -1.0, math.copysign(1, -0.0), str(-0.0), [-0.0], abs(-0.0), -(0.0), 0.0 / -3, -0.0 // 1, -0.0 % 5, 0.0 % -5)
for text in ('1.0 / 0', '1 / 0.0', '1.0 // 0', '1.0 % 0', 'divmod(1.0, 0)', '0.0 / 0.0', '0.0 ** -1', '(-0.0) ** -3', '2.0 ** 1024', '(-2.0) ** 0.5', '1e308 * 10', '-1e308 * 10', '1e-320 / 10', '5e-324 / 2', '(-8) ** 0.3333', 'inf ** -1', '(-inf) ** 3', '0.0 ** 0', 'inf ** 0', '10.0 ** 400', '0.5 ** 5000', '(-1.0) ** inf', '(-0.5) ** inf', '2 ** -inf'):
    try:
        print(text, '=', eval(text))
    except (ZeroDivisionError, OverflowError) as e:
        print(text, '->', type(e).__name__, e)
print([divmod(a, b) for a in (5.5, -5.5) for b in (2.0, -2.0, 0.3)])
print(5.5 // 2, -5.5 // 2, 5.5 % -2, -5.5 % 2, 1e300 // 1e-10 if False else 1e15 // 0.7, 0.1 + 0.2, 1 - 0.9, 0.1 * 3, 0.7 * 100, 4.35 * 100, 1.1 + 2.2)
print(3.0 == 3, 0.1 + 0.2 == 0.3, nan == nan, nan != nan, [nan] == [nan], nan in (nan,), (nan,) == (nan,), nan < 1, nan > 1, not nan < 1, inf > 10**400, -inf < -10**400)
print(sorted([3.0, -inf, 2, inf, -0.0, 0.0, True]), sum([inf, 1]), sum([inf, -inf]), {0.0: 'z', -0.0: 'nz'}, {nan: 1}.get(nan), bool(nan), bool(-0.0), bool(5e-324))
x = 1.0
n = 0
while x + 1 != 1:
    x /= 2
    n += 1
print(n, x, 2 ** -53 == x)
y = 1.0
while y / 2 > 0: y /= 2
print(y)
