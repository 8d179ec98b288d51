// tuple.cpp: the core of tuple: constructors and conversion. The methods are in tuple_methods.cpp.
//
// The items lie in the cell. Must stay true: there is one exact empty tuple in a Runtime.
#include "runtime/errors/raise.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/type.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/runtime.h"

namespace adder {

Tuple* new_tuple(ThreadState& ts, size_t size) {
  if (size == 0 && ts.rt.empty_tuple) return ts.rt.empty_tuple.as<Tuple>();
  if (size > size_t{1} << 42) {
    raise_memory_error(ts);
    return nullptr;
  }
  Cell* cell = ts.rt.heap.allocate(ts, sizeof(Tuple) + size * sizeof(Value), ts.rt.heads.tuple);
  if (!cell) return nullptr;
  Tuple* tuple = static_cast<Tuple*>(cell);
  tuple->size = size;
  if (size == 0) ts.rt.empty_tuple = tuple;
  return tuple;
}

Tuple* new_tuple_from(ThreadState& ts, const Value* items, size_t count) {
  Tuple* tuple = new_tuple(ts, count);
  if (tuple && count) memcpy(static_cast<void*>(tuple->items), items, count * sizeof(Value));
  return tuple;
}

Tuple* tuple_of(ThreadState& ts, Value a) {
  return new_tuple_from(ts, &a, 1);
}

Tuple* tuple_of(ThreadState& ts, Value a, Value b) {
  Tuple* tuple = new_tuple(ts, 2);
  if (!tuple) return nullptr;
  tuple->items[0] = a;
  tuple->items[1] = b;
  return tuple;
}

Tuple* tuple_of(ThreadState& ts, Value a, Value b, Value c) {
  Tuple* tuple = new_tuple(ts, 3);
  if (!tuple) return nullptr;
  tuple->items[0] = a;
  tuple->items[1] = b;
  tuple->items[2] = c;
  return tuple;
}

Tuple* sequence_to_tuple(ThreadState& ts, Value iterable) {
  if (is_exact(iterable, Kind::Tuple)) return iterable.as<Tuple>();
  if (is_exact(iterable, Kind::List)) return new_tuple_from(ts, iterable.as<List>()->items, iterable.as<List>()->size);
  List* list = sequence_to_list(ts, iterable);
  return list ? new_tuple_from(ts, list->items, list->size) : nullptr;
}

void trace_tuple(Cell* cell, Marker& marker) {
  Tuple* tuple = static_cast<Tuple*>(cell);
  marker.visit_range(tuple->items, tuple->size);
  if (is_subclass_instance(cell)) trace_subclass_words(cell, marker);
}

}  // namespace adder
