"""Integers have no end: factorials, digits of pi and of e, a small RSA, the first large Mersenne primes."""


def pi_digits():
    """Gibbons's spigot: the digits of pi, one by one, from integers alone."""
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < n * t:
            yield n
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2


def mersenne_is_prime(p):
    """Lucas and Lehmer's test for 2**p - 1, p an odd prime."""
    m, s = (1 << p) - 1, 4
    for _ in range(p - 2):
        s = s * s - 2
        s = (s & m) + (s >> p)
        s = (s & m) + (s >> p)
    return s % m == 0


def factorial(n, low=1):
    """low * ... * n, halving the range: products of numbers of like size are the cheap ones."""
    if low >= n:
        return low if low == n else 1
    middle = (low + n) // 2
    return factorial(middle, low) * factorial(n, middle + 1)


digits = pi_digits()
print('pi', ''.join(str(next(digits)) for _ in range(60)))
scale = 10**60
e = term = scale
for k in range(1, 60):
    term //= k
    e += term
print('e ', e // 10**5)
print('100! =', factorial(100))
text = str(factorial(1000))
print('1000! has', len(text), 'digits and ends in', len(text) - len(text.rstrip('0')), 'zeros')
print('Mersenne primes: p =', *(p for p in (3, 5, 7, 11, 13, 17, 19, 23, 31, 61, 89, 107, 109, 127, 521, 607) if mersenne_is_prime(p)))

p, q = 2**127 - 1, 2**89 - 1
n, public = p * q, 65537
private = pow(public, -1, (p - 1) * (q - 1))
message = int.from_bytes(b'adder', 'big')
secret = pow(message, public, n)
print('secret', hex(secret))
print('message', pow(secret, private, n).to_bytes(5, 'big').decode())
