// format_spec.h: the format mini-language: format(x, spec), f-strings, str.format; and the numbers of the % operator.
//
// parse_format_spec reads "[[fill]align][sign][z][#][0][width][grouping][.precision][type]". Each format_ function takes
// the parsed spec and returns a Str, or empty with ValueError pending.
#pragma once

#include <string>

#include "runtime/value/value.h"

namespace adder {

struct ThreadState;
struct Str;

struct FormatSpec {
  uint32_t fill = ' ';
  char align = 0;            // < > = ^ or 0: not given
  char sign = 0;             // + - space or 0
  bool no_negative_zero = false;  // z
  bool alternate = false;
  bool zero_padded = false;  // a 0 before the width
  char grouping = 0;         // , or _ or 0
  int64_t width = -1;
  int64_t precision = -1;
  uint32_t type = 0;         // 0: not given
};

// False with ValueError pending. `value` is the object being formatted: error messages name its type.
bool parse_format_spec(ThreadState& ts, const Str* spec, Value value, FormatSpec* out);

// Pads UTF-32 or ASCII text to spec.width. default_align applies when none was given.
Value format_str(ThreadState& ts, Value v, Str* text, const Str* spec);     // str.__format__
Value format_int(ThreadState& ts, Value v, const Str* spec);                // int.__format__
Value format_float(ThreadState& ts, Value v, const Str* spec);              // float.__format__
Value format_complex(ThreadState& ts, Value v, const Str* spec);            // complex.__format__

// One conversion of "%...": flags, width and precision already read (width, precision -1: not given).
struct PercentSpec {
  bool minus = false, plus = false, space = false, alternate = false, zero = false;
  int64_t width = -1;
  int64_t precision = -1;
  char type = 0;             // d i u x X o e E f F g G
};
// The text of a number without padding to width when `pad` is false; false with TypeError pending.
bool percent_number(ThreadState& ts, Value v, const PercentSpec& spec, std::string* out);

}  // namespace adder
