# covers: recipes composed from itertools: chunks, sliding windows, unique, roundrobin, powerset, matrix ops, primes, run-length, merging, random walks
from itertools import *
from collections import deque
import operator
take = lambda n, it: list(islice(it, n))
def chunk(it, n):
    it = iter(it)
    return iter(lambda: tuple(islice(it, n)), ())
def window(it, n):
    its = tee(it, n)
    for i, x in enumerate(its): next(islice(x, i, i), None)
    return zip(*its)
def unique(it, key=None):
    seen = set()
    for x in it:
        k = key(x) if key else x
        if k not in seen: seen.add(k); yield x
def roundrobin(*its):
    nexts = cycle([iter(i).__next__ for i in its])
    n = len(its)
    while n:
        try:
            for nx in nexts: yield nx()
        except StopIteration:
            n -= 1
            nexts = cycle(islice(nexts, n))
def powerset(s): return chain.from_iterable(combinations(s, r) for r in range(len(s) + 1))
print(list(chunk('abcdefg', 3)), list(window(range(5), 3)), list(unique('AbBac', str.lower)), list(roundrobin('abc', 'd', 'ef')), list(powerset('abc')))
def primes():
    yield 2
    sieve = {}
    for n in count(3, 2):
        f = sieve.pop(n, 0)
        if f:
            m = n + f
            while m in sieve: m += f
            sieve[m] = f
        else:
            sieve[n * n] = 2 * n
            yield n
print(take(12, primes()), next(dropwhile(lambda p: p < 1000, primes())), sum(takewhile(lambda p: p < 500, primes())))
dot = lambda a, b: sum(map(operator.mul, a, b))
mat = lambda a, b: [[dot(r, c) for c in zip(*b)] for r in a]
print(mat([[1, 2], [3, 4]], [[0, 1], [1, 0]]), list(chain.from_iterable([[1], [2, 3]])), list(map(list, zip_longest(*['abc', 'd'], fillvalue=''))))
print([(k, len(list(g))) for k, g in groupby(sorted('mississippi'))], ''.join(f'{k}{sum(1 for _ in g)}' for k, g in groupby('aaabccd')), [list(g) for _, g in groupby(enumerate([1, 2, 3, 7, 8, 10]), lambda p: p[1] - p[0])][1])
print(list(accumulate(chain([1000], repeat(-100, 4)), lambda b, p: round(b * 1.05 + p, 2))), take(8, accumulate(repeat(1), lambda a, _: a * 3.5 * (1 - a / 10))), list(accumulate('abc')), deque(range(10), 3), next(compress(count(), cycle([0, 0, 1]))))
collatz = lambda n: chain(takewhile(lambda v: v != 1, accumulate(chain([n], repeat(None)), lambda v, _: v // 2 if v % 2 == 0 else 3 * v + 1)), [1])
print(list(collatz(6)), [sum(1 for _ in collatz(n)) for n in (7, 27)], [''.join(p) for p in product('01', repeat=3)][5], sum(1 for c in combinations(range(10), 4) if sum(c) == 18), [''.join(p) for p in permutations('abc') if p[0] < p[-1]])
print([p for p in product(range(1, 30), repeat=2) if (s := (p[0] ** 2 + p[1] ** 2) ** .5) == int(s) and p[0] < p[1]][:6], list(starmap(lambda a, b: b - a, pairwise([1, 4, 9, 16]))), min(permutations([3, 1, 2])), list(islice(pairwise(count(10, 10)), 2)))
def send_more():
    for p in permutations(range(10), 8):
        s, e, n, d, m, o, r, y = p
        if m != 1 or s != 9 or o != 0: continue
        if 1000 * s + 100 * e + 10 * n + d + 1000 * m + 100 * o + 10 * r + e == 10000 * m + 1000 * o + 100 * n + 10 * e + y: return p
print(send_more())
