# covers: packages: __init__, submodules, relative imports at several levels, __all__, __path__, namespace packages, package attributes after submodule import, errors
import sys, os, tempfile
top = tempfile.mkdtemp()
sys.path.insert(0, top)
def w(name, text=''):
    p = os.path.join(top, *name.split('/'))
    os.makedirs(os.path.dirname(p), exist_ok=True)
    with open(p, 'w') as f: f.write(text)
w('pkg/__init__.py', 'print("init", __name__, __package__)\n__all__ = ["a", "VAL"]\nVAL = 1\n_skip = 2\nfrom .a import fa\n')
w('pkg/a.py', 'from . import b\nfrom .sub.deep import where\ndef fa(): return b.fb() + "+" + where()\n')
w('pkg/b.py', 'def fb(): return __name__\n')
w('pkg/sub/__init__.py', 'from .. import VAL as parent_val\n')
w('pkg/sub/deep.py', 'from .. import b as bb\nfrom ..b import fb\nfrom . import sibling\ndef where(): return f"{__package__}|{fb()}|{sibling.name}"\n')
w('pkg/sub/sibling.py', 'name = __name__.rpartition(".")[2]\n')
w('pkg/bad_rel.py', 'from ....too import far\n')
w('ns/mod.py', 'here = __name__\n')
import pkg
print(pkg.fa(), pkg.a.b.fb(), pkg.sub.deep.__package__, pkg.sub.parent_val, len(pkg.__path__), sorted(k for k in sys.modules if k.startswith('pkg')))
import pkg.sub.sibling as sib
from pkg import *
print(sib.name, VAL, a.__name__, '_skip' in globals(), 'fa' in globals())
import ns.mod
print(ns.mod.here, ns.__name__, hasattr(ns, '__file__') and ns.__file__, type(ns.__path__).__name__)
w('pkg/late.py', 'z = 1\n')
print(hasattr(pkg, 'late'))
import importlib
importlib.invalidate_caches()
from pkg import late
print(pkg.late is late, importlib.import_module('.late', 'pkg') is late)
for src in ('import pkg.nope', 'from pkg import nope', 'from pkg.a import nope', 'import pkg.bad_rel', 'import pkg.a.x', 'from pkg.sub import missing', 'from .x import y', 'from pkg.b import *'):
    try: exec(src, {'__name__': 'm'}); print(src, 'ok')
    except Exception as e: print(src, '->', type(e).__name__, str(e).replace(top, 'TOP'))
w('pkg2/__init__.py', '__all__ = ["ghost"]\n')
try: exec('from pkg2 import *', {})
except AttributeError as e: print(e)
w('pkg3/__init__.py', '__all__ = [5]\n')
try: exec('from pkg3 import *', {})
except TypeError as e: print(e)
