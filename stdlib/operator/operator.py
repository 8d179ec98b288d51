# The operators of the language as functions.
#
# Natives come from _operator; what that lacks is taken from _pure_operator, which is not loaded otherwise.

from _operator import *

__all__ = ["abs", "add", "and_", "attrgetter", "call", "concat", "contains", "countOf", "delitem", "eq", "floordiv",
           "ge", "getitem", "gt", "iadd", "iand", "iconcat", "ifloordiv", "ilshift", "imatmul", "imod", "imul",
           "index", "indexOf", "inv", "invert", "ior", "ipow", "irshift", "is_", "is_not", "isub", "itemgetter",
           "itruediv", "ixor", "le", "length_hint", "lshift", "lt", "matmul", "methodcaller", "mod", "mul", "ne",
           "neg", "not_", "or_", "pos", "pow", "rshift", "setitem", "sub", "truediv", "truth", "xor"]


def _complete(namespace):
    """Fill in what is missing, and the names with underscores."""
    for name in __all__:
        if name not in namespace:
            import _pure_operator
            namespace[name] = getattr(_pure_operator, name)
    for name in ("lt le eq ne ge gt abs add floordiv index inv invert lshift mod mul matmul neg pos pow rshift sub "
                 "truediv xor concat contains delitem getitem setitem iadd iand iconcat ifloordiv ilshift imod imul "
                 "imatmul ior ipow irshift isub itruediv ixor call").split():
        namespace[f"__{name}__"] = namespace[name]
    for name in ("not", "and", "or"):
        namespace[f"__{name}__"] = namespace[f"{name}_"]


_complete(globals())
