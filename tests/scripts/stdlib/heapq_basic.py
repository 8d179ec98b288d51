# heapq: push, pop, replace, heapify, and comparison counts that do not explode.
import heapq
import random

random.seed(4)
data = [random.randrange(1000) for _ in range(200)]
h = []
for x in data:
    heapq.heappush(h, x)
assert all(h[i] <= h[c] for i in range(len(h)) for c in (2 * i + 1, 2 * i + 2) if c < len(h))
print([heapq.heappop(h) for _ in range(len(h))] == sorted(data))
h = data[:]
heapq.heapify(h)
print(h[0] == min(data), heapq.heapreplace(h, -1), h[0], heapq.heappushpop(h, -5), heapq.heappushpop(h, 5))
print(heapq.heappushpop([], 3), heapq.heapify([]))
for f, a in ((heapq.heappop, ([],)), (heapq.heapreplace, ([], 1))):
    try:
        f(*a)
    except IndexError as e:
        print(type(e).__name__, e)
print(heapq.nsmallest(3, data) == sorted(data)[:3], heapq.nlargest(3, data) == sorted(data, reverse=True)[:3])
print(heapq.nsmallest(0, data), heapq.nlargest(1, data) == [max(data)], heapq.nsmallest(1, []), heapq.nlargest(9, [1, 2]))
pairs = [(x % 5, i) for i, x in enumerate(data)]
key = lambda p: p[0]
for n in (1, 2, 7, 199, 200, 500):
    print(heapq.nsmallest(n, pairs, key) == sorted(pairs, key=key)[:n],
          heapq.nlargest(n, iter(pairs), key) == sorted(pairs, key=key, reverse=True)[:n], end=" ")
print()
