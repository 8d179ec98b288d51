// range.cpp: range objects and their two iterators.
//
// Start, stop, step and length are ints of any size; `length` is computed once. When all fit small ints, and every item
// does, the fast iterator counts in machine words: position is the current value, stop how many are left, step the
// step. Otherwise the long iterator keeps its current value and rest as ints: source is (value, step), extra the rest.
#include "runtime/errors/raise.h"
#include "runtime/objects/iterator_tools.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/sequence_tools.h"
#include "runtime/objects/str.h"
#include "runtime/state/runtime.h"

namespace adder {

namespace {

const Value kZero = Value::small_int(0);
const Value kOne = Value::small_int(1);

Range* self_range(Value* a) {
  return a[0].as<Range>();
}

// How many items from start by step lie before stop.
Value compute_length(ThreadState& ts, Value start, Value stop, Value step) {
  if (start.is_int() && stop.is_int() && step.is_int()) {
    int64_t low = start.as_int(), high = stop.as_int(), by = step.as_int();
    if (by < 0) {
      std::swap(low, high);
      by = -by;
    }
    if (low >= high) return kZero;
    return new_int(ts, (high - low - 1) / by + 1);
  }
  bool down = int_sign(step) < 0;
  Value low = down ? stop : start, high = down ? start : stop;
  if (int_compare(low, high) >= 0) return kZero;
  Value by = down ? int_neg(ts, step) : step;
  Value span = by ? int_sub(ts, high, low) : Value();
  if (span) span = int_sub(ts, span, kOne);
  if (span) span = int_floordiv(ts, span, by);
  return span ? int_add(ts, span, kOne) : Value();
}

Range* make_range(ThreadState& ts, Value start, Value stop, Value step) {
  Value length = compute_length(ts, start, stop, step);
  if (!length) return nullptr;
  Range* range = static_cast<Range*>(ts.rt.heap.allocate(ts, sizeof(Range), ts.rt.heads.range));
  if (!range) return nullptr;
  range->start = start;
  range->stop = stop;
  range->step = step;
  range->length = length;
  return range;
}

// start + i * step
Value item_at(ThreadState& ts, Value start, Value step, Value i) {
  if (start.is_int() && step.is_int() && i.is_int()) {
    int64_t product, sum;
    if (!__builtin_mul_overflow(step.as_int(), i.as_int(), &product) &&
        !__builtin_add_overflow(start.as_int(), product, &sum))
      return new_int(ts, sum);
  }
  Value offset = int_mul(ts, i, step);
  return offset ? int_add(ts, start, offset) : Value();
}

}  // namespace

Value new_range(ThreadState& ts, Value start, Value stop, Value step) {
  start = to_index(ts, start);
  stop = start ? to_index(ts, stop) : Value();
  step = stop ? to_index(ts, step) : Value();
  if (!step) return Value();
  if (int_sign(step) == 0) return raise_value_error(ts, "range() arg 3 must not be zero");
  return make_range(ts, start, stop, step);
}

void trace_range(Cell* cell, Marker& marker) {
  Range* range = static_cast<Range*>(cell);
  marker.visit(range->start);
  marker.visit(range->stop);
  marker.visit(range->step);
  marker.visit(range->length);
}

Value new_range_iterator(ThreadState& ts, Value start, Value step, Value length) {
  if (start.is_int() && step.is_int() && length.is_int()) {
    int64_t reach, last;
    if (!__builtin_mul_overflow(step.as_int(), length.as_int(), &reach) &&
        !__builtin_add_overflow(start.as_int(), reach, &last) && Value::fits_small(last)) {
      Iterator* it = new_iterator(ts, ts.rt.types.range_iterator, Value());
      if (!it) return Value();
      it->position = start.as_int();
      it->stop = length.as_int();
      it->step = step.as_int();
      return it;
    }
  }
  Tuple* state = tuple_of(ts, start, step);
  return state ? Value(new_iterator(ts, ts.rt.types.longrange_iterator, state, length)) : Value();
}

Value range_subscript(ThreadState& ts, Range* range, Value key) {
  if (!is_kind(key, Kind::Slice)) {
    if (!has_index(ts, key)) return raise_type_error(ts, "range indices must be integers or slices, not %T", key);
    Value i = to_index(ts, key);
    if (i && int_sign(i) < 0) i = int_add(ts, i, range->length);
    if (!i) return Value();
    if (int_sign(i) < 0 || int_compare(i, range->length) >= 0)
      return raise_index_error(ts, "range object index out of range");
    return item_at(ts, range->start, range->step, i);
  }
  Value part[3];
  if (!slice_indices_big(ts, key.as<Slice>(), range->length, part)) return Value();
  Value step = int_mul(ts, range->step, part[2]);
  Value start = step ? item_at(ts, range->start, range->step, part[0]) : Value();
  Value stop = start ? item_at(ts, range->start, range->step, part[1]) : Value();
  return stop ? Value(make_range(ts, start, stop, step)) : Value();
}

namespace {

// For an int within the range, *index is its position; 0 when it is not in it, -1 on error.
int position_in(ThreadState& ts, Range* range, Value v, Value* index) {
  bool down = int_sign(range->step) < 0;
  if (down ? int_compare(v, range->start) > 0 || int_compare(v, range->stop) <= 0
           : int_compare(v, range->start) < 0 || int_compare(v, range->stop) >= 0)
    return 0;
  Value offset = int_sub(ts, v, range->start), rest;
  if (!offset || !int_divmod(ts, offset, range->step, index, &rest)) return -1;
  return int_sign(rest) == 0;
}

bool is_plain_int(Value v) {
  return v.is_int() || v.is_bool() || is_exact(v, Kind::Int);
}

}  // namespace

int range_contains(ThreadState& ts, Range* range, Value item) {
  if (is_plain_int(item)) {
    Value index;
    return position_in(ts, range, int_normalized(ts, item), &index);
  }
  int found = 0;
  bool done = for_each(ts, range, [&](Value v) {
    found = compare_bool(ts, Compare::kEq, v, item);
    return found == 0;
  });
  return done || found > 0 ? found : -1;
}

namespace {

Value range_new(ThreadState& ts, Value* a, uint32_t n) {
  if (n < 2) return raise_type_error(ts, "range expected at least 1 argument, got 0");
  if (n > 4) return raise_type_error(ts, "range expected at most 3 arguments, got %u", n - 1);
  if (n == 2) return new_range(ts, kZero, a[1], kOne);
  return new_range(ts, a[1], a[2], n == 4 ? a[3] : kOne);
}

Value range_repr(ThreadState& ts, Value* a, uint32_t) {
  Range* r = self_range(a);
  if (r->step == kOne) return format_message(ts, "range(%R, %R)", r->start, r->stop);
  return format_message(ts, "range(%R, %R, %R)", r->start, r->stop, r->step);
}

Value range_len(ThreadState& ts, Value* a, uint32_t) {
  Value length = self_range(a)->length;
  return length.is_int() ? length : raise_overflow(ts, "Python int too large to convert to C ssize_t");
}

Value range_bool(ThreadState&, Value* a, uint32_t) {
  return Value::boolean(int_sign(self_range(a)->length) != 0);
}

Value range_getitem(ThreadState& ts, Value* a, uint32_t) {
  return range_subscript(ts, self_range(a), a[1]);
}

Value range_contains_method(ThreadState& ts, Value* a, uint32_t) {
  int found = range_contains(ts, self_range(a), a[1]);
  return found < 0 ? Value() : Value::boolean(found);
}

Value range_iter(ThreadState& ts, Value* a, uint32_t) {
  Range* r = self_range(a);
  return new_range_iterator(ts, r->start, r->step, r->length);
}

Value range_reversed(ThreadState& ts, Value* a, uint32_t) {
  Range* r = self_range(a);
  Value last = int_sub(ts, r->length, kOne);
  Value start = last ? item_at(ts, r->start, r->step, last) : Value();
  Value step = start ? int_neg(ts, r->step) : Value();
  return step ? new_range_iterator(ts, start, step, r->length) : Value();
}

// What makes two ranges equal: (length, start, step) with None for what does not matter.
Tuple* identity_of(ThreadState& ts, Range* r) {
  if (r->length == kZero) return tuple_of(ts, kZero, kNone, kNone);
  if (r->length == kOne) return tuple_of(ts, kOne, r->start, kNone);
  return tuple_of(ts, r->length, r->start, r->step);
}

Value range_compare(ThreadState& ts, Compare op, Value self, Value other) {
  if (!is_kind(other, Kind::Range) || (op != Compare::kEq && op != Compare::kNe)) return kNotImplemented;
  if (self == other) return Value::boolean(op == Compare::kEq);
  Tuple* a = identity_of(ts, self.as<Range>());
  Tuple* b = a ? identity_of(ts, other.as<Range>()) : nullptr;
  return b ? compare_sequences(ts, op, a, b) : Value();
}

Value range_hash(ThreadState& ts, Value* a, uint32_t) {
  Tuple* identity = identity_of(ts, self_range(a));
  uint64_t hash;
  return identity && tuple_hash(ts, identity, &hash) ? new_int(ts, static_cast<int64_t>(hash)) : Value();
}

Value range_count(ThreadState& ts, Value* a, uint32_t) {
  if (is_plain_int(a[1])) {
    int found = range_contains(ts, self_range(a), a[1]);
    return found < 0 ? Value() : Value::small_int(found);
  }
  int64_t count = 0;
  bool done = for_each(ts, a[0], [&](Value v) {
    int same = compare_bool(ts, Compare::kEq, v, a[1]);
    count += same > 0;
    return same >= 0;
  });
  return done ? Value::small_int(count) : Value();
}

Value range_index(ThreadState& ts, Value* a, uint32_t) {
  if (is_plain_int(a[1])) {
    Value index;
    int found = position_in(ts, self_range(a), int_normalized(ts, a[1]), &index);
    if (found) return found < 0 ? Value() : index;
    return raise_value_error(ts, "%R is not in range", a[1]);
  }
  int64_t i = 0;
  int found = 0;
  bool done = for_each(ts, a[0], [&](Value v) {
    found = compare_bool(ts, Compare::kEq, v, a[1]);
    i += found == 0;
    return found == 0;
  });
  if (found > 0) return Value::small_int(i);
  return done ? raise_value_error(ts, "sequence.index(x): x not in sequence") : Value();
}

Value range_reduce(ThreadState& ts, Value* a, uint32_t) {
  Range* r = self_range(a);
  Tuple* args = tuple_of(ts, r->start, r->stop, r->step);
  return args ? Value(tuple_of(ts, Value(ts.rt.types.range), args)) : Value();
}

NativeDef range_methods[] = {
    {"__new__(cls, *args)", "range(stop) or range(start, stop[, step]).", range_new},
    {"__repr__(self, /)", "Return repr(self).", range_repr},
    {"__hash__(self, /)", "Return hash(self).", range_hash},
    {"__len__(self, /)", "Return len(self).", range_len},
    {"__bool__(self, /)", "True if self else False", range_bool},
    {"__getitem__(self, key, /)", "Return self[key].", range_getitem},
    {"__contains__(self, key, /)", "Return key in self.", range_contains_method},
    {"__iter__(self, /)", "Implement iter(self).", range_iter},
    {"__reversed__(self, /)", "Return a reverse iterator.", range_reversed},
    ADDER_COMPARISONS(range_compare),
    {"__reduce__(self, /)", "Return state information for pickling.", range_reduce},
    {"count(self, value, /)", "rangeobject.count(value) -> integer -- return number of occurrences of value",
     range_count},
    {"index(self, value, /)",
     "rangeobject.index(value) -> integer -- return index of value.\nRaise ValueError if the value is not present.",
     range_index},
    {nullptr, nullptr, nullptr},
};

const NativeGetSet range_getsets[] = {
    {"start", nullptr, [](ThreadState&, Value self) { return self.as<Range>()->start; }, readonly_member},
    {"stop", nullptr, [](ThreadState&, Value self) { return self.as<Range>()->stop; }, readonly_member},
    {"step", nullptr, [](ThreadState&, Value self) { return self.as<Range>()->step; }, readonly_member},
    {nullptr, nullptr, nullptr, nullptr},
};

// --- iterators

Value range_iterator_next(ThreadState&, Value self) {
  Iterator* it = self.as<Iterator>();
  if (it->stop <= 0) return Value();
  Value v = Value::small_int(it->position);
  it->position += it->step;
  it->stop--;
  return v;
}

Value range_iterator_hint(ThreadState&, Value* a, uint32_t) {
  return Value::small_int(a[0].as<Iterator>()->stop);
}

// What remains, as a range and index 0; the range starts where the iterator stands.
Value range_iterator_reduce(ThreadState& ts, Value* a, uint32_t) {
  Iterator* it = a[0].as<Iterator>();
  int64_t end = it->position + it->stop * it->step;
  Range* rest = make_range(ts, Value::small_int(it->position), new_int(ts, end), Value::small_int(it->step));
  return rest ? iterator_reduced_at(ts, rest, kZero) : Value();
}

Value range_iterator_setstate(ThreadState& ts, Value* a, uint32_t) {
  Iterator* it = a[0].as<Iterator>();
  int64_t skip;
  if (!to_i64(ts, a[1], &skip)) return Value();
  skip = std::clamp<int64_t>(skip, 0, it->stop);
  it->position += skip * it->step;
  it->stop -= skip;
  return kNone;
}

Value longrange_next(ThreadState& ts, Value self) {
  Iterator* it = self.as<Iterator>();
  if (int_sign(it->extra) <= 0) return Value();
  Value v = it->source.as<Tuple>()->items[0], step = it->source.as<Tuple>()->items[1];
  Value next = int_add(ts, v, step);
  Value rest = next ? int_sub(ts, it->extra, kOne) : Value();
  if (!rest) return Value();
  it->source.as<Tuple>()->items[0] = next;
  it->extra = rest;
  return v;
}

Value longrange_hint(ThreadState&, Value* a, uint32_t) {
  return a[0].as<Iterator>()->extra;
}

Value longrange_reduce(ThreadState& ts, Value* a, uint32_t) {
  Iterator* it = a[0].as<Iterator>();
  Value start = it->source.as<Tuple>()->items[0], step = it->source.as<Tuple>()->items[1];
  Value end = item_at(ts, start, step, it->extra);
  Range* rest = end ? make_range(ts, start, end, step) : nullptr;
  return rest ? iterator_reduced_at(ts, rest, kZero) : Value();
}

Value longrange_setstate(ThreadState& ts, Value* a, uint32_t) {
  Iterator* it = a[0].as<Iterator>();
  Value skip = to_index(ts, a[1]);
  if (!skip) return Value();
  if (int_sign(skip) < 0) skip = kZero;
  if (int_compare(skip, it->extra) > 0) skip = it->extra;
  Tuple* state = it->source.as<Tuple>();
  Value value = item_at(ts, state->items[0], state->items[1], skip);
  Value rest = value ? int_sub(ts, it->extra, skip) : Value();
  if (!rest) return Value();
  state->items[0] = value;
  it->extra = rest;
  return kNone;
}

NativeDef range_iterator_methods[] = {
    {"__length_hint__(self, /)", "Private method returning an estimate of len(list(it)).", range_iterator_hint},
    {"__reduce__(self, /)", "Return state information for pickling.", range_iterator_reduce},
    {"__setstate__(self, state, /)", "Set state information for unpickling.", range_iterator_setstate},
    {nullptr, nullptr, nullptr},
};

NativeDef longrange_methods[] = {
    {"__length_hint__(self, /)", "Private method returning an estimate of len(list(it)).", longrange_hint},
    {"__reduce__(self, /)", "Return state information for pickling.", longrange_reduce},
    {"__setstate__(self, state, /)", "Set state information for unpickling.", longrange_setstate},
    {nullptr, nullptr, nullptr},
};

}  // namespace

ADDER_ITERATOR_TYPE(range_iterator, "range_iterator", range_iterator_methods, range_iterator_next, kTypeNoSubclass);
ADDER_ITERATOR_TYPE(longrange_iterator, "longrange_iterator", longrange_methods, longrange_next, kTypeNoSubclass);

extern const NativeType kNativeType_range;
const NativeType kNativeType_range = {
    .name = "range",
    .doc =
        "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\nReturn an object that produces a "
        "sequence of integers from start (inclusive)\nto stop (exclusive) by step.",
    .methods = range_methods,
    .getsets = range_getsets,
    .kind = Kind::Range,
    .instance_bytes = sizeof(Range),
    .flags = kTypeNoSubclass | kTypeMatchSequence,
};

}  // namespace adder
