# covers: default reprs of classes, instances, bound methods, builtins with normalised addresses; __repr__ in nested containers; reprlib recursive; __str__ vs __repr__ by inheritance
import re, reprlib
def norm(v): return re.sub(r'0x[0-9a-f]+', '0x..', repr(v))
class A:
    def m(self): pass
    @classmethod
    def c(cls): pass
    @staticmethod
    def s(): pass
    class In: pass
def fn(): pass
def gen(): yield
async def co(): pass
g = gen()
for v in (A, A(), A.m, A().m, A.c, A.s, A.In, A.In(), fn, lambda: 0, len, [].append, 'a'.join, str.join, int.__add__, (1).__add__, type, object, object(), gen, g, iter([]), iter(()), iter(''), iter({}), iter({}.items()), iter(range(1)), iter(set()), enumerate([]), zip(), map(len, []), filter(None, []), reversed([]), super(A, A()), property(), A.__dict__['c'], A.__dict__['s'], slice(1), range(3), NotImplemented, ..., None, memoryview(b''), fn.__code__.co_name, A.__dict__['m'], type(A.__dict__), (x for x in ()), [i for i in ()], dict.fromkeys, type(fn), type(g), type(len), type(None), type(...), Exception('a'), KeyError, ValueError(), OSError(2, 'x'), print, iter(int, 1), classmethod(len), int.from_bytes, object.__repr__, type.mro, A.__weakref__, A.__dict__['__dict__']):
    print(norm(v))
class R:
    def __init__(self): self.kids = []
    @reprlib.recursive_repr('<...>')
    def __repr__(self): return f'R{self.kids}'
r = R()
r.kids.append(r)
print(r, [r], {'k': (r,)})
class P:
    def __repr__(self): return 'P.repr'
class Q(P):
    def __str__(self): return 'Q.str'
class S(str):
    def __repr__(self): return 'S.repr'
class E(Exception):
    def __str__(self): return 'E.str'
print(P(), Q(), [P(), Q()], S('x'), [S('x')], f'{Q()!r} {Q()}', E(1), repr(E(1)), [E(1, 2)], {S('k'): Q()})
print(reprlib.repr(list(range(20))), reprlib.repr('x' * 60), reprlib.repr({i: i for i in range(10)}))
