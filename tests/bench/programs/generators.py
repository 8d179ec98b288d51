# Generators: pipelines, yield from, send, generator expressions, itertools, comprehension over them.
from itertools import islice


def count(start=0):
    while True:
        yield start
        start += 1


def only(predicate, items):
    for item in items:
        if predicate(item):
            yield item


def pairs(items):
    before = None
    for item in items:
        if before is not None:
            yield before, item
        before = item


def walk(tree):
    if tree:
        left, value, right = tree
        yield from walk(left)
        yield value
        yield from walk(right)


def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return build(low, middle), middle, build(middle + 1, high)


def averager():
    total = n = 0
    average = None
    while True:
        value = yield average
        total += value
        n += 1
        average = total // n


def permutations(items):
    if len(items) <= 1:
        yield tuple(items)
        return
    for i in range(len(items)):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield (items[i], *rest)


print(sum(b - a for a, b in islice(pairs(only(lambda x: x % 3, count())), 200_000)))
print(sum(walk(build(0, 40_000))))
average = averager()
next(average)
for i in range(300_000):
    last = average.send(i)
print(last)
print(sum(x * x for x in (y + 1 for y in (z * 2 for z in range(300_000)))) % 1_000_003)
print(sum(p[0] < p[-1] for p in permutations(list(range(8)))))
