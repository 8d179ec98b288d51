// math_sums.cpp: fsum, hypot, dist, prod: functions of many numbers whose rounding is controlled.
//
// fsum keeps the exact sum as a list of floats that do not overlap (Shewchuk, "Adaptive precision floating-point
// arithmetic", 1997). hypot sums squares in double-double and corrects the square root by one Newton step.
#include "runtime/objects/numbers.h"
#include "stdlib/math/math.h"

namespace adder {

namespace {

// a + b exactly as sum and error.
inline void two_sum(double a, double b, double* sum, double* error) {
  *sum = a + b;
  double part = *sum - a;
  *error = (a - (*sum - part)) + (b - part);
}

class ExactSum {
 public:
  // false: the sum of finite numbers left the range of floats.
  bool add(double x) {
    size_t kept = 0;
    for (double partial : partials_) {
      double sum, error;
      if (std::fabs(x) < std::fabs(partial)) std::swap(x, partial);
      sum = x + partial;
      error = partial - (sum - x);
      if (error != 0) partials_[kept++] = error;
      x = sum;
    }
    partials_.resize(kept);
    if (!std::isfinite(x)) return false;
    if (x != 0) partials_.push_back(x);
    return true;
  }

  // Rounded to nearest, ties to even.
  double total() const {
    size_t n = partials_.size();
    if (n == 0) return 0.0;
    double high = partials_[--n], low = 0;
    while (n > 0) {
      double x = high, y = partials_[--n];
      high = x + y;
      low = y - (high - x);
      if (low != 0) break;
    }
    // A tie is decided by the sign of what is left below it.
    if (n > 0 && ((low < 0 && partials_[n - 1] < 0) || (low > 0 && partials_[n - 1] > 0))) {
      double twice = low * 2, x = high + twice;
      if (twice == x - high) high = x;
    }
    return high;
  }

 private:
  std::vector<double> partials_;  // in increasing size
};

double norm(const std::vector<double>& values) {
  double largest = 0;
  bool nan = false;
  for (double x : values) {
    if (std::isinf(x)) return HUGE_VAL;
    nan = nan || std::isnan(x);
    largest = std::max(largest, std::fabs(x));
  }
  if (nan) return NAN;
  if (largest == 0 || values.size() == 1) return largest;
  int exponent;
  std::frexp(largest, &exponent);
  double high = 0, low = 0;
  auto add = [&](double x, double error) {
    double sum, rest;
    two_sum(high, x, &sum, &rest);
    high = sum;
    low += rest + error;
  };
  for (double x : values) {
    x = std::ldexp(x, -exponent);
    double square = x * x;
    add(square, std::fma(x, x, -square));
  }
  double root = std::sqrt(high + low);
  double square = root * root;
  double rest = ((high - square) - std::fma(root, root, -square)) + low;
  return std::ldexp(root + rest / (2 * root), exponent);
}

bool coordinate(ThreadState& ts, Value v, std::vector<double>* out) {
  double d;
  if (!to_double(ts, v, &d)) return false;
  out->push_back(d);
  return true;
}

}  // namespace

Value math_fsum(ThreadState& ts, Value* a, uint32_t) {
  ExactSum sum;
  double special = 0, infinities = 0;
  bool ok = for_each(ts, a[0], [&](Value item) {
    double x;
    if (!to_double(ts, item, &x)) return false;
    if (!std::isfinite(x)) {
      if (std::isinf(x)) infinities += x;
      special += x;
      return true;
    }
    if (sum.add(x)) return true;
    raise_overflow(ts, "intermediate overflow in fsum");
    return false;
  });
  if (!ok) return Value();
  if (special != 0) {  // NaN included
    if (std::isnan(infinities)) return raise_value_error(ts, "-inf + inf in fsum");
    return new_float(ts, special);
  }
  return new_float(ts, sum.total());
}

Value math_hypot(ThreadState& ts, Value* a, uint32_t n) {
  std::vector<double> values;
  for (uint32_t i = 0; i < n; ++i)
    if (!coordinate(ts, a[i], &values)) return Value();
  return new_float(ts, norm(values));
}

Value math_dist(ThreadState& ts, Value* a, uint32_t) {
  Tuple* p = sequence_to_tuple(ts, a[0]);
  Tuple* q = p ? sequence_to_tuple(ts, a[1]) : nullptr;
  if (!q) return Value();
  if (p->size != q->size) return raise_value_error(ts, "both points must have the same number of dimensions");
  std::vector<double> differences;
  for (size_t i = 0; i < p->size; ++i) {
    double x, y;
    if (!to_double(ts, p->items[i], &x) || !to_double(ts, q->items[i], &y)) return Value();
    differences.push_back(x - y);
  }
  return new_float(ts, norm(differences));
}

Value math_prod(ThreadState& ts, Value* a, uint32_t) {
  Value total = a[1] ? a[1] : Value::small_int(1);
  bool ok = for_each(ts, a[0], [&](Value item) {
    total = binary_op(ts, Op::Mul, total, item, false);
    return bool(total);
  });
  return ok ? total : Value();
}

}  // namespace adder
