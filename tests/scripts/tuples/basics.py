# covers: tuple construction, indexing, slicing, comparison, hash, methods, immutability errors, single-element and empty forms
t = (3, 'a', None, 3)
print((), (1,), 1, (1, 2), 1,) if False else print((), (1,), (1, 2), tuple(), tuple('ab'), tuple([1]), tuple({1: 2}), tuple(x for x in 'xy'))
print(t[0], t[-1], t[1:3], t[::-1], t[5:], t.count(3), t.index('a'), len(t), 3 in t, t + (1,), t * 2, 2 * (0,), t * 0, t == (3, 'a', None, 3), t != (), hash(t) == hash((3, 'a', None, 3)), {(1, 2): 'k'}[1, 2])
print((1, 2) < (1, 3), (1, 2) < (1, 2, 0), () < (0,), (1, 'a') < (2, None), (1,) == [1], ((1,), 2) > ((0, 5), 9), max((1, 5), (1, 4, 9)), sorted([(2, 'a'), (1, 'b'), (1, 'a')]))
for f in (lambda: t[9], lambda: t['a'], lambda: t + [1], lambda: t + 1, lambda: t * 1.5, lambda: t.index(9), lambda: (1, 'a') < (1, 2), lambda: hash(([],)), lambda: tuple(5), lambda: tuple(1, 2), lambda: t.append(1), lambda: t < [1], lambda: t.count(), lambda: -t, lambda: t.index(3, 1, 2), lambda: t[1.0], lambda: t - t, lambda: tuple(x=1), lambda: t.sort()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for src in ('t[0] = 1', 'del t[0]', 't[0:1] = ()', 't.x = 1', 't[0] += 1'):
    try:
        exec(src)
    except (TypeError, AttributeError) as e:
        print(src, '->', e)
m = ([1], 2)
try:
    m[0] += [2]
except TypeError as e:
    print(e, m)
print(t is tuple(t), t[:] is t, () is (), (*t, *'x'), (lambda *a: a)(*t), tuple(reversed(t)), tuple(enumerate('a')), [*zip(*[(1, 2), (3, 4)])])
a = 1, 2
a += 3,
b, = [7]
print(a, b, (1, 2)[1], 1, 2 == 1, (2 == 2,), not (), bool((0,)), [i for i in (1, 2)], ((((1,)))), ((), ((),)))
print(hash((1, 2, 3)), hash(()), hash((0,)), hash(((), ())), hash((1.5, None is None, 2**61 - 1)), hash((-1, -2)))
