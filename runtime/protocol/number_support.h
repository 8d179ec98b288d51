// number_support.h: pieces of the number protocol that the number types and the math module share.
#pragma once

#include "runtime/value/value.h"

namespace adder {

struct ThreadState;

// v as a double through its kind, __float__ or __index__. false: an exception is pending. *found false: v is no number.
bool number_to_double(ThreadState& ts, Value v, double* out, bool* found);

// a / b, a // b, a % b with CPython's ZeroDivisionError texts.
Value double_truediv(ThreadState& ts, double a, double b);
Value double_floordiv(ThreadState& ts, double a, double b);
Value double_mod(ThreadState& ts, double a, double b);

// pow(a, b, c) and divmod(a, b): the protocol behind the builtins.
Value number_pow(ThreadState& ts, Value a, Value b, Value modulus);
Value number_divmod(ThreadState& ts, Value a, Value b);
Value number_absolute(ThreadState& ts, Value v);

// v as complex parts through its kind, __complex__, __float__ or __index__; false with an exception pending.
bool to_complex(ThreadState& ts, Value v, double* real, double* imag);

}  // namespace adder
