# attrgetter, itemgetter, methodcaller.
import copy
import operator as op
import pickle
from collections import namedtuple


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)


P = namedtuple("P", "x y")
p = P(1, P(2, 3))
print(op.attrgetter("x")(p), op.attrgetter("y.x")(p), op.attrgetter("x", "y.y")(p))
print(op.itemgetter(0)(p), op.itemgetter(1, 0)("ab"), op.itemgetter("k")({"k": 5}), op.itemgetter(slice(1, 3))("abcd"))
print(op.methodcaller("upper")("a"), op.methodcaller("split", ",", maxsplit=1)("a,b,c"))
t(op.attrgetter("z"), p)
t(op.attrgetter, 3)
t(op.attrgetter)
t(op.itemgetter)
t(op.itemgetter(5), "ab")
t(op.methodcaller, 3)
t(op.methodcaller("nope"), 1)
print(op.attrgetter("a", "b.c"), op.itemgetter(1, "x"), op.methodcaller("f", 1, k=2))
for g in (op.attrgetter("y.x"), op.itemgetter(1, 0), op.methodcaller("index", 1)):
    h = pickle.loads(pickle.dumps(g))
    print(repr(h) == repr(g), h(p) == g(p), copy.copy(g)(p) == g(p))
rows = [("b", 2), ("a", 2), ("c", 1)]
print(sorted(rows, key=op.itemgetter(1)), sorted(rows, key=op.itemgetter(1, 0)), max(rows, key=op.itemgetter(0)))
print(list(map(op.methodcaller("__len__"), rows)))
