# covers: tuples as dict keys and set members, ordering of records, running group-by, counting pairs, matrix indexes, immutability with nested lists
recs = [('eng', 'ann', 3), ('ops', 'bob', 1), ('eng', 'cy', 2), ('ops', 'ann', 1), ('eng', 'ann', 3)]
by = {}
for dept, name, n in recs: by[dept, name] = by.get((dept, name), 0) + n
print(by, sorted(by, key=lambda k: (-by[k], k)), by['eng', 'ann'], ('eng', 'zed') in by, len(set(recs)), recs.count(('eng', 'ann', 3)))
print(sorted(recs), min(recs, key=lambda r: r[::-1]), max(recs), sorted(recs, key=lambda r: (r[2], r[1]), reverse=True)[0])
grid = {(x, y): x * y for x in range(3) for y in range(3)}
print(sum(grid[x, 2] for x in range(3)), [k for k in grid if grid[k] == 2], {k[::-1]: v for k, v in grid.items()} == grid, max(grid.items(), key=lambda kv: (kv[1], kv[0])))
a = (1, (2, (3, (4,))))
b = 1, (2, (3, (4,)))
print(a == b, hash(a) == hash(b), {a: 'x'}[b], a < (1, (2, (3, (5,)))), a[1][1][1][0], len(a), a.__class__.__name__)
trap = ({}, [])
trap[0]['k'] = 1
trap[1].append(2)
print(trap, trap == ({'k': 1}, [2]))
for bad in (trap, ([],), ({1},), (1, [2])):
    try: hash(bad)
    except TypeError as e: print(bad, e)
def stats(xs): return min(xs), max(xs), sum(xs) / len(xs)
lo, hi, avg = stats((3, 1, 2))
(first, *_), (*_, last) = 'abc', 'xyz'
print(lo, hi, avg, first, last, divmod(17, 5)[::-1], tuple(zip(*recs))[0], tuple(map(len, ('a', 'bb'))), tuple(i for i in range(5) if i % 2))
print((1, 2) + (3,) * 2, (0,) * 3 == (0, 0, 0), () < (0,), (1, 2, 3)[-2:], (1, 2, 3)[::-1], 2 in (1, 2), (1, 2).index(2), tuple(sorted((3, 1))), tuple('ab') + tuple([1]), ((),) != (), (None,) * 2, tuple({'x': 1}.items()))
pts = [(0, 0), (1, 1), (2, 0), (1, -1), (1, 0)]
def hull(ps):
    def half(ps):
        h = []
        for p in ps:
            while len(h) > 1 and (h[-1][0] - h[-2][0]) * (p[1] - h[-2][1]) - (h[-1][1] - h[-2][1]) * (p[0] - h[-2][0]) <= 0: h.pop()
            h.append(p)
        return h[:-1]
    ps = sorted(ps)
    return half(ps) + half(ps[::-1])
print(hull(pts), sorted({tuple(sorted(p)) for p in ((1, 2), (2, 1), (3, 1))}))
