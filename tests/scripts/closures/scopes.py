# covers: lookup order local/enclosing/global/builtin, class bodies skipped, exec and eval scopes, global writes from nested functions, builtins shadowing, comprehension cells
x = 'global x'
def outer():
    x = 'outer x'
    class C:
        y = x
        x = 'class x'
        def m(self): return x
        z = x
        lam = lambda self: x
        comp = [x for _ in 'a']
        gen = list(x for _ in 'a')
        nested = [[x for _ in 'a'] for _ in 'b']
    return C.y, C.x, C().m(), C.z, C().lam(), C.comp, C.gen, C.nested
print(outer())
class T:
    x = 'T.x'
    def f(self): return x
    class Inner:
        try:
            got = x
        except NameError as e:
            got = e
    try:
        g = [x + k for k in 'a']
    except NameError as e:
        g = e
print(T().f(), T.Inner.got, T.g)
def w():
    global x, made
    x = 'written'
    made = 1
    def inner():
        global x
        x += '!'
    inner()
w()
print(x, made)
def nl():
    v = 0
    def a():
        def b():
            nonlocal v
            v += 1
        b(); b()
    a()
    return v
print(nl())
def ex():
    loc = 1
    exec('loc = 2; new = 3')
    try:
        new
    except NameError as e:
        print(e)
    d = {}
    exec('q = loc2 + 1', {'loc2': 41}, d)
    return loc, eval('loc + 1'), d, sorted(locals())
print(ex())
len_ = len
def shadow():
    len = lambda v: 'shadowed'
    return len([]), len_([1])
print(shadow(), len([1, 2]))
len = lambda v: 'global shadow'
print(len([]), __builtins__.len([]) if hasattr(__builtins__, 'len') else 0)
del len
print(len([]))
def loc():
    a = 1
    d = locals()
    d['a'] = 99
    d['b'] = 5
    return a, sorted(d), sorted(locals())
print(loc()[0])
g = globals()
g['injected'] = 'via globals()'
print(injected, 'injected' in dir(), g is globals(), g['__name__'])
def gen():
    y = 1
    yield lambda: y
    y = 2
    yield lambda: y
a, b = gen()
print(a(), b())
print([(lambda: k)() for k in range(3)], [f() for f in [lambda: k for k in range(3)]], (lambda v: [lambda: v + k for k in (1,)][0]())(10), [(x, y) for x in 'ab' for y in (lambda: x)()])
def cond(flag):
    if flag:
        def f(): return 'yes'
    else:
        def f(): return 'no'
    return f()
print(cond(1), cond(0))
def rec():
    def fact(n): return 1 if n == 0 else n * fact(n - 1)
    f = fact
    fact = lambda n: -1
    return f(3)
print(rec())
