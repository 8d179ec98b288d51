// codec_tables.h: names and tables behind encode.cpp and decode.cpp.
#pragma once

#include <cstdint>

#include "runtime/value/value.h"

namespace adder {

struct ThreadState;

int cp1252_byte(uint32_t point);  // -1: none
int cp1252_point(uint8_t byte);   // -1: undefined
// codecs.lookup(encoding) for a text encoding; empty with LookupError pending.
Value lookup_text_codec(ThreadState& ts, const char* encoding);

}  // namespace adder
