# covers: expression trees by operator overloading: symbolic maths with simplification, evaluation, derivative, printing with precedence
class Expr:
    def __add__(self, o): return Bin('+', self, wrap(o))
    def __radd__(self, o): return Bin('+', wrap(o), self)
    def __mul__(self, o): return Bin('*', self, wrap(o))
    def __rmul__(self, o): return Bin('*', wrap(o), self)
    def __sub__(self, o): return self + -1 * wrap(o)
    def __rsub__(self, o): return wrap(o) + -1 * self
    def __neg__(self): return -1 * self
    def __pow__(self, n): return Bin('**', self, wrap(n))
    def __call__(self, **env): return self.ev(env)
def wrap(v):
    if isinstance(v, Expr): return v
    if isinstance(v, (int, float)): return Num(v)
    raise TypeError(f'cannot use {type(v).__name__} in an expression')
class Num(Expr):
    def __init__(self, v): self.v = v
    def __str__(self): return str(self.v)
    def ev(self, env): return self.v
    def d(self, x): return Num(0)
    def simp(self): return self
class Var(Expr):
    def __init__(self, n): self.n = n
    def __str__(self): return self.n
    def ev(self, env):
        try: return env[self.n]
        except KeyError: raise NameError(f'unbound {self.n}') from None
    def d(self, x): return Num(int(x == self.n))
    def simp(self): return self
class Bin(Expr):
    prec = {'+': 1, '*': 2, '**': 3}
    def __init__(self, op, l, r): self.op, self.l, self.r = op, l, r
    def __str__(self):
        f = lambda e: f'({e})' if isinstance(e, Bin) and self.prec[e.op] < self.prec[self.op] else f'{e}'
        return f'{f(self.l)} {self.op} {f(self.r)}'
    def ev(self, env):
        l, r = self.l.ev(env), self.r.ev(env)
        return l + r if self.op == '+' else l * r if self.op == '*' else l ** r
    def d(self, x):
        l, r = self.l, self.r
        match self.op:
            case '+': return l.d(x) + r.d(x)
            case '*': return l.d(x) * r + l * r.d(x)
            case '**': return r * l ** (r.v - 1) * l.d(x)
    def simp(self):
        l, r = self.l.simp(), self.r.simp()
        match self.op, l, r:
            case _, Num(v=a), Num(v=b): return Num(Bin(self.op, l, r).ev({}))
            case '*', Num(v=0), _: return Num(0)
            case '*', _, Num(v=0): return Num(0)
            case ('*', Num(v=1), e) | ('*', e, Num(v=1)) | ('+', Num(v=0), e) | ('+', e, Num(v=0)): return e
            case '**', e, Num(v=1): return e
            case '**', _, Num(v=0): return Num(1)
        return Bin(self.op, l, r)
x, y = Var('x'), Var('y')
e = 3 * x ** 2 + (x + 1) * (y - 2) - 7
for v in (e, e.d('x'), e.d('x').simp(), e.d('y').simp(), e.d('x').d('x').simp(), (x + 0) * 1, -(x * 0 + 5)): print(v, '|', v.simp())
print(e(x=2, y=5), e.d('x')(x=2, y=5), (x ** 3).d('x').simp()(x=2.5))
for f in (lambda: e(x=1), lambda: x + 'a', lambda: [] * x, lambda: x / 2, lambda: 2 ** x, lambda: x < y):
    try:
        print(f())
    except (NameError, TypeError) as err:
        print(type(err).__name__, err)
