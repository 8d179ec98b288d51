// binary_forward.h: special methods of numbers made from the functions that compute them.
//
// forward<Fn> is self OP other, reflect<Fn> is other OP self; both answer NotImplemented for operands they do not know.
#pragma once

#include "runtime/objects/numbers.h"
#include "runtime/protocol/protocol.h"

namespace adder {

using NumberFn = Value (*)(ThreadState&, Value, Value);

template <NumberFn Fn>
Value int_forward(ThreadState& ts, Value* a, uint32_t) {
  return is_int_value(a[1]) ? Fn(ts, a[0], a[1]) : kNotImplemented;
}
template <NumberFn Fn>
Value int_reflect(ThreadState& ts, Value* a, uint32_t) {
  return is_int_value(a[1]) ? Fn(ts, a[1], a[0]) : kNotImplemented;
}

inline bool compare_holds(Compare op, int order) {
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
    default:
      return order >= 0;
  }
}

}  // namespace adder
