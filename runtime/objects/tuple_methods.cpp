// tuple_methods.cpp: the type tuple. The core is tuple.cpp.
#include "runtime/errors/raise.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/sequence_tools.h"
#include "runtime/objects/str.h"
#include "runtime/state/runtime.h"

namespace adder {

Value tuple_subscript(ThreadState& ts, Tuple* tuple, Value key) {
  int64_t size = static_cast<int64_t>(tuple->size);
  if (!is_kind(key, Kind::Slice)) {
    int64_t i;
    if (key.is_int())
      i = key.as_int();
    else if (!has_index(ts, key))
      return raise_type_error(ts, "tuple indices must be integers or slices, not %T", key);
    else if (!to_index_i64(ts, key, &i))
      return Value();
    if (i < 0) i += size;
    if (i < 0 || i >= size) return raise_index_error(ts, "tuple index out of range");
    return tuple->items[i];
  }
  int64_t start, stop, step, count;
  if (!slice_unpack(ts, key.as<Slice>(), size, &start, &stop, &step, &count)) return Value();
  if (count == size && step == 1 && is_exact(tuple, Kind::Tuple)) return tuple;
  if (step == 1) return new_tuple_from(ts, tuple->items + start, static_cast<size_t>(count));
  Tuple* result = new_tuple(ts, static_cast<size_t>(count));
  if (!result) return Value();
  for (int64_t i = 0; i < count; ++i) result->items[i] = tuple->items[start + i * step];
  return result;
}

int tuple_contains(ThreadState& ts, Tuple* tuple, Value item) {
  for (size_t i = 0; i < tuple->size; ++i) {
    int same = tuple->items[i] == item ? 1 : compare_bool(ts, Compare::kEq, tuple->items[i], item);
    if (same) return same;
  }
  return 0;
}

bool tuple_hash(ThreadState& ts, Tuple* tuple, uint64_t* hash) {
  if (!tuple->hash) {
    std::vector<uint64_t> parts;
    uint64_t few[8];
    uint64_t* hashes = few;
    if (tuple->size > 8) {
      parts.resize(tuple->size);
      hashes = parts.data();
    }
    for (size_t i = 0; i < tuple->size; ++i)
      if (!hash_value(ts, tuple->items[i], &hashes[i])) return false;
    tuple->hash = mix_hashes(hashes, tuple->size);
  }
  *hash = tuple->hash;
  return true;
}

namespace {

Tuple* self_tuple(Value* a) {
  return a[0].as<Tuple>();
}

Value tuple_new(ThreadState& ts, Value* a, uint32_t) {
  Type* type = a[0].as<Type>();
  Tuple* items = a[1] ? sequence_to_tuple(ts, a[1]) : new_tuple(ts, 0);
  if (!items || type == ts.rt.types.tuple) return items;
  Cell* cell = new_instance(ts, type, items->size * sizeof(Value));
  if (!cell) return Value();
  Tuple* tuple = static_cast<Tuple*>(cell);
  tuple->size = items->size;
  std::copy(items->items, items->items + items->size, tuple->items);
  return tuple;
}

Value tuple_repr(ThreadState& ts, Value* a, uint32_t) {
  if (!self_tuple(a)->size) return new_str_ascii(ts, "()");
  return repr_sequence(ts, a[0], "(", ")", "(...)");
}

Value tuple_hash_method(ThreadState& ts, Value* a, uint32_t) {
  uint64_t hash;
  if (!tuple_hash(ts, self_tuple(a), &hash)) return Value();
  return new_int(ts, static_cast<int64_t>(hash));
}

Value tuple_len(ThreadState&, Value* a, uint32_t) {
  return Value::small_int(static_cast<int64_t>(self_tuple(a)->size));
}

Value tuple_getitem(ThreadState& ts, Value* a, uint32_t) {
  return tuple_subscript(ts, self_tuple(a), a[1]);
}

Value tuple_contains_method(ThreadState& ts, Value* a, uint32_t) {
  int found = tuple_contains(ts, self_tuple(a), a[1]);
  return found < 0 ? Value() : Value::boolean(found);
}

Value tuple_iter(ThreadState& ts, Value* a, uint32_t) {
  return new_iterator(ts, ts.rt.types.tuple_iterator, a[0]);
}

Value tuple_add(ThreadState& ts, Value* a, uint32_t) {
  if (!is_kind(a[1], Kind::Tuple)) {
    if (defers_to(ts, a[1], kSpecialRadd)) return kNotImplemented;
    return raise_type_error(ts, "can only concatenate tuple (not \"%T\") to tuple", a[1]);
  }
  Tuple* x = self_tuple(a);
  Tuple* y = a[1].as<Tuple>();
  if (!x->size && is_exact(y, Kind::Tuple)) return y;
  if (!y->size && is_exact(x, Kind::Tuple)) return x;
  Tuple* result = new_tuple(ts, x->size + y->size);
  if (!result) return Value();
  std::copy(x->items, x->items + x->size, result->items);
  std::copy(y->items, y->items + y->size, result->items + x->size);
  return result;
}

Value tuple_mul(ThreadState& ts, Value* a, uint32_t) {
  int64_t count;
  if (!repeat_count(ts, a[1], &count)) return Value();
  Tuple* tuple = self_tuple(a);
  size_t size = tuple->size;
  if (count <= 0 || !size) return new_tuple(ts, 0);
  if (count == 1 && is_exact(tuple, Kind::Tuple)) return tuple;
  if (static_cast<uint64_t>(count) > (uint64_t{1} << 42) / size) return raise_memory_error(ts);
  Tuple* result = new_tuple(ts, size * static_cast<size_t>(count));
  if (!result) return Value();
  for (size_t i = 0; i < result->size; i += size) std::copy(tuple->items, tuple->items + size, result->items + i);
  return result;
}

Value tuple_compare(ThreadState& ts, Compare op, Value self, Value other) {
  if (!is_kind(other, Kind::Tuple)) return kNotImplemented;
  return compare_sequences(ts, op, self, other);
}

Value tuple_count(ThreadState& ts, Value* a, uint32_t) {
  int64_t count = 0;
  for (size_t i = 0; i < self_tuple(a)->size; ++i) {
    int same = compare_bool(ts, Compare::kEq, self_tuple(a)->items[i], a[1]);
    if (same < 0) return Value();
    count += same;
  }
  return Value::small_int(count);
}

Value tuple_index(ThreadState& ts, Value* a, uint32_t) {
  int64_t size = static_cast<int64_t>(self_tuple(a)->size), start = 0, stop = INT64_MAX;
  if ((a[2] && !slice_bound(ts, a[2], &start)) || (a[3] && !slice_bound(ts, a[3], &stop))) return Value();
  if (start < 0) start = std::max<int64_t>(start + size, 0);
  if (stop < 0) stop += size;
  for (int64_t i = start; i < std::min(stop, size); ++i) {
    int same = compare_bool(ts, Compare::kEq, self_tuple(a)->items[i], a[1]);
    if (same < 0) return Value();
    if (same) return Value::small_int(i);
  }
  return raise_value_error(ts, "tuple.index(x): x not in tuple");
}

Value tuple_getnewargs(ThreadState& ts, Value* a, uint32_t) {
  Tuple* items = new_tuple_from(ts, self_tuple(a)->items, self_tuple(a)->size);
  return items ? Value(tuple_of(ts, items)) : Value();
}

NativeDef tuple_methods[] = {
    {"__new__(cls, iterable=(), /)", "Create and return a new object.  See help(type) for accurate signature.",
     tuple_new},
    {"__repr__(self, /)", "Return repr(self).", tuple_repr},
    {"__hash__(self, /)", "Return hash(self).", tuple_hash_method},
    {"__len__(self, /)", "Return len(self).", tuple_len},
    {"__getitem__(self, key, /)", "Return self[key].", tuple_getitem},
    {"__contains__(self, key, /)", "Return key in self.", tuple_contains_method},
    {"__iter__(self, /)", "Implement iter(self).", tuple_iter},
    {"__add__(self, value, /)", "Return self+value.", tuple_add},
    {"__mul__(self, value, /)", "Return self*value.", tuple_mul},
    {"__rmul__(self, value, /)", "Return value*self.", tuple_mul},
    ADDER_COMPARISONS(tuple_compare),
    {"__getnewargs__(self, /)", "", tuple_getnewargs},
    {"__class_getitem__(cls, item, /)", "See PEP 585", class_getitem, kNativeClass},
    {"count(self, value, /)", "Return number of occurrences of value.", tuple_count},
    {"index(self, value, start=0, stop=sys.maxsize, /)",
     "Return first index of value.\n\nRaises ValueError if the value is not present.", tuple_index},
    {nullptr, nullptr, nullptr},
};

}  // namespace

extern const NativeType kNativeType_tuple;
const NativeType kNativeType_tuple = {
    .name = "tuple",
    .doc =
        "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an empty tuple.\nIf "
        "iterable is specified the tuple is initialized from iterable's items.\n\nIf the argument is a tuple, the "
        "return value is the same object.",
    .methods = tuple_methods,
    .kind = Kind::Tuple,
    .instance_bytes = sizeof(Tuple),
    .flags = kTypeMatchSequence | kTypeMatchSelf,
};

}  // namespace adder
