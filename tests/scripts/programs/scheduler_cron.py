# covers: cron-like expression parser and next-run computation, interval merging, job dependency layers, priority allocation, all by plain data
def field(spec, lo, hi):
    out = set()
    for part in spec.split(','):
        rng, _, step = part.partition('/')
        step = int(step or 1)
        if step < 1: raise ValueError(f'bad step in {part!r}')
        if rng == '*': a, b = lo, hi
        elif '-' in rng: a, b = map(int, rng.split('-'))
        else: a = b = int(rng); b = hi if '/' in part else b
        if not lo <= a <= b <= hi: raise ValueError(f'{part!r} outside {lo}-{hi}')
        out.update(range(a, b + 1, step))
    return out
class Cron:
    def __init__(self, s):
        parts = s.split()
        if len(parts) != 3: raise ValueError(f'need 3 fields, got {len(parts)}')
        self.s, (self.m, self.h, self.d) = s, (field(p, lo, hi) for p, (lo, hi) in zip(parts, ((0, 59), (0, 23), (0, 6))))
    def runs(self, start=0):
        t = start
        while True:
            d, r = divmod(t, 1440)
            h, m = divmod(r, 60)
            if d % 7 not in self.d: t = (d + 1) * 1440
            elif h not in self.h: t = (d * 24 + h + 1) * 60
            elif m not in self.m: t += 1
            else: yield t; t += 1
    def __repr__(self): return f'Cron({self.s!r})'
fmt = lambda t: f'd{t // 1440} {t % 1440 // 60:02}:{t % 60:02}'
def take(n, it): return [x for x, _ in zip(it, range(n))]
for s in ('*/15 9-10 1-5', '5 0 0,6', '0 12 *', '10-20/5 23 3', '59 23 6', '30/10 8 2'): print(Cron(s), [fmt(t) for t in take(5, Cron(s).runs(700))])
for s in ('* *', '60 * *', '5-2 * *', 'a * *', '*/0 * *', '1,2,99 0 0', '-1 * *', '*/x * *'):
    try: Cron(s)
    except ValueError as e: print(repr(s), e)
def merge(iv):
    out = []
    for a, b in sorted(iv):
        if out and a <= out[-1][1]: out[-1][1] = max(out[-1][1], b)
        else: out.append([a, b])
    return out
def gaps(iv, lo, hi):
    cur = lo
    for a, b in merge(iv):
        if a > cur: yield cur, min(a, hi)
        cur = max(cur, b)
        if cur >= hi: return
    yield cur, hi
busy = [(9, 10), (9.5, 11), (13, 14), (14, 15), (17, 18)]
print(merge(busy), list(gaps(busy, 8, 18)), list(gaps([], 1, 2)), list(gaps([(0, 9)], 1, 2)))
def layers(deps):
    done, out = set(), []
    while len(done) < len(deps):
        ready = sorted(j for j, ds in deps.items() if j not in done and set(ds) <= done)
        if not ready: raise RuntimeError(f'cycle among {sorted(set(deps) - done)}')
        out.append(ready)
        done.update(ready)
    return out
print(layers({'a': [], 'b': ['a'], 'c': ['a'], 'd': ['b', 'c'], 'e': []}))
try: layers({'a': ['b'], 'b': ['a'], 'c': []})
except RuntimeError as e: print(e)
def alloc(jobs, n):
    load = [[0, i, []] for i in range(n)]
    for name, w in sorted(jobs.items(), key=lambda p: (-p[1], p[0])):
        m = min(load)
        m[0] += w
        m[2].append(name)
    return sorted(load, key=lambda l: l[1])
print(alloc({'p': 7, 'q': 5, 'r': 4, 's': 4, 't': 3, 'u': 1}, 3))
