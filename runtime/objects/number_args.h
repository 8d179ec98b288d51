// number_args.h: operands of int and float methods as doubles. Private to runtime/objects and runtime/protocol.
#pragma once

#include "runtime/objects/numbers.h"

namespace adder {

// What a value is as an operand of float arithmetic.
enum class Operand : uint8_t { kNumber, kOther, kError };

// int, bool or float to double. kError: OverflowError is pending (an int too large).
inline Operand double_operand(ThreadState& ts, Value v, double* out) {
  if (is_float(v)) {
    *out = float_value(v);
    return Operand::kNumber;
  }
  if (!is_int_value(v)) return Operand::kOther;
  *out = int_to_double(ts, v);
  return std::isnan(*out) ? Operand::kError : Operand::kNumber;
}

}  // namespace adder
