# typing: the objects that annotations are made of.
#
# This file holds type variables, special forms and generic aliases: what an annotation builds when it is evaluated.
# Everything else is loaded when first named, see _LAZY and _ALIASES: records (NamedTuple, TypedDict), protocols,
# IO types, and the functions that read annotations. So importing typing loads no other module.
# Equality, hashing, repr() and error messages follow CPython 3.11; TypeAliasType, override and lazily evaluated
# type parameters follow 3.12, whose syntax the compiler accepts.

import sys

__all__ = [
    "Annotated", "Any", "Callable", "ClassVar", "Concatenate", "Final", "ForwardRef", "Generic", "Literal",
    "Optional", "ParamSpec", "Protocol", "Tuple", "Type", "TypeVar", "TypeVarTuple", "Union",
    "AbstractSet", "ByteString", "Container", "ContextManager", "Hashable", "ItemsView", "Iterable", "Iterator",
    "KeysView", "Mapping", "MappingView", "MutableMapping", "MutableSequence", "MutableSet", "Sequence", "Sized",
    "ValuesView", "Awaitable", "AsyncIterator", "AsyncIterable", "Coroutine", "Collection", "AsyncGenerator",
    "AsyncContextManager",
    "Reversible", "SupportsAbs", "SupportsBytes", "SupportsComplex", "SupportsFloat", "SupportsIndex",
    "SupportsInt", "SupportsRound",
    "ChainMap", "Counter", "Deque", "Dict", "DefaultDict", "List", "OrderedDict", "Set", "FrozenSet", "NamedTuple",
    "TypedDict", "Generator",
    "BinaryIO", "IO", "Match", "Pattern", "TextIO",
    "AnyStr", "assert_type", "assert_never", "cast", "clear_overloads", "dataclass_transform", "final", "get_args",
    "get_origin", "get_overloads", "get_type_hints", "is_typeddict", "LiteralString", "Never", "NewType",
    "no_type_check", "no_type_check_decorator", "NoReturn", "NotRequired", "overload", "override",
    "ParamSpecArgs", "ParamSpecKwargs", "Required", "reveal_type", "runtime_checkable", "Self", "Text",
    "TYPE_CHECKING", "TypeAlias", "TypeAliasType", "TypeGuard", "Unpack",
]

TYPE_CHECKING = False
Text = str

_BuiltinAlias = GenericAlias = type(list[int])
_BuiltinUnion = type(int | str)
_NoneType = type(None)
_function_type = type(lambda: None)

# Where the names come from that are not defined below.
_LAZY = {name: module for module, names in {
    "_typing_protocols": "Protocol _ProtocolMeta runtime_checkable SupportsInt SupportsFloat SupportsComplex "
                         "SupportsBytes SupportsIndex SupportsAbs SupportsRound T_co",
    "_typing_records": "NamedTuple NamedTupleMeta _NamedTuple TypedDict _TypedDictMeta _TypedDict is_typeddict NewType",
    "_typing_io": "IO TextIO BinaryIO",
    "_typing_hints": "get_type_hints _eval_type overload get_overloads clear_overloads final no_type_check "
                     "no_type_check_decorator override dataclass_transform reveal_type assert_never",
}.items() for name in names.split()}

# Deprecated generic versions of classes elsewhere: name -> (module, class, number of parameters or -1 for any).
_ALIASES = {
    "Hashable": ("collections.abc", "Hashable", 0), "Awaitable": ("collections.abc", "Awaitable", 1),
    "Coroutine": ("collections.abc", "Coroutine", 3), "AsyncIterable": ("collections.abc", "AsyncIterable", 1),
    "AsyncIterator": ("collections.abc", "AsyncIterator", 1), "Iterable": ("collections.abc", "Iterable", 1),
    "Iterator": ("collections.abc", "Iterator", 1), "Reversible": ("collections.abc", "Reversible", 1),
    "Sized": ("collections.abc", "Sized", 0), "Container": ("collections.abc", "Container", 1),
    "Collection": ("collections.abc", "Collection", 1), "AbstractSet": ("collections.abc", "Set", 1),
    "MutableSet": ("collections.abc", "MutableSet", 1), "Mapping": ("collections.abc", "Mapping", 2),
    "MutableMapping": ("collections.abc", "MutableMapping", 2), "Sequence": ("collections.abc", "Sequence", 1),
    "MutableSequence": ("collections.abc", "MutableSequence", 1), "ByteString": ("collections.abc", "ByteString", 0),
    "MappingView": ("collections.abc", "MappingView", 1), "KeysView": ("collections.abc", "KeysView", 1),
    "ItemsView": ("collections.abc", "ItemsView", 2), "ValuesView": ("collections.abc", "ValuesView", 1),
    "Generator": ("collections.abc", "Generator", 3), "AsyncGenerator": ("collections.abc", "AsyncGenerator", 2),
    "List": ("builtins", "list", 1), "Dict": ("builtins", "dict", 2), "Set": ("builtins", "set", 1),
    "FrozenSet": ("builtins", "frozenset", 1), "Type": ("builtins", "type", 1),
    "Deque": ("collections", "deque", 1), "DefaultDict": ("collections", "defaultdict", 2),
    "OrderedDict": ("collections", "OrderedDict", 2), "Counter": ("collections", "Counter", 1),
    "ChainMap": ("collections", "ChainMap", 2),
    "ContextManager": ("contextlib", "AbstractContextManager", 1),
    "AsyncContextManager": ("contextlib", "AbstractAsyncContextManager", 1),
    "Pattern": ("re", "Pattern", 1), "Match": ("re", "Match", 1),
}
# These refuse to be called and name the builtin type to call instead.
_NOT_CALLABLE = frozenset(["List", "Dict", "Set", "FrozenSet", "Type"])


def _class_at(module, name):
    __import__(module)
    return getattr(sys.modules[module], name)


def __getattr__(name):
    if name in _ALIASES:
        module, cls, nparams = _ALIASES[name]
        value = _SpecialGenericAlias(_class_at(module, cls), nparams, name=name,
                                     inst=name not in _NOT_CALLABLE)
    elif name in _LAZY:
        value = _class_at(_LAZY[name], name)
    elif name == "Callable":
        value = _CallableType(_class_at("collections.abc", "Callable"), 2, name="Callable", inst=False)
    elif name == "Tuple":
        value = _TupleType(tuple, -1, name="Tuple", inst=False)
    elif name == "AnyStr":
        value = TypeVar("AnyStr", bytes, str)
    else:
        raise AttributeError(f"module 'typing' has no attribute {name!r}")
    globals()[name] = value
    return value


def _caller(depth=1):
    """The name of the module `depth` frames above the function that asks."""
    try:
        return sys._getframe(depth + 1).f_globals.get("__name__", "__main__")
    except (AttributeError, ValueError):
        return None


# Checking and showing types

def _type_convert(arg, module=None, *, allow_special_forms=False):
    """None stands for its type, a string for a forward reference."""
    if arg is None:
        return _NoneType
    if isinstance(arg, str):
        return ForwardRef(arg, module=module, is_class=allow_special_forms)
    return arg


def _is_plain_generic(arg):
    return arg is Generic or (isinstance(arg, type) and arg.__name__ == "Protocol" and arg.__module__ == "typing")


def _type_check(arg, msg, is_argument=True, module=None, *, allow_special_forms=False):
    """Convert an argument and refuse what can never be a type there."""
    arg = _type_convert(arg, module=module, allow_special_forms=allow_special_forms)
    if isinstance(arg, _GenericAlias):
        origin = arg.__origin__
        if _is_plain_generic(origin) or not allow_special_forms and (
                origin is ClassVar or is_argument and origin is Final):
            raise TypeError(f"{arg} is not valid as type argument")
    if isinstance(arg, _SpecialForm):
        if arg in _BARE_FORMS or allow_special_forms and (arg is ClassVar or arg is Final):
            return arg
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if _is_plain_generic(arg):
        raise TypeError(f"Plain {arg} is not valid as type argument")
    if type(arg) is tuple:
        raise TypeError(f"{msg} Got {arg!r:.100}.")
    return arg


def _type_repr(obj):
    """How a type is written inside the brackets of a generic."""
    if isinstance(obj, _BuiltinAlias):
        return repr(obj)
    if isinstance(obj, type):
        if obj.__module__ == "builtins":
            return obj.__qualname__
        return f"{obj.__module__}.{obj.__qualname__}"
    if obj is ...:
        return "..."
    if isinstance(obj, _function_type):
        return obj.__name__
    return repr(obj)


def _is_param_expr(arg):
    """Whether an argument can stand for a whole parameter list."""
    return arg is ... or isinstance(arg, (tuple, list, ParamSpec, _ConcatenateGenericAlias))


def _is_unpacked_typevartuple(x):
    return not isinstance(x, type) and getattr(x, "__typing_is_unpacked_typevartuple__", False)


def _collect_parameters(args):
    """The type variables in `args`, each once, in order of appearance."""
    found = {}
    for arg in args:
        if isinstance(arg, type):
            continue
        if isinstance(arg, tuple):
            found.update(dict.fromkeys(_collect_parameters(arg)))
        elif hasattr(arg, "__typing_subst__"):
            found[arg] = None
        else:
            found.update(dict.fromkeys(getattr(arg, "__parameters__", ())))
    return tuple(found)


def _unpack_args(args):
    """Put the items of unpacked tuples of fixed length in their place."""
    result = []
    for arg in args:
        items = getattr(arg, "__typing_unpacked_tuple_args__", None)
        if items is not None and not (items and items[-1] is ...):
            result.extend(items)
        else:
            result.append(arg)
    return result


def _check_generic(cls, args, expected):
    if not expected:
        raise TypeError(f"{cls} is not a generic class")
    _check_count(cls, len(args), expected)


def _check_count(cls, actual, expected):
    if actual != expected:
        raise TypeError(f"Too {'many' if actual > expected else 'few'} arguments for {cls}; "
                        f"actual {actual}, expected {expected}")


def _unique(items):
    """The items without repetitions, in order; works for unhashable ones."""
    try:
        return list(dict.fromkeys(items))
    except TypeError:
        result = []
        for item in items:
            if item not in result:
                result.append(item)
        return result


# Subscriptions are remembered so that List[int] is List[int]; the table is dropped when it grows.
_subscriptions = {}


def _remembered(form, params, make):
    try:
        key = form, params, type(params)
        return _subscriptions[key]
    except KeyError:
        pass
    except TypeError:  # unhashable parameters
        return make(params)
    result = make(params)
    if len(_subscriptions) >= 2048:
        _subscriptions.clear()
    _subscriptions[key] = result
    return result


class _Operators:
    """X | Y for the objects of this module, and their pickling by name."""

    __slots__ = ()

    def __or__(self, right):
        return Union[self, right]

    def __ror__(self, left):
        return Union[left, self]


# Type variables

class _TypeParameter(_Operators):
    """What the three kinds of type variable share: a name, a home, and being passed by reference."""

    __slots__ = ("__name__", "__dict__", "__weakref__")

    def _settle(self, name, module):
        self.__name__ = name
        self.__module__ = module if module != "typing" else None

    def __reduce__(self):
        return self.__name__

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")


class _Bounded(_TypeParameter):
    """Variance and bound, for TypeVar and ParamSpec. The bound may be given as a function to evaluate later."""

    __slots__ = ("__covariant__", "__contravariant__", "__infer_variance__", "_bound", "_evaluate")

    def _set_variance(self, bound, covariant, contravariant, infer_variance):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if infer_variance and (covariant or contravariant):
            raise ValueError("Variance cannot be specified with infer_variance.")
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)
        self._evaluate = None
        self._bound = _type_check(bound, "Bound must be a type.") if bound else None

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__

    @property
    def __bound__(self):
        return self._bound


class TypeVar(_Bounded):
    """A type variable: TypeVar('T'), TypeVar('T', bound=B), TypeVar('T', A, B) for one of several types."""

    __slots__ = ("_constraints",)

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False):
        self._settle(name, _caller())
        self._set_variance(bound, covariant, contravariant, infer_variance)
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        msg = "TypeVar(name, constraint, ...): constraints must be types."
        self._constraints = tuple(_type_check(t, msg) for t in constraints)

    def _resolve(self):
        """Evaluate what stands after the colon in `[T: ...]`: a tuple is constraints, anything else a bound."""
        evaluate, self._evaluate = self._evaluate, None
        try:
            value = evaluate()
        except BaseException:
            self._evaluate = evaluate
            raise
        if isinstance(value, tuple):
            self._constraints = value
        else:
            self._bound = value

    @property
    def __bound__(self):
        if self._evaluate is not None:
            self._resolve()
        return self._bound

    @property
    def __constraints__(self):
        if self._evaluate is not None:
            self._resolve()
        return self._constraints

    def __mro_entries__(self, bases):
        # The words CPython's class machinery arrives at for `class X(T)`.
        raise TypeError("TypeVar(name, constraint, ...): constraints must be types. "
                        f"Got {bases!r:.100}.")

    def __typing_subst__(self, arg):
        arg = _type_check(arg, "Parameters to generic types must be types.", is_argument=True)
        if (isinstance(arg, _GenericAlias) and arg.__origin__ is Unpack
                or isinstance(arg, _BuiltinAlias) and getattr(arg, "__unpacked__", False)):
            raise TypeError(f"{arg} is not valid as type argument")
        return arg


class TypeVarTuple(_TypeParameter):
    """A variable for any number of types, used unpacked: tuple[*Ts]."""

    __slots__ = ()

    def __init__(self, name):
        self._settle(name, _caller())

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__

    def __typing_subst__(self, arg):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")

    def __typing_prepare_subst__(self, alias, args):
        """Gather into one tuple the arguments that this variable takes."""
        params = alias.__parameters__
        position = params.index(self)
        after = len(params) - position - 1
        if any(isinstance(p, TypeVarTuple) for p in params[position + 1:]):
            raise TypeError(f"More than one TypeVarTuple parameter in {alias}")
        # An unpacked tuple[X, ...] among the arguments fills the places around it with X.
        unbounded = fill = None
        for k, arg in enumerate(args):
            items = None if isinstance(arg, type) else getattr(arg, "__typing_unpacked_tuple_args__", None)
            if items and len(items) == 2 and items[-1] is ...:
                if unbounded is not None:
                    raise TypeError("More than one unpacked arbitrary-length tuple argument")
                unbounded, fill = k, items[0]
        left, right = position, after
        if unbounded is not None:
            left = min(left, unbounded)
            right = min(right, len(args) - unbounded - 1)
        elif left + right > len(args):
            raise TypeError(f"Too few arguments for {alias}; actual {len(args)}, expected at least {len(params) - 1}")
        end = len(args) - right
        return (*args[:left], *[fill] * (position - left), tuple(args[left:end]), *[fill] * (after - right),
                *args[end:])


class _ParamSpecPart:
    """P.args or P.kwargs."""

    __slots__ = ("__origin__",)
    _part = None

    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.{self._part}"

    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return self.__origin__ == other.__origin__

    def __hash__(self):
        return hash((self._part, self.__origin__))

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")


class ParamSpecArgs(_ParamSpecPart):
    """The positional arguments of a ParamSpec, for annotating *args."""

    __slots__ = ()
    _part = "args"


class ParamSpecKwargs(_ParamSpecPart):
    """The keyword arguments of a ParamSpec, for annotating **kwargs."""

    __slots__ = ()
    _part = "kwargs"


class ParamSpec(_Bounded):
    """A variable for the parameters of a callable: Callable[P, R]."""

    __slots__ = ()

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False, infer_variance=False):
        self._settle(name, _caller())
        self._set_variance(bound, covariant, contravariant, infer_variance)

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)

    def __typing_subst__(self, arg):
        if isinstance(arg, (list, tuple)):
            return tuple(_type_check(a, "Expected a type.") for a in arg)
        if not _is_param_expr(arg):
            raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}")
        return arg

    def __typing_prepare_subst__(self, alias, args):
        """Z[int, str] means Z[[int, str]] where the ParamSpec is the only parameter."""
        params = alias.__parameters__
        i = params.index(self)
        if i >= len(args):
            raise TypeError(f"Too few arguments for {alias}")
        if len(params) == 1 and not _is_param_expr(args[0]):
            return (args,)
        if isinstance(args[i], list):
            return (*args[:i], tuple(args[i]), *args[i + 1:])
        return args


_KINDS = {"TypeVar": TypeVar, "ParamSpec": ParamSpec, "TypeVarTuple": TypeVarTuple}


def _typing_lazy_typevar(name, kind, evaluate_bound=None):
    """Make the type parameter of a `def f[T: bound]`; the runtime calls this.

    kind is "TypeVar", "ParamSpec" or "TypeVarTuple"; evaluate_bound, or None, is called at most once, when the
    bound is asked for, and gives a type or a tuple of constraints.
    """
    cls = _KINDS[kind]
    made = cls(name) if cls is TypeVarTuple else cls(name, infer_variance=True)
    made.__module__ = _caller()
    if evaluate_bound is not None:
        made._evaluate = evaluate_bound
    return made


def _subscript_generic(params):
    """The base class that a `class C[T]` gets for its type parameters; the runtime calls this."""
    return Generic[tuple(Unpack[p] if isinstance(p, TypeVarTuple) else p for p in params)]


class TypeAliasType(_Operators):
    """What `type Name[T] = value` creates; __value__ is evaluated when first asked for."""

    __slots__ = ("__name__", "__type_params__", "_value", "_evaluate", "__dict__", "__weakref__")

    _adder_union_member = True          # the runtime lets X | Y hold it

    def __or__(self, right):
        from _typing import _plain_union
        return _plain_union(self, right)

    def __ror__(self, left):
        from _typing import _plain_union
        return _plain_union(left, self)

    def __init__(self, name, value, *, type_params=()):
        self.__name__ = name
        self.__module__ = _caller()
        self.__type_params__ = tuple(type_params)
        self._value = value
        self._evaluate = None

    @property
    def __value__(self):
        if self._evaluate is not None:
            self._value = self._evaluate()
            self._evaluate = None
        return self._value

    @property
    def __parameters__(self):
        params = self.__type_params__
        return tuple(Unpack[p] if isinstance(p, TypeVarTuple) else p for p in params)

    def __getitem__(self, params):
        if not self.__type_params__:
            raise TypeError("Only generic type aliases are subscriptable")
        return _BuiltinAlias(self, params if isinstance(params, tuple) else (params,))

    def __repr__(self):
        return self.__name__

    def __reduce__(self):
        return self.__name__


def _typing_lazy_alias(name, type_params, evaluate_value):
    """Make the object of a `type` statement; the runtime calls this. evaluate_value is called on first use."""
    made = TypeAliasType(name, None, type_params=type_params)
    made.__module__ = _caller()
    made._evaluate = evaluate_value
    return made


class ForwardRef:
    """A type written as a string, to be evaluated later."""

    __slots__ = ("__forward_arg__", "__forward_code__", "__forward_evaluated__", "__forward_value__",
                 "__forward_is_argument__", "__forward_is_class__", "__forward_module__", "__weakref__")

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        source = f"({arg},)[0]" if arg.startswith("*") else arg
        try:
            code = compile(source, "<string>", "eval")
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}")
        self.__forward_arg__ = arg
        self.__forward_code__ = code
        self.__forward_evaluated__ = False
        self.__forward_value__ = None
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module

    def _evaluate(self, globalns, localns, recursive_guard):
        if self.__forward_arg__ in recursive_guard:
            return self
        if self.__forward_evaluated__ and localns is globalns:
            return self.__forward_value__
        if globalns is None and localns is None:
            globalns = localns = {}
        elif globalns is None:
            globalns = localns
        elif localns is None:
            localns = globalns
        if self.__forward_module__ is not None:
            globalns = getattr(sys.modules.get(self.__forward_module__, None), "__dict__", globalns)
        value = _type_check(eval(self.__forward_code__, globalns, localns),
                            "Forward references must evaluate to types.",
                            is_argument=self.__forward_is_argument__,
                            allow_special_forms=self.__forward_is_class__)
        evaluate = _own_attribute("_eval_type")
        self.__forward_value__ = evaluate(value, globalns, localns, recursive_guard | {self.__forward_arg__})
        self.__forward_evaluated__ = True
        return self.__forward_value__

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        if self.__forward_evaluated__ and other.__forward_evaluated__:
            return (self.__forward_arg__ == other.__forward_arg__
                    and self.__forward_value__ == other.__forward_value__)
        return (self.__forward_arg__ == other.__forward_arg__
                and self.__forward_module__ == other.__forward_module__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        module = "" if self.__forward_module__ is None else f", module={self.__forward_module__!r}"
        return f"ForwardRef({self.__forward_arg__!r}{module})"


# Special forms

class _SpecialForm(_Operators):
    """A name of this module with a meaning of its own; most can be subscripted."""

    __slots__ = ("_name", "_getitem", "__dict__", "__weakref__")

    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__

    def __getattr__(self, item):
        if item in ("__name__", "__qualname__"):
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """A type compatible with every other."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls, *args, **kwargs)


def _bare(name, doc):
    """A form that takes no parameters."""
    def getitem(self, parameters):
        raise TypeError(f"{self} is not subscriptable")

    getitem.__name__ = name
    getitem.__doc__ = doc
    return _SpecialForm(getitem)


NoReturn = _bare("NoReturn", "The result type of functions that never return.")
Never = _bare("Never", "The type without values.")
Self = _bare("Self", "The class that encloses the annotation.")
LiteralString = _bare("LiteralString", "A string made of literals only.")
TypeAlias = _bare("TypeAlias", "Marks an assignment as a type alias.")
_BARE_FORMS = (LiteralString, NoReturn, Never, Self, TypeAlias)


@_SpecialForm
def ClassVar(self, parameters):
    """Marks a class variable."""
    return _GenericAlias(self, (_type_check(parameters, f"{self} accepts only single type."),))


@_SpecialForm
def Final(self, parameters):
    """Marks a name that is not assigned again."""
    return _GenericAlias(self, (_type_check(parameters, f"{self} accepts only single type."),))


@_SpecialForm
def TypeGuard(self, parameters):
    """The result type of a function that narrows its argument's type."""
    return _GenericAlias(self, (_type_check(parameters, f"{self} accepts only single type."),))


@_SpecialForm
def Required(self, parameters):
    """Marks a key of a TypedDict that must be there."""
    item = _type_check(parameters, f"{self._name} accepts only a single type.", allow_special_forms=True)
    return _GenericAlias(self, (item,))


@_SpecialForm
def NotRequired(self, parameters):
    """Marks a key of a TypedDict that may be missing."""
    item = _type_check(parameters, f"{self._name} accepts only a single type.", allow_special_forms=True)
    return _GenericAlias(self, (item,))


@_SpecialForm
def Unpack(self, parameters):
    """Unpack[Ts]: what *Ts means."""
    return _UnpackGenericAlias(self, (_type_check(parameters, f"{self} accepts only single type."),))


@_SpecialForm
def Union(self, parameters):
    """Union[X, Y]: either X or Y."""
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    return _remembered(self, parameters, _make_union)


def _make_union(parameters):
    flat = []
    for p in parameters:
        p = _type_check(p, "Union[arg, ...]: each arg must be a type.")
        if isinstance(p, (_UnionGenericAlias, _BuiltinUnion)):
            flat.extend(p.__args__)
        else:
            flat.append(p)
    flat = tuple(_unique(flat))
    if len(flat) == 1:
        return flat[0]
    name = "Optional" if len(flat) == 2 and _NoneType in flat else None
    return _UnionGenericAlias(Union, flat, name=name)


@_SpecialForm
def Optional(self, parameters):
    """Optional[X]: X or None."""
    return Union[_type_check(parameters, f"{self} requires a single type."), _NoneType]


@_SpecialForm
def Literal(self, parameters):
    """Literal[v, ...]: one of the given values."""
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for p in parameters:
        if isinstance(p, _LiteralGenericAlias):
            flat.extend(p.__args__)
        else:
            flat.append(p)
    try:
        flat = list({(p, type(p)): p for p in flat}.values())
    except TypeError:  # unhashable values
        pass
    return _LiteralGenericAlias(self, tuple(flat))


@_SpecialForm
def Concatenate(self, parameters):
    """Concatenate[X, P]: the parameters of P with an X in front."""
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    msg = "Concatenate[arg, ...]: each arg must be a type."
    parameters = (*(_type_check(p, msg) for p in parameters[:-1]), parameters[-1])
    return _ConcatenateGenericAlias(self, parameters)


# Generic aliases

def _is_dunder(name):
    return name.startswith("__") and name.endswith("__")


class _BaseGenericAlias(_Operators):
    """A generic with or without arguments; passes calls and plain attributes on to the class behind it."""

    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(f"Type {self._name} cannot be instantiated; "
                            f"use {self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except (AttributeError, TypeError):
            pass
        return result

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        result = []
        if self.__origin__ not in bases:
            result.append(self.__origin__)
        later = bases[bases.index(self) + 1:]
        if not any(isinstance(b, _BaseGenericAlias) or isinstance(b, type) and issubclass(b, Generic) for b in later):
            result.append(Generic)
        return tuple(result)

    def __getattr__(self, attr):
        if attr in ("__name__", "__qualname__"):
            return self._name or self.__origin__.__name__
        if "__origin__" in self.__dict__ and not _is_dunder(attr):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, value):
        if _is_dunder(attr) or attr in ("_name", "_inst", "_nparams"):
            super().__setattr__(attr, value)
        else:
            setattr(self.__origin__, attr, value)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __dir__(self):
        own = super().__dir__()
        return list({*own, *(name for name in dir(self.__origin__) if not _is_dunder(name))})


class _GenericAlias(_BaseGenericAlias):
    """A generic with its arguments, such as List[int]."""

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        if not isinstance(args, tuple):
            args = (args,)
        self.__args__ = args
        self.__parameters__ = _collect_parameters(args)
        if not name:
            self.__module__ = origin.__module__

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __getitem__(self, args):
        if _is_plain_generic(self.__origin__):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        if not isinstance(args, tuple):
            args = (args,)
        args = _unpack_args(tuple(_type_convert(p) for p in args))
        return self.copy_with(self._new_args(args))

    def _new_args(self, args):
        """This alias's arguments with `args` in place of the parameters."""
        params = self.__parameters__
        for param in params:
            prepare = getattr(param, "__typing_prepare_subst__", None)
            if prepare:
                args = prepare(self, args)
        _check_count(self, len(args), len(params))
        return tuple(self._substitute(self.__args__, dict(zip(params, args))))

    def _substitute(self, args, values):
        result = []
        flatten = self._name == "Callable"
        for old in args:
            if isinstance(old, type):
                result.append(old)
                continue
            subst = getattr(old, "__typing_subst__", None)
            if subst:
                new = subst(values[old])
            else:
                inner = getattr(old, "__parameters__", ())
                if inner:
                    given = []
                    for p in inner:
                        if isinstance(p, TypeVarTuple):
                            given.extend(values[p])
                        else:
                            given.append(values[p])
                    new = old[tuple(given)]
                else:
                    new = old
            if flatten and isinstance(new, tuple) or _is_unpacked_typevartuple(old):
                result.extend(new)
            elif isinstance(old, tuple):
                result.append(tuple(self._substitute(old, values)))
            else:
                result.append(new)
        return result

    def copy_with(self, args):
        """The same generic with other arguments."""
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def __repr__(self):
        name = "typing." + self._name if self._name else _type_repr(self.__origin__)
        args = ", ".join(map(_type_repr, self.__args__)) or "()"
        return f"{name}[{args}]"

    def __reduce__(self):
        origin = _own_attribute(self._name) if self._name else self.__origin__
        args = self.__args__
        if len(args) == 1 and not isinstance(args[0], tuple):
            args = args[0]
        return _getitem(), (origin, args)

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm) or self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic:
            # Bare Generic[T] is dropped where a later base brings Generic in.
            if any(_is_plain_generic(b) and b is not Generic for b in bases):
                return ()
            for b in bases[bases.index(self) + 1:]:
                if isinstance(b, _BaseGenericAlias) and b is not self:
                    return ()
        return (self.__origin__,)

    def __iter__(self):
        yield Unpack[self]


def _getitem():
    from operator import getitem
    return getitem


def _own_attribute(name):
    """A name of this module, loaded if need be."""
    return globals()[name] if name in globals() else __getattr__(name)


class _SpecialGenericAlias(_BaseGenericAlias):
    """A generic that still takes its arguments, such as List."""

    def __init__(self, origin, nparams, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name or origin.__name__)
        self._nparams = nparams
        if origin.__module__ == "builtins":
            self.__doc__ = f"A generic version of {origin.__qualname__}."
        else:
            self.__doc__ = f"A generic version of {origin.__module__}.{origin.__qualname__}."

    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        return _remembered(self, params, self._make)

    def _make(self, params):
        msg = "Parameters to generic types must be types."
        params = tuple(_type_check(p, msg) for p in params)
        _check_generic(self, params, self._nparams)
        return self.copy_with(params)

    def copy_with(self, params):
        """This generic with the given arguments."""
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return "typing." + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if not isinstance(cls, _GenericAlias):
            return issubclass(cls, self.__origin__)
        return super().__subclasscheck__(cls)

    def __reduce__(self):
        return self._name


class _TupleType(_SpecialGenericAlias):
    """Tuple, which takes any number of arguments."""

    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        if len(params) >= 2 and params[-1] is ...:
            msg = "Tuple[t, ...]: t must be a type."
            return self.copy_with((*(_type_check(p, msg) for p in params[:-1]), ...))
        msg = "Tuple[t0, t1, ...]: each t must be a type."
        return self.copy_with(tuple(_type_check(p, msg) for p in params))


class _CallableType(_SpecialGenericAlias):
    """Callable, whose first argument is a list of types."""

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = params
        result = _type_check(result, "Callable[args, result]: result must be a type.")
        if args is ...:
            return self.copy_with((..., result))
        args = tuple(args) if isinstance(args, (list, tuple)) else (args,)
        return self.copy_with((*map(_type_convert, args), result))

    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst)


class _CallableGenericAlias(_GenericAlias):
    """Callable with its arguments, stored flat: parameter types and then the result."""

    def _is_open(self):
        return len(self.__args__) == 2 and _is_param_expr(self.__args__[0])

    def __repr__(self):
        if self._is_open():
            return super().__repr__()
        *params, result = map(_type_repr, self.__args__)
        return f"typing.Callable[[{', '.join(params)}], {result}]"

    def __reduce__(self):
        args = self.__args__
        if not self._is_open():
            args = list(args[:-1]), args[-1]
        return _getitem(), (_own_attribute("Callable"), args)


class _UnionGenericAlias(_GenericAlias):
    """Union with its members; equal to a union of the same members in any order."""

    def copy_with(self, params):
        return Union[params]

    def __eq__(self, other):
        if not isinstance(other, (_UnionGenericAlias, _BuiltinUnion)):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _NoneType in args:
            return f"typing.Optional[{_type_repr(args[args[0] is _NoneType])}]"
        return super().__repr__()

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        return any(issubclass(cls, arg) for arg in self.__args__)

    def __reduce__(self):
        return _getitem(), (Union, self.__args__)


class _LiteralGenericAlias(_GenericAlias):
    """Literal with its values; 1 and True are different values here."""

    def _values(self):
        return [(value, type(value)) for value in self.__args__]

    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return set(self._values()) == set(other._values())

    def __hash__(self):
        return hash(frozenset(self._values()))

    def __repr__(self):
        return f"typing.Literal[{', '.join(map(_type_repr, self.__args__)) or '()'}]"


class _ConcatenateGenericAlias(_GenericAlias):
    """Concatenate with its arguments."""

    def copy_with(self, params):
        last = params[-1]
        if isinstance(last, (list, tuple)):
            return (*params[:-1], *last)
        if isinstance(last, _ConcatenateGenericAlias):
            params = (*params[:-1], *last.__args__)
        return super().copy_with(params)


class _UnpackGenericAlias(_GenericAlias):
    """Unpack[X], shown as *X."""

    def __repr__(self):
        return "*" + repr(self.__args__[0])

    def __getitem__(self, args):
        if self.__typing_is_unpacked_typevartuple__:
            return args
        return super().__getitem__(args)

    @property
    def __typing_unpacked_tuple_args__(self):
        arg = self.__args__[0]
        if isinstance(arg, (_GenericAlias, _BuiltinAlias)):
            if arg.__origin__ is not tuple:
                raise TypeError("Unpack[...] must be used with a tuple type")
            return arg.__args__
        return None

    @property
    def __typing_is_unpacked_typevartuple__(self):
        return isinstance(self.__args__[0], TypeVarTuple)


class _AnnotatedAlias(_GenericAlias):
    """Annotated[X, ...]: X with metadata that means nothing to the language."""

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, (origin,), name="Annotated")
        self.__metadata__ = metadata

    def copy_with(self, params):
        return _AnnotatedAlias(params[0], self.__metadata__)

    def __repr__(self):
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {', '.join(map(repr, self.__metadata__))}]"

    def __reduce__(self):
        return _getitem(), (Annotated, (self.__origin__, *self.__metadata__))

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __mro_entries__(self, bases):
        return (self.__origin__,)


class Annotated:
    """Annotated[X, metadata, ...] attaches metadata to a type."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise TypeError("Type Annotated cannot be instantiated.")

    def __class_getitem__(cls, params):
        if not isinstance(params, tuple) or len(params) < 2:
            raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
        if _is_unpacked_typevartuple(params[0]):
            raise TypeError("Annotated[...] should not be used with an unpacked TypeVarTuple")
        origin = _type_check(params[0], "Annotated[t, ...]: t must be a type.", allow_special_forms=True)
        return _AnnotatedAlias(origin, tuple(params[1:]))

    def __init_subclass__(cls, *args, **kwargs):
        raise TypeError(f"Cannot subclass {cls.__module__}.Annotated")


class Generic:
    """Base of generic classes: class Box(Generic[T])."""

    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, params):
        if not isinstance(params, tuple):
            params = (params,)
        return _remembered(cls, params, lambda params: _subscript_class(cls, params))

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        bases = cls.__dict__.get("__orig_bases__")
        if bases is None:
            plain = (Generic in cls.__bases__ and not _is_plain_generic(cls)
                     and type(cls).__name__ != "_TypedDictMeta")
            bases = ()
        else:
            plain = Generic in bases
        if plain:
            raise TypeError("Cannot inherit from plain Generic")
        params = _collect_parameters(bases)
        declared = None
        for base in bases:
            if isinstance(base, _GenericAlias) and base.__origin__ is Generic:
                if declared is not None:
                    raise TypeError("Cannot inherit from Generic[...] multiple types.")
                declared = base.__parameters__
        if declared is not None:
            missing = [p for p in params if p not in declared]
            if missing:
                raise TypeError(f"Some type variables ({', '.join(map(str, missing))}) are not listed in "
                                f"Generic[{', '.join(map(str, declared))}]")
            params = declared
        cls.__parameters__ = tuple(params)


def _subscript_class(cls, params):
    params = tuple(_type_convert(p) for p in params)
    if _is_plain_generic(cls):
        name = cls.__name__
        if not params:
            raise TypeError(f"Parameter list to {name}[...] cannot be empty")
        if not all(isinstance(p, (TypeVar, ParamSpec)) or _is_unpacked_typevartuple(p) for p in params):
            raise TypeError(f"Parameters to {name}[...] must all be type variables or "
                            "parameter specification variables.")
        if len(set(params)) != len(params):
            raise TypeError(f"Parameters to {name}[...] must all be unique")
        return _GenericAlias(cls, params)
    own = cls.__parameters__
    for param in own:
        prepare = getattr(param, "__typing_prepare_subst__", None)
        if prepare is not None:
            params = prepare(cls, params)
    _check_generic(cls, params, len(own))
    args = []
    for param, given in zip(own, params):
        if isinstance(param, TypeVarTuple):
            args.extend(given)
        else:
            args.append(given)
    return _GenericAlias(cls, tuple(args))


# Reading aliases

def _is_flat_callable(tp, args):
    """Whether the arguments belong to a Callable whose parameter list was flattened."""
    return (getattr(tp.__origin__, "__name__", None) == "Callable" and tp.__origin__.__module__ == "collections.abc"
            and not (len(args) == 2 and _is_param_expr(args[0])))


def get_origin(tp):
    """The unsubscripted version of a type: get_origin(List[int]) is list; None for other objects."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, _BuiltinAlias, _ParamSpecPart)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, _BuiltinUnion):
        return _BuiltinUnion
    return None


def get_args(tp):
    """The arguments of a type: get_args(Dict[str, int]) == (str, int)."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, (_GenericAlias, _BuiltinAlias)):
        args = tp.__args__
        if _is_flat_callable(tp, args):
            return list(args[:-1]), args[-1]
        return args
    if isinstance(tp, _BuiltinUnion):
        return tp.__args__
    return ()


def cast(typ, val):
    """Return the value unchanged; tells type checkers its type."""
    return val


def assert_type(val, typ, /):
    """Return the value unchanged; asks type checkers to confirm its type."""
    return val
