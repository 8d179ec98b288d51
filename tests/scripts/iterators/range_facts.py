# covers: range: indexing, slicing, membership, equality, hash, reversed, negative steps, big values, attributes, errors
for r in (range(5), range(2, 10, 3), range(10, 0, -3), range(0), range(5, 2), range(-3, 3, 2), range(1, 2), range(10**20, 10**20 + 10, 4)):
    print(r, list(r), len(r), r[::-1], list(reversed(r)), r.start, r.stop, r.step, bool(r), sum(r), [v in r for v in (0, 2, 5, -1)])
r = range(0, 100, 7)
print(r[3], r[-1], r[2:5], r[::2], r[10:2:-3], r[50:], r.index(21), r.count(21), r.count(22), 21.0 in r, '21' in r, 21.5 in r, max(r), min(r), r == range(0, 99, 7), r == range(0, 105, 7), r == range(0, 106, 7), range(0) == range(5, 5, 2), range(1, 2) == range(1, 9, 10), hash(range(0, 4, 3)) == hash(range(0, 6, 3)), r == list(r))
big = range(-2**70, 2**70, 2**60)
print(big[5], big[-1], 2**60 in big, 2**60 + 1 in big, len(big), big.index(0), range(2**70)[2**69], range(0, 2**64, 2**62)[1:3])
for f in (lambda: range(), lambda: range(1, 2, 0), lambda: range(1.0), lambda: range('a'), lambda: range(1, 2, 3, 4), lambda: r[100], lambda: r[-100], lambda: r['a'], lambda: r.index(5), lambda: r.index('x'), lambda: len(range(2**70)), lambda: r + r, lambda: r < r, lambda: r[::0], lambda: hash(r) == hash(range(0, 100, 7)), lambda: range(stop=5), lambda: setattr(r, 'start', 1), lambda: r.append(1), lambda: range(None), lambda: r[1.0], lambda: range(1, None), lambda: r * 2, lambda: iter(r).__next__(1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
it = iter(range(3))
print(next(it), it.__length_hint__(), list(it), next(it, 'end'), type(it).__name__, type(iter(range(2**70))).__name__, next(iter(range(2**70, 2**70 + 1))))
print([*range(3)], [i * j for i in range(3) for j in range(i)], tuple(range(3, 0, -1)), list(range(True, 4)), range(3) in [range(3)], [i for i in range(10)][-3:], sum(range(10**6)), {range(2): 1}[range(0, 2, 1)])
total = 0
for i in range(5):
    for i in range(2): total += i
    total += i * 10
print(total, i)
for i in range(0): pass
print(i)
n = 3
for i in range(n):
    n = 100
print(i, n)
class Ix:
    def __index__(self): return 4
print(range(Ix()), range(1, Ix()), 4 in range(Ix(), 5), list(range(0, 10, Ix())))
