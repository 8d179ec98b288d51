# covers: mutating a list while iterating it, list iterator state after growth/shrink, reversed iterator, sort of alias, deque-like use
l = [1, 2, 3, 4, 5, 6]
seen = []
for v in l:
    seen.append(v)
    if v % 2 == 0: l.remove(v)
print(seen, l)
l = [1]
for v in l:
    if v < 6: l.append(v + 1)
print(l)
for i, v in enumerate(l[:]):
    l.insert(0, -v)
print(l)
it = iter(l)
next(it)
l.clear()
print(next(it, 'done'))
l.extend([1, 2, 3])
print(next(it, 'still done'), list(it))
l = [1, 2, 3, 4]
r = reversed(l)
print(next(r), r.__length_hint__())
l.append(5)
print(next(r))
del l[1:]
print(list(r), next(r, 'end'))
it = iter([10, 20, 30])
print(it.__length_hint__(), next(it), it.__length_hint__(), 20 in it, list(it))
a = [3, 1, 2]
b = a
b.sort()
print(a, a is b, [x for x in a if not a.remove(x)] if False else a)
pops = []
w = [5, 4, 3, 2, 1]
while w:
    pops.append(w.pop(len(w) // 2))
print(pops)
for x in (l2 := [0, 1, 2, 3]):
    del l2[-1]
print(l2)
g = [[1, 2], [3]]
shallow = g[:]
shallow[0].append(9)
shallow.append([4])
print(g, shallow, g[0] is shallow[0])
rows = [[0] * 3] * 2
rows[0][1] = 7
good = [[0] * 3 for _ in range(2)]
good[0][1] = 7
print(rows, good)
class L(list):
    def __iter__(self): return iter('custom')
    def __len__(self): return 99
    def __getitem__(self, i): return f'item{i}'
x = L([1, 2])
print(list(x), len(x), x[0], x, [*x], x == [1, 2], sorted(x), tuple(x)[:2], bool(L()), list.__len__(x))
flat = []
def walk(o):
    for e in o:
        if isinstance(e, list): walk(e)
        else: flat.append(e)
walk([1, [2, [3, [4, []]], 5], [[6]]])
print(flat)
