# covers: copy.copy/deepcopy with __copy__, __deepcopy__, __reduce__, __reduce_ex__, __getstate__/__setstate__, slots, memo and cycles; pickle round trip of user classes
import copy, pickle
class P:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return type(o) is P and o.x == self.x
    def __repr__(self): return f'P({self.x!r})'
class C:
    def __copy__(self): return 'copied'
    def __deepcopy__(self, memo): return ('deep', type(memo).__name__)
class S:
    def __init__(self): self.keep, self.drop = 1, 2
    def __getstate__(self): return {'keep': self.keep}
    def __setstate__(self, st):
        self.__dict__.update(st)
        self.drop = 'restored'
class R:
    def __init__(self, a): self.a = a
    def __reduce__(self): return R, (self.a + 1,)
class L(list): pass
class Sl:
    __slots__ = 'a', 'b'
p = P([1, [2]])
q, d = copy.copy(p), copy.deepcopy(p)
p.x[1].append(3)
print(q, d, q.x is p.x, d.x is p.x, copy.copy(C()), copy.deepcopy([C()]))
s = copy.copy(S())
print(vars(s), copy.copy(R(1)).a, copy.deepcopy(R(5)).a)
l = L([1, [2]])
l.tag = ['t']
l2 = copy.deepcopy(l)
print(l2, l2.tag, l2.tag is l.tag, type(l2).__name__, copy.copy(l).tag is l.tag)
a = [1]
a.append(a)
b = copy.deepcopy(a)
print(b is not a, b[1] is b, len(b))
shared = [0]
x = copy.deepcopy({'p': shared, 'q': shared, 'k': (shared, 1)})
print(x['p'] is x['q'], x['k'][0] is x['p'], x)
t = (1, 'a', (2,))
print(copy.deepcopy(t) is t, copy.copy(t) is t, copy.copy([]) == [], copy.deepcopy(len) is len, copy.copy(P) is P, copy.deepcopy(None))
sl = Sl()
sl.a = [1]
print(copy.copy(sl).a is sl.a, copy.deepcopy(sl).a is sl.a, hasattr(copy.copy(sl), 'b'))
for proto in range(2, pickle.HIGHEST_PROTOCOL + 1):
    obj = {'p': P([1, None]), 's': S(), 'l': [1.5, 2**70, 'é', b'x', (1,), {2}, True], 'cyc': a}
    r = pickle.loads(pickle.dumps(obj, proto))
    print(proto, r['p'], r['s'].drop, r['l'], r['cyc'][1] is r['cyc'])
for v in (lambda: 0, (i for i in ()), open):
    try:
        pickle.loads(pickle.dumps(v)) is v and print('same')
    except Exception as e:
        print(type(e).__name__)
