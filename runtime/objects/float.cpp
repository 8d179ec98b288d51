// float.cpp: making floats, their hash, and arithmetic where CPython's results differ from the processor's.
//
// Equal numbers hash equal across int, float, complex and fractions: the hash is the value modulo 2^61 - 1.
#include "runtime/objects/int_limbs.h"
#include "runtime/text/numeric_text.h"

namespace adder {

Value new_float_slow(ThreadState& ts, double d) {
  if (d == 0) return std::signbit(d) ? kNegativeZero : kPositiveZero;
  Float* cell = static_cast<Float*>(ts.rt.heap.allocate(ts, sizeof(Float), ts.rt.heads.float_));
  if (!cell) return Value();
  cell->value = d;
  return cell;
}

double float_value_slow(Value v) {
  if (v == kPositiveZero) return 0.0;
  if (v == kNegativeZero) return -0.0;
  return v.as<Float>()->value;
}

uint64_t float_hash(double d) {
  if (std::isinf(d)) return d > 0 ? 314159 : uint64_t(-314159);
  if (std::isnan(d)) return 0;
  if (d == 0) return 0;
  int exponent;
  double fraction = std::frexp(std::fabs(d), &exponent);
  uint64_t hash = uint64_t(std::ldexp(fraction, 53));  // below the modulus
  int rotate = (exponent - 53) % 61;
  if (rotate < 0) rotate += 61;
  // Times 2^rotate modulo 2^61 - 1 is a rotation of 61 bits.
  if (rotate) hash = ((hash << rotate) & kHashModulus) | hash >> (61 - rotate);
  if (hash == kHashModulus) hash = 0;
  if (d < 0) hash = 0 - hash;
  return hash == ~uint64_t{0} ? ~uint64_t{1} : hash;
}

std::string float_repr(double d) {
  return format_double(d, 'r', 0, false, false, true);
}

Value float_from_str(ThreadState& ts, std::string_view text, Value original) {
  std::string clean;
  std::string_view body = trim_ascii(text);
  double d;
  bool ok = true;
  if (body.find('_') != std::string_view::npos) {
    ok = drop_underscores(body, &clean);
    body = clean;
  }
  if (!ok || body.empty() || parse_float_prefix(body, &d) != body.size()) {
    return raise_value_error(ts, "could not convert string to float: %R", original);
  }
  return new_float(ts, d);
}

double float_mod(double a, double b) {
  double mod = std::fmod(a, b);
  if (mod == 0) return std::copysign(0.0, b);
  return (b < 0) != (mod < 0) ? mod + b : mod;
}

double float_floordiv(double a, double b) {
  double mod = std::fmod(a, b);
  double quotient = (a - mod) / b;
  if (mod != 0 && (b < 0) != (mod < 0)) quotient -= 1.0;
  if (quotient == 0) return std::copysign(0.0, a / b);
  double whole = std::floor(quotient);
  return quotient - whole > 0.5 ? whole + 1.0 : whole;
}

Value raise_range_error(ThreadState& ts) {
  ExceptionObject* e = new_exception(ts, ts.rt.exc.OverflowError, Value());
  if (!e) return Value();
  e->args = tuple_of(ts, Value::small_int(34), new_str_ascii(ts, "Numerical result out of range"));
  return raise_exception(ts, e);
}

Value float_pow(ThreadState& ts, double a, double b) {
  if (b == 0) return new_float(ts, 1.0);
  if (std::isnan(a)) return new_float(ts, a);
  if (std::isnan(b)) return new_float(ts, a == 1.0 ? 1.0 : b);
  bool odd = std::fmod(std::fabs(b), 2.0) == 1.0;
  if (std::isinf(b)) {
    double size = std::fabs(a);
    return new_float(ts, size == 1.0 ? 1.0 : (b > 0) == (size > 1.0) ? HUGE_VAL : 0.0);
  }
  if (std::isinf(a)) {
    double result = b > 0 ? std::fabs(a) : 0.0;
    return new_float(ts, odd ? std::copysign(result, a) : result);
  }
  if (a == 0) {
    if (b < 0) return raise(ts, ts.rt.exc.ZeroDivisionError, "0.0 cannot be raised to a negative power");
    return new_float(ts, odd ? a : 0.0);
  }
  bool negate = false;
  if (a < 0) {
    if (b != std::floor(b)) return complex_pow(ts, a, 0.0, b, 0.0);
    a = -a;
    negate = odd;
  }
  double result = a == 1.0 ? 1.0 : std::pow(a, b);
  if (std::isinf(result)) return raise_range_error(ts);
  return new_float(ts, negate ? -result : result);
}

}  // namespace adder
