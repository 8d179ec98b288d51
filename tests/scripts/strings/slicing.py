# covers: str indexing and slicing with all sign and step combinations, out of range, unicode, slice objects, errors
s = 'abcdefghij'
for a in (None, 0, 3, -3, 20, -20):
    for c in (None, 1, 2, -1, -3):
        print(a, c, [s[a:b:c] for b in (None, 0, 5, -2, 30, -30)])
print(s[0], s[-1], s[9], s[True], s[:], s[::-1], s[5:2], s[2:5:-1], s[slice(1, 8, 3)], ''[:], ''[1:5], ''[::-1])
u = 'aé€😀z'
print(u[3], u[::-1], u[1:4], len(u), [ascii(c) for c in u], u[-2:], u[::2])
for f in (lambda: s[10], lambda: s[-11], lambda: ''[0], lambda: s['a'], lambda: s[1.0], lambda: s[None], lambda: s[::0], lambda: s['a':], lambda: s[1:2.0], lambda: s[1, 2], lambda: s[1 << 70], lambda: s[()]):
    try:
        print(f())
    except (IndexError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(s[-(1 << 70):1 << 70], s[1 << 70:], s[:-(1 << 70)], s[::1 << 70], s[::-(1 << 70)])
for src in ('s[0] = "x"', 'del s[0]', 's[1:2] = "x"', 's.x = 1', 'del s.upper', 's.upper = 1'):
    try:
        exec(src)
    except (TypeError, AttributeError) as e:
        print(src, '->', e)
