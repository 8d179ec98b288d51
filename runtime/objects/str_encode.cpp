// str_encode.cpp: str.encode; the work is in runtime/text/encode.cpp.
#include "runtime/errors/raise.h"
#include "runtime/objects/bytes.h"
#include "runtime/objects/str_methods.h"
#include "runtime/text/codecs.h"

namespace adder {

ADDER_STR_METHOD(encode) {
  (void)n;
  Str* s = a[0].as<Str>();
  if (!a[1] && !a[2] && s->ascii) return Value(new_bytes(ts, s->ascii_view()));
  for (int i = 1; i <= 2; ++i) {
    if (a[i] && !is_str(a[i]))
      return raise_type_error(ts, "encode() argument '%s' must be str, not %A", i == 1 ? "encoding" : "errors", a[i]);
  }
  std::string encoding = a[1] ? str_to_utf8(a[1].as<Str>()) : "utf-8",
              errors = a[2] ? str_to_utf8(a[2].as<Str>()) : "strict";
  return encode_str(ts, s, encoding.c_str(), errors.c_str());
}

}  // namespace adder
