# covers: keys/values/items views: live, set operations, comparison, repr, reversed, mapping attribute, immutability, errors
d = {'a': 1, 'b': 2, 'c': 3}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), 'a' in k, 2 in v, ('a', 1) in i, ('a', 2) in i, ('a',) in i, 5 in i)
d['d'] = 4
del d['a']
print(list(k), list(v), list(i), list(reversed(k)), list(reversed(v)), list(reversed(i)), list(reversed(d)))
print(sorted(k & {'b', 'z'}), sorted(k | ['q']), sorted(k - {'b'}), sorted(k ^ {'b', 'z'}), sorted(i & {('b', 2), ('b', 3)}), sorted({'b'} | k), sorted(['b', 'x'] - k) if False else sorted({'b', 'x'} - k), k.isdisjoint('xyz'), k.isdisjoint(['b']), type(k & k).__name__, type(i | i).__name__)
print(k == {'b', 'c', 'd'}, k == ['b', 'c', 'd'], k >= {'b'}, k > {'b', 'c', 'd'}, {'b'} < k, k <= set('bcde'), i == d.items(), v == d.values(), k == d.keys(), k != {'b'}, i == {('b', 2), ('c', 3), ('d', 4)})
for f in (lambda: k[0], lambda: k.add(1), lambda: v & v, lambda: v < v, lambda: hash(k), lambda: hash(i), lambda: hash(v) == hash(v), lambda: k + k, lambda: k & 5, lambda: [] in k, lambda: ([], 1) in i, lambda: ('b', []) in i, lambda: k.mapping['b'], lambda: k.mapping.__setitem__('b', 1), lambda: k < 5, lambda: k.isdisjoint(5), lambda: type(k)(), lambda: len(iter(k)), lambda: d.keys().x, lambda: {'x': []}.items() & {1}, lambda: k | 5):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
it = iter(i)
print(next(it), it.__length_hint__(), list(it), type(it).__name__, type(iter(k)).__name__, type(iter(v)).__name__, type(reversed(k)).__name__, type(k).__name__, type(i).__name__)
print({}.keys(), {}.items(), {}.values(), {1: {2: 3}}.items(), max(k), min(v), sum(v), sorted(i, key=lambda p: -p[1]), dict(map(reversed, i)), [a + str(b) for a, b in i], *k)
e = {}
ev = e.items()
e['self'] = ev
print(e)
