# Sorting: list.sort and sorted with and without keys, bisect, heapq, sorts written in Python.
import heapq
from bisect import insort


def numbers(n, seed=42):
    out = []
    for i in range(n):
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        out.append(seed)
    return out


def quick(items):
    if len(items) <= 1:
        return items
    pivot = items[len(items) // 2]
    return (quick([x for x in items if x < pivot]) + [x for x in items if x == pivot] +
            quick([x for x in items if x > pivot]))


def shell(items):
    gap = len(items) // 2
    while gap:
        for i in range(gap, len(items)):
            value, j = items[i], i
            while j >= gap and items[j - gap] > value:
                items[j] = items[j - gap]
                j -= gap
            items[j] = value
        gap //= 2
    return items


ints = numbers(120_000)
floats = [x / 7 for x in ints]
names = ['n%d' % (x % 99991) for x in ints]
print(sorted(ints)[60_000], sorted(floats)[1] < sorted(floats, reverse=True)[1], sorted(names)[77])
print(sorted(ints, key=lambda x: x % 1000)[:2], sorted(zip(names, ints))[5], max(names, key=len))
ints.sort()
ints.reverse()
ints.sort(key=lambda x: -x)
print(ints[0] >= ints[-1])
print(quick(numbers(30_000))[100], shell(numbers(20_000))[100])
heap = []
for x in numbers(40_000):
    heapq.heappush(heap, x)
print([heapq.heappop(heap) for i in range(20_000)][-1])
ordered = []
for x in numbers(10_000):
    insort(ordered, x)
print(ordered[5000])
