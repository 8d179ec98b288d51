// list.cpp: the core of list: growth, insertion, removal, extension. Sorting is in list_sort.cpp, the methods are in
// list_methods.cpp.
//
// The items stand in an Array that grows by half. A replaced Array stays valid for whoever still reads it.
// Must stay true: items == backing->items, or both null; nothing beyond `size` is ever read.
#include "runtime/errors/raise.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/type.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/runtime.h"

namespace adder {

List* new_list(ThreadState& ts, size_t capacity) {
  List* list = static_cast<List*>(ts.rt.heap.allocate(ts, sizeof(List), ts.rt.heads.list));
  if (!list || (capacity && !list_reserve(ts, list, capacity))) return nullptr;
  return list;
}

List* new_list_from(ThreadState& ts, const Value* items, size_t count) {
  List* list = new_list(ts, count);
  if (!list || !count) return list;
  memcpy(static_cast<void*>(list->items), items, count * sizeof(Value));
  list->size = count;
  return list;
}

bool list_reserve(ThreadState& ts, List* list, size_t capacity) {
  if (list->backing && list->backing->capacity >= capacity) return true;
  Array* array = new_array(ts, capacity);
  if (!array) return false;
  if (list->size) memcpy(static_cast<void*>(array->items), list->items, list->size * sizeof(Value));
  list->backing = array;
  list->items = array->items;
  return true;
}

namespace {

// Makes room for `extra` more items, growing by half at least.
bool grow(ThreadState& ts, List* list, size_t extra) {
  size_t wanted = list->size + extra;
  size_t capacity = list->backing ? list->backing->capacity : 0;
  if (wanted <= capacity) return true;
  return list_reserve(ts, list, std::max(wanted, list->size + list->size / 2 + 4));
}

}  // namespace

bool list_append_slow(ThreadState& ts, List* list, Value v) {
  if (!grow(ts, list, 1)) return false;
  list->items[list->size++] = v;
  return true;
}

bool list_insert(ThreadState& ts, List* list, size_t index, Value v) {
  if (!grow(ts, list, 1)) return false;
  index = std::min<size_t>(index, list->size);
  memmove(static_cast<void*>(list->items + index + 1), list->items + index, (list->size - index) * sizeof(Value));
  list->items[index] = v;
  list->size++;
  return true;
}

void list_erase(List* list, size_t first, size_t last) {
  if (first >= last) return;
  memmove(static_cast<void*>(list->items + first), list->items + last, (list->size - last) * sizeof(Value));
  list->size -= last - first;
  if (list->size == 0 && list->backing->capacity > 64) {
    list->backing = nullptr;
    list->items = nullptr;
  }
}

bool list_extend(ThreadState& ts, List* list, Value iterable) {
  const Value* items = nullptr;
  size_t count = 0;
  if (is_exact(iterable, Kind::List)) {
    count = iterable.as<List>()->size;
    if (!grow(ts, list, count)) return false;
    items = iterable.as<List>()->items;  // after growing: the list may extend itself
  } else if (is_exact(iterable, Kind::Tuple)) {
    count = iterable.as<Tuple>()->size;
    if (!grow(ts, list, count)) return false;
    items = iterable.as<Tuple>()->items;
  } else {
    Value iterator = get_iterator(ts, iterable);
    if (!iterator) return false;
    int64_t hint = length_hint(ts, iterable, 0);
    if (hint < 0) return false;
    // A range tells its length truly: one that cannot fit fails now rather than after filling the memory.
    if (hint >= int64_t{1} << 36 && is_exact(iterable, Kind::Range)) return raise_memory_error(ts), false;
    if (hint && static_cast<uint64_t>(hint) < (uint64_t{1} << 32) && !grow(ts, list, static_cast<size_t>(hint)))
      return false;
    for (;;) {
      Value item = iterate_next(ts, iterator);
      if (!item) return !ts.has_error();
      if (!list_append(ts, list, item)) return false;
    }
  }
  if (count) memcpy(static_cast<void*>(list->items + list->size), items, count * sizeof(Value));
  list->size += count;
  return true;
}

List* sequence_to_list(ThreadState& ts, Value iterable) {
  List* list = new_list(ts);
  return list && list_extend(ts, list, iterable) ? list : nullptr;
}

void trace_list(Cell* cell, Marker& marker) {
  List* list = static_cast<List*>(cell);
  if (list->backing) {
    marker.mark_only(list->backing);
    if (list->elements == Elements::kAny) marker.visit_range(list->items, list->size);
  }
  if (is_subclass_instance(cell)) trace_subclass_words(cell, marker);
}

}  // namespace adder
