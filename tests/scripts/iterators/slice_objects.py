# covers: slice objects: attributes, indices(), comparison, hash, use through __getitem__/__setitem__/__delitem__, errors
s = slice(1, 10, 2)
print(s, slice(5), slice(None), slice(1, 2), s.start, s.stop, s.step, s == slice(1, 10, 2), s != slice(1), slice(1, 2) < slice(1, 3), slice('a', [], None), [slice(1)])
for sl in (slice(None), slice(1, 5), slice(-3, None), slice(None, None, -1), slice(10, 0, -3), slice(-100, 100), slice(3, 3), slice(None, -2, 2), slice(5, None, -1)):
    for n in (0, 3, 7):
        ix = sl.indices(n)
        assert list(range(n))[sl] == list(range(*ix))
        print(sl, n, ix, end=' ')
    print()
for f in (lambda: slice(), lambda: slice(1, 2, 3, 4), lambda: slice(1).indices(), lambda: slice(1).indices(-1), lambda: slice('a').indices(5), lambda: slice(1, 2, 0).indices(5), lambda: hash(slice(1)), lambda: {slice(1): 1}, lambda: slice(1) < 5, lambda: setattr(s, 'start', 2), lambda: slice(1).indices(1.5), lambda: slice(x=1), lambda: {}[1:2], lambda: {}.__setitem__(slice(1), 2), lambda: slice(1, 2)[0], lambda: slice(1.5).indices(3)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class Rec:
    def __getitem__(self, k): return k
    def __setitem__(self, k, v): print('set', k, v)
    def __delitem__(self, k): print('del', k)
r = Rec()
print(r[1], r[1:2], r[:], r[::2], r[1, 2:3], r['a':'b'], r[...], r[-1:None], r[(1, 2)], r[[1]], r[1:2, ::3, None], r[lambda: 0:1].step)
r[1:2] = 5
r[:, 0] = 'x'
del r[::2]
del r[1], r[2:3]
class Acc(dict):
    def __getitem__(self, k): return self.get(str(k), [])
    def __setitem__(self, k, v): super().__setitem__(str(k), v)
a = Acc()
a[1:2] += [7]
a[1:2] += [8]
print(a, [10, 20, 30, 40][s], 'abcdefgh'[s], (0, 1, 2)[slice(-1)], range(9)[s], b'abcd'[slice(None, None, -1)])
