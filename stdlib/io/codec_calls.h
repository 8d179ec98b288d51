// codec_calls.h: the whole-string conversions of runtime/text that text streams use.
#pragma once

#include <string_view>

#include "runtime/heap/cell.h"

namespace adder {

struct ThreadState;
struct Str;

Value encode_str(ThreadState& ts, Str* s, const char* encoding, const char* errors);                  // bytes
Value decode_bytes(ThreadState& ts, std::string_view data, const char* encoding, const char* errors);  // str

}  // namespace adder
