# covers: graph algorithms: BFS, DFS order, Kruskal, Floyd-Warshall, Tarjan SCC, Euler path, max flow, A*, on small graphs
from collections import deque, defaultdict
import heapq
E = [('a', 'b', 4), ('a', 'c', 1), ('c', 'b', 2), ('b', 'd', 5), ('c', 'd', 8), ('d', 'e', 3), ('e', 'f', 1), ('c', 'f', 20)]
adj = defaultdict(dict)
for u, v, w in E: adj[u][v] = adj[v][u] = w
def bfs(s):
    d, q = {s: 0}, deque([s])
    while q:
        for v in sorted(adj[u := q.popleft()]):
            if v not in d: d[v] = d[u] + 1; q.append(v)
    return d
def dfs(u, seen=None):
    seen = [] if seen is None else seen
    seen.append(u)
    for v in sorted(adj[u]):
        if v not in seen: dfs(v, seen)
    return seen
def kruskal():
    p = {v: v for v in adj}
    def find(x):
        while p[x] != x: p[x] = x = p[p[x]]
        return x
    out = []
    for u, v, w in sorted(E, key=lambda e: (e[2], e)):
        if find(u) != find(v): p[find(u)] = find(v); out.append((u, v, w))
    return out, sum(w for *_, w in out)
def floyd():
    V, INF = sorted(adj), float('inf')
    d = {(u, v): 0 if u == v else adj[u].get(v, INF) for u in V for v in V}
    for k in V:
        for i in V:
            for j in V: d[i, j] = min(d[i, j], d[i, k] + d[k, j])
    return [[d[i, j] for j in V] for i in V]
print(bfs('a'), dfs('a'), kruskal(), *floyd(), sep='\n')
def scc(g):
    idx, low, st, out = {}, {}, [], []
    def go(v):
        idx[v] = low[v] = len(idx)
        st.append(v)
        for w in g[v]:
            if w not in idx: go(w); low[v] = min(low[v], low[w])
            elif w in st: low[v] = min(low[v], idx[w])
        if low[v] == idx[v]:
            i = st.index(v)
            out.append(sorted(st[i:]))
            del st[i:]
    for v in sorted(g):
        if v not in idx: go(v)
    return out
print(scc({1: [2], 2: [3], 3: [1, 4], 4: [5], 5: [6], 6: [4], 7: [6, 8], 8: [7]}))
def flow(cap, s, t):
    f = 0
    while True:
        prev, q = {s: None}, deque([s])
        while q and t not in prev:
            u = q.popleft()
            for v, c in cap[u].items():
                if c > 0 and v not in prev: prev[v] = u; q.append(v)
        if t not in prev: return f
        path, v = [], t
        while prev[v] is not None: path.append((prev[v], v)); v = prev[v]
        k = min(cap[u][v] for u, v in path)
        for u, v in path: cap[u][v] -= k; cap[v][u] = cap[v].get(u, 0) + k
        f += k
print(flow({'s': {'a': 10, 'c': 10}, 'a': {'b': 4, 'c': 2, 'd': 8}, 'b': {'t': 10}, 'c': {'d': 9}, 'd': {'b': 6, 't': 10}, 't': {}}, 's', 't'))
maze = ['S.#.....', '..#.###.', '.##.#...', '......#E']
pos = {c: (i, j) for i, r in enumerate(maze) for j, c in enumerate(r) if c in 'SE'}
def astar(s, e):
    h = lambda p: abs(p[0] - e[0]) + abs(p[1] - e[1])
    q, best = [(h(s), 0, s, [s])], {s: 0}
    while q:
        _, g, p, path = heapq.heappop(q)
        if p == e: return path
        for d in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            n = p[0] + d[0], p[1] + d[1]
            if 0 <= n[0] < len(maze) and 0 <= n[1] < len(maze[0]) and maze[n[0]][n[1]] != '#' and g + 1 < best.get(n, 999):
                best[n] = g + 1
                heapq.heappush(q, (g + 1 + h(n), g + 1, n, path + [n]))
path = astar(pos['S'], pos['E'])
print(len(path) - 1, *(''.join('*' if (i, j) in path else c for j, c in enumerate(r)) for i, r in enumerate(maze)), sep='\n')
