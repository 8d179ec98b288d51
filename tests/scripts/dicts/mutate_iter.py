# covers: changing a dict while iterating: size change errors for dict, keys, values, items, comprehension; allowed value updates; iterator exhaustion
def t(label, f):
    try:
        print(label, f())
    except RuntimeError as e:
        print(label, 'RuntimeError', e)
def grow():
    d = {'a': 1, 'b': 2}
    for k in d: d[k + 'x'] = 0
def shrink():
    d = {'a': 1, 'b': 2}
    for k in d: del d[k]
def swap():
    d = {1: 1, 2: 2, 3: 3}
    seen = []
    for k in d:
        seen.append(k)
        del d[k]
        d[k + 100] = 0
        if len(seen) > 10: break
    return seen
def values():
    d = {'a': 1, 'b': 2}
    for k in d: d[k] += 10
    for k, v in d.items(): d[k] = v * 2
    return d
def items():
    d = dict.fromkeys('abc', 0)
    for k, v in d.items(): d.pop(k)
def vals():
    d = {'a': 1}
    for v in d.values(): d.clear()
    return 'ended quietly', d
def vals2():
    d = {'a': 1, 'b': 2}
    for v in d.values(): d.clear()
def comp():
    d = {'a': 1, 'b': 2}
    return [d.setdefault(k * 2) for k in d]
def rev():
    d = {'a': 1, 'b': 2}
    for k in reversed(d): d['new'] = 1
def upd():
    d = {1: 1}
    for k in d.keys(): d.update({2: 2})
def copyok():
    d = {k: k for k in range(6)}
    for k in list(d):
        if k % 2: del d[k]
    return d
def last():
    d = {1: 1, 2: 2}
    for k in d:
        if k == 2: d[3] = 3
def delete_last():
    d = {1: 1, 2: 2}
    for k in d:
        if k == 2: del d[1]
    return d
for f in (grow, shrink, swap, values, items, vals, vals2, comp, rev, upd, copyok, last, delete_last): t(f.__name__, f)
d = {'a': 1, 'b': 2}
it = iter(d)
print(next(it), next(it), next(it, 'end'))
d['c'] = 3
print(next(it, 'still end'))
it = iter(d.items())
next(it)
d['zz'] = 1
t('next', lambda: next(it))
t('next again', lambda: next(it, 'x'))
del d['zz']
t('restored size', lambda: next(it, 'y'))
it = iter({})
print(list(it), next(it, None), list(iter({1: 2}.values())))
