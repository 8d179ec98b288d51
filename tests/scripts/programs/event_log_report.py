# covers: parsing log lines, sessions by user, percentiles, histograms, top-n with ties, nested grouping, all with exact formatting
import re
from collections import defaultdict, Counter
from itertools import groupby
LOG = []
seed = 99
for i in range(120):
    seed = seed * 48271 % 2147483647
    u, act, ms = 'ann bob cy dee'.split()[seed % 4], ['view', 'edit', 'save', 'quit'][seed // 7 % 4], seed // 31 % 900
    LOG.append(f'{i * 37 // 60:02}:{i * 37 % 60:02} [{u}] {act} took {ms}ms' + (' ERROR' if seed % 17 == 0 else ''))
LOG.insert(5, 'garbage line'); LOG.insert(50, '99:99 [x] view took ms')
pat = re.compile(r'(?P<m>\d\d):(?P<s>\d\d) \[(?P<u>\w+)\] (?P<a>\w+) took (?P<ms>\d+)ms(?P<err> ERROR)?$')
recs, bad = [], []
for n, l in enumerate(LOG, 1):
    if m := pat.match(l): recs.append((int(m['m']) * 60 + int(m['s']), m['u'], m['a'], int(m['ms']), bool(m['err'])))
    else: bad.append((n, l))
print(len(recs), bad)
def pct(xs, p):
    xs = sorted(xs)
    k = (len(xs) - 1) * p / 100
    lo = int(k)
    return xs[lo] + (xs[min(lo + 1, len(xs) - 1)] - xs[lo]) * (k - lo)
by = defaultdict(list)
for r in recs: by[r[1]].append(r)
print(f'{"user":<6}{"n":>4}{"err":>5}{"mean":>9}{"p50":>8}{"p95":>8}')
for u in sorted(by):
    ms = [r[3] for r in by[u]]
    print(f'{u:<6}{len(ms):>4}{sum(r[4] for r in by[u]):>5}{sum(ms) / len(ms):>9.2f}{pct(ms, 50):>8.1f}{pct(ms, 95):>8.1f}')
hist = Counter(r[3] // 150 for r in recs)
for b in range(6): print(f'{b * 150:>4}-{b * 150 + 149:<4} {"▇" * hist[b]} {hist[b]}')
def sessions(rs, gap=300):
    out, cur = [], []
    for r in rs:
        if cur and r[0] - cur[-1][0] > gap: out.append(cur); cur = []
        cur.append(r)
    return out + [cur] if cur else out
print({u: [len(s) for s in sessions(by[u])] for u in sorted(by)})
print(sorted(Counter((r[1], r[2]) for r in recs).items(), key=lambda p: (-p[1], p[0]))[:4])
print([(k, len(list(g))) for k, g in groupby(recs, lambda r: r[2])][:8], max((len(list(g)), k) for k, g in groupby(r[1] for r in recs)))
tree = {}
for _, u, a, ms, e in recs: tree.setdefault(u, {}).setdefault(a, []).append(ms)
print({u: {a: max(v) for a, v in sorted(t.items())} for u, t in sorted(tree.items())})
trans = Counter(zip([r[2] for r in recs], [r[2] for r in recs[1:]]))
acts = sorted({r[2] for r in recs})
print('      ' + ''.join(f'{a:>6}' for a in acts), *(f'{a:<6}' + ''.join(f'{trans[a, b]:>6}' for b in acts) for a in acts), sep='\n')
