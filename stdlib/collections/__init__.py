# The container types: namedtuple, OrderedDict, Counter here, deque and defaultdict native.
#
# Loading this module imports no ABC machinery. ChainMap and the User* classes, which need it, live in
# _chainmap.py and _user.py and are loaded when first named (see __getattr__), as is collections.abc.

import sys as _sys

from _collections import defaultdict, deque

try:
    from _collections import _tuplegetter
except ImportError:
    def _tuplegetter(index, doc):
        return property(lambda self: self[index], doc=doc)

__all__ = ["ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque",
           "namedtuple"]

_LAZY = {"ChainMap": "collections._chainmap", "UserDict": "collections._user", "UserList": "collections._user",
         "UserString": "collections._user"}


def __getattr__(name):
    if name in _LAZY:
        module = _LAZY[name]
        __import__(module)
        value = globals()[name] = getattr(_sys.modules[module], name)
        return value
    if name == "abc":
        __import__("collections.abc")
        return _sys.modules["collections.abc"]
    raise AttributeError(f"module 'collections' has no attribute {name!r}")


# namedtuple

def _field_names(names, typename, rename):
    """Check the field names, or with `rename` replace the bad ones by their position."""
    from keyword import iskeyword
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    names = list(map(str, names))
    typename = _sys.intern(str(typename))
    if rename:
        seen = set()
        for i, name in enumerate(names):
            if not name.isidentifier() or iskeyword(name) or name.startswith("_") or name in seen:
                names[i] = f"_{i}"
            seen.add(name)
    for name in [typename, *names]:
        if type(name) is not str:
            raise TypeError("Type names and field names must be strings")
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    seen = set()
    for name in names:
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(name)
    return typename, tuple(map(_sys.intern, names))


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """Make a tuple subclass whose items can also be read by name."""
    typename, fields = _field_names(field_names, typename, rename)
    count = len(fields)
    field_defaults = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > count:
            raise TypeError("Got more default values than field names")
        field_defaults = dict(zip(fields[count - len(defaults):], defaults))

    # The constructor is compiled, so that argument errors name the fields and calls cost one frame.
    params = ", ".join(fields) + ("," if count == 1 else "")
    scope = {"_tuple_new": tuple.__new__, "__builtins__": {}, "__name__": f"namedtuple_{typename}"}
    separator = ", " if fields else ""
    __new__ = eval(f"lambda _cls{separator}{params.rstrip(',')}: _tuple_new(_cls, ({params}))", scope)
    __new__.__name__ = "__new__"
    __new__.__doc__ = f"Create new instance of {typename}({params})"
    if defaults is not None:
        __new__.__defaults__ = defaults

    tuple_new = tuple.__new__

    def _make(cls, iterable):
        result = tuple_new(cls, iterable)
        if len(result) != count:
            raise TypeError(f"Expected {count} arguments, got {len(result)}")
        return result

    _make.__doc__ = f"Make a new {typename} object from a sequence or iterable"

    def _replace(self, /, **kwds):
        values = [kwds.pop(name, value) for name, value in zip(fields, self)]
        if kwds:
            raise ValueError(f"Got unexpected field names: {list(kwds)!r}")
        return self._make(values)

    _replace.__doc__ = f"Return a new {typename} object replacing specified fields with new values"

    template = "(" + ", ".join(f"{name}=%r" for name in fields) + ")"

    def __repr__(self):
        "Return a nicely formatted representation string"
        return self.__class__.__name__ + template % self

    def _asdict(self):
        "Return a new dict which maps field names to their values."
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        "Return self as a plain tuple.  Used by copy and pickle."
        return tuple(self)

    for method in (__new__, _make, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = f"{typename}.{method.__name__}"

    namespace = {
        "__doc__": f"{typename}({params})",
        "__slots__": (),
        "_fields": fields,
        "_field_defaults": field_defaults,
        "__new__": __new__,
        "_make": classmethod(_make),
        "_replace": _replace,
        "__repr__": __repr__,
        "_asdict": _asdict,
        "__getnewargs__": __getnewargs__,
        "__match_args__": fields,
    }
    for index, name in enumerate(fields):
        namespace[name] = _tuplegetter(index, _sys.intern(f"Alias for field number {index}"))
    result = type(typename, (tuple,), namespace)

    # Pickling finds the class through the module that asked for it.
    if module is None:
        try:
            module = _sys._getframe(1).f_globals.get("__name__", "__main__")
        except (AttributeError, ValueError):
            pass
    if module is not None:
        result.__module__ = module
    return result


# OrderedDict

_repr_running = set()


class OrderedDict(dict):
    """A dict that can be reordered, and whose equality with its like depends on the order."""

    def __init__(self, other=(), /, **kwds):
        self.update(other, **kwds)

    def update(self, other=(), /, **kwds):
        """D.update([E, ]**F): take items from a mapping or an iterable of pairs, then from keywords."""
        cls = type(self)
        if cls is OrderedDict or cls.__setitem__ is dict.__setitem__:
            dict.update(self, other, **kwds)
            return
        if hasattr(other, "keys"):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in dict(other).items() if isinstance(other, dict) else other:
                self[key] = value
        for key, value in kwds.items():
            self[key] = value

    def popitem(self, last=True):
        """Remove and return the last (key, value) pair, or the first one."""
        if not self:
            raise KeyError("dictionary is empty")
        if last and type(self) is OrderedDict:
            return dict.popitem(self)
        key = next(reversed(self)) if last else next(iter(self))
        value = dict.__getitem__(self, key)
        del self[key]
        return key, value

    def move_to_end(self, key, last=True):
        """Move an existing key to the end, or to the beginning; KeyError if it is missing."""
        value = dict.__getitem__(self, key)
        if last:
            dict.__delitem__(self, key)
            dict.__setitem__(self, key, value)
            return
        found = next(k for k in self if k is key or k == key)
        dict.__delitem__(self, key)
        items = list(dict.items(self))
        dict.clear(self)
        dict.__setitem__(self, found, value)
        dict.update(self, items)

    __marker = object()

    def pop(self, key, default=__marker):
        """Remove a key and return its value, or the default; KeyError without one."""
        if key in self:
            value = self[key]
            del self[key]
            return value
        if default is not self.__marker:
            return default
        missing = getattr(type(self), "__missing__", None)
        if missing is not None:
            return missing(self, key)
        raise KeyError(key)

    def setdefault(self, key, default=None):
        """Return the value of a key, storing the default first if it is missing."""
        if key in self:
            return self[key]
        self[key] = default
        return default

    def __repr__(self):
        from _thread import get_ident
        token = id(self), get_ident()
        if token in _repr_running:
            return "..."
        _repr_running.add(token)
        try:
            if not self:
                return f"{self.__class__.__name__}()"
            return f"{self.__class__.__name__}({list(self.items())!r})"
        finally:
            _repr_running.discard(token)

    def __reduce__(self):
        "Return state information for pickling"
        return self.__class__, (), object.__getstate__(self), None, iter(self.items())

    def copy(self):
        "od.copy() -> a shallow copy of od"
        return self.__class__(self)

    def __eq__(self, other):
        if not isinstance(other, OrderedDict):
            return dict.__eq__(self, other)
        return dict.__eq__(self, other) and all(a is b or a == b for a, b in zip(self, other))

    def __ne__(self, other):
        result = self.__eq__(other)
        return result if result is NotImplemented else not result

    __hash__ = None

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.__class__(self)
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        new = self.__class__(other)
        new.update(self)
        return new

    def __ior__(self, other):
        self.update(other)
        return self

    @classmethod
    def fromkeys(cls, iterable, value=None):
        """Create a new ordered dictionary with keys from iterable and values set to value."""
        self = cls()
        for key in iterable:
            self[key] = value
        return self


# Counter

try:
    from _collections import _count_elements
except ImportError:
    def _count_elements(mapping, iterable):
        get = mapping.get
        for item in iterable:
            mapping[item] = get(item, 0) + 1


class Counter(dict):
    """A dict of counts: missing keys count zero, and counters add, subtract and compare as multisets."""

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        "The count of elements not in the Counter is zero."
        return 0

    def total(self):
        "Sum of the counts"
        return sum(self.values())

    def most_common(self, n=None):
        """List the n most common elements and their counts, the most common first; all if n is None."""
        if n is None:
            return sorted(self.items(), key=_count_of, reverse=True)
        from heapq import nlargest
        return nlargest(n, self.items(), key=_count_of)

    def elements(self):
        """Iterate over the elements, each repeated as often as its count."""
        from itertools import chain, repeat, starmap
        return chain.from_iterable(starmap(repeat, self.items()))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        """Undefined for counters."""
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        """Add counts from an iterable of elements, a mapping of counts, or keywords."""
        if iterable is not None:
            if not _is_mapping(iterable):
                _count_elements(self, iterable)
            elif self:
                get = self.get
                for elem, count in iterable.items():
                    self[elem] = count + get(elem, 0)
            else:
                super().update(iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        """Like update(), but subtracts; counts may become zero or negative."""
        if iterable is not None:
            get = self.get
            if _is_mapping(iterable):
                for elem, count in iterable.items():
                    self[elem] = get(elem, 0) - count
            else:
                for elem in iterable:
                    self[elem] = get(elem, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        "Return a shallow copy."
        return self.__class__(self)

    def __reduce__(self):
        return self.__class__, (dict(self),)

    def __delitem__(self, elem):
        "Like dict.__delitem__() but does not raise KeyError for missing values."
        if elem in self:
            super().__delitem__(elem)

    def __repr__(self):
        if not self:
            return f"{self.__class__.__name__}()"
        try:
            shown = dict(self.most_common())
        except TypeError:  # counts that do not compare
            shown = dict(self)
        return f"{self.__class__.__name__}({shown!r})"

    # Comparisons see missing elements as zero.

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] == other[e] for c in (self, other) for e in c)

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] <= other[e] for c in (self, other) for e in c)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[e] >= other[e] for c in (self, other) for e in c)

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    __hash__ = None

    # Multiset arithmetic drops counts that are not positive.

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return _positive((e, self[e] + other[e]) for e in _elements_of_both(self, other))

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return _positive((e, self[e] - other[e]) for e in _elements_of_both(self, other))

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return _positive((e, max(self[e], other[e])) for e in _elements_of_both(self, other))

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return _positive((e, min(count, other[e])) for e, count in self.items())

    def __pos__(self):
        return _positive(self.items())

    def __neg__(self):
        return _positive((e, 0 - count) for e, count in self.items())

    def _keep_positive(self):
        for elem in [e for e, count in self.items() if not count > 0]:
            del self[elem]
        return self

    def __iadd__(self, other):
        for elem, count in other.items():
            self[elem] += count
        return self._keep_positive()

    def __isub__(self, other):
        for elem, count in other.items():
            self[elem] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for elem, count in other.items():
            if count > self[elem]:
                self[elem] = count
        return self._keep_positive()

    def __iand__(self, other):
        for elem, count in self.items():
            if other[elem] < count:
                self[elem] = other[elem]
        return self._keep_positive()


def _count_of(pair):
    return pair[1]


def _is_mapping(obj):
    if isinstance(obj, dict):
        return True
    if isinstance(obj, (str, bytes, list, tuple, set, frozenset)):
        return False
    from _collections_abc import Mapping
    return isinstance(obj, Mapping)


def _elements_of_both(a, b):
    yield from a
    for elem in b:
        if elem not in a:
            yield elem


def _positive(pairs):
    result = Counter()
    for elem, count in pairs:
        if count > 0:
            result[elem] = count
    return result
