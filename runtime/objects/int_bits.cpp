// int_bits.cpp: shifts and bitwise operations: an int behaves as two's complement with infinitely many sign bits.
#include "runtime/objects/int_limbs.h"

namespace adder {

Value int_lshift(ThreadState& ts, Value a, Value b) {
  if (int_sign(b) < 0) return raise_value_error(ts, "negative shift count");
  if (int_sign(a) == 0) return Value::small_int(0);
  int64_t shift;
  if (!int_to_i64(b, &shift)) return raise_overflow(ts, "too many digits in integer");
  if (is_small(a) && shift < 62) {
    int64_t x = small_value(a), result = static_cast<int64_t>(static_cast<uint64_t>(x) << shift);
    if (result >> shift == x) return new_int(ts, result);
  }
  IntView x(a);
  int64_t whole = shift / 64;
  if (whole > kMaxIntLimbs) return raise_memory_error(ts);
  Int* cell = new_int_cell(ts, x.count + whole + 1);
  if (!cell) return Value();
  if (whole) mpn_zero(cell->limbs, whole);
  mp_limb_t* high = cell->limbs + whole;
  if (shift % 64) {
    high[x.count] = mpn_lshift(high, x.limbs, x.count, unsigned(shift % 64));
  } else {
    mpn_copyi(high, x.limbs, x.count);
    high[x.count] = 0;
  }
  return finish_int(cell, x.count + whole + 1, x.negative);
}

Value int_rshift(ThreadState& ts, Value a, Value b) {
  if (int_sign(b) < 0) return raise_value_error(ts, "negative shift count");
  int64_t shift;
  bool huge = !int_to_i64(b, &shift);
  if (is_small(a)) return Value::small_int(small_value(a) >> (huge || shift > 63 ? 63 : shift));
  IntView x(a);
  int64_t whole = huge ? x.count : shift / 64;
  if (whole >= x.count) return Value::small_int(x.negative ? -1 : 0);
  int64_t count = x.count - whole;
  Int* cell = new_int_cell(ts, count + 1);
  if (!cell) return Value();
  bool lost = !mpn_zero_p(x.limbs, whole ? whole : 1) && whole;
  if (shift % 64) {
    lost |= mpn_rshift(cell->limbs, x.limbs + whole, count, unsigned(shift % 64)) != 0;
  } else {
    mpn_copyi(cell->limbs, x.limbs + whole, count);
  }
  if (x.negative && lost) {  // towards minus infinity
    cell->limbs[count] = mpn_add_1(cell->limbs, cell->limbs, count, 1);
    ++count;
  }
  return finish_int(cell, count, x.negative);
}

namespace {

using MpzFn = void (*)(mpz_ptr, mpz_srcptr, mpz_srcptr);

// Operands with a negative heap int among them: GMP knows how signs behave.
Value signed_bitwise(ThreadState& ts, Value a, Value b, MpzFn fn) {
  IntView x(a), y(b);
  mpz_t xz, yz;
  x.as_mpz(xz);
  y.as_mpz(yz);
  BigNumber result;
  fn(result.z, xz, yz);
  return int_from_mpz(ts, result.z);
}

}  // namespace

Value int_and(ThreadState& ts, Value a, Value b) {
  if (is_small(a) && is_small(b)) return Value::small_int(small_value(a) & small_value(b));
  IntView x(a), y(b);
  if (x.negative || y.negative) return signed_bitwise(ts, a, b, mpz_and);
  int64_t count = std::min(x.count, y.count);
  if (count == 0) return Value::small_int(0);
  Int* cell = new_int_cell(ts, count);
  if (!cell) return Value();
  mpn_and_n(cell->limbs, x.limbs, y.limbs, count);
  return finish_int(cell, count, false);
}

namespace {

// | and ^ of numbers that are not negative: the longer one's tail is copied.
Value merge_bits(ThreadState& ts, const IntView& x, const IntView& y, bool exclusive) {
  if (x.count < y.count) return merge_bits(ts, y, x, exclusive);
  Int* cell = new_int_cell(ts, x.count);
  if (!cell) return Value();
  if (y.count && exclusive) mpn_xor_n(cell->limbs, x.limbs, y.limbs, y.count);
  if (y.count && !exclusive) mpn_ior_n(cell->limbs, x.limbs, y.limbs, y.count);
  if (x.count > y.count) mpn_copyi(cell->limbs + y.count, x.limbs + y.count, x.count - y.count);
  return finish_int(cell, x.count, false);
}

}  // namespace

Value int_or(ThreadState& ts, Value a, Value b) {
  if (is_small(a) && is_small(b)) return Value::small_int(small_value(a) | small_value(b));
  IntView x(a), y(b);
  if (x.negative || y.negative) return signed_bitwise(ts, a, b, mpz_ior);
  return merge_bits(ts, x, y, false);
}

Value int_xor(ThreadState& ts, Value a, Value b) {
  if (is_small(a) && is_small(b)) return Value::small_int(small_value(a) ^ small_value(b));
  IntView x(a), y(b);
  if (x.negative || y.negative) return signed_bitwise(ts, a, b, mpz_xor);
  return merge_bits(ts, x, y, true);
}

Value int_invert(ThreadState& ts, Value a) {
  if (is_small(a)) return Value::small_int(~small_value(a));
  return int_sub(ts, Value::small_int(-1), a);
}

}  // namespace adder
