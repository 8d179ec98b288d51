// math.h: what the files of the module math share.
#pragma once

#include "runtime/native/native.h"

namespace adder {

Value raise_math_domain(ThreadState& ts);
Value raise_math_range(ThreadState& ts);

// Defined in math_integers.cpp and math_sums.cpp.
Value math_comb(ThreadState& ts, Value* a, uint32_t n);
Value math_factorial(ThreadState& ts, Value* a, uint32_t n);
Value math_gcd(ThreadState& ts, Value* a, uint32_t n);
Value math_isqrt(ThreadState& ts, Value* a, uint32_t n);
Value math_lcm(ThreadState& ts, Value* a, uint32_t n);
Value math_perm(ThreadState& ts, Value* a, uint32_t n);
Value math_dist(ThreadState& ts, Value* a, uint32_t n);
Value math_gamma(ThreadState& ts, Value* a, uint32_t n);
Value math_lgamma(ThreadState& ts, Value* a, uint32_t n);
Value math_fsum(ThreadState& ts, Value* a, uint32_t n);
Value math_hypot(ThreadState& ts, Value* a, uint32_t n);
Value math_prod(ThreadState& ts, Value* a, uint32_t n);

}  // namespace adder
