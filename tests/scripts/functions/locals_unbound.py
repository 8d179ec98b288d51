# covers: UnboundLocalError and NameError texts, del of locals, conditional binding, exception variable deletion, comprehension scope, class scope lookups, global declaration errors
x = 'global'
def read_before():
    print(x)
    x = 1
def maybe(b):
    if b: y = 1
    return y
def deleted():
    z = 1
    del z
    return z
def del_twice():
    z = 1
    del z
    del z
def exc_var():
    try:
        1 / 0
    except ZeroDivisionError as err:
        pass
    return err
def aug(): x += 1
def loop():
    for i in []: pass
    return i
def undefined(): return not_defined_anywhere
def free():
    def inner(): return later
    r = inner()
    later = 1
def del_free():
    v = 1
    def inner(): return v
    del v
    return inner()
def with_var():
    import contextlib
    with contextlib.suppress(ValueError) as w: pass
    return w
def imp():
    return math
    import math
def cls():
    class C: a = b_undefined
def nested_class():
    q = 1
    class C:
        r = q
        q = 2
        s = q
    return C.r, C.s, q
def walrus():
    return [last := i for i in range(3)], last
def star():
    *a, b = 1, 2
    del a
    return a
def dglobal():
    global gg
    del gg
for f in (read_before, lambda: maybe(1), lambda: maybe(0), deleted, del_twice, exc_var, aug, loop, undefined, free, del_free, with_var, imp, cls, nested_class, walrus, star, dglobal, lambda: del_me, lambda: __name__):
    try:
        print(f())
    except NameError as e:
        print(type(e).__name__, e, e.name)
for src in ('del nope_', 'nope_ += 1', 'class A:\n  del zz', 'class A:\n  x = x\n  y = x', 'def f():\n  x = 1\n  global x', 'def f():\n  print(x)\n  global x', 'def f(x):\n  global x', 'nonlocal q', 'def f():\n  nonlocal q', 'def f():\n  x = 1\n  def g():\n    x = 2\n    nonlocal x', 'def f(x):\n  def g(x):\n    nonlocal x', 'def f():\n  global a\n  nonlocal a', 'global y; y = 3', 'class A:\n  global zz\n  zz = 5\nprint(zz, hasattr(A, "zz"))', 'def f():\n  global x\n  import math as x\nf()\nprint(x.__name__)', 'x: int\nprint(x)', 'def f():\n  y: int\n  return y\nf()', 'for x in x: pass\nprint(x)', '[nn for nn in [1]]\nnn', 'try:\n  raise ValueError\nexcept ValueError as ee: pass\nee', 'def f():\n  global w\n  w: int = 1'):
    try:
        exec(src, {'x': 'abc'})
        print(repr(src), 'ok')
    except (NameError, SyntaxError) as e:
        print(repr(src), '->', type(e).__name__, getattr(e, 'msg', e))
