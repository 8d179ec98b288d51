# Abstract base classes: the metaclass, its virtual-subclass registry and the abstractmethod marks.
#
# Each class made by ABCMeta carries one `_abc_impl` record: the registry and two answer caches. All three hold
# classes weakly, so a registry never keeps a class alive. Negative answers are valid only for the registration
# count they were computed at; every register() anywhere bumps that count and so drops all of them at once.

from _abc import _copy_pattern, _set_pattern
from _weakref import ref as _ref

_registrations = 0


class _WeakClasses:
    """A set of classes that forgets the dead ones."""

    __slots__ = ("refs", "__weakref__")

    def __init__(self):
        self.refs = None

    def add(self, cls):
        if self.refs is None:
            self.refs = set()
        self.refs.add(_ref(cls, self.refs.discard))

    def __contains__(self, cls):
        if not self.refs:
            return False
        try:
            return _ref(cls) in self.refs
        except TypeError:
            return False

    def live(self):
        if not self.refs:
            return []
        return [cls for cls in [r() for r in self.refs.copy()] if cls is not None]

    def clear(self):
        self.refs = None


class _AbcState:
    """The per-class record behind ABCMeta."""

    __slots__ = ("registry", "positive", "negative", "negative_at")

    def __init__(self):
        self.registry = _WeakClasses()
        self.positive = _WeakClasses()
        self.negative = _WeakClasses()
        self.negative_at = _registrations

    def known_negative(self, cls):
        return self.negative_at == _registrations and cls in self.negative

    def note_negative(self, cls):
        if self.negative_at != _registrations:
            self.negative.clear()
            self.negative_at = _registrations
        self.negative.add(cls)


def abstractmethod(funcobj):
    """Mark a method as one that concrete subclasses must override."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """Deprecated: stack @classmethod over @abstractmethod instead."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """Deprecated: stack @staticmethod over @abstractmethod instead."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """Deprecated: stack @property over @abstractmethod instead."""

    __isabstractmethod__ = True


def get_cache_token():
    """A value that changes whenever any abstract base class registers a virtual subclass."""
    return _registrations


def _is_abstract(value):
    return getattr(value, "__isabstractmethod__", False)


def _inherited_abstract(cls, bases):
    names = set()
    for base in bases:
        for name in getattr(base, "__abstractmethods__", ()):
            if _is_abstract(getattr(cls, name, None)):
                names.add(name)
    return names


def update_abstractmethods(cls):
    """Recompute which methods of an ABC are still abstract, after its attributes were changed."""
    if not hasattr(cls, "__abstractmethods__"):
        return cls
    names = _inherited_abstract(cls, cls.__bases__)
    names.update(name for name, value in cls.__dict__.items() if _is_abstract(value))
    cls.__abstractmethods__ = frozenset(names)
    return cls


def _register_unchecked(cls, *subclasses):
    """Fill the registry of a class nobody has asked about yet; skips the checks register() makes."""
    registry = cls._abc_impl.registry
    for subclass in subclasses:
        registry.add(subclass)


class ABCMeta(type):
    """Metaclass of abstract base classes: abstract-method bookkeeping and virtual subclasses."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        names = {key for key, value in namespace.items() if _is_abstract(value)}
        if bases:
            names |= _inherited_abstract(cls, bases)
        cls.__abstractmethods__ = frozenset(names)
        cls._abc_impl = _AbcState()
        pattern = namespace.get("__abc_tpflags__")
        if pattern is not None:
            _set_pattern(cls, pattern)
        return cls

    def register(cls, subclass):
        """Make `subclass` a virtual subclass of this class; usable as a class decorator."""
        global _registrations
        if not isinstance(subclass, type):
            raise TypeError("Can only register classes")
        if issubclass(subclass, cls):
            return subclass
        if issubclass(cls, subclass):
            raise RuntimeError("Refusing to create an inheritance cycle")
        cls._abc_impl.registry.add(subclass)
        _registrations += 1
        _copy_pattern(cls, subclass)
        return subclass

    def __instancecheck__(cls, instance):
        """isinstance(instance, cls), virtual subclasses included."""
        claimed = instance.__class__
        state = cls._abc_impl
        if claimed in state.positive:
            return True
        actual = type(instance)
        if claimed is actual:
            if state.known_negative(claimed):
                return False
            return cls.__subclasscheck__(claimed)
        return cls.__subclasscheck__(claimed) or cls.__subclasscheck__(actual)

    def __subclasscheck__(cls, subclass):
        """issubclass(subclass, cls), virtual subclasses included."""
        if not isinstance(subclass, type):
            raise TypeError("issubclass() arg 1 must be a class")
        state = cls._abc_impl
        if subclass in state.positive:
            return True
        if state.known_negative(subclass):
            return False
        answer = cls.__subclasshook__(subclass)
        if answer is NotImplemented:
            answer = (
                cls in getattr(subclass, "__mro__", ())
                or any(issubclass(subclass, known) for known in state.registry.live())
                or any(issubclass(subclass, child) for child in cls.__subclasses__())
            )
        elif answer is not True and answer is not False:
            raise AssertionError("__subclasshook__ must return either False, True, or NotImplemented")
        if answer:
            state.positive.add(subclass)
        else:
            state.note_negative(subclass)
        return answer

    def _dump_registry(cls, file=None):
        """Print the registry and the caches, for debugging."""
        state = cls._abc_impl
        print(f"Class: {cls.__module__}.{cls.__qualname__}", file=file)
        print(f"Inv. counter: {get_cache_token()}", file=file)
        print(f"_abc_registry: {set(state.registry.refs or ())!r}", file=file)
        print(f"_abc_cache: {set(state.positive.refs or ())!r}", file=file)
        print(f"_abc_negative_cache: {set(state.negative.refs or ())!r}", file=file)
        print(f"_abc_negative_cache_version: {state.negative_at!r}", file=file)

    def _abc_registry_clear(cls):
        """Forget the registered virtual subclasses."""
        cls._abc_impl.registry.clear()

    def _abc_caches_clear(cls):
        """Forget the cached answers."""
        cls._abc_impl.positive.clear()
        cls._abc_impl.negative.clear()


class ABC(metaclass=ABCMeta):
    """Base class that makes its subclasses abstract base classes by inheritance."""

    __slots__ = ()
