# covers: << and >> on small, negative and huge ints, shift counts at word edges, negative shift count errors, in-place shifts
for n in (1, -1, 5, -5, 0x7fffffffffffffff, -0x8000000000000000):
    print(n, [n << s for s in (0, 1, 31, 32, 63, 64, 65)])
    print(n, [n >> s for s in (0, 1, 2, 31, 32, 62, 63, 64, 200)])
v = 1
seen = []
for step in range(130):
    v <<= 1
    if v & (v - 1):
        print('not a power', step)
    if step % 29 == 0:
        seen.append(v)
print(seen, v.bit_length())
while v != 1:
    v >>= 1
print(v)
for text in ('1 << -1', '1 >> -1', '0 << -5', '1 << 1.0', '1.0 << 1', "'a' << 1", '1 >> None', '(1 << 70) >> -(1 << 70)', '1 << -(1 << 70)'):
    try:
        print(text, eval(text))
    except (ValueError, TypeError) as e:
        print(text, '->', type(e).__name__, e)
print(0 << (1 << 40), 0 << 10**30, 5 >> (1 << 80), -5 >> (1 << 80))
print([(-13) >> k for k in range(6)], [(-13) // (1 << k) for k in range(6)])
print(True << 3, type(True << 0).__name__, False >> 1)
m = -(1 << 100) - 1
print(m >> 99, m >> 100, m >> 101, m >> 1000)
