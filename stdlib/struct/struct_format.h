// struct_format.h: a struct format made ready, and its items between bytes and values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runtime/native/native.h"

namespace adder {

// One run of a format: `count` items of a code, or one text of `count` bytes ('s', 'p').
struct StructRun {
  char code;
  bool native;  // '@' with the machine's own codes, whose messages differ
  bool big;
  uint8_t size;     // of an item
  uint64_t count;   // items; for 's' and 'p' bytes
  uint64_t offset;  // of the first
  bool is_text() const { return code == 's' || code == 'p'; }
};

struct StructFormat {
  std::vector<StructRun> runs;  // without padding
  uint64_t size = 0;            // bytes
  uint64_t items = 0;           // values
};

// False with struct.error pending.
bool parse_struct_format(ThreadState& ts, std::string_view text, StructFormat* out);
// Writes the values, as many as format.items, to `out`, which has format.size bytes and is zeroed. False with an
// exception pending. May run script code (__index__, __float__), so `out` must not lie in an object scripts can change.
bool pack_struct(ThreadState& ts, const StructFormat& format, const Value* values, char* out);
Value unpack_struct(ThreadState& ts, const StructFormat& format, const char* data);  // a tuple

Value raise_struct_error_text(ThreadState& ts, Str* message);
template <typename... A>
Value raise_struct_error(ThreadState& ts, const char* format, const A&... a) {
  Str* text = format_message(ts, format, a...);
  return text ? raise_struct_error_text(ts, text) : Value();
}

// IEEE 754 half precision.
double half_to_double(uint16_t bits);
bool double_to_half(double d, uint16_t* bits);  // false: too large

}  // namespace adder
