# covers: sys.settrace line events of every statement: loops, conditions, try/finally, with, match, except*, generators
import sys
def f_while(n):
    while n:
        n -= 1
    else:
        x = 1
    return n
def f_true(n):
    while True:
        n -= 1
        if n < 0:
            break
        if n == 2:
            continue
        pass
def f_one(n):
    while n: n -= 1
    for i in range(2): pass
def f_if(a):
    if a == 1:
        x = 1
    elif a == 2:
        x = 2
    else:
        pass
def f_ifand(a, b):
    if (a and
            b):
        return 1
    if a or \
       b:
        y = 2
    return (a
            and b)
def f_tryfin(a):
    try:
        if a:
            return 1
        x = 2
    finally:
        y = 3
    return y
def f_tryex(a):
    try:
        1 / a
    except ZeroDivisionError as e:
        x = e
    except (KeyError,
            ValueError):
        x = 3
    else:
        x = 4
    finally:
        x = 5
class CM:
    def __enter__(self): return self
    def __exit__(self, *a): return True
def f_with(a):
    with CM() as c:
        x = 1
        1 / a
    y = 2
def f_with2(a):
    with CM() as c, \
         CM() as d:
        x = 1
    return x
def f_with3():
    for i in range(2):
        with CM():
            if i: continue
            x = 1
def f_multi():
    x = [
        1,
        len('a'),
        2,
    ]
    y = dict(
        a=1,
        b=len('x'),
    )
    return (x,
            y)
def f_match(v):
    match v:
        case 1:
            x = 1
        case [a, b]:
            x = 2
        case {'k': z} if z:
            x = 3
        case _:
            x = 4
    return x
def f_nested():
    def inner(a, b=2):
        "doc"
        return a
    class K:
        "doc"
        x = 1
        def m(self): pass
    @staticmethod
    def deco():
        ...
    return inner(1)
def f_doc():
    """doc"""
def f_doc2():
    """doc"""
    x = 1
def f_const():
    1
    'abc'
    None
    return
def f_assert(a):
    assert a, (
        'x')
    assert a
    x: int = 3
    y: int
    del x
def f_global():
    global GG
    GG = 1
    import sys, \
        os
    from os import (path,
                    sep)
def f_lambda():
    f = lambda: (
        1)
    return f()
def gen():
    x = yield 1
    y = yield \
        2
    yield from [3,
        4]
    return 5
def f_gen():
    g = gen()
    next(g)
    for v in g: pass
def f_genexp():
    return list(x for x in
                [1, 2]
                if x)
def f_forelse(n):
    for i in range(n):
        if i == 1:
            break
    else:
        return 'no'
    return 'yes'
def f_ternary(a):
    x = (1
         if a
         else 2)
    return x
def f_raise():
    try:
        raise ValueError(
            'x')
    except ValueError: pass
    try: raise KeyError
    except KeyError: x = 1
    finally: y = 1
def f_nestedtry():
    for i in range(3):
        try:
            if i == 0: continue
            if i == 1:
                raise KeyError
        except KeyError:
            continue
        finally:
            z = 1
    return z
def f_chain(a):
    return 0 < a < \
        5
def f_str(a):
    return f'''{a}
{a
}'''
def f_while_complex(n):
    while (n > 0 and
           n != 2):
        n -= 1
def f_call():
    return max(
        len('a'),
        min(
            1, 2),
        key=None)
def f_iftrue():
    if True:
        x = 1
    if 0:
        x = 2
    if not 1:
        x = 3
    else:
        x = 4
    while 0:
        x = 5
def f_aug(a):
    a += (
        1)
    a.x = 1 if \
        a else 2
def f_exgroup():
    try:
        raise ExceptionGroup('g', [ValueError(1), KeyError(2)])
    except* ValueError as e:
        x = 1
    except* KeyError:
        x = 2
    return x
def f_loopret(n):
    while n:
        for i in range(n):
            if i: return i
        n -= 1
    return None
tests = [(f_while,2),(f_if,1),(f_if,2),(f_if,3),(f_tryfin,0),(f_tryfin,1),(f_tryex,0),(f_tryex,1),(f_with,0),(f_with,1),(f_with2,1),(f_with3,),(f_multi,),(f_match,1),(f_match,[1,2]),(f_match,{'k':1}),(f_match,5),(f_nested,),(f_doc,),(f_doc2,),(f_const,),(f_assert,1),(f_global,),(f_genexp,),(f_forelse,1),(f_forelse,3),(f_ternary,1),(f_raise,),(f_nestedtry,),(f_chain,1),(f_chain,-1),(f_str,1),(f_while_complex,4),(f_call,),(f_iftrue,),(f_exgroup,),(f_loopret,2)]
for fn, *args in tests:
    log = []
    base = fn.__code__.co_firstlineno
    def tr(f, e, a):
        if f.f_code.co_filename != __file__: return None
        log.append(f'{f.f_code.co_name[:8]}:{e[:4]}:{f.f_lineno-base if f.f_lineno else None}')
        return tr
    sys.settrace(tr)
    try: fn(*args)
    except Exception as e: log.append(type(e).__name__)
    sys.settrace(None)
    print(fn.__name__, args, ' '.join(l.split(':',1)[1] if l.startswith(fn.__name__[:8]) else l for l in log))
