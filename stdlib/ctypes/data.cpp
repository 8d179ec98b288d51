// data.cpp: CData, the memory behind instances of C types, and the functions that read and write it.
#include <wchar.h>

#include <cstring>

#include "stdlib/ctypes/ctypes_module.h"

namespace adder {

bool is_native_type(ThreadState& ts, Value v, Type* type) {
  return is_kind(v, Kind::Native) && is_subtype(type_of(ts, v), type);
}

bool is_cdata(ThreadState& ts, Value v) {
  return is_native_type(ts, v, ctypes_state(ts).data);
}

CData* cdata_argument(ThreadState& ts, Value v) {
  if (is_cdata(ts, v)) return v.as<CData>();
  raise_type_error(ts, "invalid type");
  return nullptr;
}

namespace {

// `size` bytes at `offset` of an instance; null with IndexError pending when they are not all there.
char* place(ThreadState& ts, Value object, Value offset, uint64_t size) {
  CData* data = cdata_argument(ts, object);
  int64_t at;
  if (!data || !to_i64(ts, offset, &at)) return nullptr;
  if (!data->data || at < 0 || static_cast<uint64_t>(at) + size > data->size) {
    raise_index_error(ts, "invalid index");
    return nullptr;
  }
  return data->data + at;
}

Value data_new(ThreadState& ts, Value* a, uint32_t) {
  return new_instance(ts, a[0].as<Type>());
}

Value allocate(ThreadState& ts, Value* a, uint32_t) {
  CData* data = cdata_argument(ts, a[0]);
  int64_t size;
  if (!data || !to_i64(ts, a[1], &size)) return {};
  if (size < 0) return raise_value_error(ts, "negative size");
  Raw* raw = new_raw(ts, static_cast<size_t>(std::max<int64_t>(size, 1)));
  if (!raw) return {};
  std::memset(raw->bytes, 0, static_cast<size_t>(size));
  data->data = raw->bytes;
  data->size = static_cast<uint64_t>(size);
  data->owner = raw;
  return kNone;
}

Value attach(ThreadState& ts, Value* a, uint32_t) {
  CData* data = cdata_argument(ts, a[0]);
  int64_t size;
  Value address = data ? to_index(ts, a[1]) : Value();
  if (!address || !to_i64(ts, a[2], &size)) return {};
  Value low = int_and(ts, address, new_int_u64(ts, UINT64_MAX));
  int64_t bits;
  if (!low) return {};
  data->data = reinterpret_cast<char*>(int_to_i64(low, &bits) ? static_cast<uint64_t>(bits) : low.as<Int>()->limbs[0]);
  data->size = static_cast<uint64_t>(size);
  data->owner = a[3] && !a[3].is_none() ? a[3] : Value();
  return kNone;
}

// A part of another instance.
Value attach_part(ThreadState& ts, Value* a, uint32_t) {
  CData* data = cdata_argument(ts, a[0]);
  int64_t size;
  if (!data || !to_i64(ts, a[3], &size)) return {};
  char* at = place(ts, a[1], a[2], static_cast<uint64_t>(size));
  if (!at) return {};
  data->data = at;
  data->size = static_cast<uint64_t>(size);
  data->owner = a[1];
  return kNone;
}

// The memory of a writable buffer.
Value attach_buffer(ThreadState& ts, Value* a, uint32_t) {
  CData* data = cdata_argument(ts, a[0]);
  int64_t offset, size;
  if (!data || !to_i64(ts, a[2], &offset) || !to_i64(ts, a[3], &size)) return {};
  BufferView view;
  if (!get_buffer(ts, a[1], &view)) return {};
  if (view.readonly) return raise_type_error(ts, "underlying buffer is not writable");
  if (offset < 0) return raise_value_error(ts, "offset cannot be negative");
  if (view.bytes < static_cast<uint64_t>(size) + static_cast<uint64_t>(offset))
    return raise_value_error(ts, "Buffer size too small (%zu instead of at least %lld bytes)", view.bytes,
                             size + offset);
  // The view counts as an export, so that a bytearray stays where it is.
  MemoryView* export_ = new_memoryview(ts, view);
  if (!export_) return {};
  data->data = view.data + offset;
  data->size = static_cast<uint64_t>(size);
  data->owner = export_;
  return kNone;
}

Value resize(ThreadState& ts, Value* a, uint32_t) {
  CData* data = cdata_argument(ts, a[0]);
  int64_t size, least;
  if (!data || !to_i64(ts, a[1], &size) || !to_i64(ts, a[2], &least)) return {};
  if (size < least) return raise_value_error(ts, "minimum size is %lld", least);
  if (!is_kind(data->owner, Kind::Raw))
    return raise_value_error(ts, "Memory cannot be resized because this object doesn't own it");
  if (static_cast<uint64_t>(size) > data->size) {
    Raw* raw = new_raw(ts, static_cast<size_t>(size));
    if (!raw) return {};
    std::memcpy(raw->bytes, data->data, data->size);
    std::memset(raw->bytes + data->size, 0, static_cast<size_t>(size) - data->size);
    data->data = raw->bytes;
    data->owner = raw;
  }
  data->size = static_cast<uint64_t>(size);
  return kNone;
}

Value address_of(ThreadState& ts, Value* a, uint32_t) {
  CData* data = cdata_argument(ts, a[0]);
  return data ? new_int_u64(ts, reinterpret_cast<uint64_t>(data->data)) : Value();
}

Value size_of(ThreadState& ts, Value* a, uint32_t) {
  CData* data = cdata_argument(ts, a[0]);
  return data ? new_int(ts, static_cast<int64_t>(data->size)) : Value();
}

Value load(ThreadState& ts, Value* a, uint32_t) {
  CCode code;
  if (!parse_code(ts, a[0], &code)) return {};
  char* at = place(ts, a[1], a[2], code_size(code.letter));
  return at ? load_code(ts, code, at) : Value();
}

Value store(ThreadState& ts, Value* a, uint32_t) {
  CCode code;
  if (!parse_code(ts, a[0], &code)) return {};
  char* at = place(ts, a[1], a[2], code_size(code.letter));
  char value[16];
  Value keep;
  // Converting runs script code, which may move the memory: it is looked up again.
  if (!at || !store_code(ts, code, value, a[3], &keep)) return {};
  at = place(ts, a[1], a[2], code_size(code.letter));
  if (!at) return {};
  std::memcpy(at, value, code_size(code.letter));
  if (is_kind(keep, Kind::Raw)) {
    // Kept by an object that scripts can hold.
    auto* holder = static_cast<CArgument*>(new_instance(ts, ctypes_state(ts).argument));
    if (!holder) return {};
    holder->code = 'P';
    holder->keep = keep;
    return holder;
  }
  return keep ? keep : kNone;
}

// A bit field inside an integer: `shift` from its lowest bit, `width` bits.
bool bit_field(ThreadState& ts, Value* a, CCode* code, char** at, int64_t* shift, int64_t* width) {
  if (!parse_code(ts, a[0], code) || !to_i64(ts, a[3], shift) || !to_i64(ts, a[4], width)) return false;
  *at = place(ts, a[1], a[2], code_size(code->letter));
  return *at;
}

uint64_t read_word(const char* at, size_t size, bool swapped) {
  char bytes[8] = {};
  std::memcpy(bytes, at, size);
  if (swapped) std::reverse(bytes, bytes + size);
  uint64_t word;
  std::memcpy(&word, bytes, 8);
  return word;
}

Value load_bits(ThreadState& ts, Value* a, uint32_t) {
  CCode code;
  char* at;
  int64_t shift, width;
  if (!bit_field(ts, a, &code, &at, &shift, &width)) return {};
  uint64_t word = read_word(at, code_size(code.letter), code.swapped) >> shift;
  uint64_t mask = width == 64 ? UINT64_MAX : (uint64_t{1} << width) - 1;
  word &= mask;
  bool is_signed = std::strchr("bhilq", code.letter);
  if (is_signed && width < 64 && (word >> (width - 1) & 1)) word |= ~mask;
  if (code.letter == '?') return Value::boolean(word);
  return is_signed ? new_int(ts, static_cast<int64_t>(word)) : new_int_u64(ts, word);
}

Value store_bits(ThreadState& ts, Value* a, uint32_t) {
  CCode code;
  char* at;
  int64_t shift, width;
  char value[16] = {};
  Value keep;
  if (!bit_field(ts, a, &code, &at, &shift, &width) || !store_code(ts, {code.letter, false}, value, a[5], &keep))
    return {};
  at = place(ts, a[1], a[2], code_size(code.letter));
  if (!at) return {};
  size_t size = code_size(code.letter);
  uint64_t bits;
  std::memcpy(&bits, value, 8);
  uint64_t mask = (width == 64 ? UINT64_MAX : (uint64_t{1} << width) - 1) << shift;
  uint64_t word = (read_word(at, size, code.swapped) & ~mask) | (bits << shift & mask);
  char bytes[8];
  std::memcpy(bytes, &word, 8);
  if (code.swapped) std::reverse(bytes, bytes + size);
  std::memcpy(at, bytes, size);
  return kNone;
}

Value read(ThreadState& ts, Value* a, uint32_t) {
  int64_t count;
  if (!to_i64(ts, a[2], &count)) return {};
  char* at = place(ts, a[0], a[1], static_cast<uint64_t>(std::max<int64_t>(count, 0)));
  return at ? Value(new_bytes(ts, {at, static_cast<size_t>(std::max<int64_t>(count, 0))})) : Value();
}

Value write(ThreadState& ts, Value* a, uint32_t) {
  BufferView view;
  if (!get_buffer(ts, a[2], &view)) return {};
  char* at = place(ts, a[0], a[1], view.bytes);
  if (!at) return {};
  if (view.bytes) std::memmove(at, view.data, view.bytes);
  return kNone;
}

// A memoryview: format, and a shape of any dimensions up to eight.
Value view(ThreadState& ts, Value* a, uint32_t) {
  CData* data = cdata_argument(ts, a[0]);
  int64_t item_size;
  if (!data || !to_i64(ts, a[3], &item_size)) return {};
  if (!is_str(a[1]) || !is_kind(a[2], Kind::Tuple) || a[2].as<Tuple>()->size > 8)
    return raise_type_error(ts, "format and shape expected");
  BufferView buffer;
  buffer.data = data->data;
  buffer.bytes = data->size;
  buffer.readonly = false;
  buffer.owner = a[0];
  MemoryView* made = new_memoryview(ts, buffer);
  if (!made) return {};
  made->format = a[1];
  made->item_size = item_size;
  Tuple* shape = a[2].as<Tuple>();
  made->ndim = static_cast<int64_t>(shape->size);
  int64_t stride = item_size;
  for (int64_t i = made->ndim; i-- > 0;) {
    int64_t length;
    if (!to_i64(ts, shape->items[i], &length)) return {};
    made->shape[i] = length;
    made->strides[i] = stride;
    stride *= length;
  }
  made->bytes = static_cast<uint64_t>(stride);
  return made;
}

Value string_at(ThreadState& ts, Value* a, uint32_t) {
  char* from;
  Value keep;
  int64_t size = -1;
  if (!pointer_argument(ts, a[0], &from, &keep) || (a[1] && !to_i64(ts, a[1], &size))) return {};
  if (!from) return raise_value_error(ts, "NULL pointer access");
  Value result = new_bytes(ts, {from, size < 0 ? std::strlen(from) : static_cast<size_t>(size)});
  return result;
}

Value wstring_at(ThreadState& ts, Value* a, uint32_t) {
  char* from;
  Value keep;
  int64_t size = -1;
  if (!pointer_argument(ts, a[0], &from, &keep) || (a[1] && !to_i64(ts, a[1], &size))) return {};
  if (!from) return raise_value_error(ts, "NULL pointer access");
  const auto* text = reinterpret_cast<const wchar_t*>(from);
  Value result =
      new_str_ucs4(ts, reinterpret_cast<const uint32_t*>(text), size < 0 ? wcslen(text) : static_cast<size_t>(size));
  return result;
}

Value memory_move(ThreadState& ts, Value* a, uint32_t) {
  char *to, *from;
  Value keep_to, keep_from;
  int64_t count;
  if (!pointer_argument(ts, a[0], &to, &keep_to) || !pointer_argument(ts, a[1], &from, &keep_from) ||
      !to_i64(ts, a[2], &count))
    return {};
  if (count > 0) std::memmove(to, from, static_cast<size_t>(count));
  return new_int_u64(ts, reinterpret_cast<uint64_t>(to));
}

Value memory_set(ThreadState& ts, Value* a, uint32_t) {
  char* to;
  Value keep;
  int64_t byte, count;
  if (!pointer_argument(ts, a[0], &to, &keep) || !to_i64(ts, a[1], &byte) || !to_i64(ts, a[2], &count)) return {};
  if (count > 0) std::memset(to, static_cast<int>(byte), static_cast<size_t>(count));
  return new_int_u64(ts, reinterpret_cast<uint64_t>(to));
}

void trace(Cell* cell, Marker& marker) {
  marker.visit(static_cast<CData*>(cell)->owner);
  marker.visit(static_cast<CData*>(cell)->objects);
}

NativeDef kMethods[] = {{"__new__(cls, /, *args, **kwargs)",
                         "Create and return a new object.  See help(type) for accurate signature.", data_new},
                        {nullptr, nullptr, nullptr}};

const NativeGetSet kGetSets[] = {
    {"_objects", "internal objects tree (NEVER CHANGE THIS OBJECT!)",
     [](ThreadState&, Value v) { return v.as<CData>()->objects ? v.as<CData>()->objects : kNone; },
     [](ThreadState&, Value v, Value value) { return v.as<CData>()->objects = value, true; }},
    {"_b_base_", "the base object",
     [](ThreadState& ts, Value v) {
       Value owner = v.as<CData>()->owner;
       return is_cdata(ts, owner) ? owner : kNone;
     },
     nullptr},
    {"_b_needsfree_", "whether the object owns the memory or not",
     [](ThreadState&, Value v) { return Value::small_int(is_kind(v.as<CData>()->owner, Kind::Raw)); }, nullptr},
    {nullptr, nullptr, nullptr, nullptr}};

const NativeType kData = {.name = "_ctypes._CDataBase",
                          .doc = "Memory of a C type.",
                          .methods = kMethods,
                          .getsets = kGetSets,
                          .instance_bytes = sizeof(CData),
                          .flags = kTypeWeakrefable,
                          .trace = trace};

}  // namespace

NativeDef kCDataFunctions[] = {
    {"allocate(obj, size, /)", "Give obj zeroed memory of its own.", allocate},
    {"attach(obj, address, size, owner=None, /)", "Let obj be the memory at an address, which owner keeps.", attach},
    {"attach_part(obj, whole, offset, size, /)", "Let obj be a part of another object's memory.", attach_part},
    {"attach_buffer(obj, buffer, offset, size, /)", "Let obj be the memory of a writable buffer.", attach_buffer},
    {"resize(obj, size, least, /)", "Make the memory of obj larger; `least` is what its type needs.", resize},
    {"addressof(obj, /)", "The address of the memory of a C object.", address_of},
    {"memory_size(obj, /)", "The bytes of memory of a C object.", size_of},
    {"load(code, obj, offset, /)", "The value of a type code in the memory of obj.", load},
    {"store(code, obj, offset, value, /)", "Write a value; what must be kept alive for it, or None.", store},
    {"load_bits(code, obj, offset, shift, width, /)", "The value of a bit field.", load_bits},
    {"store_bits(code, obj, offset, shift, width, value, /)", "Write a bit field.", store_bits},
    {"read(obj, offset, count, /)", "Bytes of the memory of obj.", read},
    {"write(obj, offset, data, /)", "Write bytes into the memory of obj.", write},
    {"view(obj, format, shape, item_size, /)", "A memoryview of obj.", view},
    {"string_at(ptr, size=-1, /)", "The bytes at an address, up to a zero byte when no size is given.", string_at},
    {"wstring_at(ptr, size=-1, /)", "The wide text at an address, up to a zero when no size is given.", wstring_at},
    {"memmove(dst, src, count, /)", "Copy bytes between addresses; the address dst.", memory_move},
    {"memset(dst, c, count, /)", "Fill bytes at an address; the address dst.", memory_set},
    {nullptr, nullptr, nullptr}};

bool add_cdata_types(ThreadState& ts, Module* module) {
  ctypes_state(ts).data = module_add_type(ts, module, kData);
  return ctypes_state(ts).data;
}

}  // namespace adder
