// bytes.cpp: the class bytes and its iterator. The content stands in the cell, or in memory that `owner` keeps alive.
#include "runtime/objects/byte_tools.h"
#include "runtime/objects/iterator_tools.h"
#include "runtime/objects/sequence_tools.h"
#include "runtime/objects/str_tools.h"

namespace adder {

Bytes* new_bytes_uninit(ThreadState& ts, size_t size) {
  Bytes* bytes = static_cast<Bytes*>(ts.rt.heap.allocate(ts, sizeof(Bytes) + size, ts.rt.heads.bytes));
  if (!bytes) return nullptr;
  bytes->size = size;
  bytes->data = reinterpret_cast<char*>(bytes + 1);
  return bytes;
}

Bytes* new_bytes(ThreadState& ts, std::string_view data) {
  if (data.empty() && ts.rt.empty_bytes) return ts.rt.empty_bytes.as<Bytes>();
  Bytes* bytes = new_bytes_uninit(ts, data.size());
  if (bytes && !data.empty()) std::memcpy(bytes->data, data.data(), data.size());
  return bytes;
}

void trace_bytes(Cell* cell, Marker& marker) {
  marker.visit(static_cast<Bytes*>(cell)->owner);
  trace_subclass_words(cell, marker);
}

namespace {

// The result of __bytes__. null and *found false when the type has none.
Bytes* call_bytes_method(ThreadState& ts, Value v, bool* found) {
  Value result = call_special(ts, v, kSpecialBytes, {}, found);
  if (!*found || !result) return nullptr;
  if (is_kind(result, Kind::Bytes)) return result.as<Bytes>();
  raise_type_error(ts, "__bytes__ returned non-bytes (type %T)", result);
  return nullptr;
}

Value bytes_as_instance(ThreadState& ts, Type* cls, std::string_view data) {
  if (cls == ts.rt.types.bytes) return new_bytes(ts, data);
  Bytes* bytes = static_cast<Bytes*>(new_instance(ts, cls, data.size()));
  if (!bytes) return Value();
  bytes->size = data.size();
  bytes->data = reinterpret_cast<char*>(bytes + 1);
  if (!data.empty()) std::memcpy(bytes->data, data.data(), data.size());
  return bytes;
}

Value bytes_new(ThreadState& ts, Value* a, uint32_t) {
  Type* cls = a[0].as<Type>();
  if (a[1] && !a[2] && !a[3] && !is_str(a[1])) {
    if (cls == ts.rt.types.bytes && is_exact(a[1], Kind::Bytes)) return a[1];
    bool found;
    Bytes* bytes = call_bytes_method(ts, a[1], &found);
    if (found) return bytes ? bytes_as_instance(ts, cls, bytes->view()) : Value();
  }
  std::string data;
  return construct_bytes(ts, a + 1, "bytes", &data) ? bytes_as_instance(ts, cls, data) : Value();
}

Value bytes_repr_method(ThreadState& ts, Value* a, uint32_t) {
  return new_str_ascii(ts, bytes_repr(byte_view(a[0])));
}

Value bytes_hash(ThreadState& ts, Value* a, uint32_t) {
  uint64_t hash;
  return bytes_hash_value(ts, a[0].as<Bytes>(), &hash) ? new_int(ts, int64_t(hash)) : Value();
}

Value bytes_getitem(ThreadState& ts, Value* a, uint32_t) {
  std::string_view data = byte_view(a[0]);
  if (a[1].is_int() || !is_kind(a[1], Kind::Slice)) {
    if (!has_index(ts, a[1])) return raise_type_error(ts, "byte indices must be integers or slices, not %T", a[1]);
    int64_t i;
    if (!to_index_i64(ts, a[1], &i)) return Value();
    if (i < 0) i += int64_t(data.size());
    if (i < 0 || i >= int64_t(data.size())) return raise_index_error(ts, "index out of range");
    return Value::small_int(uint8_t(data[size_t(i)]));
  }
  int64_t start, stop, step, count;
  if (!slice_unpack(ts, a[1].as<Slice>(), int64_t(data.size()), &start, &stop, &step, &count)) return Value();
  if (step == 1) {
    if (count == int64_t(data.size()) && is_exact(a[0], Kind::Bytes)) return a[0];
    return new_bytes(ts, data.substr(size_t(start), size_t(count)));
  }
  Bytes* result = new_bytes_uninit(ts, size_t(count));
  for (int64_t k = 0; result && k < count; ++k) result->data[k] = data[size_t(start + k * step)];
  return result;
}

Value bytes_add(ThreadState& ts, Value* a, uint32_t) {
  if (!is_bytes_like(a[1])) {
    if (defers_to(ts, a[1], kSpecialRadd)) return kNotImplemented;
    return raise_type_error(ts, "can't concat %T to %T", a[1], a[0]);
  }
  std::string_view other;
  if (!byte_argument(ts, a[1], &other)) return Value();
  std::string_view self = byte_view(a[0]);
  Bytes* result = new_bytes_uninit(ts, self.size() + other.size());
  if (!result) return Value();
  std::memcpy(result->data, self.data(), self.size());
  std::memcpy(result->data + self.size(), other.data(), other.size());
  return result;
}

Value bytes_iter(ThreadState& ts, Value* a, uint32_t) {
  return new_iterator(ts, ts.rt.types.bytes_iterator, a[0]);
}
Value bytes_getnewargs(ThreadState& ts, Value* a, uint32_t) {
  return tuple_of(ts, new_bytes(ts, byte_view(a[0])));
}
Value bytes_bytes(ThreadState& ts, Value* a, uint32_t) {
  return is_exact(a[0], Kind::Bytes) ? a[0] : Value(new_bytes(ts, byte_view(a[0])));
}

NativeDef kBytesMethods[] = {
    {"__new__(cls, source=b'', encoding='utf-8', errors='strict')",
     "Create bytes from a buffer, an iterable of ints, encoded text, or a size.", bytes_new},
    {"__repr__(self, /)", "Return repr(self).", bytes_repr_method},
    {"__str__(self, /)", "Return str(self).", bytes_repr_method},
    {"__hash__(self, /)", "Return hash(self).", bytes_hash},
    {"__getitem__(self, key, /)", "Return self[key].", bytes_getitem},
    {"__add__(self, value, /)", "Return self+value.", bytes_add},
    {"__iter__(self, /)", "Implement iter(self).", bytes_iter},
    {"__getnewargs__(self, /)", nullptr, bytes_getnewargs, kNativeNoText},
    {"__bytes__(self, /)", "Convert this value to exact type bytes.", bytes_bytes},
    ADDER_COMPARISONS(bytes_compare),
    ADDER_BYTE_METHODS,
    {nullptr, nullptr, nullptr},
};

// The iterators of bytes and bytearray: position counts up to the current size.
Value byte_iterator_next(ThreadState&, Value self) {
  Iterator* it = self.as<Iterator>();
  if (!it->source) return Value();
  std::string_view data = byte_view(it->source);
  if (size_t(it->position) < data.size()) return Value::small_int(uint8_t(data[size_t(it->position++)]));
  it->source = Value();
  return Value();
}

Value byte_iterator_length_hint(ThreadState&, Value* a, uint32_t) {
  Iterator* it = a[0].as<Iterator>();
  int64_t size = it->source ? int64_t(byte_view(it->source).size()) : 0;
  return Value::small_int(std::max<int64_t>(size - it->position, 0));
}
Value byte_iterator_reduce(ThreadState& ts, Value* a, uint32_t) {
  Iterator* it = a[0].as<Iterator>();
  if (!it->source) return iterator_reduced_empty(ts, new_tuple(ts, 0));
  return iterator_reduced_at(ts, it->source, Value::small_int(it->position));
}
Value byte_iterator_setstate(ThreadState& ts, Value* a, uint32_t) {
  Iterator* it = a[0].as<Iterator>();
  int64_t position;
  if (!to_index_i64(ts, a[1], &position, true)) return Value();
  if (it->source) it->position = std::clamp<int64_t>(position, 0, int64_t(byte_view(it->source).size()));
  return kNone;
}

NativeDef kByteIteratorMethods[] = {
    {"__length_hint__(self, /)", "An estimate of the items left.", byte_iterator_length_hint, kNativeNoText},
    {"__reduce__(self, /)", "State for pickling.", byte_iterator_reduce, kNativeNoText},
    {"__setstate__(self, state, /)", "Sets the position.", byte_iterator_setstate, kNativeNoText},
    {nullptr, nullptr, nullptr},
};

}  // namespace

Bytes* bytes_from_object(ThreadState& ts, Value object) {
  if (is_exact(object, Kind::Bytes)) return object.as<Bytes>();
  bool found;
  Bytes* bytes = call_bytes_method(ts, object, &found);
  if (found) return bytes;
  std::string data;
  return collect_bytes(ts, object, "bytes", &data) ? new_bytes(ts, data) : nullptr;
}

bool bytes_hash_value(ThreadState& ts, Bytes* bytes, uint64_t* hash) {
  if (!bytes->hash) bytes->hash = hash_bytes(ts.rt, bytes->data, bytes->size);
  *hash = bytes->hash;
  return true;
}

Value bytes_subscript(ThreadState& ts, Value self, Value key) {
  Value a[] = {self, key};
  return bytes_getitem(ts, a, 2);
}

extern const NativeType kNativeType_bytes;
const NativeType kNativeType_bytes = {
    .name = "bytes",
    .doc =
        "An immutable sequence of bytes, made from an iterable of ints, from text and an encoding, from a buffer, or\n"
        "from a number of zeros.",
    .methods = kBytesMethods,
    .kind = Kind::Bytes,
    .instance_bytes = sizeof(Bytes),
    .flags = kTypeMatchSelf,
};

ADDER_ITERATOR_TYPE(bytes_iterator, "bytes_iterator", kByteIteratorMethods, byte_iterator_next, kTypeNoSubclass);
ADDER_ITERATOR_TYPE(bytearray_iterator, "bytearray_iterator", kByteIteratorMethods, byte_iterator_next,
                    kTypeNoSubclass);

}  // namespace adder
