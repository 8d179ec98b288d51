# covers: | and |= on dicts and subclasses, precedence of right side, TypeError texts, update forms, ChainMap comparison, ** in calls
a, b = {'x': 1, 'y': 2}, {'y': 20, 'z': 30}
print(a | b, b | a, a, a | {} == a, {} | {}, {**a, **b} == a | b)
c = a
c |= b
print(a is c, a)
c |= [('w', 5)]
c |= {'k': 1}.items()
print(c)
for f in (lambda: a | 5, lambda: 5 | a, lambda: a | [('q', 1)], lambda: [1] | a, lambda: a | None, lambda: a & b, lambda: a - b, lambda: a | {1, 2}, lambda: dict.__or__(a, []), lambda: dict.__ior__({}, 5), lambda: dict.__ior__({}, ['abc'])):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
try:
    c |= 5
except TypeError as e:
    print(e)
class D(dict):
    def __repr__(self): return f'D({dict(self)})'
print(D(p=1) | {'q': 2}, type({'q': 2} | D(p=1)).__name__, type(D() | {}).__name__, D(p=1) | D(q=2))
class R(dict):
    def __ror__(self, o): return 'ror'
    def __or__(self, o): return 'or'
print({} | R(), R() | {}, R() | R())
class M(dict):
    def __missing__(self, k): return f'missing {k}'
    def get(self, k, d=None): return 'overridden get'
m = M(a=1)
print(m['a'], m['b'], 'b' in m, m.get('a'), len(m), dict.get(m, 'b'), '%(zz)s' % m, m | {'c': 2})
def f(**kw): return kw
print(f(**a, **{'other': 1}), f(**m), list(f(b=1, a=2)), f(**dict.fromkeys('cab', 0)))
try:
    f(**a, **b)
except TypeError as e:
    print(e)
def deep(x, y):
    out = dict(x)
    for k, v in y.items():
        out[k] = deep(out[k], v) if isinstance(v, dict) and isinstance(out.get(k), dict) else v
    return out
print(deep({'a': {'b': 1, 'c': 2}, 'd': 1}, {'a': {'c': 3, 'e': {}}, 'f': 2}))
inv = {}
for k, v in {'one': 1, 'uno': 1, 'two': 2}.items(): inv.setdefault(v, []).append(k)
print(inv, {v: k for k, v in {'a': 1, 'b': 1}.items()}, dict(sorted({'b': 1, 'a': 2}.items())), min({'b': 1, 'a': 2}.items(), key=lambda p: p[1]))
