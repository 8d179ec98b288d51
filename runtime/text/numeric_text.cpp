// numeric_text.cpp: reading numbers out of text and writing a float's digits, independent of the locale.
//
// std::to_chars and std::from_chars are exact and correctly rounded; what this file adds is CPython's layout: when an
// exponent is used, how many digits it has, when ".0" is appended.
#include "runtime/text/numeric_text.h"

#include <utf8proc.h>

#include <charconv>

namespace adder {

namespace {
bool ascii_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f);
}
bool ascii_digit(char c) {
  return c >= '0' && c <= '9';
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
}

bool starts_with_word(std::string_view text, std::string_view word) {
  if (text.size() < word.size()) return false;
  for (size_t i = 0; i < word.size(); ++i)
    if (lower(text[i]) != word[i]) return false;
  return true;
}
}  // namespace

std::string_view trim_ascii(std::string_view text) {
  while (!text.empty() && ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && ascii_space(text.back())) text.remove_suffix(1);
  return text;
}

int decimal_digit_value(uint32_t point) {
  if (point < 128) return point >= '0' && point <= '9' ? int(point - '0') : -1;
  auto is_digit = [](uint32_t p) { return utf8proc_category(utf8proc_int32_t(p)) == UTF8PROC_CATEGORY_ND; };
  if (point > 0x10ffff || !is_digit(point)) return -1;
  // Unicode allots decimal digits in contiguous runs of ten, zero first; adjacent runs follow each other without a gap.
  uint32_t first = point;
  while (is_digit(first - 1)) --first;
  return int((point - first) % 10);
}

std::string ascii_numeric_text(const Str* s) {
  std::string out;
  out.reserve(s->length);
  for (size_t i = 0; i < s->length; ++i) {
    uint32_t c = s->at(i);
    if (c < 128) {
      out.push_back(char(c));
      continue;
    }
    int digit = decimal_digit_value(c);
    bool space =
        c == 0x85 || c == 0x2028 || c == 0x2029 || utf8proc_category(utf8proc_int32_t(c)) == UTF8PROC_CATEGORY_ZS;
    out.push_back(digit >= 0 ? char('0' + digit) : space ? ' ' : '?');
  }
  return out;
}

bool drop_underscores(std::string_view text, std::string* out) {
  out->clear();
  char previous = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '_') {
      if (!ascii_digit(previous) || i + 1 == text.size() || !ascii_digit(text[i + 1])) return false;
    } else {
      out->push_back(text[i]);
    }
    previous = text[i];
  }
  return true;
}

size_t parse_float_prefix(std::string_view text, double* out) {
  size_t at = 0;
  bool negative = false;
  if (at < text.size() && (text[at] == '+' || text[at] == '-')) negative = text[at++] == '-';
  std::string_view rest = text.substr(at);
  double value = 0;
  size_t used = 0;
  if (starts_with_word(rest, "inf")) {
    value = HUGE_VAL;
    used = starts_with_word(rest, "infinity") ? 8 : 3;
  } else if (starts_with_word(rest, "nan")) {
    value = NAN;
    used = 3;
  } else {
    if (rest.empty() || !(ascii_digit(rest[0]) || (rest[0] == '.' && rest.size() > 1 && ascii_digit(rest[1]))))
      return 0;
    auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    used = size_t(end - rest.data());
    if (error == std::errc::result_out_of_range) {
      // Too large or too small: decided by the decimal position of the first nonzero digit.
      int64_t position = 0, exponent = 0;
      bool point = false, found = false, negative_exponent = false;
      size_t i = 0;
      for (; i < used && lower(rest[i]) != 'e'; ++i) {
        if (rest[i] == '.') {
          point = true;
          continue;
        }
        if (rest[i] != '0') found = true;
        if (found && !point) ++position;
        if (!found && point) --position;
      }
      if (i < used) {
        ++i;
        if (rest[i] == '-' || rest[i] == '+') negative_exponent = rest[i++] == '-';
        for (; i < used; ++i) exponent = std::min<int64_t>(exponent * 10 + (rest[i] - '0'), int64_t{1} << 40);
      }
      value = position + (negative_exponent ? -exponent : exponent) > 0 ? HUGE_VAL : 0.0;
    } else if (error != std::errc()) {
      return 0;
    }
  }
  *out = negative ? -value : value;
  return at + used;
}

namespace {

// digits: significant digits without point; decimal_point: where it stands, counted from their start.
std::string lay_out(std::string digits, int decimal_point, bool use_exponent, bool alternate, bool add_dot_zero) {
  std::string out;
  if (use_exponent) {
    out = digits.substr(0, 1);
    if (digits.size() > 1 || alternate) out += "." + digits.substr(1);
    int exponent = decimal_point - 1;
    out += exponent < 0 ? "e-" : "e+";
    std::string number = std::to_string(std::abs(exponent));
    return out + (number.size() < 2 ? "0" : "") + number;
  }
  if (decimal_point <= 0) {
    out = "0." + std::string(size_t(-decimal_point), '0') + digits;
  } else if (size_t(decimal_point) >= digits.size()) {
    out = digits + std::string(size_t(decimal_point) - digits.size(), '0');
    if (add_dot_zero)
      out += ".0";
    else if (alternate)
      out += ".";
  } else {
    out = digits.substr(0, size_t(decimal_point)) + "." + digits.substr(size_t(decimal_point));
  }
  return out;
}

// Splits "d.ddde+xx" into digits and the position of the point.
std::string split_scientific(std::string_view text, int* decimal_point) {
  size_t e = text.find('e');
  int exponent = 0;
  const char* first = text.data() + e + 1;
  if (*first == '+') ++first;
  std::from_chars(first, text.data() + text.size(), exponent);
  *decimal_point = exponent + 1;
  std::string digits(text.substr(0, 1));
  if (e > 2) digits += text.substr(2, e - 2);
  return digits;
}

// Shortest digits of a finite d >= 0 in CPython's layout; returns the end of what was written (30 characters at most).
char* write_shortest(char* out, double d, bool alternate, bool add_dot_zero) {
  char text[32];
  char* end = std::to_chars(text, text + sizeof text, d, std::chars_format::scientific).ptr;
  char* e = end;
  while (*--e != 'e') {
  }
  int exponent = 0;
  for (const char* p = e + 2; p < end; ++p) exponent = exponent * 10 + (*p - '0');
  if (e[1] == '-') exponent = -exponent;
  // The digits without their point: one, or one and what follows the point.
  char digits[20];
  int count = 1;
  digits[0] = text[0];
  for (const char* p = text + 2; p < e; ++p) digits[count++] = *p;
  int point = exponent + 1;
  if (point <= -4 || point > 16) {
    *out++ = digits[0];
    if (count > 1 || alternate) *out++ = '.';
    out = std::copy(digits + 1, digits + count, out);
    *out++ = 'e';
    *out++ = exponent < 0 ? '-' : '+';
    exponent = std::abs(exponent);
    if (exponent < 10) *out++ = '0';
    return std::to_chars(out, out + 4, exponent).ptr;
  }
  if (point <= 0) {
    *out++ = '0';
    *out++ = '.';
    out = std::fill_n(out, -point, '0');
    return std::copy(digits, digits + count, out);
  }
  if (point < count) {
    out = std::copy(digits, digits + point, out);
    *out++ = '.';
    return std::copy(digits + point, digits + count, out);
  }
  out = std::copy(digits, digits + count, out);
  out = std::fill_n(out, point - count, '0');
  if (add_dot_zero || alternate) *out++ = '.';
  if (add_dot_zero) *out++ = '0';
  return out;
}

std::string finite_text(double d, char type, int precision, bool alternate, bool add_dot_zero) {
  char short_buffer[64];
  if (type == 'r') return {short_buffer, write_shortest(short_buffer, d, alternate, add_dot_zero)};
  if (type == 'f' && precision > 0 && precision < 32 && d < 1e18) {
    return {short_buffer,
            std::to_chars(short_buffer, std::end(short_buffer), d, std::chars_format::fixed, precision).ptr};
  }
  std::string buffer(size_t(precision) + 340, '\0');
  char* first = buffer.data();
  char* last = first + buffer.size();
  if (type == 'f') {
    buffer.resize(size_t(std::to_chars(first, last, d, std::chars_format::fixed, precision).ptr - first));
    if (precision == 0 && alternate) buffer += '.';
    return buffer;
  }
  if (type == 'e') {
    buffer.resize(size_t(std::to_chars(first, last, d, std::chars_format::scientific, precision).ptr - first));
    if (precision == 0 && alternate) buffer.insert(buffer.find('e'), ".");
    return buffer;
  }
  if (precision == 0) precision = 1;
  buffer.resize(size_t(std::to_chars(first, last, d, std::chars_format::scientific, precision - 1).ptr - first));
  int point;
  std::string digits = split_scientific(buffer, &point);
  bool use_exponent = point <= -4 || point > precision - (add_dot_zero ? 1 : 0);
  if (!alternate) {
    while (digits.size() > 1 && digits.back() == '0') digits.pop_back();
  }
  return lay_out(digits, point, use_exponent, alternate, add_dot_zero);
}

}  // namespace

std::string_view small_int_text(char (&buffer)[kSmallIntText], int64_t v, int base) {
  char* end = std::end(buffer);
  char* p = end;
  uint64_t magnitude = v < 0 ? 0 - uint64_t(v) : uint64_t(v);
  if (base == 10) {
    do *--p = char('0' + magnitude % 10);
    while (magnitude /= 10);
  } else {
    do *--p = "0123456789abcdefghijklmnopqrstuvwxyz"[magnitude % unsigned(base)];
    while (magnitude /= unsigned(base));
  }
  if (v < 0) *--p = '-';
  return {p, size_t(end - p)};
}

std::string_view float_repr_text(char (&buffer)[kFloatReprText], double d) {
  if (std::isnan(d)) return "nan";
  if (std::isinf(d)) return d < 0 ? "-inf" : "inf";
  char* p = buffer;
  if (std::signbit(d)) *p++ = '-';
  return {buffer, size_t(write_shortest(p, std::fabs(d), false, true) - buffer)};
}

std::string format_double(double d, char type, int precision, bool alternate, bool upper, bool add_dot_zero) {
  std::string out;
  if (std::isnan(d)) {
    out = "nan";
  } else {
    if (std::signbit(d)) out = "-";
    out += std::isinf(d) ? "inf" : finite_text(std::fabs(d), type, precision, alternate, add_dot_zero);
  }
  if (upper)
    for (char& c : out)
      if (c >= 'a' && c <= 'z') c = char(c - 32);
  return out;
}

}  // namespace adder
