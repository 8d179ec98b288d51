// slice.cpp: slice objects, and their resolution against a length.
//
// Bounds may be any objects; only resolving asks them for __index__. slice.indices works on ints of any size, while
// slice_unpack clips to 64 bits, which no real length reaches.
#include "runtime/errors/raise.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/sequence_tools.h"
#include "runtime/objects/str.h"
#include "runtime/state/runtime.h"

namespace adder {

Slice* new_slice(ThreadState& ts, Value start, Value stop, Value step) {
  Slice* slice = static_cast<Slice*>(ts.rt.heap.allocate(ts, sizeof(Slice), ts.rt.heads.slice));
  if (!slice) return nullptr;
  slice->start = start;
  slice->stop = stop;
  slice->step = step;
  return slice;
}

namespace {

constexpr const char* kBadIndex = "slice indices must be integers or None or have an __index__ method";

bool bound(ThreadState& ts, Value v, int64_t* out) {
  if (v.is_int()) {
    *out = v.as_int();
    return true;
  }
  if (!has_index(ts, v)) {
    raise_type_error(ts, kBadIndex);
    return false;
  }
  return to_index_i64(ts, v, out, true);
}

}  // namespace

bool read_slice(ThreadState& ts, Slice* slice, SliceBounds* out) {
  out->has_start = !slice->start.is_none();
  out->has_stop = !slice->stop.is_none();
  if (!slice->step.is_none()) {
    if (!bound(ts, slice->step, &out->step)) return false;
    if (out->step == 0) {
      raise_value_error(ts, "slice step cannot be zero");
      return false;
    }
    out->step = std::max<int64_t>(out->step, -INT64_MAX);
  }
  return (!out->has_start || bound(ts, slice->start, &out->start)) &&
         (!out->has_stop || bound(ts, slice->stop, &out->stop));
}

void SliceBounds::fit(int64_t length) {
  bool down = step < 0;
  int64_t lowest = down ? -1 : 0, highest = down ? length - 1 : length;
  auto place = [&](bool given, int64_t at, int64_t otherwise) {
    if (!given) return otherwise;
    return std::clamp(at < 0 ? at + length : at, lowest, highest);
  };
  start = place(has_start, start, down ? highest : lowest);
  stop = place(has_stop, stop, down ? lowest : highest);
  if (down)
    count = stop < start ? (start - stop - 1) / -step + 1 : 0;
  else
    count = start < stop ? (stop - start - 1) / step + 1 : 0;
}

bool slice_unpack(ThreadState& ts, Slice* slice, int64_t length, int64_t* start, int64_t* stop, int64_t* step,
                  int64_t* count) {
  SliceBounds bounds;
  if (!read_slice(ts, slice, &bounds)) return false;
  bounds.fit(length);
  *start = bounds.start;
  *stop = bounds.stop;
  *step = bounds.step;
  *count = bounds.count;
  return true;
}

// As slice_unpack, over ints of any size: the three numbers of slice.indices(length).
bool slice_indices_big(ThreadState& ts, Slice* slice, Value length, Value out[3]) {
  Value zero = Value::small_int(0), minus_one = Value::small_int(-1);
  auto index = [&](Value v) -> Value {
    if (!has_index(ts, v)) return raise_type_error(ts, kBadIndex);
    return to_index(ts, v);
  };
  Value step = Value::small_int(1);
  if (!slice->step.is_none()) {
    step = index(slice->step);
    if (!step) return false;
    if (int_sign(step) == 0) {
      raise_value_error(ts, "slice step cannot be zero");
      return false;
    }
  }
  bool down = int_sign(step) < 0;
  Value lowest = down ? minus_one : zero;
  Value highest = down ? int_add(ts, length, minus_one) : length;
  if (!highest) return false;
  out[0] = down ? highest : lowest;
  out[1] = down ? lowest : highest;
  out[2] = step;
  const Value given[2] = {slice->start, slice->stop};
  for (int i = 0; i < 2; ++i) {
    if (given[i].is_none()) continue;
    Value v = index(given[i]);
    if (v && int_sign(v) < 0) v = int_add(ts, v, length);
    if (!v) return false;
    if (int_compare(v, lowest) < 0) v = lowest;
    if (int_compare(v, highest) > 0) v = highest;
    out[i] = v;
  }
  return true;
}

void trace_slice(Cell* cell, Marker& marker) {
  Slice* slice = static_cast<Slice*>(cell);
  marker.visit(slice->start);
  marker.visit(slice->stop);
  marker.visit(slice->step);
}

namespace {

Value slice_new(ThreadState& ts, Value* a, uint32_t n) {
  if (n < 2) return raise_type_error(ts, "slice expected at least 1 argument, got 0");
  if (n > 4) return raise_type_error(ts, "slice expected at most 3 arguments, got %u", n - 1);
  if (n == 2) return new_slice(ts, kNone, a[1], kNone);
  return new_slice(ts, a[1], a[2], n == 4 ? a[3] : kNone);
}

Value slice_repr(ThreadState& ts, Value* a, uint32_t) {
  Slice* s = a[0].as<Slice>();
  return format_message(ts, "slice(%R, %R, %R)", s->start, s->stop, s->step);
}

Value slice_indices(ThreadState& ts, Value* a, uint32_t) {
  Value length = to_index(ts, a[1]);
  if (!length) return Value();
  if (int_sign(length) < 0) return raise_value_error(ts, "length should not be negative");
  Value out[3];
  if (!slice_indices_big(ts, a[0].as<Slice>(), length, out)) return Value();
  return tuple_of(ts, out[0], out[1], out[2]);
}

Tuple* as_tuple(ThreadState& ts, Value v) {
  Slice* s = v.as<Slice>();
  return tuple_of(ts, s->start, s->stop, s->step);
}

Value slice_compare(ThreadState& ts, Compare op, Value self, Value other) {
  if (!is_kind(other, Kind::Slice)) return kNotImplemented;
  if (self == other) return Value::boolean(order_holds(op, 0));
  Tuple* a = as_tuple(ts, self);
  Tuple* b = a ? as_tuple(ts, other) : nullptr;
  return b ? compare_sequences(ts, op, a, b) : Value();
}

Value slice_reduce(ThreadState& ts, Value* a, uint32_t) {
  Tuple* args = as_tuple(ts, a[0]);
  return args ? Value(tuple_of(ts, Value(ts.rt.types.slice), args)) : Value();
}

NativeDef slice_methods[] = {
    {"__new__(cls, *args)", "Create a slice object: slice(stop) or slice(start, stop[, step]).", slice_new},
    {"__repr__(self, /)", "Return repr(self).", slice_repr},
    ADDER_COMPARISONS(slice_compare),
    {"indices(self, len, /)",
     "S.indices(len) -> (start, stop, stride)\n\nThe start and stop indices, and the stride, of the extended slice\n"
     "described by S for a sequence of length len. Out of bounds indices are clipped as in normal slices.",
     slice_indices},
    {"__reduce__(self, /)", "Return state information for pickling.", slice_reduce},
    {nullptr, nullptr, nullptr},
};

const NativeGetSet slice_getsets[] = {
    {"start", nullptr, [](ThreadState&, Value self) { return self.as<Slice>()->start; }, readonly_member},
    {"stop", nullptr, [](ThreadState&, Value self) { return self.as<Slice>()->stop; }, readonly_member},
    {"step", nullptr, [](ThreadState&, Value self) { return self.as<Slice>()->step; }, readonly_member},
    {nullptr, nullptr, nullptr, nullptr},
};

}  // namespace

extern const NativeType kNativeType_slice;
const NativeType kNativeType_slice = {
    .name = "slice",
    .doc =
        "slice(stop)\nslice(start, stop[, step])\n\nCreate a slice object. This is used for extended slicing "
        "(e.g. a[0:10:2]).",
    .methods = slice_methods,
    .getsets = slice_getsets,
    .kind = Kind::Slice,
    .instance_bytes = sizeof(Slice),
    .flags = kTypeNoSubclass,
};

}  // namespace adder
