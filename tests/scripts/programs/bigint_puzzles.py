# covers: number puzzles: happy numbers, amicable pairs, Kaprekar, look-and-say, digit cancelling, Egyptian fractions, Josephus, magic squares, Gray codes, Zeckendorf
from math import gcd, isqrt
def _happy(n):
    seen = set()
    while n != 1 and n not in seen: seen.add(n); n = sum(int(c) ** 2 for c in str(n))
    return n == 1
print([n for n in range(1, 50) if _happy(n)])
def divs(n): return sum(d + (n // d if d * d != n and d > 1 else 0) for d in range(1, isqrt(n) + 1) if n % d == 0)
print([(a, b) for a in range(2, 1300) if (b := divs(a)) > a and divs(b) == a], [n for n in range(2, 500) if divs(n) == n])
def kaprekar(n):
    steps = []
    while n != 6174 and len(steps) < 8:
        s = sorted(f'{n:04}')
        n = int(''.join(s[::-1])) - int(''.join(s))
        steps.append(n)
    return steps
print(kaprekar(3524), kaprekar(1112), kaprekar(9))
def look(s):
    out, i = '', 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]: j += 1
        out += str(j - i) + s[i]
        i = j
    return out
s, seq = '1', []
for _ in range(8): seq.append(s); s = look(s)
print(seq, len(s))
print([(a, b) for a in range(10, 100) for b in range(a + 1, 100) if a % 10 == b // 10 and b % 10 and a * (b % 10) == b * (a // 10) and a % 10])
def egypt(n, d):
    out = []
    while n:
        k = -(-d // n)
        out.append(k)
        n, d = n * k - d, d * k
        g = gcd(n, d)
        n, d = n // g, d // g
    return out
print(egypt(5, 121), egypt(3, 7), egypt(4, 13))
def josephus(n, k):
    r = 0
    for i in range(2, n + 1): r = (r + k) % i
    return r
print([josephus(n, 3) for n in (1, 5, 7, 41)])
def magic(n):
    m = [[0] * n for _ in range(n)]
    i, j = 0, n // 2
    for k in range(1, n * n + 1):
        m[i][j] = k
        a, b = (i - 1) % n, (j + 1) % n
        i, j = (a, b) if not m[a][b] else ((i + 1) % n, j)
    return m
m = magic(5)
print(*m, {sum(r) for r in m} | {sum(c) for c in zip(*m)} | {sum(m[i][i] for i in range(5))}, sep='\n')
def zeck(n):
    f = [1, 2]
    while f[-1] <= n: f.append(f[-1] + f[-2])
    out = []
    for x in reversed(f):
        if x <= n: out.append(x); n -= x
    return out
print(zeck(100), zeck(10**12), [bin(i ^ i >> 1)[2:].zfill(3) for i in range(8)])
def cf_sqrt(n):
    a0 = a = isqrt(n)
    m, d, out = 0, 1, []
    while a != 2 * a0: m = d * a - m; d = (n - m * m) // d; a = (a0 + m) // d; out.append(a)
    return a0, out
print([cf_sqrt(n) for n in (2, 7, 61)])
def pell(n):
    a0, p = cf_sqrt(n)
    h, h1, k, k1 = a0, 1, 1, 0
    i = 0
    while h * h - n * k * k != 1:
        a = p[i % len(p)]
        h, h1, k, k1, i = a * h + h1, h, a * k + k1, k, i + 1
    return h, k
print([pell(n) for n in (2, 13, 61, 109)], [p for p in range(3, 60) if all(p % q for q in range(2, p)) and pow(2, (p - 1) // 2, p) == p - 1][:5])
