# covers: enumerate, zip (strict), map, filter: laziness, lengths, exhausted state, errors inside functions, types and messages
print(list(enumerate('ab')), list(enumerate('ab', -1)), list(enumerate([], 5)), list(enumerate('a', start=10**20)), list(zip('abc', [1, 2])), list(zip()), list(zip('ab')), list(zip(*[[1, 2], [3, 4]])), list(map(str, (1, 2))), list(map(lambda a, b: a + b, 'ab', 'cde')), list(filter(None, [0, 1, '', 'a', None])), list(filter(lambda v: v > 1, (1, 2, 3))), list(map(max, [1, 5], [3, 2], [0, 9])), list(zip('ab', 'cd', strict=True)))
log = []
def src(name, n):
    for i in range(n):
        log.append(f'{name}{i}')
        yield i
z = zip(src('a', 2), src('b', 3))
print(list(z), log)
log.clear()
z = zip(src('a', 3), src('b', 1))
print(list(z), log)
m = map(lambda v: log.append(v) or v * 2, iter([1, 2, 3]))
log.clear()
print(log, next(m), log, next(m), log)
for f in (lambda: list(zip('ab', 'c', strict=True)), lambda: list(zip('a', 'bc', strict=True)), lambda: list(zip('ab', 'ab', 'a', strict=True)), lambda: list(zip('', 'a', strict=True)), lambda: zip(1), lambda: zip('a', 5), lambda: zip('a', foo=1), lambda: enumerate(5), lambda: enumerate(), lambda: enumerate('a', 'b'), lambda: enumerate('a', 1, 2), lambda: enumerate('a', 1.5), lambda: map(), lambda: map(str), lambda: map(5, 'a'), lambda: list(map(5, 'a')), lambda: map(str, 5), lambda: filter(None), lambda: filter(None, 5), lambda: list(filter(5, 'a')), lambda: list(map(len, [1])), lambda: list(map(lambda a: a, 'a', 'b')), lambda: list(map(lambda v: 1 / v, [1, 0])), lambda: len(zip()), lambda: zip('a')[0], lambda: map(str, x=1), lambda: filter(None, [], 1), lambda: reversed(5), lambda: reversed({1}), lambda: reversed(iter([])), lambda: reversed(), lambda: reversed(map(str, '')), lambda: next([]), lambda: next(), lambda: next(iter(())), lambda: next(iter('a'), 1, 2), lambda: iter(5), lambda: iter(), lambda: iter(5, 6), lambda: iter(len, 1, 2)):
    try:
        r = f()
        print(type(r).__name__ if not isinstance(r, list) else r)
    except Exception as e:
        print(type(e).__name__, e)
def bad(v):
    if v == 2: raise StopIteration
    return v
print(list(map(bad, [1, 2, 3])), list(filter(lambda v: bad(v), [1, 3, 2, 4])))
e = enumerate('abc')
print(next(e), list(e), list(e), type(e).__name__, iter(e) is e)
z = zip(iter_ := iter('abcdef'), iter_)
print(list(z), [*map(lambda *a: a, range(2), 'xy', [None, ...])], dict(enumerate('ab')), sum(map(int, '123')), sorted(map(abs, [-3, 2])), any(map(str.isdigit, 'a1')), [i for i, (a, b) in enumerate(zip('aab', 'abb')) if a != b])
def g():
    yield 1
    raise KeyError('inner')
for f in (lambda: list(zip(g(), 'ab')), lambda: list(map(str, g())), lambda: list(enumerate(g())), lambda: max(g()), lambda: sum(g()), lambda: [*g()], lambda: tuple(filter(None, g())), lambda: sorted(g()), lambda: dict(zip('ab', g()))):
    try:
        f()
    except KeyError as err:
        print(err, end=' ')
print()
