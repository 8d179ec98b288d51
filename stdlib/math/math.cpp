// math.cpp: the module math: real functions of floats.
//
// The functions are the C library's. What is added is Python's idea of errors: NaN out of numbers is a domain error,
// infinity out of finite numbers a range error, or a domain error where the function has a pole.
#include "stdlib/math/math.h"

#include <numbers>

#include "runtime/objects/int_limbs.h"

namespace adder {

Value raise_math_domain(ThreadState& ts) {
  return raise_value_error(ts, "math domain error");
}
Value raise_math_range(ThreadState& ts) {
  return raise_overflow(ts, "math range error");
}

namespace {

using Unary = double (*)(double);
using Binary = double (*)(double, double);
enum class Infinite { kRange, kPole };  // what an infinite result of a finite argument is

template <Unary F, Infinite I>
Value unary(ThreadState& ts, Value* a, uint32_t) {
  double x;
  if (!to_double(ts, a[0], &x)) return Value();
  double r = F(x);
  if (std::isnan(r) && !std::isnan(x)) return raise_math_domain(ts);
  if (std::isinf(r) && std::isfinite(x)) return I == Infinite::kRange ? raise_math_range(ts) : raise_math_domain(ts);
  return new_float(ts, r);
}

template <Binary F>
Value binary(ThreadState& ts, Value* a, uint32_t) {
  double x, y;
  if (!to_double(ts, a[0], &x) || !to_double(ts, a[1], &y)) return Value();
  double r = F(x, y);
  if (std::isnan(r) && !std::isnan(x) && !std::isnan(y)) return raise_math_domain(ts);
  if (std::isinf(r) && std::isfinite(x) && std::isfinite(y)) return raise_math_range(ts);
  return new_float(ts, r);
}

Value math_nextafter(ThreadState& ts, Value* a, uint32_t) {
  double x, y;
  if (!to_double(ts, a[0], &x) || !to_double(ts, a[1], &y)) return Value();
  return new_float(ts, std::nextafter(x, y));
}

Value math_pow(ThreadState& ts, Value* a, uint32_t) {
  double x, y;
  if (!to_double(ts, a[0], &x) || !to_double(ts, a[1], &y)) return Value();
  double r = std::pow(x, y);
  if (std::isfinite(x) && std::isfinite(y)) {
    if (std::isnan(r) || (std::isinf(r) && x == 0)) return raise_math_domain(ts);
    if (std::isinf(r)) return raise_math_range(ts);
  }
  return new_float(ts, r);
}

// A logarithm of any number, ints beyond the floats included. false with an exception pending.
template <Unary F>
bool logarithm(ThreadState& ts, Value v, double* out) {
  if (is_int_value(v)) {
    if (int_sign(v) <= 0) return raise_math_domain(ts), false;
    double x = int_to_double(ts, v);
    if (!std::isnan(x)) return *out = F(x), true;
    clear_error(ts);
    int64_t exponent;
    double fraction = int_frexp(v, &exponent);
    *out = F(fraction) + F(2.0) * double(exponent);
    return true;
  }
  double x;
  if (!to_double(ts, v, &x)) return false;
  if (x <= 0) return raise_math_domain(ts), false;
  *out = F(x);
  return true;
}

double log_natural(double x) {
  return std::log(x);
}
double log_two(double x) {
  return std::log2(x);
}
double log_ten(double x) {
  return std::log10(x);
}

template <Unary F>
Value log_of(ThreadState& ts, Value* a, uint32_t) {
  double r;
  return logarithm<F>(ts, a[0], &r) ? new_float(ts, r) : Value();
}

Value math_log(ThreadState& ts, Value* a, uint32_t n) {
  double x, base;
  if (n < 1 || n > 2) return raise_type_error(ts, "math.log requires 1 to 2 arguments");
  if (!logarithm<log_natural>(ts, a[0], &x)) return Value();
  if (n == 1) return new_float(ts, x);
  if (!logarithm<log_natural>(ts, a[1], &base)) return Value();
  if (base == 0) return raise(ts, ts.rt.exc.ZeroDivisionError, "float division by zero");
  return new_float(ts, x / base);
}

template <Special Which, Unary F>
Value whole(ThreadState& ts, Value* a, uint32_t) {
  if (!is_float(a[0]) || (a[0].is_cell() && is_subclass_instance(a[0].as_cell()))) {
    bool found;
    Value result = call_special(ts, a[0], Which, {}, &found);
    if (found) return result;
  }
  double x;
  return to_double(ts, a[0], &x) ? int_from_double(ts, F(x)) : Value();
}
double floor_of(double x) {
  return std::floor(x);
}
double ceil_of(double x) {
  return std::ceil(x);
}

Value math_trunc(ThreadState& ts, Value* a, uint32_t) {
  bool found;
  Value result = call_special(ts, a[0], kSpecialTrunc, {}, &found);
  return found ? result : raise_type_error(ts, "type %T doesn't define __trunc__ method", a[0]);
}

Value math_frexp(ThreadState& ts, Value* a, uint32_t) {
  double x;
  if (!to_double(ts, a[0], &x)) return Value();
  int exponent = 0;
  if (std::isfinite(x)) x = std::frexp(x, &exponent);
  return tuple_of(ts, new_float(ts, x), Value::small_int(exponent));
}

Value math_ldexp(ThreadState& ts, Value* a, uint32_t) {
  double x;
  if (!to_double(ts, a[0], &x)) return Value();
  if (!is_int_value(a[1])) return raise_type_error(ts, "Expected an int as second argument to ldexp.");
  int64_t exponent;
  if (!int_to_i64(a[1], &exponent)) exponent = int_sign(a[1]) < 0 ? INT64_MIN : INT64_MAX;
  if (x == 0 || !std::isfinite(x)) return new_float(ts, x);
  double r = std::ldexp(x, int(std::clamp<int64_t>(exponent, -100000, 100000)));
  return std::isinf(r) ? raise_math_range(ts) : new_float(ts, r);
}

Value math_modf(ThreadState& ts, Value* a, uint32_t) {
  double x, integral;
  if (!to_double(ts, a[0], &x)) return Value();
  double fraction = std::modf(x, &integral);
  return tuple_of(ts, new_float(ts, fraction), new_float(ts, integral));
}

double degrees_of(double x) {
  return x * (180.0 / std::numbers::pi);
}
double radians_of(double x) {
  return x * (std::numbers::pi / 180.0);
}

double ulp_of(double x) {
  if (std::isnan(x)) return x;
  x = std::fabs(x);
  if (std::isinf(x)) return x;
  double next = std::nextafter(x, HUGE_VAL);
  return std::isinf(next) ? x - std::nextafter(x, -HUGE_VAL) : next - x;
}

template <Unary F>
Value plain(ThreadState& ts, Value* a, uint32_t) {
  double x;
  return to_double(ts, a[0], &x) ? new_float(ts, F(x)) : Value();
}

enum class Test { kFinite, kInf, kNan };
template <Test T>
Value classify(ThreadState& ts, Value* a, uint32_t) {
  double x;
  if (!to_double(ts, a[0], &x)) return Value();
  return Value::boolean(T == Test::kFinite ? std::isfinite(x) : T == Test::kInf ? std::isinf(x) : std::isnan(x));
}

Value math_isclose(ThreadState& ts, Value* v, uint32_t) {
  double a, b, relative = 1e-9, absolute = 0;
  if (!to_double(ts, v[0], &a) || !to_double(ts, v[1], &b) || (v[2] && !to_double(ts, v[2], &relative)) ||
      (v[3] && !to_double(ts, v[3], &absolute))) {
    return Value();
  }
  if (relative < 0 || absolute < 0) return raise_value_error(ts, "tolerances must be non-negative");
  if (a == b) return kTrue;
  if (std::isinf(a) || std::isinf(b)) return kFalse;
  double difference = std::fabs(b - a);
  return Value::boolean(difference <= std::fabs(relative * b) || difference <= std::fabs(relative * a) ||
                        difference <= absolute);
}

#define UNARY(name, infinite) unary<static_cast<Unary>(std::name), Infinite::infinite>

NativeDef kMathFunctions[] = {
    {"acos(x, /)", "Arc cosine in radians, 0 to pi.", UNARY(acos, kPole)},
    {"acosh(x, /)", "Inverse hyperbolic cosine.", UNARY(acosh, kPole)},
    {"asin(x, /)", "Arc sine in radians, -pi/2 to pi/2.", UNARY(asin, kPole)},
    {"asinh(x, /)", "Inverse hyperbolic sine.", UNARY(asinh, kPole)},
    {"atan(x, /)", "Arc tangent in radians, -pi/2 to pi/2.", UNARY(atan, kPole)},
    {"atan2(y, x, /)", "The angle of the point (x, y), -pi to pi.", binary<static_cast<Binary>(std::atan2)>},
    {"atanh(x, /)", "Inverse hyperbolic tangent.", UNARY(atanh, kPole)},
    {"cbrt(x, /)", "Cube root.", UNARY(cbrt, kPole)},
    {"ceil(x, /)", "The smallest int that is not below x.", whole<kSpecialCeil, ceil_of>},
    {"comb(n, k, /)", "Ways to choose k of n things, without order.", math_comb},
    {"copysign(x, y, /)", "A float with the size of x and the sign of y.", binary<static_cast<Binary>(std::copysign)>},
    {"cos(x, /)", "Cosine of x radians.", UNARY(cos, kPole)},
    {"cosh(x, /)", "Hyperbolic cosine.", UNARY(cosh, kRange)},
    {"degrees(x, /)", "x radians in degrees.", plain<degrees_of>},
    {"dist(p, q, /)", "Euclidean distance of two points given as sequences.", math_dist},
    {"erf(x, /)", "Error function.", UNARY(erf, kRange)},
    {"erfc(x, /)", "1 - erf(x), without cancellation.", UNARY(erfc, kRange)},
    {"exp(x, /)", "e ** x.", UNARY(exp, kRange)},
    {"exp2(x, /)", "2 ** x.", UNARY(exp2, kRange)},
    {"expm1(x, /)", "e ** x - 1, without cancellation.", UNARY(expm1, kRange)},
    {"fabs(x, /)", "Absolute value as a float.", UNARY(fabs, kRange)},
    {"factorial(n, /)", "1 * 2 * ... * n.", math_factorial},
    {"floor(x, /)", "The largest int that is not above x.", whole<kSpecialFloor, floor_of>},
    {"fmod(x, y, /)", "Remainder of x / y with the sign of x.", binary<static_cast<Binary>(std::fmod)>},
    {"frexp(x, /)", "(m, e) with x == m * 2**e and 0.5 <= abs(m) < 1.", math_frexp},
    {"fsum(seq, /)", "The exact sum of floats, rounded once.", math_fsum},
    {"gamma(x, /)", "Gamma function.", math_gamma},
    {"gcd(*integers)", "Greatest common divisor.", math_gcd},
    {"hypot(*coordinates)", "The square root of the sum of squares.", math_hypot, kNativeNoText},
    {"isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)",
     "True when a and b differ by at most rel_tol times the larger one, or by abs_tol.", math_isclose},
    {"isfinite(x, /)", "True when x is neither infinite nor NaN.", classify<Test::kFinite>},
    {"isinf(x, /)", "True when x is infinite.", classify<Test::kInf>},
    {"isnan(x, /)", "True when x is NaN.", classify<Test::kNan>},
    {"isqrt(n, /)", "The square root of an int, rounded down.", math_isqrt},
    {"lcm(*integers)", "Least common multiple.", math_lcm},
    {"ldexp(x, i, /)", "x * 2**i.", math_ldexp},
    {"lgamma(x, /)", "Logarithm of the absolute value of the gamma function.", math_lgamma},
    {"log(*x_and_base)", "Logarithm to a base, e by default; x may be an int of any size.", math_log, kNativeNoText},
    {"log10(x, /)", "Logarithm to base 10.", log_of<log_ten>},
    {"log1p(x, /)", "log(1 + x), accurate near 0.", UNARY(log1p, kPole)},
    {"log2(x, /)", "Logarithm to base 2.", log_of<log_two>},
    {"modf(x, /)", "(fractional part, integral part), both with the sign of x.", math_modf},
    {"nextafter(x, y, /)", "The float next to x in the direction of y.", math_nextafter},
    {"perm(n, k=None, /)", "Ways to choose k of n things, with order.", math_perm},
    {"pow(x, y, /)", "x ** y in floats.", math_pow},
    {"prod(iterable, /, *, start=1)", "start times the product of the items.", math_prod},
    {"radians(x, /)", "x degrees in radians.", plain<radians_of>},
    {"remainder(x, y, /)", "x - n*y for the int n nearest to x / y, ties to even.",
     binary<static_cast<Binary>(std::remainder)>},
    {"sin(x, /)", "Sine of x radians.", UNARY(sin, kPole)},
    {"sinh(x, /)", "Hyperbolic sine.", UNARY(sinh, kRange)},
    {"sqrt(x, /)", "Square root.", UNARY(sqrt, kPole)},
    {"tan(x, /)", "Tangent of x radians.", UNARY(tan, kPole)},
    {"tanh(x, /)", "Hyperbolic tangent.", UNARY(tanh, kPole)},
    {"trunc(x, /)", "x without its fractional part, by x.__trunc__().", math_trunc},
    {"ulp(x, /)", "The value of the last bit of x.", plain<ulp_of>},
    {nullptr, nullptr, nullptr},
};

bool add_constants(ThreadState& ts, Module* module) {
  return module_add(ts, module, "pi", new_float(ts, std::numbers::pi)) &&
         module_add(ts, module, "e", new_float(ts, std::numbers::e)) &&
         module_add(ts, module, "tau", new_float(ts, 2 * std::numbers::pi)) &&
         module_add(ts, module, "inf", new_float(ts, HUGE_VAL)) && module_add(ts, module, "nan", new_float(ts, NAN));
}

}  // namespace

extern const NativeModule kModule_math;
const NativeModule kModule_math = {"math", "Mathematical functions of floats, and of ints where they are exact.",
                                   kMathFunctions, add_constants};

}  // namespace adder
