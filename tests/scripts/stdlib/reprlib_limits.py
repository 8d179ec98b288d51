# reprlib: limits and recursion.
import types
import reprlib
print(reprlib.repr(list(range(100))), reprlib.repr('x'*100), reprlib.repr({i:i for i in range(9)}), reprlib.repr(set(range(9))), reprlib.repr(10**100), reprlib.repr([[[[[[[[1]]]]]]]]), reprlib.repr((1,)), reprlib.repr(frozenset([1])), reprlib.repr(types.SimpleNamespace(abcdefghijk=1,zzzzzzzzzzzzzzz=2)))
import collections
print(reprlib.repr(collections.deque(range(10))), reprlib.repr({}), reprlib.repr(set()))
class R:
    @reprlib.recursive_repr()
    def __repr__(s): return '<'+repr(s)+'>'
print(R())
