// list_methods.cpp: the type list: subscripts, methods, special methods. The core is list.cpp.
//
// Loops that run script code (comparisons) read size and items anew at each step: the code may change the list.
#include "runtime/errors/raise.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/sequence_tools.h"
#include "runtime/objects/str.h"
#include "runtime/state/runtime.h"

namespace adder {

namespace {

List* self_list(Value* a) {
  return a[0].as<List>();
}

// The position that an int subscript means, or -1 with IndexError (or TypeError) pending.
int64_t list_position(ThreadState& ts, List* list, Value key, const char* message) {
  int64_t i;
  if (key.is_int())
    i = key.as_int();
  else if (!to_index_i64(ts, key, &i))
    return -1;
  if (i < 0) i += static_cast<int64_t>(list->size);
  if (i >= 0 && i < static_cast<int64_t>(list->size)) return i;
  raise_index_error(ts, "%s", message);
  return -1;
}

List* copy_slice(ThreadState& ts, List* list, int64_t start, int64_t step, int64_t count) {
  if (step == 1) return new_list_from(ts, list->items + start, static_cast<size_t>(count));
  List* result = new_list(ts, static_cast<size_t>(count));
  if (!result) return nullptr;
  for (int64_t i = 0; i < count; ++i) result->items[i] = list->items[start + i * step];
  result->size = static_cast<uint64_t>(count);
  return result;
}

// list[start:stop] = items, step 1.
bool replace_range(ThreadState& ts, List* list, int64_t start, int64_t stop, const Value* items, size_t count) {
  size_t removed = static_cast<size_t>(stop - start), size = list->size;
  if (count > removed) {
    size_t wanted = size + count - removed;
    if (!list->backing || list->backing->capacity < wanted) {
      if (!list_reserve(ts, list, std::max(wanted, size + size / 2))) return false;
    }
  }
  Value* at = list->items + start;
  if (count != removed && size - static_cast<size_t>(stop))
    memmove(static_cast<void*>(at + count), list->items + stop, (size - static_cast<size_t>(stop)) * sizeof(Value));
  if (count) memcpy(static_cast<void*>(at), items, count * sizeof(Value));
  list->size = size - removed + count;
  return true;
}

bool assign_slice(ThreadState& ts, List* list, Slice* slice, Value value) {
  SliceBounds bounds;
  if (!read_slice(ts, slice, &bounds)) return false;
  auto& [start, stop, step, has_start, has_stop, count] = bounds;
  if (!value) {
    bounds.fit(static_cast<int64_t>(list->size));
    if (count == 0) return true;
    if (step < 0) {
      start += (count - 1) * step;
      step = -step;
    }
    if (step == 1) {
      list_erase(list, static_cast<size_t>(start), static_cast<size_t>(start + count));
      return true;
    }
    size_t out = static_cast<size_t>(start);
    int64_t deleted = 0;
    for (size_t i = out; i < list->size; ++i) {
      if (deleted < count && static_cast<int64_t>(i) == start + deleted * step)
        ++deleted;
      else
        list->items[out++] = list->items[i];
    }
    list->size = out;
    return true;
  }
  if (!is_kind(value, Kind::List) && !is_kind(value, Kind::Tuple) && !is_iterable_fast(value) &&
      !lookup_special(ts, type_of(ts, value), kSpecialIter) &&
      !lookup_special(ts, type_of(ts, value), kSpecialGetitem)) {
    raise_type_error(ts, step == 1 ? "can only assign an iterable" : "must assign iterable to extended slice");
    return false;
  }
  List* items = sequence_to_list(ts, value);
  if (!items) return false;
  bounds.fit(static_cast<int64_t>(list->size));  // the iteration may have changed the list
  if (step == 1) return replace_range(ts, list, start, std::max(start, stop), items->items, items->size);
  if (static_cast<int64_t>(items->size) != count) {
    raise_value_error(ts, "attempt to assign sequence of size %zu to extended slice of size %zu",
                      static_cast<size_t>(items->size), static_cast<size_t>(count));
    return false;
  }
  for (int64_t i = 0; i < count; ++i) list->items[start + i * step] = items->items[i];
  return true;
}

}  // namespace

Value list_subscript(ThreadState& ts, List* list, Value key) {
  if (!is_kind(key, Kind::Slice)) {
    if (!key.is_int() && !has_index(ts, key))
      return raise_type_error(ts, "list indices must be integers or slices, not %T", key);
    int64_t i = list_position(ts, list, key, "list index out of range");
    return i < 0 ? Value() : list->items[i];
  }
  SliceBounds bounds;
  if (!read_slice(ts, key.as<Slice>(), &bounds)) return Value();
  bounds.fit(static_cast<int64_t>(list->size));
  return copy_slice(ts, list, bounds.start, bounds.step, bounds.count);
}

bool list_assign_subscript(ThreadState& ts, List* list, Value key, Value value) {
  if (is_kind(key, Kind::Slice)) return assign_slice(ts, list, key.as<Slice>(), value);
  if (!key.is_int() && !has_index(ts, key)) {
    raise_type_error(ts, "list indices must be integers or slices, not %T", key);
    return false;
  }
  int64_t i = list_position(ts, list, key, "list assignment index out of range");
  if (i < 0) return false;
  if (value)
    list->items[i] = value;
  else
    list_erase(list, static_cast<size_t>(i), static_cast<size_t>(i) + 1);
  return true;
}

int list_contains(ThreadState& ts, List* list, Value item) {
  for (size_t i = 0; i < list->size; ++i) {
    Value element = list->items[i];
    if (element == item) return 1;
    if (element.is_int() && item.is_int()) continue;
    int same = compare_bool(ts, Compare::kEq, element, item);
    if (same) return same;
  }
  return 0;
}

namespace {

Value list_new(ThreadState& ts, Value* a, uint32_t) {
  if (a[0].as<Type>() == ts.rt.types.list) return new_list(ts);
  return new_instance(ts, a[0].as<Type>());
}

Value list_init(ThreadState& ts, Value* a, uint32_t) {
  List* list = self_list(a);
  if (list->size) list_erase(list, 0, list->size);
  if (a[1] && !list_extend(ts, list, a[1])) return Value();
  return kNone;
}

Value list_append_method(ThreadState& ts, Value* a, uint32_t) {
  return list_append(ts, self_list(a), a[1]) ? kNone : Value();
}

Value list_clear(ThreadState&, Value* a, uint32_t) {
  List* list = self_list(a);
  list->size = 0;
  list->items = nullptr;
  list->backing = nullptr;
  return kNone;
}

Value list_copy(ThreadState& ts, Value* a, uint32_t) {
  return new_list_from(ts, self_list(a)->items, self_list(a)->size);
}

Value list_count(ThreadState& ts, Value* a, uint32_t) {
  List* list = self_list(a);
  int64_t count = 0;
  for (size_t i = 0; i < list->size; ++i) {
    int same = list->items[i] == a[1] ? 1 : compare_bool(ts, Compare::kEq, list->items[i], a[1]);
    if (same < 0) return Value();
    count += same;
  }
  return Value::small_int(count);
}

Value list_extend_method(ThreadState& ts, Value* a, uint32_t) {
  return list_extend(ts, self_list(a), a[1]) ? kNone : Value();
}

Value list_index(ThreadState& ts, Value* a, uint32_t) {
  List* list = self_list(a);
  int64_t start = 0, stop = INT64_MAX;
  if ((a[2] && !slice_bound(ts, a[2], &start)) || (a[3] && !slice_bound(ts, a[3], &stop))) return Value();
  int64_t size = static_cast<int64_t>(list->size);
  if (start < 0) start = std::max<int64_t>(start + size, 0);
  if (stop < 0) stop = std::max<int64_t>(stop + size, 0);
  for (int64_t i = start; i < stop && i < static_cast<int64_t>(list->size); ++i) {
    int same = compare_bool(ts, Compare::kEq, list->items[i], a[1]);
    if (same < 0) return Value();
    if (same) return Value::small_int(i);
  }
  return raise_value_error(ts, "%R is not in list", a[1]);
}

Value list_insert_method(ThreadState& ts, Value* a, uint32_t) {
  int64_t i;
  if (!to_index_i64(ts, a[1], &i)) return Value();
  int64_t size = static_cast<int64_t>(self_list(a)->size);
  if (i < 0) i = std::max<int64_t>(i + size, 0);
  return list_insert(ts, self_list(a), static_cast<size_t>(std::min(i, size)), a[2]) ? kNone : Value();
}

Value list_pop(ThreadState& ts, Value* a, uint32_t) {
  List* list = self_list(a);
  int64_t i = -1;
  if (a[1] && !to_index_i64(ts, a[1], &i)) return Value();
  int64_t size = static_cast<int64_t>(list->size);
  if (size == 0) return raise_index_error(ts, "pop from empty list");
  if (i < 0) i += size;
  if (i < 0 || i >= size) return raise_index_error(ts, "pop index out of range");
  Value item = list->items[i];
  if (i == size - 1 && size > 1)
    list->size--;
  else
    list_erase(list, static_cast<size_t>(i), static_cast<size_t>(i) + 1);
  return item;
}

Value list_remove(ThreadState& ts, Value* a, uint32_t) {
  List* list = self_list(a);
  for (size_t i = 0; i < list->size; ++i) {
    int same = compare_bool(ts, Compare::kEq, list->items[i], a[1]);
    if (same < 0) return Value();
    if (!same) continue;
    if (i < list->size) list_erase(list, i, i + 1);
    return kNone;
  }
  return raise_value_error(ts, "list.remove(x): x not in list");
}

Value list_reverse(ThreadState&, Value* a, uint32_t) {
  List* list = self_list(a);
  if (list->size) std::reverse(list->items, list->items + list->size);
  return kNone;
}

Value list_sort_method(ThreadState& ts, Value* a, uint32_t) {
  int64_t reverse = 0;
  if (a[2] && !c_int_argument(ts, a[2], &reverse)) return Value();
  return list_sort(ts, self_list(a), a[1], reverse) ? kNone : Value();
}

Value list_len(ThreadState&, Value* a, uint32_t) {
  return Value::small_int(static_cast<int64_t>(self_list(a)->size));
}

Value list_getitem(ThreadState& ts, Value* a, uint32_t) {
  return list_subscript(ts, self_list(a), a[1]);
}

Value list_setitem(ThreadState& ts, Value* a, uint32_t) {
  return list_assign_subscript(ts, self_list(a), a[1], a[2]) ? kNone : Value();
}

Value list_delitem(ThreadState& ts, Value* a, uint32_t) {
  return list_assign_subscript(ts, self_list(a), a[1], Value()) ? kNone : Value();
}

Value list_contains_method(ThreadState& ts, Value* a, uint32_t) {
  int found = list_contains(ts, self_list(a), a[1]);
  return found < 0 ? Value() : Value::boolean(found);
}

Value list_add(ThreadState& ts, Value* a, uint32_t) {
  if (!is_kind(a[1], Kind::List)) {
    if (defers_to(ts, a[1], kSpecialRadd)) return kNotImplemented;
    return raise_type_error(ts, "can only concatenate list (not \"%T\") to list", a[1]);
  }
  List* x = self_list(a);
  List* y = a[1].as<List>();
  size_t size = x->size + y->size;
  List* result = new_list(ts, size);
  if (!result || !size) return result;
  std::copy(x->items, x->items + x->size, result->items);
  std::copy(y->items, y->items + y->size, result->items + x->size);
  result->size = size;
  return result;
}

Value list_iadd(ThreadState& ts, Value* a, uint32_t) {
  return list_extend(ts, self_list(a), a[1]) ? a[0] : Value();
}

// Fills items[size, size * count) with copies of the first `size`.
void repeat_items(Value* items, size_t size, size_t count) {
  if (size == 1) {
    std::fill(items + 1, items + count, items[0]);
    return;
  }
  for (size_t done = size; done < size * count;) {
    size_t step = std::min(done, size * count - done);
    memcpy(static_cast<void*>(items + done), items, step * sizeof(Value));
    done += step;
  }
}

Value list_mul(ThreadState& ts, Value* a, uint32_t) {
  int64_t count;
  if (!repeat_count(ts, a[1], &count)) return Value();
  List* list = self_list(a);
  size_t size = list->size;
  if (count <= 0 || !size) return new_list(ts);
  if (static_cast<uint64_t>(count) > (uint64_t{1} << 44) / size) return raise_memory_error(ts);
  List* result = new_list(ts, size * static_cast<size_t>(count));
  if (!result) return Value();
  std::copy(list->items, list->items + size, result->items);
  repeat_items(result->items, size, static_cast<size_t>(count));
  result->size = size * static_cast<size_t>(count);
  return result;
}

Value list_imul(ThreadState& ts, Value* a, uint32_t) {
  int64_t count;
  if (!repeat_count(ts, a[1], &count)) return Value();
  List* list = self_list(a);
  size_t size = list->size;
  if (!size || count == 1) return a[0];
  if (count <= 0) {
    list_erase(list, 0, size);
    return a[0];
  }
  if (static_cast<uint64_t>(count) > (uint64_t{1} << 44) / size) return raise_memory_error(ts);
  if (!list_reserve(ts, list, size * static_cast<size_t>(count))) return Value();
  repeat_items(list->items, size, static_cast<size_t>(count));
  list->size = size * static_cast<size_t>(count);
  return a[0];
}

Value list_compare(ThreadState& ts, Compare op, Value self, Value other) {
  if (!is_kind(other, Kind::List)) return kNotImplemented;
  return compare_sequences(ts, op, self, other);
}

Value list_repr(ThreadState& ts, Value* a, uint32_t) {
  if (!self_list(a)->size) return new_str_ascii(ts, "[]");
  return repr_sequence(ts, a[0], "[", "]", "[...]");
}

Value list_iter(ThreadState& ts, Value* a, uint32_t) {
  return new_iterator(ts, ts.rt.types.list_iterator, a[0]);
}

Value list_reversed(ThreadState& ts, Value* a, uint32_t) {
  Iterator* it = new_iterator(ts, ts.rt.types.list_reverseiterator, a[0]);
  if (it) it->position = static_cast<int64_t>(self_list(a)->size) - 1;
  return it;
}

Value list_sizeof(ThreadState& ts, Value* a, uint32_t) {
  List* list = self_list(a);
  size_t bytes = sizeof(List) + (list->backing ? sizeof(Array) + list->backing->capacity * sizeof(Value) : 0);
  return new_int(ts, static_cast<int64_t>(bytes));
}

NativeDef list_methods[] = {
    {"__new__(cls, /, *args, **kwargs)", "Create and return a new object.  See help(type) for accurate signature.",
     list_new},
    {"__init__(self, iterable=(), /)", "Initialize self.  See help(type(self)) for accurate signature.", list_init},
    {"__repr__(self, /)", "Return repr(self).", list_repr},
    {"__len__(self, /)", "Return len(self).", list_len},
    {"__getitem__(self, index, /)", "Return self[index].", list_getitem},
    {"__setitem__(self, key, value, /)", "Set self[key] to value.", list_setitem},
    {"__delitem__(self, key, /)", "Delete self[key].", list_delitem},
    {"__contains__(self, key, /)", "Return key in self.", list_contains_method},
    {"__iter__(self, /)", "Implement iter(self).", list_iter},
    {"__reversed__(self, /)", "Return a reverse iterator over the list.", list_reversed},
    {"__add__(self, value, /)", "Return self+value.", list_add},
    {"__iadd__(self, value, /)", "Implement self+=value.", list_iadd},
    {"__mul__(self, value, /)", "Return self*value.", list_mul},
    {"__rmul__(self, value, /)", "Return value*self.", list_mul},
    {"__imul__(self, value, /)", "Implement self*=value.", list_imul},
    ADDER_COMPARISONS(list_compare),
    {"__sizeof__(self, /)", "Return the size of the list in memory, in bytes.", list_sizeof},
    {"__class_getitem__(cls, item, /)", "See PEP 585", class_getitem, kNativeClass},
    {"append(self, object, /)", "Append object to the end of the list.", list_append_method},
    {"clear(self, /)", "Remove all items from list.", list_clear},
    {"copy(self, /)", "Return a shallow copy of the list.", list_copy},
    {"count(self, value, /)", "Return number of occurrences of value.", list_count},
    {"extend(self, iterable, /)", "Extend list by appending elements from the iterable.", list_extend_method},
    {"index(self, value, start=0, stop=sys.maxsize, /)",
     "Return first index of value.\n\nRaises ValueError if the value is not present.", list_index},
    {"insert(self, index, object, /)", "Insert object before index.", list_insert_method},
    {"pop(self, index=-1, /)",
     "Remove and return item at index (default last).\n\nRaises IndexError if list is empty or index is out of range.",
     list_pop},
    {"remove(self, value, /)", "Remove first occurrence of value.\n\nRaises ValueError if the value is not present.",
     list_remove},
    {"reverse(self, /)", "Reverse *IN PLACE*.", list_reverse},
    {"sort(self, /, *, key=None, reverse=False)",
     "Sort the list in ascending order, in place, and return None.\n\nThe sort is stable. A key function is applied "
     "once "
     "to each item; reverse sorts in descending order.",
     list_sort_method},
    {nullptr, nullptr, nullptr},
};

}  // namespace

extern const NativeType kNativeType_list;
const NativeType kNativeType_list = {
    .name = "list",
    .doc =
        "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new empty list.\nThe "
        "argument must be an iterable if specified.",
    .methods = list_methods,
    .kind = Kind::List,
    .instance_bytes = sizeof(List),
    .flags = kTypeMatchSequence | kTypeMatchSelf,
};

}  // namespace adder
