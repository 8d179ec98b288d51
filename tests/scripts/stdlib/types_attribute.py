# DynamicClassAttribute on instances and on the class.
import types

def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)

class E:
    @types.DynamicClassAttribute
    def p(self): "d"; return 5
    @p.setter
    def p(self,v): print('set',v)
print(E().p); E().p=3; t(lambda: E.p); t(lambda: delattr(E(),'p'))
