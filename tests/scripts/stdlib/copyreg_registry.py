# copyreg: extension codes, slot names, the reconstruct helpers and the errors.
import copyreg
import pickle


def t(f, *a):
    try:
        print(f(*a))
    except Exception as e:
        print(type(e).__name__, e)


t(copyreg.pickle, int, 3)
t(copyreg.constructor, 3)
t(copyreg.add_extension, "m", "n", 0)
copyreg.add_extension("m", "n", 77)
copyreg.add_extension("m", "n", 77)
t(copyreg.add_extension, "m", "n", 78)
t(copyreg.add_extension, "m", "o", 77)
t(copyreg.remove_extension, "m", "o", 77)
copyreg.remove_extension("m", "n", 77)
copyreg.clear_extension_cache()


class A:
    __slots__ = ("x", "__y", "__dict__")


class B(A):
    __slots__ = "single"


class C:
    pass


class I(int):
    pass


class S:
    __slots__ = ("a",)


print(copyreg._slotnames(B), copyreg._slotnames(C), B.__slotnames__)
print(copyreg.__newobj__(I, 5), type(copyreg.__newobj_ex__(I, ("7",), {})).__name__)
print(copyreg._reconstructor(I, int, 4), type(copyreg._reconstructor(C, object, None)).__name__)
c = C()
c.v = 1
print(copyreg._reduce_ex(c, 1)[1:], copyreg._reduce_ex(I(3), 0)[1:])
t(copyreg._reduce_ex, S(), 0)
t(copyreg._reduce_ex, (i for i in ()), 0)
print(copyreg.dispatch_table[complex](1 + 2j), copyreg.dispatch_table[type(int | str)](int | str)[1][1:])
for proto in range(6):
    i = I(8)
    i.extra = "e"
    j = pickle.loads(pickle.dumps(i, proto))
    print(j, j.extra, pickle.loads(pickle.dumps(1 + 2j, proto)), pickle.loads(pickle.dumps(int | None, proto)))
