# covers: dict construction from literals, pairs, mappings, keywords, comprehension, fromkeys, ** merging; ordering of duplicates; errors
print({}, dict(), {'a': 1, 'a': 2}, dict([('a', 1), ['b', 2], 'cd']), dict({'x': 1}, x=2, y=3), dict(a=1, **{'b': 2}), {**{'a': 1, 'b': 2}, 'a': 3, **{'c': 4}}, dict.fromkeys('aba'), dict.fromkeys(range(2), []), {k: v for k, v in zip('ab', (1, 2))}, {1: 'int', True: 'bool', 1.0: 'float'}, dict(zip('xy', 'zw')), {'a': 1}.copy())
class M:
    def keys(self): return iter(['p', 'q'])
    def __getitem__(self, k): return k * 2
print(dict(M()), {**M()}, dict(M(), r=1))
class Pair:
    def __iter__(self): return iter((7, 8))
print(dict([Pair(), Pair()]), dict(iter([(1, 2)])), dict([]), dict(()), dict(''), dict(self=1, iterable=2))
for f in (lambda: dict(5), lambda: dict([1]), lambda: dict(['abc']), lambda: dict([(1, 2, 3)]), lambda: dict([(1,)]), lambda: dict('ab'), lambda: dict(None), lambda: dict([([], 1)]), lambda: dict({}, {}), lambda: {[]: 1}, lambda: {{}: 1}, lambda: {**5}, lambda: {**[(1, 2)]}, lambda: dict(**{1: 2}), lambda: dict(a=1, **{'a': 2}), lambda: dict.fromkeys(5), lambda: dict.fromkeys(), lambda: dict.fromkeys([[]]), lambda: {1: 2} + {3: 4}, lambda: {} < {1: 2}, lambda: {}.nope, lambda: {}(), lambda: hash({}), lambda: {(1, []): 2}, lambda: {k: 1 for k in ([],)}, lambda: dict([(1, 2), 3]), lambda: dict({1: 2}, 3)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
order = []
def t(v):
    order.append(v)
    return v
{t('k1'): t('v1'), **t({'m': 1}), t('k2'): t('v2')}
{t('ck'): t('cv') for _ in range(2)}
print(order)
class D(dict): pass
print(type(D.fromkeys('a')).__name__, D(a=1), type(D(a=1).copy()).__name__, D({'x': 1}) == {'x': 1}, repr(D()))
