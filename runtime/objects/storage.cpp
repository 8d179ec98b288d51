// storage.cpp: the backing stores that other cells own, Array (Values) and Raw (bytes).
//
// A store has no type and no shape: its head is only a kind. Owners mark their stores without tracing them and trace
// the part they know to be in use. An Array found only from the native stack is checked word by word: what a list gave
// up still stands in it.
#include "runtime/errors/raise.h"
#include "runtime/objects/containers.h"
#include "runtime/state/runtime.h"
#include "runtime/state/thread_state.h"

namespace adder {

namespace {
constexpr size_t kMaxStoreBytes = size_t{1} << 46;
}

Array* new_array(ThreadState& ts, size_t capacity) {
  if (capacity > kMaxStoreBytes / sizeof(Value)) {
    raise_memory_error(ts);
    return nullptr;
  }
  Cell* cell = ts.rt.heap.allocate(ts, sizeof(Array) + capacity * sizeof(Value), make_head_bits(Kind::Array, 0));
  if (!cell) return nullptr;
  Array* array = static_cast<Array*>(cell);
  array->capacity = capacity;
  return array;
}

Raw* new_raw(ThreadState& ts, size_t capacity) {
  if (capacity > kMaxStoreBytes) {
    raise_memory_error(ts);
    return nullptr;
  }
  Cell* cell = ts.rt.heap.allocate(ts, sizeof(Raw) + capacity, make_head_bits(Kind::Raw, 0));
  if (!cell) return nullptr;
  Raw* raw = static_cast<Raw*>(cell);
  raw->capacity = capacity;
  return raw;
}

void trace_array(Cell* cell, Marker& marker) {
  Array* array = static_cast<Array*>(cell);
  marker.visit_range(array->items, array->capacity);
}

}  // namespace adder
