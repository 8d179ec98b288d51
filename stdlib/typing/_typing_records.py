# typing's record types: NamedTuple, TypedDict and NewType.
#
# NamedTuple and TypedDict are functions that can stand among the bases of a class; __mro_entries__ puts a hidden
# base class in their place, whose metaclass builds the real class from the annotations.

import sys
from typing import Annotated, Generic, NotRequired, Required, Union, _caller, _type_check, get_origin

__name__ = "typing"

_GENERATED = frozenset(["__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults",
                        "_field_types", "_make", "_replace", "_asdict", "_source"])
_FROM_CLASS_STATEMENT = frozenset(["__module__", "__name__", "__annotations__"])


def _make_named_tuple(name, fields, module, defaults=()):
    from collections import namedtuple
    fields = [(n, _type_check(t, f"field {n} annotation must be a type")) for n, t in fields]
    cls = namedtuple(name, [n for n, _ in fields], defaults=defaults, module=module)
    cls.__annotations__ = cls.__new__.__annotations__ = dict(fields)
    return cls


class NamedTupleMeta(type):
    """Makes the named tuple for a class statement with NamedTuple among its bases."""

    def __new__(cls, typename, bases, ns):
        if any(base is not _NamedTuple and base is not Generic for base in bases):
            raise TypeError("can only inherit from a NamedTuple type and Generic")
        bases = tuple(tuple if base is _NamedTuple else base for base in bases)
        types = ns.get("__annotations__", {})
        default_names = []
        for field_name in types:
            if field_name in ns:
                default_names.append(field_name)
            elif default_names:
                raise TypeError(f"Non-default namedtuple field {field_name} cannot follow default field"
                                f"{'s' if len(default_names) > 1 else ''} {', '.join(default_names)}")
        made = _make_named_tuple(typename, types.items(), ns.get("__module__"),
                                 [ns[name] for name in default_names])
        if bases != (tuple,):
            made = _with_bases(made, bases, ns)
        for key, value in ns.items():
            if key in _GENERATED:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in _FROM_CLASS_STATEMENT and key not in made._fields:
                setattr(made, key, value)
        if Generic in bases:
            made.__init_subclass__()
        return made


def _with_bases(made, bases, ns):
    """The same named tuple with more bases than tuple."""
    namespace = dict(made.__dict__)
    namespace["__orig_bases__"] = ns.get("__orig_bases__", bases)
    return type(made.__name__, bases, namespace)


def NamedTuple(typename, fields=None, /, **kwargs):
    """Typed version of namedtuple: a base class, or a function of a name and (name, type) pairs."""
    if fields is None:
        fields = kwargs.items()
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    return _make_named_tuple(typename, fields, _caller())


_NamedTuple = type.__new__(NamedTupleMeta, "NamedTuple", (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


class _TypedDictMeta(type):
    """Makes plain dict subclasses that remember the types of their keys."""

    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        generic = (Generic,) if any(issubclass(base, Generic) for base in bases) else ()
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)

        msg = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own = {key: _type_check(tp, msg, module=made.__module__)
               for key, tp in ns.get("__annotations__", {}).items()}
        annotations, required, optional = {}, set(), set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            required.update(base.__dict__.get("__required_keys__", ()))
            optional.update(base.__dict__.get("__optional_keys__", ()))
        annotations.update(own)
        for key, tp in own.items():
            origin = get_origin(tp)
            if origin is Annotated:
                origin = get_origin(tp.__origin__)
            if origin is Required or origin is not NotRequired and total:
                required.add(key)
            else:
                optional.add(key)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        if not hasattr(made, "__total__"):
            made.__total__ = total
        return made

    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    """A dict type with known keys: a base class, or a function of a name and a dict of types."""
    if fields is None:
        fields = kwargs
    elif kwargs:
        raise TypeError("TypedDict takes either a dict or keyword arguments, but not both")
    if kwargs:
        from warnings import warn
        warn("The kwargs-based syntax for TypedDict definitions is deprecated in Python 3.11, will be removed in "
             "Python 3.13, and may not be understood by third-party type checkers.", DeprecationWarning,
             stacklevel=2)
    ns = {"__annotations__": dict(fields)}
    module = _caller()
    if module is not None:
        ns["__module__"] = module
    return _TypedDictMeta(typename, (), ns, total=total)


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


def is_typeddict(tp):
    """Whether a class is a TypedDict."""
    return isinstance(tp, _TypedDictMeta)


class NewType:
    """NewType('UserId', int): a distinct type for checkers, the identity function at run time."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__ = tp
        module = _caller()
        if module != "typing":
            self.__module__ = module

    def __call__(self, x, /):
        return x

    def __mro_entries__(self, bases):
        # A class that says, when subclassed, what should have been written.
        superclass_name = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                name = cls.__name__
                raise TypeError("Cannot subclass an instance of NewType. Perhaps you were looking for: "
                                f"`{name} = NewType({name!r}, {superclass_name})`")

        return (Dummy,)

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]
