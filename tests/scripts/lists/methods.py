# covers: append, extend, insert, remove, pop, clear, index, count, copy, reverse with bounds and error messages
l = [3, 1, 4, 1, 5]
print(l.append(9), l.extend('ab'), l.insert(0, 'first'), l.insert(-1, 'x'), l.insert(99, 'last'), l.insert(-99, 'zero'), l)
print(l.pop(), l.pop(0), l.pop(-2), l, l.remove(1), l, l.index(1), l.count(1), l.index(4, 1), l.index(4, -6, -1), l.reverse(), l)
c = l.copy()
print(c == l, c is l, c.clear(), c, len(l), [1, True, 1.0].count(1), [[1], [1]].count([1]))
for f in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1].pop('a'), lambda: [1].remove(2), lambda: [].remove(None), lambda: [1].index(2), lambda: [1, 2].index(2, 0, 1), lambda: ['a'].index('b'), lambda: [1].insert('a', 1), lambda: [1].insert(1), lambda: [1].append(), lambda: [1].append(1, 2), lambda: [1].extend(5), lambda: [1].extend(None), lambda: [1].extend(), lambda: [1] + (2,), lambda: [1] + 'a', lambda: (1,) + [2], lambda: [1] * [2], lambda: [1] - [1], lambda: [1] < (1,), lambda: [1] < 5, lambda: [1, 'a'] < [1, 2], lambda: [].nope, lambda: [1].index(), lambda: [1].count(), lambda: list(5), lambda: list(1, 2), lambda: list(x=1), lambda: hash([]), lambda: [1].sort(5), lambda: [1].reverse(1), lambda: [1].copy(1), lambda: -[1], lambda: [1].pop(1, 2), lambda: [1]('a'.__len__()), lambda: [1].index(1, 'a'), lambda: [0] * (1 << 62)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
def gen():
    yield 1
    yield 2
    raise ValueError('stop here')
part = [0]
try:
    part.extend(gen())
except ValueError as e:
    print(e, part)
part.extend(part)
print(part, [1, 2] < [1, 2, 0], [1, 2] < [1, 3], [] < [0], [1] == [1.0], [1] != [2], [2] > [1, 5], [[1]] <= [[1]], [1, 'a'] == [1, 'a'], ['a', 1] < ['b', None])
x = [1, 2]
y = x + [3]
x.append(x)
print(y, x, x[2][2] is x, x.index(x))
class Eq:
    def __init__(self, log): self.log = log
    def __eq__(self, o):
        self.log.append(o)
        return o == 2
log = []
print([1, 2, 3].index(Eq(log)), Eq(log) in [5, 2], [2, 2].count(Eq(log)), log)
