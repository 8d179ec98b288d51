# covers: getattr, setattr, delattr, hasattr, vars, dir, id, hash, callable, type, isinstance and issubclass on ordinary and odd objects
class A:
    c = 1
    def __init__(self): self.i = 2
    @property
    def p(self): return self.i * 10
    @property
    def boom(self): raise ValueError('boom')
a = A()
print(getattr(a, 'i'), getattr(a, 'zz', 'dflt'), getattr(a, 'p'), getattr(A, 'c'), getattr(a, 'c'), hasattr(a, 'p'), hasattr(a, 'zz'), hasattr(A, 'i'))
for f in (lambda: hasattr(a, 'boom'), lambda: getattr(a, 'boom', 1), lambda: getattr(a, 'zz'), lambda: setattr(a, 'p', 1), lambda: delattr(a, 'c'), lambda: delattr(a, 'p'), lambda: getattr(a, b'i'), lambda: setattr(5, 'x', 1), lambda: hasattr(1), lambda: getattr(), lambda: vars(1), lambda: vars(a, a), lambda: setattr(a, 1, 2), lambda: id(), lambda: hash(a, a), lambda: dir(a, a), lambda: callable(), lambda: isinstance(a), lambda: issubclass(a, A), lambda: isinstance(a, 'A'), lambda: type(), lambda: delattr(a, None)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
setattr(a, 'new', 5)
delattr(a, 'i')
setattr(A, 'cls', staticmethod(lambda: 'cs'))
print(vars(a), a.cls(), vars(a) is a.__dict__, type(vars(A)).__name__, 'c' in vars(A))
def f():
    x = 1
    return vars(), dir()
print(f(), 'a' in vars(), 'a' in dir(), sorted(dir(a))[-4:], [n for n in dir(A) if not n.startswith('__')])
print(id(a) == id(a), id([]) != id(a), hash('a') == hash('a'), hash(1.0) == hash(1), hash(a) == hash(a), hash(A) == hash(A), hash(None) == hash(None), hash(()) == hash(()))
print(type(1), type(A), type(a).__name__, type(type), type(None), type(len), type(print).__name__, type(f).__name__, type(a.__init__).__name__, type([].append).__name__, type(str.join).__name__, type(int.__add__).__name__, type((1).__add__).__name__, type(A.p).__name__, type(iter([])).__name__, type(...).__name__, type(NotImplemented).__name__, type(type(a)).__name__, type(vars(A)).__name__, type(__import__('sys')).__name__, type(f.__code__).__name__, type((lambda: a).__closure__).__name__)
print(isinstance(True, int), isinstance(1, bool), isinstance(1, object), isinstance(A, type), isinstance(a, (int, A)), isinstance(1, ()), issubclass(A, object), issubclass(bool, (str, int)), isinstance(1, int | None), issubclass(int, int | str), isinstance([], (list, (dict, (set,)))), isinstance(type, type), isinstance(object, object), issubclass(type, type), isinstance(len, type(print)))
try: A.__dict__['c'] = 1
except TypeError as e: print(e)
class D(dict):
    def __getattr__(self, n): return self[n]
d = D(x=1)
print(d.x, hasattr(d, 'keys'), getattr(d, 'x', 0))
try: hasattr(d, 'q')
except KeyError as e: print('KeyError leaks', e)
