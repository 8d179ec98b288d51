# covers: deque operations and errors, Counter arithmetic, ChainMap, defaultdict, OrderedDict, UserDict/UserList, namedtuple helpers
from collections import deque, Counter, ChainMap, OrderedDict, UserDict, UserList, defaultdict
d = deque('abc', maxlen=4)
d.append('d'); d.append('e'); d.appendleft('z')
print(d, d.maxlen, d[0], d[-1], len(d), 'b' in d, d.rotate(1), d, d.rotate(-2), d, d.pop(), d.popleft(), d, d.extendleft('xy'), d, d.count('x'), d.index('x'), d.reverse(), d, list(reversed(d)))
e = deque([1, 2, 3])
e.insert(1, 'i'); e.remove(2); e[0] = 9
del e[1]
print(e, e + deque([4]), e * 2, e == deque([9, 3]), e < deque([9, 4]), e.copy(), deque([1, [2]]) == [1, [2]], bool(deque()), deque(maxlen=2), repr(deque([deque()])))
for f in (lambda: deque().pop(), lambda: deque().popleft(), lambda: e[9], lambda: e.remove(99), lambda: e.index(99), lambda: deque(5), lambda: deque([], -1), lambda: deque([], 'a'), lambda: d.insert(0, 1), lambda: e[0:1], lambda: hash(e), lambda: e + [1], lambda: e.rotate('a'), lambda: deque([1], maxlen=1).insert(0, 2), lambda: setattr(d, 'maxlen', 5), lambda: e < [1]):
    try: print(f())
    except Exception as x: print(type(x).__name__, x)
try:
    for v in e: e.append(1)
except RuntimeError as x: print(x)
c = Counter('abracadabra')
print(c.most_common(3), c['a'], c['zz'], sum(c.values()), c.total(), sorted(c.elements())[:5], c + Counter(a=1, z=2), c - Counter(a=9), (c & Counter(a=2, b=5)), c | Counter(z=1), +Counter(a=-1, b=0, c=2), -Counter(a=-1), Counter(a=1) == Counter(a=1, b=0), Counter(a=1) < Counter(a=2), Counter([1, 1, 2]), Counter({'x': 2}, y=1), Counter(), c.pop('a'), 'a' in c)
c.update('bb'); c.subtract({'b': 10, 'q': 1})
print(c, c.most_common()[-1], Counter('ab').most_common(0), dict(Counter('aab')))
for f in (lambda: Counter(5), lambda: Counter.fromkeys('ab'), lambda: Counter('a', 'b'), lambda: Counter(a='x') + Counter(a=1)):
    try: print(f())
    except Exception as x: print(type(x).__name__, x)
m = ChainMap({'a': 1}, {'a': 2, 'b': 3})
m['c'] = 4
print(m['a'], m['b'], len(m), sorted(m), m.maps, m.parents, m.new_child({'a': 0})['a'], dict(m) == {'a': 1, 'b': 3, 'c': 4}, 'b' in m, m.get('q'), m)
for f in (lambda: m['zz'], lambda: m.pop('b'), lambda: m.__delitem__('b'), lambda: m.popitem()):
    try: print(f())
    except KeyError as x: print(x)
class UD(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
u = UD({'a': 1}, b=2)
u.update(c=3)
print(u, u.data, 'A' in u, u | {'d': 4}, u.get('a'), u.pop('A'), len(u))
ul = UserList([3, 1])
ul.append(2); ul.sort()
print(ul, ul + [9], ul[1:], type(ul[:1]).__name__, ul.data, 1 in ul, ul == [1, 2, 3])
