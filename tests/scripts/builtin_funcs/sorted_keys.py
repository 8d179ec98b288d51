# covers: sorted with complex keys: tuples, negation, cmp functions, attrgetter, stability over multi-pass sorts, key call counts and errors, sorting of mixed containers
import functools, operator
class R:
    def __init__(self, n, a, s): self.n, self.a, self.s = n, a, s
    def __repr__(self): return f'{self.n}{self.a}{self.s}'
rs = [R('bo', 3, 1.5), R('al', 3, 2.5), R('cy', 1, 1.5), R('di', 2, 2.5), R('ed', 3, 1.5)]
print(sorted(rs, key=lambda r: (r.a, r.n)), sorted(rs, key=lambda r: (-r.s, r.a, r.n)), sorted(rs, key=operator.attrgetter('s', 'a')), sorted(sorted(rs, key=lambda r: r.n, reverse=True), key=lambda r: r.a))
calls = []
print(sorted([3, 1, 2], key=lambda v: calls.append(v) or -v), calls, sorted('bca', key=ord, reverse=True), sorted([1, 2, 3, 4], key=lambda v: v % 2), sorted([1, 2, 3, 4], key=lambda v: v % 2, reverse=True), sorted([(1, 'b'), (0, 'a'), (1, 'a')], reverse=True))
def cmp(a, b): return (len(a) > len(b)) - (len(a) < len(b)) or (a > b) - (a < b)
print(sorted(['ccc', 'a', 'bb', 'aa', ''], key=functools.cmp_to_key(cmp)), sorted(['10', '9', '2'], key=int), sorted(['b', None, 'a'], key=lambda v: (v is None, v)), sorted([True, 0, -1.5, 2]), sorted([[3], [], [1, 2], [1]]), sorted({3: 'x', 1: 'y'}.items(), key=lambda p: p[1]), sorted(range(5), key=lambda i: [3, 1, 4, 1, 5][i]))
big = [(i * 7919) % 1000 for i in range(1000)]
s = sorted(big)
print(s == list(range(1000)), sorted(s) == s, sorted(s, reverse=True) == s[::-1], sorted(s[::-1]) == s, sorted(s[500:] + s[:500]) == s, sorted(big, key=lambda v: v // 100)[:3])
class Cmp:
    n = 0
    def __init__(self, v): self.v = v
    def __lt__(self, o): Cmp.n += 1; return self.v < o.v
sorted(map(Cmp, range(1000)))
print(Cmp.n)
Cmp.n = 0
sorted(map(Cmp, range(999, -1, -1)))
print(Cmp.n)
l = [3, 1, 2]
print(l.sort(), l, l.sort(reverse=True), l, l.sort(key=str), l)
for f in (lambda: sorted([1, 'a', 2]), lambda: sorted([(1, 'a'), (1, 2)]), lambda: sorted([1, None]), lambda: sorted([{}, {}]), lambda: sorted([1j, 2]), lambda: sorted([object(), object()]), lambda: sorted('ab', key=lambda: 1), lambda: sorted('ab', key='x'), lambda: sorted('ab', ord), lambda: sorted(key=ord), lambda: sorted([1], reverse=None), lambda: sorted('ab', reverse=[]), lambda: sorted([1, 2], key=lambda v: 1 / 0), lambda: sorted([[1], ['a']]), lambda: sorted([set(), {1}, {2}]) and 'partial order ok', lambda: sorted([float('nan')]) and 'nan', lambda: [1].sort(key=None, reverse=False, foo=1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def rank(xs):
    order = sorted(range(len(xs)), key=xs.__getitem__)
    r = [0] * len(xs)
    for pos, i in enumerate(order): r[i] = pos
    return r
print(rank([30, 10, 20]), [x for _, x in sorted(zip([3, 1, 2], 'cab'))], max(rs, key=lambda r: (r.s, r.n)), sorted('The quick Brown'.split(), key=str.swapcase))
