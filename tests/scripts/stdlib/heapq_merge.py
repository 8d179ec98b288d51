# heapq.merge: order, ties, keys, reverse, laziness.
import heapq
from itertools import count, islice

print(list(heapq.merge([1, 4, 7], [2, 5, 8], [0, 9])), list(heapq.merge()), list(heapq.merge([], [1])))
print(list(heapq.merge(["a", "BB", "ccc"], ["X", "yyyy"], key=len)))
print(list(heapq.merge([9, 5, 1], [8, 5], reverse=True)), list(heapq.merge([(1, "a")], [(1, "b")], key=lambda p: p[0])))
print(list(heapq.merge(["c", "aa"], ["z", "bb"], key=str.lower, reverse=True)))
print(list(islice(heapq.merge(count(0, 3), count(1, 3)), 7)))


def noisy(name, items):
    for i in items:
        print("pull", name, i)
        yield i


m = heapq.merge(noisy("a", [1, 3]), noisy("b", [2]))
print(next(m))
print(next(m))
print(list(m))
