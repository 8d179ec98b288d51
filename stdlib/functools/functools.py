# Tools that take functions and give functions.
#
# reduce, partial, cmp_to_key and the cache behind lru_cache are native. The cache statistics tuple is built on
# first use, so that importing functools does not load collections; singledispatch loads what it needs likewise.

from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce

__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache",
           "cmp_to_key", "lru_cache", "reduce", "partial", "partialmethod", "singledispatch",
           "singledispatchmethod", "cached_property"]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)

_GenericAlias = type(list[int])


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Make a wrapper look like the function it wraps; __wrapped__ leads back to it."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Decorator that applies update_wrapper() to the wrapper it decorates."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# total_ordering: from one comparison the other three. Each entry of the table says how to get a comparison from
# the root: (negate the root's answer, what to join with: the two ways equality can enter).

def _derived_comparison(root, name, combine):
    def compare(self, other):
        answer = getattr(type(self), root)(self, other)
        if answer is NotImplemented:
            return answer
        return combine(self, other, answer)

    compare.__name__ = compare.__qualname__ = name
    compare.__doc__ = f"{name} derived from {root} by @total_ordering."
    return compare


def _opposite(self, other, answer):
    return not answer


def _or_equal(self, other, answer):
    return answer or self == other


def _not_nor_equal(self, other, answer):
    return not answer and self != other


def _and_unequal(self, other, answer):
    return answer and self != other


def _not_or_equal(self, other, answer):
    return not answer or self == other


_DERIVATIONS = {
    "__lt__": (("__gt__", _not_nor_equal), ("__le__", _or_equal), ("__ge__", _opposite)),
    "__le__": (("__ge__", _not_or_equal), ("__lt__", _and_unequal), ("__gt__", _opposite)),
    "__gt__": (("__lt__", _not_nor_equal), ("__ge__", _or_equal), ("__le__", _opposite)),
    "__ge__": (("__le__", _not_or_equal), ("__gt__", _and_unequal), ("__lt__", _opposite)),
}


def total_ordering(cls):
    """Class decorator: fill in the comparisons missing beside one of __lt__, __le__, __gt__, __ge__."""
    roots = [name for name in _DERIVATIONS if getattr(cls, name, None) is not getattr(object, name, None)]
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = next(name for name in ("__lt__", "__le__", "__gt__", "__ge__") if name in roots)
    for name, combine in _DERIVATIONS[root]:
        if name not in roots:
            setattr(cls, name, _derived_comparison(root, name, combine))
    return cls


def _cache_info(hits, misses, maxsize, currsize):
    """Build cache_info()'s answer."""
    make = globals().get("_CacheInfo") or __getattr__("_CacheInfo")
    return make(hits, misses, maxsize, currsize)


def __getattr__(name):
    if name == "_CacheInfo":
        from collections import namedtuple
        cls = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])
        cls.__module__ = __name__
        globals()["_CacheInfo"] = globals()["CacheInfo"] = cls
        return cls
    raise AttributeError(f"module 'functools' has no attribute {name!r}")


def lru_cache(maxsize=128, typed=False):
    """Cache the results of a function, keeping the `maxsize` most recently used (None: all)."""
    function = None
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        function, maxsize = maxsize, 128
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorate(user_function):
        wrapper = _lru_cache_wrapper(user_function, maxsize, typed, _cache_info)
        wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
        return update_wrapper(wrapper, user_function)

    return decorate if function is None else decorate(function)


def cache(user_function, /):
    """Cache without bound: lru_cache(maxsize=None)."""
    return lru_cache(maxsize=None)(user_function)


def _unwrap_partial(func):
    """The function at the bottom of nested partials."""
    while isinstance(func, partial):
        func = func.func
    return func


class partialmethod:
    """Like partial, for use inside a class body."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __repr__(self):
        args = ", ".join(map(repr, self.args))
        keywords = ", ".join(f"{k}={v!r}" for k, v in self.keywords.items())
        cls = self.__class__
        return f"{cls.__module__}.{cls.__qualname__}({self.func}, {args}, {keywords})"

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method._partialmethod = self
        return _method

    def __get__(self, obj, cls=None):
        bind = getattr(self.func, "__get__", None)
        if bind is not None:
            bound = bind(obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result
        return self._make_unbound_method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = classmethod(_GenericAlias)


_NOT_FOUND = object()


class cached_property:
    """A method computed once per instance and then kept in the instance's __dict__."""

    def __init__(self, func):
        from _thread import RLock
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.lock = RLock()

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            store = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} "
                            f"instance to cache {name!r} property.") from None
        value = store.get(name, _NOT_FOUND)
        if value is not _NOT_FOUND:
            return value
        with self.lock:
            value = store.get(name, _NOT_FOUND)
            if value is _NOT_FOUND:
                value = self.func(instance)
                try:
                    store[name] = value
                except TypeError:
                    raise TypeError(f"The '__dict__' attribute on {type(instance).__name__!r} instance "
                                    f"does not support item assignment for caching {name!r} property."
                                    ) from None
        return value

    __class_getitem__ = classmethod(_GenericAlias)


# singledispatch. The search order of a class is its MRO with the registered abstract base classes it satisfies
# put in: each goes right after the last class through which it is satisfied (see _linearise).

def _merge(sequences):
    """C3 merge of several orders into one."""
    sequences = [list(s) for s in sequences if s]
    result = []
    while sequences:
        for seq in sequences:
            head = seq[0]
            if not any(head in other[1:] for other in sequences):
                break
        else:
            raise RuntimeError("Inconsistent hierarchy")
        result.append(head)
        for seq in sequences:
            if seq[0] is head:
                del seq[0]
        sequences = [s for s in sequences if s]
    return result


def _linearise(cls, abcs):
    """The MRO of cls with the ABCs in `abcs` inserted."""
    bases = list(cls.__bases__)
    # Virtual bases go after the last explicit base that is abstract itself.
    split = max((i + 1 for i, base in enumerate(bases) if hasattr(base, "__abstractmethods__")), default=0)
    virtual = [a for a in abcs if issubclass(cls, a) and not any(issubclass(b, a) for b in bases)]
    rest = [a for a in abcs if a not in virtual]
    explicit, other = bases[:split], bases[split:]
    orders = [_linearise(base, rest) for base in explicit]
    orders += [_linearise(base, rest) for base in virtual]
    orders += [_linearise(base, rest) for base in other]
    return _merge([[cls], *orders, explicit, virtual, other])


def _search_order(cls, types):
    """The order in which the registered `types` are tried for cls."""
    own = cls.__mro__

    def relevant(t):
        return t not in own and isinstance(t, type) and not isinstance(t, _GenericAlias) and issubclass(cls, t)

    candidates = [t for t in types if relevant(t)]
    if not candidates:
        return own
    candidates = [t for t in candidates if not any(t is not u and t in u.__mro__ for u in candidates)]
    wanted = set(candidates)
    abcs = []
    for t in candidates:
        # Prefer the subclasses of t that cls satisfies too: they are the closer match.
        chains = [[c for c in sub.__mro__ if c in wanted]
                  for sub in t.__subclasses__() if sub not in own and issubclass(cls, sub)]
        if not chains:
            abcs.append(t)
            continue
        for chain in sorted(chains, key=len, reverse=True):
            abcs.extend(c for c in chain if c not in abcs)
    return _linearise(cls, abcs)


def _find_impl(cls, registry):
    """The best implementation for cls; RuntimeError if two unrelated ABCs fit equally well."""
    own = cls.__mro__
    match = None
    for t in _search_order(cls, registry.keys()):
        if match is not None:
            if t in registry and t not in own and match not in own and not issubclass(match, t):
                raise RuntimeError(f"Ambiguous dispatch: {match} or {t}")
            break
        if t in registry:
            match = t
    return registry.get(match)


def _union_members(cls):
    """The classes of a union of classes, or None if it is not one."""
    import sys
    union = isinstance(cls, type(int | str))
    if not union and "typing" in sys.modules:
        typing = sys.modules["typing"]
        union = typing.get_origin(cls) is typing.Union
    if not union:
        return None
    return cls.__args__


def singledispatch(func):
    """Turn a function into a generic one that dispatches on the class of its first argument."""
    from types import MappingProxyType
    from weakref import WeakKeyDictionary

    registry = {}
    found = WeakKeyDictionary()
    token = None

    def dispatch(cls):
        """Return the implementation that would be used for a class."""
        nonlocal token
        if token is not None:
            from abc import get_cache_token
            current = get_cache_token()
            if token != current:
                found.clear()
                token = current
        try:
            return found[cls]
        except KeyError:
            pass
        impl = registry.get(cls)
        if impl is None:
            impl = _find_impl(cls, registry)
        found[cls] = impl
        return impl

    def is_dispatchable(cls):
        if isinstance(cls, type):
            return not isinstance(cls, _GenericAlias)
        members = _union_members(cls)
        return members is not None and all(
            isinstance(m, type) and not isinstance(m, _GenericAlias) for m in members)

    def register(cls, func=None):
        """Register an implementation: register(cls, f), @register(cls) or @register on an annotated function."""
        nonlocal token
        if is_dispatchable(cls):
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError("Invalid first argument to `register()`. "
                                f"{cls!r} is not a class or union type.")
            if not getattr(cls, "__annotations__", {}):
                raise TypeError(f"Invalid first argument to `register()`: {cls!r}. Use either "
                                "`@register(some_class)` or plain `@register` on an annotated function.")
            func = cls
            from typing import get_type_hints
            argname, cls = next(iter(get_type_hints(func).items()))
            if not is_dispatchable(cls):
                if _union_members(cls) is not None:
                    raise TypeError(f"Invalid annotation for {argname!r}. "
                                    f"{cls!r} not all arguments are classes.")
                raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} is not a class.")
        members = None if isinstance(cls, type) else _union_members(cls)
        for member in (cls,) if members is None else members:
            registry[member] = func
        if token is None and any(hasattr(m, "__abstractmethods__") for m in members or (cls,)):
            from abc import get_cache_token
            token = get_cache_token()
        found.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = found.clear
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """singledispatch for methods: dispatches on the first argument after self or cls."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """Register an implementation, as singledispatch's register does."""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def _method(*args, **kwargs):
            return self.dispatcher.dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        return update_wrapper(_method, self.func)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
