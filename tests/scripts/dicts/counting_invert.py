# covers: counting idioms, inverting, nested defaults, dict as switch, sorting by several criteria, sparse polynomial arithmetic, set-like key operations, most common ties
def count(it):
    d = {}
    for x in it: d[x] = d.get(x, 0) + 1
    return d
c = count('the quick brown fox jumps over the lazy dog'.replace(' ', ''))
print(c, sorted(c, key=lambda k: (-c[k], k))[:5], max(c, key=c.get), [k for k, v in c.items() if v == 1][:5], {v: sorted(k for k in c if c[k] == v) for v in sorted(set(c.values()))}[3])
inv = {}
for k, v in c.items(): inv.setdefault(v, set()).add(k)
print(sorted((v, len(ks)) for v, ks in inv.items()), len(inv))
class Poly(dict):
    def __init__(self, *a, **k): super().__init__({e: c for e, c in dict(*a, **k).items() if c})
    def __add__(self, o): return Poly({e: self.get(e, 0) + o.get(e, 0) for e in {**self, **o}})
    def __mul__(self, o):
        out = {}
        for a, x in self.items():
            for b, y in o.items(): out[a + b] = out.get(a + b, 0) + x * y
        return Poly(out)
    def __neg__(self): return Poly({e: -c for e, c in self.items()})
    def __call__(self, x): return sum(c * x ** e for e, c in self.items())
    def __str__(self): return ' '.join(f'{c:+}' + (f'x^{e}' if e else '') for e, c in sorted(self.items(), reverse=True)) or '0'
    def __missing__(self, e): return 0
p, q = Poly({2: 1, 0: -1}), Poly({1: 2, 0: 3})
print(p, '|', q, '|', p + q, '|', p * q, '|', -p, '|', p + -p, '|', p(3), p[7], 7 in p, p * q == q * p, (p * p)(2) == p(2) ** 2, Poly(), len(p + -p))
ops = {'+': lambda a, b: a + b, '-': lambda a, b: a - b, '*': lambda a, b: a * b, '/': lambda a, b: a / b if b else float('nan')}
def rpn(s):
    st = []
    for t in s.split():
        if f := ops.get(t):
            try: b, a = st.pop(), st.pop()
            except IndexError: raise ValueError(f'stack empty at {t!r}') from None
            st.append(f(a, b))
        else: st.append(float(t))
    if len(st) != 1: raise ValueError(f'left {len(st)} values')
    return st[0]
for s in ('3 4 + 2 *', '1 2 /', '1 0 /', '+', '1 2', 'x', '', '5 1 2 + 4 * + 3 -'):
    try: print(s, rpn(s))
    except ValueError as e: print(repr(s), e)
a, b = {'x': 1, 'y': 2, 'z': 3}, {'y': 20, 'z': 3, 'w': 4}
print(sorted(a.keys() & b), sorted(a.keys() - b), sorted(a.keys() ^ b), {k: (a[k], b[k]) for k in sorted(a.keys() & b.keys()) if a[k] != b[k]}, sorted(a.items() & b.items()), {k: a.get(k, b.get(k)) for k in sorted({*a, *b})}, dict(sorted(a.items(), key=lambda p: -p[1])), list(zip(*a.items())), sum(a.values()), {**a, **{k: v for k, v in b.items() if k not in a}})
flat = lambda d, p='': {k2: v2 for k, v in d.items() for k2, v2 in (flat(v, p + k + '.').items() if isinstance(v, dict) and v else [(p + k, v)])}
print(flat({'a': {'b': 1, 'c': {'d': [2]}}, 'e': {}, 'f': 3}))
def unflat(d):
    out = {}
    for k, v in d.items():
        *path, last = k.split('.')
        n = out
        for p in path: n = n.setdefault(p, {})
        n[last] = v
    return out
print(unflat({'a.b': 1, 'a.c.d': 2, 'e': 3}), unflat(flat({'a': {'b': {'c': 1}}})))
