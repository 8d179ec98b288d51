// float_hex.cpp: float.hex() and float.fromhex(): C99's hexadecimal notation, exact in both directions.
#include "runtime/objects/float_hex.h"

#include "runtime/objects/int_limbs.h"
#include "runtime/text/numeric_text.h"

namespace adder {

std::string float_to_hex(double d) {
  if (!std::isfinite(d)) return format_double(d, 'r', 0, false, false, true);
  std::string out = std::signbit(d) ? "-0x" : "0x";
  if (d == 0) return out + "0.0p+0";
  uint64_t bits = std::bit_cast<uint64_t>(d);
  int exponent = int(bits >> 52 & 0x7ff);
  out += exponent ? "1." : "0.";
  for (int shift = 48; shift >= 0; shift -= 4) out += "0123456789abcdef"[bits >> shift & 15];
  exponent = exponent ? exponent - 1023 : -1022;
  out += exponent < 0 ? "p-" : "p+";
  return out + std::to_string(std::abs(exponent));
}

namespace {
int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = char(c | 32);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}
}  // namespace

HexFloat float_from_hex(std::string_view text, double* out) {
  text = trim_ascii(text);
  size_t at = 0;
  bool negative = false;
  if (at < text.size() && (text[at] == '+' || text[at] == '-')) negative = text[at++] == '-';
  std::string_view rest = text.substr(at);
  if (!rest.empty() && ((rest[0] | 32) == 'i' || (rest[0] | 32) == 'n')) {
    if (parse_float_prefix(rest, out) != rest.size()) return HexFloat::kInvalid;
    if (negative) *out = -*out;
    return HexFloat::kOk;
  }
  if (rest.size() > 1 && rest[0] == '0' && (rest[1] | 32) == 'x') rest.remove_prefix(2);
  uint64_t mantissa = 0;
  int64_t exponent = 0;
  bool sticky = false, point = false, digits = false;
  size_t i = 0;
  for (; i < rest.size(); ++i) {
    if (rest[i] == '.' && !point) {
      point = true;
      continue;
    }
    int digit = hex_value(rest[i]);
    if (digit < 0) break;
    digits = true;
    if (mantissa >> 60) {
      sticky |= digit != 0;
      exponent += point ? 0 : 4;
    } else {
      mantissa = mantissa << 4 | unsigned(digit);
      exponent -= point ? 4 : 0;
    }
  }
  if (!digits) return HexFloat::kInvalid;
  if (i < rest.size() && (rest[i] | 32) == 'p') {
    ++i;
    bool minus = false;
    if (i < rest.size() && (rest[i] == '+' || rest[i] == '-')) minus = rest[i++] == '-';
    if (i == rest.size()) return HexFloat::kInvalid;
    int64_t power = 0;
    for (; i < rest.size() && rest[i] >= '0' && rest[i] <= '9'; ++i) {
      power = std::min<int64_t>(power * 10 + (rest[i] - '0'), int64_t{1} << 50);
    }
    exponent += minus ? -power : power;
  }
  if (i != rest.size()) return HexFloat::kInvalid;
  double d = round_scaled(mantissa, exponent, sticky);
  if (std::isinf(d)) return HexFloat::kTooLarge;
  *out = negative ? -d : d;
  return HexFloat::kOk;
}

}  // namespace adder
