# covers: mapping patterns: subset match, **rest, nested, key kinds, defaultdict not filled, non-mapping, guard, custom mapping get calls
from collections import defaultdict, OrderedDict, ChainMap
def f(d):
    match d:
        case {'type': 'circle', 'r': (int() | float()) as r}: return f'circle {r}'
        case {'type': 'rect', 'size': [w, h], **rest}: return f'rect {w}x{h} {rest}'
        case {'type': str(t)}: return f'unknown {t}'
        case {1: one, None: nothing}: return (one, nothing)
        case {'nested': {'a': {'b': [x, *_]}}}: return f'deep {x}'
        case {-1: v} | {'alt': v}: return f'or {v}'
        case {}: return f'any mapping {len(d)}'
    return 'not a mapping'
for d in ({'type': 'circle', 'r': 2, 'x': 0}, {'type': 'circle', 'r': 'big'}, {'type': 'rect', 'size': (1, 2), 'c': 'red', 'z': 0}, {'type': 5}, {1: 'o', None: 'n'}, {'nested': {'a': {'b': [7, 8]}}}, {-1: 'neg'}, {'alt': 'A'}, {}, OrderedDict(type='od'), ChainMap({'type': 'chain'}), [('type', 1)], None, 'type', {True: 'o', None: 2}): print(f(d))
dd = defaultdict(list)
match dd:
    case {'k': v}: print('filled', v)
    case _: print('not filled', dict(dd))
class M(dict):
    def get(self, k, d=None):
        log.append(('get', k))
        return super().get(k, d)
    def __getitem__(self, k):
        log.append(('getitem', k))
        return 'gi'
    def __missing__(self, k): return 'missing'
log = []
match M(a=1, b=2):
    case {'a': x, 'zz': y}: print('both', x, y)
    case {'a': x, **rest}: print(x, rest)
print(log)
match {'a': 1, 'b': 2}:
    case {'a': 1, **kw}: print(kw, type(kw).__name__)
src = {'x': [1]}
match src:
    case {'x': lst, **r}:
        lst.append(2)
        r['new'] = 1
print(src, r)
class NotMap:
    def keys(self): return ['a']
    def __getitem__(self, k): return 1
match NotMap():
    case {'a': 1}: print('duck')
    case _: print('needs Mapping')
import collections.abc
class Reg(collections.abc.Mapping):
    def __getitem__(self, k):
        if k == 'boom': raise RuntimeError('boom')
        if k == 'a': return 1
        raise KeyError(k)
    def __iter__(self): return iter('a')
    def __len__(self): return 1
match Reg():
    case {'b': _}: print('b')
    case {'a': v, **r}: print(v, r)
try:
    match Reg():
        case {'boom': _}: pass
except RuntimeError as e: print(e)
class K: A = 'dyn'
match {'dyn': 5}:
    case {K.A: v}: print('value key', v)
try:
    match {'dyn': 1, 'o': 2}:
        case {K.A: 1, 'dyn': 2}: print('dup')
except ValueError as e: print(e)
def route(req):
    match req:
        case {'method': 'GET', 'path': ['users', uid], **opts}: return f'user {uid} {sorted(opts)}'
        case {'method': 'POST', 'path': ['users'], 'body': {'name': str(n), 'age': int(a)}} if a >= 0: return f'create {n} {a}'
        case {'method': m, 'path': p}: return f'404 {m} {"/".join(p)}'
        case _: return '400'
print(route({'method': 'GET', 'path': ['users', '7'], 'q': 1}), route({'method': 'POST', 'path': ['users'], 'body': {'name': 'x', 'age': 3}}), route({'method': 'POST', 'path': ['users'], 'body': {'name': 'x', 'age': -3}}), route({'path': []}))
