// sequence_tools.h: what the methods of the builtin sequences share: index and slice arguments, repetition, comparison
// tables, subscripts. The protocol functions (get_item...) may call the *_subscript functions for exact kinds.
#pragma once

#include "runtime/native/native.h"
#include "runtime/objects/containers.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/thread_state.h"

namespace adder {

struct Str;

bool has_index(ThreadState& ts, Value v);  // an int, or defines __index__
// A start or stop argument: clipped to 64 bits; TypeError("slice indices must be integers or have an __index__
// method").
bool slice_bound(ThreadState& ts, Value v, int64_t* out);
// An argument that CPython takes as a C int, as the flags of sort and splitlines.
bool c_int_argument(ThreadState& ts, Value v, int64_t* out);
// Optional start and stop arguments (empty or None: the ends) resolved against a length, as slicing does.
bool search_bounds(ThreadState& ts, Value start, Value stop, int64_t length, int64_t* first, int64_t* last);
// True when the other operand's class, written in script code, defines the reflected method: it must be asked first,
// where builtin operands get the sequence's own message.
bool defers_to(ThreadState& ts, Value other, Special reflected);
// The count of `sequence * v`; false with an error pending. The operator has asked v's own __rmul__ before.
bool repeat_count(ThreadState& ts, Value v, int64_t* count);
Value class_getitem(ThreadState& ts, Value* a, uint32_t n);  // a native: types.GenericAlias(cls, item)
// op applied to the order of two lengths or ints.
bool order_holds(Compare op, int order);
// Lexicographic comparison of two sequences whose items are read anew at each step (script code may change them).
Value compare_sequences(ThreadState& ts, Compare op, Value a, Value b);
// repr of items between brackets, "[...]" when already being shown.
Str* repr_sequence(ThreadState& ts, Value sequence, const char* open, const char* close, const char* nested);

Value list_subscript(ThreadState& ts, List* list, Value key);
bool list_assign_subscript(ThreadState& ts, List* list, Value key, Value value /* empty: delete */);
Value tuple_subscript(ThreadState& ts, Tuple* tuple, Value key);
Value range_subscript(ThreadState& ts, Range* range, Value key);
Value str_subscript(ThreadState& ts, Str* s, Value key);
int list_contains(ThreadState& ts, List* list, Value item);  // 1, 0, -1
int tuple_contains(ThreadState& ts, Tuple* tuple, Value item);
int range_contains(ThreadState& ts, Range* range, Value item);
bool tuple_hash(ThreadState& ts, Tuple* tuple, uint64_t* hash);
bool frozenset_hash(ThreadState& ts, Set* set, uint64_t* hash);
// As slice_unpack over ints of any size: out receives slice.indices(length).
bool slice_indices_big(ThreadState& ts, Slice* slice, Value length, Value out[3]);
// The bounds of a slice as numbers. Reading them may run script code, which may change the sequence: so first read,
// then fit to the length the sequence has after that.
struct SliceBounds {
  int64_t start = 0, stop = 0, step = 1;
  bool has_start = false, has_stop = false;
  int64_t count = 0;
  void fit(int64_t length);  // start and stop become positions, count how many items
};
bool read_slice(ThreadState& ts, Slice* slice, SliceBounds* out);
uint64_t mix_hashes(const uint64_t* hashes, size_t count);  // order matters; never -1

}  // namespace adder

// The six comparison natives of a type as entries of its method table, given f(ts, op, self, other).
#define ADDER_COMPARISONS(f)                                                                 \
  {"__lt__(self, value, /)", "Return self<value.",                                           \
   [](ThreadState& ts, Value* a, uint32_t) { return f(ts, Compare::kLt, a[0], a[1]); }},     \
      {"__le__(self, value, /)", "Return self<=value.",                                      \
       [](ThreadState& ts, Value* a, uint32_t) { return f(ts, Compare::kLe, a[0], a[1]); }}, \
      {"__eq__(self, value, /)", "Return self==value.",                                      \
       [](ThreadState& ts, Value* a, uint32_t) { return f(ts, Compare::kEq, a[0], a[1]); }}, \
      {"__ne__(self, value, /)", "Return self!=value.",                                      \
       [](ThreadState& ts, Value* a, uint32_t) { return f(ts, Compare::kNe, a[0], a[1]); }}, \
      {"__gt__(self, value, /)", "Return self>value.",                                       \
       [](ThreadState& ts, Value* a, uint32_t) { return f(ts, Compare::kGt, a[0], a[1]); }}, \
  {                                                                                          \
    "__ge__(self, value, /)", "Return self>=value.",                                         \
        [](ThreadState& ts, Value* a, uint32_t) { return f(ts, Compare::kGe, a[0], a[1]); }  \
  }
