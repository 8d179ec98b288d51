"""Actions, registries and errors."""
import warnings
def t(f, *a, **k):
    try: print(f(*a, **k))
    except Exception as e: print(type(e).__name__, e)
t(warnings.warn, 'x', 3); t(warnings.filterwarnings, 'x'); t(warnings.filterwarnings, 'error', 3); t(warnings.simplefilter, 'error', Warning, -1)
w = warnings.catch_warnings(record=True); print(w); t(w.__exit__)
for action in ('error', 'ignore', 'always', 'default', 'module', 'once'):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter(action)
        for n in range(3):
            try:
                warnings.warn('again')
            except UserWarning as e:
                print('raised', e)
        warnings.warn_explicit('again', RuntimeWarning, 'other.py', 7) if action != 'error' else None
        print(action, [(str(m.message), m.category.__name__, m.lineno) for m in seen if m.filename == 'other.py'], len(seen))
print(repr(warnings.formatwarning('a', UserWarning, 'f', 3, line='zz')))
