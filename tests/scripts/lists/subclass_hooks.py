# covers: list subclass overriding append/__setitem__/__getitem__/__contains__/__eq__, what builtins bypass, super calls, result types, pickling-like copy
class Log(list):
    log = []
    def append(self, v):
        self.log.append(('append', v))
        super().append(v)
    def __setitem__(self, k, v):
        self.log.append(('set', k, v))
        list.__setitem__(self, k, v)
    def __delitem__(self, k):
        self.log.append(('del', k))
        super().__delitem__(k)
    def __getitem__(self, k):
        self.log.append(('get', k))
        r = super().__getitem__(k)
        return Log(r) if isinstance(k, slice) else r
    def __contains__(self, v):
        self.log.append(('in', v))
        return super().__contains__(v)
    def __iadd__(self, o):
        self.log.append(('iadd', list(o)))
        return super().__iadd__(o)
l = Log([1, 2])
l.append(3)
l.extend([4])
l[0] = 10
l[1:2] = [20, 21]
del l[-1]
l += [7]
print(l, l[0], type(l[1:]).__name__, 7 in l, l.index(7), sorted(l), sum(l), list(l), max(l))
l.sort(reverse=True)
a, *b = l
for v in l: pass
print(a, b, Log.log)
print(type(l + []).__name__, type(l * 2).__name__, type(l.copy()).__name__, type(l[:]).__name__, l == [21, 20, 10, 7], [21] < l, repr(l), isinstance(l, list), l.__class__.__name__)
class Default(list):
    def __init__(self, *a, fill=0):
        super().__init__(*a)
        self.fill = fill
    def __getitem__(self, i):
        try:
            return super().__getitem__(i)
        except IndexError:
            return self.fill
d = Default([1], fill='?')
print(d[0], d[5], d[-9], len(d), list(d), [d[i] for i in range(3)], vars(d))
class Bounded(list):
    __slots__ = 'cap',
    def __new__(cls, *a, cap=3): return super().__new__(cls)
    def __init__(self, *a, cap=3): self.cap = cap; super().__init__(*a)
    def append(self, v):
        if len(self) >= self.cap: raise OverflowError(f'full at {self.cap}')
        super().append(v)
b = Bounded([1, 2])
b.append(3)
try:
    b.append(4)
except OverflowError as e:
    print(e, b)
try:
    b.extra = 1
except AttributeError as e:
    print(e)
class Eq(list):
    def __eq__(self, o): return 'eq'
    def __lt__(self, o): return 'lt'
    def __add__(self, o): return 'add'
    def __radd__(self, o): return 'radd'
e = Eq()
print(e == [], [] == e, e < [], [] > e, e + [], [] + e, (1,) == e, e != [])
try:
    hash(e)
except TypeError as err:
    print(err)
