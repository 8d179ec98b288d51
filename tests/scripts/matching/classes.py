# covers: class patterns: keyword and positional attributes, __match_args__, builtin single positional, inheritance, errors, properties, missing attributes, dataclasses
from dataclasses import dataclass
@dataclass
class P:
    x: int
    y: int = 0
class C:
    __match_args__ = ('a', 'b')
    def __init__(self, a, b): self.a, self.b = a, b
    @property
    def total(self): return self.a + self.b
class Sub(C): pass
class Bare: pass
def f(o):
    match o:
        case P(0, 0): return 'origin'
        case P(x, y=0) | P(0, x): return f'axis {x}'
        case P(x=int(px), y=int(py)) if px == py: return f'diag {px}'
        case P(): return 'some P'
        case Sub(1, b): return f'Sub b={b}'
        case C(a, total=t): return f'C a={a} t={t}'
        case Bare(attr=v): return f'Bare {v}'
        case bool(b): return f'bool {b}'
        case int(n) | float(n): return f'num {n}'
        case str(s) | bytes(s): return f'text {s!r}'
        case list([a, *_]) | tuple((a, *_)): return f'seq {a}'
        case dict({'k': v}): return f'dict {v}'
        case set(s) | frozenset(s): return f'set {len(s)}'
        case type(__name__=n): return f'class {n}'
    return 'none'
b = Bare()
b.attr = 'set'
for o in (P(0, 0), P(3), P(0, 4), P(2, 2), P(1, 2), P('a', 'a'), Sub(1, 5), Sub(2, 5), C(3, 4), Bare(), b, True, 7, 2.5, 'hi', b'by', [1, 2], (3,), [], {'k': 9}, {}, {1}, frozenset(), P, int, None, 1j): print(f(o), end='; ')
print()
def err(f):
    try: f()
    except Exception as e: print(type(e).__name__, e)
def e1():
    match C(1, 2):
        case C(1, 2, 3): pass
def e2():
    match b:
        case Bare(1): pass
def e3():
    match 5:
        case int(1, 2): pass
def e4():
    match 5:
        case b(): pass
def e5():
    match C(1, 2):
        case C(1, a=1): pass
class BadArgs: __match_args__ = ['a']
class BadItem: __match_args__ = (5,)
def e6():
    match BadArgs():
        case BadArgs(1): pass
def e7():
    match BadItem():
        case BadItem(1): pass
class Raise:
    @property
    def v(self): raise RuntimeError('prop')
    @property
    def w(self): raise AttributeError('hidden')
def e8():
    match Raise():
        case Raise(v=1): pass
def e9():
    match Raise():
        case Raise(w=1): print('w')
        case _: print('attribute error means no match')
def e10():
    match 1:
        case undefined_cls(): pass
def e11():
    match 1:
        case len(): pass
for e in (e1, e2, e3, e4, e5, e6, e7, e8, e9, e10, e11): err(e)
class Meta(type):
    def __instancecheck__(c, o): return o == 'magic'
class Any(metaclass=Meta): pass
match 'magic':
    case Any(): print('instancecheck used')
@dataclass
class Tree:
    l: object
    v: int
    r: object
def total(t):
    match t:
        case None: return 0
        case Tree(None, v, None): return v
        case Tree(l, v, r): return total(l) + v + total(r)
print(total(Tree(Tree(None, 1, None), 2, Tree(Tree(None, 3, None), 4, None))))
