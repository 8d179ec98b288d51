// str_encode.cpp: str.encode; the work is in runtime/text/encode.cpp.
#include "runtime/errors/raise.h"
#include "runtime/objects/str_methods.h"
#include "runtime/text/codecs.h"

namespace adder {

ADDER_STR_METHOD(encode) {
  (void)n;
  for (int i = 1; i <= 2; ++i) {
    if (a[i] && !is_str(a[i]))
      return raise_type_error(ts, "encode() argument '%s' must be str, not %T", i == 1 ? "encoding" : "errors", a[i]);
  }
  std::string encoding, errors;
  if (a[1]) encoding = str_to_utf8(a[1].as<Str>());
  if (a[2]) errors = str_to_utf8(a[2].as<Str>());
  return encode_str(ts, a[0].as<Str>(), a[1] ? encoding.c_str() : nullptr, a[2] ? errors.c_str() : nullptr);
}

}  // namespace adder
