# covers: user mapping, sequence and set types via collections.abc mixins and by hand: what the mixins provide, abstract errors, slices, negative indexes
from collections.abc import Mapping, MutableMapping, Sequence, MutableSequence, Set, Iterable, Hashable, Sized, Callable, Iterator, Container
class Lower(MutableMapping):
    def __init__(self, *a, **k):
        self.d = {}
        self.update(*a, **k)
    def __getitem__(self, k): return self.d[k.lower()]
    def __setitem__(self, k, v): self.d[k.lower()] = v
    def __delitem__(self, k): del self.d[k.lower()]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = Lower({'A': 1}, B=2)
print(list(m), m['a'], 'B' in m, 'z' in m, m.get('q', 0), m.pop('A'), m.setdefault('C', 3), m.items() == {('b', 2), ('c', 3)}, m == {'b': 2, 'c': 3}, list(m.keys()), list(m.values()), {**m}, dict(m), m.popitem(), len(m), m.pop('zz', None), repr(m.keys())[:8])
for f in (lambda: m['zz'], lambda: m.pop('zz'), lambda: m.clear() or m.popitem(), lambda: hash(m), lambda: Mapping(), lambda: type('X', (Sequence,), {})(), lambda: type('X', (Sequence,), {'__len__': len})()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class Sq(Sequence):
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if isinstance(i, slice): return [self[j] for j in range(*i.indices(self.n))]
        if i < 0: i += self.n
        if not 0 <= i < self.n: raise IndexError(f'no {i}')
        return i * i
s = Sq(6)
print(list(s), s[-1], s[1:4], s[::-2], 16 in s, 17 in s, s.index(9), s.count(4), list(reversed(s)), max(s), [*s], sum(s), s.index(25, 3))
for f in (lambda: s[6], lambda: s[-7], lambda: s.index(7), lambda: s['a'], lambda: s.append(1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class ML(MutableSequence):
    def __init__(self, v=()): self.v = list(v)
    def __getitem__(self, i): return self.v[i]
    def __setitem__(self, i, x): self.v[i] = x
    def __delitem__(self, i): del self.v[i]
    def __len__(self): return len(self.v)
    def insert(self, i, x): self.v.insert(i, x)
l = ML('abc')
l.append('d'); l.extend('ef'); l.reverse(); l += ['z']; l.remove('b')
print(l.v, l.pop(), l.pop(0), l.v, 'c' in l, l.index('c'))
class Bits(Set):
    def __init__(self, it=()): self.b = sum({1 << i for i in it})
    def __contains__(self, i): return bool(self.b >> i & 1)
    def __iter__(self): return (i for i in range(self.b.bit_length()) if i in self)
    def __len__(self): return self.b.bit_count()
    def __repr__(self): return f'Bits{tuple(self)}'
x, y = Bits([1, 3, 5]), Bits([3, 4])
print(x & y, x | y, x - y, x ^ y, x <= y, Bits([3]) < x, x == {1, 3, 5}, x.isdisjoint([2]), {9} | x if False else x | {9}, 3 in x, x > Bits(), x != y)
for o in ([], {}, 'a', 5, (), len, iter([]), Sq(1), m, lambda: 0, range(1), {1}, b''):
    print(type(o).__name__, ''.join('01'[isinstance(o, c)] for c in (Iterable, Hashable, Sized, Callable, Iterator, Container, Sequence, Mapping, Set)))
class Duck:
    def __iter__(self): yield 1
    def __len__(self): return 1
    __hash__ = None
print(isinstance(Duck(), Iterable), isinstance(Duck(), Sized), isinstance(Duck(), Hashable), issubclass(Duck, Container), issubclass(Lower, Mapping), issubclass(dict, MutableMapping))
class Reg: pass
Sequence.register(Reg)
print(isinstance(Reg(), Sequence), issubclass(Reg, Sequence), Sequence in Reg.__mro__)
