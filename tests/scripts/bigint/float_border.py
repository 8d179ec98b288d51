# covers: conversion between big ints and floats: correct rounding, exactness, overflow errors, comparison, round(), int(float)
for n in (2**53, 2**53 + 1, 2**53 + 2, 2**53 + 3, 2**54 + 2, 2**54 + 6, 10**22, 10**23, 2**100 + 2**47, 2**100 + 2**47 + 1, 2**100 + 3 * 2**47, -(2**53 + 1)):
    f = float(n)
    print(n, repr(f), int(f) - n, int(f) == n, f == n, f < n, f > n)
top = 2**1024 - 2**970
print(float(top - 1), float(2**1023))
for f in (lambda: float(top), lambda: float(2**1024), lambda: -2**1024 * 1.0, lambda: 2**1024 + 0.5, lambda: 1.5 ** 10000, lambda: 2.0 ** 1024, lambda: int(1e308) * 10 / 1.0, lambda: round(1e308, -308), lambda: 10**400 ** 0.5 if False else (10**400) ** 0.5, lambda: (10**400) ** -1):
    try:
        print(f())
    except OverflowError as e:
        print(e)
print(int(1e23), int(1e22), int(-1e300) % 1000003, int(2.0**70) == 2**70, int(1.9999999999999998e20))
print(1e23 == 10**23, 1e22 == 10**22, 10**23 - 1 < 1e23, hash(1e22) == hash(10**22), hash(2.0**80) == hash(2**80), {10**22: 'a'}.get(1e22), {10**23: 'a'}.get(1e23))
print(round(1e22), round(123456789.5e10), round(2.5e15 + 0.5), round(-1e16), round(12345678901234567890, -5), round(5 * 10**24, -25), round(15 * 10**24, -25), round(-25 * 10**24, -25))
print((2**53 + 1) * 1.0, 2**53 + 1.0, 3 * 0.1, 10**16 + 1.0, 10**16 - 1 + 0.5)
print(sum([10**20, 1.0, -10**20]), sum([0.1] * 10), 1e16 + 1 - 1e16, max(10**20, 1e20), min(1e20, 10**20))
print((0.1).as_integer_ratio(), (1e300).as_integer_ratio()[0] == int(1e300), (5e-324).as_integer_ratio()[1] == 2**1074)
