# singledispatch: classes, ABCs, unions, ambiguity, methods.
import types
from collections.abc import *
from functools import *

def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)

@singledispatch
def h(x): return 'obj'
@h.register
def _(x:int): return 'int'
@h.register(list)
def _(x): return 'list'
@h.register(Iterable)
def _(x): return 'iterable'
@h.register
def _(x: str|bytes): return 'strbytes'
@h.register(Sized)
def _(x): return 'sized'
class It(Sized): 
    def __len__(self): return 1
print(h(1), h(True), h([]), h((i for i in ())), h('a'), h(b''), h(1.5), h(It())); t(h, {}); t(h); t(h.register, 3); t(h.register, 3, lambda:0)
def bad(x: 'list[int]'): pass
t(h.register, bad)
def bad2(x: int|list[str]): pass
t(h.register, bad2)
print(h.dispatch(bool)(1), sorted(k.__name__ for k in h.registry), h.__name__)
@singledispatch
def k(x): return 'o'
@k.register(Mapping)
def _(x): return 'mapping'
@k.register(MutableMapping)
def _(x): return 'mm'
@k.register(Container)
def _(x): return 'cont'
print(k({}), k(types.MappingProxyType({})), k([]), k(3))
class X: pass
print(k(X())); Mapping.register(X); print(k(X()))
class M:
    @singledispatchmethod
    def f(self,x): return 'base'
    @f.register
    def _(self,x:int): return 'int'
    @f.register(str)
    @classmethod
    def _(cls,x): return 'str', cls.__name__
    @singledispatchmethod
    @classmethod
    def cm(cls,x): return cls.__name__
print(M().f(1), M().f('x'), M().f(2.0), M.cm(1)); t(singledispatchmethod, 3)
