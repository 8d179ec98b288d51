# covers: dict comprehensions, key kinds (tuples, frozensets, None, floats, classes, functions), nested access, sorting by value, del in nested, evaluation order
d = {k: v for v, k in enumerate('cab')}
print(d, {k: {j: k * j for j in range(2)} for k in range(3)}, {x % 3: x for x in range(10)}, {a + b: (a, b) for a in 'xy' for b in 'z' if a < b}, {**{k: 1 for k in 'ab'}, 'c': 2}, {k: v for d in ({'a': 1}, {'b': 2}) for k, v in d.items()})
def f(): pass
keys = {None: 1, (1, (2,)): 2, frozenset([1, 2]): 3, 1.5: 4, int: 5, f: 6, 'é': 7, b'b': 8, ...: 9, True: 10, -1: 11, 2j: 12, range(3): 13, '': 14, (): 15}
print([keys[k] for k in (None, (1, (2,)), frozenset([2, 1]), 3 / 2, int, f, 'é', b'b', ..., 1, -1.0, complex(0, 2), range(0, 3), '', ())], 'b' in keys, (1, 2) in keys, range(0, 3, 1) in keys)
nan = float('nan')
n = {nan: 'a', float('nan'): 'b'}
print(len(n), n[nan], float('nan') in n)
print({0: 'a', 0.0: 'b', -0.0: 'c', False: 'd', 0j: 'e'}, {10**20: 1}[1e20], {'1': 's', 1: 'i'}, len({1: 1, '1': 1, b'1': 1, (1,): 1}))
order = []
def t(v):
    order.append(v)
    return v
x = {t('a'): t(1) for _ in t([0, 1])}
d2 = {}
d2[t('key')] = t('value')
d2[t('k2')], d2[t('k3')] = t('v2'), t('v3')
d2[t('key')] += t('more')
del d2[t('k2')]
print(order, d2)
for g in (lambda: {k: 1 / k for k in (1, 0)}, lambda: {k: k for k in [[1]]}, lambda: {k: v for k, v in [1]}, lambda: {k: v for k, v in [(1, 2, 3)]}, lambda: {nope: 1 for _ in 'a'}, lambda: {1: 2}[3][4]):
    try:
        print(g())
    except Exception as e:
        print(type(e).__name__, e)
m = [[0, 1], [1, 0]]
sparse = {(i, j): v for i, r in enumerate(m) for j, v in enumerate(r) if v}
print(sparse, sparse.get((0, 0), 0), sorted(d.items(), key=lambda kv: kv[1]), max(d, key=d.get), sorted(d, key=d.__getitem__, reverse=True), list(map(d.get, 'abz')))
print({len(w): w for w in ('a', 'bb', 'c')}, {i: c for i, c in enumerate('ab', 5)}, dict([*{'a': 1}.items(), ('b', 2)]), {**dict(a=1)}, [*{'a': 1, 'b': 2}], (lambda **k: k)(**{'é': 1}), {'a': lambda: 1}['a'](), {}.__class__, {1: 2}.__contains__(1), {1: 2}.__len__(), {1: [2]}[1][0])
for src in ('{1: 2, 3}', '{1, 2: 3}', '{**a}', '{*a: 1}', '{1: *a}', '{1:}', '{:1}', '{a: b for a in b: c}', '{**a for a in b}', '{1: 2 for}', '{x: y z}'):
    try:
        compile(src, 's', 'eval')
        print(src, 'ok')
    except SyntaxError as e:
        print(src, e.msg)
