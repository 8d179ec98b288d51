# The classes of C data. A metaclass gives each class its size, alignment and the code by which _ctypes passes it to C;
# instances are cells of _ctypes whose memory is their own, part of another object's, or anywhere.
#
# _size_, _align_: of the C type. _code_: how it is passed (a type code, "A" for arrays, a layout for structs). _format_:
# of the buffer protocol. _has_pointers_: it must not be pickled.

import sys

import _ctypes
from _ctypes import addressof as _addressof, load, store

_UNSET = object()
_SIMPLE = "cbBhHiIlLdfuzZqQPXOv?g"
_SIZES = {"c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "f": 4, "u": 4, "g": 16}


def _caller():
    """The module that asked for a type: where CPython says that it was made."""
    frame = sys._getframe(2)
    while frame is not None:
        name = frame.f_globals.get("__name__", "")
        if name != "ctypes" and not name.startswith("ctypes."):
            return name
        frame = frame.f_back
    return "ctypes"


def blank(cls):
    """An instance without memory."""
    return _ctypes._CDataBase.__new__(cls)


def at_address(cls, address, owner=None):
    """An instance that is the memory at an address."""
    obj = blank(cls)
    _ctypes.attach(obj, address, cls._size_, owner)
    return obj


def sizeof(obj):
    """The bytes of a C type or instance."""
    if isinstance(obj, _CData):
        return _ctypes.memory_size(obj)
    if isinstance(obj, _CType) and hasattr(obj, "_size_"):
        return obj._size_
    raise TypeError("this type has no size")


def alignment(obj):
    """The alignment of a C type or instance."""
    align = getattr(obj, "_align_", None)
    if align is None or not isinstance(obj, (_CType, _CData)):
        raise TypeError("no alignment info")
    return align


def addressof(obj):
    """Where an instance's memory is."""
    return _addressof(obj)


def resize(obj, size):
    """Make an instance's memory larger than its type needs."""
    if not isinstance(obj, _CData):
        raise TypeError("excepted ctypes instance")
    _ctypes.resize(obj, size, type(obj)._size_)


def keep(obj, offset, value):
    """Let the object at the root of obj's memory keep a value alive, which the memory at offset points to."""
    root = obj
    while root._b_base_ is not None:
        root = root._b_base_
    key = "%x" % (_addressof(obj) + offset - _addressof(root))
    objects = root._objects
    if not isinstance(objects, dict):
        objects = {} if objects is None else {"": objects}
        root._objects = objects
    if value is None:
        objects.pop(key, None)
    else:
        objects[key] = value


class _CType(type):
    """What all metaclasses share: instances from memory, and arrays by multiplication."""

    def from_address(cls, address):
        """An instance that is the memory at an address."""
        if not isinstance(address, int):
            raise TypeError("integer expected")
        return at_address(cls, address)

    def from_buffer(cls, source, offset=0):
        """An instance that shares the memory of a writable buffer."""
        obj = blank(cls)
        _ctypes.attach_buffer(obj, source, offset, cls._size_)
        return obj

    def from_buffer_copy(cls, source, offset=0):
        """An instance with a copy of a buffer's bytes."""
        data = memoryview(source).cast("B")
        if offset < 0:
            raise ValueError("offset cannot be negative")
        if len(data) < offset + cls._size_:
            raise ValueError("Buffer size too small (%d instead of at least %d bytes)" % (len(data), offset + cls._size_))
        obj = cls._make()
        _ctypes.write(obj, 0, data[offset:offset + cls._size_])
        return obj

    def in_dll(cls, library, name):
        """The variable of that name in a library."""
        try:
            address = _ctypes.dlsym(library._handle, name)
        except OSError as e:
            raise ValueError(str(e)) from None
        return at_address(cls, address)

    def _make(cls):
        obj = blank(cls)
        _ctypes.allocate(obj, cls._size_)
        return obj

    def from_param(cls, value):
        """The value as an argument of this type."""
        if isinstance(value, cls):
            return value
        if hasattr(value, "_as_parameter_"):
            return cls.from_param(value._as_parameter_)
        raise TypeError("expected %s instance instead of %s" % (cls.__name__, type(value).__name__))

    def __mul__(cls, length):
        return array_type(cls, length)

    __rmul__ = __mul__


class _CData(_ctypes._CDataBase):
    """The base of all C data."""

    __module__ = "_ctypes"
    __hash__ = None

    def __buffer__(self, flags):
        return _ctypes.view(self, self._format_, self._shape(), self._item_size())

    def _shape(self):
        return ()

    def _item_size(self):
        return self._size_

    def __ctypes_from_outparam__(self):
        return self

    def __reduce__(self):
        if self._has_pointers_:
            raise ValueError("ctypes objects containing pointers cannot be pickled")
        return _unpickle, (type(self), (getattr(self, "__dict__", {}), _ctypes.read(self, 0, sizeof(self))))

    def __setstate__(self, state):
        attributes, data = state
        if attributes:
            self.__dict__.update(attributes)
        _ctypes.write(self, 0, data)


def _unpickle(cls, state):
    obj = cls._make()
    obj.__setstate__(state)
    return obj


# ---- simple types

class _SimpleType(_CType):
    def __new__(meta, name, bases, namespace, **kw):
        cls = super().__new__(meta, name, bases, namespace, **kw)
        if name == "_SimpleCData" and namespace.get("__module__") == "_ctypes":
            return cls
        code = getattr(cls, "_type_", None)
        if not isinstance(code, str) or len(code) != 1 or code not in _SIMPLE:
            raise AttributeError("class must define a '_type_' attribute which must be\n"
                                 "a single character string containing one of '" + _SIMPLE + "'.")
        if "_type_" in namespace:
            cls._code_ = "h" if code == "v" else code
            cls._size_ = cls._align_ = 2 if code == "v" else _SIZES.get(code, 8)
            cls._format_ = _formats.get(code, "<" + code)
            cls._has_pointers_ = code in "zZPXO"
        # Values of the very types come out as Python objects, those of subclasses as instances.
        cls._direct_ = bases[0].__name__ == "_SimpleCData"
        return cls

    @property
    def __ctype_le__(cls):
        return cls

    @property
    def __ctype_be__(cls):
        swapped = cls.__dict__.get("_swapped_")
        if swapped is None:
            if cls._code_ in "cb?B":
                return cls
            if cls._code_ not in "hHiIlLqQfd":
                raise TypeError("This type does not support other endian: %s" % cls)
            swapped = type.__new__(_SwappedType, cls.__name__ + "_be", cls.__bases__, {"_type_": cls._type_, "__module__": cls.__module__})
            swapped._code_ = ">" + cls._code_
            swapped._size_ = swapped._align_ = cls._size_
            swapped._format_ = ">" + cls._format_[1:]
            swapped._has_pointers_ = False
            swapped._direct_ = cls._direct_
            swapped._plain_ = cls
            cls._swapped_ = swapped
        return swapped

    def from_param(cls, value):
        if isinstance(value, cls):
            return value
        code = cls._code_
        if code in "zZP":
            result = cls._pointer_param(code, value)
        else:
            try:
                result = _ctypes.argument(code, value)
            except (TypeError, OverflowError):
                result = NotImplemented
        if result is not NotImplemented:
            return result
        if hasattr(value, "_as_parameter_"):
            return cls.from_param(value._as_parameter_)
        raise TypeError("wrong type")

    def _pointer_param(cls, code, value):
        if value is None:
            return None
        if code in "zP" and isinstance(value, bytes):
            return _ctypes.argument("z", value)
        if code in "ZP" and isinstance(value, str):
            return _ctypes.argument("Z", value)
        letters = {"z": "cbB", "Z": "u"}.get(code)
        if isinstance(value, (Array, _Pointer)):
            if letters is None or getattr(value._type_, "_code_", "") in letters:
                return value
        elif isinstance(value, _ctypes.CArgObject):
            return value
        elif code == "P":
            if isinstance(value, int):
                return _ctypes.argument("P", value)
            if isinstance(value, _CData) and value._code_ in ("X", "z", "Z", "P"):
                return value
        return NotImplemented


class _SwappedType(_SimpleType):
    @property
    def __ctype_be__(cls):
        return cls

    @property
    def __ctype_le__(cls):
        return cls._plain_


_formats = {"u": "<u", "?": "<?", "z": "<z"}


class _SimpleCData(_CData, metaclass=_SimpleType):
    """The base of the types that hold one value."""

    __module__ = "_ctypes"

    def __new__(cls, *args, **kw):
        if cls is _SimpleCData:
            raise TypeError("abstract class")
        return cls._make()

    def __init__(self, value=_UNSET):
        if value is not _UNSET:
            self.value = value

    @property
    def value(self):
        """current value"""
        return load(self._code_, self, 0)

    @value.setter
    def value(self, value):
        kept = store(self._code_, self, 0, value)
        if self._b_base_ is None:
            self._objects = kept
        elif kept is not None:
            keep(self, 0, kept)

    def __bool__(self):
        return any(_ctypes.read(self, 0, self._size_))

    def __repr__(self):
        if not type(self)._direct_:
            return object.__repr__(self)
        return "%s(%r)" % (type(self).__name__, self.value)

    def __ctypes_from_outparam__(self):
        return self.value if type(self)._direct_ else self


# ---- what stands inside other data: elements of arrays, fields, targets of pointers

def get_part(cls, whole, offset):
    """The part of type cls at an offset of an object's memory."""
    if isinstance(cls, _SimpleType) and cls._direct_:
        return load(cls._code_, whole, offset)
    if isinstance(cls, _ArrayType):
        if cls._type_._code_ == "c":
            return _ctypes.read(whole, offset, cls._size_).partition(b"\0")[0]
        if cls._type_._code_ == "u":
            return part(cls, whole, offset).value
    return part(cls, whole, offset)


def part(cls, whole, offset):
    obj = blank(cls)
    _ctypes.attach_part(obj, whole, offset, cls._size_)
    return obj


def set_part(cls, whole, offset, value):
    """Set the part of type cls at an offset of an object's memory."""
    if isinstance(value, cls):
        _ctypes.write(whole, offset, _ctypes.read(value, 0, cls._size_))
        if cls._has_pointers_:
            keep(whole, offset, value)
        return
    if isinstance(cls, _SimpleType):
        kept = store(cls._code_, whole, offset, value)
        if kept is not None or cls._has_pointers_:
            keep(whole, offset, kept)
        return
    if isinstance(cls, _PointerType):
        if value is None:
            _ctypes.write(whole, offset, bytes(8))
            return
        if isinstance(value, Array) and value._type_ is cls._type_:
            store("P", whole, offset, _addressof(value))
            keep(whole, offset, value)
            return
        raise TypeError("expected %s instance, got %s" % (cls.__name__, type(value).__name__))
    if isinstance(cls, _ArrayType) and cls._type_._code_ == "c":
        if not isinstance(value, bytes):
            raise TypeError("expected bytes, %s found" % type(value).__name__)
        if len(value) > cls._length_:
            raise ValueError("bytes too long (%d, maximum length %d)" % (len(value), cls._length_))
        _ctypes.write(whole, offset, value + b"\0" * (len(value) < cls._length_))
        return
    if isinstance(cls, _ArrayType) and cls._type_._code_ == "u":
        if not isinstance(value, str):
            raise TypeError("unicode string expected instead of %s instance" % type(value).__name__)
        if len(value) > cls._length_:
            raise ValueError("string too long (%d, maximum length %d)" % (len(value), cls._length_))
        part(cls, whole, offset).value = value
        return
    if isinstance(value, tuple):
        try:
            made = cls(*value)
        except Exception as e:
            raise type(e)("(%s) %s: %s" % (cls.__name__, type(e), e)) if isinstance(e, RuntimeError) else RuntimeError(
                "(%s) %s: %s" % (cls.__name__, type(e), e)) from None
        set_part(cls, whole, offset, made)
        return
    if value is None and cls._code_ == "X":
        _ctypes.write(whole, offset, bytes(8))
        return
    raise TypeError("expected %s instance, got %s" % (cls.__name__, type(value).__name__))


# ---- arrays

class _ArrayType(_CType):
    def __new__(meta, name, bases, namespace, **kw):
        cls = super().__new__(meta, name, bases, namespace, **kw)
        if name == "Array" and namespace.get("__module__") == "_ctypes":
            return cls
        length = getattr(cls, "_length_", None)
        if length is None:
            raise AttributeError("class must define a '_length_' attribute")
        if not isinstance(length, int):
            raise TypeError("The '_length_' attribute must be an integer")
        if length < 0:
            raise ValueError("The '_length_' attribute must not be negative")
        item = getattr(cls, "_type_", None)
        if item is None:
            raise AttributeError("class must define a '_type_' attribute")
        if not isinstance(item, _CType) or not hasattr(item, "_size_"):
            raise TypeError("_type_ must have storage info")
        if length * item._size_ > 2**63 - 1:
            raise OverflowError("array too large")
        cls._size_ = length * item._size_
        cls._align_ = item._align_
        cls._code_ = "A"
        cls._format_ = item._format_
        cls._has_pointers_ = item._has_pointers_
        if item._code_ == "c":
            cls.value = property(Array._get_bytes, Array._set_bytes, doc="string value")
            cls.raw = property(Array._get_raw, Array._set_raw, doc="value")
        elif item._code_ == "u":
            cls.value = property(Array._get_text, Array._set_text, doc="string value")
        return cls

    def from_param(cls, value):
        if isinstance(value, cls):
            return value
        if cls._type_._code_ == "c" and isinstance(value, bytes):
            if len(value) > cls._length_:
                raise ValueError("Invalid length")
            return cls(*value)
        if cls._type_._code_ == "u" and isinstance(value, str):
            if len(value) > cls._length_:
                raise ValueError("Invalid length")
            return cls(*value)
        if isinstance(value, tuple):
            if len(value) > cls._length_:
                raise RuntimeError("Invalid length")
            return cls(*value)
        return super().from_param(value)


class Array(_CData, metaclass=_ArrayType):
    """The base of array types: type * length makes them."""

    __module__ = "_ctypes"

    def __new__(cls, *args, **kw):
        if cls is Array:
            raise TypeError("abstract class")
        return cls._make()

    def __init__(self, *args):
        for index, value in enumerate(args):
            self[index] = value

    def __len__(self):
        return self._length_

    def _offset(self, index):
        try:
            index = index.__index__()
        except AttributeError:
            raise TypeError("indices must be integers") from None
        if index < 0:
            index += self._length_
        if not 0 <= index < self._length_:
            raise IndexError("invalid index")
        return index * self._type_._size_

    def __getitem__(self, index):
        if isinstance(index, slice):
            return _joined(self._type_, [self[i] for i in range(*index.indices(self._length_))])
        return get_part(self._type_, self, self._offset(index))

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            places = range(*index.indices(self._length_))
            if len(places) != len(value):
                raise ValueError("Can only assign sequence of same size")
            for place, item in zip(places, value):
                self[place] = item
            return
        set_part(self._type_, self, self._offset(index), value)

    def __delitem__(self, index):
        raise TypeError("Array does not support item deletion")

    def __iter__(self):
        for i in range(self._length_):
            yield self[i]

    def _shape(self):
        inner = self._type_
        shape = [self._length_]
        while isinstance(inner, _ArrayType):
            shape.append(inner._length_)
            inner = inner._type_
        return tuple(shape)

    def _item_size(self):
        inner = self._type_
        while isinstance(inner, _ArrayType):
            inner = inner._type_
        return inner._size_

    def _get_raw(self):
        return _ctypes.read(self, 0, sizeof(self))

    def _set_raw(self, data):
        data = memoryview(data).cast("B")
        if len(data) > sizeof(self):
            raise ValueError("byte string too long")
        _ctypes.write(self, 0, data)

    def _get_bytes(self):
        return _ctypes.read(self, 0, sizeof(self)).partition(b"\0")[0]

    def _set_bytes(self, value):
        if not isinstance(value, bytes):
            raise TypeError("bytes expected instead of %s instance" % type(value).__name__)
        if len(value) > sizeof(self):
            raise ValueError("byte string too long")
        _ctypes.write(self, 0, value + b"\0" * (len(value) < sizeof(self)))

    def _get_text(self):
        text = []
        for i in range(self._length_):
            char = self[i]
            if char == "\0":
                break
            text.append(char)
        return "".join(text)

    def _set_text(self, value):
        if not isinstance(value, str):
            raise TypeError("unicode string expected instead of %s instance" % type(value).__name__)
        if len(value) > self._length_:
            raise ValueError("string too long")
        for i, char in enumerate(value):
            self[i] = char
        if len(value) < self._length_:
            self[len(value)] = "\0"

    __class_getitem__ = classmethod(type(list[int]))


def _joined(item, values):
    if isinstance(item, _SimpleType) and item._direct_:
        if item._code_ == "c":
            return b"".join(values)
        if item._code_ == "u":
            return "".join(values)
    return values


_array_types = {}


def array_type(item, length):
    """The array type of that many items."""
    if not hasattr(length, "__index__"):
        raise TypeError("can't multiply sequence by non-int of type %r" % type(length).__name__)
    if length < 0:
        raise ValueError("Array length must be >= 0, not %d" % length)
    key = item, length
    cls = _array_types.get(key)
    if cls is None:
        cls = _array_types[key] = _ArrayType("%s_Array_%d" % (item.__name__, length), (Array,),
                                             {"_length_": length, "_type_": item, "__module__": _caller()})
    return cls


# ---- structures and unions

class CField:
    """The descriptor of a field. Bit fields have their width above the lowest 16 bits of size, as in CPython."""

    __module__ = "_ctypes"

    def __init__(self, cls, offset, bits=None, shift=0):
        self._cls = cls
        self.offset = offset
        self._bits = bits
        self._shift = shift
        self.size = cls._size_ if bits is None else bits << 16 | shift

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        if self._bits is None:
            return get_part(self._cls, obj, self.offset)
        return _ctypes.load_bits(self._cls._code_, obj, self.offset, self._shift, self._bits)

    def __set__(self, obj, value):
        if self._bits is None:
            set_part(self._cls, obj, self.offset, value)
        else:
            _ctypes.store_bits(self._cls._code_, obj, self.offset, self._shift, self._bits, value)

    def __delete__(self, obj):
        raise TypeError("can't delete attribute")

    def __repr__(self):
        if self._bits is None:
            return "<Field type=%s, ofs=%d, size=%d>" % (self._cls.__name__, self.offset, self.size)
        return "<Field type=%s, ofs=%d:%d, bits=%d>" % (self._cls.__name__, self.offset, self._shift, self._bits)


class _AnonymousField(CField):
    """A field of an anonymous struct, seen from outside."""


class _FieldsType(_CType):
    _union = False
    _swapped = False

    def __new__(meta, name, bases, namespace, **kw):
        fields = namespace.pop("_fields_", None)
        cls = super().__new__(meta, name, bases, namespace, **kw)
        if cls.__dict__.get("__module__") == "_ctypes":
            return cls
        base = next((b for b in cls.__mro__[1:] if "_all_fields_" in b.__dict__), None)
        cls._size_ = base._size_ if base else 0
        cls._align_ = base._align_ if base else 1
        cls._has_pointers_ = base._has_pointers_ if base else False
        cls._format_ = "B"
        cls._code_ = base._code_ if base else _ctypes.layout(0, 1, ())
        cls._all_fields_ = list(base._all_fields_) if base else []
        if fields is not None:
            cls._fields_ = fields
        return cls

    def __setattr__(cls, name, value):
        if name != "_fields_":
            super().__setattr__(name, value)
            return
        if "_fields_" in cls.__dict__:
            raise AttributeError("_fields_ is final")
        value = cls._swap_fields(value)
        cls._lay_out(value)
        super().__setattr__(name, value)

    def _swap_fields(cls, fields):
        return fields

    def _lay_out(cls, fields):
        if not isinstance(fields, (list, tuple)):
            raise TypeError("_fields_ must be a sequence of pairs" if False else "'_fields_' must be a sequence of pairs")
        pack = cls.__dict__.get("_pack_", getattr(cls, "_pack_", None))
        if pack is not None:
            if not isinstance(pack, int) or pack < 0:
                raise ValueError("_pack_ must be a non-negative integer")
        size = offset = cls._size_ if not cls._union else 0
        union_size = cls._size_
        align = cls._align_
        field_size = bit_offset = 0  # of the bit field storage that is open
        parts, shown = [], []
        for index, pair in enumerate(fields):
            if not isinstance(pair, tuple) or len(pair) not in (2, 3) or not isinstance(pair[0], str):
                raise TypeError("_fields_ must be a sequence of (name, C type) pairs")
            name, kind = pair[:2]
            if not isinstance(kind, _CType) or not hasattr(kind, "_size_"):
                raise TypeError("second item in _fields_ tuple (index %d) must be a C type" % index)
            bits = None
            if len(pair) == 3:
                bits = pair[2]
                if not (isinstance(kind, _SimpleType) and kind._code_[-1] in "bBhHiIlLqQ?"):
                    raise TypeError("bit fields not allowed for type %s" % kind.__name__)
                if not isinstance(bits, int) or bits <= 0 or bits > kind._size_ * 8:
                    raise ValueError("number of bits invalid for bit field")
            if cls._union:
                offset = field_size = bit_offset = 0
            width = kind._size_ * 8
            # As gcc does: a bit field goes on in the open storage when it fits, perhaps widening it.
            if bits and field_size and width <= field_size and bit_offset + bits <= field_size:
                at = offset - kind._size_
            elif bits and field_size and width >= field_size and bit_offset + bits <= width:
                more = kind._size_ - field_size // 8
                offset += more
                size += more
                field_size = width
                at = offset - kind._size_
            else:
                bit_offset = 0
                field_size = width if bits else 0
                step = min(pack, kind._align_) if pack else kind._align_
                padding = -offset % step
                offset += padding
                size += padding + kind._size_
                at = offset
                offset += kind._size_
                align = max(align, step)
            if bits:
                storage = field_size if kind._code_[0] == ">" else None
                shift = bit_offset if storage is None else width - bit_offset - bits
                field = CField(kind, at, bits, shift)
                bit_offset += bits
            else:
                field = CField(kind, at)
            union_size = max(union_size, kind._size_)
            if kind._has_pointers_:
                cls._has_pointers_ = True
            type.__setattr__(cls, name, field)
            cls._all_fields_.append(name)
            parts.append((at, kind))
            shown.append("%s%s:%s:" % (_shape_text(kind), kind._format_, name))
        if cls._union:
            size = union_size
        cls._align_ = align
        cls._size_ = -(-size // align) * align
        cls._format_ = "B" if cls._union or pack else "T{" + "".join(shown) + "}"
        cls._code_ = _ctypes.layout(cls._size_, align, tuple(_call_parts(cls, parts)))
        cls._open_anonymous()

    def _open_anonymous(cls):
        names = cls.__dict__.get("_anonymous_")
        if names is None:
            return
        if not isinstance(names, (list, tuple)):
            raise TypeError("_anonymous_ must be a sequence")
        for name in names:
            outer = cls.__dict__.get(name)
            if not isinstance(outer, CField):
                raise AttributeError(name)
            for inner_name in getattr(outer._cls, "_all_fields_", ()):
                inner = getattr(outer._cls, inner_name)
                type.__setattr__(cls, inner_name,
                                 _AnonymousField(inner._cls, outer.offset + inner.offset, inner._bits, inner._shift))
            anonymous = getattr(outer._cls, "_anonymous_names_", ())
            cls._anonymous_names_ = tuple(getattr(cls, "_anonymous_names_", ())) + tuple(anonymous)


def _shape_text(kind):
    shape = []
    while isinstance(kind, _ArrayType):
        shape.append(str(kind._length_))
        kind = kind._type_
    return "(%s)" % ",".join(shape) if shape else ""


def _call_parts(cls, parts):
    """Codes and layouts that have the class of each eightbyte right: arrays are spelled out, unions by their words."""
    base = next((b for b in cls.__mro__[1:] if b.__dict__.get("_all_fields_")), None)
    if cls._union:
        simple = {kind._code_ for _, kind in parts if isinstance(kind, _SimpleType)}
        largest = max((kind for _, kind in parts), key=lambda kind: kind._size_, default=None)
        if largest is not None and simple and simple <= {"f", "d"} and len(simple) == 1 and len(parts) == len(
                [1 for _, kind in parts if isinstance(kind, _SimpleType)]):
            yield largest._code_
            return
        words, rest = divmod(cls._size_, 8)
        yield from "Q" * words
        yield from "B" * rest
        return
    if base is not None:
        yield base._code_
    last = None
    for at, kind in parts:
        if at == last:
            continue  # bit fields in one storage
        last = at
        yield from _spelled(kind)


def _spelled(kind):
    if isinstance(kind, _ArrayType):
        for _ in range(min(kind._length_, 64)):
            yield from _spelled(kind._type_)
    elif isinstance(kind, _FieldsType):
        yield kind._code_
    else:
        yield kind._code_[-1]


class _StructType(_FieldsType):
    pass


class _UnionType(_FieldsType):
    _union = True


class _Fields(_CData):
    __module__ = "_ctypes"

    def __new__(cls, *args, **kw):
        if cls.__dict__.get("__module__") == "_ctypes":
            raise TypeError("abstract class")
        return cls._make()

    def __init__(self, *args, **kw):
        names = self._all_fields_
        if len(args) > len(names):
            raise TypeError("too many initializers")
        for name, value in zip(names, args):
            if name in kw:
                raise TypeError("duplicate values for field %r" % name)
            setattr(self, name, value)
        for name, value in kw.items():
            setattr(self, name, value)


class Structure(_Fields, metaclass=_StructType):
    """The base of structs: subclasses set _fields_, and perhaps _pack_ and _anonymous_."""

    __module__ = "_ctypes"


class Union(_Fields, metaclass=_UnionType):
    """The base of unions."""

    __module__ = "_ctypes"


# ---- pointers

class _PointerType(_CType):
    def __new__(meta, name, bases, namespace, **kw):
        cls = super().__new__(meta, name, bases, namespace, **kw)
        cls._size_ = cls._align_ = 8
        cls._code_ = "P"
        cls._has_pointers_ = True
        target = namespace.get("_type_")
        if target is not None:
            cls.set_type(target)
        else:
            cls._format_ = "X{}"
        return cls

    def set_type(cls, target):
        """Let the pointers point to this type."""
        if not isinstance(target, _CType):
            raise TypeError("_type_ must have storage info")
        cls._type_ = target
        cls._format_ = "&" + _shape_text(target) + getattr(target, "_format_", "B")

    def from_param(cls, value):
        if value is None:
            return None
        target = getattr(cls, "_type_", None)
        if target is not None and isinstance(value, target):
            return _ctypes.byref(value)
        if isinstance(value, (_Pointer, Array)) and target is not None:
            other = getattr(value, "_type_", None)
            if other is target or isinstance(other, type) and issubclass(other, target):
                return value
        if isinstance(value, _ctypes.CArgObject):
            return value
        return super().from_param(value)


class _Pointer(_CData, metaclass=_PointerType):
    """The base of pointer types."""

    __module__ = "_ctypes"

    def __new__(cls, *args, **kw):
        if not hasattr(cls, "_type_"):
            raise TypeError("Cannot create instance: has no _type_")
        return cls._make()

    def __init__(self, value=None):
        if value is not None:
            self.contents = value

    def _address(self):
        return load("P", self, 0)

    @property
    def contents(self):
        """the object this pointer points to (read-write)"""
        address = self._address()
        if not address:
            raise ValueError("NULL pointer access")
        return at_address(self._type_, address, self)

    @contents.setter
    def contents(self, value):
        if not isinstance(value, _CData):
            raise TypeError("expected %s instead of %s" % (self._type_.__name__, type(value).__name__))
        store("P", self, 0, _addressof(value))
        keep(self, 0, value)

    def _item(self, index):
        address = self._address()
        if not address:
            raise ValueError("NULL pointer access")
        return at_address(self._type_, address + index * self._type_._size_, self)

    def __getitem__(self, index):
        if isinstance(index, slice):
            step = 1 if index.step is None else index.step
            if index.start is None:
                if step < 0:
                    raise ValueError("slice start is required for step < 0")
                start = 0
            else:
                start = index.start
            if index.stop is None:
                raise ValueError("slice stop is required")
            return _joined(self._type_, [self[i] for i in range(start, index.stop, step)])
        if not hasattr(index, "__index__"):
            raise TypeError("Pointer indices must be integer")
        return get_part(self._type_, self._item(index), 0)

    def __setitem__(self, index, value):
        set_part(self._type_, self._item(index), 0, value)

    def __bool__(self):
        return self._address() is not None


_pointer_types = {}


def POINTER(target):
    """The type of pointers to a type; None is c_void_p. A str names a type that set_type will tell."""
    cls = _pointer_types.get(target)
    if cls is not None:
        return cls
    if isinstance(target, str):
        cls = _PointerType("LP_" + target, (_Pointer,), {"__module__": _caller()})
        _pointer_types[id(cls)] = cls
        return cls
    if not isinstance(target, type):
        raise TypeError("must be a ctypes type")
    cls = _PointerType("LP_" + target.__name__, (_Pointer,), {"_type_": target, "__module__": _caller()})
    _pointer_types[target] = cls
    return cls


def pointer(obj):
    """A pointer to an instance."""
    if not isinstance(obj, _CData):
        raise TypeError("_type_ must have storage info")
    return POINTER(type(obj))(obj)


for _function in (POINTER, pointer, sizeof, alignment, addressof, resize):
    _function.__module__ = "_ctypes"  # where CPython has them
del _function
