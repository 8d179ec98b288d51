# covers: every itertools function: results, laziness, argument errors, tee independence, groupby details, islice bounds
from itertools import *
L = list
print(L(islice(count(5, -2), 4)), L(islice(count(.5, .25), 3)), L(islice(cycle('ab'), 5)), L(repeat('x', 2)), L(accumulate([1, 2, 3])), L(accumulate([3, 1, 4], max)), L(accumulate([1, 2], initial=10)), L(accumulate([], initial=5)), L(chain('ab', [1])), L(chain.from_iterable(['ab', 'c'])), L(compress('abcd', [1, 0, 1])), L(dropwhile(lambda v: v < 3, [1, 3, 1])), L(takewhile(lambda v: v < 3, [1, 3, 1])), L(filterfalse(None, [0, 1, ''])), L(starmap(pow, [(2, 3), (3, 2)])), L(zip_longest('abc', 'x', fillvalue='-')), L(pairwise('abcd')), L(pairwise('a')))
print(L(product('ab', [1, 2])), L(product('ab', repeat=2))[1:3], L(product()), L(product([], 'a')), L(permutations('abc', 2)), L(permutations('ab')), L(permutations('a', 3)), L(combinations('abcd', 2)), L(combinations('ab', 0)), L(combinations_with_replacement('ab', 2)), sum(1 for _ in permutations(range(6))))
print([(k, L(g)) for k, g in groupby('aabbba')], [(k, L(g)) for k, g in groupby([1, 3, 2, 4, 5], lambda v: v % 2)], L(islice('abcdef', 2)), L(islice('abcdef', 1, None, 2)), L(islice('abc', 5, 9)), L(islice('abc', None)), L(islice('abcdef', 2, 5)))
g = groupby('aab')
k1, g1 = next(g)
k2, g2 = next(g)
print(L(g1), L(g2))
a, b = tee(iter([1, 2, 3]))
print(next(a), next(a), L(b), L(a), tee([], 0), len(tee('a', 3)))
it = iter('abcdef')
print(L(islice(it, 2)), next(it), L(takewhile(lambda c: c != 'e', it)), L(it))
print(count(3), repeat('a'), repeat('a', 3), count(1, 2), repr(count(2.5)), next(cycle([7])), L(cycle([])), L(zip(count(), 'ab')), operator_len := repeat(1, 5).__length_hint__())
for f in (lambda: islice('a', -1), lambda: islice('a', 'x'), lambda: islice('a', 0, 1, 0), lambda: islice('a'), lambda: count('a'), lambda: repeat(), lambda: repeat(1, 'a'), lambda: chain(5).__next__(), lambda: cycle(5), lambda: permutations('a', -1), lambda: permutations('a', 'b'), lambda: combinations('a'), lambda: combinations('a', -1), lambda: product('a', repeat=-1), lambda: product(5), lambda: tee('a', -1), lambda: tee(5), lambda: zip_longest(5), lambda: zip_longest('a', foo=1), lambda: L(starmap(pow, [1])), lambda: L(starmap(pow, [(1,)])), lambda: groupby(), lambda: accumulate(5), lambda: L(accumulate(['a', 1])), lambda: compress('a'), lambda: pairwise(5), lambda: filterfalse(None), lambda: L(takewhile(5, 'a')), lambda: count(1, 2, 3), lambda: L(chain.from_iterable([1])), lambda: next(islice('a', 0)), lambda: len(count()), lambda: L(dropwhile(lambda: 1, 'a')), lambda: L(accumulate([1, 2], lambda a: a)), lambda: next(repeat(1, 0))):
    try: print(type(f()).__name__)
    except Exception as e: print(type(e).__name__, e)
