# covers: copy and deepcopy of builtins, nested sharing, recursion, classes with slots and state hooks, copy of functions, modules unaffected, error
import copy
a = [1, [2, 3], {'k': (4, [5])}]
s, d = copy.copy(a), copy.deepcopy(a)
a[1].append(9)
a[2]['k'][1].append(6)
print(a, s, d, s[1] is a[1], d[1] is a[1], d[2]['k'] is a[2]['k'])
for v in (5, 'a', (1, 2), None, 1.5, frozenset([1]), range(3), len, int, ..., b'x', 1j, True, slice(1), type, property()):
    print(type(v).__name__, copy.copy(v) is v, copy.deepcopy(v) is v or copy.deepcopy(v) == v, end='; ')
print()
t = ([1], 2)
u = copy.deepcopy(t)
print(u == t, u is t, u[0] is t[0], copy.copy(t) is t, copy.deepcopy((1, (2,)))[1] == (2,))
x = {'l': [1]}
x['same'] = x['l']
x['me'] = x
y = copy.deepcopy(x)
print(y['same'] is y['l'], y['me'] is y, y['l'] is x['l'], y)
class P:
    def __init__(self, v): self.v = v; self.calls = 0
    def __copy__(self): p = P(self.v); p.calls = self.calls + 1; return p
class Q:
    def __init__(self): self.a, self.b = [1], 'skip'
    def __getstate__(self): return {'a': self.a}
class R:
    __slots__ = ('p', 'q', '__dict__')
class S(list):
    def __init__(self, *a): super().__init__(*a); self.extra = [0]
class T:
    def __deepcopy__(self, memo):
        memo_ids.append(id(self) in memo)
        n = T()
        memo[id(self)] = n
        return n
class U:
    def __reduce_ex__(self, proto): return (str, ('reduced',))
class V:
    def __init__(self, n): self.n = n
    def __getnewargs__(self): return (7,)
    def __new__(cls, n=0): o = super().__new__(cls); o.born = n; return o
memo_ids = []
q = copy.copy(Q())
r = R(); r.p = [1]; r.z = [2]
r2, r3 = copy.copy(r), copy.deepcopy(r)
s1 = S([1, [2]])
s2 = copy.deepcopy(s1)
tt = T()
two = copy.deepcopy([tt, tt])
print(copy.copy(copy.copy(P(1))).calls, vars(q), r2.p is r.p, r3.p is r.p, r3.z, hasattr(r2, 'q'), s2, s2.extra is s1.extra, type(s2).__name__, two[0] is two[1], memo_ids, copy.copy(U()), copy.copy(V(1)).born, copy.copy(V(1)).n)
f = lambda: 0
print(copy.deepcopy(f) is f, copy.deepcopy({f: [f]})[f][0] is f, copy.copy(P) is P)
for v in ((i for i in ()), iter([]), __import__('sys'), open(__file__), type(type)):
    try: copy.deepcopy(v); print('ok', type(v).__name__)
    except TypeError as e: print(str(e))
class Bad:
    def __copy__(self): raise ValueError('cannot copy')
    def __deepcopy__(self): pass
for g in (lambda: copy.copy(Bad()), lambda: copy.deepcopy(Bad()), lambda: copy.copy(), lambda: copy.Error('m')):
    try: print(repr(g()))
    except Exception as e: print(type(e).__name__, e)
l = []
for _ in range(200): l = [l]
print(len(repr(copy.deepcopy(l))), copy.replace if hasattr(copy, 'replace') else 'no replace')
