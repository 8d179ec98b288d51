# lru_cache and cache: statistics, clearing, parameters.
from functools import *

def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)

@lru_cache(maxsize=2)
def f(x, y=0):
    "doc"
    return x+y
print(f(1),f(1),f(2),f(3),f(1), f.cache_info(), f.cache_parameters(), f.__wrapped__(3), f.__name__, f.__doc__); f.cache_clear(); print(f.cache_info(), f.cache_info().hits)
t(lru_cache, 'a')
@cache
def g(n): return n if n<2 else g(n-1)+g(n-2)
print(g(80), g.cache_info())
