# covers: comprehension scoping of every kind, leaking rules, closures, class bodies, nested loops over same name, conditions with calls, evaluation order
x = 'outer'
a = [x for x in 'ab']
b = {x: y for x, y in zip('cd', (1, 2))}
c = {x for x in (1, 1)}
d = list(x for x in 'e')
print(a, b, c, d, x)
print([x for x in [[1, 2], [3]] for x in x], [(x, y) for x in range(3) for y in range(x) if x != y + 1], [[x * y for x in (1, 2)] for y in (3, 4)])
def f():
    z = 5
    return [z + w for w in range(2)], [lambda: z + w for w in range(2)][0](), sorted(locals())
print(f())
log = []
def t(v, r=None):
    log.append(v)
    return r if r is not None else v
[t('e') for i in t('A', (1, 2)) if t(f'c{i}') for j in t(f'B{i}', 'x')]
print(log)
log.clear()
{t('k'): t('v') for _ in t('it', 'a')}
print(log)
class C:
    n = 2
    r = range(n)
    ok = [i for i in r]
    nest = [[j for j in range(2)] for i in r]
    fn = [lambda i=i: i for i in r][1]()
    try: bad = [n for _ in r]
    except NameError as e: bad = str(e)
    try: bad2 = [i for i in r if i < n]
    except NameError as e: bad2 = str(e)
print(C.ok, C.nest, C.fn, C.bad, C.bad2, 'i' in vars(C))
def gen(): return [(yield_, k) for yield_, k in enumerate('pq')]
print(gen(), [i for i in range(10) if i % 2 == 0 if i > 2], [i if i % 2 else -i for i in range(5)], [j for i in range(5) if (j := i * i) > 3], j, [y for y in (lambda: [1, 2])()], [(lambda v: v * i)(2) for i in range(3)])
m = [[1, 2, 3], [4, 5, 6]]
print([list(r) for r in zip(*m)], [[row[i] for row in m] for i in range(3)], {(i, j): v for i, r in enumerate(m) for j, v in enumerate(r) if v % 2}, [v for r in m if sum(r) > 6 for v in r[::-1]], {k: [v for v in range(k)] for k in range(3)}, sum(v for r in m for v in r))
try: [1 for q in range(2) if q.bad]
except AttributeError as e: print(e)
try: q
except NameError as e: print(e)
del x
try: [x for _ in 'a']
except NameError as e: print(e)
def unbound():
    r = [u for _ in 'a']
    u = 1
try: unbound()
except NameError as e: print(isinstance(e, NameError))
def nl():
    n = 0
    def add(v):
        nonlocal n
        n += v
        return n
    return [add(i) for i in range(4)], n
print(nl())
print([*[i for i in 'ab'], *{i: 1 for i in 'cd'}], dict([(k, v) for k, v in {'a': 1}.items()]), [a for a, in [(1,), (2,)]], [b for a, (b, *c) in [(1, (2, 3))]], [i for i in range(3)] == list(range(3)))
