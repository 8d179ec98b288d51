# covers: shifting and masking of big ints, digit extraction, packing and unpacking fields, negative bit patterns
n = 0
fields = [(5, 3), (1023, 10), (0, 7), (2**40 - 3, 40), (12345, 20), (2**70, 71), (1, 1)]
for v, w in fields:
    n = n << w | v
print(n, hex(n), n.bit_length())
out = []
m = n
for v, w in reversed(fields):
    out.append(m & (1 << w) - 1)
    m >>= w
print(out[::-1] == [v for v, w in fields], m)
for k in (1, 63, 64, 65, 127, 128, 129, 1000):
    x = 1 << k
    print(k, x - 1 & x, (x - 1 | x).bit_length(), (x ^ x - 1).bit_count(), -x >> k, -x - 1 >> k, ~x + x, (-x & 0xff), -x | 1)
a, b = -(3**100), 5**70
print(a & b, a | b, a ^ b, ~a)
print((a & b) == ~(~a | ~b), (a ^ b) ^ b == a, a & -1 == a, a | 0 == a, a & 0, a | -1)
def rotl(v, s, w):
    return (v << s | v >> w - s) & (1 << w) - 1
v = 0x0123456789abcdef0123456789abcdef
print(hex(rotl(v, 4, 128)), hex(rotl(v, 65, 128)), rotl(rotl(v, 50, 128), 78, 128) == v)
def popcount(n):
    c = 0
    while n:
        n &= n - 1
        c += 1
    return c
print(popcount(3**200), (3**200).bit_count(), popcount(2**300 - 1))
def lowest(n):
    return (n & -n).bit_length() - 1
print([lowest(x) for x in (8, 12, 2**100, 2**100 * 3, -2**77, 5**30)])
gray = [i ^ i >> 1 for i in range(2**64, 2**64 + 5)]
print(gray, [bin(g1 ^ g2).count('1') for g1, g2 in zip(gray, gray[1:])])
s = 0
for i in (0, 3, 64, 100, 127): s |= 1 << i
print([i for i in range(s.bit_length()) if s >> i & 1], s & ~(1 << 64), (s & ~(1 << 64)).bit_count())
