# covers: JSONDecodeError messages with line, column and position; encoding TypeErrors, circular references, bad options
import json
for t in ('', ' ', '[', '[1', '[1,', '[1 2]', '[1,]', '{', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{a:1}', "{'a':1}", '{"a" 1}', '{1:2}', '"abc', '"a\nb"', '"\\x"', '"\\u12"', '"\\u12G4"', '"\\', 'tru', 'nul', 'None', '01', '1.', '.5', '-', '+1', '1e', '--1', '0x1', '1 2', '[]]', '{}x', '\ufeff1', 'Infinit', '[1,\n 2,\n x]', '{"a":\n\n  ?}', '"\t"', "'a'", '[,]', '[1,,2]', '{,}', '/*c*/1', '"a" "b"', '\x00', '{"a":1 "b":2}', '[1}', '{"a":]', 'NaN1', 'é'):
    try: print(ascii(t), json.loads(t))
    except json.JSONDecodeError as e: print(ascii(t), '|', ascii(e.msg), e.lineno, e.colno, e.pos, ascii(str(e)))
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
a = []
a.append(a)
d = {}
d['x'] = [d]
class O: pass
for v in (a, d, {1}, b'x', 1j, object, range(2), len, {(1,): 2}, {b'k': 1}, {O: 1}, [1, {'k': {2}}]):
    t(lambda: json.dumps(v))
t(lambda: json.dumps(a, check_circular=False))
t(lambda: json.dumps(float('nan'), allow_nan=False))
t(lambda: json.dumps({'b': 1, 2: 2}, sort_keys=True))
t(lambda: json.loads(5))
t(lambda: json.loads(None))
t(lambda: json.loads(b'\xff'))
t(lambda: json.loads('"\t"', strict=False))
t(lambda: json.dumps({1}, default=lambda o: o))
t(lambda: json.dumps({1}, default=lambda o: 1 / 0))
t(lambda: json.loads('[1]', cls=5))
t(lambda: json.dumps())
t(lambda: json.dumps(1, foo=2))
print(issubclass(json.JSONDecodeError, ValueError), json.JSONDecodeError('m', 'a\nbc', 3).colno)
deep = '[' * 500 + ']' * 500
x = json.loads(deep)
n = 0
while x: x, n = x[0], n + 1
print(n)
t(lambda: len(json.loads('[' * 100000)))
