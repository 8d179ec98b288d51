# The memo of deepcopy: sharing across calls, replacing, recursion through every container.
import copy


class Node:
    def __init__(self, name):
        self.name = name
        self.links = {}


a, b = Node("a"), Node("b")
a.links["b"] = b
b.links["a"] = a
memo = {}
c = copy.deepcopy(a, memo)
print(c.links["b"].links["a"] is c, c.links["b"] is b, copy.deepcopy(b, memo) is c.links["b"])
memo = {id(b): "replaced"}
print(copy.deepcopy(a, memo).links)


class Fixed:
    def __deepcopy__(self, memo):
        return self


f = Fixed()
print(copy.deepcopy([f, {f: 1}])[0] is f)
d = {}
d["self"] = d
e = copy.deepcopy(d)
print(e["self"] is e)


class D(dict):
    pass


x = D(k=[1])
x.me = x
y = copy.deepcopy(x)
print(y, y.me is y, y["k"] is x["k"], type(y).__name__)
s = {(1, 2), frozenset([3])}
print(copy.deepcopy(s) == s, copy.deepcopy(frozenset([1])))
big = [[i] for i in range(1000)]
z = copy.deepcopy(big)
print(z == big, any(p is q for p, q in zip(z, big)))


class Bad:
    def __reduce_ex__(self, proto):
        return "name"


g = Bad()
print(copy.copy(g) is g, copy.deepcopy(g) is g)
