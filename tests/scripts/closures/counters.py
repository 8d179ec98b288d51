# covers: nonlocal rebinding, independent closures, shared cells among siblings, cells and loops, closure over parameters, cell_contents
def counter(start=0):
    n = start
    def inc(by=1):
        nonlocal n
        n += by
        return n
    def get(): return n
    def reset():
        nonlocal n
        n = start
    return inc, get, reset
a, b = counter(), counter(10)
a[0](); a[0](5); b[0]()
print(a[1](), b[1](), a[2](), a[1](), b[2](), b[1]())
print(a[0].__closure__[0].cell_contents, a[0].__code__.co_freevars, a[2].__code__.co_freevars, counter.__code__.co_cellvars)
fs = []
for i in range(3):
    def f(): return i
    fs.append(f)
print([f() for f in fs])
i = 'changed'
print([f() for f in fs])
def loop():
    out = []
    for k in range(3):
        out.append(lambda: k)
    yield [f() for f in out]
    k = 'last'
    yield [f() for f in out]
print(list(loop()))
def make(k): return lambda: k
print([f() for f in [make(k) for k in range(3)]])
def three():
    x = 1
    def two():
        def one():
            nonlocal x
            x *= 2
            return x
        return one
    return two(), lambda: x
one, get = three()
one(); one()
print(get(), one(), get())
def args(a, *b, c=3, **d):
    def show(): return a, b, c, d
    a, c = a + 1, 'rebound'
    return show
print(args(1, 2, k=4)())
def shadow(x):
    def inner(x): return x * 2
    return inner(x + 1), x
print(shadow(1))
def delete():
    v = 1
    def get(): return v
    def kill():
        nonlocal v
        del v
    def set_(n):
        nonlocal v
        v = n
    return get, kill, set_
get, kill, set_ = delete()
print(get(), kill())
for f in (get, kill):
    try:
        f()
    except NameError as e:
        print(type(e).__name__, e)
set_(9)
print(get())
cell = get.__closure__[0]
cell.cell_contents = 'poked'
print(get(), cell == set_.__closure__[get.__code__.co_freevars.index('v')])
del cell.cell_contents
try:
    cell.cell_contents
except ValueError as e:
    print(e)
