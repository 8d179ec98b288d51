# covers: functions of every signature called with too few, too many, repeated, unknown and starred arguments
import re
def shown(value):
    return re.sub('0x[0-9a-f]{6,}', '0xX', repr(value))
def t(*sources):
    for source in sources:
        try:
            print(source, '->', shown(eval(source)))
        except BaseException as e:
            print(source, '->', type(e).__name__ + ':', re.sub('0x[0-9a-f]{6,}', '0xX', str(e)))
def f(a, b, /, c, d=4, *, e, g=6): return (a,b,c,d,e,g)
def f1(a): return a
def f2(a, b): return a
def f3(a, b, c): return a
def k1(*, a): return a
def k2(*, a, b): return a
def k3(*, a, b, c=1): return a
def v(*a): return a
def w(**k): return k
def vw(x, *a, y=1, **k): return (x, a, y, k)
def po(a, b=2, /): return a
class M:
    def m(self, a): return a
    @classmethod
    def c(cls, a): return a
    @staticmethod
    def s(a): return a
    def __init__(self, x=0): self.x = x
    def __call__(self, q): return q
class N:
    def __new__(cls, a): return object.__new__(cls)
class O: pass
class P:
    def __init__(self, a, b): pass
for fn in ('f', 'f1', 'f2', 'f3', 'k1', 'k2', 'k3', 'v', 'w', 'vw', 'po', 'M().m', 'M.m', 'M.c', 'M.s', 'M', 'M()', 'N', 'O', 'P', '(lambda a, b=1: a)', 'len', 'int', 'print', '[].append', '"".join', 'dict', 'dict().update', 'M.__init__', 'object.__new__', 'type', 'super', 'range', 'Exception', 'isinstance', 'getattr', '"".split', '"".replace', '[].sort', 'b"".hex'):
    for a in ('', '1', '1, 2', '1, 2, 3', '1, 2, 3, 4', '1, 2, 3, 4, 5', 'a=1', 'b=2', 'x=1', '1, a=1', '1, b=2', '1, 2, c=3', '1, 2, c=3, e=4', '1, 2, 3, e=4', '1, 2, 3, 4, 5, e=4', 'a=1, b=2', '1, 2, e=3, zz=1', '*[1, 2]', '**{"a": 1}', '**{"a": 1, "b": 2, "c": 3}', '1, *[2], e=1', '*5', '**5', '1, **{"q": 1}', 'e=1', '1, 2, 3, e=4, g=5, h=6', 'self=1', '1, y=2, z=3', '*(), **{}', '1, 2, 3, a=1', 'c=1, d=2, e=3'):
        if fn in ('print', 'type', 'M.__init__') and a in ('', '*(), **{}', '1', '1, 2','1, 2, 3','1, 2, 3, 4','1, 2, 3, 4, 5', '*[1, 2]'): continue
        t(f'{fn}({a})')
