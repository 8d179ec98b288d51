# covers: instance vs class vs base attribute precedence, class attribute mutation, shadowing, del, AttributeError text and name/obj fields, __dict__ and vars
class A:
    shared = []
    n = 0
    def m(self): return 'method'
class B(A):
    n = 1
a, b = A(), B()
a.shared.append(1)
b.n += 10
print(A.shared, b.shared is A.shared, b.n, B.n, A.n, vars(b), vars(a))
a.m = 'shadow'
print(a.m, A.m(a), vars(a))
del a.m
print(a.m())
A.late = 'added'
print(b.late, B.late)
del A.late
for f in (lambda: b.late, lambda: B.late, lambda: delattr(b, 'shared'), lambda: delattr(B, 'shared'), lambda: a.x, lambda: A().m.x, lambda: a.__dict__.x, lambda: None.x, lambda: A.m.nope, lambda: type.nope, lambda: (1).x, lambda: 'a'.x, lambda: [].x, lambda: len.x, lambda: (lambda: 0).x, lambda: type(a).nope, lambda: object().x, lambda: super(B, b).zz, lambda: __import__('math').zz, lambda: getattr(a, 'a b'), lambda: setattr(object(), 'x', 1), lambda: setattr(1, 'x', 1), lambda: setattr('s', 'upper', 1), lambda: delattr(1, 'x'), lambda: delattr(a, 'm'), lambda: setattr(A.m, '__self__', 1), lambda: setattr(int, 'x', 1), lambda: delattr(int, 'real'), lambda: setattr(None, 'x', 1), lambda: setattr([], 'x', 1), lambda: delattr([], 'append'), lambda: setattr(a, '__class__', 5), lambda: setattr(type, 'x', 1), lambda: vars(5), lambda: vars(object()), lambda: setattr(a, '__dict__', 5), lambda: delattr(a, '__class__')):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e).split(" from '/")[0], getattr(e, 'name', None))
try:
    a.missing
except AttributeError as e:
    print(e.name, e.obj is a, e.args)
class Data:
    def __set_name__(self, o, n): self.n = n
    def __get__(self, i, o=None): return f'data {self.n} {i is None}'
    def __set__(self, i, v): i.__dict__[self.n] = ('set', v)
class NonData:
    def __get__(self, i, o=None): return f'nondata {i is None} {o.__name__}'
class P:
    d, nd = Data(), NonData()
p = P()
p.d = 1
p.nd = 'inst'
p.__dict__['other'] = 'o'
print(p.d, p.nd, P.d, P.nd, p.other, p.__dict__)
del p.nd
print(p.nd)
p.__dict__.clear()
p.__dict__ = {'swapped': True}
print(p.swapped, vars(p), p.d)
setattr(p, 'with space', 1)
p.__dict__[5] = 'int key'
print(sorted(map(str, vars(p))), dir(A)[-3:], [n for n in dir(b) if not n.startswith('_')])
