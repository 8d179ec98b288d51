# covers: starred targets everywhere, generalised unpacking in displays and calls, returns and yields, errors with exact text, iteration count
a, *b = 'xyz'
*c, d = (1, 2, 3)
e, *f, g = range(2)
[h, *[i, *j]] = 1, 2, 3, 4
(k, (l, *m)), *n = [1, (2, 3)], 4, 5
*o, = {'k': 1}
print(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o)
class A: pass
A.x, *A.y = 1, 2, 3
z = [0] * 3
z[0], *z[1], z[2] = 'abcd'
print(A.x, A.y, z)
for p, *q in [(1, 2, 3), 'ab', [9]]: print(p, q, end=' ')
print([*range(3), *'ab', *{}, *()], (*[1], 2), {*[1], 1}, {**{'a': 1}, 'a': 2, **{}}, [*[*[*[1]]]], *(*'x',), (lambda *a: a)(*[1], 2, *(3,)))
def r(): return 1, *[2, 3]
def y(): yield 1, *[2]
print(r(), next(y()), [x for x in (*'ab', 'c')], max(*[3, 1], *[5]), dict(**{'a': 1}, b=2, **{'c': 3}))
x, y = y_, x_ = [1, 2]
print(x, y, y_, x_)
def t(src):
    try:
        exec(src, {'A': A})
        print(src, 'ok')
    except Exception as err: print(src, '->', type(err).__name__, getattr(err, 'msg', None) or err)
for src in ('a, *b, c = [1]', '*a, b, c = "x"', 'a, b = [1, 2, 3]', 'a, b, c = {1: 2}', '[a, b] = 5', 'a, = ()', '(a, b), c = [1, 2], 3', '(a, b), c = 1, 2', '*a = [1]', '*a, *b = 1, 2', 'a, *(b, c) = 1, 2, 3', 'print(*5)', '[*None]', '{**[]}', '{*5}', 'x = *1', 'x = *[1],', 'del *a', '(*a)', '*a', 'f(*)', 'return *a', 'a, b: int = 1, 2', 'for *a in [[1]]: pass', 'for *a, in [[1]]: pass', '[*a for a in b]', '{**a for a in b}', '*a, = *b, = [1]', 'a = b, *c = 1, 2', 'a[*b]', 'a = [1][*[0]]', '*A.z, A.w = 1, 2', 'a, b = iter([1, 2, 3])', 'a, *b = iter([])', 'print(**{1: 2})', 'a, b = "é"', '[a, [b, c]] = [1, [2]]', 'lambda *a, *b: 0', 'a, b = c', '*(a, b), c = 1, 2, 3', 'a, (*b) = 1, 2', 'del a, *b', '(a, *b) += 1', '*a += 1', 'x: *a = 1', 'with x as *a: pass', 'with x as (*a,): pass', 'import *', 'f(*a=1)', 'f(x for x in *a)', 'x = (yield *a)', 'a if *b else c', 'not *a', '*a or b', '[*a or b]', '{*a if b else c}'):
    t(src)
n = 0
class Count:
    def __iter__(self):
        global n
        for i in range(5):
            n += 1
            yield i
try: a, b = Count()
except ValueError as err: print(err, n)
n = 0
a, b, *_ = Count()
print(n)
try: a, b, c, d, e, f2 = Count()
except ValueError as err: print(err)
try: a, *b, c, d, e, f2, g2 = Count()
except ValueError as err: print(err)
