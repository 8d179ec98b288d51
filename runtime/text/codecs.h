// codecs.h: the text encodings that need no library: UTF-8, UTF-16, UTF-32, Latin-1, ASCII. Others are asked of the
// script module codecs. Error handlers: strict, ignore, replace, backslashreplace, xmlcharrefreplace, namereplace,
// surrogateescape, surrogatepass, and whatever codecs.register_error knows.
#pragma once

#include <string>
#include <string_view>

#include "runtime/objects/str.h"
#include "runtime/value/value.h"

namespace adder {

// The encodings above by any of their names, normalised (case, - and _).
enum class Encoding {
  kOther,
  kUtf8,
  kUtf8Sig,
  kUtf16,
  kUtf16Le,
  kUtf16Be,
  kUtf32,
  kUtf32Le,
  kUtf32Be,
  kLatin1,
  kAscii
};
Encoding encoding_by_name(std::string_view name);

// Encodes s into *out; false with an error pending.
bool encode_with(ThreadState& ts, Str* s, Encoding encoding, const std::string& errors, std::string* out);
// Decodes. `object` is what error objects show (a bytes object), or empty to have one made when needed. With `final`
// false an incomplete sequence at the end is left over; *consumed receives how many bytes were used.
Str* decode_with(ThreadState& ts, std::string_view bytes, Encoding encoding, const std::string& errors, Value object,
                 bool final = true, size_t* consumed = nullptr);

// s.encode(encoding, errors), a Bytes; bytes.decode(encoding, errors), a Str.
Value encode_text(ThreadState& ts, Str* s, const std::string& encoding, const std::string& errors);
Str* decode_text(ThreadState& ts, std::string_view bytes, const std::string& encoding, const std::string& errors,
                 Value object);

}  // namespace adder
