# covers: sort and sorted: key, reverse, stability, partial order, errors leave list usable, mutation during sort, cmp_to_key, mixed types
import functools
people = [('bob', 25), ('al', 30), ('cy', 25), ('di', 30), ('ed', 25)]
print(sorted(people, key=lambda p: p[1]), sorted(people, key=lambda p: p[1], reverse=True), sorted(people, key=lambda p: (-p[1], p[0])), sorted(sorted(people), key=lambda p: -p[1]))
for n in (0, 1, 2, 31, 64, 65, 500):
    seed, data = n + 1, []
    for i in range(n):
        seed = seed * 1103515245 + 12345 & 0x7fffffff
        data.append((seed % 37, i))
    s = sorted(data, key=lambda t: t[0])
    assert all(s[i] <= s[i + 1] for i in range(n - 1)) if n else True
    r = sorted(data, key=lambda t: t[0], reverse=True)
    assert all(r[i][0] > r[i + 1][0] or r[i][0] == r[i + 1][0] and r[i][1] < r[i + 1][1] for i in range(n - 1))
    print(n, s[:3], r[:3])
print(sorted([3, 1, 2], reverse=1), sorted('hello'), sorted({'b': 1, 'a': 2}), sorted([True, False, 2, 0.5]), sorted([[2], [1, 5], [1]]), sorted(['b', 'A', 'a', 'B'], key=str.lower), sorted([-3, 2, -1], key=abs), sorted('abc', key=lambda c: 0), [].sort())
for f in (lambda: sorted([1, 'a']), lambda: sorted([None, 1]), lambda: sorted(5), lambda: sorted([1], lambda x: x), lambda: sorted(), lambda: sorted([1], key=5), lambda: sorted([1, 2], key=len), lambda: [1, 2].sort(key=1), lambda: [2, 1].sort(None), lambda: sorted([1], foo=1), lambda: sorted([1j, 2j]), lambda: sorted([1, 2], reverse='x'), lambda: sorted([{}, {}]), lambda: sorted([2, 1], key=None)):
    try:
        print(f())
    except TypeError as e:
        print(e)
l = [3, 2, 'x', 1]
try:
    l.sort()
except TypeError as e:
    print(e, sorted(map(str, l)), len(l))
m = [3, 1, 2]
def key(v):
    m.append(v)
    return v
try:
    m.sort(key=key)
except ValueError as e:
    print(e, m)
seen = []
m = [2, 1]
m.sort(key=lambda v: seen.append(list(m)) or v)
print(seen, m)
class C:
    n = 0
    def __init__(self, v): self.v = v
    def __lt__(self, o):
        C.n += 1
        return self.v < o.v
    def __repr__(self): return f'C{self.v}'
print(sorted([C(3), C(1), C(2)]), C.n > 0, sorted(['10', '9', '1'], key=functools.cmp_to_key(lambda a, b: int(a) - int(b))), max([C(1), C(5)], key=lambda c: c.v))
def fail(v):
    if v == 2: raise KeyError('bad key')
    return v
m = [3, 2, 1]
try:
    m.sort(key=fail)
except KeyError as e:
    print(e, m)
