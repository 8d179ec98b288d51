# C types and foreign functions: structures, arrays and pointers over raw memory, shared libraries whose functions are
# called, and C functions made of script functions.
#
# The classes are in _data and _functions; what touches memory is _ctypes, whose import opens libffi.

import os as _os
import sys as _sys

import _ctypes
from _ctypes import RTLD_GLOBAL, RTLD_LOCAL, byref, get_errno, memmove, memset, set_errno, wstring_at
from _ctypes import string_at as _string_at
from ctypes._data import (Array, POINTER, Structure, Union, _CData, _CType, _Pointer, _SimpleCData, _pointer_types,
                          addressof, alignment, array_type as _array_type, pointer, resize, sizeof)
from ctypes._functions import ArgumentError, CFuncPtr as _CFuncPtr, check_argtypes as _check_argtypes

__version__ = "1.1.0"

DEFAULT_MODE = RTLD_LOCAL

_FUNCFLAG_CDECL = _ctypes.FUNCFLAG_CDECL
_FUNCFLAG_PYTHONAPI = _ctypes.FUNCFLAG_PYTHONAPI
_FUNCFLAG_USE_ERRNO = _ctypes.FUNCFLAG_USE_ERRNO
_FUNCFLAG_USE_LASTERROR = _ctypes.FUNCFLAG_USE_LASTERROR


def string_at(ptr, size=-1):
    """The bytes at an address, up to a zero byte when no size is given."""
    if isinstance(ptr, bytes):
        # The zero behind bytes is part of what C sees.
        return (ptr + b"\0")[:size] if size >= 0 else ptr.partition(b"\0")[0]
    return _string_at(ptr, size)


# ---- simple types

class py_object(_SimpleCData):
    _type_ = "O"

    def __repr__(self):
        try:
            return super().__repr__()
        except ValueError:
            return "%s(<NULL>)" % type(self).__name__


class c_short(_SimpleCData):
    _type_ = "h"


class c_ushort(_SimpleCData):
    _type_ = "H"


class c_long(_SimpleCData):
    _type_ = "l"


class c_ulong(_SimpleCData):
    _type_ = "L"


class c_int(_SimpleCData):
    _type_ = "i"


class c_uint(_SimpleCData):
    _type_ = "I"


class c_float(_SimpleCData):
    _type_ = "f"


class c_double(_SimpleCData):
    _type_ = "d"


class c_longdouble(_SimpleCData):
    _type_ = "g"


# long is 64 bits wide here, as long long is.
c_longlong = c_long
c_ulonglong = c_ulong


class c_ubyte(_SimpleCData):
    _type_ = "B"


class c_byte(_SimpleCData):
    _type_ = "b"


class c_char(_SimpleCData):
    _type_ = "c"


class c_char_p(_SimpleCData):
    _type_ = "z"

    def __repr__(self):
        return "%s(%s)" % (type(self).__name__, _ctypes.load("P", self, 0))


class c_void_p(_SimpleCData):
    _type_ = "P"


class c_bool(_SimpleCData):
    _type_ = "?"


class c_wchar_p(_SimpleCData):
    _type_ = "Z"

    def __repr__(self):
        return "%s(%s)" % (type(self).__name__, _ctypes.load("P", self, 0))


class c_wchar(_SimpleCData):
    _type_ = "u"


c_voidp = c_void_p
c_int8, c_uint8 = c_byte, c_ubyte
c_int16, c_uint16 = c_short, c_ushort
c_int32, c_uint32 = c_int, c_uint
c_int64, c_uint64 = c_long, c_ulong
c_size_t, c_ssize_t = c_ulong, c_long

_pointer_types[None] = c_void_p


# ---- structures of the other byte order

def _other_endian(kind):
    """The type with its bytes the other way round."""
    if isinstance(kind, type(_SimpleCData)):
        return kind.__ctype_be__
    if isinstance(kind, type(Array)):
        return _other_endian(kind._type_) * kind._length_
    if issubclass(kind, (Structure, Union)):
        return kind
    raise TypeError("This type does not support other endian: %s" % kind)


def _swapped(fields):
    return [(field[0], _other_endian(field[1])) + tuple(field[2:]) for field in fields]


class _SwappedStructType(type(Structure)):
    def _swap_fields(cls, fields):
        return _swapped(fields)


class _SwappedUnionType(type(Union)):
    def _swap_fields(cls, fields):
        return _swapped(fields)


LittleEndianStructure = Structure
LittleEndianUnion = Union


class BigEndianStructure(Structure, metaclass=_SwappedStructType):
    """A struct whose numbers are big endian."""

    _swappedbytes_ = None
    _fields_ = ()


class BigEndianUnion(Union, metaclass=_SwappedUnionType):
    """A union whose numbers are big endian."""

    _swappedbytes_ = None
    _fields_ = ()


# ---- buffers and pointers

def create_string_buffer(init, size=None):
    """An array of c_char: of that many bytes, or with these bytes and a zero (or in that size)."""
    if isinstance(init, bytes):
        buffer = (c_char * (len(init) + 1 if size is None else size))()
        buffer.value = init
        return buffer
    if isinstance(init, int):
        return (c_char * init)()
    raise TypeError(init)


c_buffer = create_string_buffer


def create_unicode_buffer(init, size=None):
    """An array of c_wchar: of that many characters, or with this text and a zero (or in that size)."""
    if isinstance(init, str):
        buffer = (c_wchar * (len(init) + 1 if size is None else size))()
        buffer.value = init
        return buffer
    if isinstance(init, int):
        return (c_wchar * init)()
    raise TypeError(init)


def SetPointerType(pointer, cls):
    """Tell an incomplete pointer type what it points to."""
    if _pointer_types.get(cls, None) is not None:
        raise RuntimeError("This type already exists in the cache")
    if id(pointer) not in _pointer_types:
        raise RuntimeError("What's this???")
    pointer.set_type(cls)
    _pointer_types[cls] = pointer
    del _pointer_types[id(pointer)]


def ARRAY(typ, len):
    """The array type of that many items."""
    return typ * len


def cast(obj, typ):
    """The same address as a pointer of another type."""
    if not isinstance(typ, _CType) or getattr(typ, "_code_", None) not in ("P", "z", "Z", "X"):
        raise TypeError("cast() argument 2 must be a pointer type, not %s" % getattr(typ, "__name__", typ))
    result = typ._make()
    kept = obj
    if isinstance(obj, (bytes, str)):
        kept = holder = (c_char_p if isinstance(obj, bytes) else c_wchar_p)(obj)
        address = _ctypes.load("P", holder, 0)
    elif obj is None:
        address = None
    elif isinstance(obj, int):
        address = obj
    elif isinstance(obj, Array):
        address = addressof(obj)
    elif isinstance(obj, _ctypes.CArgObject):
        raise ArgumentError("argument 1: TypeError: wrong type")
    elif isinstance(obj, _CData) and obj._code_ in ("P", "z", "Z", "X"):
        address = _ctypes.load("P", obj, 0)
    else:
        raise ArgumentError("argument 1: TypeError: wrong type")
    _ctypes.store("P", result, 0, address)
    result._objects = {"": kept}
    return result


# ---- function types

_c_functype_cache = {}


def _function_type(restype, argtypes, flags, cache_name):
    key = restype, argtypes, flags
    cls = _c_functype_cache.get(key)
    if cls is None:
        _check_argtypes(argtypes)

        class CFunctionType(_CFuncPtr):
            _argtypes_ = argtypes
            _restype_ = restype
            _flags_ = flags

        CFunctionType.__qualname__ = cache_name + ".<locals>.CFunctionType"
        cls = _c_functype_cache[key] = CFunctionType
    return cls


def CFUNCTYPE(restype, *argtypes, use_errno=False, use_last_error=False):
    """The type of C functions of this result and these arguments. Called with a callable, an address, or (name,
    library), it makes a function."""
    flags = _FUNCFLAG_CDECL | (_FUNCFLAG_USE_ERRNO if use_errno else 0)
    return _function_type(restype, argtypes, flags | (_FUNCFLAG_USE_LASTERROR if use_last_error else 0), "CFUNCTYPE")


def PYFUNCTYPE(restype, *argtypes):
    """As CFUNCTYPE, for functions that are called with the GIL held."""
    return _function_type(restype, argtypes, _FUNCFLAG_CDECL | _FUNCFLAG_PYTHONAPI, "PYFUNCTYPE")


# ---- libraries

class CDLL:
    """A shared library: its functions are attributes. Calls give up the GIL."""

    _func_flags_ = _FUNCFLAG_CDECL
    _func_restype_ = c_int
    _name = "<uninitialized>"
    _handle = 0
    _FuncPtr = None

    def __init__(self, name, mode=DEFAULT_MODE, handle=None, use_errno=False, use_last_error=False, winmode=None):
        if name is not None:
            name = _os.fspath(name)
        self._name = name
        flags = self._func_flags_
        if use_errno:
            flags |= _FUNCFLAG_USE_ERRNO
        if use_last_error:
            flags |= _FUNCFLAG_USE_LASTERROR

        class _FuncPtr(_CFuncPtr):
            _flags_ = flags
            _restype_ = self._func_restype_

        self._FuncPtr = _FuncPtr
        self._handle = _ctypes.dlopen(self._name, mode) if handle is None else handle

    def __repr__(self):
        return "<%s '%s', handle %x at %#x>" % (self.__class__.__name__, self._name,
                                                self._handle & (_sys.maxsize * 2 + 1),
                                                id(self) & (_sys.maxsize * 2 + 1))

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        func = self.__getitem__(name)
        setattr(self, name, func)
        return func

    def __getitem__(self, name_or_ordinal):
        func = self._FuncPtr((name_or_ordinal, self))
        if not isinstance(name_or_ordinal, int):
            func.__name__ = name_or_ordinal
        return func


class PyDLL(CDLL):
    """A shared library whose functions are called with the GIL held."""

    _func_flags_ = _FUNCFLAG_CDECL | _FUNCFLAG_PYTHONAPI


class LibraryLoader:
    """Libraries by name, opened when they are asked for."""

    def __init__(self, dlltype):
        self._dlltype = dlltype

    def __getattr__(self, name):
        if name[0] == "_":
            raise AttributeError(name)
        try:
            library = self._dlltype(name)
        except OSError:
            raise AttributeError(name)
        setattr(self, name, library)
        return library

    def __getitem__(self, name):
        return getattr(self, name)

    def LoadLibrary(self, name):
        """Open a library."""
        return self._dlltype(name)

    __class_getitem__ = classmethod(type(list[int]))


cdll = LibraryLoader(CDLL)
pydll = LibraryLoader(PyDLL)
pythonapi = PyDLL(None)
