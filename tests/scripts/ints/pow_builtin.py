# covers: pow with two and three int arguments, negative exponent, modular inverse, modulus signs, errors
print(pow(2, 10), pow(2, 0), pow(0, 0), pow(-2, 3), pow(2, -2), pow(-2, -3), pow(2, 200))
print([pow(3, e, 7) for e in range(8)], [pow(-3, e, 7) for e in range(4)], [pow(3, e, -7) for e in range(4)], pow(5, 0, 1), pow(5, 3, -1))
print(pow(38, -1, 97), pow(38, -2, 97), pow(-38, -1, 97), pow(7, -1, -10), pow(1, -1, 1))
for args in ((2, -1, 4), (0, -1, 5), (2, 3, 0), (2, 3.0, 5), (2.0, 3, 5), (2, 3, 5.0), ('a', 2), (2, 'b'), (2, None), (0, -1), (1, 2, 3, 4), (), (2,), (1j, 2, 3), ([], 2, 3)):
    try:
        print(args, pow(*args))
    except Exception as e:
        print(args, '->', type(e).__name__, e)
p = 2**89 - 1
print(pow(3, p - 1, p), pow(12345678901234567890, p - 2, p) * 12345678901234567890 % p)
print(pow(base=3, exp=4, mod=5), pow(3, exp=4), pow(True, True), type(pow(True, True)).__name__)
print((-8) ** (1 / 3), 4 ** 0.5, (-1) ** 0.5, 2 ** 0.0, 0.0 ** 0)
print(pow(10, 30, 10**9 + 7), pow(123456789, 987654321, 1000000007))
def modpow(b, e, m):
    r = 1
    b %= m
    while e:
        if e & 1:
            r = r * b % m
        b = b * b % m
        e >>= 1
    return r
print(all(modpow(b, e, m) == pow(b, e, m) for b in range(-5, 20) for e in range(12) for m in range(2, 30)))
class P:
    def __pow__(self, o, m=None): return ('pow', o, m)
    def __rpow__(self, o): return ('rpow', o)
print(P() ** 2, pow(P(), 2, 3), 2 ** P())
