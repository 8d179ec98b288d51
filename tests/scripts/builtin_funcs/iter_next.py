# covers: iter with sentinel, next with default, iterator protocols of all builtins, exhaustion, StopIteration leakage, len of iterators, anext absent on sync
it = iter([1, 2])
print(next(it), next(it), next(it, 'd'), next(it, None))
for o in ([], (), '', b'', {}, set(), frozenset(), range(0), bytearray(), memoryview(b''), {}.keys(), {}.items(), enumerate([]), zip(), map(str, []), filter(None, []), reversed([]), (i for i in ()), iter(int, 0), __import__('io').StringIO(''), __import__('os').environ if False else {}):
    i = iter(o)
    print(type(i).__name__, iter(i) is i, next(i, 'empty'), next(i, 'empty'), end='; ')
print()
n = 0
def f():
    global n
    n += 1
    if n == 5: raise StopIteration('custom')
    return n
print(list(iter(f, 3)), n, list(iter(f, 99)), n)
class Eq:
    def __eq__(self, o): return o == 2
r = iter([1, 2, 3])
print(list(iter(lambda: next(r), Eq())), list(r))
def g():
    yield from iter(lambda: next(data), None)
data = iter('ab')
try: print(list(g()))
except RuntimeError as e: print(e)
for fn in (lambda: next(5), lambda: next([]), lambda: next(iter([])), lambda: iter(None), lambda: iter(1, 2), lambda: iter(), lambda: next(), lambda: len(iter([])), lambda: iter([])[0], lambda: iter([]) + iter([]), lambda: list(iter(f)), lambda: reversed({1, 2}), lambda: reversed((i for i in ())), lambda: next(iter({}), 1, 2), lambda: iter(len, 1).__next__(), lambda: iter(lambda: 1 / 0, 1).__next__(), lambda: list(zip([1], 5)), lambda: dict(iter([1])), lambda: [*iter(5)], lambda: (lambda: (yield))().send(1), lambda: max(iter([])), lambda: iter([]).__setstate__(5), lambda: iter(()).__reduce__()[0].__name__):
    try: print(fn())
    except Exception as e: print(type(e).__name__, e)
class Inf:
    def __iter__(self): return self
    def __next__(self): return 'x'
a, b = zip(*zip(Inf(), range(2)))
print(a, b, [v for v, _ in zip(Inf(), 'abc')])
class Once:
    def __init__(self): self.n = 0
    def __iter__(self):
        self.n += 1
        return iter([self.n])
o = Once()
print(list(o), list(o), [*o, *o], o.n, 5 in o, o.n)
class Old:
    def __getitem__(self, i):
        if i == 3: raise StopIteration
        if i == 9: raise IndexError
        return i
print(list(Old()), list(iter(Old())))
def leak():
    for x in [1, 2]: yield next(iter([]))
try: list(leak())
except RuntimeError as e: print(type(e.__cause__).__name__)
print([next(iter([]), x) for x in 'ab'], list(map(next, [iter('a'), iter('b')])), list(map(next, [iter('a'), iter('')])))
