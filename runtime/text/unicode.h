// unicode.h: facts about code points, as str's methods need them: libutf8proc's categories and simple case mappings,
// plus what it lacks (unicode_tables.inc). ASCII answers come from a small table.
#pragma once

#include <cstdint>

namespace adder {

enum AsciiFlag : uint8_t {
  kAsciiUpper = 1,
  kAsciiLower = 2,
  kAsciiDigit = 4,
  kAsciiSpace = 8,
  kAsciiPrintable = 16,
  kAsciiIdStart = 32,
};
extern const uint8_t kAsciiFlags[128];

inline bool ascii_is(uint32_t c, uint8_t flags) {
  return c < 128 && (kAsciiFlags[c] & flags);
}

bool is_alpha(uint32_t c);
bool is_decimal(uint32_t c);
bool is_digit(uint32_t c);
bool is_numeric(uint32_t c);
inline bool is_alnum(uint32_t c) {
  return is_alpha(c) || is_numeric(c);
}
bool is_lower(uint32_t c);
bool is_upper(uint32_t c);
bool is_title(uint32_t c);  // Lt
bool is_space(uint32_t c);
bool is_line_break(uint32_t c);
bool is_printable(uint32_t c);
bool is_cased(uint32_t c);
bool is_case_ignorable(uint32_t c);
bool is_id_start(uint32_t c);
bool is_id_continue(uint32_t c);
int decimal_value(uint32_t c);  // 0..9, or -1

// Full case mappings: up to three points; the count is returned.
int to_upper(uint32_t c, uint32_t out[3]);
int to_lower(uint32_t c, uint32_t out[3]);
int to_title(uint32_t c, uint32_t out[3]);
int to_folded(uint32_t c, uint32_t out[3]);

}  // namespace adder
