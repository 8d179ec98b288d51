# covers: functools lru_cache, cache, cached_property, singledispatch, wraps, total_ordering, cmp_to_key, reduce, partialmethod; statistics and errors
import functools as ft
calls = []
@ft.lru_cache(maxsize=2)
def sq(n, *, k=0):
    calls.append(n)
    return n * n + k
print(sq(1), sq(2), sq(1), sq(3), sq(2), sq(1, k=0), calls, sq.cache_info(), sq.cache_parameters(), sq.__name__, sq.__wrapped__(9))
sq.cache_clear()
print(sq.cache_info())
@ft.cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(100), fib.cache_info())
@ft.lru_cache(typed=True)
def typed(x): return type(x).__name__
print(typed(1), typed(1.0), typed(True), typed.cache_info().currsize)
for f in (lambda: sq([]), lambda: ft.lru_cache('a'), lambda: ft.lru_cache(maxsize=-1)(len).cache_parameters(), lambda: ft.lru_cache(0)(abs)(-3), lambda: sq(), lambda: ft.reduce(max, []), lambda: ft.reduce(1, [1, 2]), lambda: ft.reduce(lambda a, b: a), lambda: ft.wraps(5)(lambda: 0).__name__, lambda: ft.total_ordering(object)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class C:
    n = 0
    @ft.cached_property
    def v(self):
        C.n += 1
        return C.n
    @ft.singledispatchmethod
    def go(self, a): return f'obj {a}'
    @go.register
    def _(self, a: int): return f'int {a}'
    @go.register(str)
    def _(self, a): return f'str {a}'
    @ft.lru_cache
    def m(self, x): return x
c = C()
print(c.v, c.v, vars(c), C().v, c.go(1), c.go('a'), c.go(2.5), c.go(True), c.m(3), C.m.cache_info().misses)
del c.v
print(c.v)
@ft.singledispatch
def show(o, *a): return f'default {o!r}'
@show.register(int)
@show.register(float)
def _(o, *a): return f'num {o}'
@show.register
def _(o: list, *a): return '[' + ', '.join(map(show, o)) + ']'
@show.register(type(None))
def _(o, *a): return 'nil'
from collections.abc import Mapping
@show.register(Mapping)
def _(o, *a): return 'map ' + show(list(o.values()))
print(show(1), show([1, 'a', None, [2.5]]), show({'k': 1}), show(True), show(()), show.dispatch(bool) is show.dispatch(int), sorted(k.__name__ for k in show.registry))
for f in (lambda: show(), lambda: show.register(5), lambda: show.register(lambda o: 0)):
    try: print(f())
    except TypeError as e: print(str(e).split(' at 0x')[0])
def deco(f):
    @ft.wraps(f)
    def w(*a): return f(*a)
    return w
@deco
def doc(a: int) -> str: "the doc"
print(doc.__name__, doc.__doc__, doc.__annotations__, doc.__wrapped__.__name__, ft.WRAPPER_ASSIGNMENTS, sorted([3, 1, 2], key=ft.cmp_to_key(lambda a, b: b - a)))
