// numeric_text.h: what int(), float() and complex() share when they read text, and float's digits when it is written.
#pragma once

#include <string>
#include <string_view>

#include "runtime/value/value.h"

namespace adder {

struct ThreadState;
struct Str;
class IntView;

// White space as str.strip sees it in ASCII.
std::string_view trim_ascii(std::string_view text);
// The text of a Str with every Unicode decimal digit as '0'..'9' and every Unicode space as ' '; other characters
// beyond ASCII become '?', which no number contains.
std::string ascii_numeric_text(const Str* s);
// Value of a decimal digit (category Nd) or -1.
int decimal_digit_value(uint32_t point);

// Digits of |i|, lower case, without sign or prefix. Empty when memory was refused.
std::string int_digits(const IntView& i, int base);
// With sign and optional 0x prefix; false with ValueError pending when base 10 exceeds the digit limit.
bool int_to_text(ThreadState& ts, Value v, int base, bool prefix, std::string* out);

// Reads a decimal float, inf or nan at the start of text: how many characters were used, 0 when none. No underscores.
size_t parse_float_prefix(std::string_view text, double* out);
// Removes underscores between digits; false when one stands elsewhere.
bool drop_underscores(std::string_view text, std::string* out);

// The digits of a small int at the end of a buffer, lower case, with '-' but no prefix.
inline constexpr size_t kSmallIntText = 72;
std::string_view small_int_text(char (&buffer)[kSmallIntText], int64_t v, int base);

// repr(d), written to a buffer.
inline constexpr size_t kFloatReprText = 32;
std::string_view float_repr_text(char (&buffer)[kFloatReprText], double d);

// Text of d: type is one of e f g r (r: shortest repr). flags: '#' keeps the point and zeros. Never with sign handling
// beyond '-'; inf and nan come out as "inf", "nan". upper: E, INF, NAN.
std::string format_double(double d, char type, int precision, bool alternate, bool upper, bool add_dot_zero);

}  // namespace adder
