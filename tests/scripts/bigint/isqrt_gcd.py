# covers: math.isqrt, gcd, lcm, comb, perm, factorial with big values and errors, Newton roots, continued fractions
import math
for n in (0, 1, 2, 15, 16, 17, 2**64, 2**64 - 1, 10**40, 10**40 - 1, 3**201):
    r = math.isqrt(n)
    assert r * r <= n < (r + 1) ** 2
    print(r, end=' ')
print()
print(math.gcd(), math.gcd(12), math.gcd(-12, 18), math.gcd(0, 0), math.gcd(2**100, 6**50) == 2**50, math.gcd(3**80 * 7, 3**70 * 49, 3**75 * 14), math.lcm(), math.lcm(4, 6), math.lcm(0, 5), math.lcm(-4, 6), math.lcm(*range(1, 41)))
print(math.factorial(0), math.factorial(30), math.comb(100, 50), math.perm(30, 10), math.perm(5), math.comb(5, 7), math.perm(5, 7), math.comb(10**20, 2))
def t(f, *a):
    try:
        print(f(*a))
    except Exception as e:
        print(f.__name__, a, type(e).__name__, e)
t(math.isqrt, -1)
t(math.isqrt, 1.5)
t(math.gcd, 1.0, 2)
t(math.factorial, -1)
t(math.factorial, 2.5)
t(math.factorial, 10**30)
t(math.comb, -1, 2)
t(math.comb, 1, -2)
t(math.perm, -3, 2)
t(math.comb, 1.5, 2)
t(math.comb, 10**30, 10**30 - 1)
def root(n, k):
    x = 1 << -(-n.bit_length() // k)
    while True:
        y = ((k - 1) * x + n // x ** (k - 1)) // k
        if y >= x: return x
        x = y
print(root(10**60, 3), root(10**60 - 1, 3), root(2**500, 5) == 2**100, root(7**99, 9) == 7**11)
def egcd(a, b):
    s0, s1, t0, t1 = 1, 0, 0, 1
    while b:
        q, a, b = a // b, b, a % b
        s0, s1, t0, t1 = s1, s0 - q * s1, t1, t0 - q * t1
    return a, s0, t0
A, B = 3**60 * 11, 5**50 * 33
g, s, tt = egcd(A, B)
print(g, s * A + tt * B == g)
print(math.isqrt(2 * 10**100))
print(math.prod([10**10] * 4), math.prod([], start=7), math.prod(range(1, 26)) == math.factorial(25))
