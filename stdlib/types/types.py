# Names for the types the language itself creates, and helpers to build classes by hand.
#
# Every name is taken from a live object, so this module states no layout and cannot drift from the runtime.

import sys

__all__ = ["FunctionType", "LambdaType", "CodeType", "MappingProxyType", "SimpleNamespace", "CellType",
           "GeneratorType", "CoroutineType", "AsyncGeneratorType", "MethodType", "BuiltinFunctionType",
           "BuiltinMethodType", "WrapperDescriptorType", "MethodWrapperType", "MethodDescriptorType",
           "ClassMethodDescriptorType", "ModuleType", "TracebackType", "FrameType", "GetSetDescriptorType",
           "MemberDescriptorType", "new_class", "resolve_bases", "prepare_class", "get_original_bases",
           "DynamicClassAttribute", "coroutine", "GenericAlias", "UnionType", "EllipsisType", "NoneType",
           "NotImplementedType"]


def _samples():
    """Find the types that only exist behind running code."""
    captured = None

    def plain():
        return captured

    def gen():
        yield

    async def coro():
        pass

    async def agen():
        yield

    class Slotted:
        __slots__ = ("member",)

        def method(self):
            pass

    pending = coro()
    kinds = [type(plain), type(plain.__code__), type(plain.__closure__[0]), type(gen()), type(pending),
             type(agen()), type(Slotted().method), type(Slotted.member)]
    pending.close()
    try:
        raise TypeError
    except TypeError as error:
        kinds.append(type(error.__traceback__))
    return kinds


(FunctionType, CodeType, CellType, GeneratorType, CoroutineType, AsyncGeneratorType, MethodType,
 MemberDescriptorType, TracebackType) = _samples()
LambdaType = FunctionType
MappingProxyType = type(type.__dict__)
SimpleNamespace = type(sys.implementation)
BuiltinFunctionType = type(len)
BuiltinMethodType = type([].append)
WrapperDescriptorType = type(object.__init__)
MethodWrapperType = type(object().__str__)
MethodDescriptorType = type(str.join)
ClassMethodDescriptorType = type(dict.__dict__["fromkeys"])
ModuleType = type(sys)
FrameType = type(sys._getframe())
GetSetDescriptorType = type(FunctionType.__code__)
GenericAlias = type(list[int])
UnionType = type(int | str)
EllipsisType = type(Ellipsis)
NoneType = type(None)
NotImplementedType = type(NotImplemented)


def new_class(name, bases=(), kwds=None, exec_body=None):
    """Create a class as the class statement would; exec_body fills the namespace it is given."""
    resolved = resolve_bases(bases)
    meta, namespace, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(namespace)
    if resolved is not bases:
        namespace["__orig_bases__"] = bases
    return meta(name, resolved, namespace, **kwds)


def resolve_bases(bases):
    """Replace the bases that have __mro_entries__ by what it returns; the same tuple if there are none."""
    result = []
    changed = False
    for base in bases:
        entries = None if isinstance(base, type) else getattr(base, "__mro_entries__", None)
        if entries is None:
            result.append(base)
            continue
        replacement = entries(bases)
        if not isinstance(replacement, tuple):
            raise TypeError("__mro_entries__ must return a tuple")
        result.extend(replacement)
        changed = True
    return tuple(result) if changed else bases


def prepare_class(name, bases=(), kwds=None):
    """Find the metaclass and make the namespace; returns (metaclass, namespace, remaining keywords)."""
    kwds = {} if kwds is None else dict(kwds)
    if "metaclass" in kwds:
        meta = kwds.pop("metaclass")
    else:
        meta = type(bases[0]) if bases else type
    if isinstance(meta, type):
        meta = _most_derived(meta, bases)
    prepare = getattr(meta, "__prepare__", None)
    namespace = {} if prepare is None else prepare(name, bases, **kwds)
    return meta, namespace, kwds


def _most_derived(meta, bases):
    """The metaclass that is a subclass of all the others."""
    for base in bases:
        candidate = type(base)
        if issubclass(meta, candidate):
            continue
        if not issubclass(candidate, meta):
            raise TypeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                            "subclass of the metaclasses of all its bases")
        meta = candidate
    return meta


def get_original_bases(cls, /):
    """The bases as written in the class statement, before __mro_entries__ replaced any."""
    try:
        return cls.__dict__.get("__orig_bases__", cls.__bases__)
    except AttributeError:
        raise TypeError(f"Expected an instance of type, not {type(cls).__name__!r}") from None


class DynamicClassAttribute:
    """A property on instances whose access on the class goes to the metaclass's __getattr__ instead."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.overwrite_doc = doc is None
        self.__doc__ = doc or getattr(fget, "__doc__", None)
        self.__isabstractmethod__ = bool(getattr(fget, "__isabstractmethod__", False))

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.__isabstractmethod__:
                return self
            raise AttributeError()
        if self.fget is None:
            raise AttributeError("unreadable attribute")
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)

    def getter(self, fget):
        """A copy with another getter."""
        doc = fget.__doc__ if self.overwrite_doc else None
        copy = type(self)(fget, self.fset, self.fdel, doc or self.__doc__)
        copy.overwrite_doc = self.overwrite_doc
        return copy

    def setter(self, fset):
        """A copy with another setter."""
        copy = type(self)(self.fget, fset, self.fdel, self.__doc__)
        copy.overwrite_doc = self.overwrite_doc
        return copy

    def deleter(self, fdel):
        """A copy with another deleter."""
        copy = type(self)(self.fget, self.fset, fdel, self.__doc__)
        copy.overwrite_doc = self.overwrite_doc
        return copy


class _GeneratorWrapper:
    """Makes a generator-like object awaitable."""

    def __init__(self, gen):
        self.__wrapped = gen
        self.__isgen = gen.__class__ is GeneratorType
        self.__name__ = getattr(gen, "__name__", None)
        self.__qualname__ = getattr(gen, "__qualname__", None)

    def send(self, val):
        return self.__wrapped.send(val)

    def throw(self, tp, *rest):
        return self.__wrapped.throw(tp, *rest)

    def close(self):
        return self.__wrapped.close()

    @property
    def gi_code(self):
        return self.__wrapped.gi_code

    @property
    def gi_frame(self):
        return self.__wrapped.gi_frame

    @property
    def gi_running(self):
        return self.__wrapped.gi_running

    @property
    def gi_yieldfrom(self):
        return self.__wrapped.gi_yieldfrom

    cr_code = gi_code
    cr_frame = gi_frame
    cr_running = gi_running
    cr_await = gi_yieldfrom

    def __next__(self):
        return next(self.__wrapped)

    def __iter__(self):
        return self.__wrapped if self.__isgen else self

    __await__ = __iter__


def coroutine(func):
    """Turn a generator function into one whose result can be awaited."""
    if not callable(func):
        raise TypeError("types.coroutine() expects a callable")
    if func.__class__ is FunctionType and getattr(func, "__code__", None).__class__ is CodeType:
        flags = func.__code__.co_flags
        if flags & 0x180:  # already awaitable: a coroutine or an iterable coroutine
            return func
        if flags & 0x20 and hasattr(func.__code__, "replace"):
            func.__code__ = func.__code__.replace(co_flags=flags | 0x100)
            return func

    from functools import wraps

    @wraps(func)
    def wrapped(*args, **kwargs):
        result = func(*args, **kwargs)
        if result.__class__ is CoroutineType:
            return result
        if result.__class__ is GeneratorType and result.gi_code.co_flags & 0x100:
            return result
        from collections.abc import Coroutine, Generator
        if isinstance(result, Generator) and not isinstance(result, Coroutine):
            return _GeneratorWrapper(result)
        return result

    return wrapped
