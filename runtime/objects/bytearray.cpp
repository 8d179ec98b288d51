// bytearray.cpp: the class bytearray. Its bytes stand in a Raw cell; `data` may point behind that cell's start, so that
// removing from the front costs nothing.
//
// Live memoryviews forbid resizing. A view that nobody can reach any more counts until the collector finds it, so a
// resize that meets exports collects first and counts the views anew.
#include "runtime/objects/byte_tools.h"
#include "runtime/objects/iterator_tools.h"
#include "runtime/objects/sequence_tools.h"

namespace adder {

void trace_bytearray(Cell* cell, Marker& marker) {
  marker.visit(static_cast<ByteArray*>(cell)->backing);
  trace_subclass_words(cell, marker);
}

namespace {

// True when the size may change; else BufferError is pending.
bool check_exports(ThreadState& ts, ByteArray* array) {
  if (!array->exports) return true;
  ts.rt.heap.collect(ts);
  array->exports = 0;
  ts.rt.heap.for_each_cell(
      [](Cell* cell, void* context) {
        ByteArray* target = static_cast<ByteArray*>(context);
        if (!cell->is_kind(Kind::MemoryView)) return;
        MemoryView* view = static_cast<MemoryView*>(cell);
        if (!view->released && view->owner == Value(target)) ++target->exports;
      },
      array);
  if (!array->exports) return true;
  raise(ts, ts.rt.exc.BufferError, "Existing exports of data: object cannot be re-sized");
  return false;
}

size_t room(const ByteArray* array) {
  return array->backing ? size_t(array->backing->bytes + array->backing->capacity - array->data) : 0;
}

// Replaces [start, stop) by data, which is no part of the array.
bool splice(ThreadState& ts, ByteArray* array, size_t start, size_t stop, std::string_view data) {
  size_t old_size = array->size, removed = stop - start, tail = old_size - stop;
  size_t new_size = old_size - removed + data.size();
  if (new_size != old_size && !check_exports(ts, array)) return false;
  if (new_size < old_size && start == 0) {  // from the front: move the start
    array->data += removed - data.size();
  } else if (new_size > room(array)) {
    size_t capacity = new_size + (new_size >> 3) + 16;
    Raw* raw = new_raw(ts, capacity);
    if (!raw) return false;
    if (start) std::memcpy(raw->bytes, array->data, start);
    if (tail) std::memcpy(raw->bytes + start + data.size(), array->data + stop, tail);
    array->backing = raw;
    array->data = raw->bytes;
  } else if (tail && removed != data.size()) {
    std::memmove(array->data + start + data.size(), array->data + stop, tail);
  }
  if (!data.empty()) std::memcpy(array->data + start, data.data(), data.size());
  array->size = new_size;
  return true;
}

ByteArray* self_of(Value* a) {
  return a[0].as<ByteArray>();
}

Value bytearray_new(ThreadState& ts, Value* a, uint32_t) {
  return new_instance(ts, a[0].as<Type>());
}

Value bytearray_init(ThreadState& ts, Value* a, uint32_t) {
  std::string data;
  if (!construct_bytes(ts, a + 1, "bytearray", &data)) return Value();
  return splice(ts, self_of(a), 0, self_of(a)->size, data) ? kNone : Value();
}

Value bytearray_repr(ThreadState& ts, Value* a, uint32_t) {
  std::string text = bytes_repr(byte_view(a[0])), shown = std::string(type_name(ts, a[0])) + "(";
  for (char c : text) {
    if (c == '\'' && text[1] == '"') shown += '\\';  // unlike bytes, it escapes apostrophes between double quotes too
    shown += c;
  }
  return new_str(ts, shown + ")");
}

Value bytearray_getitem(ThreadState& ts, Value* a, uint32_t) {
  ByteArray* self = self_of(a);
  if (!is_kind(a[1], Kind::Slice)) {
    if (!has_index(ts, a[1])) return raise_type_error(ts, "bytearray indices must be integers or slices, not %T", a[1]);
    int64_t i;
    if (!to_index_i64(ts, a[1], &i)) return Value();
    if (i < 0) i += int64_t(self->size);
    if (i < 0 || i >= int64_t(self->size)) return raise_index_error(ts, "bytearray index out of range");
    return Value::small_int(uint8_t(self->data[i]));
  }
  SliceBounds part;
  if (!read_slice(ts, a[1].as<Slice>(), &part)) return Value();
  part.fit(int64_t(self->size));
  std::string out;
  for (int64_t k = 0; k < part.count; ++k) out += self->data[part.start + k * part.step];
  return new_bytearray(ts, out);
}

// Deletes the items of an extended slice.
bool delete_strided(ThreadState& ts, ByteArray* self, int64_t start, int64_t step, int64_t count) {
  if (step < 0) {
    start += (count - 1) * step;
    step = -step;
  }
  std::string kept;
  for (int64_t i = 0; i < int64_t(self->size); ++i) {
    bool inside = i >= start && i < start + count * step && (i - start) % step == 0;
    if (!inside) kept += self->data[i];
  }
  return splice(ts, self, 0, self->size, kept);
}

// value empty: delete.
bool assign_subscript(ThreadState& ts, ByteArray* self, Value key, Value value) {
  if (!is_kind(key, Kind::Slice)) {
    if (!has_index(ts, key)) {
      return raise_type_error(ts, "bytearray indices must be integers or slices, not %T", key), false;
    }
    int64_t i;
    uint8_t byte = 0;
    if (!to_index_i64(ts, key, &i)) return false;
    if (value && !byte_value(ts, value, &byte)) return false;
    if (i < 0) i += int64_t(self->size);
    if (i < 0 || i >= int64_t(self->size)) return raise_index_error(ts, "bytearray index out of range"), false;
    if (!value) return splice(ts, self, size_t(i), size_t(i) + 1, "");
    self->data[i] = char(byte);
    return true;
  }
  std::string data;
  if (value) {
    if (is_int_value(value) || is_str(value)) {
      raise_type_error(ts, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
      return false;
    }
    if (!collect_bytes(ts, value, "bytearray", &data)) return false;
  }
  SliceBounds part;
  if (!read_slice(ts, key.as<Slice>(), &part)) return false;
  part.fit(int64_t(self->size));
  auto [start, stop, step, has_start, has_stop, count] = part;
  if (step == 1) return splice(ts, self, size_t(start), size_t(start + count), data);
  if (!value) return count == 0 || delete_strided(ts, self, start, step, count);
  if (data.empty()) return count == 0 || delete_strided(ts, self, start, step, count);
  if (int64_t(data.size()) != count) {
    raise_value_error(ts, "attempt to assign bytes of size %zu to extended slice of size %lld", data.size(), count);
    return false;
  }
  for (int64_t k = 0; k < count; ++k) self->data[start + k * step] = data[size_t(k)];
  return true;
}

Value bytearray_setitem(ThreadState& ts, Value* a, uint32_t) {
  return assign_subscript(ts, self_of(a), a[1], a[2]) ? kNone : Value();
}
Value bytearray_delitem(ThreadState& ts, Value* a, uint32_t) {
  return assign_subscript(ts, self_of(a), a[1], Value()) ? kNone : Value();
}

Value bytearray_add(ThreadState& ts, Value* a, uint32_t) {
  if (!is_bytes_like(a[1])) {
    if (defers_to(ts, a[1], kSpecialRadd)) return kNotImplemented;
    return raise_type_error(ts, "can't concat %T to %T", a[1], a[0]);
  }
  std::string_view other;
  if (!byte_argument(ts, a[1], &other)) return Value();
  return new_bytearray(ts, std::string(byte_view(a[0])).append(other));
}

// Appends a buffer, which may be the array itself.
bool append_buffer(ThreadState& ts, ByteArray* self, Value other) {
  std::string_view data;
  if (!byte_argument(ts, other, &data)) return false;
  bool inside = data.data() >= self->data && data.data() < self->data + self->size;
  std::string copy(inside ? data : std::string_view());
  return splice(ts, self, self->size, self->size, inside ? std::string_view(copy) : data);
}

Value bytearray_iadd(ThreadState& ts, Value* a, uint32_t) {
  if (!is_bytes_like(a[1])) return raise_type_error(ts, "can't concat %T to %T", a[1], a[0]);
  return append_buffer(ts, self_of(a), a[1]) ? a[0] : Value();
}

Value bytearray_imul(ThreadState& ts, Value* a, uint32_t n) {
  Value product = bytes_multiply(ts, a, n);
  if (!product || product == kNotImplemented) return product;
  ByteArray* self = self_of(a);
  return splice(ts, self, 0, self->size, byte_view(product)) ? a[0] : Value();
}

Value bytearray_append(ThreadState& ts, Value* a, uint32_t) {
  uint8_t byte;
  if (!byte_value(ts, a[1], &byte)) return Value();
  ByteArray* self = self_of(a);
  char c = char(byte);
  return splice(ts, self, self->size, self->size, {&c, 1}) ? kNone : Value();
}

Value bytearray_insert(ThreadState& ts, Value* a, uint32_t) {
  int64_t i;
  uint8_t byte;
  if (!to_index_i64(ts, a[1], &i, true) || !byte_value(ts, a[2], &byte)) return Value();
  ByteArray* self = self_of(a);
  if (i < 0) i += int64_t(self->size);
  size_t at = size_t(std::clamp<int64_t>(i, 0, int64_t(self->size)));
  char c = char(byte);
  return splice(ts, self, at, at, {&c, 1}) ? kNone : Value();
}

Value bytearray_extend(ThreadState& ts, Value* a, uint32_t) {
  if (is_bytes_like(a[1])) return append_buffer(ts, self_of(a), a[1]) ? kNone : Value();
  Value iterator = get_iterator(ts, a[1]);
  if (!iterator) {
    if (!pending_matches(ts, ts.rt.exc.TypeError)) return Value();
    clear_error(ts);
    return raise_type_error(ts, "can't extend bytearray with %T", a[1]);
  }
  std::string data;
  if (!collect_bytes(ts, iterator, "bytearray", &data)) return Value();
  ByteArray* self = self_of(a);
  return splice(ts, self, self->size, self->size, data) ? kNone : Value();
}

Value bytearray_pop(ThreadState& ts, Value* a, uint32_t) {
  int64_t i = -1;
  if (a[1] && !to_index_i64(ts, a[1], &i)) return Value();
  ByteArray* self = self_of(a);
  if (self->size == 0) return raise_index_error(ts, "pop from empty bytearray");
  if (i < 0) i += int64_t(self->size);
  if (i < 0 || i >= int64_t(self->size)) return raise_index_error(ts, "pop index out of range");
  Value byte = Value::small_int(uint8_t(self->data[i]));
  return splice(ts, self, size_t(i), size_t(i) + 1, "") ? byte : Value();
}

Value bytearray_remove(ThreadState& ts, Value* a, uint32_t) {
  uint8_t byte;
  if (!byte_value(ts, a[1], &byte)) return Value();
  size_t at = byte_view(a[0]).find(char(byte));
  if (at == std::string_view::npos) return raise_value_error(ts, "value not found in bytearray");
  return splice(ts, self_of(a), at, at + 1, "") ? kNone : Value();
}

Value bytearray_clear(ThreadState& ts, Value* a, uint32_t) {
  return splice(ts, self_of(a), 0, self_of(a)->size, "") ? kNone : Value();
}
Value bytearray_copy(ThreadState& ts, Value* a, uint32_t) {
  return new_bytearray(ts, byte_view(a[0]));
}
Value bytearray_reverse(ThreadState&, Value* a, uint32_t) {
  std::reverse(self_of(a)->data, self_of(a)->data + self_of(a)->size);
  return kNone;
}
Value bytearray_alloc(ThreadState&, Value* a, uint32_t) {
  return Value::small_int(int64_t(room(self_of(a))));
}
Value bytearray_sizeof(ThreadState&, Value* a, uint32_t) {
  Raw* backing = self_of(a)->backing;
  return Value::small_int(int64_t(sizeof(ByteArray) + (backing ? sizeof(Raw) + backing->capacity : 0)));
}
Value bytearray_iter(ThreadState& ts, Value* a, uint32_t) {
  return new_iterator(ts, ts.rt.types.bytearray_iterator, a[0]);
}

Value reduced(ThreadState& ts, Value self, bool as_bytes) {
  Value dict = get_attribute_or_empty(ts, self, ts.rt.names.dunder_dict);
  if (ts.has_error()) return Value();
  std::string_view data = byte_view(self);
  Tuple* args = as_bytes ? tuple_of(ts, new_bytes(ts, data))
                         : tuple_of(ts, new_str_latin1(ts, data), new_str_ascii(ts, "latin-1"));
  return args ? Value(tuple_of(ts, type_of(ts, self), args, dict ? dict : kNone)) : Value();
}
Value bytearray_reduce(ThreadState& ts, Value* a, uint32_t) {
  return reduced(ts, a[0], false);
}
Value bytearray_reduce_ex(ThreadState& ts, Value* a, uint32_t) {
  int64_t protocol = 0;
  if (a[1] && !to_i64(ts, a[1], &protocol)) return Value();
  return reduced(ts, a[0], protocol >= 3);
}

NativeDef kByteArrayMethods[] = {
    {"__new__(cls, /, *args, **kwargs)", "Create an empty bytearray.", bytearray_new},
    {"__init__(self, source=b'', encoding='utf-8', errors='strict')", "Fill from what bytes() accepts.",
     bytearray_init},
    {"__repr__(self, /)", "Return repr(self).", bytearray_repr},
    {"__str__(self, /)", "Return str(self).", bytearray_repr},
    {"__getitem__(self, key, /)", "Return self[key].", bytearray_getitem},
    {"__setitem__(self, key, value, /)", "Set self[key] to value.", bytearray_setitem},
    {"__delitem__(self, key, /)", "Delete self[key].", bytearray_delitem},
    {"__add__(self, value, /)", "Return self+value.", bytearray_add},
    {"__iadd__(self, value, /)", "Implement self+=value.", bytearray_iadd},
    {"__imul__(self, value, /)", "Implement self*=value.", bytearray_imul},
    {"__iter__(self, /)", "Implement iter(self).", bytearray_iter},
    {"__alloc__(self, /)", "Bytes allocated.", bytearray_alloc, kNativeNoText},
    {"__reduce__(self, /)", "State for pickling.", bytearray_reduce},
    {"__reduce_ex__(self, proto=0, /)", "State for pickling.", bytearray_reduce_ex},
    {"__sizeof__(self, /)", "Bytes of memory in use.", bytearray_sizeof},
    {"append(self, item, /)", "Append one byte.", bytearray_append},
    {"clear(self, /)", "Remove everything.", bytearray_clear},
    {"copy(self, /)", "A copy.", bytearray_copy},
    {"extend(self, iterable_of_ints, /)", "Append the bytes of a buffer or iterable.", bytearray_extend},
    {"insert(self, index, item, /)", "Insert a byte before index.", bytearray_insert},
    {"pop(self, index=-1, /)", "Remove and return the byte at index.", bytearray_pop},
    {"remove(self, value, /)", "Remove the first byte of that value.", bytearray_remove},
    {"reverse(self, /)", "Reverse in place.", bytearray_reverse},
    ADDER_COMPARISONS(bytes_compare),
    ADDER_BYTE_METHODS,
    {nullptr, nullptr, nullptr},
};

}  // namespace

ByteArray* new_bytearray(ThreadState& ts, std::string_view data) {
  ByteArray* array = static_cast<ByteArray*>(ts.rt.heap.allocate(ts, sizeof(ByteArray), ts.rt.heads.bytearray));
  if (!array || data.empty()) return array;
  return splice(ts, array, 0, 0, data) ? array : nullptr;
}

bool bytearray_resize(ThreadState& ts, ByteArray* array, size_t size) {
  if (size <= array->size) return splice(ts, array, size, array->size, "");
  size_t missing = size - array->size;
  if (missing > size_t{1} << 36) return raise_memory_error(ts), false;
  return splice(ts, array, array->size, array->size, std::string(missing, '\0'));
}

extern const NativeType kNativeType_bytearray;
const NativeType kNativeType_bytearray = {
    .name = "bytearray",
    .doc = "A mutable sequence of bytes, made from what bytes() accepts.",
    .methods = kByteArrayMethods,
    .kind = Kind::ByteArray,
    .instance_bytes = sizeof(ByteArray),
    .flags = kTypeMatchSelf,
};

}  // namespace adder
