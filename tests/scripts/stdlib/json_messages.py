"""Every message of the decoder and the encoder."""
import json
def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except RecursionError:
        print('RecursionError')
    except Exception as e:
        print(type(e).__name__, ascii(str(e)))
for s in ['', '{', '[', '[1', '[1,', '[1,]', '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{a}', 'tru', '"a', '"\\x"', '"\\u12"', '"\n"', '1 2', 'nul', '-', '01', '1.', '1e', 'NaN', '-Infinity', '[1}', '\ufeff1', ' 1 ', '1.5e3', '-0', '1E400', '{"a":1 "b"}', '[1 2]', '{1:2}', '"\\', "{'a':1}", '[1,\n2,\n x]', '"\\u+123"']:
    t(json.loads, s)
class X: pass
loop = []; loop.append(loop)
for o in [X(), {X(): 1}, loop, float('nan'), [1, [X()]], {1: 2, None: 3, True: 4, 1.5: 6}, (1, 2), 'é"\\\n\x7f\x00', b'x', 1e100, -0.0, set(), [], {}, {'a': [], 'b': {}}]:
    t(json.dumps, o)
t(json.dumps, float('nan'), allow_nan=False)
