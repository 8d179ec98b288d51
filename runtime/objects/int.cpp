// int.cpp: making ints, looking at them, comparing and hashing them.
//
// Everything that produces an int ends in finish_int or new_int, which keep the rule of numbers.h: a value that fits 63
// bits is never a heap cell of exact type int.
#include "runtime/objects/int_limbs.h"

namespace adder {

Int* new_int_cell(ThreadState& ts, int64_t count) {
  if (count > kMaxIntLimbs) return raise_memory_error(ts), nullptr;
  return static_cast<Int*>(ts.rt.heap.allocate(ts, sizeof(Int) + size_t(count) * sizeof(mp_limb_t), ts.rt.heads.int_));
}

Value finish_int(Int* cell, int64_t count, bool negative) {
  while (count > 0 && cell->limbs[count - 1] == 0) --count;
  if (count == 0) return Value::small_int(0);
  if (count == 1) {
    uint64_t magnitude = cell->limbs[0];
    if (magnitude <= uint64_t(Value::kMaxSmall)) {
      return Value::small_int(negative ? -int64_t(magnitude) : int64_t(magnitude));
    }
    if (negative && magnitude == uint64_t(Value::kMaxSmall) + 1) return Value::small_int(Value::kMinSmall);
  }
  cell->size = negative ? -count : count;
  return cell;
}

Value int_from_limbs(ThreadState& ts, const mp_limb_t* limbs, int64_t count, bool negative) {
  while (count > 0 && limbs[count - 1] == 0) --count;
  if (count == 0) return Value::small_int(0);
  if (count == 1 && limbs[0] <= uint64_t(Value::kMaxSmall)) {
    return Value::small_int(negative ? -int64_t(limbs[0]) : int64_t(limbs[0]));
  }
  Int* cell = new_int_cell(ts, count);
  if (!cell) return Value();
  std::memcpy(cell->limbs, limbs, size_t(count) * sizeof(mp_limb_t));
  return finish_int(cell, count, negative);
}

Value int_from_mpz(ThreadState& ts, const mpz_t z) {
  return int_from_limbs(ts, mpz_limbs_read(z), int64_t(mpz_size(z)), mpz_sgn(z) < 0);
}

bool int_size_allowed(ThreadState& ts, double bits) {
  if (bits <= double(kMaxIntLimbs) * 64) return true;
  raise_memory_error(ts);
  return false;
}

Value new_int_slow(ThreadState& ts, int64_t i) {
  mp_limb_t limb = i < 0 ? 0 - static_cast<uint64_t>(i) : static_cast<uint64_t>(i);
  return int_from_limbs(ts, &limb, 1, i < 0);
}

Value new_int_u64(ThreadState& ts, uint64_t i) {
  mp_limb_t limb = i;
  return int_from_limbs(ts, &limb, 1, false);
}

bool is_int_value(Value v) {
  return v.is_int() || v.is_bool() || (!v.is_empty() && is_kind(v, Kind::Int));
}

bool int_to_i64(Value v, int64_t* out) {
  if (is_small(v)) {
    *out = small_value(v);
    return true;
  }
  IntView i(v);
  if (i.count > 1) return false;
  uint64_t magnitude = i.count ? i.limbs[0] : 0;
  if (magnitude > uint64_t(INT64_MAX) + i.negative) return false;
  *out = static_cast<int64_t>(i.negative ? 0 - magnitude : magnitude);
  return true;
}

int int_sign(Value v) {
  IntView i(v);
  return i.is_zero() ? 0 : i.negative ? -1 : 1;
}

Value int_normalized(ThreadState& ts, Value v) {
  if (v.is_int() || is_exact(v, Kind::Int)) return v;
  if (v.is_bool()) return Value::small_int(v.is_true());
  IntView i(v);
  return int_from_limbs(ts, i.limbs, i.count, i.negative);
}

uint64_t int_hash(Value v) {
  IntView i(v);
  uint64_t hash = i.count == 0   ? 0
                  : i.count == 1 ? i.limbs[0] % kHashModulus
                                 : mpn_mod_1(i.limbs, i.count, kHashModulus);
  if (i.negative) hash = 0 - hash;
  return hash == ~uint64_t{0} ? ~uint64_t{1} : hash;
}

int int_compare(Value a, Value b) {
  if (is_small(a) && is_small(b)) {
    int64_t x = small_value(a), y = small_value(b);
    return x < y ? -1 : x > y;
  }
  IntView x(a), y(b);
  if (x.negative != y.negative) return x.negative ? -1 : 1;
  int result = x.count != y.count ? (x.count < y.count ? -1 : 1) : mpn_cmp(x.limbs, y.limbs, x.count);
  result = result < 0 ? -1 : result > 0;
  return x.negative ? -result : result;
}

}  // namespace adder
