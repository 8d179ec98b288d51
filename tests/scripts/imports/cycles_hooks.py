# covers: circular imports, partially initialised modules, module __getattr__, __dir__, module subclass, fake modules in sys.modules, None in sys.modules, path hooks by finder
import sys, os, tempfile, types, importlib.abc, importlib.util
top = tempfile.mkdtemp()
sys.path.insert(0, top)
def w(name, text):
    with open(os.path.join(top, name), 'w') as f: f.write(text)
w('one.py', 'import two\nA = 1\ndef get(): return two.B\n')
w('two.py', 'import one\nB = 2\nhad = hasattr(one, "A")\n')
w('three.py', 'from four import D\nC = 1\n')
w('four.py', 'from three import C\nD = 1\n')
w('five.py', 'import five\nself_ref = five\nx = hasattr(five, "late")\nlate = 1\n')
w('lazy.py', 'def __getattr__(n):\n    if n.startswith("dyn_"): return n[4:]\n    raise AttributeError(f"lazy has no {n}")\ndef __dir__(): return ["b", "a"]\nreal = 1\n')
import one, two, five, lazy
print(one.get(), two.had, five.self_ref is five, five.x)
try: import three
except ImportError as e: print(type(e).__name__, str(e).split(' (most')[0], 'three' in sys.modules)
print(lazy.real, lazy.dyn_thing, dir(lazy), hasattr(lazy, 'nope'))
from lazy import dyn_other
print(dyn_other)
for f in (lambda: lazy.nope, lambda: exec('from lazy import nope2')):
    try: f()
    except Exception as e: print(type(e).__name__, str(e).split(' (')[0])
fake = types.ModuleType('fake', 'fake doc')
fake.v = 5
sys.modules['fake'] = fake
import fake as fk
from fake import v
print(fk is fake, v, fake.__doc__, repr(fake), fake.__spec__)
sys.modules['blocked'] = None
try: import blocked
except ImportError as e: print(type(e).__name__, e)
sys.modules['obj'] = types.SimpleNamespace(attr='plain object')
from obj import attr
print(attr)
class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path, target=None):
        if name.startswith('virt'): return importlib.util.spec_from_loader(name, self)
    def create_module(self, spec): return None
    def exec_module(self, m): exec(f'value = {m.__name__!r}.upper()', m.__dict__)
sys.meta_path.insert(0, Finder())
import virtual_mod
print(virtual_mod.value, virtual_mod.__loader__.__class__.__name__)
class M(types.ModuleType):
    @property
    def prop(self): return 'module property'
    def __call__(self): return 'called'
import two as t2
t2.__class__ = M
print(t2.prop, t2(), type(t2).__name__)
for f in (lambda: setattr(t2, '__class__', int), lambda: setattr(sys, '__dict__', {}), lambda: types.ModuleType(), lambda: types.ModuleType(5), lambda: t2.zzz, lambda: delattr(t2, 'zzz')):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
try: one.missing_attr
except AttributeError as e: print(e)
print(__name__, importlib.import_module('json').__name__, importlib.util.find_spec('no_such_mod_x'), __import__('os.path').__name__, __import__('json.decoder', fromlist=['x']).__name__)
