# covers: list comprehensions: nesting, conditions, scope, unpacking targets, closures, evaluation of first iterable, errors inside
print([x * y for x in range(4) for y in range(x) if (x + y) % 2], [[j for j in range(i)] for i in range(4)], [a + b for a, b in zip('ab', 'cd')], [x for x in range(20) if x % 2 if x % 3], [*[1], *(x for x in 'ab')], [(a, *rest) for a, *rest in ('abc', [1], (2, 3))])
x = 'outer'
print([x for x in range(3)], x, [x for _ in range(2)], [y for y in x if y in 'aeiou'])
fs = [lambda: i for i in range(3)]
gs = [lambda i=i: i for i in range(3)]
print([f() for f in fs], [g() for g in gs])
def f(n):
    return [[n * i + j for j in range(n)] for i in range(n)]
m = f(3)
print(m, [list(r) for r in zip(*m)], [v for r in m for v in r], sum([sum(r) for r in m]), [r[i] for i, r in enumerate(m)])
class A:
    xs = [1, 2, 3]
    k = 10
    ys = [x for x in xs]
    try:
        zs = [x * k for x in xs]
    except NameError as e:
        err = str(e)
print(A.ys, A.err, hasattr(A, 'x'))
order = []
def t(v):
    order.append(v)
    return v
[t('elt') for a in t([1, 2]) if t(a > 1) for b in t('z')]
print(order)
for g in (lambda: [1 / v for v in (1, 0)], lambda: [v for v in 5], lambda: [a for a, b in [(1, 2, 3)]], lambda: [v.x for v in [1]], lambda: [nope for v in [1]], lambda: [v for v in range(3) if v.bad]):
    try:
        print(g())
    except Exception as e:
        print(type(e).__name__, e)
d = {}
l = [0]
print([d.setdefault(k, i) for i, k in enumerate('abca')], [l[0] for l[0] in range(3)], l, [d['q'] for d['q'] in 'xy'], d['q'])
print([i for i in range(5) if i][-1], [None for _ in range(3)], [[]] * 2 == [[] for _ in range(2)], len([0 for _ in range(1000)]), [(yield_) for yield_ in (1,)], [p for p in range(2, 50) if all(p % q for q in range(2, p))], [b if b else 'no' for b in (0, 1)], [not b for b in (0, 1)], [x := 5, x + 1], [i for i in (1, 2, 3) if (j := i * 2) > 2], j)
for src in ('[x for x in]', '[for x in y]', '[x, y for x in z]', '[x for x in a, b]', '[*x for x in y]', '[x for 1 in y]', '[(x := 1) for x in y]', '[x for x in (y := [1])]', '[yield x for x in y]'):
    try:
        compile(src, 's', 'eval')
        print(src, 'ok')
    except SyntaxError as e:
        print(src, '->', e.msg)
