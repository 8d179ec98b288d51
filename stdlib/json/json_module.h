// json_module.h: what the files of _json share.
#pragma once

#include <string>

#include "runtime/native/native.h"
#include "runtime/objects/function.h"
#include "runtime/objects/str.h"
#include "runtime/objects/type.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/runtime.h"

namespace adder {

// One more level of nesting; false with RecursionError pending when it is too deep.
class NestingScope {
 public:
  NestingScope(ThreadState& ts, const char* doing) : ts_(ts) {
    ok_ = ++ts.depth < ts.depth_limit && ts.native_stack_ok();
    if (!ok_) raise_recursion_error(ts, doing);
  }
  ~NestingScope() { --ts_.depth; }
  NestingScope(const NestingScope&) = delete;
  explicit operator bool() const { return ok_; }

 private:
  ThreadState& ts_;
  bool ok_;
};

// How values are made from text. Empty members: the builtin way.
struct JsonDecodeOptions {
  bool strict = true;
  Value object_hook, object_pairs_hook, parse_float, parse_int, parse_constant;
};
// The value at `position`, which moves behind it; nothing but white space may follow when `whole`.
Value json_decode(ThreadState& ts, Str* text, const JsonDecodeOptions& options, size_t* position, bool whole);
// The text of the string whose first character stands at *position; *position moves behind the closing quote.
Value json_scan_string(ThreadState& ts, Str* text, size_t* position, bool strict);

// Appends a JSON string with its quotes, as UTF-8 (lone surrogates as three bytes).
void json_append_string(std::string& out, const Str* s, bool ensure_ascii);
Value json_dumps(ThreadState& ts, Value* a, uint32_t n);

extern const NativeType kJsonScanner;

}  // namespace adder
