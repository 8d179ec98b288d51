# References that do not keep their object alive, and the containers made of them.
#
# ref and proxy are native. The dictionaries hold weak references as keys or values, each with a callback that removes
# its entry; iteration runs over snapshots, so a collection during a loop cannot disturb it. With a tracing collector
# an object dies at some collection after its last use: entries may be seen until then, but dead ones never are.

from _collections_abc import MutableMapping
from _weakref import CallableProxyType, ProxyType, ReferenceType, getweakrefcount, getweakrefs, proxy, ref
from _weakrefset import WeakSet

__all__ = ["ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
           "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize"]

ProxyTypes = (ProxyType, CallableProxyType)


class WeakMethod(ref):
    """A weak reference to a bound method, which lives as long as its object and its function."""

    __slots__ = ("_func_ref", "_meth_type", "_alive", "__weakref__")

    def __new__(cls, meth, callback=None):
        try:
            obj, func = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None
        holder = []

        def died(_):
            # Either part may go first; the callback runs once.
            self = holder[0]()
            if self is not None and self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)

        self = ref.__new__(cls, obj, died)
        self._func_ref = ref(func, died)
        self._meth_type = type(meth)
        self._alive = True
        holder.append(ref(self))
        return self

    def __call__(self):
        obj = super().__call__()
        func = self._func_ref()
        if obj is None or func is None:
            return None
        return self._meth_type(func, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._func_ref == other._func_ref

    def __ne__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        return not self == other

    __hash__ = ref.__hash__


class KeyedRef(ref):
    """A weak reference that knows the key of its dictionary entry."""

    __slots__ = ("key",)

    def __new__(type, ob, callback, key):
        self = ref.__new__(type, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


class WeakValueDictionary(MutableMapping):
    """A mapping that does not keep its values alive."""

    def __init__(self, other=(), /, **kw):
        self.data = entries = {}

        def remove(wr):
            # The key may have been given to another value since.
            if entries.get(wr.key) is wr:
                del entries[wr.key]

        self._remove = remove
        self.update(other, **kw)

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        wr = self.data.get(key)
        return wr is not None and wr() is not None

    def __len__(self):
        return sum(1 for wr in list(self.data.values()) if wr() is not None)

    def __repr__(self):
        return f"<{self.__class__.__name__} at {id(self):#x}>"

    def __iter__(self):
        return self.keys()

    def keys(self):
        """Iterate over the keys whose values are alive."""
        for key, wr in list(self.data.items()):
            if wr() is not None:
                yield key

    def values(self):
        """Iterate over the values that are alive."""
        for wr in list(self.data.values()):
            value = wr()
            if value is not None:
                yield value

    def items(self):
        """Iterate over the (key, value) pairs that are alive."""
        for key, wr in list(self.data.items()):
            value = wr()
            if value is not None:
                yield key, value

    def itervaluerefs(self):
        """Iterate over the weak references to the values."""
        yield from list(self.data.values())

    def valuerefs(self):
        """A list of the weak references to the values."""
        return list(self.data.values())

    def copy(self):
        """A new dictionary of the same kind with the same entries."""
        return self.__class__(self.items())

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = self.__class__()
        for key, value in self.items():
            new[deepcopy(key, memo)] = value
        return new

    def get(self, key, default=None):
        """The value of a key, or the default."""
        wr = self.data.get(key)
        value = None if wr is None else wr()
        return default if value is None else value

    def popitem(self):
        """Remove and return some pair."""
        while True:
            key, wr = self.data.popitem()
            value = wr()
            if value is not None:
                return key, value

    def pop(self, key, *args):
        """Remove a key and return its value, or the default; KeyError without one."""
        wr = self.data.pop(key, None)
        value = None if wr is None else wr()
        if value is not None:
            return value
        if args:
            return args[0]
        raise KeyError(key)

    def setdefault(self, key, default=None):
        """Return the value of a key, storing the default first if it is missing."""
        value = self.get(key)
        if value is not None:
            return value
        self[key] = default
        return default

    def update(self, other=None, /, **kwargs):
        """Take entries from a mapping, an iterable of pairs, or keywords."""
        if other is not None:
            for key, value in dict(other).items() if not hasattr(other, "items") else other.items():
                self[key] = value
        for key, value in kwargs.items():
            self[key] = value

    def __or__(self, other):
        if not isinstance(other, MutableMapping | dict):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, MutableMapping | dict):
            return NotImplemented
        new = self.__class__(other)
        new.update(self)
        return new

    def __ior__(self, other):
        self.update(other)
        return self


class WeakKeyDictionary(MutableMapping):
    """A mapping that does not keep its keys alive."""

    def __init__(self, dict=None):
        self.data = entries = {}

        def remove(wr):
            entries.pop(wr, None)

        self._remove = remove
        if dict is not None:
            self.update(dict)

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def __len__(self):
        return sum(1 for wr in list(self.data) if wr() is not None)

    def __repr__(self):
        return f"<{self.__class__.__name__} at {id(self):#x}>"

    def __iter__(self):
        return self.keys()

    def keys(self):
        """Iterate over the keys that are alive."""
        for wr in list(self.data):
            key = wr()
            if key is not None:
                yield key

    def values(self):
        """Iterate over the values whose keys are alive."""
        for wr, value in list(self.data.items()):
            if wr() is not None:
                yield value

    def items(self):
        """Iterate over the (key, value) pairs that are alive."""
        for wr, value in list(self.data.items()):
            key = wr()
            if key is not None:
                yield key, value

    def keyrefs(self):
        """A list of the weak references to the keys."""
        return list(self.data)

    def copy(self):
        """A new dictionary of the same kind with the same entries."""
        return self.__class__(self)

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        new = self.__class__()
        for key, value in self.items():
            new[key] = deepcopy(value, memo)
        return new

    def get(self, key, default=None):
        """The value of a key, or the default."""
        return self.data.get(ref(key), default)

    def popitem(self):
        """Remove and return some pair."""
        while True:
            wr, value = self.data.popitem()
            key = wr()
            if key is not None:
                return key, value

    def pop(self, key, *args):
        """Remove a key and return its value, or the default; KeyError without one."""
        return self.data.pop(ref(key), *args)

    def setdefault(self, key, default=None):
        """Return the value of a key, storing the default first if it is missing."""
        return self.data.setdefault(ref(key, self._remove), default)

    def update(self, dict=None, /, **kwargs):
        """Take entries from a mapping or an iterable of pairs."""
        if dict is not None:
            for key, value in dict.items() if hasattr(dict, "items") else type({})(dict).items():
                self[key] = value
        if kwargs:
            self.update(kwargs)

    def __or__(self, other):
        if not isinstance(other, MutableMapping | dict):
            return NotImplemented
        new = self.copy()
        new.update(other)
        return new

    def __ror__(self, other):
        if not isinstance(other, MutableMapping | dict):
            return NotImplemented
        new = self.__class__(other)
        new.update(self)
        return new

    def __ior__(self, other):
        self.update(other)
        return self


class _FinalizeInfo:
    __slots__ = ("weakref", "func", "args", "kwargs", "atexit", "index")


class finalize:
    """Call a function when an object dies, or at exit; until then the finalizer keeps itself alive."""

    __slots__ = ()

    # Every live finalizer, with what it will do.
    _registry = {}
    _count = 0
    _registered_with_atexit = False
    _shutdown = False

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._registered_with_atexit:
            import atexit
            atexit.register(finalize._exitfunc)
            finalize._registered_with_atexit = True
        info = _FinalizeInfo()
        info.weakref = ref(obj, self)
        info.func = func
        info.args = args
        info.kwargs = kwargs or None
        info.atexit = True
        finalize._count += 1
        info.index = finalize._count
        self._registry[self] = info

    def __call__(self, _=None):
        """Make the call if still alive, and return its result; else None."""
        info = self._registry.pop(self, None)
        if info and not self._shutdown:
            return info.func(*info.args, **(info.kwargs or {}))
        return None

    def detach(self):
        """If alive, die without the call and return (obj, func, args, kwargs)."""
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None and self._registry.pop(self, None):
            return obj, info.func, info.args, info.kwargs or {}
        return None

    def peek(self):
        """If alive return (obj, func, args, kwargs)."""
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is not None:
            return obj, info.func, info.args, info.kwargs or {}
        return None

    @property
    def alive(self):
        """Whether the call is still to come."""
        return self in self._registry

    @property
    def atexit(self):
        """Whether the call is made at exit if the object lives until then."""
        info = self._registry.get(self)
        return bool(info) and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = self._registry.get(self)
        if info:
            info.atexit = bool(value)

    def __repr__(self):
        info = self._registry.get(self)
        obj = info and info.weakref()
        if obj is None:
            return f"<{type(self).__name__} object at {id(self):#x}; dead>"
        return f"<{type(self).__name__} object at {id(self):#x}; for {type(obj).__name__!r} at {id(obj):#x}>"

    @classmethod
    def _exitfunc(cls):
        """Run what is left, the newest first; a call may create more."""
        try:
            while True:
                pending = [(info.index, f) for f, info in list(cls._registry.items()) if info.atexit]
                if not pending:
                    break
                newest = max(pending, key=lambda entry: entry[0])[1]
                try:
                    newest()
                except Exception:
                    import sys
                    sys.excepthook(*sys.exc_info())
        finally:
            cls._shutdown = True
