# covers: mixed arithmetic int/float/bool/str operands: result types, augmented assignment, reflected methods, operator error text, float in integer places
def t(f):
    try:
        r = f()
        print(r, type(r).__name__)
    except Exception as e:
        print(type(e).__name__, e)
x = 5
x /= 2
print(x)
x += 1
x -= True
x *= 3
x **= 2
x //= 2
x %= 5
print(x, type(x).__name__)
for f in (lambda: 2 * 1.5, lambda: 1.5 * 2, lambda: True + 0.5, lambda: 7 // 2.0, lambda: 7.0 // 2, lambda: 2 ** 0.5, lambda: 4 ** -0.5, lambda: (-4) ** 0.5, lambda: 1.5 ** 2, lambda: 10 % 3.5, lambda: divmod(10, 3.5), lambda: 1.0 .__rsub__(3), lambda: abs(-2.5), lambda: +1.5, lambda: pow(2.0, 3), lambda: pow(2, 3.0), lambda: pow(2.0, 3, 5), lambda: 1.5 + None, lambda: None * 1.5, lambda: [1] * 1.0, lambda: 'a' * 2.0, lambda: 1.0 & 1, lambda: 1 ^ 1.0, lambda: range(3.0), lambda: [1, 2, 3][:1.0], lambda: chr(65.0), lambda: '%d' % 3.99, lambda: '%x' % 3.0, lambda: '%c' % 65.0, lambda: '{:d}'.format(3.0), lambda: int(3.0), lambda: (3.0).is_integer(), lambda: 3.0 in range(5), lambda: [1, 2, 3].index(2.0), lambda: {1: 'a'}[1.0], lambda: 'abc'.find('c', 1.0), lambda: bytes(2.0), lambda: 1.5 < 'a', lambda: 1.5 > 1, lambda: 2.0 == 2 == True + 1, lambda: 1e3 .__int__(), lambda: complex(1.5), lambda: sum([1.5, 2]), lambda: max(1, 1.0), lambda: max(1.0, 1), lambda: min(2, 1.5), lambda: hash(1.0) == hash(1), lambda: float.__add__(1.5, 2), lambda: float.__add__(1, 2), lambda: float.__add__()):
    t(f)
total = 0
for v in (1, 2.5, True): total += v
print(total, 3 - 0.5 * 2 ** 2 / 4 % 3, -2.0 ** 2, 2.0 ** -1 ** 2, 7 / 2 * 2 == 7, 1 // 0.1, 1 % 0.1, 6 // 0.2)
