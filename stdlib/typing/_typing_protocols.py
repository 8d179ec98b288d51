# typing's protocols: classes that describe what others can do, by their members.
#
# A runtime-checkable protocol answers isinstance() by looking for its members. Other protocols refuse such checks,
# except when the question comes from abc or functools, which walk all subclasses and must not fail on one.

import sys
from abc import ABCMeta, abstractmethod
from typing import Generic, TypeVar

__name__ = "typing"

T_co = TypeVar("T_co", covariant=True)

_NOT_MEMBERS = frozenset([
    "__parameters__", "__orig_bases__", "__orig_class__", "_is_protocol", "_is_runtime_protocol",
    "__protocol_attrs__", "__callable_proto_members_only__", "__type_params__",
    "__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__", "__new__",
    "__slots__", "__subclasshook__", "__weakref__", "__class_getitem__", "__abc_tpflags__", "__match_args__"])

# Classes elsewhere that protocols may inherit from.
_ALLOWED_BASES = {
    "collections.abc": ["Callable", "Awaitable", "Iterable", "Iterator", "AsyncIterable", "Hashable", "Sized",
                        "Container", "Collection", "Reversible"],
    "contextlib": ["AbstractContextManager", "AbstractAsyncContextManager"],
}

_NOT_RUNTIME = "Instance and class checks can only be used with @runtime_checkable protocols"


def _members(cls):
    """The names a class must have to satisfy a protocol."""
    names = {}
    for base in cls.__mro__[:-1]:
        if base.__name__ in ("Protocol", "Generic"):
            continue
        for name in (*base.__dict__, *base.__dict__.get("__annotations__", ())):
            if not name.startswith("_abc_") and name not in _NOT_MEMBERS:
                names[name] = None
    return names


def _only_methods(cls):
    return all(callable(getattr(cls, name, None)) for name in _members(cls))


def _asked_by_machinery(depth):
    """Whether the check `depth` frames up was made by abc or functools rather than by user code."""
    try:
        return sys._getframe(depth + 1).f_globals.get("__name__") in ("abc", "functools")
    except (AttributeError, ValueError):
        return True


class _ProtocolMeta(ABCMeta):
    """isinstance() for protocols with data members too, which the class-level hook cannot see."""

    def __instancecheck__(cls, instance):
        protocol = getattr(cls, "_is_protocol", False)
        if protocol and not getattr(cls, "_is_runtime_protocol", False) and not _asked_by_machinery(1):
            raise TypeError(_NOT_RUNTIME)
        if (not protocol or _only_methods(cls)) and issubclass(instance.__class__, cls):
            return True
        if protocol:
            for name in _members(cls):
                if not hasattr(instance, name):
                    break
                if callable(getattr(cls, name, None)) and getattr(instance, name) is None:
                    break
            else:
                return True
        return super().__instancecheck__(instance)


def _subclass_hook(cls):
    """The __subclasshook__ of one protocol."""

    def __subclasshook__(other):
        if not cls.__dict__.get("_is_protocol", False):
            return NotImplemented
        # Frames: this hook, ABCMeta.__subclasscheck__, whoever asked.
        if not getattr(cls, "_is_runtime_protocol", False):
            if _asked_by_machinery(2):
                return NotImplemented
            raise TypeError(_NOT_RUNTIME)
        if not _only_methods(cls):
            if _asked_by_machinery(2):
                return NotImplemented
            raise TypeError("Protocols with non-method members don't support issubclass()")
        if not isinstance(other, type):
            raise TypeError("issubclass() arg 1 must be a class")
        for name in _members(cls):
            for base in other.__mro__:
                if name in base.__dict__:
                    if base.__dict__[name] is None:
                        return NotImplemented
                    break
                if (name in base.__dict__.get("__annotations__", ()) and issubclass(other, Generic)
                        and other._is_protocol):
                    break
            else:
                return NotImplemented
        return True

    return __subclasshook__


def _protocol_init(self, *args, **kwargs):
    """__init__ of protocols: refuses, and in concrete subclasses finds the real one."""
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    if cls.__init__ is not _protocol_init:
        return
    for base in cls.__mro__:
        init = base.__dict__.get("__init__", _protocol_init)
        if init is not _protocol_init:
            cls.__init__ = init
            break
    else:
        cls.__init__ = object.__init__
    cls.__init__(self, *args, **kwargs)


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base of protocol classes: class SupportsClose(Protocol)."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = _subclass_hook(cls)
        if not cls._is_protocol:
            return
        for base in cls.__bases__:
            if not (base is object or base is Generic
                    or base.__name__ in _ALLOWED_BASES.get(base.__module__, ())
                    or issubclass(base, Generic) and getattr(base, "_is_protocol", False)):
                raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
        if cls.__init__ is Protocol.__init__:
            cls.__init__ = _protocol_init


def runtime_checkable(cls):
    """Class decorator: let isinstance() and issubclass() check a protocol by its members' names."""
    if not issubclass(cls, Generic) or not cls._is_protocol:
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


@runtime_checkable
class SupportsInt(Protocol):
    """Has __int__."""

    __slots__ = ()

    @abstractmethod
    def __int__(self) -> int:
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    """Has __float__."""

    __slots__ = ()

    @abstractmethod
    def __float__(self) -> float:
        pass


@runtime_checkable
class SupportsComplex(Protocol):
    """Has __complex__."""

    __slots__ = ()

    @abstractmethod
    def __complex__(self) -> complex:
        pass


@runtime_checkable
class SupportsBytes(Protocol):
    """Has __bytes__."""

    __slots__ = ()

    @abstractmethod
    def __bytes__(self) -> bytes:
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    """Has __index__."""

    __slots__ = ()

    @abstractmethod
    def __index__(self) -> int:
        pass


@runtime_checkable
class SupportsAbs(Protocol[T_co]):
    """Has __abs__."""

    __slots__ = ()

    @abstractmethod
    def __abs__(self) -> T_co:
        pass


@runtime_checkable
class SupportsRound(Protocol[T_co]):
    """Has __round__."""

    __slots__ = ()

    @abstractmethod
    def __round__(self, ndigits: int = 0) -> T_co:
        pass
