# covers: add_note, __notes__ list, traceback formatting of notes, wrong types, survival through re-raise, and str/repr of all kinds of args
import traceback
e = ValueError('base')
print(hasattr(e, '__notes__'), e.add_note('one'), e.__notes__, str(e), repr(e))
e.add_note('two\nlines')
print(traceback.format_exception_only(e))
for bad in (5, None, b'x', ['a']):
    try: e.add_note(bad)
    except TypeError as t: print(t)
try: e.add_note()
except TypeError as t: print(t)
e.__notes__ = 'a string'
print(traceback.format_exception_only(e))
e.__notes__ = [1, 'ok', None]
print(traceback.format_exception_only(e))
e.__notes__ = 42
print(traceback.format_exception_only(e))
try: e.add_note('more')
except TypeError as t: print(t)
del e.__notes__
e.add_note('fresh')
try:
    try: raise e
    except ValueError as x:
        x.add_note('on the way')
        raise
except ValueError as x: print(x.__notes__, x is e)
for args in ((), ('a',), ('a', 1), (None,), ((1, 2),), ('',), (5,), ("it's",), ('a\nb',)):
    for k in (Exception, KeyError, OSError, StopIteration, SystemExit):
        x = k(*args)
        print(k.__name__, args, '|', str(x), '|', repr(x))
class Custom(Exception):
    def __init__(self, code, *, hint=None):
        self.code, self.hint = code, hint
c = Custom(5, hint='h')
print(c, repr(c), c.args, c.hint)
class NoInit(Exception):
    def __init__(self): super().__init__('fixed', 1)
print(NoInit(), repr(NoInit()))
for f in (lambda: Exception(x=1), lambda: Custom(), lambda: Custom(1, 2), lambda: KeyError(k=1), lambda: BaseException.__new__(int), lambda: ValueError(1).with_traceback(5), lambda: ValueError('a').with_traceback(None).args):
    try: print(f())
    except TypeError as t: print(t)
print(Exception('a') == Exception('a'), Exception('a').args == ('a',), [type(x).__name__ for x in (StopIteration(1), StopAsyncIteration())], StopIteration(7).value, StopIteration().value, SystemExit(3).code, SystemExit(1, 2).code, ImportError('m', name='n', path='p').name, NameError('m', name='q').name, AttributeError('m', name='w', obj=5).obj)
