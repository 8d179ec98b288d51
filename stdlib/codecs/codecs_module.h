// codecs_module.h: what the files of _codecs share.
#pragma once

#include <string>
#include <string_view>

#include "runtime/native/native.h"

namespace adder {

// The argument `errors` of a codec function: null means strict. False with TypeError pending.
struct ErrorsArgument {
  std::string text;
  bool given = false;
  const char* c_str() const { return given ? text.c_str() : nullptr; }
};
bool errors_argument(ThreadState& ts, Value v, const char* function, int position, ErrorsArgument* out);
bool text_argument(ThreadState& ts, Value v, const char* function, Str** out);

// Function tables of the other files; each ends with {nullptr, ...}.
extern NativeDef kCodecRegistryFunctions[];  // registry.cpp
extern NativeDef kCharmapFunctions[];        // charmap.cpp
extern NativeDef kUtf7Functions[];           // utf7.cpp
extern NativeDef kEscapeFunctions[];         // escape.cpp
extern NativeDef kIconvFunctions[];          // iconv.cpp

// Puts the builtin error handlers, functions of the module, into the registry. False with an exception pending.
bool register_builtin_handlers(ThreadState& ts, Module* module);

}  // namespace adder
