# covers: sorting algorithms, permutations, queens, matrix spiral, binary search, flood fill, all on lists with swaps and slices
def quick(a):
    if len(a) < 2: return a
    p = a[len(a) // 2]
    return quick([x for x in a if x < p]) + [x for x in a if x == p] + quick([x for x in a if x > p])
def merge(a):
    if len(a) < 2: return a[:]
    l, r, out = merge(a[:len(a) // 2]), merge(a[len(a) // 2:]), []
    while l and r: out.append((l if l[0] <= r[0] else r).pop(0))
    return out + l + r
def heap(a):
    a = a[:]
    def sift(i, n):
        while (c := 2 * i + 1) < n:
            if c + 1 < n and a[c] < a[c + 1]: c += 1
            if a[i] >= a[c]: return
            a[i], a[c] = a[c], a[i]
            i = c
    for i in reversed(range(len(a) // 2)): sift(i, len(a))
    for n in range(len(a) - 1, 0, -1):
        a[0], a[n] = a[n], a[0]
        sift(0, n)
    return a
def insertion(a):
    a = a[:]
    for i in range(1, len(a)):
        j = i
        while j and a[j - 1] > a[j]:
            a[j - 1], a[j] = a[j], a[j - 1]
            j -= 1
    return a
data = [(i * 7919 + 13) % 101 for i in range(120)]
print([f(data) == sorted(data) for f in (quick, merge, heap, insertion)], quick([]), merge([1]))
def perms(a):
    if not a: yield []
    for i in range(len(a)):
        for p in perms(a[:i] + a[i + 1:]): yield [a[i]] + p
ps = list(perms([1, 2, 3, 4]))
print(len(ps), ps[0], ps[9], ps[-1])
def queens(n, row=0, cols=()):
    if row == n: return [cols]
    return [s for c in range(n) if all(c != k and abs(c - k) != row - r for r, k in enumerate(cols)) for s in queens(n, row + 1, cols + (c,))]
print([len(queens(n)) for n in range(1, 8)], queens(6)[0])
def spiral(m):
    out = []
    while m:
        out += m.pop(0)
        m = [list(r) for r in zip(*m)][::-1]
    return out
print(spiral([[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]]))
grid = [list(r) for r in ('..#..', '.##..', '#..#.', '....#')]
def fill(y, x, c):
    stack, n = [(y, x)], 0
    while stack:
        y, x = stack.pop()
        if 0 <= y < len(grid) and 0 <= x < len(grid[0]) and grid[y][x] == '.':
            grid[y][x] = c
            n += 1
            stack += [(y + 1, x), (y - 1, x), (y, x + 1), (y, x - 1)]
    return n
print(fill(0, 0, 'a'), fill(0, 3, 'b'), fill(3, 0, 'c'), *map(''.join, grid))
def knap(items, cap):
    best = [0] * (cap + 1)
    for w, v in items:
        for c in range(cap, w - 1, -1): best[c] = max(best[c], best[c - w] + v)
    return best[cap]
print(knap([(1, 1), (3, 4), (4, 5), (5, 7)], 7), [row for row in [[1]] for _ in range(3)])
tri = [[1]]
for _ in range(6): tri.append([1] + [a + b for a, b in zip(tri[-1], tri[-1][1:])] + [1])
print(*tri[-2:])
