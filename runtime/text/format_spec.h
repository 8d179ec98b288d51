// format_spec.h: the format mini-language: format(x, spec), f-strings, str.format; and the numbers of the % operator.
//
// parse_format_spec reads "[[fill]align][sign][z][#][0][width][grouping][.precision][type]". Each format_ function
// takes the parsed spec and returns a Str, or empty with ValueError pending.
#pragma once

#include <string>

#include "runtime/value/value.h"

namespace adder {

struct ThreadState;
struct Str;
class StrBuilder;

struct FormatSpec {
  uint32_t fill = ' ';
  char align = 0;                 // < > = ^ or 0: not given
  char sign = 0;                  // + - space or 0
  bool no_negative_zero = false;  // z
  bool alternate = false;
  char grouping = 0;  // , or _ or 0
  int64_t width = -1;
  int64_t precision = -1;
  uint32_t type = 0;  // the default type when not given
};

// A format spec where it stands: points [start, end) of a text.
struct SpecText {
  Str* text;
  size_t start, end;
};

// False with ValueError pending. `value` is the object being formatted: error messages name its type. The defaults are
// 's' and '<' for text, 'd' and '>' for ints, 0 and '>' for floats and complex.
bool parse_format_spec(ThreadState& ts, SpecText spec, Value value, char default_type, char default_align,
                       FormatSpec* out);
// "Unknown format code 'x' for object of type 't'"
Value raise_unknown_format(ThreadState& ts, uint32_t type, Value value);
// Appends text padded with spec.fill to spec.width.
void append_padded(StrBuilder& out, const Str* text, const FormatSpec& spec);
// Appends format(v, spec) for any v; false with an exception pending.
bool append_formatted(ThreadState& ts, StrBuilder& out, Value v, SpecText spec);
// The same for one type each: v is an int (bool included), a float.
bool append_int(ThreadState& ts, StrBuilder& out, Value v, SpecText spec);
bool append_float(ThreadState& ts, StrBuilder& out, Value v, SpecText spec);
bool append_str(ThreadState& ts, StrBuilder& out, Value v, Str* text, SpecText spec);

Value format_str(ThreadState& ts, Value v, Str* text, const Str* spec);  // str.__format__
Value format_int(ThreadState& ts, Value v, const Str* spec);             // int.__format__
Value format_float(ThreadState& ts, Value v, const Str* spec);           // float.__format__
Value format_complex(ThreadState& ts, Value v, const Str* spec);         // complex.__format__

// One conversion of "%...": flags, width and precision already read (width, precision -1: not given).
inline constexpr int64_t kMaxStrPadding = int64_t{1} << 36;  // wider is a MemoryError at once
struct PercentSpec {
  bool minus = false, plus = false, space = false, alternate = false, zero = false;
  bool no_negative_zero = false;
  int64_t width = -1;
  int64_t precision = -1;
  char type = 0;  // d i u x X o e E f F g G
};
// The text of a number without padding to width when `pad` is false; false with TypeError pending.
bool percent_number(ThreadState& ts, Value v, const PercentSpec& spec, std::string* out);

}  // namespace adder
