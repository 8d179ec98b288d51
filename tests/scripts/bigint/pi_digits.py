# covers: spigot for pi, e by series, square root of two by integers, checking long exact digit strings
def pi_digits(n):
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    out = []
    while len(out) < n:
        if 4 * q + r - t < m * t:
            out.append(m)
            q, r, m = 10 * q, 10 * (r - m * t), 10 * (3 * q + r) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
    return out
d = pi_digits(150)
for i in range(0, 150, 50):
    print(''.join(map(str, d[i:i + 50])))
def machin(n):
    unit = 10 ** (n + 10)
    def arctan_inv(x):
        total = term = unit // x
        k, sign = 3, -1
        while term:
            term //= x * x
            total += sign * (term // k)
            sign, k = -sign, k + 2
        return total
    return 4 * (4 * arctan_inv(5) - arctan_inv(239)) // 10**10
print(str(machin(149))[:150] == ''.join(map(str, d)))
def e_digits(n):
    unit = 10 ** (n + 5)
    total = term = unit
    k = 1
    while term:
        term //= k
        total += term
        k += 1
    return total // 10**5
print(e_digits(100))
x = 10**60
for _ in range(210):
    x = (x + 2 * 10**120 // x) // 2
    if x * x <= 2 * 10**120 < (x + 1) ** 2: break
print(x)
def harmonic(n):
    num, den = 0, 1
    for i in range(1, n + 1):
        num, den = num * i + den, den * i
    import math
    g = math.gcd(num, den)
    return num // g, den // g
print(harmonic(10), harmonic(40))
catalan = [1]
for n in range(60): catalan.append(catalan[-1] * 2 * (2 * n + 1) // (n + 2))
print(catalan[35:37], catalan[60])
