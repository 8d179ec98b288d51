# covers: class body execution: namespace, order, loops and conditions in body, names visible, __module__/__qualname__/__doc__, private name mangling, del in body
log = []
def t(v):
    log.append(v)
    return v
class A(t(object)):
    'Docstring here.'
    t('body')
    x = 1
    y = x + 1
    for i in range(3): pass
    if y > 1: z = 'cond'
    else: w = 'no'
    del i
    names = sorted(n for n in locals() if not n.startswith('__'))
    qual = __qualname__, __module__
    __priv = 'hidden'
    _A__other = 'pre-mangled'
    __dunder__ = 'kept'
    def __m(self): return self.__priv, self.__other, __name__
    def call(self, __kw=5): return self.__m(), __kw, [__l for __l in 'a'], (lambda __q: __q)(1)
    def mangle(self):
        self.__inst = 1
        global __glob
        __glob = 'g'
        import math as __math
        return sorted(self.__dict__), sorted(v for v in locals())
    class __Inner: __deep = 1
    t('end')
a = A()
print(log, A.__doc__, A.names, A.qual, a.call(), a.mangle(), A._A__priv, _A__glob, A.__dunder__, hasattr(A, '__priv'), A._A__Inner._Inner__deep if hasattr(A._A__Inner, '_Inner__deep') else sorted(vars(A._A__Inner)))
for f in (lambda: A.__priv, lambda: a.__m(), lambda: a.i, lambda: A.w, lambda: a.call(__kw=1), lambda: getattr(a, '__priv')):
    try:
        print(f())
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
class _Under:
    __x = 1
    def f(self): return self.__x
class ___: 
    __x = 2
    def f(self): return self.__x
print(_Under().f(), _Under._Under__x, ___().f(), sorted(n for n in vars(___) if 'x' in n))
class Doc:
    x = 1
    'not a docstring'
class Doc2:
    __doc__ = 'set ' + 'dynamically'
print(Doc.__doc__, Doc2.__doc__, Doc.__name__, Doc.__qualname__, Doc.__module__, Doc.__dict__['x'])
def factory(n):
    class K:
        val = n
        n2 = n * 2
        def get(self): return n, self.val
    return K
print(factory(3)().get(), factory(4).n2, factory(1) is factory(1), factory(1).__qualname__)
try:
    class Bad:
        ok = 1
        1 / 0
except ZeroDivisionError:
    print('Bad' in globals())
for src in ('A.__dict__["x"] = 1', 'A.__name__ = 5', 'A.__qualname__ = 5', 'del A.__name__', 'A.__module__ = "m"; print(A.__module__)', 'A.__name__ = "Ren"; print(A.__name__, A.__qualname__)', 'del A.nope', 'A.__class__ = 5', 'a.__class__ = 5', 'a.__class__ = int', 'a.__class__ = Doc; print(a.x)', 'A.__dict__ = {}', 'class Q(x=1): pass', 'class Q(*[object]): print("star base")', 'class Q(**{"metaclass": type}): print("kw")', 'class Q(1): pass', 'class Q(object, object): pass', 'A.__doc__ = "new"; print(A.__doc__)', 'A.__bases__ = 1'):
    try:
        exec(src)
    except Exception as e:
        print(src, '->', type(e).__name__, e)
