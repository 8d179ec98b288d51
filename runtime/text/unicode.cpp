// unicode.cpp: see unicode.h. Tables of exceptions are searched only for points beyond ASCII.
#include "runtime/text/unicode.h"

#include <utf8proc.h>

#include <algorithm>
#include <iterator>

namespace adder {

namespace {

struct Range {
  uint32_t low, high;
};
struct Mapping {
  uint32_t from;
  uint32_t to[3];  // unused places are 0
};
#include "runtime/text/unicode_tables.inc"

template <size_t N>
bool in(const Range (&ranges)[N], uint32_t c) {
  const Range* r =
      std::upper_bound(ranges, ranges + N, c, [](uint32_t x, const Range& range) { return x < range.low; });
  return r != ranges && c <= r[-1].high;
}

template <size_t N>
int map_with(const Mapping (&table)[N], uint32_t c, int32_t simple, uint32_t out[3]) {
  const Mapping* m = std::lower_bound(table, table + N, c, [](const Mapping& row, uint32_t x) { return row.from < x; });
  if (m == table + N || m->from != c) {
    out[0] = static_cast<uint32_t>(simple);
    return 1;
  }
  int count = 0;
  while (count < 3 && m->to[count]) {
    out[count] = m->to[count];
    ++count;
  }
  return count;
}

uint32_t category_bit(uint32_t c) {
  return 1u << utf8proc_category(static_cast<int32_t>(c));
}

constexpr uint32_t bits(auto... categories) {
  return ((1u << categories) | ...);
}

constexpr uint32_t kLetters =
    bits(UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_LL, UTF8PROC_CATEGORY_LT, UTF8PROC_CATEGORY_LM, UTF8PROC_CATEGORY_LO);
constexpr uint32_t kIdStartBits = kLetters | bits(UTF8PROC_CATEGORY_NL);
constexpr uint32_t kIdContinueBits =
    kIdStartBits | bits(UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_MC, UTF8PROC_CATEGORY_ND, UTF8PROC_CATEGORY_PC);
constexpr uint32_t kIgnorableBits =
    bits(UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_ME, UTF8PROC_CATEGORY_CF, UTF8PROC_CATEGORY_LM, UTF8PROC_CATEGORY_SK);
constexpr uint32_t kUnprintableBits =
    bits(UTF8PROC_CATEGORY_CC, UTF8PROC_CATEGORY_CF, UTF8PROC_CATEGORY_CS, UTF8PROC_CATEGORY_CO, UTF8PROC_CATEGORY_CN,
         UTF8PROC_CATEGORY_ZL, UTF8PROC_CATEGORY_ZP, UTF8PROC_CATEGORY_ZS);

constexpr uint8_t ascii_flags_of(int c) {
  uint8_t flags = 0;
  if (c >= 'A' && c <= 'Z') flags |= kAsciiUpper | kAsciiIdStart;
  if (c >= 'a' && c <= 'z') flags |= kAsciiLower | kAsciiIdStart;
  if (c == '_') flags |= kAsciiIdStart;
  if (c >= '0' && c <= '9') flags |= kAsciiDigit;
  if ((c >= 9 && c <= 13) || (c >= 28 && c <= 32)) flags |= kAsciiSpace;
  if (c >= 32 && c < 127) flags |= kAsciiPrintable;
  return flags;
}

#define ROW(c)                                                                                                   \
  ascii_flags_of(c), ascii_flags_of(c + 1), ascii_flags_of(c + 2), ascii_flags_of(c + 3), ascii_flags_of(c + 4), \
      ascii_flags_of(c + 5), ascii_flags_of(c + 6), ascii_flags_of(c + 7)

}  // namespace

const uint8_t kAsciiFlags[128] = {ROW(0),  ROW(8),  ROW(16), ROW(24), ROW(32), ROW(40),  ROW(48),  ROW(56),
                                  ROW(64), ROW(72), ROW(80), ROW(88), ROW(96), ROW(104), ROW(112), ROW(120)};
#undef ROW

bool is_alpha(uint32_t c) {
  if (c < 128) return kAsciiFlags[c] & (kAsciiUpper | kAsciiLower);
  return category_bit(c) & kLetters;
}

bool is_decimal(uint32_t c) {
  if (c < 128) return kAsciiFlags[c] & kAsciiDigit;
  return category_bit(c) & bits(UTF8PROC_CATEGORY_ND);
}

bool is_digit(uint32_t c) {
  return is_decimal(c) || (c >= 128 && in(kDigits, c));
}

bool is_numeric(uint32_t c) {
  return is_digit(c) || (c >= 128 && in(kNumerics, c));
}

bool is_lower(uint32_t c) {
  if (c < 128) return kAsciiFlags[c] & kAsciiLower;
  return (category_bit(c) & bits(UTF8PROC_CATEGORY_LL)) || in(kOtherLower, c);
}

bool is_upper(uint32_t c) {
  if (c < 128) return kAsciiFlags[c] & kAsciiUpper;
  return (category_bit(c) & bits(UTF8PROC_CATEGORY_LU)) || in(kOtherUpper, c);
}

bool is_title(uint32_t c) {
  return c >= 128 && (category_bit(c) & bits(UTF8PROC_CATEGORY_LT));
}

bool is_space(uint32_t c) {
  if (c < 128) return kAsciiFlags[c] & kAsciiSpace;
  return c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 ||
         c == 0x202f || c == 0x205f || c == 0x3000;
}

bool is_line_break(uint32_t c) {
  return (c >= 10 && c <= 13) || (c >= 28 && c <= 30) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool is_printable(uint32_t c) {
  if (c < 128) return kAsciiFlags[c] & kAsciiPrintable;
  return !(category_bit(c) & kUnprintableBits);
}

bool is_cased(uint32_t c) {
  return is_lower(c) || is_upper(c) || is_title(c);
}

bool is_case_ignorable(uint32_t c) {
  if (in(kIgnorable, c)) return true;
  return (category_bit(c) & kIgnorableBits) && !in(kNotIgnorable, c);
}

bool is_id_start(uint32_t c) {
  if (c < 128) return kAsciiFlags[c] & kAsciiIdStart;
  return ((category_bit(c) & kIdStartBits) && !in(kNotIdStart, c)) || in(kIdStart, c);
}

bool is_id_continue(uint32_t c) {
  if (c < 128) return kAsciiFlags[c] & (kAsciiIdStart | kAsciiDigit);
  return ((category_bit(c) & kIdContinueBits) && !in(kNotIdContinue, c)) || in(kIdContinue, c);
}

int decimal_value(uint32_t c) {
  if (c < 128) return c >= '0' && c <= '9' ? static_cast<int>(c - '0') : -1;
  if (!is_decimal(c)) return -1;
  uint32_t first = c;  // decimal digits stand in runs of ten from 0 to 9
  while (is_decimal(first - 1)) --first;
  return static_cast<int>((c - first) % 10);
}

int to_upper(uint32_t c, uint32_t out[3]) {
  if (c < 128) {
    out[0] = ascii_is(c, kAsciiLower) ? c - 32 : c;
    return 1;
  }
  return map_with(kUpper, c, utf8proc_toupper(static_cast<int32_t>(c)), out);
}

int to_lower(uint32_t c, uint32_t out[3]) {
  if (c < 128) {
    out[0] = ascii_is(c, kAsciiUpper) ? c + 32 : c;
    return 1;
  }
  return map_with(kLower, c, utf8proc_tolower(static_cast<int32_t>(c)), out);
}

int to_title(uint32_t c, uint32_t out[3]) {
  if (c < 128) return to_upper(c, out);
  return map_with(kTitle, c, utf8proc_totitle(static_cast<int32_t>(c)), out);
}

int to_folded(uint32_t c, uint32_t out[3]) {
  if (c < 128) return to_lower(c, out);
  return map_with(kFold, c, utf8proc_tolower(static_cast<int32_t>(c)), out);
}

}  // namespace adder
