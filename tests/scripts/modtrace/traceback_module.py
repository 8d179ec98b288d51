# covers: traceback module: format_exc, format_exception, extract_tb, format_list, print_exc, TracebackException, stack summary, limits, chain option
import traceback, sys, io, os
def clean(s): return s.replace(os.path.dirname(os.path.abspath(__file__)) + os.sep, '')
def a(n): return b(n) + 1
def b(n):
    try: return {}[n]
    except KeyError as e: raise ValueError('from b') from e
try: a('k')
except ValueError as e:
    err = e
    print(clean(traceback.format_exc()))
print(clean(''.join(traceback.format_exception(err, chain=False))))
print(traceback.format_exception_only(err), traceback.format_exception_only(KeyError('x')), traceback.format_exception_only(type(err), err))
tb = traceback.extract_tb(err.__traceback__)
print([(os.path.basename(f.filename), f.lineno, f.name, f.line) for f in tb], len(tb), tb[0].name)
print(clean(''.join(traceback.format_tb(err.__traceback__, limit=1))), clean(''.join(traceback.format_tb(err.__traceback__, limit=-1))))
print(clean(''.join(traceback.format_list([('f.py', 3, 'fn', 'code line'), ('g.py', 9, 'h', None)]))))
s = io.StringIO()
traceback.print_exception(err, file=s, limit=1)
print(clean(s.getvalue()).count('Traceback'), traceback.format_exc())
te = traceback.TracebackException.from_exception(err, capture_locals=True)
print(te.exc_type.__name__, str(te), te.__cause__.exc_type.__name__, te.stack[-1].name, te.stack[-1].locals['n'], list(te.format_exception_only()))
def stack(): return [f.name for f in traceback.extract_stack()]
print(stack(), (lambda: stack())()[-2:])
try: compile('a b\n', 'x.py', 'exec')
except SyntaxError as e: print(''.join(traceback.format_exception_only(e)))
try: exec('x = (1,\n  2,,)')
except SyntaxError as e: print(''.join(traceback.format_exception_only(e)))
g = ExceptionGroup('grp', [ValueError(1), ExceptionGroup('sub', [KeyError('q')])])
print(''.join(traceback.format_exception(g)))
g.add_note('noted')
print(traceback.format_exception_only(g))
class Q(Exception):
    __module__ = 'some.mod'
class R(Exception):
    def __str__(self): return ''
print(traceback.format_exception_only(Q('m')), traceback.format_exception_only(R()), traceback.format_exception_only(None) if False else '', traceback.format_exception_only(SystemExit(3)), traceback.format_exception_only(OSError(2, 'No', 'f')), traceback.format_exception_only(StopIteration()))
s = io.StringIO()
try: 1 / 0
except ZeroDivisionError: traceback.print_exc(file=s)
print(clean(s.getvalue()))
try: traceback.format_exception(5)
except TypeError as e: print(e)
except AttributeError as e: print(e)
print([(n, f.name) for f, n in traceback.walk_tb(err.__traceback__)] if False else [n for f, n in traceback.walk_tb(err.__traceback__)])
