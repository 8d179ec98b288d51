# covers: del of names, items, slices, attributes, tuples; assert forms; global in nested contexts; pass; expression statements; semicolons
x, y = 1, 2
del x, (y)
for n in ('x', 'y'):
    try: eval(n)
    except NameError as e: print(e)
l, d = [1, 2, 3, 4, 5], {'a': 1, 'b': 2}
class A: p = 1
a = A()
a.q, a.r = 1, 2
del l[0], l[-1:], d['a'], a.q, (a.r, [l[0]])
print(l, d, vars(a))
for src in ('del zz', 'del l[99]', 'del d["zz"]', 'del a.zz', 'del a.p', 'del (1).real', 'del l["a"]', 'del "abc"[0]', 'del (1, 2)[0]', 'del f()', 'del 1', 'del a + b', 'del (a)', 'del ()', 'del []', 'del a, 5', 'del *l', 'del None', 'del a if b else c', 'del (a, b', 'del A.p; print(hasattr(A, "p"))', 'del -x', 'del [a for a in b]', 'del x := 1', 'del lambda: 0', 'del f"a"', 'del', 'del a.b()'):
    try: exec(src, {'l': [1], 'd': {}, 'a': A(), 'A': A, 'b': 0}); print(src, 'ok')
    except Exception as e: print(src, '->', type(e).__name__, getattr(e, 'msg', None) or e)
def asserts(f):
    try: f()
    except AssertionError as e: print(repr(e), e.args, str(e))
def a1(): assert False
def a2(): assert 0, 'message'
def a3(): assert [], (1, 2)
def a4(): assert None, {'k': [1]}
def a5(): assert 1 == 2, f'{1 + 1} things'
def a6(): assert '', ValueError('as message')
def a7():
    assert 1, 1 / 0
    assert not (print('evaluated'), 'x') == 5
    raise AssertionError
def a8(): assert False, 1 / 0
for f in (a1, a2, a3, a4, a5, a6, a7): asserts(f)
try: a8()
except ZeroDivisionError as e: print(e)
AssertionError_ = AssertionError
def shadow():
    AssertionError = ValueError
    try: assert 0, 'still builtin'
    except AssertionError_ as e: print(type(e).__name__, e)
shadow()
def make():
    global G1, G2
    G1 = 1
    def inner(): G2 = 'local'; return G2
    def inner2():
        global G2
        G2 = 'global'
    inner(); inner2()
    for G3 in range(2): pass
    class G1: 'rebinds global G1'
    return 'G3' in globals()
print(make(), G1.__doc__, G2)
def imports():
    global math
    import math
imports()
print(math.floor(2.5))
if 1: pass; print('a'); print('b')
1; 'string statement'; [1, 2]; None
"""docstring-like"""; x = 3; print(x);
if x: y = 1; z = 2
else: y = 3
print(y, z)
def unreachable():
    return 1
    yield
    raise ValueError
print(type(unreachable()).__name__)
while 0: undefined_thing()
if 0: import not_a_module
lst = [lambda: (yield), print]
print(type(lst[0]()).__name__)
