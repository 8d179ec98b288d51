// sequence_tools.cpp: arguments, comparison and repr shared by the builtin sequences (see sequence_tools.h).
#include "runtime/objects/sequence_tools.h"

#include "runtime/errors/raise.h"
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/str.h"
#include "runtime/state/runtime.h"

namespace adder {

bool has_index(ThreadState& ts, Value v) {
  return is_int_value(v) || lookup_special(ts, type_of(ts, v), kSpecialIndex);
}

bool slice_bound(ThreadState& ts, Value v, int64_t* out) {
  if (v.is_int()) {
    *out = v.as_int();
    return true;
  }
  if (!has_index(ts, v)) {
    raise_type_error(ts, "slice indices must be integers or have an __index__ method");
    return false;
  }
  return to_index_i64(ts, v, out, true);
}

bool search_bounds(ThreadState& ts, Value start, Value stop, int64_t length, int64_t* first, int64_t* last) {
  *first = 0;
  *last = length;
  for (auto [value, out] : {std::pair(start, first), std::pair(stop, last)}) {
    if (!value || value.is_none()) continue;
    if (!value.is_int() && !has_index(ts, value)) {
      raise_type_error(ts, "slice indices must be integers or None or have an __index__ method");
      return false;
    }
    if (!slice_bound(ts, value, out)) return false;
    if (*out < 0) *out = std::max<int64_t>(*out + length, 0);
  }
  *last = std::min(*last, length);
  return true;
}

bool defers_to(ThreadState& ts, Value other, Special reflected) {
  Type* type = type_of(ts, other);
  return type->has(kTypeHeap) && lookup_special(ts, type, reflected);
}

bool c_int_argument(ThreadState& ts, Value v, int64_t* out) {
  Value index = to_index(ts, v);
  if (!index) return false;
  if (int_to_i64(index, out) && *out <= INT32_MAX && *out >= INT32_MIN) return true;
  return raise_overflow(ts, "Python int too large to convert to C int"), false;
}

bool repeat_count(ThreadState& ts, Value v, int64_t* count) {
  if (v.is_int()) {
    *count = v.as_int();
    return true;
  }
  Value index = to_index(ts, v);
  if (!index) return false;
  if (!int_to_i64(index, count)) {
    raise_overflow(ts, "cannot fit '%T' into an index-sized integer", v);
    return false;
  }
  return true;
}

Value class_getitem(ThreadState& ts, Value* a, uint32_t) {
  return new_generic_alias(ts, a[0], a[1]);
}

bool order_holds(Compare op, int order) {
  switch (op) {
    case Compare::kLt:
      return order < 0;
    case Compare::kLe:
      return order <= 0;
    case Compare::kEq:
      return order == 0;
    case Compare::kNe:
      return order != 0;
    case Compare::kGt:
      return order > 0;
    case Compare::kGe:
      return order >= 0;
  }
  return false;
}

namespace {
struct Items {
  const Value* first;
  size_t size;
};
Items items_of(Value sequence) {
  if (is_kind(sequence, Kind::List)) return {sequence.as<List>()->items, sequence.as<List>()->size};
  return {sequence.as<Tuple>()->items, sequence.as<Tuple>()->size};
}
}  // namespace

Value compare_sequences(ThreadState& ts, Compare op, Value a, Value b) {
  if ((op == Compare::kEq || op == Compare::kNe) && items_of(a).size != items_of(b).size)
    return Value::boolean(op == Compare::kNe);
  for (size_t i = 0;; ++i) {
    Items left = items_of(a), right = items_of(b);  // anew each time: what compare_bool calls may change them
    for (size_t both = std::min(left.size, right.size); i < both; ++i)
      if (left.first[i] != right.first[i] || !left.first[i].is_int()) break;
    if (i >= left.size || i >= right.size)
      return Value::boolean(order_holds(op, left.size == right.size ? 0 : left.size < right.size ? -1 : 1));
    Value x = left.first[i], y = right.first[i];
    int same = compare_bool(ts, Compare::kEq, x, y);
    if (same < 0) return Value();
    if (same) continue;
    if (op == Compare::kEq) return kFalse;
    if (op == Compare::kNe) return kTrue;
    return rich_compare(ts, op, x, y);
  }
}

Str* repr_sequence(ThreadState& ts, Value sequence, const char* open, const char* close, const char* nested) {
  int entered = repr_enter(ts, sequence);
  if (entered < 0) return nullptr;
  if (entered == 0) return new_str_ascii(ts, nested);
  StrBuilder out;
  out.append_ascii(open);
  bool ok = true;
  for (size_t i = 0; i < items_of(sequence).size; ++i) {
    if (i) out.append_ascii(", ");
    Str* text = to_repr(ts, items_of(sequence).first[i]);
    ok = text != nullptr;
    if (!ok) break;
    out.append(text);
  }
  repr_leave(ts, sequence);
  if (!ok) return nullptr;
  if (is_kind(sequence, Kind::Tuple) && items_of(sequence).size == 1) out.append(',');
  out.append_ascii(close);
  return out.finish(ts);
}

// xxHash's lane step without its final mixing; the length and the replacement of -1 are those that CPython documents
// by its values, because programs print and store hashes of tuples.
uint64_t mix_hashes(const uint64_t* hashes, size_t count) {
  constexpr uint64_t kPrime1 = 0x9e3779b185ebca87, kPrime2 = 0xc2b2ae3d27d4eb4f, kPrime5 = 0x27d4eb2f165667c5;
  uint64_t h = kPrime5;
  for (size_t i = 0; i < count; ++i) h = std::rotl(h + hashes[i] * kPrime2, 31) * kPrime1;
  h += count ^ kPrime5 ^ 3527539;
  return h == ~uint64_t{0} ? 1546275796 : h;
}

}  // namespace adder
