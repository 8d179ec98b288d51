// int_arith.cpp: + - * // % divmod and negation of ints.
//
// Operands that are not heap cells take the machine path. The others are mpn over limbs, written straight into the cell
// of the result. Division rounds towards minus infinity and the remainder has the divisor's sign.
#include "runtime/objects/int_limbs.h"

namespace adder {

namespace {

// |x| + |y| with the given sign.
Value add_magnitudes(ThreadState& ts, const IntView& x, const IntView& y, bool negative) {
  if (x.count < y.count) return add_magnitudes(ts, y, x, negative);
  Int* cell = new_int_cell(ts, x.count + 1);
  if (!cell) return Value();
  mp_limb_t carry = y.count ? mpn_add(cell->limbs, x.limbs, x.count, y.limbs, y.count) : 0;
  if (!y.count) mpn_copyi(cell->limbs, x.limbs, x.count);
  cell->limbs[x.count] = carry;
  return finish_int(cell, x.count + 1, negative);
}

// |x| - |y|, negated when `negative`.
Value subtract_magnitudes(ThreadState& ts, const IntView& x, const IntView& y, bool negative) {
  int order = x.count != y.count ? (x.count < y.count ? -1 : 1) : mpn_cmp(x.limbs, y.limbs, x.count);
  if (order == 0) return Value::small_int(0);
  if (order < 0) return subtract_magnitudes(ts, y, x, !negative);
  Int* cell = new_int_cell(ts, x.count);
  if (!cell) return Value();
  if (y.count) {
    mpn_sub(cell->limbs, x.limbs, x.count, y.limbs, y.count);
  } else {
    mpn_copyi(cell->limbs, x.limbs, x.count);
  }
  return finish_int(cell, x.count, negative);
}

bool small_divmod(int64_t x, int64_t y, int64_t* quotient, int64_t* remainder) {
  int64_t q = x / y, r = x % y;
  if (r != 0 && (r < 0) != (y < 0)) {
    --q;
    r += y;
  }
  *quotient = q;
  *remainder = r;
  return true;
}

// Floor division of heap-sized operands; either result pointer may be null.
bool big_divmod(ThreadState& ts, Value a, Value b, Value* quotient, Value* remainder) {
  IntView x(a), y(b);
  bool differ = x.negative != y.negative;
  if (x.count < y.count) {
    // |x| < |y|: quotient 0 or -1.
    bool floor_down = differ && !x.is_zero();
    if (quotient) *quotient = Value::small_int(floor_down ? -1 : 0);
    if (remainder) *remainder = floor_down ? int_add(ts, a, b) : int_normalized(ts, a);
    return !remainder || *remainder;
  }
  Int* q = new_int_cell(ts, x.count - y.count + 2);
  if (!q) return false;
  Int* r = new_int_cell(ts, y.count);
  if (!r) return false;
  int64_t q_count = x.count - y.count + 1;
  mpn_tdiv_qr(q->limbs, r->limbs, 0, x.limbs, x.count, y.limbs, y.count);
  if (differ && !mpn_zero_p(r->limbs, y.count)) {
    q->limbs[q_count] = mpn_add_1(q->limbs, q->limbs, q_count, 1);
    ++q_count;
    mpn_sub_n(r->limbs, y.limbs, r->limbs, y.count);
  }
  if (quotient) *quotient = finish_int(q, q_count, differ);
  if (remainder) *remainder = finish_int(r, y.count, y.negative);
  return true;
}

}  // namespace

Value int_add(ThreadState& ts, Value a, Value b) {
  if (is_small(a) && is_small(b)) return new_int(ts, small_value(a) + small_value(b));
  IntView x(a), y(b);
  return x.negative == y.negative ? add_magnitudes(ts, x, y, x.negative) : subtract_magnitudes(ts, x, y, x.negative);
}

Value int_sub(ThreadState& ts, Value a, Value b) {
  if (is_small(a) && is_small(b)) return new_int(ts, small_value(a) - small_value(b));
  IntView x(a), y(b);
  return x.negative != y.negative ? add_magnitudes(ts, x, y, x.negative) : subtract_magnitudes(ts, x, y, x.negative);
}

Value int_mul(ThreadState& ts, Value a, Value b) {
  if (is_small(a) && is_small(b)) {
    int64_t x = small_value(a), y = small_value(b), product;
    if (!__builtin_mul_overflow(x, y, &product)) return new_int(ts, product);
  }
  IntView x(a), y(b);
  if (x.is_zero() || y.is_zero()) return Value::small_int(0);
  Int* cell = new_int_cell(ts, x.count + y.count);
  if (!cell) return Value();
  if (x.limbs == y.limbs && x.count == y.count) {
    mpn_sqr(cell->limbs, x.limbs, x.count);
  } else if (x.count >= y.count) {
    mpn_mul(cell->limbs, x.limbs, x.count, y.limbs, y.count);
  } else {
    mpn_mul(cell->limbs, y.limbs, y.count, x.limbs, x.count);
  }
  return finish_int(cell, x.count + y.count, x.negative != y.negative);
}

bool int_divmod(ThreadState& ts, Value a, Value b, Value* quotient, Value* remainder) {
  if (b == Value::small_int(0) || b.is_false() || int_sign(b) == 0) {
    raise(ts, ts.rt.exc.ZeroDivisionError, "integer division or modulo by zero");
    return false;
  }
  if (is_small(a) && is_small(b)) {
    int64_t q, r;
    small_divmod(small_value(a), small_value(b), &q, &r);
    if (quotient) *quotient = new_int(ts, q);
    if (remainder) *remainder = Value::small_int(r);
    return !quotient || *quotient;
  }
  return big_divmod(ts, a, b, quotient, remainder);
}

Value int_floordiv(ThreadState& ts, Value a, Value b) {
  Value quotient;
  return int_divmod(ts, a, b, &quotient, nullptr) ? quotient : Value();
}

Value int_mod(ThreadState& ts, Value a, Value b) {
  if (int_sign(b) == 0) return raise(ts, ts.rt.exc.ZeroDivisionError, "integer modulo by zero");
  Value remainder;
  return int_divmod(ts, a, b, nullptr, &remainder) ? remainder : Value();
}

Value int_neg(ThreadState& ts, Value a) {
  if (is_small(a)) return new_int(ts, -small_value(a));
  IntView x(a);
  return int_from_limbs(ts, x.limbs, x.count, !x.negative);
}

}  // namespace adder
