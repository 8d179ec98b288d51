// array_methods.cpp: array's named methods on items, and repr.
#include "runtime/objects/sequence_tools.h"
#include "stdlib/array/array_object.h"

namespace adder {

namespace {

ArrayObject* self_of(Value* a) {
  return a[0].as<ArrayObject>();
}

Value append(ThreadState& ts, Value* a, uint32_t) {
  return array_append(ts, self_of(a), a[1]) ? kNone : Value();
}

Value extend(ThreadState& ts, Value* a, uint32_t) {
  return array_extend(ts, self_of(a), a[1]) ? kNone : Value();
}

Value count(ThreadState& ts, Value* a, uint32_t) {
  ArrayObject* self = self_of(a);
  int64_t total = 0;
  for (uint64_t i = 0; i < self->size; ++i) {
    Value item = self->code->load(ts, self->at(i));
    int same = item ? compare_bool(ts, Compare::kEq, item, a[1]) : -1;
    if (same < 0) return {};
    total += same;
  }
  return Value::small_int(total);
}

// Position of a value in [first, last), -1 absent, -2 error.
int64_t find(ThreadState& ts, ArrayObject* self, Value v, int64_t first, int64_t last) {
  for (int64_t i = first; i < last && uint64_t(i) < self->size; ++i) {
    Value item = self->code->load(ts, self->at(uint64_t(i)));
    int same = item ? compare_bool(ts, Compare::kEq, item, v) : -1;
    if (same < 0) return -2;
    if (same) return i;
  }
  return -1;
}

Value index(ThreadState& ts, Value* a, uint32_t) {
  ArrayObject* self = self_of(a);
  int64_t first, last;
  if (!search_bounds(ts, a[2], a[3], int64_t(self->size), &first, &last)) return {};
  int64_t at = find(ts, self, a[1], first, last);
  if (at == -2) return {};
  return at < 0 ? raise_value_error(ts, "array.index(x): x not in array") : Value::small_int(at);
}

bool erase(ThreadState& ts, ArrayObject* self, uint64_t i) {
  uint64_t size = self->size;
  if (self->exported) {  // ask before anything moves
    if (!array_resize(ts, self, size + 1)) return false;
    self->size = size;
  }
  std::memmove(self->at(i), self->at(i) + self->code->size, (size - i - 1) * self->code->size);
  return array_resize(ts, self, size - 1);
}

Value remove(ThreadState& ts, Value* a, uint32_t) {
  ArrayObject* self = self_of(a);
  int64_t at = find(ts, self, a[1], 0, INT64_MAX);
  if (at == -1) return raise_value_error(ts, "array.remove(x): x not in array");
  return at >= 0 && uint64_t(at) < self->size && erase(ts, self, uint64_t(at)) ? kNone : Value();
}

Value pop(ThreadState& ts, Value* a, uint32_t) {
  ArrayObject* self = self_of(a);
  int64_t i = -1;
  if (a[1] && !to_index_i64(ts, a[1], &i)) return {};
  if (!self->size) return raise_index_error(ts, "pop from empty array");
  if (i < 0) i += int64_t(self->size);
  if (i < 0 || i >= int64_t(self->size)) return raise_index_error(ts, "pop index out of range");
  Value item = self->code->load(ts, self->at(uint64_t(i)));
  return item && erase(ts, self, uint64_t(i)) ? item : Value();
}

Value insert(ThreadState& ts, Value* a, uint32_t) {
  ArrayObject* self = self_of(a);
  int64_t i;
  char item[8];
  if (!to_index_i64(ts, a[1], &i) || !self->code->store(ts, a[2], item)) return {};
  uint64_t size = self->size;
  if (i < 0) i = std::max<int64_t>(0, i + int64_t(size));
  uint64_t at = std::min(uint64_t(i), size);
  if (!array_resize(ts, self, size + 1)) return {};
  std::memmove(self->at(at) + self->code->size, self->at(at), (size - at) * self->code->size);
  std::memcpy(self->at(at), item, self->code->size);
  return kNone;
}

Value reverse(ThreadState&, Value* a, uint32_t) {
  ArrayObject* self = self_of(a);
  unsigned item = self->code->size;
  for (uint64_t i = 0; i < self->size / 2; ++i)
    std::swap_ranges(self->at(i), self->at(i) + item, self->at(self->size - 1 - i));
  return kNone;
}

Value byteswap(ThreadState&, Value* a, uint32_t) {
  ArrayObject* self = self_of(a);
  array_byteswap(self->data(), self->size, self->code->size);
  return kNone;
}

Value buffer_info(ThreadState& ts, Value* a, uint32_t) {
  ArrayObject* self = self_of(a);
  return tuple_of(ts, new_int_u64(ts, reinterpret_cast<uint64_t>(self->data())), new_int(ts, int64_t(self->size)));
}

Value copy(ThreadState& ts, Value* a, uint32_t) {
  ArrayObject* self = self_of(a);
  ArrayObject* out = new_array_object(ts, array_state(ts).array, self->code, self->size);
  if (out && self->size) std::memcpy(out->data(), self->data(), self->bytes());
  return out ? Value(out) : Value();
}

Value repr(ThreadState& ts, Value* a, uint32_t) {
  ArrayObject* self = self_of(a);
  if (!self->size) return format_message(ts, "%U('%c')", self->type()->name, self->code->code);
  Value items = self->code->code == 'u' ? call_method(ts, a[0], intern(ts, "tounicode")) : sequence_to_list(ts, a[0]);
  Str* text = items ? to_repr(ts, items) : nullptr;
  return text ? Value(format_message(ts, "%U('%c', %U)", self->type()->name, self->code->code, text)) : Value();
}

Value size_of(ThreadState& ts, Value* a, uint32_t) {
  return new_int(ts, int64_t(sizeof(ArrayObject) + self_of(a)->bytes()));
}

Value buffer(ThreadState& ts, Value* a, uint32_t) {
  ArrayObject* self = self_of(a);
  BufferView view;
  view.data = self->data();
  view.bytes = self->bytes();
  view.readonly = false;
  view.format = self->code->format;
  view.item_size = self->code->size;
  view.owner = self;
  MemoryView* made = new_memoryview(ts, view);
  if (made) self->exported = true;
  return made ? Value(made) : Value();
}

}  // namespace

void array_byteswap(char* data, uint64_t count, unsigned size) {
  for (uint64_t i = 0; size > 1 && i < count; ++i, data += size) std::reverse(data, data + size);
}

NativeDef kArrayMethods[] = {
    {"append(self, v, /)", "Append new value v to the end of the array.", append},
    {"extend(self, bb, /)", "Append items to the end of the array.", extend},
    {"count(self, v, /)", "Return number of occurrences of v in the array.", count},
    {"index(self, v, start=0, stop=sys.maxsize, /)", "Return index of first occurrence of v in the array.", index},
    {"remove(self, v, /)", "Remove the first occurrence of v in the array.", remove},
    {"pop(self, i=-1, /)", "Return the i-th element and delete it from the array.", pop},
    {"insert(self, i, v, /)", "Insert a new item v into the array before position i.", insert},
    {"reverse(self, /)", "Reverse the order of the items in the array.", reverse},
    {"byteswap(self, /)", "Byteswap all items of the array.", byteswap},
    {"buffer_info(self, /)", "The address and the number of items of the memory the items are in.", buffer_info},
    {"__copy__(self, /)", "Return a copy of the array.", copy},
    {"__deepcopy__(self, unused, /)", "Return a copy of the array.", copy},
    {"__repr__(self, /)", "Return repr(self).", repr},
    {"__sizeof__(self, /)", "Size of the array in memory, in bytes.", size_of},
    {"__buffer__(self, flags, /)", "A memoryview of the items.", buffer},
    {nullptr, nullptr, nullptr}};

}  // namespace adder
