# covers: in-place set operators with aliases, updates from many iterables, frozenset in-place rebinding, set comprehension with conditions, deduplication preserving order
def show(s): return sorted(s)
s = t = {1, 2, 3}
s |= {4}
s &= {2, 3, 4, 5}
s -= {3}
s ^= {4, 9}
print(show(s), s is t, show(t))
s.update([1], (2,), {3: 'x'}, 'ab'[:0], range(4, 6))
s.difference_update([1], {2})
s.intersection_update(range(3, 8))
s.symmetric_difference_update([3, 100])
print(show(s), s.update(), s.discard(1000))
f = g = frozenset([1])
f |= {2}
print(show(f), show(g), f is g)
for op in ('|', '&', '-', '^'):
    for other in ('[1]', "'a'", '{}', '1', 'None'):
        try: eval(f'{{1}} {op} {other}')
        except TypeError as e: print(e)
    ns = {'s': {1}}
    try: exec(f's {op}= [1]', ns)
    except TypeError as e: print(e)
def dedupe(xs, key=lambda v: v):
    seen = set()
    return [x for x in xs if key(x) not in seen and not seen.add(key(x))]
print(dedupe([3, 1, 3, 2, 1]), dedupe('AbaB', str.lower), dedupe([1, 1.0, True, 2]))
a, b = {1, 2, 3}, {2, 3, 4}
print(show(a | b), show(a & b), show(a - b), show(b - a), show(a ^ b), (a | b) - (a & b) == a ^ b, a - b | b - a == a ^ b, a & b <= a, a | b >= b, a < a | {9}, a.union(b, [7]) == {1, 2, 3, 4, 7}, a.isdisjoint({9}), not a.isdisjoint(b))
x = {1, 2, 3}
x -= x
print(x, x == set(), bool(x), len(x))
y = {1, 2}
y |= y; y &= y; y.update(y)
print(show(y), y.issubset(y), y < y, y.copy() is y)
e = [set(), frozenset(), {0}, {0, 1}]
print([[p <= q for q in e] for p in e], [[p < q for q in e] for p in e])
print(show({i * i % 11 for i in range(20) if i % 2}), len({(i % 3, i % 4) for i in range(100)}), show(set(map(abs, [-1, 1, 2]))), show({*range(3), *[7]}), max({3, 9, 4}), sum({1, 2, 3}), show(filter({1, 2}.__contains__, [0, 1, 2, 3])))
common = set.intersection(*[set(range(0, 60, k)) for k in (2, 3, 5)])
print(show(common), show(set.union(*[{k} for k in 'abc'])), show(set().union('ab', 'bc')))
