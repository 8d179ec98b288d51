// math_integers.cpp: exact functions of ints: comb factorial gcd isqrt lcm perm. GMP computes; sizes are estimated
// first.
#include "runtime/objects/int_limbs.h"
#include "stdlib/math/math.h"

namespace adder {

namespace {

// The k factors n, n-1, ... n-k+1 multiplied, halves first so that operands stay balanced.
void falling_product(mpz_t out, const mpz_t n, uint64_t k) {
  if (k <= 8) {
    mpz_set(out, n);
    BigNumber factor;
    for (uint64_t i = 1; i < k; ++i) {
      mpz_sub_ui(factor.z, n, i);
      mpz_mul(out, out, factor.z);
    }
    return;
  }
  BigNumber rest, right;
  falling_product(out, n, k / 2);
  mpz_sub_ui(rest.z, n, k / 2);
  falling_product(right.z, rest.z, k - k / 2);
  mpz_mul(out, out, right.z);
}

double log2_of(Value v) {
  int64_t exponent;
  double fraction = int_frexp(v, &exponent);
  return std::log2(fraction) + double(exponent);
}

// n! with a size check; empty with MemoryError pending.
Value factorial(ThreadState& ts, uint64_t n) {
  double x = double(n);
  if (n > 1 && !int_size_allowed(ts, x * (std::log2(x) - 1.4427))) return Value();
  BigNumber result;
  mpz_fac_ui(result.z, n);
  return int_from_mpz(ts, result.z);
}

}  // namespace

Value math_factorial(ThreadState& ts, Value* a, uint32_t) {
  Value v = to_index(ts, a[0]);
  if (!v) return Value();
  if (int_sign(v) < 0) return raise_value_error(ts, "factorial() not defined for negative values");
  int64_t n;
  if (!int_to_i64(v, &n)) return raise_overflow(ts, "factorial() argument should not exceed %lld", INT64_MAX);
  return factorial(ts, uint64_t(n));
}

Value math_perm(ThreadState& ts, Value* a, uint32_t n) {
  if (!a[1] || a[1].is_none()) return math_factorial(ts, a, n);
  Value total = to_index(ts, a[0]), chosen = total ? to_index(ts, a[1]) : Value();
  if (!chosen) return Value();
  if (int_sign(total) < 0) return raise_value_error(ts, "n must be a non-negative integer");
  if (int_sign(chosen) < 0) return raise_value_error(ts, "k must be a non-negative integer");
  if (int_compare(total, chosen) < 0) return Value::small_int(0);
  int64_t k;
  if (!int_to_i64(chosen, &k)) return raise_overflow(ts, "k must not exceed %lld", INT64_MAX);
  if (k == 0) return Value::small_int(1);
  // At least (n / e)^k.
  if (!int_size_allowed(ts, double(k) * (log2_of(total) - 1.4427))) return Value();
  mpz_t total_z;
  IntView view(total);
  view.as_mpz(total_z);
  BigNumber result;
  falling_product(result.z, total_z, uint64_t(k));
  return int_from_mpz(ts, result.z);
}

Value math_comb(ThreadState& ts, Value* a, uint32_t) {
  Value total = to_index(ts, a[0]), chosen = total ? to_index(ts, a[1]) : Value();
  if (!chosen) return Value();
  if (int_sign(total) < 0) return raise_value_error(ts, "n must be a non-negative integer");
  if (int_sign(chosen) < 0) return raise_value_error(ts, "k must be a non-negative integer");
  Value other = int_sub(ts, total, chosen);
  if (!other) return Value();
  if (int_sign(other) < 0) return Value::small_int(0);
  if (int_compare(other, chosen) < 0) chosen = other;
  int64_t k;
  if (!int_to_i64(chosen, &k)) return raise_overflow(ts, "min(n - k, k) must not exceed %lld", INT64_MAX);
  if (k == 0) return Value::small_int(1);
  // At least (n / k)^k.
  if (!int_size_allowed(ts, double(k) * (log2_of(total) - std::log2(double(k))))) return Value();
  mpz_t total_z;
  IntView view(total);
  view.as_mpz(total_z);
  BigNumber result;
  mpz_bin_ui(result.z, total_z, uint64_t(k));
  return int_from_mpz(ts, result.z);
}

Value math_isqrt(ThreadState& ts, Value* a, uint32_t) {
  Value n = to_index(ts, a[0]);
  if (!n) return Value();
  if (int_sign(n) < 0) return raise_value_error(ts, "isqrt() argument must be nonnegative");
  mpz_t z;
  IntView view(n);
  view.as_mpz(z);
  BigNumber result;
  mpz_sqrt(result.z, z);
  return int_from_mpz(ts, result.z);
}

namespace {

using CommonFn = void (*)(mpz_ptr, mpz_srcptr, mpz_srcptr);

Value fold(ThreadState& ts, Value* a, uint32_t n, unsigned long start, CommonFn f) {
  BigNumber result;
  mpz_set_ui(result.z, start);
  for (uint32_t i = 0; i < n; ++i) {
    Value v = to_index(ts, a[i]);
    if (!v) return Value();
    mpz_t z;
    IntView view(v);
    view.as_mpz(z);
    if (!int_size_allowed(ts, double(mpz_sizeinbase(result.z, 2)) + double(view.bits()))) return Value();
    f(result.z, result.z, z);
  }
  return int_from_mpz(ts, result.z);
}

}  // namespace

Value math_gcd(ThreadState& ts, Value* a, uint32_t n) {
  if (n == 2 && a[0].is_int() && a[1].is_int()) {
    int64_t x = std::abs(a[0].as_int()), y = std::abs(a[1].as_int());
    while (y) x = std::exchange(y, x % y);
    return new_int(ts, x);
  }
  return fold(ts, a, n, 0, mpz_gcd);
}
Value math_lcm(ThreadState& ts, Value* a, uint32_t n) {
  return fold(ts, a, n, 1, mpz_lcm);
}

}  // namespace adder
