# covers: recursion limit reading and setting, RecursionError message variants, recovery after hitting it, depth reached is near the limit
import sys
print(sys.getrecursionlimit())
def depth():
    try: return 1 + depth()
    except RecursionError: return 1
n = depth()
print(900 < n <= 1000)
def forever(): return forever()
for _ in range(3):
    try: forever()
    except RecursionError as e: print(e, isinstance(e, RuntimeError))
sys.setrecursionlimit(200)
m = depth()
print(100 < m <= 200, sys.getrecursionlimit())
sys.setrecursionlimit(3000)
print(2500 < depth() <= 3000)
sys.setrecursionlimit(1000)
for v in (0, -5, 'a', 1.5, None, 2**40):
    try:
        sys.setrecursionlimit(v)
        print('set', v)
    except (ValueError, TypeError, OverflowError) as e: print(type(e).__name__, e)
try: sys.setrecursionlimit()
except TypeError as e: print(e)
def at_depth(k):
    if k: return at_depth(k - 1)
    try: sys.setrecursionlimit(50)
    except RecursionError as e: return str(e)
print(at_depth(100))
print(sys.getrecursionlimit())
