# covers: a Lisp with tail loops, closures, macros-free special forms, quoting, error handling and a printer
import operator as o
def parse(s):
    toks = s.replace('(', ' ( ').replace(')', ' ) ').replace("'", " ' ").split()
    def read():
        if not toks: raise SyntaxError('unexpected end')
        t = toks.pop(0)
        if t == '(':
            l = []
            while True:
                if not toks: raise SyntaxError('missing )')
                if toks[0] == ')': toks.pop(0); return l
                l.append(read())
        if t == ')': raise SyntaxError('unexpected )')
        if t == "'": return ['quote', read()]
        for k in (int, float):
            try: return k(t)
            except ValueError: pass
        return t
    out = []
    while toks: out.append(read())
    return out
class Env(dict):
    def __init__(self, ps=(), args=(), up=None):
        if isinstance(ps, str): ps, args = [ps], [list(args)]
        if len(ps) != len(args): raise TypeError(f'want {len(ps)} args, got {len(args)}')
        super().__init__(zip(ps, args))
        self.up = up
    def find(self, n):
        e = self
        while e is not None:
            if n in e: return e
            e = e.up
        raise NameError(n)
class Fn:
    def __init__(self, ps, body, env): self.ps, self.body, self.env = ps, body, env
    def __call__(self, *a): return ev(self.body, Env(self.ps, a, self.env))
def show(v):
    if v is True: return '#t'
    if v is False: return '#f'
    if isinstance(v, list): return '(' + ' '.join(map(show, v)) + ')'
    return 'fn' if callable(v) else str(v)
def ev(x, e):
    while True:
        if isinstance(x, str): return e.find(x)[x]
        if not isinstance(x, list): return x
        match x:
            case []: raise SyntaxError('empty form')
            case ['quote', v]: return v
            case ['if', c, a, *b]: x = a if ev(c, e) is not False else b[0] if b else []
            case ['define', [n, *ps], *body]: e[n] = Fn(ps, ['begin', *body], e); return n
            case ['define', n, v]: e[n] = ev(v, e); return n
            case ['set!', n, v]: e.find(n)[n] = ev(v, e); return None
            case ['lambda', ps, *body]: return Fn(ps, ['begin', *body], e)
            case ['begin', *init, last]:
                for i in init: ev(i, e)
                x = last
            case ['let', bs, *body]: x = [['lambda', [b[0] for b in bs], *body], *[b[1] for b in bs]]
            case [f, *args]:
                f = ev(f, e)
                vals = [ev(a, e) for a in args]
                if isinstance(f, Fn): x, e = f.body, Env(f.ps, vals, f.env)
                else: return f(*vals)
G = Env()
G.update({'+': lambda *a: sum(a), '-': lambda a, *b: a - sum(b) if b else -a, '*': lambda *a: __import__('math').prod(a), '/': o.truediv, '<': o.lt, '=': o.eq, 'car': lambda l: l[0], 'cdr': lambda l: l[1:], 'cons': lambda a, l: [a, *l], 'list': lambda *a: list(a), 'null?': lambda l: l == [], 'map': lambda f, l: [f(v) for v in l], 'apply': lambda f, l: f(*l), '#t': True, '#f': False})
for src in ('(+ 1 (* 2 3.5))', "(define (fact n) (if (< n 2) 1 (* n (fact (- n 1))))) (fact 25)", "(define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n)))) (loop 20000 0)", "'(1 (a b) 2)", '(map (lambda (x) (* x x)) (list 1 2 3))', '(define (counter) (let ((n 0)) (lambda () (set! n (+ n 1)) n))) (define c (counter)) (c) (c) (list (c) (c))', "(define (fold f z l) (if (null? l) z (fold f (f z (car l)) (cdr l)))) (fold + 0 '(1 2 3 4))", '((lambda args args) 1 2 3)', '(apply + (list 1 2 3))', "(cons 1 (cdr '(9 8)))", '(if #f 1)', '(list #t #f fact)', 'undefined', '(', ')', '(1 2)', '(fact)', "(car '())", '(/ 1 0)', '()', '(set! zz 1)'):
    try:
        for form in parse(src): r = ev(form, G)
        print(src[:40], '=>', show(r))
    except Exception as x: print(src[:40], '!!', type(x).__name__, x)
