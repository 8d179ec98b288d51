# covers: calls to __hash__ and __eq__ by dicts: identity shortcut, error propagation, unhashable classes, keys mutating, eq raising
log = []
class K:
    def __init__(self, n, h=None): self.n, self.h = n, n if h is None else h
    def __hash__(self):
        log.append(f'hash {self.n}')
        return self.h
    def __eq__(self, o):
        log.append(f'eq {self.n} {o.n}')
        return self.n == o.n
    def __repr__(self): return f'K{self.n}'
def show(label, v):
    print(label, v, log)
    log.clear()
a, b, c = K(1), K(1), K(2, 1)
d = {a: 'a'}
show('build', d)
show('same object', d[a])
show('equal', d[b])
show('collision', c in d)
d[c] = 'c'
show('insert', len(d))
d[b] = 'new'
show('replace keeps key', list(d)[0] is a)
show('copy', dict(d) == d)
del d[b]
show('delete', d)
show('set', len({a, b}))
class NoHash:
    def __eq__(self, o): return True
class NoneHash: __hash__ = None
class BadHash:
    def __hash__(self): return 'x'
class BigHash:
    def __hash__(self): return 2**70
class RaiseHash:
    def __hash__(self): raise ValueError('no hash today')
class RaiseEq:
    def __hash__(self): return 7
    def __eq__(self, o): raise KeyError('eq failed')
class EqNone:
    def __hash__(self): return 7
    def __eq__(self, o): return None
for f in (lambda: {NoHash(): 1}, lambda: {NoneHash()}, lambda: hash(BadHash()), lambda: hash(BigHash()) == hash(2**70), lambda: {RaiseHash(): 1}, lambda: {}[RaiseHash()], lambda: {}.get(RaiseHash()), lambda: {RaiseEq(): 1}.get(7), lambda: len({RaiseEq(): 1, RaiseEq(): 2}), lambda: 7 in {RaiseEq()}, lambda: len({EqNone(), EqNone()}), lambda: [RaiseEq()].index(3), lambda: {1: 1}.get(NoHash(), 'd'), lambda: hash(K(5, -1)), lambda: K.__hash__(K(6, -1))):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class Sub(NoHash):
    def __hash__(self): return 3
class Keep(K):
    def __eq__(self, o): return False
    __hash__ = K.__hash__
class Lost(K):
    def __eq__(self, o): return False
print(NoHash.__hash__, Sub.__hash__ is not None, Lost.__hash__, len({Keep(1), Keep(1)}))
k = Keep(1)
print({k: 'v'}[k], [k].index(k), k in [k], k == k)
class Mut:
    def __init__(self): self.v = 1
    def __hash__(self): return self.v
    def __eq__(self, o): return self is o
m = Mut()
dd = {m: 'x'}
m.v = 2
print(m in dd, m in list(dd), len(dd))
m.v = 1
print(dd[m])
