// codecs.h: text to bytes and back. The codecs every program needs are native; others are found through the module
// codecs.
//
// Native: utf-8, utf-8-sig, utf-16 and utf-32 (with BOM, le, be), latin-1, ascii, cp1252, unicode_escape,
// raw_unicode_escape. Native error handlers: strict ignore replace backslashreplace xmlcharrefreplace namereplace
// surrogateescape surrogatepass; others through codecs.lookup_error.
#pragma once

#include <string>
#include <string_view>

#include "runtime/value/value.h"

namespace adder {

struct ThreadState;
struct Str;

enum class Codec : uint8_t {
  kUnknown,
  kUtf8,
  kUtf8Sig,
  kUtf16,
  kUtf16Le,
  kUtf16Be,
  kUtf32,
  kUtf32Le,
  kUtf32Be,
  kLatin1,
  kAscii,
  kCp1252,
  kUnicodeEscape,
  kRawUnicodeEscape,
};
// By any of its names: case, '-', '_' and ' ' do not matter.
Codec find_codec(std::string_view name);

// str.encode(encoding, errors): Bytes. Null names mean utf-8 and strict.
Value encode_str(ThreadState& ts, Str* text, const char* encoding, const char* errors);
// bytes.decode(encoding, errors): Str.
Value decode_bytes(ThreadState& ts, std::string_view data, const char* encoding, const char* errors);

// The same for a codec found before; what follows is for streams. `consumed`: when not null, an incomplete sequence at
// the end is left alone and *consumed tells how many bytes were decoded. utf-16 and utf-32 set *codec to the byte order
// found.
Value encode_with(ThreadState& ts, Str* text, Codec codec, const char* errors);
Value decode_with(ThreadState& ts, std::string_view data, Codec* codec, const char* errors, size_t* consumed);

// What an error handler decided: text or bytes in place of the bad range, and where to go on.
struct CodecRepair {
  Value replacement;  // Str or Bytes
  size_t position;
};
// Asks the handler named `errors` (null: strict) about object[start, end). false: an exception is pending.
bool handle_encode_error(ThreadState& ts, const char* errors, const char* encoding, Str* object, size_t start,
                         size_t end, const char* reason, CodecRepair* repair);
bool handle_decode_error(ThreadState& ts, const char* errors, const char* encoding, std::string_view object,
                         size_t start, size_t end, const char* reason, CodecRepair* repair);
Value raise_encode_error(ThreadState& ts, const char* encoding, Str* object, size_t start, size_t end,
                         const char* reason);
Value raise_decode_error(ThreadState& ts, const char* encoding, std::string_view object, size_t start, size_t end,
                         const char* reason);
// Native handlers for an exception object, as codecs.strict_errors and its like do: (replacement, position), or empty.
Value apply_error_handler(ThreadState& ts, const char* handler, Value exception);

}  // namespace adder
