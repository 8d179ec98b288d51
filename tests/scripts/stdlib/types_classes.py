# new_class, prepare_class, resolve_bases.
import types

def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)


for n in sorted(types.__all__):
    if n!='get_original_bases': print(n, getattr(types,n) if not isinstance(getattr(types,n), types.FunctionType) else 'f')
C=types.new_class('C',(),{},lambda ns: ns.update(x=1)); print(C.x, C.__name__, C.__module__)
class G:
    def __mro_entries__(self,b): return (list,)
D=types.new_class('D',(G(),)); print(D.__mro__[1:], type(D.__orig_bases__[0]).__name__)
print(types.resolve_bases((int,)), types.resolve_bases((G(),int)))
class M1(type): pass
class M2(type): pass
class A(metaclass=M1): pass
class B(metaclass=M2): pass
t(types.new_class,'Z',(A,B)); print(type(types.new_class('Z',(A,))).__name__, types.prepare_class('q',(A,),{'k':1})[1:])
