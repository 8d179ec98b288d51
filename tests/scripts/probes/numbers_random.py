# covers: int, float and complex arithmetic and formatting on pseudo-random numbers, the same on every run
import math
seed = 999
def rnd(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) & (2**64 - 1)
    return (seed >> 33) % n
def big():
    k = rnd(8)
    n = rnd(1 << 30)
    for _ in range(rnd(k + 1)): n = n << 30 | rnd(1 << 30)
    n = pick([n, -n, n >> rnd(60), (1 << rnd(130)) - rnd(3), -(1 << rnd(130)), rnd(20) - 10, 2**63 - rnd(3), -2**63 + rnd(3) - 1, 2**61 - rnd(3), -2**61 + rnd(3), 2**62 - 1 + rnd(3)])
    return n
def pick(s): return s[rnd(len(s))]
def flt():
    return pick([0.0, -0.0, 1.0, 0.1, 1e300, 1e-300, 5e-324, 1.7976931348623157e308, float('inf'), -float('inf'), float('nan'), 2.0**53, 2.0**63, 1e16, 1e15, 123456789.123, rnd(1000) / 8, -rnd(10**9) / 7, rnd(10**9) * 10.0 ** (rnd(40) - 20), 2.5, 0.5, 1e22, 1e23, math.pi, 9007199254740993.0])
def show(f):
    try: return repr(f())
    except Exception as e: return type(e).__name__ + ': ' + str(e)
for i in range(60):
    a, b, c = big(), big(), big()
    x, y = flt(), flt()
    n = rnd(140)
    print(i, a, b, x, y, n)
    print(show(lambda: [a + b, a - b, a * b, -a, +a, ~a, abs(a), a & b, a | b, a ^ b, a >> n, a << n, a == b, a < b, a >= b, bool(a), hash(a), a.bit_length(), a.bit_count()]))
    print(show(lambda: [a // b, a % b, divmod(a, b)]), show(lambda: a / b), show(lambda: float(a)), show(lambda: pow(a, n % 7, b)), show(lambda: pow(a, -1, b)), show(lambda: math.gcd(a, b)), show(lambda: math.isqrt(abs(a))), show(lambda: a ** (n % 9)))
    print(show(lambda: [hex(a), oct(b), bin(a & 0xffff), str(a), f'{a:,}', f'{a:_x}', f'{b:+}', f'{a:>40}', f'{a:e}', f'{a:.3g}', '%x %o %d %s' % (a, b, a, b)]))
    print(show(lambda: [a.to_bytes(40, 'big', signed=True).hex(), int.from_bytes(a.to_bytes(40, 'little', signed=True), 'little', signed=True) == a, int(str(a)), int(hex(b), 16), round(a, -(n % 20)), a.__floor__(), a.as_integer_ratio()]))
    print(show(lambda: [x + y, x - y, x * y, -x, abs(x), x == y, x < y, x != x, hash(x) if x == x else 0, repr(x), str(y), x.is_integer()]), show(lambda: x / y), show(lambda: x // y), show(lambda: x % y), show(lambda: divmod(x, y)), show(lambda: x ** (n % 5 - 2)), show(lambda: x ** y))
    print(show(lambda: int(x)), show(lambda: round(x)), show(lambda: round(x, n % 12 - 4)), show(lambda: math.floor(x)), show(lambda: math.ceil(x)), show(lambda: math.trunc(x)), show(lambda: x.as_integer_ratio()), show(lambda: x.hex()), show(lambda: float.fromhex(x.hex()) == x))
    p = n % 18
    print(show(lambda: [f'{x:.{p}f}' if abs(x) < 1e40 else '', f'{x:.{p}e}', f'{x:.{p}g}', f'{x:{p}}', f'{x:,.2f}' if abs(x) < 1e40 else '', f'{x:%}' if abs(x) < 1e40 else '', '%.*e' % (p, x), '%g' % x, '%r' % x, f'{x:+010.3f}' if abs(x) < 1e40 else '', f'{x:#.{p}g}', f'{x!r:>25}', f'{x:n}', f'{x:_}']))
    print(show(lambda: [a + x, a * x, x - a]), show(lambda: a / x), show(lambda: x // a), show(lambda: a % x), show(lambda: [a < x, a == x, x > a, a != x]), show(lambda: a ** x if abs(a) < 100 else 0))
    z = complex(x, y); w = complex(y, a & 7)
    print(show(lambda: [z + w, z - w, z * w, -z, z.conjugate(), z == w, repr(z), str(w), f'{w:.3f}' if abs(y) < 1e40 else '', f'{z:>60}']), show(lambda: z / w), show(lambda: abs(z)), show(lambda: z ** 2), show(lambda: complex(repr(z)) == z), show(lambda: hash(w) if y == y else 0))
