# covers: generator expressions: laziness, first iterable evaluated eagerly, scoping, closures, nested conditions, as sole argument, errors at creation vs iteration, yield in expressions
log = []
def src(n):
    log.append(f'src {n}')
    return range(n)
g = (log.append(('elt', x)) or x for x in src(3) if log.append(('cond', x)) or x != 1 for y in src(1))
print(log)
print(next(g), log)
print(list(g), log, list(g))
for f in (lambda: (x for x in 5), lambda: (x for x in nope), lambda: (y for x in 'a' for y in 5), lambda: next(y for x in 'a' for y in nope), lambda: list(1 / x for x in (1, 0)), lambda: sum(x for x in 'ab'), lambda: next(x for x in ()), lambda: (x for x in 'ab')[0], lambda: len(x for x in ''), lambda: (x for x in 'a')()):
    try:
        r = f()
        print(type(r).__name__)
    except Exception as e:
        print(type(e).__name__, e)
x = 10
g = (x + i for i in range(3))
x = 20
print(list(g))
def f():
    n = 1
    g = (n * i for i in range(4))
    n = 100
    return list(g)
print(f(), sum(i * i for i in range(5)), max((len(w), w) for w in ('a', 'bbb', 'cc')), dict((k, v) for k, v in zip('ab', (1, 2))), sorted(-i for i in (3, 1)), ','.join(str(i) for i in (1, 2)), any(i > 2 for i in range(9)), list((i, j) for i in range(3) for j in range(i)), tuple(i for i in 'ab'), set(c for c in 'aa'), [*(i for i in (1, 2))], list(a + b for a, b in [(1, 2)]))
gens = [(lambda: i for _ in 'a') for i in range(3)]
print([next(h)() for h in gens])
class C:
    n = 5
    try:
        bad = list(n for _ in 'a')
    except NameError as e:
        bad = str(e)
    ok = list(v for v in [n])
print(C.bad, C.ok)
g1 = (i for i in range(5))
g2 = (i * 2 for i in g1)
print(next(g2), next(g1), list(g2), list(g1), g2.__name__, g2.__qualname__, g2.gi_code.co_name, g2.gi_code.co_varnames)
def ex():
    r = yield (yield 1)
    s = [(yield 'a'), (yield 'b')]
    print('args', (yield), end=' ')
    return r, s, (yield)
e = ex()
print(next(e), e.send('s1'), e.send('s2'), e.send('s3'), e.send('s4'))
try:
    print(e.send('s5'), end=' ')
    e.send('s6')
except StopIteration as st:
    print(st.value)
for src_ in ('f(x for x in y, 1)', '(yield x for x in y)', '[(yield) for x in y]', '(x for x in y) = 1', '(x for x in (yield))', 'def f(): return (yield) + 1', 'def f(): x = yield = 1', 'def f(a=(yield)): pass', 'class A: x = yield', '(x for x in a if b else c)', '(x async for x in y)', 'del (x for x in y)'):
    try:
        compile(src_, 's', 'exec')
        print(src_, 'ok')
    except SyntaxError as err:
        print(src_, '->', err.msg)
