# Big integers: factorials, Fibonacci numbers, powers modulo a prime, digits of pi, conversion to and from text.
import sys

sys.set_int_max_str_digits(0)


def fibonacci(n):
    a, b = 0, 1
    for i in range(n):
        a, b = b, a + b
    return a


def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


def pi_digits(n):
    digits, q, r, t, k, m, x = [], 1, 0, 1, 1, 3, 3
    while len(digits) < n:
        if 4 * q + r - t < m * t:
            digits.append(m)
            q, r, m = 10 * q, 10 * (r - m * t), (10 * (3 * q + r)) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
    return ''.join(map(str, digits))


def is_prime(n):
    d, s = n - 1, 0
    while d % 2 == 0:
        d, s = d // 2, s + 1
    for base in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(base, d, n)
        if x in (1, n - 1):
            continue
        for i in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


print(fibonacci(30_000) % 10**20, factorial(3_000) % (2**127 - 1))
print(pi_digits(900)[-20:])
print([n for n in (127, 521, 607, 129, 523) if is_prime(2**n - 1)])
text = str(3**20_000)
print(len(text), int(text) == 3**20_000, hex(7**5_000)[-16:])
total = 0
for i in range(200_000):
    total = (total * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
print(total, (1 << 20_000) >> 19_990, (10**300 // 7**100).bit_length())
