# covers: set and frozenset operators and methods, result types, operand errors, subset ordering, in-place forms
def s(x): return sorted(x, key=lambda v: (str(type(v)), v)) if isinstance(x, (set, frozenset)) else x
a, b, f = {1, 2, 3}, {3, 4}, frozenset([2, 3])
print(s(a | b), s(a & b), s(a - b), s(a ^ b), s(b - a), s(a | f), type(a | f).__name__, type(f | a).__name__, a & f == f, f == {2, 3}, hash(f) == hash(frozenset((3, 2))))
print(s(a.union([9], 'x', {8: 1})), s(a.intersection([1, 2, 9], (2, 5))), s(a.difference([1], [2])), s(a.symmetric_difference([1, 9, 9])), s(a.union()), a.union() is a, f.union() is f, f.copy() is f, frozenset(f) is f)
print(a < b, a > {1}, a >= a, a < a, {1} <= a, a <= f, f < a, set() <= set(), a == [1, 2, 3], a != f, a.issubset(range(5)), a.issuperset(()), a.isdisjoint([7]), a.isdisjoint(b), not a < b and not a > b and a != b)
c = a.copy()
x = c
c |= {10}
c &= {1, 2, 10, 11}
c -= {2}
c ^= {1, 5}
print(x is c, s(c), c.update([6], '7'), s(c), c.intersection_update([5, 6]), s(c), c.difference_update([5]), s(c), c.symmetric_difference_update([6, 8]), s(c), c.discard(99), c.add(8), s(c), c.remove(8), c, c.clear())
g = f
f |= {7}
print(g is f, s(f), s(g), type(f).__name__)
for e in (lambda: a | [1], lambda: a & 5, lambda: a - 'ab', lambda: [1] - a, lambda: a ^ None, lambda: a < [1], lambda: a <= 5, lambda: a + b, lambda: a.remove(99), lambda: a.remove('k'), lambda: set().pop(), lambda: a.add([]), lambda: {[]}, lambda: set(5), lambda: set([[]]), lambda: a.union(5), lambda: hash(a), lambda: {a}, lambda: [] in a, lambda: a.discard([]), lambda: a[0], lambda: frozenset([1]).add(2), lambda: frozenset(1, 2), lambda: set(x=1), lambda: a.issubset(5), lambda: a.isdisjoint(None), lambda: a.add(), lambda: a.pop(1), lambda: {1: 2}.keys() | 5, lambda: a.update(5), lambda: a.__or__([1]), lambda: set.union([1], [2])):
    try:
        print(s(e()))
    except Exception as err:
        print(type(err).__name__, err)
try:
    a |= [1]
except TypeError as err:
    print(err)
print({1, 2} in [{2, 1}], {1} in {frozenset([1])}, frozenset([1]) in {frozenset([1])}, {frozenset([1, 2])} == {frozenset([2, 1])}, len({1, 1.0, True}), set('aab') == {'a', 'b'}, {*'ab', *()} == set('ab'), {1}.__contains__({2}))
