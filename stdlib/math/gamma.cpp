// gamma.cpp: the gamma function and its logarithm, after Lanczos.
//
// gamma(x) = ((x + g - 1/2) / e)^(x - 1/2) * S(x) / e^g, with S a quotient of two polynomials of degree 12. The numbers
// are the published ones of Boost.Math (lanczos13m53, exp(g) taken out), which CPython uses as well; the C library's
// gamma differs from it in the last bits. Source: Lanczos, "A precision approximation of the gamma function", 1964;
// Pugh, "An analysis of the Lanczos gamma approximation", 2004. The reflection formula serves negative arguments.
#include <numbers>

#include "runtime/objects/numbers.h"
#include "stdlib/math/math.h"

namespace adder {

namespace {

constexpr double kG = 6.024680040776729583740234375;
constexpr double kGMinusHalf = kG - 0.5;  // exact
constexpr double kLogPi = 1.144729885849400174143427351353058711647;
constexpr int kTerms = 13;
constexpr double kNumerator[kTerms] = {
    23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408};
// Of x (x + 1) ... (x + 11).
constexpr double kDenominator[kTerms] = {0,       39916800, 120543840, 150917976, 105258076, 45995730, 13339535,
                                         2637558, 357423,   32670,     1925,      66,        1};
constexpr int kExactFactorials = 23;

// S(x) for positive x; in powers of 1/x when x is large, to stay in range.
double lanczos_sum(double x) {
  double numerator = 0, denominator = 0;
  if (x < 5) {
    for (int i = kTerms - 1; i >= 0; --i) {
      numerator = numerator * x + kNumerator[i];
      denominator = denominator * x + kDenominator[i];
    }
  } else {
    for (int i = 0; i < kTerms; ++i) {
      numerator = numerator / x + kNumerator[i];
      denominator = denominator / x + kDenominator[i];
    }
  }
  return numerator / denominator;
}

// sin(pi x), by octants so that it is exact at halves.
double sin_pi(double x) {
  constexpr double pi = std::numbers::pi;
  double y = std::fmod(std::fabs(x), 2.0), r = 0;
  switch (int(std::round(2.0 * y))) {
    case 0:
      r = std::sin(pi * y);
      break;
    case 1:
      r = std::cos(pi * (y - 0.5));
      break;
    case 2:
      r = std::sin(pi * (1.0 - y));
      break;
    case 3:
      r = -std::cos(pi * (y - 1.5));
      break;
    default:
      r = std::sin(pi * (y - 2.0));
      break;
  }
  return std::copysign(1.0, x) * r;
}

// For x that is no pole. Infinite when out of range.
double gamma_of(double x) {
  if (x == std::floor(x) && x <= kExactFactorials) {
    double product = 1;
    for (int i = 2; i < int(x); ++i) product *= i;
    return product;
  }
  double size = std::fabs(x);
  if (size < 1e-20) return 1.0 / x;
  if (size > 200.0) return x < 0 ? 0.0 / sin_pi(x) : HUGE_VAL;
  // base = size + g - 1/2 with its rounding error, which matters once raised to a power.
  double base = size + kGMinusHalf;
  double error = size > kGMinusHalf ? (base - size) - kGMinusHalf : (base - kGMinusHalf) - size;
  double correction = error * kG / base;
  double half_power = size < 140.0 ? std::pow(base, size - 0.5) : std::pow(base, size / 2.0 - 0.25);
  double r;
  if (x < 0) {
    r = -std::numbers::pi / sin_pi(size) / size * std::exp(base) / lanczos_sum(size);
    r -= correction * r;
    r /= half_power;
    if (size >= 140.0) r /= half_power;
  } else {
    r = lanczos_sum(size) / std::exp(base);
    r += correction * r;
    r *= half_power;
    if (size >= 140.0) r *= half_power;
  }
  return r;
}

double log_gamma_of(double x) {
  if (x == std::floor(x) && x <= 2.0) return 0.0;  // 1 and 2: poles were refused before
  double size = std::fabs(x);
  if (size < 1e-20) return -std::log(size);
  double r = std::log(lanczos_sum(size)) - kG;
  r += (size - 0.5) * (std::log(size + kG - 0.5) - 1);
  if (x < 0) r = kLogPi - std::log(std::fabs(sin_pi(size))) - std::log(size) - r;
  return r;
}

}  // namespace

Value math_gamma(ThreadState& ts, Value* a, uint32_t) {
  double x;
  if (!to_double(ts, a[0], &x)) return Value();
  if (std::isnan(x) || x == HUGE_VAL) return new_float(ts, x);
  if (std::isinf(x) || (x <= 0 && x == std::floor(x))) return raise_math_domain(ts);
  double r = gamma_of(x);
  return std::isinf(r) ? raise_math_range(ts) : new_float(ts, r);
}

Value math_lgamma(ThreadState& ts, Value* a, uint32_t) {
  double x;
  if (!to_double(ts, a[0], &x)) return Value();
  if (!std::isfinite(x)) return new_float(ts, std::isnan(x) ? x : HUGE_VAL);
  if (x <= 0 && x == std::floor(x)) return raise_math_domain(ts);
  double r = log_gamma_of(x);
  return std::isinf(r) ? raise_math_range(ts) : new_float(ts, r);
}

}  // namespace adder
