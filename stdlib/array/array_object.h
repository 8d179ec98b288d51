// array_object.h: array.array: items of one C type, packed. Layout, and what its files share.
//
// While a memoryview of it lives, an array must not be resized. `exported` says that there was one; whether it still
// lives is found out when a resize meets the mark.
#pragma once

#include <string_view>

#include "runtime/native/native.h"

namespace adder {

struct ArrayCode {
  char code;
  uint8_t size;
  const char* format;    // of memoryviews
  uint8_t machine_code;  // what the pickled form calls it
  Value (*load)(ThreadState& ts, const char* at);
  // Writes `size` bytes; false with an exception pending. May run script code.
  bool (*store)(ThreadState& ts, Value v, char* at);
};
extern const ArrayCode kArrayCodes[];
inline constexpr size_t kArrayCodeCount = 14;
const ArrayCode* find_array_code(uint32_t code);  // null: none

struct ArrayObject : Cell {
  const ArrayCode* code;
  Raw* store;  // null while nothing was ever stored
  uint64_t size;
  bool exported;

  char* data() const { return store ? store->bytes : nullptr; }
  char* at(uint64_t i) const { return store->bytes + i * code->size; }
  uint64_t bytes() const { return size * code->size; }
  std::string_view view() const { return {data(), size_t(bytes())}; }
};

struct ArrayState {
  Type* array = nullptr;
  Type* iterator = nullptr;
  Value reconstructor;
  void trace(Marker& marker) {
    marker.visit(array);
    marker.visit(iterator);
    marker.visit(reconstructor);
  }
};
ArrayState& array_state(ThreadState& ts);
bool is_array(ThreadState& ts, Value v);

ArrayObject* new_array_object(ThreadState& ts, Type* type, const ArrayCode* code, uint64_t size);  // zeroed
// Changes the size; new items are zero. False with BufferError or MemoryError pending.
bool array_resize(ThreadState& ts, ArrayObject* array, uint64_t size);
bool array_append(ThreadState& ts, ArrayObject* array, Value v);
bool array_extend(ThreadState& ts, ArrayObject* array, Value iterable);
bool array_from_bytes(ThreadState& ts, ArrayObject* array, std::string_view data);
bool array_from_text(ThreadState& ts, ArrayObject* array, Str* text);
void array_byteswap(char* data, uint64_t count, unsigned size);
Value array_reconstructor(ThreadState& ts, Value* a, uint32_t n);

extern NativeDef kArrayMethods[];          // array_methods.cpp
extern NativeDef kArraySequenceMethods[];  // array_sequence.cpp
extern NativeDef kArrayTransferMethods[];  // array_transfer.cpp

}  // namespace adder
