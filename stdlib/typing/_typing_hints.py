# typing's functions on annotated things: get_type_hints, overloads, and the decorators that leave a mark.

import sys
from typing import (
    Annotated, ForwardRef, NotRequired, Required, Unpack, _AnnotatedAlias, _GenericAlias, _is_flat_callable)

__name__ = "typing"

_BuiltinAlias = type(list[int])
_BuiltinUnion = type(int | str)
_function_type = type(lambda: None)
_method_type = type(_function_type.__get__(lambda: None, 0))
_module_type = type(sys)
_hintless_types = (_function_type, type(len), type([].append), _method_type, _module_type, type(object.__init__),
                   type(object().__str__), type(str.join))


def _eval_type(t, globalns, localns, recursive_guard=frozenset()):
    """Evaluate every forward reference in a type."""
    if isinstance(t, ForwardRef):
        return t._evaluate(globalns, localns, recursive_guard)
    if not isinstance(t, (_GenericAlias, _BuiltinAlias, _BuiltinUnion)):
        return t
    if isinstance(t, _BuiltinAlias):
        args = tuple(ForwardRef(arg) if isinstance(arg, str) else arg for arg in t.__args__)
        unpacked = getattr(t, "__unpacked__", False)
        if _is_flat_callable(t, args):
            t = t.__origin__[args[:-1], args[-1]]
        else:
            t = t.__origin__[args]
        if unpacked:
            t = Unpack[t]
    args = tuple(_eval_type(a, globalns, localns, recursive_guard) for a in t.__args__)
    if args == t.__args__:
        return t
    if isinstance(t, _BuiltinAlias):
        return _BuiltinAlias(t.__origin__, args)
    if isinstance(t, _BuiltinUnion):
        result = args[0]
        for arg in args[1:]:
            result = result | arg
        return result
    return t.copy_with(args)


def _strip_annotations(t):
    """A type without Annotated, Required and NotRequired."""
    if isinstance(t, _AnnotatedAlias):
        return _strip_annotations(t.__origin__)
    if hasattr(t, "__origin__") and t.__origin__ in (Required, NotRequired):
        return _strip_annotations(t.__args__[0])
    if not isinstance(t, (_GenericAlias, _BuiltinAlias, _BuiltinUnion)):
        return t
    args = tuple(_strip_annotations(a) for a in t.__args__)
    if args == t.__args__:
        return t
    if isinstance(t, _BuiltinAlias):
        return _BuiltinAlias(t.__origin__, args)
    if isinstance(t, _BuiltinUnion):
        result = args[0]
        for arg in args[1:]:
            result = result | arg
        return result
    return t.copy_with(args)


def _type_params(obj):
    return {p.__name__: p for p in getattr(obj, "__type_params__", ())}


def _class_hints(cls, globalns, localns):
    hints = {}
    for base in reversed(cls.__mro__):
        annotations = base.__dict__.get("__annotations__", {})
        if not isinstance(annotations, dict):
            continue
        where = globalns
        if globalns is None:
            where = getattr(sys.modules.get(base.__module__, None), "__dict__", {})
        locals_ = {**_type_params(base), **base.__dict__} if localns is None else localns
        if localns is None and globalns is None:
            # Names of the module win over those of the class body, as they always have here.
            where, locals_ = locals_, where
        for name, value in annotations.items():
            if value is None:
                value = type(None)
            if isinstance(value, str):
                value = ForwardRef(value, is_argument=False, is_class=True)
            hints[name] = _eval_type(value, where, locals_)
    return hints


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a function, class or module with strings evaluated; Annotated is taken off unless
    include_extras is true."""
    if getattr(obj, "__no_type_check__", None):
        return {}
    if isinstance(obj, type):
        hints = _class_hints(obj, globalns, localns)
    else:
        if globalns is None:
            if isinstance(obj, _module_type):
                globalns = obj.__dict__
            else:
                inner = obj
                while hasattr(inner, "__wrapped__"):
                    inner = inner.__wrapped__
                globalns = getattr(inner, "__globals__", {})
            if localns is None:
                localns = globalns
        elif localns is None:
            localns = globalns
        params = _type_params(obj)
        if params:
            localns = {**localns, **params}
        annotations = getattr(obj, "__annotations__", None)
        if annotations is None:
            if isinstance(obj, _hintless_types):
                return {}
            raise TypeError(f"{obj!r} is not a module, class, method, or function.")
        hints = {}
        for name, value in annotations.items():
            if value is None:
                value = type(None)
            if isinstance(value, str):
                value = ForwardRef(value, is_argument=not isinstance(obj, _module_type), is_class=False)
            hints[name] = _eval_type(value, globalns, localns)
    if include_extras:
        return hints
    return {name: _strip_annotations(t) for name, t in hints.items()}


# Overloads, by module, qualified name and line.
_overloads = {}


def _overload_dummy(*args, **kwds):
    """Stands in for an overload."""
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions outside a stub "
        "module should always be followed by an implementation that is not @overload-ed.")


def overload(func):
    """Decorator for the signatures of an overloaded function; the implementation follows undecorated."""
    f = getattr(func, "__func__", func)
    try:
        _overloads.setdefault((f.__module__, f.__qualname__), {})[f.__code__.co_firstlineno] = func
    except AttributeError:  # not a function
        pass
    return _overload_dummy


def get_overloads(func):
    """The overloads declared for a function, in order."""
    f = getattr(func, "__func__", func)
    return list(_overloads.get((f.__module__, f.__qualname__), {}).values())


def clear_overloads():
    """Forget all overloads."""
    _overloads.clear()


def _mark(obj, name, value=True):
    try:
        setattr(obj, name, value)
    except (AttributeError, TypeError):
        pass
    return obj


def final(f):
    """Mark a method as not to be overridden, a class as not to be subclassed."""
    return _mark(f, "__final__")


def override(method, /):
    """Mark a method as overriding one of a base class."""
    return _mark(method, "__override__")


def no_type_check(arg):
    """Decorator: the annotations of a function, or of a class's methods, are not types."""
    if isinstance(arg, type):
        for key in dir(arg):
            obj = getattr(arg, key)
            if (not hasattr(obj, "__qualname__") or obj.__qualname__ != f"{arg.__qualname__}.{obj.__name__}"
                    or getattr(obj, "__module__", None) != arg.__module__):
                continue
            if isinstance(obj, _function_type):
                obj.__no_type_check__ = True
            elif isinstance(obj, _method_type):
                obj.__func__.__no_type_check__ = True
            elif isinstance(obj, type):
                no_type_check(obj)
    return _mark(arg, "__no_type_check__")


def no_type_check_decorator(decorator):
    """Make a decorator apply no_type_check() to what it returns."""
    from functools import wraps

    @wraps(decorator)
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))

    return wrapped_decorator


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, field_specifiers=(),
                        **kwargs):
    """Mark a decorator, base class or metaclass as making dataclass-like classes."""

    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default, "kw_only_default": kw_only_default,
            "field_specifiers": field_specifiers, "kwargs": kwargs}
        return cls_or_fn

    return decorator


def reveal_type(obj, /):
    """Print the run-time type of an object to stderr and return the object."""
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def assert_never(arg, /):
    """Raise: the call should have been unreachable."""
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")
