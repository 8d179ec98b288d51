# covers: match on literals, None/True identity, strings, bytes, floats, complex, negative numbers, dotted values, guards, fall through
import math
class K:
    ONE, NAME = 1, 'name'
def f(x):
    match x:
        case None: return 'None'
        case True: return 'True'
        case False: return 'False'
        case -1: return 'minus one'
        case 1: return 'one'
        case 0: return 'zero'
        case 2.5 | -2.5: return 'two and half'
        case 1 + 2j: return 'complex'
        case 'a' 'b': return 'ab'
        case b'x': return 'bytes'
        case K.NAME: return 'dotted'
        case math.pi: return 'pi'
        case str() if len(x) > 3: return 'long str'
        case str(s): return f'str {s}'
        case int(n) if n > 100: return f'big {n}'
    return 'no match'
print([f(v) for v in (None, True, False, -1, 1, 1.0, 0, 0.0, -0.0, 2.5, -2.5, 1 + 2j, 'ab', b'x', 'name', math.pi, 'hello', 'hi', 500, 50, [], 1j, float('nan'))])
class Eq:
    def __eq__(self, o):
        log.append(o)
        return o == 'ab'
log = []
print(f(Eq()), log)
def guard(x):
    match x:
        case n if log.append(('g1', n)): return 1
        case n if n > 5: return 'big'
        case n: return ('bound', n)
log.clear()
print(guard(9), guard(2), log)
try: guard('s')
except TypeError as e: print(e)
match 5:
    case y if False: pass
print(y)
match (x := 3):
    case 3: print('walrus subject', x)
match 1, 2:
    case a, b: print(a + b)
match = {'soft': 'keyword'}
case = match['soft']
_ = 'underscore kept'
match case:
    case _: print(_, case)
print(match)
try:
    match 1:
        case K.MISSING: pass
except AttributeError as e: print(e)
for src in ('match x:\n case y: pass\n case z: pass', 'match x:\n case _: pass\n case 1: pass', 'match x:\n case a | b: pass', 'match x:\n case [a, a]: pass', 'match x:\n case [a] | [b]: pass', 'match x:\n case 1 + 1: pass', 'match x:\n case f"a": pass', 'match x:\n case -x: pass', 'match x:\n case [*a, *b]: pass', 'match x:\n case {**r, "a": 1}: pass', 'match x:\n case {a: 1}: pass', 'match x:\n case C(a=1, 2): pass', 'match x:\n case C(a=1, a=2): pass', 'match x:\n case {"a": 1, "a": 2}: pass', 'match x:\n case 1 as _: pass', 'match x:\n case {**_}: pass', 'match x:\n case a.b(): pass', 'match x:\n case 1j + 2: pass', 'match x:\n pass', 'match x:\n case *a: pass', 'match x:\n case *a,: pass', 'match x:\n case (a | 1): pass', 'match x:\n case a as b.c: pass'):
    try:
        compile(src, 's', 'exec')
        print(repr(src), 'ok')
    except SyntaxError as e: print(repr(src), e.msg)
