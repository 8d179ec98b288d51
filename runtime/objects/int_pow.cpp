// int_pow.cpp: powers, modular powers and inverses.
//
// The size of a plain power is estimated before anything is computed: more than kMaxIntLimbs is a MemoryError at once,
// where CPython would compute until memory ends.
#include "runtime/objects/int_limbs.h"

namespace adder {

namespace {

Value pow_modular(ThreadState& ts, Value a, Value b, Value modulus) {
  IntView base(a), exponent(b), m(modulus);
  if (m.is_zero()) return raise_value_error(ts, "pow() 3rd argument cannot be 0");
  mpz_t base_z, exponent_z, m_z;
  base.as_mpz(base_z);
  exponent.as_mpz(exponent_z);
  m.as_mpz(m_z);
  BigNumber absolute, result;
  mpz_abs(absolute.z, m_z);
  if (mpz_cmp_ui(absolute.z, 1) == 0) return Value::small_int(0);
  if (exponent.negative) {
    BigNumber inverse, positive;
    if (!mpz_invert(inverse.z, base_z, absolute.z)) {
      return raise_value_error(ts, "base is not invertible for the given modulus");
    }
    mpz_neg(positive.z, exponent_z);
    mpz_powm(result.z, inverse.z, positive.z, absolute.z);
  } else {
    mpz_powm(result.z, base_z, exponent_z, absolute.z);
  }
  if (m.negative && mpz_sgn(result.z) != 0) mpz_add(result.z, result.z, m_z);
  return int_from_mpz(ts, result.z);
}

}  // namespace

Value int_pow(ThreadState& ts, Value a, Value b, Value modulus) {
  if (modulus && !modulus.is_none()) return pow_modular(ts, a, b, modulus);
  if (int_sign(b) < 0) {
    double x = int_to_double(ts, a);
    if (ts.has_error()) return Value();
    double y = int_to_double(ts, b);
    if (ts.has_error()) return Value();
    return float_pow(ts, x, y);
  }
  IntView base(a), exponent(b);
  if (exponent.is_zero()) return Value::small_int(1);
  if (base.is_zero()) return Value::small_int(0);
  bool odd = exponent.limbs[0] & 1;
  bool negative = base.negative && odd;
  if (base.count == 1 && base.limbs[0] == 1) return Value::small_int(negative ? -1 : 1);
  if (exponent.count > 1) return raise_memory_error(ts);
  uint64_t n = exponent.limbs[0];
  if (base.count == 1) {
    // Square and multiply in a machine word while it fits.
    uint64_t result = 1, square = base.limbs[0];
    uint64_t left = n;
    bool fits = true;
    for (;;) {
      if (left & 1) fits = !__builtin_mul_overflow(result, square, &result);
      left >>= 1;
      if (!fits || !left) break;
      if (__builtin_mul_overflow(square, square, &square)) fits = false;
      if (!fits) break;
    }
    if (fits) return int_from_limbs(ts, &result, 1, negative);
  }
  int64_t extra = base.count > 1 ? (base.count - 2) * 64 : 0;
  double lead = base.count > 1 ? std::ldexp(double(base.limbs[base.count - 1]), 64) + double(base.limbs[base.count - 2])
                               : double(base.limbs[0]);
  if (!int_size_allowed(ts, (std::log2(lead) + double(extra)) * double(n))) return Value();
  mpz_t base_z;
  base.as_mpz(base_z);
  BigNumber result;
  mpz_pow_ui(result.z, base_z, n);
  return int_from_mpz(ts, result.z);
}

}  // namespace adder
