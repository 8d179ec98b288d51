# covers: dict subclasses: __missing__, __setitem__ bypass by update/constructor, __getitem__ in **, get, json-like autoviv, OrderedDict/defaultdict/Counter facts
from collections import OrderedDict, defaultdict, Counter
class Tree(dict):
    def __missing__(self, k):
        v = self[k] = Tree()
        return v
t = Tree()
t['a']['b']['c'] = 1
t['a']['d'] = 2
print(t, t.get('zz'), 'q' in t, t['q'], len(t))
class Upper(dict):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
    def __getitem__(self, k): return super().__getitem__(k.upper())
    def __contains__(self, k): return super().__contains__(k.upper())
u = Upper(a=1)
u['b'] = 2
u.update(c=3)
u.setdefault('d', 4)
print(u, u['B'], u['b'], 'b' in u, u.get('b'), list(u))
for f in (lambda: u['a'], lambda: u['x'], lambda: {**u}, lambda: dict(u), lambda: u.pop('b'), lambda: u.pop('B'), lambda: u | {'e': 5}, lambda: u == {'a': 1, 'c': 3, 'd': 4}):
    try:
        print(f())
    except KeyError as e:
        print('KeyError', e)
class Err(dict):
    def __missing__(self, k): raise LookupError(f'no {k}')
try:
    Err()['x']
except LookupError as e:
    print(type(e).__name__, e)
dd = defaultdict(list, a=[1])
dd['b'].append(2)
print(dd, dd.get('z'), len(dd), dd.default_factory, dd['c'], dd.copy(), defaultdict(int, {'x': 1}) == {'x': 1}, defaultdict(None))
for f in (lambda: defaultdict(None)['k'], lambda: defaultdict(5), lambda: defaultdict()[1], lambda: defaultdict(lambda: 1 / 0)['q']):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
od = OrderedDict([('a', 1), ('b', 2), ('c', 3)])
od.move_to_end('a')
od.move_to_end('c', last=False)
print(od, od.popitem(), od.popitem(last=False), od, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {'b': 2, 'a': 1}, list(reversed(OrderedDict(x=1, y=2))))
for f in (lambda: od.move_to_end('zz'), lambda: OrderedDict().popitem(), lambda: od.pop('nope')):
    try:
        print(f())
    except KeyError as e:
        print(repr(e))
c = Counter('abracadabra')
print(c, c.most_common(2), c['zz'], c + Counter('aa'), c - Counter('aaaa'), c & Counter('abz'), c | Counter('zz'), sorted(c.elements())[:6], c.total(), Counter(a=-1, b=2) + Counter(), -Counter(a=-3), Counter(a=1) <= Counter(a=2), c.subtract('ab'), c['a'])
