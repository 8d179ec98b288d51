# dataclasses: methods for a class from its annotated fields.
#
# Only __init__ is compiled from source, because its parameters must be real ones; everything else is a closure over
# the field names, so decorating a class costs one small compile. The rules for which method may overwrite what the
# class defines itself are those of CPython 3.11. typing, inspect and copy are consulted only if already needed.

import sys
from operator import attrgetter

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields",
           "asdict", "astuple", "make_dataclass", "replace", "is_dataclass"]

_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_GenericAlias = type(list[int])
_empty_metadata = type(type.__dict__)({})


class FrozenInstanceError(AttributeError):
    """Raised on assignment to, or deletion of, a field of a frozen dataclass."""


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _Kind:
    """What an annotation stands for."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _Kind("_FIELD")
_FIELD_CLASSVAR = _Kind("_FIELD_CLASSVAR")
_FIELD_INITVAR = _Kind("_FIELD_INITVAR")


class InitVar:
    """Marks a pseudo-field that is passed to __init__ and on to __post_init__, and not stored."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        if isinstance(self.type, type) and not isinstance(self.type, _GenericAlias):
            name = self.type.__name__
        else:
            name = repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """One field of a dataclass; made by field(), completed by the decorator."""

    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata",
                 "kw_only", "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _empty_metadata if metadata is None else type(_empty_metadata)(metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        shown = ("name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "metadata",
                 "kw_only")
        body = ",".join(f"{name}={getattr(self, name)!r}" for name in shown)
        return f"Field({body},_field_type={self._field_type})"

    def __set_name__(self, owner, name):
        func = getattr(type(self.default), "__set_name__", None)
        if func:
            func(self.default, owner, name)

    __class_getitem__ = classmethod(_GenericAlias)


class _DataclassParams:
    """The arguments the decorator was given."""

    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen")

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen

    def __repr__(self):
        return "_DataclassParams(" + ",".join(f"{n}={getattr(self, n)!r}" for n in self.__slots__) + ")"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True,
          metadata=None, kw_only=MISSING):
    """Describe a field: its default and which of the generated methods use it."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# What an annotation means

def _names_type(text, cls, is_it):
    """Whether a string annotation such as 'typing.ClassVar[int]' begins with a name that `is_it` accepts."""
    parts, rest = [], text.lstrip()
    while len(parts) < 2:
        n = 0
        while n < len(rest) and (rest[n].isalnum() or rest[n] == "_"):
            n += 1
        if not n:
            break
        parts.append(rest[:n])
        rest = rest[n:].lstrip()
        if not rest.startswith(".") or len(parts) == 2:
            break
        rest = rest[1:].lstrip()
    module = sys.modules.get(cls.__module__)
    if not parts or module is None:
        return False
    if len(parts) == 1:
        return is_it(module.__dict__.get(parts[0]))
    owner = module.__dict__.get(parts[0])
    if not isinstance(owner, type(sys)):
        return False
    return is_it(owner.__dict__.get(parts[1]))


def _is_classvar(annotation):
    typing = sys.modules.get("typing")
    if typing is None or annotation is None:
        return False
    return annotation is typing.ClassVar or getattr(annotation, "__origin__", None) is typing.ClassVar


def _is_initvar(annotation):
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(annotation):
    return annotation is KW_ONLY


def _annotation_is(annotation, cls, is_it):
    return is_it(annotation) or isinstance(annotation, str) and _names_type(annotation, cls, is_it)


def _make_field(cls, name, annotation, default_kw_only):
    """The Field for one annotation, its default taken from the class."""
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if isinstance(default, type(Field.name)):  # a slot of the class, no default
            default = MISSING
        f = field(default=default)
    f.name = name
    f.type = annotation
    f._field_type = _FIELD
    if _annotation_is(annotation, cls, _is_classvar):
        f._field_type = _FIELD_CLASSVAR
    elif _annotation_is(annotation, cls, _is_initvar):
        f._field_type = _FIELD_INITVAR

    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f"field {f.name} cannot have a default factory")
    if f._field_type is _FIELD_CLASSVAR:
        if f.kw_only is not MISSING:
            raise TypeError(f"field {f.name} is a ClassVar but specifies kw_only")
    elif f.kw_only is MISSING:
        f.kw_only = default_kw_only
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(f.default)} for field {f.name} is not allowed: "
                         "use default_factory")
    return f


# The generated methods

def _values_getter(names):
    """A function from an instance to the tuple of the named attributes."""
    if not names:
        return lambda self: ()
    if len(names) == 1:
        single = attrgetter(names[0])
        return lambda self: (single(self),)
    return attrgetter(*names)


def _init_param(f):
    """How a field appears in the parameter list."""
    if f.default is not MISSING:
        return f"{f.name}:_type_{f.name}=_dflt_{f.name}"
    if f.default_factory is not MISSING:
        return f"{f.name}:_type_{f.name}=_HAS_DEFAULT_FACTORY"
    return f"{f.name}:_type_{f.name}"


def _init_statement(f, frozen, self_name, slots):
    """The line of __init__ that sets a field, or None."""
    if f.default_factory is not MISSING:
        value = f"_dflt_{f.name}()"
        if f.init:
            value += f" if {f.name} is _HAS_DEFAULT_FACTORY else {f.name}"
    elif f.init:
        value = f.name
    elif slots and f.default is not MISSING:
        value = f"_dflt_{f.name}"
    else:
        return None
    if f._field_type is _FIELD_INITVAR:
        return None
    if frozen:
        return f"_object_setattr({self_name}, {f.name!r}, {value})"
    return f"{self_name}.{f.name}={value}"


def _make_init(cls, std_fields, kw_fields, all_fields, frozen, has_post_init, self_name, slots):
    """Compile __init__ in the namespace of the class's module."""
    seen_default = False
    for f in std_fields:
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen_default = True
        elif seen_default:
            raise TypeError(f"non-default argument {f.name!r} follows default argument")

    scope = {"_HAS_DEFAULT_FACTORY": _HAS_DEFAULT_FACTORY, "_object_setattr": object.__setattr__}
    body = []
    for f in all_fields:
        scope[f"_type_{f.name}"] = f.type
        scope[f"_dflt_{f.name}"] = f.default if f.default is not MISSING else f.default_factory
        line = _init_statement(f, frozen, self_name, slots)
        if line:
            body.append(line)
    if has_post_init:
        passed = ",".join(f.name for f in all_fields if f._field_type is _FIELD_INITVAR)
        body.append(f"{self_name}.__post_init__({passed})")

    params = [self_name, *map(_init_param, std_fields)]
    if kw_fields:
        params += ["*", *map(_init_param, kw_fields)]
    lines = "".join(f"\n  {line}" for line in body or ["pass"])
    source = (f"def __create__({', '.join(scope)}):\n"
              f" def __init__({', '.join(params)})->None:{lines}\n"
              " return __init__")
    module = sys.modules.get(cls.__module__)
    made = {}
    exec(source, module.__dict__ if module is not None else {}, made)
    init = made["__create__"](**scope)
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    return init


def _make_repr(names):
    running = set()

    def plain(self):
        body = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{self.__class__.__qualname__}({body})"

    def __repr__(self):
        from _thread import get_ident
        key = id(self), get_ident()
        if key in running:
            return "..."
        running.add(key)
        try:
            return plain(self)
        finally:
            running.discard(key)

    plain.__name__, plain.__qualname__ = "__repr__", "__create_fn__.<locals>.__repr__"  # known to pprint and others
    __repr__.__wrapped__ = plain
    return __repr__


def _make_comparisons(values, order):
    def __eq__(self, other):
        if other.__class__ is self.__class__:
            return values(self) == values(other)
        return NotImplemented

    if not order:
        return [__eq__]

    def __lt__(self, other):
        if other.__class__ is self.__class__:
            return values(self) < values(other)
        return NotImplemented

    def __le__(self, other):
        if other.__class__ is self.__class__:
            return values(self) <= values(other)
        return NotImplemented

    def __gt__(self, other):
        if other.__class__ is self.__class__:
            return values(self) > values(other)
        return NotImplemented

    def __ge__(self, other):
        if other.__class__ is self.__class__:
            return values(self) >= values(other)
        return NotImplemented

    return [__lt__, __le__, __gt__, __ge__]


def _make_hash(values):
    def __hash__(self):
        return hash(values(self))

    return __hash__


def _make_frozen(owner, names):
    """__setattr__ and __delattr__ that refuse; subclasses may still have attributes of their own."""
    names = frozenset(names)

    def __setattr__(self, name, value):
        if type(self) is owner[0] or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(owner[0], self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is owner[0] or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(owner[0], self).__delattr__(name)

    return __setattr__, __delattr__


def _set_new(cls, method, name=None):
    """Set a method unless the class defines one; returns whether it does."""
    name = name or method.__name__
    if name in cls.__dict__:
        return True
    method.__qualname__ = f"{cls.__qualname__}.{name}"
    setattr(cls, name, method)
    return False


def _set_hash(cls, unsafe_hash, eq, frozen, explicit, values):
    """Give, remove or leave __hash__ by the table of the documentation."""
    if unsafe_hash:
        if explicit:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    elif not eq or explicit:
        return
    elif not frozen:
        cls.__hash__ = None
        return
    method = _make_hash(values)
    method.__qualname__ = f"{cls.__qualname__}.__hash__"
    cls.__hash__ = method


# The class's text signature, kept free of inspect.

def _annotation_text(annotation):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, _GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ == "builtins":
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)


def _signature_text(cls, std_fields, kw_fields):
    def param(f):
        text = f"{f.name}: {_annotation_text(f.type)}"
        if f.default is not MISSING:
            return f"{text} = {f.default!r}"
        return text if f.default_factory is MISSING else f"{text} = <factory>"

    params = [param(f) for f in std_fields]
    if kw_fields:
        params += ["*", *map(param, kw_fields)]
    return f"{cls.__name__}({', '.join(params)})"


def _set_doc(cls, generated_init, std_fields, kw_fields):
    if generated_init:
        cls.__doc__ = _signature_text(cls, std_fields, kw_fields)
        return
    try:
        from inspect import signature
        text = str(signature(cls)).replace(" -> None", "")
    except (TypeError, ValueError, ImportError):
        text = ""
    cls.__doc__ = cls.__name__ + text


def _collect_fields(cls, frozen, kw_only):
    """The fields of the bases and of the class itself, in order."""
    found = {}
    dataclass_bases = frozen_bases = False
    for base in cls.__mro__[-1:0:-1]:
        inherited = getattr(base, _FIELDS, None)
        if inherited is None:
            continue
        dataclass_bases = True
        found.update(inherited)
        frozen_bases |= bool(getattr(base, _PARAMS).frozen)

    own = []
    seen_marker = False
    annotations = cls.__dict__.get("__annotations__", {})
    for name, annotation in annotations.items():
        if _annotation_is(annotation, cls, _is_kw_only):
            if seen_marker:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen_marker = kw_only = True
        else:
            own.append(_make_field(cls, name, annotation, kw_only))
    for f in own:
        found[f.name] = f
        # The class attribute is the plain default from here on.
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if dataclass_bases and frozen_bases and not frozen:
        raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
    if dataclass_bases and frozen and not frozen_bases:
        raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    return found


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen))
    found = _collect_fields(cls, frozen, kw_only)
    setattr(cls, _FIELDS, found)

    class_hash = cls.__dict__.get("__hash__", MISSING)
    explicit_hash = not (class_hash is MISSING or class_hash is None and "__eq__" in cls.__dict__)
    if order and not eq:
        raise ValueError("eq must be true if order is true")

    # Initialised fields and InitVars make the parameters; kw_only ones go last.
    all_init = [f for f in found.values() if f._field_type is not _FIELD_CLASSVAR]
    std_fields = [f for f in all_init if f.init and not f.kw_only]
    kw_fields = [f for f in all_init if f.init and f.kw_only]
    real = [f for f in found.values() if f._field_type is _FIELD]
    owner = [cls]

    generated_init = False
    if init:
        self_name = "__dataclass_self__" if "self" in found else "self"
        generated_init = not _set_new(cls, _make_init(
            cls, std_fields, kw_fields, all_init, frozen, hasattr(cls, "__post_init__"), self_name, slots))
    if repr:
        _set_new(cls, _make_repr([f.name for f in real if f.repr]))
    compared = _values_getter([f.name for f in real if f.compare])
    if eq:
        _set_new(cls, _make_comparisons(compared, False)[0])
    if order:
        for method in _make_comparisons(compared, True):
            if _set_new(cls, method):
                raise TypeError(f"Cannot overwrite attribute {method.__name__} in class {cls.__name__}. "
                                "Consider using functools.total_ordering")
    if frozen:
        for method in _make_frozen(owner, [f.name for f in real]):
            if _set_new(cls, method):
                raise TypeError(f"Cannot overwrite attribute {method.__name__} in class {cls.__name__}")
    hashed = _values_getter([f.name for f in real if (f.compare if f.hash is None else f.hash)])
    _set_hash(cls, unsafe_hash, eq, frozen, explicit_hash, hashed)

    if not getattr(cls, "__doc__"):
        _set_doc(cls, generated_init, std_fields, kw_fields)
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple(f.name for f in std_fields)
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = owner[0] = _add_slots(cls, frozen, weakref_slot)
    if hasattr(cls, "__abstractmethods__"):
        from abc import update_abstractmethods
        update_abstractmethods(cls)
    return cls


# __slots__ cannot be added to a class that exists, so slots=True makes the class anew.

def _slots_of(cls):
    slots = cls.__dict__.get("__slots__")
    if slots is None:
        return []
    if isinstance(slots, str):
        return [slots]
    if not hasattr(slots, "__next__"):
        return list(slots)
    raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")


def _state_of_fields(self):
    return [getattr(self, f.name) for f in fields(self)]


def _set_state_of_fields(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _add_slots(cls, frozen, weakref_slot):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    names = tuple(f.name for f in fields(cls))
    inherited = {name for base in cls.__mro__[1:-1] for name in _slots_of(base)}
    wanted = (*names, "__weakref__") if weakref_slot else names
    namespace["__slots__"] = tuple(name for name in wanted if name not in inherited)
    for name in (*names, "__dict__", "__weakref__"):
        namespace.pop(name, None)
    qualname = getattr(cls, "__qualname__", None)
    cls = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        cls.__qualname__ = qualname
    if frozen:
        # The default protocol would assign through the refusing __setattr__.
        if "__getstate__" not in namespace:
            cls.__getstate__ = _state_of_fields
        if "__setstate__" not in namespace:
            cls.__setstate__ = _set_state_of_fields
    return cls


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Add methods to a class by its annotated fields; usable with or without arguments."""

    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                              weakref_slot)

    return wrap if cls is None else wrap(cls)


# Functions on dataclasses

def fields(class_or_instance):
    """The fields of a dataclass or of an instance of one, as a tuple of Field objects."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(f for f in found.values() if f._field_type is _FIELD)


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Whether an object is a dataclass or an instance of one."""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


_ATOMIC = frozenset([type(None), bool, int, float, str, complex, bytes, type(...), type(NotImplemented), range,
                     property, type])


def _convert(obj, convert_instance):
    """Copy a value, converting the dataclass instances anywhere inside it."""
    cls = type(obj)
    if cls in _ATOMIC:
        return obj
    if hasattr(cls, _FIELDS):
        return convert_instance(obj)
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return cls(*[_convert(v, convert_instance) for v in obj])
    if isinstance(obj, (list, tuple)):
        return cls(_convert(v, convert_instance) for v in obj)
    if isinstance(obj, dict):
        pairs = ((_convert(k, convert_instance), _convert(v, convert_instance)) for k, v in obj.items())
        if hasattr(cls, "default_factory"):
            result = cls(obj.default_factory)
            for key, value in pairs:
                result[key] = value
            return result
        return cls(pairs)
    from copy import deepcopy
    return deepcopy(obj)


def asdict(obj, *, dict_factory=dict):
    """A dict of the fields of an instance, with nested dataclasses and containers converted too."""
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")

    def to_dict(instance):
        return dict_factory([(f.name, _convert(getattr(instance, f.name), to_dict)) for f in fields(instance)])

    return to_dict(obj)


def astuple(obj, *, tuple_factory=tuple):
    """A tuple of the field values of an instance, with nested dataclasses and containers converted too."""
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")

    def to_tuple(instance):
        return tuple_factory([_convert(getattr(instance, f.name), to_tuple) for f in fields(instance)])

    return to_tuple(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False,
                   weakref_slot=False):
    """Make a dataclass from a list of names, (name, type) pairs or (name, type, Field) triples."""
    from keyword import iskeyword
    from types import new_class
    annotations, defaults = {}, {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, "typing.Any"
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, defaults[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = annotation

    def fill(ns):
        ns.update(namespace or {})
        ns.update(defaults)
        ns["__annotations__"] = annotations

    cls = new_class(cls_name, bases, {}, fill)
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """A new instance of the same class with some fields changed."""
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in getattr(obj, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError(f"field {f.name} is declared with init=False, it cannot be specified with replace()")
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)
