# covers: user iterators and sequences: __iter__/__next__/__getitem__ protocol, __reversed__, __contains__, __length_hint__, iter(callable, sentinel), errors
class Count:
    def __init__(self, n): self.i, self.n = 0, n
    def __iter__(self): return self
    def __next__(self):
        if self.i >= self.n: raise StopIteration('finished')
        self.i += 1
        return self.i
c = Count(3)
print(list(c), list(c), 2 in Count(3), sum(Count(4)), max(Count(3)), [*Count(2)], sorted(Count(3), reverse=True), dict.fromkeys(Count(2)), ''.join(map(str, Count(3))), list(zip(Count(2), Count(5))))
class Seq:
    def __init__(self, *v): self.v = v
    def __getitem__(self, i):
        print(f'[{i}]', end=' ')
        return self.v[i]
print(list(Seq('a', 'b')), 'b' in Seq('a', 'b', 'c'), 'z' in Seq('q'))
for f in (lambda: reversed(Seq(1)), lambda: len(Seq(1)), lambda: list(iter(Seq())), lambda: next(Seq(1))):
    try:
        print(f())
    except TypeError as e:
        print(type(e).__name__, e)
class Rev(Seq):
    def __len__(self): return len(self.v)
print(list(reversed(Rev(1, 2, 3))))
class R2:
    def __reversed__(self): return iter('custom')
    def __contains__(self, v): return v == 42
print(list(reversed(R2())), 42 in R2(), 1 in R2())
class NoneIter: __iter__ = None
class BadIter:
    def __iter__(self): return 5
class NoNext:
    def __iter__(self): return self
class NoContains:
    __contains__ = None
    def __iter__(self): return iter([1])
class KeyErr:
    def __getitem__(self, i): raise KeyError(i)
for f in (lambda: iter(NoneIter()), lambda: iter(BadIter()), lambda: iter(NoNext()), lambda: list(NoNext()), lambda: 1 in NoContains(), lambda: list(KeyErr()), lambda: 1 in object(), lambda: iter(object()), lambda: [*object()], lambda: (lambda *a: a)(*NoneIter()), lambda: 1 in NoneIter(), lambda: next(object()), lambda: reversed(object())):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
data = iter([3, 1, 4, 0, 5])
print(list(iter(lambda: next(data), 0)), list(data))
n = 0
def tick():
    global n
    n += 1
    if n == 4: raise StopIteration
    return n
print(list(iter(tick, 99)))
it = iter(tick, 6)
print(next(it), list(it), next(it, 'gone'), type(it).__name__)
class Hint:
    def __init__(self, h): self.h = h
    def __iter__(self): return iter([1, 2])
    def __length_hint__(self): return self.h
import operator
print(list(Hint(10)), operator.length_hint(Hint(7)), operator.length_hint([1, 2]), operator.length_hint(object(), 5), operator.length_hint(Hint(NotImplemented), 3))
for h in (-1, 'x'):
    for f in (lambda: list(Hint(h)), lambda: operator.length_hint(Hint(h))):
        try:
            print(f())
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
class Raises:
    def __iter__(self): raise ZeroDivisionError('iter')
try:
    for x in Raises(): pass
except ZeroDivisionError as e:
    print(e)
