// io.h: what other native code uses of the module _io: the standard streams, text output, paths as bytes.
#pragma once

#include <string>
#include <string_view>

#include "runtime/heap/cell.h"

namespace adder {

struct ThreadState;
struct Str;

// file.write(text), without the call when `file` is our own text stream: what print uses. False with an exception
// pending.
bool write_text(ThreadState& ts, Value file, Str* text);
// Makes sys.stdin, sys.stdout, sys.stderr and their __std*__ twins. False with an exception pending.
bool make_standard_streams(ThreadState& ts, bool unbuffered);

// A path argument (str, bytes, or an object with __fspath__) as the bytes given to the system. TypeError("expected str,
// bytes or os.PathLike object, not X") or ValueError("embedded null byte") otherwise.
bool path_to_bytes(ThreadState& ts, Value path, std::string* out);
// os.fspath: a str or bytes.
Value path_object(ThreadState& ts, Value path);
// Bytes from the system as str: utf-8, undecodable bytes as lone surrogates.
Value decode_path(ThreadState& ts, std::string_view bytes);

}  // namespace adder
