// str_format.h: how a format string is cut into pieces, for str.format and for the module _string.
#pragma once

#include "runtime/objects/str.h"

namespace adder {

// Literal text and the field after it, as positions in the format string.
struct Markup {
  size_t literal_start = 0, literal_end = 0;
  bool has_field = false;
  size_t name_start = 0, name_end = 0;
  uint32_t conversion = 0;  // r, s, a..., or 0
  size_t spec_start = 0, spec_end = 0;
  bool spec_nested = false;  // the spec holds fields itself
};

class MarkupReader {
 public:
  MarkupReader(ThreadState& ts, Str* text, size_t start, size_t end) : ts_(ts), text_(text), at_(start), end_(end) {}
  bool next(Markup* out);  // false at the end, or with ValueError pending

 private:
  bool fail(const char* message);
  bool field(Markup* out);
  ThreadState& ts_;
  Str* text_;
  size_t at_, end_;
};

// One ".name" or "[key]" of a field name.
struct Accessor {
  bool is_attribute = false;
  Str* name = nullptr;
  int64_t index = -1;  // the key as a number, or -1
};

// [start, end) as a decimal number; -1 when it is none, -2 when it is too large.
int64_t field_index(const Str* s, size_t start, size_t end);
// Where the first part of a field name ends.
size_t first_name_end(const Str* s, size_t start, size_t end);
// 1 and the accessor at *at, which moves behind it; 0 at the end; -1 with ValueError pending.
int next_accessor(ThreadState& ts, Str* s, size_t* at, size_t end, Accessor* out);

}  // namespace adder
