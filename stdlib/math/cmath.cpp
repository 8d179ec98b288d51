// cmath.cpp: the module cmath. The functions are the C library's complex ones, whose branch cuts and special values are
// those of C99's Annex G; NaN out of numbers is a domain error, infinity out of finite numbers a range error.
#include <complex>
#include <numbers>

#include "runtime/objects/numbers.h"
#include "runtime/protocol/number_support.h"
#include "stdlib/math/math.h"

namespace adder {

namespace {

using Complex64 = std::complex<double>;
using ComplexFn = Complex64 (*)(Complex64);

bool is_nan(Complex64 z) {
  return std::isnan(z.real()) || std::isnan(z.imag());
}
bool is_inf(Complex64 z) {
  return std::isinf(z.real()) || std::isinf(z.imag());
}
bool is_finite(Complex64 z) {
  return std::isfinite(z.real()) && std::isfinite(z.imag());
}

bool argument(ThreadState& ts, Value v, Complex64* out) {
  double real, imag;
  if (!to_complex(ts, v, &real, &imag)) return false;
  *out = {real, imag};
  return true;
}
Value result(ThreadState& ts, Complex64 z) {
  return new_complex(ts, z.real(), z.imag());
}

// `pole`: an infinite result of a finite argument is a domain error.
template <ComplexFn F, bool Pole = false>
Value unary(ThreadState& ts, Value* a, uint32_t) {
  Complex64 z;
  if (!argument(ts, a[0], &z)) return Value();
  Complex64 r = F(z);
  if (is_nan(r) && !is_nan(z)) return raise_math_domain(ts);
  if (is_inf(r) && is_finite(z)) return Pole ? raise_math_domain(ts) : raise_math_range(ts);
  return result(ts, r);
}

#define COMPLEX_FUNCTION(name)       \
  Complex64 c##name(Complex64 z) {   \
    __complex__ double w;            \
    __real__ w = z.real();           \
    __imag__ w = z.imag();           \
    w = __builtin_c##name(w);        \
    return {__real__ w, __imag__ w}; \
  }
COMPLEX_FUNCTION(acos)
COMPLEX_FUNCTION(acosh)
COMPLEX_FUNCTION(asin)
COMPLEX_FUNCTION(asinh)
COMPLEX_FUNCTION(atan)
COMPLEX_FUNCTION(atanh)
COMPLEX_FUNCTION(cos)
COMPLEX_FUNCTION(cosh)
COMPLEX_FUNCTION(exp)
COMPLEX_FUNCTION(log)
COMPLEX_FUNCTION(sin)
COMPLEX_FUNCTION(sinh)
COMPLEX_FUNCTION(sqrt)
COMPLEX_FUNCTION(tan)
COMPLEX_FUNCTION(tanh)
#undef COMPLEX_FUNCTION

// The logarithm; false with an exception pending.
bool logarithm(ThreadState& ts, Value v, Complex64* out) {
  Complex64 z;
  if (!argument(ts, v, &z)) return false;
  if (z == Complex64(0, 0)) return raise_math_domain(ts), false;
  *out = clog(z);
  return true;
}

Value cmath_log(ThreadState& ts, Value* a, uint32_t) {
  Complex64 x, base;
  if (!logarithm(ts, a[0], &x)) return Value();
  if (!a[1]) return result(ts, x);
  if (!logarithm(ts, a[1], &base)) return Value();
  double real, imag;
  if (!complex_divide(x.real(), x.imag(), base.real(), base.imag(), &real, &imag)) {
    return raise(ts, ts.rt.exc.ZeroDivisionError, "complex division by zero");
  }
  return new_complex(ts, real, imag);
}

Value cmath_log10(ThreadState& ts, Value* a, uint32_t) {
  Complex64 x;
  if (!logarithm(ts, a[0], &x)) return Value();
  return new_complex(ts, x.real() / std::numbers::ln10, x.imag() / std::numbers::ln10);
}

Value cmath_phase(ThreadState& ts, Value* a, uint32_t) {
  Complex64 z;
  return argument(ts, a[0], &z) ? new_float(ts, std::atan2(z.imag(), z.real())) : Value();
}

Value cmath_polar(ThreadState& ts, Value* a, uint32_t) {
  Complex64 z;
  if (!argument(ts, a[0], &z)) return Value();
  double size = std::hypot(z.real(), z.imag());
  if (std::isinf(size) && is_finite(z)) return raise_math_range(ts);
  return tuple_of(ts, new_float(ts, size), new_float(ts, std::atan2(z.imag(), z.real())));
}

Value cmath_rect(ThreadState& ts, Value* a, uint32_t) {
  double r, phi;
  if (!to_double(ts, a[0], &r) || !to_double(ts, a[1], &phi)) return Value();
  if (std::isinf(phi)) {
    if (r != 0 && !std::isnan(r)) return raise_math_domain(ts);
    return r == 0 ? new_complex(ts, 0.0, 0.0) : new_complex(ts, NAN, NAN);
  }
  if (phi == 0) return new_complex(ts, r, std::isinf(r) ? std::copysign(phi, r * std::copysign(1.0, phi)) : r * phi);
  return new_complex(ts, r * std::cos(phi), r * std::sin(phi));
}

enum class Test { kFinite, kInf, kNan };
template <Test T>
Value classify(ThreadState& ts, Value* a, uint32_t) {
  Complex64 z;
  if (!argument(ts, a[0], &z)) return Value();
  return Value::boolean(T == Test::kFinite ? is_finite(z) : T == Test::kInf ? is_inf(z) : is_nan(z));
}

Value cmath_isclose(ThreadState& ts, Value* v, uint32_t) {
  Complex64 a, b;
  double relative = 1e-9, absolute = 0;
  if (!argument(ts, v[0], &a) || !argument(ts, v[1], &b) || (v[2] && !to_double(ts, v[2], &relative)) ||
      (v[3] && !to_double(ts, v[3], &absolute))) {
    return Value();
  }
  if (relative < 0 || absolute < 0) return raise_value_error(ts, "tolerances must be non-negative");
  if (a == b) return kTrue;
  if (is_inf(a) || is_inf(b)) return kFalse;
  double difference = std::abs(a - b);
  return Value::boolean(difference <= relative * std::abs(b) || difference <= relative * std::abs(a) ||
                        difference <= absolute);
}

NativeDef kFunctions[] = {
    {"acos(z, /)", "Arc cosine.", unary<cacos>},
    {"acosh(z, /)", "Inverse hyperbolic cosine.", unary<cacosh>},
    {"asin(z, /)", "Arc sine.", unary<casin>},
    {"asinh(z, /)", "Inverse hyperbolic sine.", unary<casinh>},
    {"atan(z, /)", "Arc tangent.", unary<catan, true>},
    {"atanh(z, /)", "Inverse hyperbolic tangent.", unary<catanh, true>},
    {"cos(z, /)", "Cosine.", unary<ccos>},
    {"cosh(z, /)", "Hyperbolic cosine.", unary<ccosh>},
    {"exp(z, /)", "e ** z.", unary<cexp>},
    {"isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)",
     "True when a and b differ by at most rel_tol times the larger one, or by abs_tol.", cmath_isclose},
    {"isfinite(z, /)", "True when both parts are finite.", classify<Test::kFinite>},
    {"isinf(z, /)", "True when a part is infinite.", classify<Test::kInf>},
    {"isnan(z, /)", "True when a part is NaN.", classify<Test::kNan>},
    {"log(z, base=<unrepresentable>, /)", "Logarithm to a base, e by default.", cmath_log},
    {"log10(z, /)", "Logarithm to base 10.", cmath_log10},
    {"phase(z, /)", "The angle of z in radians, -pi to pi.", cmath_phase},
    {"polar(z, /)", "(r, phi): size and angle.", cmath_polar},
    {"rect(r, phi, /)", "The complex number of size r and angle phi.", cmath_rect},
    {"sin(z, /)", "Sine.", unary<csin>},
    {"sinh(z, /)", "Hyperbolic sine.", unary<csinh>},
    {"sqrt(z, /)", "Square root, with a real part that is not negative.", unary<csqrt>},
    {"tan(z, /)", "Tangent.", unary<ctan>},
    {"tanh(z, /)", "Hyperbolic tangent.", unary<ctanh>},
    {nullptr, nullptr, nullptr},
};

bool add_constants(ThreadState& ts, Module* module) {
  return module_add(ts, module, "pi", new_float(ts, std::numbers::pi)) &&
         module_add(ts, module, "e", new_float(ts, std::numbers::e)) &&
         module_add(ts, module, "tau", new_float(ts, 2 * std::numbers::pi)) &&
         module_add(ts, module, "inf", new_float(ts, HUGE_VAL)) && module_add(ts, module, "nan", new_float(ts, NAN)) &&
         module_add(ts, module, "infj", new_complex(ts, 0, HUGE_VAL)) &&
         module_add(ts, module, "nanj", new_complex(ts, 0, NAN));
}

}  // namespace

extern const NativeModule kModule_cmath;
const NativeModule kModule_cmath = {"cmath", "Mathematical functions of complex numbers.", kFunctions, add_constants};

}  // namespace adder
