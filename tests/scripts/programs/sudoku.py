# covers: sudoku solver by constraint propagation and backtracking with sets, printing the grid
from collections import Counter
G = '53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79'
H = '8..........36......7..9.2...5...7.......457.....1...3...1....68..85...1..9....4..'
cells = [(r, c) for r in range(9) for c in range(9)]
peers = {(r, c): {(a, b) for a, b in cells if (a == r or b == c or (a // 3, b // 3) == (r // 3, c // 3)) and (a, b) != (r, c)} for r, c in cells}
guesses = 0
def assign(g, k, v):
    g = {**g, k: v}
    todo = [k]
    while todo:
        k = todo.pop()
        for p in peers[k]:
            if g[k] in g[p]:
                if len(g[p]) == 1: return None
                g[p] = g[p].replace(g[k], '')
                if len(g[p]) == 1: todo.append(p)
    return g
def search(g):
    global guesses
    if g is None: return None
    if all(len(v) == 1 for v in g.values()): return g
    k = min((k for k in cells if len(g[k]) > 1), key=lambda k: (len(g[k]), k))
    for v in g[k]:
        guesses += 1
        if r := search(assign(g, k, v)): return r
def solve(s):
    g = dict.fromkeys(cells, '123456789')
    for k, v in zip(cells, s):
        if v != '.':
            g = assign(g, k, v)
            if g is None: return None
    return search(g)
for s in (G, H):
    guesses = 0
    g = solve(s)
    for r in range(9): print(' '.join(g[r, c] for c in range(9)))
    print(guesses > 0, all(len({g[r, c] for c in range(9)}) == 9 for r in range(9)), set(Counter(g.values()).values()))
print(solve('11' + '.' * 79))
