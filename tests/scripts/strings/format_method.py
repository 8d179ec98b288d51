# covers: str.format: auto and manual numbering, attributes, indexes, nested specs, conversions, escapes, format_map, errors
class P:
    x = 3
    d = {'k': [10, 20]}
    def __format__(self, spec): return f'P[{spec}]'
    def __repr__(self): return 'P()'
p = P()
print('{} {} {}'.format(1, 'a', None), '{1} {0} {1}'.format('a', 'b'), '{a} {b[0]} {c.x} {c.d[k][1]}'.format(a=1, b=[2], c=p), '{0[key]} {0[0]}'.format({'key': 'v', 0: 'zero'}), '{!r} {!s} {!a}'.format('é', 'é', 'é'), '{{}} {{{}}}'.format(5), '{:>{}} {:{}{}}'.format('a', 5, 'b', '^', 6), '{0:{1}}'.format(3.14159, '.2f'), '{:}'.format(5), '{!r:>8}'.format('x'), '{p:abc} {p!r:>6} {p}'.format(p=p), '{:{w}.{p}f}'.format(2.5, w=8, p=2))
print('{} {x} {}'.format(1, 2, x=3), '{0.real} {0.imag}'.format(5), '{0[a b]} {0[-1]}'.format({'a b': 1, '-1': 2}), '{:%Y}'.format(type('D', (), {'__format__': lambda s, f: f})()), '{a.b.c}'.format(a=type('A', (), {'b': type('B', (), {'c': 1})})))
class D(dict):
    def __missing__(self, k): return '{' + k + '}'
print('{a} {b}'.format_map(D(a=1)), '{a}'.format_map({'a': 2}), '{x[0]}'.format_map({'x': 'hey'}))
for f, a, k in (('{', (), {}), ('}', (), {}), ('{}', (), {}), ('{} {0}', (1,), {}), ('{0} {}', (1,), {}), ('{1}', (1,), {}), ('{a}', (), {}), ('{0.y}', (p,), {}), ('{0[z]}', ({},), {}), ('{0[5]}', ([1],), {}), ('{0[a]}', ([1],), {}), ('{!x}', (1,), {}), ('{!}', (1,), {}), ('{!rr}', (1,), {}), ('{:d}', ('a',), {}), ('{:s}', (1,), {}), ('{:5}', ([],), {}), ('{:.2}', (None,), {}), ('{0', (1,), {}), ('{0[', (1,), {}), ('{0[]}', ([1],), {}), ('{0.}', (1,), {}), ('{:{:{}}}', (1, 2, 3), {}), ('{a', (), {'a': 1}), ('{0}}', (1,), {}), ('{:{', (1,), {}), ('{0[0]x}', ([1],), {}), ('{!r', (1,), {}), ('{99999999999999999999}', (1,), {}), ('{-1}', (1,), {}), ('{ 0}', (1,), {}), ('{:c}', ('a',), {}), ('{:,}', ('a',), {}), ('{:=5}', ('a',), {}), ('{:+}', ('a',), {}), ('{:05}', ('a',), {}), ('{:#}', ('a',), {}), ('{: }', ('a',), {}), ('{:x5}', (5,), {})):
    try:
        print(f, '=', f.format(*a, **k))
    except Exception as e:
        print(f, '->', type(e).__name__, e)
print(str.format('{}', 1), '{:<5}|{:^5}|{:>5}|{:*^7}|{:.2}|{:5.1}|'.format('a', 'b', 'c', 'mid', 'long', 'xy'), '{:10}|{:<10}|'.format('é', 12), format('abc', '-^9'), format(True, '5'), '{0:>+8,.2f}|{1:#x}'.format(1234.5, 255))
