// int_limbs.h: how the int files see operands and build results. Private to runtime/objects/int*.cpp and their friends
// (random, math, number formatting) that work on limbs.
//
// IntView shows any int value (small, bool, heap, subclass) as sign and limbs without allocating. A view points into
// the heap cell or into itself: it must not outlive the Value, and cannot be copied.
#pragma once

#include <gmp.h>

#include <cstdlib>
#include <memory>

#include "runtime/objects/numbers.h"

namespace adder {

class IntView {
 public:
  explicit IntView(Value v) {
    if (v.is_cell()) {
      Int* i = v.as<Int>();
      limbs = i->limbs;
      negative = i->size < 0;
      count = negative ? -i->size : i->size;
      return;
    }
    int64_t i = v.is_int() ? v.as_int() : v.is_true();
    negative = i < 0;
    inline_ = negative ? 0 - static_cast<uint64_t>(i) : static_cast<uint64_t>(i);
    count = i != 0;
    limbs = &inline_;
  }
  IntView(const IntView&) = delete;

  bool is_zero() const { return count == 0; }
  uint64_t bits() const { return count ? uint64_t(count) * 64 - __builtin_clzll(limbs[count - 1]) : 0; }
  // A read-only mpz over the same limbs.
  void as_mpz(mpz_t out) const { mpz_roinit_n(out, limbs, negative ? -count : count); }

  const mp_limb_t* limbs;
  int64_t count;  // limbs, without leading zeros; 0 for zero
  bool negative;

 private:
  mp_limb_t inline_ = 0;
};

// Working memory for limbs: on the stack when short. data is null when memory was refused.
class LimbScratch {
 public:
  explicit LimbScratch(int64_t count) {
    data = count <= kInline ? inline_ : static_cast<mp_limb_t*>(std::malloc(size_t(count) * sizeof(mp_limb_t)));
  }
  ~LimbScratch() {
    if (data != inline_) std::free(data);
  }
  LimbScratch(const LimbScratch&) = delete;
  mp_limb_t* data;

 private:
  static constexpr int64_t kInline = 32;
  mp_limb_t inline_[kInline];
};

// An mpz that frees itself.
struct BigNumber {
  BigNumber() { mpz_init(z); }
  ~BigNumber() { mpz_clear(z); }
  BigNumber(const BigNumber&) = delete;
  mpz_t z;
};

// Small int, or bool, as int64 without looking at cells.
inline bool is_small(Value v) {
  return !v.is_cell();
}
inline int64_t small_value(Value v) {
  return v.is_int() ? v.as_int() : v.is_true();
}

// An int cell with room for count limbs, to be given to finish_int. Null with MemoryError pending.
Int* new_int_cell(ThreadState& ts, int64_t count);
// Drops leading zero limbs of cell->limbs[0..count), sets the sign; the small int when it fits one.
Value finish_int(Int* cell, int64_t count, bool negative);
Value int_from_mpz(ThreadState& ts, const mpz_t z);
// A number of `bits` bits is not refused (MemoryError pending otherwise).
bool int_size_allowed(ThreadState& ts, double bits);

// magnitude * 2^exponent, correctly rounded to nearest even; `sticky`: the true magnitude is a little larger.
// Infinity when too large.
double round_scaled(uint64_t magnitude, int64_t exponent, bool sticky);

// v = result * 2^*exponent with |result| in [0.5, 1), correctly rounded; 0 for 0.
double int_frexp(Value v, int64_t* exponent);

// As int_hash, for the reduced value: -1 becomes -2.
inline constexpr uint64_t kHashModulus = (uint64_t{1} << 61) - 1;

}  // namespace adder
