# covers: big ints in user data structures: matrix power, linear recurrences, Pascal rows, digit manipulation programs
def mul(a, b):
    return [[sum(x * y for x, y in zip(r, c)) for c in zip(*b)] for r in a]
def power(m, e):
    r = [[int(i == j) for j in range(len(m))] for i in range(len(m))]
    while e:
        if e & 1: r = mul(r, m)
        m = mul(m, m)
        e >>= 1
    return r
print(power([[1, 1], [1, 0]], 300)[0][1])
print(power([[1, 1, 1], [1, 0, 0], [0, 1, 0]], 150)[0])
row = [1]
for _ in range(70):
    row = [a + b for a, b in zip([0] + row, row + [0])]
print(row[35], sum(row) == 2**70, row == row[::-1])
def reverse_add(n):
    for step in range(200):
        s = str(n)
        if s == s[::-1]: return step, n
        n += int(s[::-1])
    return None
print([(n, reverse_add(n)) for n in (56, 89, 98, 10548, 196)])
def partitions(n):
    p = [1] + [0] * n
    for i in range(1, n + 1):
        k = 1
        while k * (3 * k - 1) // 2 <= i:
            s = -1 if k % 2 == 0 else 1
            p[i] += s * p[i - k * (3 * k - 1) // 2]
            if k * (3 * k + 1) // 2 <= i: p[i] += s * p[i - k * (3 * k + 1) // 2]
            k += 1
    return p[n]
print([partitions(n) for n in (5, 50, 100, 300)])
def period(d):
    seen, r, i = {}, 1 % d, 0
    while r and r not in seen:
        seen[r] = i
        r = r * 10 % d
        i += 1
    return i - seen[r] if r else 0
print(max(range(2, 400), key=period), period(7), period(8), 10**60 // 61 % 10**30)
m = 1
for i in range(1, 101): m *= i
print(str(m).rstrip('0')[-5:], len(str(m)) - len(str(m).rstrip('0')), sum(map(int, str(m))))
def ackermann_ish(n): return 2 ** n if n < 5 else 2 ** (2 ** (n - 1))
print([len(str(ackermann_ish(n))) for n in range(1, 11)])
lucas = [2, 1]
while len(lucas) < 120: lucas.append(lucas[-1] + lucas[-2])
print(lucas[-1], all(lucas[n]**2 - lucas[n-1]*lucas[n+1] == 5 * (-1)**n for n in range(1, 119)))
