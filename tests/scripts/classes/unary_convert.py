# covers: unary and conversion methods: neg pos invert abs round trunc floor ceil int float complex index bool len bytes format repr hash and bad return types
import math
class N:
    def __neg__(self): return 'neg'
    def __pos__(self): return 'pos'
    def __invert__(self): return 'inv'
    def __abs__(self): return 'abs'
    def __round__(self, n=None): return ('round', n)
    def __trunc__(self): return 'trunc'
    def __floor__(self): return 'floor'
    def __ceil__(self): return 'ceil'
    def __int__(self): return 3
    def __float__(self): return 3.5
    def __complex__(self): return 3j
    def __index__(self): return 4
    def __bytes__(self): return b'bytes'
    def __divmod__(self, o): return ('divmod', o)
    def __rdivmod__(self, o): return ('rdivmod', o)
    def __pow__(self, e, m=None): return ('pow', e, m)
    def __format__(self, s): return f'fmt:{s}'
    def __dir__(self): return ['d']
    def __sizeof__(self): return 100
    def __reversed__(self): return 'reversed'
    def __length_hint__(self): return 9
    def __getnewargs__(self): return ()
n = N()
print(-n, +n, ~n, abs(n), round(n), round(n, 2), math.trunc(n), math.floor(n), math.ceil(n), int(n), float(n), complex(n), hex(n), bytes(n), divmod(n, 1), divmod(1, n), pow(n, 2), pow(n, 2, 3), n ** 5, f'{n:abc}', f'{n}', dir(n), reversed(n), [0, 1, 2, 3, 'four'][n], range(n), 'x' * n, math.sqrt(n))
bad = {'__int__': 1.5, '__float__': 1, '__complex__': 1, '__index__': 'a', '__bool__': 2, '__len__': -1, '__bytes__': 's', '__format__': 5, '__repr__': 5, '__str__': b'x', '__hash__': 1.5, '__iter__': 5, '__length_hint__': -2, '__dir__': 5}
use = {'__int__': int, '__float__': float, '__complex__': complex, '__index__': lambda o: [1][o], '__bool__': bool, '__len__': len, '__bytes__': bytes, '__format__': format, '__repr__': repr, '__str__': str, '__hash__': hash, '__iter__': iter, '__length_hint__': list, '__dir__': dir}
for k, v in bad.items():
    o = type('Bad' + k.strip('_'), (), {k: lambda self, *a, v=v: v})()
    try:
        print(k, use[k](o))
    except Exception as e:
        print(k, type(e).__name__, e)
class L:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
for v in (0, 1, True, 2**63, 1.0, '1', None, -5):
    for f in (len, bool):
        try:
            print(f.__name__, repr(v), f(L(v)), end='; ')
        except Exception as e:
            print(f.__name__, repr(v), type(e).__name__, e, end='; ')
print()
class Getitem:
    def __getitem__(self, k): return k
    def __missing__(self, k): return 'never'
    def __contains__(self, k): return 'truthy'
    def __setitem__(self, k, v): self.last = k, v
    def __delitem__(self, k): self.last = 'del', k
g = Getitem()
g[1, ...] = 2
print(g[0], g[1:2], 5 in g, 5 not in g, g.last)
del g[::2]
print(g.last)
class E:
    def __enter__(self): return 'entered'
    def __exit__(self, *a): return True
with E() as e: raise ValueError
print(e, int(type('T', (), {'__trunc__': lambda s: 7})()) if False else 'ok')
class H:
    def __hash__(self): return -1
print(hash(H()), hash(type('X', (), {'__hash__': lambda s: 2**61})()), hash(type('X', (), {'__hash__': lambda s: True})()))
