# copy and deepcopy through every protocol an object may offer.
import copy
import copyreg
from collections import OrderedDict, defaultdict, deque


class Plain:
    def __init__(self, a):
        self.a = a


class Slotted:
    __slots__ = ("x", "y")

    def __init__(self):
        self.x = [1]


class Hooks:
    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return "deep"


class State:
    def __getstate__(self):
        return {"v": 9}

    def __setstate__(self, s):
        self.s = s


class Reduce:
    def __init__(self, n):
        self.n = n

    def __reduce__(self):
        return Reduce, (self.n,)


class New(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    def __getnewargs__(self):
        return tuple(self)


class NewEx:
    def __new__(cls, *, k):
        self = super().__new__(cls)
        self.k = k
        return self

    def __getnewargs_ex__(self):
        return (), {"k": self.k}


class L(list):
    pass


p = Plain([1])
q, d = copy.copy(p), copy.deepcopy(p)
print(q.a is p.a, d.a is p.a, d.a)
s = copy.deepcopy(Slotted())
print(s.x, hasattr(s, "y"), copy.copy(Hooks()), copy.deepcopy(Hooks()), copy.copy(State()).s, copy.deepcopy(Reduce(3)).n)
print(copy.copy(New(1, 2)), type(copy.deepcopy(New([1], 2))).__name__, copy.deepcopy(NewEx(k=[4])).k)
l = L([1, [2]])
l.attr = "z"
m = copy.deepcopy(l)
print(m, m.attr, type(m).__name__, m[1] is l[1])
a = [1]
a.append(a)
b = copy.deepcopy(a)
print(b[1] is b, b)
t = ([],)
t[0].append(t)
u = copy.deepcopy(t)
print(u[0][0] is u, u is t)
shared = [1]
x = copy.deepcopy([shared, shared, (1, 2), {"k": shared}])
print(x[0] is x[1], x[3]["k"] is x[0])
c = (1, "a", (2, None))
print(copy.deepcopy(c) is c, copy.copy(c) is c, copy.deepcopy(len) is len, copy.deepcopy(Plain) is Plain)
print(copy.deepcopy(OrderedDict(a=[1])), copy.deepcopy(defaultdict(list, a=[1])), copy.copy(deque([1], 3)))
print(copy.deepcopy({1, 2}) == {1, 2}, copy.copy({"a": 1}), copy.copy(bytearray(b"x")), copy.deepcopy(slice(1, 2)))


class Method:
    def f(self):
        return self


o = Method()
g = copy.deepcopy(o.f)
print(g() is o, isinstance(g(), Method))
try:
    copy.copy((i for i in ()))
except TypeError as e:
    print(e)
copyreg.pickle(Method, lambda m: (str, ("via registry",)))
print(copy.copy(o), copy.deepcopy(o))
print(copy.Error is copy.error, issubclass(copy.Error, Exception))
