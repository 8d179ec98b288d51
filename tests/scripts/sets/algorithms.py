# covers: programs with sets: power set, sieve, exact cover, connected components, set cover, closure of relation, Life on sparse set, bipartite check
def powerset(s):
    out = {frozenset()}
    for v in s: out |= {p | {v} for p in out}
    return out
ps = powerset({1, 2, 3})
print(len(ps), sorted(map(sorted, ps)), frozenset({2, 1}) in ps)
def primes(n):
    s = set(range(2, n))
    for i in range(2, int(n ** .5) + 1):
        if i in s: s -= set(range(i * i, n, i))
    return sorted(s)
print(primes(60))
def components(edges):
    groups = []
    for a, b in edges:
        hit = [g for g in groups if a in g or b in g]
        groups = [g for g in groups if g not in hit] + [{a, b}.union(*hit)]
    return sorted(map(sorted, groups))
print(components([(1, 2), (3, 4), (5, 6), (2, 3), (7, 8), (8, 5)]))
def closure(rel):
    rel = set(rel)
    while new := {(a, d) for a, b in rel for c, d in rel if b == c} - rel: rel |= new
    return rel
print(sorted(closure({(1, 2), (2, 3), (3, 4)})), len(closure({(i, i % 5 + 1) for i in range(1, 6)})))
def life(cells):
    n = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy: n[x + dx, y + dy] = n.get((x + dx, y + dy), 0) + 1
    return {c for c, k in n.items() if k == 3 or k == 2 and c in cells}
g = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for _ in range(4): g = life(g)
print(sorted(g), life({(0, 0)}), life(life({(0, 1), (1, 1), (2, 1)})) == {(0, 1), (1, 1), (2, 1)})
def cover(universe, sets):
    left, out = set(universe), []
    while left:
        best = max(sorted(sets), key=lambda k: len(sets[k] & left))
        if not sets[best] & left: raise ValueError(f'cannot cover {sorted(left)}')
        left -= sets[best]
        out.append(best)
    return out
print(cover(range(8), {'a': {0, 1, 2, 3}, 'b': {3, 4}, 'c': {4, 5, 6, 7}, 'd': {0, 7}}))
try:
    cover('abz', {1: {'a'}, 2: {'b'}})
except ValueError as e:
    print(e)
def exact(rows, cols, chosen=()):
    if not cols: return [chosen]
    c = min(cols)
    return [s for n, r in sorted(rows.items()) if c in r and r <= cols for s in exact(rows, cols - r, chosen + (n,))]
print(exact({'A': {1, 4, 7}, 'B': {1, 4}, 'C': {4, 5, 7}, 'D': {3, 5, 6}, 'E': {2, 3, 6, 7}, 'F': {2, 7}}, set(range(1, 8))))
def bipartite(adj):
    l, r, todo, seen = set(), set(), [(min(adj), 0)], set()
    while todo:
        n, side = todo.pop()
        if n in (r if side == 0 else l): return None
        if n in seen: continue
        seen.add(n)
        (l if side == 0 else r).add(n)
        todo += [(m, 1 - side) for m in adj[n]]
    return sorted(l), sorted(r)
print(bipartite({1: {2, 4}, 2: {1, 3}, 3: {2, 4}, 4: {1, 3}}), bipartite({1: {2, 3}, 2: {1, 3}, 3: {1, 2}}))
words = ['stone', 'notes', 'tones', 'seton', 'onset']
print(set.intersection(*map(set, words)) == set('notes'), set.union(set(), *[{w[0]} for w in words]) == {'s', 'n', 't', 'o'}, sorted(set('python') - set('hot')), len(set(map(frozenset, words))))
