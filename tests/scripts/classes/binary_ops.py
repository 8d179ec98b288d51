# covers: every binary, reflected and in-place operator method, subclass priority of reflected methods, NotImplemented fallbacks, error text with user types
ops = {'+': 'add', '-': 'sub', '*': 'mul', '/': 'truediv', '//': 'floordiv', '%': 'mod', '**': 'pow', '@': 'matmul', '&': 'and', '|': 'or', '^': 'xor', '<<': 'lshift', '>>': 'rshift'}
class V:
    def __init__(self, n): self.n = n
    def __repr__(self): return f'V{self.n}'
for s, n in ops.items():
    setattr(V, f'__{n}__', lambda a, b, s=s: f'({a}{s}{b})')
    setattr(V, f'__r{n}__', lambda a, b, s=s: f'({b} r{s} {a})')
v = V(1)
print([eval(f'v {s} 2') for s in ops])
print([eval(f'2 {s} v') for s in ops])
class I(V): pass
for s, n in ops.items(): setattr(I, f'__i{n}__', lambda a, b, s=s: f'[{a}{s}={b}]')
for s in ops:
    ns = {'i': I(3), 'v': v}
    exec(f'i {s}= 4; v {s}= 5', ns)
    print(ns['i'], ns['v'], end=' ')
print()
class Base:
    def __add__(self, o): return 'Base.add'
    def __radd__(self, o): return 'Base.radd'
class Same(Base): pass
class Over(Base):
    def __radd__(self, o): return 'Over.radd'
print(Base() + Base(), Base() + Same(), Base() + Over(), Over() + Base(), 1 + Over(), Same() + Over())
class E: pass
class N:
    def __add__(self, o): return NotImplemented
    def __iadd__(self, o): return NotImplemented
    def __neg__(self): return NotImplemented
class RN:
    def __radd__(self, o): return 'RN.radd'
e, n = E(), N()
print(N() + RN(), e + RN())
x = N()
x += RN()
print(x)
for src in ('e + 1', '1 + e', 'e + e', 'n + 1', 'n + n', 'e @ e', 'e ** 2', '2 ** e', 'e << 1', 'e & 1', '-e', '+e', '~e', 'abs(e)', 'divmod(e, 1)', 'pow(e, 1)', 'pow(e, 1, 2)', 'e % 1', "'%s' % e == ''", 'e // 1', 'round(e)', 'len(e)', 'e[0]', 'e()', 'e < e', 'int(e)', 'float(e)', 'e in e', 'for _ in e: pass', 'e[0] = 1', 'del e[0]', 'with e: pass', 'e += 1', 'n += 1', 'e **= 2', 'e @= e', 'e >>= 1', '[1, 2][e]', "'a' + e", "e + 'a'", '[1] + e', 'e * [1]', "'a' * e", 'a, b = e', 'print(*e)', 'dict(**e)', 'hash(e) == hash(e)', 'bool(e)', 'e == e', 'e != 1', 'not e', 'math_floor(e)', 'reversed(e)', 'next(e)', 'complex(e)', 'e.x', 'raise e', 'e |= 1', 'e %= 2', '-n'):
    try:
        try: print(src, '=', eval(src))
        except SyntaxError: exec(src); print(src, 'ok')
    except Exception as err:
        print(src, '->', type(err).__name__, err)
