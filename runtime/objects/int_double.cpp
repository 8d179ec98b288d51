// int_double.cpp: between int and float, always correctly rounded: conversion both ways, comparison, true division.
//
// One function rounds: round_scaled takes up to 64 leading bits and whether anything nonzero follows them. Callers give
// it at least 55 significant bits, or all of them, so half-even is decided on the exact value, subnormals included.
#include "runtime/objects/int_limbs.h"

namespace adder {

double round_scaled(uint64_t magnitude, int64_t exponent, bool sticky) {
  if (magnitude == 0) return 0.0;
  int bits = 64 - __builtin_clzll(magnitude);
  int64_t top = exponent + bits;  // the value lies in [2^(top-1), 2^top)
  if (top > 1024) return HUGE_VAL;
  int64_t precision = top >= -1021 ? 53 : top + 1074;
  if (precision < 0) return 0.0;
  int64_t drop = bits - precision;
  if (drop > 0) {
    uint64_t kept = drop == 64 ? 0 : magnitude >> drop;
    uint64_t rest = drop == 64 ? magnitude : magnitude & ((uint64_t{1} << drop) - 1);
    uint64_t half = uint64_t{1} << (drop - 1);
    if (rest > half || (rest == half && (sticky || (kept & 1)))) ++kept;
    magnitude = kept;
    exponent += drop;
  }
  return std::ldexp(double(magnitude), int(exponent));
}

namespace {

// The leading 64 bits of limbs[0..count) (fewer when there are fewer), shifted right by *exponent from the whole.
uint64_t leading_bits(const mp_limb_t* limbs, int64_t count, int64_t* exponent, bool* sticky) {
  *sticky = false;
  *exponent = 0;
  if (count == 0) return 0;
  uint64_t high = limbs[count - 1];
  if (count == 1) return high;
  int shift = __builtin_clzll(high);
  uint64_t next = limbs[count - 2];
  uint64_t result = shift ? high << shift | next >> (64 - shift) : high;
  *exponent = (count - 1) * 64 - shift;
  if (shift ? next << shift : next) *sticky = true;
  for (int64_t i = count - 3; i >= 0 && !*sticky; --i) *sticky = limbs[i] != 0;
  return result;
}

double magnitude_to_double(const IntView& i) {
  int64_t exponent;
  bool sticky;
  uint64_t lead = leading_bits(i.limbs, i.count, &exponent, &sticky);
  return round_scaled(lead, exponent, sticky);
}

}  // namespace

double int_frexp(Value v, int64_t* exponent) {
  IntView i(v);
  int64_t shift;
  bool sticky;
  uint64_t lead = leading_bits(i.limbs, i.count, &shift, &sticky);
  *exponent = int64_t(i.bits());
  double d = round_scaled(lead, shift - *exponent, sticky);
  if (d == 1.0) {
    d = 0.5;
    ++*exponent;
  }
  return i.negative ? -d : d;
}

double int_to_double(ThreadState& ts, Value v) {
  if (is_small(v)) return double(small_value(v));
  IntView i(v);
  double d = magnitude_to_double(i);
  if (std::isinf(d)) {
    raise_overflow(ts, "int too large to convert to float");
    return NAN;
  }
  return i.negative ? -d : d;
}

Value int_from_double(ThreadState& ts, double d) {
  if (std::isinf(d)) return raise_overflow(ts, "cannot convert float infinity to integer");
  if (std::isnan(d)) return raise_value_error(ts, "cannot convert float NaN to integer");
  d = std::trunc(d);
  if (d > -0x1p62 && d < 0x1p62) return Value::small_int(int64_t(d));
  int exponent;
  double fraction = std::frexp(std::fabs(d), &exponent);  // exponent >= 63: no bit is lost below
  uint64_t mantissa = uint64_t(std::ldexp(fraction, 53));
  int shift = exponent - 53;
  mp_limb_t limbs[17] = {};
  limbs[shift / 64] = mantissa << (shift % 64);
  if (shift % 64) limbs[shift / 64 + 1] = mantissa >> (64 - shift % 64);
  return int_from_limbs(ts, limbs, 17, d < 0);
}

int int_compare_double(Value a, double b) {
  if (std::isnan(b)) return 2;
  if (std::isinf(b)) return b > 0 ? -1 : 1;
  if (is_small(a)) {
    int64_t x = small_value(a);
    if (std::fabs(b) >= 0x1p62) {
      if (b == -0x1p62 && x == Value::kMinSmall) return 0;
      return b > 0 ? -1 : 1;
    }
    int64_t whole = int64_t(b);
    if (x != whole) return x < whole ? -1 : 1;
    double rest = b - double(whole);  // exact: both have the same leading bits
    return rest > 0 ? -1 : rest < 0;
  }
  IntView i(a);
  if (i.is_zero()) return b > 0 ? -1 : b < 0;
  if (i.negative != (b < 0)) return i.negative ? -1 : 1;
  int exponent;
  double fraction = std::frexp(std::fabs(b), &exponent);
  int64_t bits = int64_t(i.bits());
  int result;
  if (b == 0 || bits != exponent) {
    result = b == 0 || bits > exponent ? 1 : -1;
  } else {
    // Same binary magnitude: compare the leading 64 bits, then what follows.
    int64_t shift;
    bool sticky;
    uint64_t lead = leading_bits(i.limbs, i.count, &shift, &sticky);
    lead <<= __builtin_clzll(lead);
    uint64_t other = uint64_t(std::ldexp(fraction, 53)) << 11;
    result = lead < other ? -1 : lead > other ? 1 : sticky;
  }
  return i.negative ? -result : result;
}

Value int_truediv(ThreadState& ts, Value a, Value b) {
  if (is_small(a) && is_small(b)) {
    int64_t x = small_value(a), y = small_value(b);
    if (y == 0) return raise(ts, ts.rt.exc.ZeroDivisionError, "division by zero");
    constexpr int64_t kExact = int64_t{1} << 53;
    if (x >= -kExact && x <= kExact && y >= -kExact && y <= kExact) return new_float(ts, double(x) / double(y));
  }
  IntView x(a), y(b);
  if (y.is_zero()) return raise(ts, ts.rt.exc.ZeroDivisionError, "division by zero");
  if (x.is_zero()) return new_float(ts, y.negative ? -0.0 : 0.0);
  bool negative = x.negative != y.negative;
  int64_t difference = int64_t(x.bits()) - int64_t(y.bits());
  if (difference > 1025) return raise_overflow(ts, "integer division result too large for a float");
  if (difference < -1080) return new_float(ts, negative ? -0.0 : 0.0);
  // Scale so that the quotient has 62 or 63 bits: quotient = floor(x * 2^shift / y).
  int64_t shift = 62 - difference;
  BigNumber numerator, denominator, quotient, remainder;
  mpz_t xz, yz;
  x.as_mpz(xz);
  y.as_mpz(yz);
  mpz_abs(numerator.z, xz);
  mpz_abs(denominator.z, yz);
  if (shift > 0) {
    mpz_mul_2exp(numerator.z, numerator.z, mp_bitcnt_t(shift));
  } else {
    mpz_mul_2exp(denominator.z, denominator.z, mp_bitcnt_t(-shift));
  }
  mpz_tdiv_qr(quotient.z, remainder.z, numerator.z, denominator.z);
  double d = round_scaled(mpz_get_ui(quotient.z), -shift, mpz_sgn(remainder.z) != 0);
  if (std::isinf(d)) return raise_overflow(ts, "integer division result too large for a float");
  return new_float(ts, negative ? -d : d);
}

}  // namespace adder
