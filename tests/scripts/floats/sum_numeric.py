# covers: summation, numeric algorithms giving exact binary results: Newton, Simpson, Kahan, LU solve, logistic map, series
import math
def kahan(xs):
    s = c = 0.0
    for x in xs:
        y = x - c
        t = s + y
        c = (t - s) - y
        s = t
    return s
xs = [0.1] * 1000
print(sum(xs), kahan(xs), math.fsum(xs), sum([1e16, 1.0, -1e16]), math.fsum([1e16, 1.0, -1e16]), math.fsum([]), sum([0.1, 0.2, 0.3]), sum([0.1, 1, 0.2]), sum([1, 2.5, True]))
def newton(a):
    x, seen = a, []
    for _ in range(8):
        x = (x + a / x) / 2
        seen.append(x)
    return seen
print(newton(2.0))
def simpson(f, a, b, n):
    h = (b - a) / n
    s = f(a) + f(b)
    for i in range(1, n):
        s += f(a + i * h) * (4 if i % 2 else 2)
    return s * h / 3
print(simpson(lambda x: x ** 3 - 2 * x, 0, 2, 10), simpson(lambda x: 1 / (1 + x * x), 0, 1, 100) * 4)
x, orbit = 0.3, []
for i in range(60):
    x = 3.9 * x * (1 - x)
    if i % 12 == 0: orbit.append(x)
print(orbit)
def solve(a, b):
    n = len(b)
    m = [row[:] + [v] for row, v in zip(a, b)]
    for i in range(n):
        p = max(range(i, n), key=lambda r: abs(m[r][i]))
        m[i], m[p] = m[p], m[i]
        for j in range(i + 1, n):
            f = m[j][i] / m[i][i]
            for k in range(i, n + 1):
                m[j][k] -= f * m[i][k]
    out = [0.0] * n
    for i in reversed(range(n)):
        out[i] = (m[i][n] - sum(m[i][j] * out[j] for j in range(i + 1, n))) / m[i][i]
    return out
print(solve([[2, 1, -1], [-3, -1, 2], [-2, 1, 2]], [8, -11, -3]))
print(solve([[1 / (i + j + 1) for j in range(5)] for i in range(5)], [1.0] * 5))
print(sum(1 / k ** 2 for k in range(1, 500)), sum((-1) ** k / (2 * k + 1) for k in range(300)) * 4)
acc = 1.0
for k in range(1, 25): acc = acc * k / 3.7 - acc * 0.01
print(acc)
state = [1.0, 0.0]
for _ in range(100):
    x, v = state
    v -= x * 0.1
    state = [x + v * 0.1, v]
print(state)
