# covers: subclasses of int, str, float, list, dict, tuple, set, bytes, Exception with extra state, overridden hooks and what C-level operations ignore
class N(int):
    def __new__(cls, v, unit=''):
        s = super().__new__(cls, v)
        s.unit = unit
        return s
    def __repr__(self): return f'{int(self)}{self.unit}'
    def __add__(self, o): return N(int(self) + int(o), self.unit)
n = N(5, 'kg')
print(n, n + 1, n * 2, [n], f'{n}', f'{n:03}', str(n), '%d %s' % (n, n), n == 5, {5: 'v'}[n], type(n * 1).__name__, type(+n).__name__, n.unit, hex(n), range(n), abs(n), round(n), type(round(n)).__name__, int(n), divmod(n, 2), n.real, sum([n, n]))
class U(str):
    def upper(self): return U('UP')
    def __eq__(self, o): return True
    def __hash__(self): return 1
    def __len__(self): return 99
u = U('abc')
print(u.upper(), u == 'zzz', len(u), u + 'd', type(u + 'd').__name__, u[0], u.title(), ''.join([u, u]), 'x' in {u: 1}, list(u), u.replace('a', 'b'), f'{u:>5}', u * 2, u.split('b'), 'abc' == u, 'q' == u, u in ['nope'])
class D(dict):
    def __getitem__(self, k): return 'GET'
    def keys(self): return ['fake']
    def __iter__(self): return iter(['it'])
    def __len__(self): return 42
    def __contains__(self, k): return True
d = D(a=1)
print(d['zz'], d.get('a'), list(d), len(d), 'q' in d, d, dict(d), {**d}, d == {'a': 1}, bool(D()), list(d.values()), '%(any)s' % d, d.copy(), sorted(d.items()), (lambda **k: k)(**d))
class T(tuple):
    def __getitem__(self, i): return 'T!'
    def __iter__(self): return iter('ti')
t = T((1, 2))
a, b = t
print(t[0], list(t), a, b, t == (1, 2), t + (3,), (*t,), len(t), tuple.__getitem__(t, 0), '%s %s' % t, t.index(1), hash(t) == hash((1, 2)), max(t), t[:1])
class F(float):
    def __mul__(self, o): return 'Fmul'
    def __rmul__(self, o): return 'Frmul'
f = F(2.5)
print(f * 2, 2 * f, 2.0 * f, f + 1, -f, f'{f:.1f}', f == 2.5, int(f), round(f), f.hex())
class B(bytes):
    def __getitem__(self, i): return 'B!'
b = B(b'xyz')
print(b, b[0], list(b), b.upper(), type(b.upper()).__name__, bytes(b), b + b'', B([65]))
class S(set):
    def add(self, v): super().add(v * 2)
s = S([1])
s.add(5)
s |= {7}
s.update([8])
print(sorted(s), type(s).__name__, type(s - {1}).__name__, type(s | {1}).__name__, s == {1, 10, 7, 8})
class E(ValueError):
    def __init__(self, code, msg): super().__init__(msg); self.code = code
try:
    raise E(7, 'text')
except ValueError as e:
    print(e, e.code, e.args, repr(e))
