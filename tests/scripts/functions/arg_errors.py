# covers: every argument-count and keyword error message of Python functions, methods, lambdas and classes
def a(): pass
def b(x): pass
def c(x, y=1): pass
def d(x, y, z): pass
def e(*, k): pass
def f(*, k, m): pass
def g(x, /, y): pass
def h(x, /): pass
def i(x, y=1, *args, k=2): pass
def j(x, *, k, m=1): pass
def k(p, q, /, r, *, s, t): pass
def l(x, y, z, w): pass
class M:
    def m(self, x): pass
    @classmethod
    def c(cls, x): pass
    @staticmethod
    def s(x): pass
    def none(): pass
class I:
    def __init__(self, v): pass
o = M()
lam = lambda x, y: 0
calls = '''a(1)|a(1, 2)|a(x=1)|b()|b(1, 2)|b(y=1)|b(1, x=2)|b(1, y=2)|c()|c(1, 2, 3)|c(y=2)|c(1, 2, y=3)|d()|d(1)|d(1, 2)|d(1, 2, 3, 4)|d(x=1)|d(z=3)|e()|e(1)|e(1, k=2)|e(k=1, j=2)|f()|f(k=1)|f(1, 2)|g(x=1, y=2)|g(1)|g()|g(1, x=2, y=3)|h(x=1)|h()|h(1, 2)|i()|i(k=1)|i(1, 2, 3, x=4)|j(1)|j(1, 2, k=3)|j(1, 2)|j(k=1)|k(1, 2, 3)|k(1, 2, 3, s=1)|k(1, q=2, p=3, s=1, t=1, r=1)|k()|l()|l(1)|o.m()|o.m(1, 2)|o.m(x=1, y=2)|M.m(1)|M.m()|M.c()|o.c(1, 2)|o.s()|M.s(1, 2)|o.none()|M()(1)|M(1)|I()|I(1, 2)|I(w=1)|lam(1)|lam(1, 2, 3)|lam(1, z=2)|b(*[1, 2])|b(**{'x': 1, 'y': 2})|b(*[])|d(*[1], **{'y': 2})|b(1, **{'x': 2})|b(*5)|b(**5)|b(**{1: 2})|b(*1, **{})|b(*None)|c(x=1, **{'x': 2})|c(**{'x': 1}, **{'x': 2})|o.m(*5)|d(1, 2, 3, 4, k=5)|c(1, 2, 3, z=4)|object(1)|object.__init__(o, 1)|type('T', (), {})(1)'''
for src in calls.split('|'):
    try:
        print(src, '=', eval(src))
    except TypeError as err:
        print(src, '->', err)
