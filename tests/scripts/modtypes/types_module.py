# covers: types module: SimpleNamespace, MappingProxyType, DynamicClassAttribute, new_class, prepare_class, resolve_bases, GenericAlias, names of types
import types
n = types.SimpleNamespace(a=1, b=[2])
n.c = 'x'
print(n, n == types.SimpleNamespace(a=1, b=[2], c='x'), n.__dict__, vars(n)['a'], types.SimpleNamespace(), types.SimpleNamespace(**{'odd key': 1}))
del n.a
n.self = n
print(n)
m = types.MappingProxyType(d := {'k': 1})
d['j'] = 2
print(m, m['j'], len(m), list(m), 'k' in m, m.get('z', 0), m | {'q': 3}, m.copy(), m == d, dict(m), list(reversed(m)), hash(m) if False else '', repr(m.items()))
for f in (lambda: n.a, lambda: types.SimpleNamespace(1), lambda: m.__setitem__('k', 5), lambda: m.__delitem__('k'), lambda: m['zz'], lambda: types.MappingProxyType([]), lambda: types.MappingProxyType(5), lambda: m.pop('k'), lambda: n < n, lambda: types.FunctionType(), lambda: types.CodeType(), lambda: types.GeneratorType(), lambda: types.new_class('X', (5,)), lambda: types.MethodType(len), lambda: types.NoneType(1), lambda: types.CellType(1, 2), lambda: m | 5, lambda: hash(n)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
C = types.new_class('C', (dict,), {}, lambda ns: ns.update(x=1, f=lambda s: 'f'))
print(C.__name__, C.x, C().f(), C.__bases__, types.new_class('D').__mro__[1].__name__)
class Meta(type):
    @classmethod
    def __prepare__(mc, n, b, **k): return {'prep': k.get('v')}
    def __new__(mc, n, b, ns, **k): return super().__new__(mc, n, b, ns)
    def __init__(c, n, b, ns, **k): pass
print(types.prepare_class('E', (), {'metaclass': Meta, 'v': 3}), types.new_class('E', (), {'metaclass': Meta, 'v': 3}).prep)
class Ent:
    def __mro_entries__(self, b): return (int, str)[:1]
print(types.resolve_bases([Ent(), list]))
cell = types.CellType(5)
print(cell.cell_contents, types.CellType() == types.CellType(), repr(types.CellType()).split(' at ')[0])
def g(): yield
async def co(): pass
async def ag(): yield
c = co()
for v in (g, g(), c, ag(), len, [].append, int.__add__, (1).__add__, str.join, type(g).__code__, types, m, n, lambda: 0, cell, None, ..., NotImplemented, list[int], int | str): print(type(v).__name__, end=' ')
c.close()
print(isinstance(g(), types.GeneratorType), types.LambdaType is types.FunctionType, types.NoneType is type(None), types.EllipsisType is type(...), isinstance(int | str, types.UnionType), isinstance(list[int], types.GenericAlias), types.GenericAlias(list, (int,)) == list[int], isinstance(types, types.ModuleType), isinstance(C, type), isinstance([].append, types.BuiltinMethodType))
class V:
    @types.DynamicClassAttribute
    def name(self): return 'instance'
print(V().name)
try: V.name
except AttributeError as e: print(type(e).__name__)
