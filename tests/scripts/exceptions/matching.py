# covers: except clause matching: tuples, bases, order, expressions evaluated lazily, non-class clauses, bare except, rebinding of the name, subclass hook ignored
class A(Exception): pass
class B(A): pass
class C(B, KeyError): pass
def kind(e):
    try: raise e
    except B: return 'B'
    except (A, LookupError): return 'A|Lookup'
    except BaseException: return 'base'
print([kind(e) for e in (A(), B(), C(), KeyError(), ValueError(), SystemExit(), KeyboardInterrupt(), A, B)])
log = []
def t(v):
    log.append(v)
    return v
try:
    raise ValueError
except t(KeyError): pass
except t((OSError, (TypeError,))) if False else t((OSError, TypeError)): pass
except t(ValueError): log.append('matched')
except t(Exception): pass
print([getattr(v, '__name__', v) if not isinstance(v, tuple) else len(v) for v in log])
for bad in (5, 'ValueError', (ValueError, 5), int, object, [ValueError], None, (int,), ((ValueError,),)):
    try:
        try: raise ValueError('orig')
        except bad: print('matched', bad)
    except TypeError as e: print(bad, e, repr(e.__context__))
    except ValueError as e: print('not matched', e)
try: pass
except undefined_name: pass
print('unevaluated clause ok')
e = 'outer e'
try: raise KeyError('k')
except KeyError as e: kept = e
try: e
except NameError as n: print(n)
print(repr(kept))
def local():
    e = 1
    try: raise ValueError
    except ValueError as e:
        e = 'rebound'
    return e
try: local()
except UnboundLocalError as u: print(u)
def deleted():
    try: raise ValueError
    except ValueError as e: del e
    return 'fine'
print(deleted())
class Meta(type):
    def __subclasscheck__(c, k): return True
    def __instancecheck__(c, k): return True
class Any(Exception, metaclass=Meta): pass
try:
    try: raise ValueError('not any')
    except Any: print('hook used')
except ValueError as v: print(v)
for src in ('try: pass', 'try: pass\nexcept: pass\nexcept A: pass', 'try: pass\nelse: pass', 'try: pass\nexcept A, B: pass', 'try: pass\nfinally: pass\nelse: pass', 'except: pass', 'try: pass\nexcept A as b.c: pass', 'try: pass\nexcept A as 1: pass', 'try:\nexcept: pass', 'raise x from', 'raise from x', 'try: pass\nexcept* A: pass\nexcept B: pass', 'try: pass\nexcept*: pass', 'try: pass\nexcept* A: break', 'for x in y:\n try: pass\n except* A: continue', 'def f():\n try: pass\n except* A: return'):
    try: compile(src, 's', 'exec')
    except SyntaxError as s: print(repr(src), s.msg)
