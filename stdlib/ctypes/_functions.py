# Foreign functions: what calls them, and what makes C functions of script functions.

import _ctypes
from ctypes._data import (_CData, _CType, _PointerType, _SimpleType, _ArrayType, _FieldsType, keep,
                          load, store)

FLAG_CDECL = _ctypes.FUNCFLAG_CDECL
FLAG_PYTHONAPI = _ctypes.FUNCFLAG_PYTHONAPI
FLAG_ERRNO = _ctypes.FUNCFLAG_USE_ERRNO

ArgumentError = _ctypes.ArgumentError


class _FuncPtrType(_CType):
    def __new__(meta, name, bases, namespace, **kw):
        cls = super().__new__(meta, name, bases, namespace, **kw)
        cls._size_ = cls._align_ = 8
        cls._code_ = "X"
        cls._format_ = "X{}"
        cls._has_pointers_ = True
        if name != "CFuncPtr" and not isinstance(getattr(cls, "_flags_", None), int):
            raise TypeError("class must define _flags_ which must be an integer")
        return cls


class CFuncPtr(_CData, metaclass=_FuncPtrType):
    """A C function: at an address, in a library, or made of a callable."""

    __module__ = "_ctypes"

    _own_restype = _own_argtypes = _errcheck = _paramflags = None
    _changed_restype = False

    def __new__(cls, *args, **kw):
        if cls is CFuncPtr:
            raise TypeError("class must define _flags_ which must be an integer")
        return cls._make()

    def __init__(self, target=None, paramflags=None):
        if target is None:
            return
        if isinstance(target, tuple):
            self._from_library(target, paramflags)
        elif isinstance(target, int):
            store("P", self, 0, target)
        elif callable(target):
            self._from_callable(target)
        else:
            raise TypeError("argument must be callable or integer function address")

    def _from_library(self, target, paramflags):
        name, library = target
        handle = library._handle
        if not isinstance(handle, int):
            raise TypeError("the _handle attribute of the second argument must be an integer")
        if isinstance(name, bytes):
            name = name.decode()
        try:
            address = _ctypes.dlsym(handle, name)
        except OSError as e:
            raise AttributeError(str(e)) from None
        store("P", self, 0, address)
        keep(self, 0, library)
        if paramflags is not None:
            types = self.argtypes
            if types is not None and len(types) != len(paramflags):
                raise ValueError("paramflags must have the same length as argtypes")
            for flags in paramflags:
                if not isinstance(flags, tuple) or not 1 <= len(flags) <= 3:
                    raise TypeError("paramflags must be a sequence of (int [,string [,value]]) tuples")
            self._paramflags = tuple(flags + (None, ) * (2 - len(flags)) if len(flags) < 2 else flags
                                     for flags in paramflags)

    def _from_callable(self, function):
        types = type(self).__dict__.get("_argtypes_", getattr(self, "_argtypes_", None))
        if types is None:
            raise TypeError("cannot construct instance of this class: no argtypes")
        result = getattr(self, "_restype_", None)
        if result is None:
            code = None
        elif isinstance(result, _SimpleType) and result._code_ not in ("Z",) and result._code_[0] != ">":
            code = result._code_
        else:
            raise TypeError("invalid result type for callback function")
        self._closure = _ctypes.closure(function, code, [_callback_argument(kind) for kind in types])
        store("P", self, 0, self._closure.address)
        self._objects = {"0": self._closure}

    # ---- what the function takes and gives

    @property
    def restype(self):
        """specify the result type"""
        return self._own_restype if self._changed_restype else getattr(self, "_restype_", None)

    @restype.setter
    def restype(self, value):
        if value is not None and not callable(value) and not isinstance(value, _CType):
            raise TypeError("restype must be a type, a callable, or None")
        self._own_restype = value
        self._changed_restype = True

    @restype.deleter
    def restype(self):
        self._own_restype = None
        self._changed_restype = False

    @property
    def argtypes(self):
        """specify the argument types"""
        if self._own_argtypes is not None:
            return self._own_argtypes
        return getattr(self, "_argtypes_", None)

    @argtypes.setter
    def argtypes(self, value):
        if value is not None:
            check_argtypes(value)
        self._own_argtypes = value

    @argtypes.deleter
    def argtypes(self):
        self._own_argtypes = None

    @property
    def errcheck(self):
        """a function to check for errors"""
        return self._errcheck

    @errcheck.setter
    def errcheck(self, value):
        if value is not None and not callable(value):
            raise TypeError("the errcheck attribute must be callable")
        self._errcheck = value

    def __bool__(self):
        return load("P", self, 0) is not None

    def __repr__(self):
        return "<%s object at %#x>" % (type(self).__name__, id(self))

    def __call__(self, *args, **kw):
        outs = ()
        if self._paramflags is not None:
            args, outs, wanted = self._by_paramflags(args, kw)
        elif kw:
            raise TypeError("this function takes no keyword arguments")
        types = self.argtypes
        if types:
            required = len(types)
            if len(args) < required:
                raise TypeError("this function takes at least %d argument%s (%d given)" %
                                (required, "" if required == 1 else "s", len(args)))
            converted = []
            for index, value in enumerate(args):
                if index < required:
                    try:
                        value = types[index].from_param(value)
                    except Exception as e:
                        raise ArgumentError("argument %d: %s: %s" % (index + 1, type(e).__name__, e)) from None
                converted.append(value)
        else:
            converted = args
        address = load("P", self, 0)
        if address is None:
            raise ValueError("NULL function pointer")
        result = _call(address, self._flags_, self.restype, converted)
        if self._errcheck is not None:
            checked = self._errcheck(result, self, args)
            if checked is not args:
                return checked
        if outs:
            values = tuple([out.__ctypes_from_outparam__() for out in outs])
            return values[0] if len(values) == 1 else values
        return result

    def _by_paramflags(self, args, kw):
        types = self.argtypes or ()
        given = iter(args)
        used = 0
        call, outs = [], []
        for kind, (flags, name, *default) in zip(types, self._paramflags):
            if flags & 3 == 2:
                target = kind() if isinstance(kind, _ArrayType) else kind._type_()
                outs.append(target)
                call.append(target if isinstance(kind, _ArrayType) else _ctypes.byref(target))
                continue
            if flags & 4 and not default:
                call.append(0)
                continue
            if used < len(args):
                value = next(given)
                used += 1
            elif name is not None and name in kw:
                value = kw[name]
            elif default:
                value = default[0]
            else:
                raise TypeError("required argument '%s' missing" % name if name else "not enough arguments")
            if flags & 3 == 3:
                target = value if isinstance(value, _CData) else kind._type_(value)
                outs.append(target)
                value = target
            call.append(value)
        if used < len(args):
            raise TypeError("call takes exactly %d arguments (%d given)" % (len(call) - len(outs), len(args)))
        return tuple(call), outs, None


def check_argtypes(types):
    if not isinstance(types, (list, tuple)):
        raise TypeError("_argtypes_ must be a sequence of types")
    for index, kind in enumerate(types, 1):
        if not hasattr(kind, "from_param"):
            raise TypeError("item %d in _argtypes_ has no from_param method" % index)


def _call(address, flags, restype, args):
    if restype is None:
        return _ctypes.call(address, flags, None, None, args)
    if isinstance(restype, _SimpleType):
        if restype._direct_:
            result = _ctypes.call(address, flags, restype._code_, None, args)
        else:
            result = restype._make()
            _ctypes.call(address, flags, restype._code_, result, args)
    elif isinstance(restype, _CType):
        result = restype._make()
        _ctypes.call(address, flags, restype._code_, result, args)
    else:
        return restype(_ctypes.call(address, flags, "i", None, args))
    check = getattr(restype, "_check_retval_", None)
    return check(result) if check is not None else result


def _callback_argument(kind):
    """(what makes the value of an argument of a callback, how it is passed)"""
    if isinstance(kind, _SimpleType) and kind._direct_:
        return kind._code_, kind._code_

    def copied(address):
        obj = kind._make()
        _ctypes.memmove(_ctypes.addressof(obj), address, kind._size_)
        return obj

    return copied, kind._code_ if isinstance(kind, _FieldsType) else "P" if not isinstance(kind, _SimpleType) else kind._code_
