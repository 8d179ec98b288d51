# covers: walking __traceback__: tb_lineno, tb_next, frames' names and locals, with_traceback, tb growth on re-raise, deleted traceback, lines of multi-line statements
import sys
def frames(tb):
    out = []
    while tb:
        out.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    return out
def a(n):
    marker = n * 2
    return b(n)
def b(n):
    try:
        return 10 // n
    except ZeroDivisionError:
        raise
    finally:
        n = 'changed'
try: a(0)
except ZeroDivisionError as e:
    print(frames(e.__traceback__))
    tb = e.__traceback__.tb_next
    print(tb.tb_frame.f_locals, tb.tb_next.tb_frame.f_locals, tb.tb_frame.f_back.f_code.co_name, tb.tb_frame.f_lineno)
    saved = e
try: raise saved
except ZeroDivisionError as e: print(frames(e.__traceback__))
try: raise saved.with_traceback(None)
except ZeroDivisionError as e: print(frames(e.__traceback__))
def multi():
    return max(
        1,
        int(
            'x'
        ),
    )
try: multi()
except ValueError as e: print(frames(e.__traceback__))
def loop():
    for i in range(3):
        try:
            if i == 1: raise KeyError(i)
        except KeyError as e:
            keep = e
    raise keep
try: loop()
except KeyError as e: print(frames(e.__traceback__))
class K:
    def __getattr__(self, n):
        raise AttributeError(n)
    def __iter__(self):
        yield 1
        yield self.zz
try: list(x for x in K())
except AttributeError as e: print(frames(e.__traceback__))
def rec(n): return rec(n - 1) if n else {}['k']
try: rec(5)
except KeyError as e: print(len(frames(e.__traceback__)), frames(e.__traceback__)[-1])
tb = saved.__traceback__
for v in (5, 'x'):
    try: tb.tb_next = v
    except TypeError as e: print(e)
try: tb.tb_next = tb
except ValueError as e: print(e)
tb.tb_next = None
print(frames(tb))
import types
t = types.TracebackType(None, sys._getframe(), 0, 77)
print(t.tb_lineno, t.tb_next, t.tb_lasti)
try: raise ValueError('given').with_traceback(t)
except ValueError as e: print(frames(e.__traceback__))
with_exc = sys.exc_info()
print(with_exc)
