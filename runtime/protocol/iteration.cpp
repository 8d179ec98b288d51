// iteration.cpp: iter(), next() and unpacking.
#include "runtime/protocol/iteration.h"

#include "runtime/interp/frame.h"
#include "runtime/interp/signals.h"
#include "runtime/objects/type_support.h"
#include "runtime/protocol/special_call.h"

namespace adder {

bool is_iterable_fast(Value v) {
  if (!v.is_cell() || !v || is_subclass_instance(v.as_cell())) return false;
  switch (v.as_cell()->kind()) {
    case Kind::List:
    case Kind::Tuple:
    case Kind::Dict:
    case Kind::Set:
    case Kind::FrozenSet:
    case Kind::Str:
    case Kind::Bytes:
    case Kind::ByteArray:
    case Kind::Range:
      return true;
    default:
      return false;
  }
}

bool is_iterable_type(ThreadState& ts, Type* type) {
  if (lookup_special(ts, type, kSpecialIter)) return true;
  // A native type whose items are numbered has an __iter__; another's subscripts are something else.
  Value getter = lookup_special(ts, type, kSpecialGetitem);
  return getter && !is_kind(getter, Kind::NativeFunction) && type->instance_kind != Kind::Dict;
}

Value get_iterator(ThreadState& ts, Value object) {
  Type* type = type_of(ts, object);
  Value method = lookup_special(ts, type, kSpecialIter);
  if (!method) {
    if (is_iterable_type(ts, type)) return Value(new_iterator(ts, ts.rt.types.iterator, object));
    return raise_type_error(ts, "'%T' object is not iterable", object);
  }
  if (method.is_none()) return raise_type_error(ts, "'%T' object is not iterable", object);
  Value args[1] = {object};
  Value iterator = call_found_special(ts, method, args, 1);
  if (!iterator) return Value();
  Type* result = type_of(ts, iterator);
  if (!result->iter_next && !lookup_special(ts, result, kSpecialNext))
    return raise_type_error(ts, "iter() returned non-iterator of type '%T'", iterator);
  return iterator;
}

Value iterate_next(ThreadState& ts, Value iterator) {
  Type* type = type_of(ts, iterator);
  Value item;
  if (type->iter_next) {
    // Iterators over iterators over ... can be nested without end.
    if (!ts.native_stack_ok()) [[unlikely]]
      return raise_recursion_error(ts, "");
    // A native that exhausts an endless iterator would never see a signal otherwise. Threads do not switch here:
    // scripts rely on list(d.items()) seeing one state of d.
    if ((ts.poll.load(std::memory_order_relaxed) & (kPollSignal | kPollAsync)) && !handle_interrupts(ts)) [[unlikely]]
      return Value();
    item = type->iter_next(ts, iterator);  // may fail with a StopIteration of what it calls: map(next, ...)
  } else {
    Value method = lookup_special(ts, type, kSpecialNext);
    if (!method) return raise_type_error(ts, "'%T' object is not an iterator", iterator);
    Value args[1] = {iterator};
    item = call_found_special(ts, method, args, 1);
  }
  if (!item && ts.pending && pending_matches(ts, ts.rt.exc.StopIteration)) clear_error(ts);
  return item;
}

bool unpack_sequence(ThreadState& ts, Value iterable, Value* out, size_t count) {
  const Value* items = nullptr;
  size_t size = 0;
  if (is_exact(iterable, Kind::Tuple)) {
    items = iterable.as<Tuple>()->items;
    size = iterable.as<Tuple>()->size;
  } else if (is_exact(iterable, Kind::List) && iterable.as<List>()->elements == Elements::kAny) {
    items = iterable.as<List>()->items;
    size = iterable.as<List>()->size;
  }
  if (items || is_exact(iterable, Kind::Tuple) || is_exact(iterable, Kind::List)) {
    if (size == count) {
      std::copy_n(items, count, out);
      return true;
    }
    if (size < count)
      return raise_value_error(ts, "not enough values to unpack (expected %zu, got %zu)", count, size), false;
    return raise_value_error(ts, "too many values to unpack (expected %zu)", count), false;
  }
  if (!is_iterable_type(ts, type_of(ts, iterable)))
    return raise_type_error(ts, "cannot unpack non-iterable %T object", iterable), false;
  Value iterator = get_iterator(ts, iterable);
  if (!iterator) return false;
  // `out` are result registers, which the collector does not look at before the instruction is done.
  Value few[8];
  Tuple* many = count > 8 ? new_tuple(ts, count) : nullptr;
  if (count > 8 && !many) return false;
  Value* gathered = many ? many->items : few;
  for (size_t i = 0; i < count; ++i) {
    gathered[i] = iterate_next(ts, iterator);
    if (gathered[i]) continue;
    if (!ts.pending) raise_value_error(ts, "not enough values to unpack (expected %zu, got %zu)", count, i);
    return false;
  }
  if (iterate_next(ts, iterator))
    return raise_value_error(ts, "too many values to unpack (expected %zu)", count), false;
  if (ts.pending) return false;
  std::copy_n(gathered, count, out);
  return true;
}

}  // namespace adder
