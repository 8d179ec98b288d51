# covers: evaluation order of assignments, chained and augmented targets, subscripts, attributes, calls, comparisons, conditional, dict, slices, del
log = []
def t(n, v=None):
    log.append(n)
    return v if v is not None else n
class O:
    def __init__(self, n): self.__dict__['n'] = n
    def __getattr__(self, a): log.append(f'{self.n}.get {a}'); return 1
    def __setattr__(self, a, v): log.append(f'{self.n}.set {a}')
    def __delattr__(self, a): log.append(f'{self.n}.del {a}')
    def __getitem__(self, k): log.append(f'{self.n}[] {k}'); return 1
    def __setitem__(self, k, v): log.append(f'{self.n}[]= {k}')
    def __delitem__(self, k): log.append(f'{self.n} del[] {k}')
o = O('o')
def show(label):
    print(label, log)
    log.clear()
t('x', o)[t('k')] = t('v'); show('subscript')
t('x', o).a = t('v'); show('attr')
t('a', o)[t('i')], t('b', o).at = t('r1'), t('r2'); show('tuple')
t('a', o)[t('i')] = t('b', o)[t('j')] = t('v'); show('chained')
t('x', o)[t('k')] += t('v', 5); show('aug sub')
t('x', o).attr += t('v', 5); show('aug attr')
del t('x', o)[t('k')], t('y', o).z; show('del')
t('f', lambda *a, **k: 0)(t('a'), *t('s', []), k=t('kw'), **t('d', {})); show('call')
t(1) + t(2) * t(3) - t(4); show('arith')
t(1) < t(2) < t(3); show('compare')
t(3) < t(2) < t(1); show('compare short')
(t(1) if t('c') else t(2)); show('cond')
t(0, 0) or t('or') and t('and'); show('bool')
{t('k1'): t('v1'), t('k2'): t('v2')}; show('dict')
[t('a'), *t('b', []), t('c')]; show('list')
o[t('lo'):t('hi'):t('st')]; show('slice')
o[t('a'), t('b'):t('c')] = t('v'); show('slice assign')
(lambda a=t('d1'), *, b=t('d2'): 0)(); show('defaults')
f'{t(1)}{t(2):{t(3)}}'; show('fstring')
for t('tgt', o).x in t('iter', [1, 2]): pass
show('for')
with t('cm', __import__('contextlib').nullcontext(1)) as t('w', o).y: pass
show('with')
x = [0, 0, 0]
i = 0
i, x[i] = 1, 'one'
x[i], i = 'two', 2
print(i, x)
a = b = c = []
a.append(1)
print(b, c is a)
x = y = 0
x, y, x = 1, 2, 3
print(x, y)
def gen():
    log.append('start'); yield 1; log.append('mid'); yield 2; log.append('end')
o.p, o.q = gen(); show('unpack gen')
o[t('k1')], (o.m, *o.n), o[t('k2')] = t('rhs', (1, (2, 3, 4), 5)); show('nested')
d = {}
d['a'] = d['b'] = len(d)
print(d)
print(t(2) ** t(3) ** t(2), -t(2) ** t(2), t(1) if not t(0, False) else t(9), log)
log.clear()
@t('deco1', lambda f: f)
@t('deco2', lambda f: f)
def fn(a: t('ann') = t('def')): pass
show('def')
class K(t('base', object), metaclass=t('meta', type)): t('body')
show('class')
assert t('cond'), t('msg'); show('assert')
import operator
print([t(1), t(2)][t(0, 0)], (t('l', [1, 2, 3]))[t('s', 1):], log)
