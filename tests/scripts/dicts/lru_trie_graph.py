# covers: programs over dicts: LRU cache by reinsertion, trie, graph search with path, topological sort, memo tables, inverted index, group by
class LRU:
    def __init__(self, n): self.n, self.d, self.hits = n, {}, 0
    def get(self, k, make):
        if k in self.d:
            self.hits += 1
            v = self.d.pop(k)
        else:
            v = make(k)
            if len(self.d) >= self.n: del self.d[next(iter(self.d))]
        self.d[k] = v
        return v
c = LRU(3)
print([c.get(k, lambda k: k * k) for k in (1, 2, 3, 1, 4, 2, 1, 5)], c.d, c.hits)
class Trie:
    END = ''
    def __init__(self): self.root = {}
    def add(self, w):
        n = self.root
        for ch in w: n = n.setdefault(ch, {})
        n[self.END] = w
    def find(self, p):
        n = self.root
        for ch in p:
            if ch not in n: return []
            n = n[ch]
        out, todo = [], [n]
        while todo:
            n = todo.pop()
            for k, v in n.items():
                if k == self.END: out.append(v)
                else: todo.append(v)
        return sorted(out)
t = Trie()
for w in 'car card care cat dog do done'.split(): t.add(w)
print(t.find('car'), t.find('do'), t.find('x'), len(t.find('')), t.root['d'])
g = {'a': {'b': 7, 'c': 3}, 'b': {'d': 2}, 'c': {'b': 1, 'd': 8}, 'd': {'e': 1}, 'e': {}}
def dijkstra(g, s):
    dist, prev, todo = {s: 0}, {}, {s}
    while todo:
        u = min(todo, key=lambda n: (dist[n], n))
        todo.remove(u)
        for v, w in g[u].items():
            if dist[u] + w < dist.get(v, float('inf')):
                dist[v], prev[v] = dist[u] + w, u
                todo.add(v)
    return dist, prev
dist, prev = dijkstra(g, 'a')
path, n = ['e'], 'e'
while n in prev: path.append(n := prev[n])
print(sorted(dist.items()), path[::-1])
def topo(deps):
    state, out = {}, []
    def visit(n, stack=()):
        if state.get(n) == 2: return
        if state.get(n) == 1: raise ValueError('cycle ' + '->'.join(stack + (n,)))
        state[n] = 1
        for m in deps.get(n, ()): visit(m, stack + (n,))
        state[n] = 2
        out.append(n)
    for n in deps: visit(n)
    return out
print(topo({'app': ['lib', 'ui'], 'ui': ['lib', 'gfx'], 'lib': [], 'gfx': ['lib']}))
try:
    topo({'a': ['b'], 'b': ['c'], 'c': ['a']})
except ValueError as e:
    print(e)
memo = {}
def collatz(n):
    if n == 1: return 1
    if n not in memo: memo[n] = 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)
    return memo[n]
print(max((collatz(n), n) for n in range(1, 500)), len(memo))
idx = {}
for i, line in enumerate(['the cat sat', 'the dog ran', 'a cat ran']):
    for w in line.split(): idx.setdefault(w, set()).add(i)
print({w: sorted(s) for w, s in sorted(idx.items())}, sorted(idx['cat'] & idx['ran']))
