// _struct.cpp: the native module behind struct: the class Struct, and functions that keep the formats last used.
#include <unordered_map>

#include "runtime/objects/byte_tools.h"
#include "runtime/text/codecs.h"
#include "stdlib/struct/struct_format.h"

namespace adder {

extern const NativeModule kModule__struct;

namespace {

constexpr size_t kCached = 128;

struct StructObject : Cell {
  Value format;          // Str
  StructFormat* parsed;  // null before __init__
};
struct StructIterator : Cell {
  Value owner;  // StructObject
  Value source;
  const char* data;  // where the source's bytes were: it keeps them
  uint64_t left;     // bytes
};

struct StructState {
  Type* object = nullptr;
  Type* iterator = nullptr;
  Value error;
  std::unordered_map<std::string, std::shared_ptr<StructFormat>> cache;
  void trace(Marker& marker) {
    marker.visit(object);
    marker.visit(iterator);
    marker.visit(error);
  }
};

StructState& state_of(ThreadState& ts) {
  return module_state<StructState>(ts, kModule__struct);
}

// The text of a format argument, a str of ASCII or bytes.
bool format_text(ThreadState& ts, Value v, std::string* out) {
  if (is_str(v)) {
    Value bytes = encode_with(ts, v.as<Str>(), Codec::kAscii, nullptr);
    if (!bytes) return false;
    v = bytes;
  }
  if (!is_kind(v, Kind::Bytes))
    return raise_type_error(ts, "Struct() argument 1 must be a str or bytes object, not %T", v), false;
  *out = v.as<Bytes>()->view();
  if (out->find('\0') != std::string::npos) return raise_struct_error(ts, "embedded null character"), false;
  return true;
}

std::shared_ptr<StructFormat> format_argument(ThreadState& ts, Value v) {
  std::string text;
  if (!format_text(ts, v, &text)) return nullptr;
  StructState& state = state_of(ts);
  auto found = state.cache.find(text);
  if (found != state.cache.end()) return found->second;
  auto format = std::make_shared<StructFormat>();
  if (!parse_struct_format(ts, text, format.get())) return nullptr;
  if (state.cache.size() >= kCached) state.cache.clear();
  state.cache.emplace(text, format);
  return format;
}

// --- the operations, given a format

Value pack(ThreadState& ts, const StructFormat& format, const Value* values, uint64_t count) {
  if (count != format.items)
    return raise_struct_error(ts, "pack expected %llu items for packing (got %llu)", format.items, count);
  if (format.size > (uint64_t{1} << 40)) return raise_memory_error(ts);
  Bytes* out = new_bytes_uninit(ts, format.size);
  if (!out) return {};
  if (format.size) std::memset(out->data, 0, format.size);
  return pack_struct(ts, format, values, out->data) ? Value(out) : Value();
}

// Resolves an offset that may be negative; `what` and `verb` word the errors. False with struct.error pending.
bool resolve_offset(ThreadState& ts, const StructFormat& format, uint64_t size, int64_t* offset, const char* what,
                    const char* verb, const char* short_text) {
  int64_t given = *offset;
  if (given < 0) {
    if (given + int64_t(format.size) > 0) {
      raise_struct_error(ts, "%s %llu bytes at offset %lld", short_text, format.size, given);
      return false;
    }
    if (given + int64_t(size) < 0) {
      raise_struct_error(ts, "offset %lld out of range for %llu-byte buffer", given, size);
      return false;
    }
    *offset += int64_t(size);
  }
  if (int64_t(size) - *offset >= int64_t(format.size)) return true;
  raise_struct_error(ts,
                     "%s requires a buffer of at least %llu bytes for %s %llu bytes at offset %lld (actual buffer size "
                     "is %llu)",
                     what, format.size + uint64_t(*offset), verb, format.size, *offset, size);
  return false;
}

Value pack_into(ThreadState& ts, const StructFormat& format, const Value* values, uint64_t count) {
  if (count < 1) return raise_struct_error(ts, "pack_into expected buffer argument");
  if (count < 2) return raise_struct_error(ts, "pack_into expected offset argument");
  if (count - 2 != format.items)
    return raise_struct_error(ts, "pack_into expected %llu items for packing (got %llu)", format.items, count - 2);
  BufferView view;
  if (!is_bytes_like(values[0]) || is_kind(values[0], Kind::Bytes))
    return raise_type_error(ts, "argument must be read-write bytes-like object, not %T", values[0]);
  int64_t offset;
  if (!get_buffer(ts, values[0], &view, true) || !to_index_i64(ts, values[1], &offset) ||
      !resolve_offset(ts, format, view.bytes, &offset, "pack_into", "packing", "no space to pack"))
    return {};
  // What an item's __index__ does may move the buffer: items are packed aside, and the buffer taken again.
  std::string packed(format.size, '\0');
  if (!pack_struct(ts, format, values + 2, packed.data()) || !get_buffer(ts, values[0], &view, true)) return {};
  if (uint64_t(offset) + packed.size() > view.bytes)
    return raise(ts, ts.rt.exc.BufferError, "the buffer shrank while it was packed into");
  if (!packed.empty()) std::memcpy(view.data + offset, packed.data(), packed.size());
  return kNone;
}

Value unpack(ThreadState& ts, const StructFormat& format, Value buffer) {
  BufferView view;
  if (!get_buffer(ts, buffer, &view)) return {};
  if (view.bytes != format.size) return raise_struct_error(ts, "unpack requires a buffer of %llu bytes", format.size);
  return unpack_struct(ts, format, view.data);
}

Value unpack_from(ThreadState& ts, const StructFormat& format, Value buffer, Value where) {
  BufferView view;
  int64_t offset = 0;
  if (!get_buffer(ts, buffer, &view) || (where && !to_index_i64(ts, where, &offset)) ||
      !resolve_offset(ts, format, view.bytes, &offset, "unpack_from", "unpacking", "not enough data to unpack"))
    return {};
  return unpack_struct(ts, format, view.data + offset);
}

Value iter_unpack(ThreadState& ts, Value object, Value buffer) {
  const StructFormat& format = *object.as<StructObject>()->parsed;
  if (!format.size) return raise_struct_error(ts, "cannot iteratively unpack with a struct of length 0");
  BufferView view;
  if (!get_buffer(ts, buffer, &view)) return {};
  if (view.bytes % format.size)
    return raise_struct_error(ts, "iterative unpacking requires a buffer of a multiple of %llu bytes", format.size);
  // A view counts as an export, so the buffer stays where it is.
  Value source = buffer;
  if (!is_kind(buffer, Kind::Bytes)) source = call_with(ts, ts.rt.types.memoryview, buffer);
  if (!source || !get_buffer(ts, source, &view)) return {};
  StructIterator* iterator = static_cast<StructIterator*>(new_instance(ts, state_of(ts).iterator));
  if (!iterator) return {};
  iterator->owner = object;
  iterator->source = source;
  iterator->data = view.data;
  iterator->left = view.bytes;
  return iterator;
}

// --- Struct

Value struct_new(ThreadState& ts, Value* a, uint32_t) {
  StructObject* self = static_cast<StructObject*>(new_instance(ts, a[0].as<Type>()));
  return self ? Value(self) : Value();
}

Value struct_init(ThreadState& ts, Value* a, uint32_t) {
  StructObject* self = a[0].as<StructObject>();
  std::string text;
  if (!format_text(ts, a[1], &text)) return {};
  auto parsed = std::make_unique<StructFormat>();
  Str* format = new_str_ascii(ts, text);
  if (!format || !parse_struct_format(ts, text, parsed.get())) return {};
  // An iterator may be reading the old one.
  if (self->parsed) return raise_runtime_error(ts, "Struct object is already initialized");
  self->parsed = parsed.release();
  self->format = format;
  return kNone;
}

void struct_finalize(Cell* cell) {
  delete static_cast<StructObject*>(cell)->parsed;
}

void struct_trace(Cell* cell, Marker& marker) {
  marker.visit(static_cast<StructObject*>(cell)->format);
  trace_subclass_words(cell, marker);
}

const StructFormat* self_format(ThreadState& ts, Value self) {
  const StructFormat* format = self.as<StructObject>()->parsed;
  if (!format) raise_runtime_error(ts, "Struct object is not initialized");
  return format;
}

Value method_pack(ThreadState& ts, Value* a, uint32_t n) {
  const StructFormat* format = self_format(ts, a[0]);
  return format ? pack(ts, *format, a + 1, n - 1) : Value();
}

Value method_pack_into(ThreadState& ts, Value* a, uint32_t n) {
  const StructFormat* format = self_format(ts, a[0]);
  return format ? pack_into(ts, *format, a + 1, n - 1) : Value();
}

Value method_unpack(ThreadState& ts, Value* a, uint32_t) {
  const StructFormat* format = self_format(ts, a[0]);
  return format ? unpack(ts, *format, a[1]) : Value();
}

Value method_unpack_from(ThreadState& ts, Value* a, uint32_t) {
  const StructFormat* format = self_format(ts, a[0]);
  return format ? unpack_from(ts, *format, a[1], a[2]) : Value();
}

Value method_iter_unpack(ThreadState& ts, Value* a, uint32_t) {
  return self_format(ts, a[0]) ? iter_unpack(ts, a[0], a[1]) : Value();
}

Value get_format(ThreadState& ts, Value self) {
  return self_format(ts, self) ? self.as<StructObject>()->format : Value();
}

Value get_size(ThreadState& ts, Value self) {
  const StructFormat* format = self_format(ts, self);
  return format ? new_int(ts, int64_t(format->size)) : Value();
}

NativeDef kStructMethods[] = {
    {"__new__(cls, /, *args, **kwargs)", "Create and return a new object.  See help(type) for accurate signature.",
     struct_new},
    {"__init__(self, /, format)", "Initialize self.  See help(type(self)) for accurate signature.", struct_init},
    {"pack(self, /, *v)", "Bytes that hold the values v by this format.", method_pack},
    {"pack_into(self, /, *args)", "Packs values into a writable buffer: pack_into(buffer, offset, v1, v2, ...).",
     method_pack_into},
    {"unpack(self, buffer, /)", "The tuple of values in a buffer, which must be of the struct's size.", method_unpack},
    {"unpack_from(self, /, buffer, offset=0)", "The tuple of values in a buffer, from an offset on.",
     method_unpack_from},
    {"iter_unpack(self, buffer, /)", "An iterator over the tuples in a buffer that holds many structs.",
     method_iter_unpack},
    {nullptr, nullptr, nullptr}};
const NativeGetSet kStructGetSets[] = {{"format", "struct format string", get_format, nullptr},
                                       {"size", "struct size in bytes", get_size, nullptr},
                                       {nullptr, nullptr, nullptr, nullptr}};
const NativeType kStruct = {.name = "_struct.Struct",
                            .doc = "Struct(fmt) --> compiled struct object\n",
                            .methods = kStructMethods,
                            .getsets = kStructGetSets,
                            .instance_bytes = sizeof(StructObject),
                            .flags = kTypeWeakrefable,
                            .trace = struct_trace,
                            .finalize = struct_finalize};

// --- the iterator

Value iterator_next(ThreadState& ts, Value v) {
  StructIterator* self = v.as<StructIterator>();
  if (!self->left) return {};
  const StructFormat& format = *self->owner.as<StructObject>()->parsed;
  Value result = unpack_struct(ts, format, self->data);
  self->data += format.size;
  self->left -= format.size;
  if (!self->left) self->source = Value();
  return result;
}

Value iterator_hint(ThreadState& ts, Value* a, uint32_t) {
  StructIterator* self = a[0].as<StructIterator>();
  return new_int(ts, int64_t(self->left / self->owner.as<StructObject>()->parsed->size));
}

void iterator_trace(Cell* cell, Marker& marker) {
  StructIterator* self = static_cast<StructIterator*>(cell);
  marker.visit(self->owner);
  marker.visit(self->source);
}

NativeDef kIteratorMethods[] = {{"__length_hint__(self, /)", "How many tuples are left.", iterator_hint},
                                {nullptr, nullptr, nullptr}};
const NativeType kIterator = {.name = "_struct.unpack_iterator",
                              .doc = nullptr,
                              .methods = kIteratorMethods,
                              .instance_bytes = sizeof(StructIterator),
                              .flags = kTypeNoSubclass,
                              .iter_next = iterator_next,
                              .trace = iterator_trace};

// --- functions

Value calcsize(ThreadState& ts, Value* a, uint32_t) {
  auto format = format_argument(ts, a[0]);
  return format ? new_int(ts, int64_t(format->size)) : Value();
}

Value function_pack(ThreadState& ts, Value* a, uint32_t n) {
  if (!n) return raise_type_error(ts, "missing format argument");
  auto format = format_argument(ts, a[0]);
  return format ? pack(ts, *format, a + 1, n - 1) : Value();
}

Value function_pack_into(ThreadState& ts, Value* a, uint32_t n) {
  if (!n) return raise_type_error(ts, "missing format argument");
  auto format = format_argument(ts, a[0]);
  return format ? pack_into(ts, *format, a + 1, n - 1) : Value();
}

Value function_unpack(ThreadState& ts, Value* a, uint32_t) {
  auto format = format_argument(ts, a[0]);
  return format ? unpack(ts, *format, a[1]) : Value();
}

Value function_unpack_from(ThreadState& ts, Value* a, uint32_t) {
  auto format = format_argument(ts, a[0]);
  return format ? unpack_from(ts, *format, a[1], a[2]) : Value();
}

Value function_iter_unpack(ThreadState& ts, Value* a, uint32_t) {
  Value object = call_with(ts, state_of(ts).object, a[0]);
  return object ? iter_unpack(ts, object, a[1]) : Value();
}

Value clear_cache(ThreadState& ts, Value*, uint32_t) {
  state_of(ts).cache.clear();
  return kNone;
}

NativeDef kFunctions[] = {
    {"calcsize(format, /)", "The size in bytes of a struct.", calcsize},
    {"pack(*args)", "pack(format, v1, v2, ...) -> bytes that hold the values.", function_pack},
    {"pack_into(*args)", "pack_into(format, buffer, offset, v1, v2, ...): packs values into a writable buffer.",
     function_pack_into},
    {"unpack(format, buffer, /)", "The tuple of values in a buffer, which must be of the struct's size.",
     function_unpack},
    {"unpack_from(format, /, buffer, offset=0)", "The tuple of values in a buffer, from an offset on.",
     function_unpack_from},
    {"iter_unpack(format, buffer, /)", "An iterator over the tuples in a buffer that holds many structs.",
     function_iter_unpack},
    {"_clearcache()", "Clear the internal cache.", clear_cache},
    {nullptr, nullptr, nullptr}};

bool init(ThreadState& ts, Module* module) {
  StructState& state = state_of(ts);
  state.object = module_add_type(ts, module, kStruct);
  state.iterator = state.object ? new_native_type(ts, kIterator, ts.rt.types.object, intern(ts, "_struct")) : nullptr;
  Dict* space = state.iterator ? new_dict(ts) : nullptr;
  if (!space || !dict_set_str(ts, space, intern(ts, "__module__"), intern(ts, "struct"))) return false;
  Type* error =
      new_heap_type(ts, ts.rt.types.type, intern(ts, "error"), tuple_of(ts, ts.rt.exc.Exception), space, nullptr);
  state.error = error;
  return error && module_add(ts, module, "error", error);
}

}  // namespace

Value raise_struct_error_text(ThreadState& ts, Str* message) {
  return raise_value(ts, state_of(ts).error.as<Type>(), message);
}

extern const NativeModule kModule__struct;
const NativeModule kModule__struct = {"_struct", "Values packed into bytes by a format.", kFunctions, init};

}  // namespace adder
