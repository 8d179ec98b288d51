# covers: exact linear algebra with Fraction: elimination, determinant, inverse, rank, characteristic polynomial, printing aligned matrices
from fractions import Fraction as F
def show(m): 
    w = max(len(str(x)) for r in m for x in r)
    print('\n'.join('[' + ' '.join(f'{x!s:>{w}}' for x in r) + ']' for r in m))
def rref(m):
    m, piv, r = [[F(x) for x in row] for row in m], [], 0
    for c in range(len(m[0])):
        p = next((i for i in range(r, len(m)) if m[i][c]), None)
        if p is None: continue
        m[r], m[p] = m[p], m[r]
        m[r] = [x / m[r][c] for x in m[r]]
        for i in range(len(m)):
            if i != r: m[i] = [a - m[i][c] * b for a, b in zip(m[i], m[r])]
        piv.append(c)
        r += 1
        if r == len(m): break
    return m, piv
def inv(a):
    n = len(a)
    m, piv = rref([row + [int(i == j) for j in range(n)] for i, row in enumerate(a)])
    if piv != list(range(n)): raise ZeroDivisionError('singular matrix')
    return [row[n:] for row in m]
def mul(a, b): return [[sum(x * y for x, y in zip(r, c)) for c in zip(*b)] for r in a]
def det(a):
    m, d = [[F(x) for x in r] for r in a], F(1)
    for c in range(len(m)):
        p = next((i for i in range(c, len(m)) if m[i][c]), None)
        if p is None: return F(0)
        if p != c: m[c], m[p], d = m[p], m[c], -d
        d *= m[c][c]
        for i in range(c + 1, len(m)):
            f = m[i][c] / m[c][c]
            m[i] = [x - f * y for x, y in zip(m[i], m[c])]
    return d
def charpoly(a):
    n, m, cs = len(a), [[F(0)] * len(a) for _ in a], [F(1)]
    for k in range(1, n + 1):
        m = mul(a, [[x + cs[-1] * (i == j) for j, x in enumerate(r)] for i, r in enumerate(m)])
        cs.append(-sum(m[i][i] for i in range(n)) / k)
    return cs
A = [[2, -1, 0], [1, 3, 5], [0, 4, -2]]
show(inv(A)); print(det(A), mul(A, inv(A)) == [[1, 0, 0], [0, 1, 0], [0, 0, 1]], [str(c) for c in charpoly(A)])
H = [[F(1, i + j + 1) for j in range(4)] for i in range(4)]
show(inv(H)); print(det(H), rref([[1, 2, 3], [2, 4, 6], [1, 1, 1]])[1], det([[1, 2], [2, 4]]))
try: inv([[1, 2], [2, 4]])
except ZeroDivisionError as e: print(e)
print([str(x) for r in rref([[3, 2, 7], [1, -1, 4]])[0] for x in r], sum(F(1, k * (k + 1)) for k in range(1, 100)), float(det(H)), F('3.25') + F('1/4'), [str(F(x).limit_denominator(100)) for x in (3.14159, .3333, 2.718)])
