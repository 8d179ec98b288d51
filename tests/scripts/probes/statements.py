# covers: statements on objects of every kind: subscripts, attributes, augmented assignment, unpacking, with, raise, match, class
import re
def shown(value):
    return re.sub('0x[0-9a-f]{6,}', '0xX', repr(value))
def t(*sources):
    for source in sources:
        try:
            print(source, '->', shown(eval(source)))
        except BaseException as e:
            print(source, '->', type(e).__name__ + ':', re.sub('0x[0-9a-f]{6,}', '0xX', str(e)))
vals = ['1', '1.5', 'None', "'a'", '[1]', '(1,)', '{1: 2}', '{1}', 'range(2)', '...', 'int', 'len', 'iter([])', '{}.keys()', 'type', 'ValueError()', 'list[int]', 'C()', 'D()', 'E()']
class C:
    def __repr__(self): return 'C()'
class D:
    def __repr__(self): return 'D()'
    def __add__(self, o): return 'add'
    def __radd__(self, o): return 'radd'
    def __lt__(self, o): return 'lt'
    def __eq__(self, o): return 'eq'
    def __getattr__(self, n): return 'attr ' + n
class E:
    __add__ = __radd__ = __eq__ = __lt__ = __contains__ = __iter__ = __hash__ = __bool__ = __len__ = __call__ = __getitem__ = __iadd__ = __index__ = __enter__ = None
    def __repr__(self): return 'E()'
src = '''
def f(x):
    STMT
'''
stmts = ['x[0] = 1', 'x["a"] = 1', 'del x[0]', 'x.attr = 1', 'del x.attr', 'x += 1', 'x -= 1', 'x *= 2', 'x /= 2', 'x //= 2', 'x %= 2', 'x **= 2', 'x @= 2', 'x <<= 1', 'x >>= 1', 'x &= 1', 'x |= 1', 'x ^= 1', 'x += "a"', 'x += [1]', 'x |= {1}', 'x |= {1: 2}', 'a, b = x', 'a, *b = x', '(a,) = x', '[a, b, c] = x', 'for i in x: break', 'for a, b in x: break', 'with x: pass', 'with x as y: pass', 'raise x', 'raise x from x', 'raise ValueError from x', 'assert not x, x', 'assert x', 'x()', 'x[1:2] = x', 'x[::2] = [1]', 'x[0:1] = 5', 'del x[0:1]', 'yield_ = [*x]', 'y = {**x}', 'y = {*x}', 'f"{x:>10}"', 'f"{x:d}"', '"%d" % x', 'print(*x, sep=5)', 'x.__class__ = int', 'x.__dict__', 'x.__doc__ = 1', 'lambda: x.a.b', 'import_ = x.nope.y', 'try: raise ValueError\n    except x: pass', 'match x:\n        case [a, b]: print("seq", a, b)\n        case {"a": v}: print("map", v)\n        case int(): print("int")\n        case str(s): print("str", s)\n        case _: print("other")', 'class Z(x): pass', 'class Z(metaclass=x): pass', 'async_ = x.__aiter__', 'x[...] = 1', 'x[None]', 'return not x', 'return x if x else x', 'while x: break', 'global g; g = x; del g', 'exec(x)', 'eval(x)']
for s in stmts:
    ns = {}
    exec(src.replace('STMT', s), ns)
    for v in vals + ['[3, 4]', "{'a': 1}", "'ab'", 'ValueError', 'ValueError("m")', '[(1, 2)]', '[[1]]', '(1, 2)', 'b"ab"', 'bytearray(b"ab")', 'memoryview(bytearray(b"ab"))', 'open']:
        if s in ('exec(x)', 'eval(x)', 'x()') and v in ('lambda: 0',): continue
        if s == 'x()' and ('super' in v or 'type'==v or 'slice' in v): continue
        o = eval(v)
        try:
            r = ns['f'](o)
            print(s.split('\n')[0], v, '->', shown(o), shown(r))
        except BaseException as e:
            print(s.split('\n')[0], v, '->', type(e).__name__ + ':', re.sub('0x[0-9a-f]{6,}', '0xX', str(e)))
