# covers: json dumps and loads of every type, indent, separators, sort_keys, ensure_ascii, non-string keys, nan, nesting, exact layout
import json
data = {'s': 'a"\\/\b\f\n\r\t\x00é€😀\u2028', 'n': [0, -1, 1.5, 1e100, 1e-7, 10**20, True, False, None], 'e': [[], {}, ''], 't': (1, 2), 1: 'int', 2.5: 'f', None: 'none', True: 'yes'}
for kw in ({}, {'ensure_ascii': False}, {'indent': 2}, {'indent': '\t', 'separators': (',', ':')}, {'separators': (',', ':')}, {'indent': 0}):
    s = json.dumps(data, **kw)
    print(s.encode('unicode_escape').decode() if '\u2028' in s else s)
print(json.dumps({'b': 1, 'a': {'z': 0, 'y': 1}}, sort_keys=True, indent=1), json.dumps('é'), json.dumps([float('nan'), float('inf'), -float('inf')]), json.dumps(-0.0), json.dumps({}), json.dumps([], indent=3), json.dumps([[]], indent=1), json.dumps({1: {}}, indent=1))
back = json.loads(json.dumps(data))
print(back['n'], back['t'], sorted(back), back['s'] == data['s'])
for t in ('1', ' [1 , 2 ] ', '"\\u00e9\\ud83d\\ude00\\n"', '{"a":{"b":[null,true]}}', '1e5', '-0', '-0.0', '1E+2', 'NaN', '-Infinity', '"\\ud800"', '{"a":1,"a":2}', '12345678901234567890', '1.0', '[]', '""', '{}', b'[1]', '"\u2028"', '\t\n1'):
    print(repr(json.loads(t)).encode('ascii', 'backslashreplace').decode(), end=' | ')
print()
class E(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, (set, frozenset)): return sorted(o)
        if isinstance(o, complex): return {'re': o.real, 'im': o.imag}
        return super().default(o)
print(json.dumps({'s': {3, 1}, 'c': 1 + 2j}, cls=E), json.dumps([{1}], default=list), E().encode([1]), ''.join(E(indent=1).iterencode([1, {2}])).split('\n'))
import io
b = io.StringIO()
json.dump([1, 'x'], b)
print(b.getvalue(), json.load(io.StringIO('{"k": [1]}')), json.loads('[1.5, 2]', parse_float=str, parse_int=float), json.loads('{"a": 1, "b": {"c": 2}}', object_hook=lambda d: list(d.items())), json.loads('{"a": 1, "a": 2}', object_pairs_hook=lambda p: p), json.loads('[NaN]', parse_constant=lambda c: 'C' + c))
class I(int): pass
class S(str): pass
class F(float):
    def __repr__(self): return 'F!'
from enum import IntEnum
class C(IntEnum): A = 1
print(json.dumps([I(5), S('s'), F(1.5), C.A, {C.A: 1}, {S('k'): 2}]), json.JSONDecoder().raw_decode('[1] tail'), json.dumps({(1, 2): 3, 'a': 1}, skipkeys=True))
