// codec_errors.h: what happens at text that does not encode and at bytes that do not decode.
#pragma once

#include "runtime/text/codecs.h"

namespace adder {

enum class ErrorHandler {
  kStrict, kIgnore, kReplace, kBackslash, kXmlCharRef, kSurrogateEscape, kSurrogatePass, kOther,
};
ErrorHandler handler_by_name(const std::string& name);

void raise_encode_error(ThreadState& ts, const char* encoding, Str* s, size_t start, size_t end, const char* reason);
void raise_decode_error(ThreadState& ts, const char* encoding, std::string_view bytes, Value object, size_t start,
                        size_t end, const char* reason);
// Asks the handler that codecs.register_error knows by this name, with the exception that is now pending. The
// replacement (Str, or Bytes when encoding) is returned, *position receives where to go on; empty with an error pending.
Value ask_handler(ThreadState& ts, const std::string& name, size_t length, size_t* position);

}  // namespace adder
