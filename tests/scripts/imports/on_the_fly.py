# covers: modules written to a temporary folder on sys.path: import forms, attributes, caching, reload, side effects once, __name__, dir
import sys, os, tempfile, importlib
top = tempfile.mkdtemp()
sys.path.insert(0, top)
def w(name, text):
    p = os.path.join(top, *name.split('/'))
    os.makedirs(os.path.dirname(p), exist_ok=True)
    with open(p, 'w') as f: f.write(text)
w('alpha.py', '"""Doc of alpha."""\nprint("loading", __name__)\nx = 1\n_hidden = 2\ndef f(): return x\nclass K: pass\n')
import alpha
import alpha as al
from alpha import x, f as func, K
print(alpha is al, x, func(), alpha.__doc__, alpha.__name__, alpha.__file__ == os.path.join(top, 'alpha.py'), alpha.__spec__.name, K.__module__, 'alpha' in sys.modules, repr(alpha).startswith("<module 'alpha' from"), sorted(n for n in dir(alpha) if n[:2] != '__'))
alpha.x = 50
print(x, func(), alpha.f())
w('alpha.py', 'print("reloading", __name__, x)\nx = 99\n')
os.utime(os.path.join(top, 'alpha.py'), (1, 1))
importlib.invalidate_caches()
print(importlib.reload(alpha) is alpha, alpha.x, alpha.f(), x)
ns = {}
exec('from alpha import *', ns)
print(sorted(n for n in ns if n != '__builtins__'))
w('alpha.py', 'x = 7\n')
os.utime(os.path.join(top, 'alpha.py'), (2, 2))
del sys.modules['alpha']
import alpha as again
print(again is al, again.x, al.x)
for src in ('import missing_mod', 'from alpha import nothing', 'import alpha.sub', 'from missing_pkg.sub import a', 'from . import a', 'import_', 'from alpha import (x,)', 'import alpha, missing_two'):
    try: exec(src, {}); print(src, 'ok')
    except Exception as e: print(src, '->', type(e).__name__, str(e).replace(top, 'TOP'), getattr(e, 'name', None))
w('broken.py', 'y = 1\n1 / 0\n')
w('badsyntax.py', 'def f(:\n')
for m in ('broken', 'badsyntax', 'broken'):
    try: __import__(m)
    except Exception as e: print(m, type(e).__name__, m in sys.modules)
