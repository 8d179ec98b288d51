# globals, builtins caches
def g(): return len('abc')
print(g(), g())
len = lambda x: 'mine'
print(g()); del len; print(g())
import builtins
old = builtins.len; builtins.len = lambda x: 'blt'; print(g()); builtins.len = old; print(g())
def h(): return foo
for i in range(3):
    globals()['foo'] = i; print(h())
del foo
try: h()
except NameError as e: print(e)
builtins.foo = 'bf'; print(h(), h()); foo = 'gf'; print(h()); del foo; print(h()); del builtins.foo
try: h()
except NameError as e: print(e)
def st():
    global bar
    bar = 1
st(); st(); print(bar); del bar; st(); print(bar)
ns = {'__builtins__': {'len': lambda x: 'ns', 'print': print}}
exec("def k(): return len(1)\nprint(k(), k())", ns)
exec("for i in range(3): print(i)" if 0 else "print(len)", {'print': print, 'len': 5})
class NS(dict):
    def __missing__(self, k): return 'miss ' + k
    def __getitem__(self, k): return dict.__getitem__(self, k) if k in self else self.__missing__(k)
n_ = NS(pr=print); exec('a = zzz; pr(a, a)', {}, n_)
class L(dict):
    def __setitem__(self, k, v): print('set', k); super().__setitem__(k, v)
exec("q = 1\nq += 1\nclass Z: pass\n", {}, L())
for i in range(200): globals()[f'v{i}'] = i
def gg(): return v7, v199
print(gg(), gg())
for i in range(0, 200, 2): del globals()[f'v{i}']
print(gg()); v7 = 'x'; print(gg())
def rec(n): return 0 if n == 0 else 1 + rec(n - 1)
print(rec(50)); _r = rec; rec = lambda n: 100; print(_r(5))
