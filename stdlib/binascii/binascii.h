// binascii.h: what the files of binascii share.
#pragma once

#include <string>
#include <string_view>

#include "runtime/native/native.h"

namespace adder {

// An argument of a decoder: bytes-like, or a str of ASCII only, which `held` then keeps. False with an error pending.
bool ascii_argument(ThreadState& ts, Value v, std::string* held, std::string_view* out);
Value raise_binascii_error(ThreadState& ts, const char* message, int64_t number = 0);

extern NativeDef kBase64Functions[];    // base64.cpp
extern NativeDef kMailTextFunctions[];  // mail_text.cpp: uu and quoted-printable
extern NativeDef kChecksumFunctions[];  // checksum.cpp

}  // namespace adder
