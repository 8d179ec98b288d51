// _bisect.cpp: binary search in sorted sequences and insertion into them.
//
// Lists of small ints and floats are searched without a call; other items are compared with <, which may run script
// code, so a list is read anew at each step.
#include "runtime/native/native.h"
#include "runtime/objects/function.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/runtime.h"

namespace adder {

namespace {

// Arguments of all functions: a, x, lo, hi, key.
enum { kSequence, kItem, kLow, kHigh, kKey };

// a < b as 1, 0, -1.
inline int less(ThreadState& ts, Value a, Value b) {
  if (a.is_int() && b.is_int()) return a.as_int() < b.as_int();
  if (a.is_flonum() && b.is_flonum()) return a.as_flonum() < b.as_flonum();
  Value result = rich_compare(ts, Compare::kLt, a, b);
  return result ? truth_fast(ts, result) : -1;
}

Value item_at(ThreadState& ts, Value sequence, int64_t i) {
  if (is_exact(sequence, Kind::List) && static_cast<uint64_t>(i) < sequence.as<List>()->size)
    return sequence.as<List>()->items[i];
  return get_item(ts, sequence, Value::small_int(i));
}

// The index where x belongs, behind its equals when `right`; -1 with an exception pending.
template <bool right>
int64_t search(ThreadState& ts, const Value* a, Value x) {
  int64_t low = 0, high;
  if (a[kLow] && !to_index_i64(ts, a[kLow], &low)) return -1;
  if (low < 0) return raise_value_error(ts, "lo must be non-negative"), -1;
  if (a[kHigh] && !a[kHigh].is_none()) {
    if (!to_index_i64(ts, a[kHigh], &high)) return -1;
  } else if ((high = length(ts, a[kSequence])) < 0) {
    return -1;
  }
  bool keyed = a[kKey] && !a[kKey].is_none();
  while (low < high) {
    int64_t middle = low + (high - low) / 2;
    Value item = item_at(ts, a[kSequence], middle);
    if (item && keyed) item = call(ts, a[kKey], &item, 1);
    if (!item) return -1;
    int before = right ? less(ts, x, item) : less(ts, item, x);
    if (before < 0) return -1;
    if (right ? before : !before)
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

template <bool right>
Value bisect(ThreadState& ts, Value* a, uint32_t) {
  int64_t at = search<right>(ts, a, a[kItem]);
  return at < 0 ? Value() : new_int(ts, at);
}

template <bool right>
Value insort(ThreadState& ts, Value* a, uint32_t) {
  Value x = a[kItem];
  if (a[kKey] && !a[kKey].is_none()) x = call(ts, a[kKey], &x, 1);
  int64_t at = x ? search<right>(ts, a, x) : -1;
  if (at < 0) return {};
  if (is_exact(a[kSequence], Kind::List)) {
    List* list = a[kSequence].as<List>();
    return list_insert(ts, list, std::min(static_cast<size_t>(at), static_cast<size_t>(list->size)), a[kItem])
               ? kNone
               : Value();
  }
  Str* name = intern(ts, "insert");
  const Value args[] = {new_int(ts, at), a[kItem]};
  return name && call_method(ts, a[kSequence], name, args) ? kNone : Value();
}

constexpr const char* kRightDoc =
    "Return the index where to insert item x in list a, assuming a is sorted: after its equals.";
constexpr const char* kLeftDoc =
    "Return the index where to insert item x in list a, assuming a is sorted: before its equals.";

NativeDef kFunctions[] = {{"bisect_right(a, x, lo=0, hi=None, *, key=None)", kRightDoc, bisect<true>},
                          {"bisect_left(a, x, lo=0, hi=None, *, key=None)", kLeftDoc, bisect<false>},
                          {"insort_right(a, x, lo=0, hi=None, *, key=None)",
                           "Insert item x in list a, and keep it sorted: after its equals.", insort<true>},
                          {"insort_left(a, x, lo=0, hi=None, *, key=None)",
                           "Insert item x in list a, and keep it sorted: before its equals.", insort<false>},
                          {nullptr, nullptr, nullptr}};

}  // namespace

extern const NativeModule kModule__bisect;
const NativeModule kModule__bisect = {"_bisect", "Bisection algorithms.", kFunctions};

}  // namespace adder
