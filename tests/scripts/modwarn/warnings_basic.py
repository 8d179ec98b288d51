# covers: warnings: warn, filters, catch_warnings, categories, showwarning, error action, once/default/ignore, stacklevel, formatwarning
import warnings
def f(msg, cat=UserWarning, lvl=1): warnings.warn(msg, cat, stacklevel=lvl)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    f('a')
    f('b', DeprecationWarning)
    f(RuntimeWarning('instance'))
    f('c', lvl=2)
    f('a')
    print([(x.category.__name__, str(x.message), x.lineno) for x in w], type(w).__name__)
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('default')
    for i in range(3): f('same')
    for i in range(2): f(f'diff {i}')
    print([str(x.message) for x in w])
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('once')
    f('x'); f('x'); f('y')
    print(len(w))
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('ignore', DeprecationWarning)
    warnings.filterwarnings('error', message='bad.*')
    warnings.filterwarnings('always', category=ResourceWarning)
    f('hidden', DeprecationWarning)
    f('res', ResourceWarning)
    try: f('bad thing')
    except UserWarning as e: print('raised', e, type(e).__name__)
    print([str(x.message) for x in w])
with warnings.catch_warnings():
    warnings.simplefilter('error')
    for c in (UserWarning, DeprecationWarning, FutureWarning, SyntaxWarning):
        try: f('err', c)
        except Warning as e: print(type(e).__mro__[1].__name__, repr(e))
    try: exec('x = "\\d"')
    except SyntaxError as e: print(type(e).__name__, e.msg)
    try: exec('assert (1, "msg")')
    except SyntaxError as e: print(e.msg)
    try: exec('1 is 1')
    except SyntaxError as e: print(e.msg)
out = []
old = warnings.showwarning
warnings.showwarning = lambda m, c, fn, ln, file=None, line=None: out.append((str(m), c.__name__))
warnings.simplefilter('always')
f('shown')
warnings.showwarning = old
print(out, warnings.formatwarning('msg', UserWarning, 'file.py', 10, 'the line'), warnings.formatwarning('m2', FutureWarning, 'g.py', 1, ''))
for g in (lambda: warnings.warn('x', int), lambda: warnings.warn('x', 'UserWarning'), lambda: warnings.simplefilter('nope'), lambda: warnings.warn(), lambda: warnings.filterwarnings('error', category=5), lambda: warnings.warn_explicit('ex', UserWarning, 'f.py', 3)):
    try:
        with warnings.catch_warnings(record=True) as w: print(g(), len(w))
    except Exception as e: print(type(e).__name__, e)
class MyW(UserWarning): pass
with warnings.catch_warnings(record=True) as w:
    warnings.resetwarnings()
    warnings.warn('custom', MyW)
    print(w[0].category.__name__, isinstance(w[0].message, MyW), w[0].filename.endswith('warnings_basic.py'))
