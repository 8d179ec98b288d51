# covers: tuple packing and unpacking in assignments, loops, returns, swaps, swap order with indexes, nested and starred patterns, error messages
a, (b, [c, *d]), *e = 1, (2, 'xyz'), 4, 5
print(a, b, c, d, e)
(x, y), z = [1, 2], 3
x, y = y, x
print(x, y, z)
l = [0, 1, 2]
i = 0
i, l[i] = 2, 'set'
print(i, l)
l[i], i = 'two', 0
print(i, l)
for k, (v, w) in {'a': (1, 2), 'b': (3, 4)}.items(): print(k, v, w, end=';')
print([p + q for p, q in ((1, 2), (3, 4))], dict((k, v) for k, v in [('x', 1)]), [h for h, *_ in ('abc', 'de')])
def minmax(xs): return min(xs), max(xs)
lo, hi = minmax([3, 1, 2])
print(lo, hi, *minmax('hello'))
for src in ('a, b = 1', 'a, b = 1, 2, 3', 'a, b, c = 1, 2', 'a, b = ()', '(a, b), c = 1, 2', '[a] = 1, 2', 'a, *b, c = [1]', '*a, = 5', 'a, b = {1}', 'a, b = None', 'a, b = iter([1])', 'for a, b in [1]: pass', 'for a, b in [(1, 2, 3)]: pass', 'a, (b, c) = 1, [2]', 'a, b = range(10 ** 9)', '() = 1', '() = []', '[] = (1,)', 'a, *b = ()', 'a = *b', '*a = [1]', '*a, *b = [1]', 'a, b += 1', '(a, b): int = 1', 'a = yield = 1', '1, a = 2, 3', 'a + 1 = 2', 'f() = 1', '(a) = 1', '((a)), b = 1, 2', 'a, b = c = 1, 2', 'del (a, b), c', 'a: int, b = 1', '"x" = 1', '[a, 1] = 1, 2', '{a} = 1', 'a if b else c = 1', 'a and b = 1', '-a = 1', 'None, a = 1', 'x for x in y = 1', 'a.b() = 3', 'lambda: 1 = 2', 'f"x" = 1', '... = 1', 'a < b = 2'):
    ns = {'b': 1, 'c': 2, 'a': 0}
    try:
        exec(src, ns)
        print(src, 'ok', ns['a'])
    except Exception as err:
        print(src, '->', type(err).__name__, getattr(err, 'msg', err))
class It:
    def __iter__(self):
        print('iter', end=' ')
        yield 1
        yield 2
        print('exhausted check', end=' ')
p, q = It()
print(p, q)
p, *q = It()
print(p, q, *It())
class G:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * i
m, n, o = G()
print(m, n, o, (*G(),), [*G(), *G()], tuple(G()), 4 in G())
