# covers: big integer addition, subtraction and multiplication with carries and borrows, algebraic identities over a pseudo-random stream, signs
seed = 12345
def rnd(bits):
    global seed
    v = 0
    for _ in range(bits // 31 + 1):
        seed = (seed * 1103515245 + 12345) % 2**31
        v = v << 31 | seed
    v %= 1 << bits
    return -v if seed & 1 else v
checks = 0
for bits in (20, 60, 64, 100, 200, 500, 1500, 4000):
    for _ in range(12):
        a, b, c = rnd(bits), rnd(bits // 2 + 1), rnd(bits)
        assert a + b == b + a and (a + b) - b == a and a - b == -(b - a)
        assert a * b == b * a and (a + c) * b == a * b + c * b
        assert (a - c) * (a + c) == a * a - c * c
        assert (a + b) ** 2 == a * a + 2 * a * b + b * b
        checks += 4
print(checks)
print(2**64 - 1 + 1, 2**128 - 2**127 - 2**127, -(2**90) + 1, 2**90 - (2**90 - 1), (10**18 + 9) * (10**18 + 7))
print((10**40 - 1) * (10**40 - 1))
print(999999999999999999999 * -999999999999999999999, -2**70 * -2**70 == 2**140, 0 * 10**50, -1 * 10**25)
acc = 0
for i in range(200):
    acc = acc * 10 + i % 10
print(acc, len(str(acc)))
for i in range(150):
    acc -= 10 ** (199 - i) * (i % 10)
print(acc)
def karatsuba(x, y):
    if x < 2**64 or y < 2**64:
        return x * y
    n = max(x.bit_length(), y.bit_length()) // 2
    m = (1 << n) - 1
    a, b, c, d = x >> n, x & m, y >> n, y & m
    z2, z0 = karatsuba(a, c), karatsuba(b, d)
    return (z2 << 2 * n) + ((karatsuba(a + b, c + d) - z2 - z0) << n) + z0
p, q = abs(rnd(9000)), abs(rnd(7000))
print(karatsuba(p, q) == p * q, (p * q) % 1000000007, p % 997, q % 997)
