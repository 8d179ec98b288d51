// codec_tables.h: names and tables behind encode.cpp and decode.cpp.
#pragma once

#include <cstdint>

#include "runtime/value/value.h"

namespace adder {

struct ThreadState;

int cp1252_byte(uint32_t point);  // -1: none
int cp1252_point(uint8_t byte);   // -1: undefined
// The tuple codecs.lookup(encoding) for a text encoding; empty with LookupError pending.
Value lookup_text_codec(ThreadState& ts, const char* encoding, const char* action /* "encode", "decode" */);
// What a codec raised, told again with its name in front ("encoding with 'x' codec failed (...)") when the exception's
// class can be made from one text. `what` is "encoding" or "decoding". Returns empty.
Value tell_codec_failure(ThreadState& ts, const char* what, const char* name);

}  // namespace adder
