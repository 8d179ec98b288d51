# Weak dictionaries and sets while their items live, and after a collection.
import copy
import gc
import weakref


class K:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f"K{self.n}"

    def __eq__(self, o):
        return isinstance(o, K) and self.n == o.n

    def __hash__(self):
        return hash(self.n)


a, b, c = K(1), K(2), K(3)
v = weakref.WeakValueDictionary({"a": a}, b=b)
v["c"] = c
print(len(v), sorted(v), sorted(v.items()), v["a"], v.get("zz", 0), "b" in v, v.pop("c"), v.pop("q", None), v.setdefault("d", c))
print(sorted(map(repr, v.values())), len(v.valuerefs()), v.copy()["a"] is a, dict(v | {"z": a})["z"], sorted(copy.copy(v)))
k = weakref.WeakKeyDictionary({a: 1})
k[b] = 2
print(len(k), sorted(k.items(), key=repr), k[K(1)], k.get(c, "none"), a in k, 3 in k, k.pop(b), k.setdefault(c, 9), len(k.keyrefs()))
for f in (lambda: v["nope"], lambda: k[K(9)], lambda: v.pop("nope"), lambda: k.__setitem__(3, 1)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, str(e)[:8])
s = weakref.WeakSet([a, b])
s.add(c)
print(len(s), a in s, 3 in s, sorted(map(repr, s)), s == weakref.WeakSet([c, b, a]), len(s & {a}), len(s - {a}), len(s | [K(5)]) >= 3)
s.discard(K(7))
s.remove(b)
try:
    s.remove(b)
except KeyError:
    print("KeyError")
print(s.issubset([a, b, c]), s <= {a, c}, s < {a, c}, s.isdisjoint([b]), len(s ^ {a, b}))
del a, b, c
x = None
gc.collect()
print(len(v), len(k), len(s), list(v), list(k), list(s), dict(v))
t = weakref.WeakSet()
try:
    t.pop()
except KeyError as e:
    print(e)
