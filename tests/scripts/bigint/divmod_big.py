# covers: big integer division with one- and many-digit divisors, quotient estimate corrections, signs, zero division, true division
cases = [(10**50, 7), (10**50, 10**25), (10**50 + 1, 10**25 + 1), (2**200, 2**100 - 1), (2**192 - 1, 2**96 - 2**32), (2**256 - 1, 2**128 + 1), ((2**64 - 1) << 128, (2**64 - 1) << 64 | 1), (7**80, 3**90), (3**90, 7**80)]
for a, b in cases:
    for x, y in ((a, b), (-a, b), (a, -b), (-a, -b)):
        q, r = divmod(x, y)
        assert q * y + r == x and abs(r) < abs(y) and (r == 0 or (r < 0) == (y < 0)), (x, y)
    print(divmod(a, b))
print(divmod(-10**50, 7), divmod(10**50, -10**25 - 3))
n = 0
v = 3**500
for d in range(2**30, 2**30 + 40):
    q, r = divmod(v, d ** 7)
    n += q * d ** 7 + r == v
print(n)
for f in (lambda: 10**30 // 0, lambda: 10**30 % 0, lambda: divmod(10**30, 0), lambda: 10**30 / 0, lambda: 10**400 / 3, lambda: 10**400 / 10.0, lambda: 10**400 * 1.0, lambda: float(10**400), lambda: 1 / 10**400, lambda: 10**400 / 10**399, lambda: 10**400 // 1.0, lambda: -10**400 / 7):
    try:
        print(f())
    except (ZeroDivisionError, OverflowError) as e:
        print(type(e).__name__, e)
print(10**30 / 7, (2**1030) / (2**1028), (2**53 + 1) / 1, (2**54 + 1) / 2, 3**200 / 7**150, -(10**22) / 3, 1 / 3**200)
print((10**17 + 1) / 10**17, 123456789012345678901234567890 / 987654321098765432109876543210)
print([10**20 // 10**k for k in range(18, 23)], [-10**20 // 10**k for k in range(18, 23)], 10**20 % -(10**19 + 1))
