# Every function of operator on small operands.
import operator as op


class M:
    def __matmul__(self, o):
        return "mm"

    def __imatmul__(self, o):
        return "imm"


pairs = "lt le eq ne ge gt add floordiv lshift mod mul pow rshift sub truediv xor and_ or_ is_ is_not".split()
for name in pairs:
    print(name, getattr(op, name)(7, 2), end="; ")
print()
for name in "iadd iand ifloordiv ilshift imod imul ior ipow irshift isub itruediv ixor".split():
    print(name, getattr(op, name)(7, 2), end="; ")
print(op.matmul(M(), 1), op.imatmul(M(), 1))
print(op.abs(-3), op.index(True), op.inv(5), op.invert(5), op.neg(2), op.pos(-2), op.not_([]), op.truth([1]))
l = [1]
print(op.iadd(l, [2]) is l, op.concat([1], [2]), op.iconcat([1], (2,)), op.contains("abc", "b"), op.countOf("banana", "a"), op.indexOf("abc", "c"))
op.setitem(l, 0, 9)
print(l, op.getitem(l, 1), op.delitem(l, 0), l)
print(op.call(max, 1, 2), op.call(dict, a=1))


def t(f, *a):
    try:
        print(repr(f(*a)))
    except Exception as e:
        print(type(e).__name__, e)


t(op.concat, 1, 2)
t(op.index, 1.5)
t(op.indexOf, [1], 2)
t(op.length_hint, [1, 2])
t(op.length_hint, iter([1, 2, 3]))
t(op.length_hint, object(), 7)
t(op.length_hint, 1, "x")


class H:
    def __init__(self, v):
        self.v = v

    def __length_hint__(self):
        return self.v


for v in (4, NotImplemented, -1, "s"):
    t(op.length_hint, H(v), 2)
print(op.__add__(1, 2), op.__not__(0), op.__and__(6, 3), op.__contains__([1], 1), op.__call__(len, "ab"))
print(sorted(n for n in op.__all__ if not callable(getattr(op, n))))
