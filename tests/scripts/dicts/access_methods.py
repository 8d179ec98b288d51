# covers: get, setdefault, pop, popitem, update, in, del, clear, KeyError reprs and argument errors
d = {'a': 1, 'b': 2, (1, 2): 't', None: 'n', 3.5: 'f'}
print(d['a'], d[1, 2], d[None], d.get('z'), d.get('z', 0), d.get('a', 0), 'a' in d, 'z' not in d, d.setdefault('a', 9), d.setdefault('s', []), d.setdefault('n0'), len(d))
print(d.pop('a'), d.pop('zz', 'dflt'), d.pop(None), d.popitem(), d.popitem(), d)
d.update({'u': 1}, v=2)
d.update([('w', 3)])
d.update(x=4)
d.update()
d.update(d)
del d['u']
print(d, d.clear(), d, bool(d))
for f in (lambda: d['nokey'], lambda: d[(1, 'x')], lambda: d[1], lambda: d[None], lambda: d["it's"], lambda: d.pop('q'), lambda: d.popitem(), lambda: d.__delitem__('q'), lambda: d[[]], lambda: d.get([]), lambda: [] in d, lambda: d.pop([]), lambda: d.pop(), lambda: d.get(), lambda: d.get(1, 2, 3), lambda: d.setdefault(), lambda: d.setdefault({}, 1), lambda: d.update(5), lambda: d.update([1]), lambda: d.update(1, 2), lambda: d.update([(1, 2, 3)]), lambda: d.pop(1, 2, 3), lambda: d.popitem(1), lambda: d.clear(1), lambda: d.copy(1), lambda: d.get(k=1), lambda: d.keys(1), lambda: d.update('ab'), lambda: d.update(['ab'])):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e, e.args if isinstance(e, KeyError) else '')
print(d)
class K(str):
    def __repr__(self): return 'K!'
try:
    d[K('z')]
except KeyError as e:
    print(e, repr(e), str(e), e.args[0] == 'z')
try:
    raise KeyError
except KeyError as e:
    print(repr(e), repr(str(e)))
print(str(KeyError('a', 'b')), str(KeyError('')), str(KeyError(5)))
nested = {}
nested.setdefault('x', {}).setdefault('y', []).append(1)
nested['x']['y'] += [2]
print(nested, {'a': {'b': 1}}['a']['b'])
