# covers: function objects: __name__, __qualname__, __doc__, __code__ fields, __dict__, __module__, __closure__, __globals__, rebinding __code__, types.FunctionType, repr
import types
def outer(a, b=1, /, c=2, *args, d, **kw):
    """Doc of outer."""
    loc = a
    def inner(x): return x + loc
    return inner
i = outer(1, d=2)
print(outer.__name__, outer.__qualname__, outer.__doc__, outer.__module__, i.__name__, i.__qualname__, i.__doc__, outer.__closure__, i.__closure__[0].cell_contents, (lambda: 0).__name__, (lambda: 0).__qualname__)
c = outer.__code__
print(c.co_name, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_varnames, c.co_cellvars, c.co_freevars, i.__code__.co_freevars, c.co_flags & 12, c.co_nlocals, c.co_firstlineno, c.co_qualname, i.__code__.co_consts)
outer.tag = 'x'
outer.__dict__['more'] = 1
print(outer.tag, outer.more, vars(outer), hasattr(i, 'tag'))
del outer.tag
outer.__name__ = 'renamed'
outer.__doc__ = None
print(outer.__name__, outer.__doc__, repr(outer).split(' at ')[0], outer.__dict__)
class K:
    def m(self): pass
    def n(self):
        class L:
            def q(self): pass
        return L
print(K.m.__qualname__, K().n().q.__qualname__, K().m.__func__ is K.m, K().m.__self__.__class__.__name__, K().m.__name__, repr(K().m).split(' at ')[0], repr(K.m).split(' at ')[0])
def one(): return 1
def two(): return 2
one.__code__ = two.__code__
print(one(), one.__name__, one.__code__.co_name)
fn = types.FunctionType(compile('v * 2', 's', 'eval'), {'v': 21}, 'made')
print(fn(), fn.__name__, fn.__globals__['v'], types.FunctionType(i.__code__, {}, 'cl', None, i.__closure__)(5), type(one) is types.FunctionType, isinstance(len, types.BuiltinFunctionType), one.__globals__ is globals())
for f in (lambda: setattr(one, '__name__', 5), lambda: setattr(one, '__code__', 5), lambda: setattr(one, '__code__', i.__code__), lambda: setattr(one, '__closure__', ()), lambda: setattr(one, '__globals__', {}), lambda: one.nope, lambda: delattr(one, 'nope'), lambda: setattr(one, '__dict__', 5), lambda: types.FunctionType(i.__code__, {}), lambda: delattr(one, '__name__'), lambda: setattr(K().m, 'x', 1), lambda: setattr(len, 'x', 1), lambda: types.FunctionType(5, {}), lambda: one[0], lambda: one + 1, lambda: one < two, lambda: len(one), lambda: iter(one), lambda: setattr(one, '__qualname__', None), lambda: setattr(c, 'co_name', 'z'), lambda: i.__closure__[0].cell_contents + 1):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
print(one == one, one == two, hash(one) == hash(one), K().m == K().m, K.m == K.m, len.__name__, [].append.__name__, str.upper.__qualname__, [].append.__self__, print.__module__)
