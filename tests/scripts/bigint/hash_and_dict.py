# covers: hash of ints by the Mersenne prime 2**61-1, hash equality across numeric types, dict and set keys of big ints, negative and edge hashes
P = 2**61 - 1
for n in (0, 1, -1, -2, P - 1, P, P + 1, -P, -P - 1, -P + 1, 2**64, -2**64, 2**100, 10**30, -10**30, 3**200):
    h = hash(n)
    e = abs(n) % P
    e = -e if n < 0 else e
    assert h == (-2 if e == -1 else e), n
    print(n if n.bit_length() < 110 else '..', h)
print([hash(f) for f in (0.0, -0.0, 1.0, 0.5, 0.25, -0.5, 1.5, 2.0**70, 1e300, float('inf'), float('-inf'), 0.1)])
print(hash(1j), hash(1 + 0j), hash(2 + 3j), hash(True), hash(False), hash(0.5 + 0j) == hash(0.5))
d = {}
for k in (1, 1.0, True, 1 + 0j, 2**70, 2.0**70, -1, -2, -1.0):
    d[k] = d.get(k, ()) + (repr(k),)
print(d)
s = {2**61 - 1, 0, P * 2, P * 3, -P}
print(sorted(s), 0 in s, P * 4 in s)
many = {P * k: k for k in range(300)}
print(len(many), many[P * 77], P * 301 in many, sum(many.values()))
keys = [x * 2**61 + y for x in range(8) for y in range(8)]
dd = dict.fromkeys(keys, 0)
for k in keys * 2: dd[k] += 1
print(set(dd.values()), len(dd), keys == list(dd))
print(hash((1, 2)) == hash((1.0, True + 1)), hash(frozenset([1, 2])) == hash(frozenset([2, 1])), hash(2**200) == hash(2.0**200), hash(-(2**61 - 1)))
for bad in ([], {}, set(), bytearray(), [1], ({},), (1, [2]), slice(1)):
    try:
        print(hash(bad))
    except TypeError as e:
        print(repr(bad), e)
