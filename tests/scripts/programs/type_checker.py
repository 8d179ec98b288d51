# covers: unification-based type inference for a small lambda language with let polymorphism, error reports
from itertools import count
class TypeErr(Exception): pass
class Var:
    ids = count()
    def __init__(self): self.n, self.ref = next(Var.ids), None
def prune(t):
    while isinstance(t, Var) and t.ref is not None: t = t.ref
    return t
def show(t, names=None):
    names = {} if names is None else names
    t = prune(t)
    if isinstance(t, Var): return names.setdefault(t.n, "'" + 'abcdefgh'[len(names)])
    op, *a = t
    if op == '->':
        l = show(a[0], names)
        return (f'({l})' if prune(a[0])[0:1] == ('->',) else l) + ' -> ' + show(a[1], names) if not isinstance(prune(a[0]), Var) else l + ' -> ' + show(a[1], names)
    return op + (f'[{", ".join(show(x, names) for x in a)}]' if a else '')
def occurs(v, t):
    t = prune(t)
    return t is v or isinstance(t, tuple) and any(occurs(v, x) for x in t[1:])
def unify(a, b):
    a, b = prune(a), prune(b)
    if a is b: return
    if isinstance(a, Var):
        if occurs(a, b): raise TypeErr('infinite type')
        a.ref = b
    elif isinstance(b, Var): unify(b, a)
    elif a[0] != b[0] or len(a) != len(b): raise TypeErr(f'{show(a)} is not {show(b)}')
    else:
        for x, y in zip(a[1:], b[1:]): unify(x, y)
def free(t):
    t = prune(t)
    return {t} if isinstance(t, Var) else set().union(*map(free, t[1:])) if t[1:] else set()
def inst(s):
    vs, t = s
    m = {v: Var() for v in vs}
    def go(t):
        t = prune(t)
        return m.get(t, t) if isinstance(t, Var) else (t[0], *map(go, t[1:]))
    return go(t)
INT, BOOL = ('int',), ('bool',)
fn = lambda *ts: ts[0] if len(ts) == 1 else ('->', ts[0], fn(*ts[1:]))
def infer(e, env):
    match e:
        case bool(): return BOOL
        case int(): return INT
        case str():
            if e not in env: raise TypeErr(f'unbound {e}')
            return inst(env[e])
        case 'fn', x, body:
            v = Var()
            return fn(v, infer(body, {**env, x: ((), v)}))
        case 'let', x, v, body:
            t = infer(v, env)
            fv = set().union(*(free(s[1]) - set(s[0]) for s in env.values()))
            return infer(body, {**env, x: (tuple(free(t) - fv), t)})
        case 'if', c, a, b:
            unify(infer(c, env), BOOL)
            t = infer(a, env)
            unify(t, infer(b, env))
            return t
        case 'rec', f, body:
            v = Var()
            unify(v, infer(body, {**env, f: ((), v)}))
            return v
        case f, *args:
            t = infer(f, env)
            for a in args:
                r = Var()
                unify(t, fn(infer(a, env), r))
                t = r
            return t
a, b = Var(), Var()
ENV = {'+': ((), fn(INT, INT, INT)), '=': ((), fn(INT, INT, BOOL)), 'pair': ((a, b), fn(a, b, ('pair', a, b))), 'fst': ((a, b), fn(('pair', a, b), a)), 'nil': ((a,), ('list', a)), 'cons': ((a,), fn(a, ('list', a), ('list', a)))}
for e in (5, True, '+', ('fn', 'x', 'x'), ('fn', 'f', ('fn', 'x', ('f', ('f', 'x')))), ('let', 'id', ('fn', 'x', 'x'), ('pair', ('id', 1), ('id', True))), ('fn', 'x', ('x', 'x')), ('+', 1, True), ('if', 1, 2, 3), ('if', True, 1, False), 'q', ('rec', 'f', ('fn', 'n', ('if', ('=', 'n', 0), 1, ('f', ('+', 'n', 1))))), ('cons', 1, ('cons', 2, 'nil')), ('cons', 1, ('cons', True, 'nil')), ('fn', 'p', ('+', ('fst', 'p'), 1)), (5, 6), ('fn', 'f', ('fn', 'g', ('fn', 'x', ('f', ('g', 'x'))))), ('fn', 'i', ('pair', ('i', 1), ('i', True)))):
    try: print(e, ':', show(infer(e, ENV)))
    except TypeErr as x: print(e, '!', x)
