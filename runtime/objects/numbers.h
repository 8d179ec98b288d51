// numbers.h: int beyond 63 bits, float outside the flonum window, complex.
//
// A heap int of exact type int never holds a value that fits a small int: normalise through int_from_limbs. Arithmetic
// on big ints is GMP's mpn layer over the limbs in the cell, sizes checked before the call.
#pragma once

#include <gmp.h>

#include <cmath>
#include <string>
#include <string_view>

#include "runtime/heap/cell.h"

namespace adder {

struct ThreadState;
struct Str;

struct Int : Cell {
  int64_t size;       // limbs; negative for a negative number; 0 only in an int subclass instance
  mp_limb_t limbs[];  // little endian, no leading zero limb
};
struct Float : Cell {
  double value;
};
struct Complex : Cell {
  double real, imag;
};

inline constexpr int64_t kMaxIntLimbs = int64_t{1} << 28;  // 2 GiB of digits: more is a MemoryError

// --- int
Value new_int_slow(ThreadState& ts, int64_t i);
inline Value new_int(ThreadState& ts, int64_t i) {
  return Value::fits_small(i) ? Value::small_int(i) : new_int_slow(ts, i);
}
Value new_int_u64(ThreadState& ts, uint64_t i);
Value int_from_limbs(ThreadState& ts, const mp_limb_t* limbs, int64_t count, bool negative);  // normalises
Value int_from_double(ThreadState& ts, double d);  // truncates; OverflowError/ValueError for inf, nan
// int(text, base) with CPython's rules and messages; `original` is what to show in the error.
Value int_from_text(ThreadState& ts, Str* text, int base);
Value int_from_str(ThreadState& ts, std::string_view ascii_digits, int base, Value original);
bool is_int_value(Value v);  // small or heap int, bool included, subclasses included
// The number as int64: false when it does not fit (no exception set). v must be an int or bool.
bool int_to_i64(Value v, int64_t* out);
int int_sign(Value v);
double int_to_double(ThreadState& ts, Value v);  // OverflowError pending and NaN when too large
uint64_t int_hash(Value v);
Value int_add(ThreadState& ts, Value a, Value b);  // operands are any int values
Value int_sub(ThreadState& ts, Value a, Value b);
Value int_mul(ThreadState& ts, Value a, Value b);
Value int_floordiv(ThreadState& ts, Value a, Value b);
Value int_mod(ThreadState& ts, Value a, Value b);
bool int_divmod(ThreadState& ts, Value a, Value b, Value* quotient, Value* remainder);
Value int_truediv(ThreadState& ts, Value a, Value b);
Value int_pow(ThreadState& ts, Value a, Value b, Value modulus /* empty: none */);
Value int_lshift(ThreadState& ts, Value a, Value b);
Value int_rshift(ThreadState& ts, Value a, Value b);
Value int_and(ThreadState& ts, Value a, Value b);
Value int_or(ThreadState& ts, Value a, Value b);
Value int_xor(ThreadState& ts, Value a, Value b);
Value int_neg(ThreadState& ts, Value a);
Value int_invert(ThreadState& ts, Value a);
int int_compare(Value a, Value b);                                 // -1, 0, 1
int int_compare_double(Value a, double b);                         // exact; 2 when b is NaN
Str* int_to_str(ThreadState& ts, Value v, int base, bool prefix);  // digits limit for base 10 applies
Value int_normalized(ThreadState& ts, Value v);                    // an exact int equal to v (bool and subclasses too)

// --- float
Value new_float_slow(ThreadState& ts, double d);
inline Value new_float(ThreadState& ts, double d) {
  Value v = Value::try_flonum(d);
  return v ? v : new_float_slow(ts, d);
}
inline bool is_float(Value v) {
  return v.is_flonum() || v == kPositiveZero || v == kNegativeZero || is_kind(v, Kind::Float);
}
double float_value_slow(Value v);
inline double float_value(Value v) {
  return v.is_flonum() ? v.as_flonum() : float_value_slow(v);
}  // v is_float
uint64_t float_hash(double d);
std::string float_repr(double d);
Value float_from_str(ThreadState& ts, std::string_view text, Value original);
double float_floordiv(double a, double b);
double float_mod(double a, double b);
Value float_pow(ThreadState& ts, double a, double b);
// float(v) for anything numeric: false with a TypeError pending.
bool to_double(ThreadState& ts, Value v, double* out);

// --- complex
Value new_complex(ThreadState& ts, double real, double imag);
inline bool is_complex(Value v) {
  return is_kind(v, Kind::Complex);
}
// (a + bi) ** (c + di); ZeroDivisionError or OverflowError pending on failure.
Value complex_pow(ThreadState& ts, double a, double b, double c, double d);
// (a + bi) / (c + di) without spurious overflow; false when the divisor is zero.
bool complex_divide(double a, double b, double c, double d, double* real, double* imag);
std::string complex_repr(double real, double imag);
// OverflowError(34, 'Numerical result out of range')
Value raise_range_error(ThreadState& ts);

}  // namespace adder
