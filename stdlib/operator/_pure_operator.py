# The functions of the operator module in Python, for those the runtime has no native of.

import builtins

__name__ = "operator"


def _binary(symbol, name):
    scope = {}
    exec(f"def {name}(a, b):\n    return a {symbol} b", scope)
    function = scope[name]
    function.__module__ = __name__
    function.__doc__ = f"Same as a {symbol} b."
    return function


def _inplace(symbol, name):
    scope = {}
    exec(f"def {name}(a, b):\n    a {symbol}= b\n    return a", scope)
    function = scope[name]
    function.__module__ = __name__
    function.__doc__ = f"Same as a {symbol}= b."
    return function


for _name, _symbol in (("lt", "<"), ("le", "<="), ("eq", "=="), ("ne", "!="), ("ge", ">="), ("gt", ">"),
                       ("is_", "is"), ("is_not", "is not"), ("and_", "&"), ("or_", "|")):
    globals()[_name] = _binary(_symbol, _name)
for _name, _symbol in (("add", "+"), ("floordiv", "//"), ("lshift", "<<"), ("mod", "%"), ("mul", "*"),
                       ("matmul", "@"), ("pow", "**"), ("rshift", ">>"), ("sub", "-"), ("truediv", "/"),
                       ("xor", "^")):
    globals()[_name] = _binary(_symbol, _name)
    globals()["i" + _name] = _inplace(_symbol, "i" + _name)
iand = _inplace("&", "iand")
ior = _inplace("|", "ior")
del _name, _symbol


def not_(a):
    "Same as not a."
    return not a


def truth(a):
    "Return True if a is true, False otherwise."
    return True if a else False


def abs(a):
    "Same as abs(a)."
    return builtins.abs(a)


def index(a):
    "Same as a.__index__()."
    method = getattr(type(a), "__index__", None)
    if method is None:
        raise TypeError(f"'{type(a).__name__}' object cannot be interpreted as an integer")
    return method(a)


def invert(a):
    "Same as ~a."
    return ~a


inv = invert


def neg(a):
    "Same as -a."
    return -a


def pos(a):
    "Same as +a."
    return +a


def concat(a, b):
    "Same as a + b, for a and b sequences."
    if not hasattr(a, "__getitem__"):
        raise TypeError(f"'{type(a).__name__}' object can't be concatenated")
    return a + b


def iconcat(a, b):
    "Same as a += b, for a and b sequences."
    if not hasattr(a, "__getitem__"):
        raise TypeError(f"'{type(a).__name__}' object can't be concatenated")
    a += b
    return a


def contains(a, b):
    "Same as b in a (note reversed operands)."
    return b in a


def countOf(a, b):
    "Return the number of items in a which are, or which equal, b."
    return sum(1 for item in a if item is b or item == b)


def delitem(a, b):
    "Same as del a[b]."
    del a[b]


def getitem(a, b):
    "Same as a[b]."
    return a[b]


def setitem(a, b, c):
    "Same as a[b] = c."
    a[b] = c


def indexOf(a, b):
    "Return the first index of b in a."
    for i, item in enumerate(a):
        if item is b or item == b:
            return i
    raise ValueError("sequence.index(x): x not in sequence")


def length_hint(obj, default=0):
    """Estimate the number of items in obj: its length, or what __length_hint__ says, or the default."""
    if not isinstance(default, int):
        raise TypeError(f"'{type(default).__name__}' object cannot be interpreted as an integer")
    try:
        return len(obj)
    except TypeError:
        pass
    hint = getattr(type(obj), "__length_hint__", None)
    if hint is None:
        return default
    try:
        value = hint(obj)
    except TypeError:
        return default
    if value is NotImplemented:
        return default
    if not isinstance(value, int):
        raise TypeError(f"__length_hint__ must be an integer, not {type(value).__name__}")
    if value < 0:
        raise ValueError("__length_hint__() should return >= 0")
    return value


def call(obj, /, *args, **kwargs):
    "Same as obj(*args, **kwargs)."
    return obj(*args, **kwargs)


class attrgetter:
    """attrgetter('a.b')(x) is x.a.b; with several names, a tuple."""

    __slots__ = ("_attrs", "_call")

    def __init__(self, attr, /, *attrs):
        self._attrs = (attr, *attrs)
        for name in self._attrs:
            if not isinstance(name, str):
                raise TypeError("attribute name must be a string")
        getters = [self._getter(name) for name in self._attrs]
        self._call = getters[0] if not attrs else lambda obj: tuple(g(obj) for g in getters)

    @staticmethod
    def _getter(name):
        if "." not in name:
            return lambda obj: getattr(obj, name)
        path = name.split(".")

        def resolve(obj):
            for part in path:
                obj = getattr(obj, part)
            return obj

        return resolve

    def __call__(self, obj, /):
        return self._call(obj)

    def __repr__(self):
        return f"operator.attrgetter({', '.join(map(repr, self._attrs))})"

    def __reduce__(self):
        return self.__class__, self._attrs


class itemgetter:
    """itemgetter(k)(x) is x[k]; with several keys, a tuple."""

    __slots__ = ("_items", "_call")

    def __init__(self, item, /, *items):
        self._items = everything = (item, *items)
        if items:
            self._call = lambda obj: tuple(obj[k] for k in everything)
        else:
            self._call = lambda obj: obj[item]

    def __call__(self, obj, /):
        return self._call(obj)

    def __repr__(self):
        return f"operator.itemgetter({', '.join(map(repr, self._items))})"

    def __reduce__(self):
        return self.__class__, self._items


class methodcaller:
    """methodcaller('name', 1)(x) is x.name(1)."""

    __slots__ = ("_name", "_args", "_kwargs")

    def __init__(self, name, /, *args, **kwargs):
        if not isinstance(name, str):
            raise TypeError("method name must be a string")
        self._name = name
        self._args = args
        self._kwargs = kwargs

    def __call__(self, obj, /):
        return getattr(obj, self._name)(*self._args, **self._kwargs)

    def __repr__(self):
        parts = [repr(self._name), *map(repr, self._args)]
        parts += [f"{k}={v!r}" for k, v in self._kwargs.items()]
        return f"operator.methodcaller({', '.join(parts)})"

    def __reduce__(self):
        if not self._kwargs:
            return self.__class__, (self._name, *self._args)
        from functools import partial
        return partial(self.__class__, self._name, **self._kwargs), self._args
