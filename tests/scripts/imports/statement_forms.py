# covers: import statement forms and binding rules in functions and classes, __import__ calls, hooked builtins.__import__, from-import fallback to submodule, star import rules
import builtins, sys
import os.path, xml.sax as xs, collections.abc
from os import path as p, sep
from math import (pi, floor as fl,)
print(os.path is p, xs.__name__, collections.abc.Mapping.__name__, round(pi, 3), fl(2.7), sep)
def f():
    import string as s, json.decoder
    from math import sqrt
    return s.digits, json.decoder.__name__, sqrt(16), sorted(locals())
print(f())
class C:
    import math as m
    from math import e
print(C.m.pi > 3, C.e > 2, C().m is C.m)
calls = []
orig = builtins.__import__
def hook(name, globals=None, locals=None, fromlist=(), level=0):
    calls.append((name, fromlist, level))
    return orig(name, globals, locals, fromlist, level)
builtins.__import__ = hook
import json
import os.path as osp
from json import loads, dumps as d
try: from . import nope
except ImportError as e: print(e)
builtins.__import__ = orig
print(calls)
for src in ('def f():\n from math import *', 'class A:\n from math import *', 'import a.b as c.d', 'from a import *, b', 'import a as b as c', 'from __future__ import braces', 'from __future__ import nested_scopes', 'from a import b.c', 'import (a)', 'from math import pi as 3', 'from .. import', 'import .a'):
    try: compile(src, 's', 'exec'); print(repr(src), 'ok')
    except SyntaxError as e: print(repr(src), e.msg)
for a in ((), (5,), ('',), ('math', 1), ('sys', {}, {}, ['zz']), ('math', None, None, (), -1), ('.x', {}, {}, (), 0), ('x', {'__package__': 'nopkg'}, {}, (), 1), ('x', {}, {}, (), 1)):
    try: print(a, __import__(*a).__name__)
    except Exception as e: print(a, type(e).__name__, e)
import math as m1
del sys.modules['math']
import math as m2
print(m1 is m2 or m1.pi == m2.pi, 'math' in sys.modules)
if True: import string
else: import nothing_at_all
try: import not_there_at_all
except ModuleNotFoundError as e: fallback = e.name
print(fallback, string.ascii_lowercase[:3])
