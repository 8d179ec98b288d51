# covers: complex arithmetic, powers, division, abs, conjugate, comparison errors, conversion errors
a, b = 3 + 4j, 1 - 2j
print(a + b, a - b, a * b, a / b, a ** 2, a ** -1, a ** 0, a ** 0.5, abs(a), a.conjugate(), -a, +a, a.real, a.imag, a == 3 + 4j, a != 3, 2 * a, a / 2, 1 / b)
print(1j ** 2, 1j * 1j, 0j ** 0, (1 + 1j) ** 8, (2j) ** 3, 2 ** 1j, (-1) ** 0.5, pow(1j, 3), pow(2, 2 + 0j), (0j + 2) ** 100)
for text in ('a < b', 'a > 1', 'a // 2', 'a % 2', 'divmod(a, 2)', 'int(a)', 'float(a)', '1j / 0', '0j ** -1', '0j ** 1j', 'pow(a, 2, 3)', 'a & 1', 'round(a)', 'sorted([a, b])', 'a + "x"', 'abs("x")', 'math.floor(a)', 'a()', 'a[0]', '[1][a]', 'hash(a) == hash(complex(3, 4))', 'bool(0j)', 'bool(1e-300j)', '1e200j ** 2 if 0 else 1e308j * 1', '(1e200 + 1e200j) ** 2', 'abs(complex(3e200, 4e200))', 'abs(1.7e308 + 1.7e308j)'):
    import math
    try:
        print(text, '=', eval(text))
    except Exception as e:
        print(text, '->', type(e).__name__, e)
print(sum([1j, 2, 3.5]), [z * 1j for z in (1, 1j, -1, -1j)], complex(1, 2) * complex(3, -4), {1 + 0j: 'one'}[1], (2 + 0j) == 2.0, 1j in [0, 1j])
z = 1
z += 2j
z *= z
print(z, z.imag, type(z).__name__)
for name in ('real', 'imag'):
    try:
        setattr(z, name, 1)
    except AttributeError as e:
        print(e)
w = 0j
for n in range(1, 12): w = w * w + (-0.5 + 0.5j)
print(w)
