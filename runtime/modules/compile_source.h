// compile_source.h: source text to a Code object: the one place where the runtime meets the front end.
#pragma once

#include <string_view>

#include "runtime/heap/cell.h"

namespace adder {

struct ThreadState;

enum class SourceMode { kExec, kEval, kSingle };
struct SourceOptions {
  SourceMode mode = SourceMode::kExec;
  bool module_is_globals = false;   // a module's file: names are globals
  bool ignore_cookie = false;       // the source was a str
  uint32_t future_flags = 0;
  int optimize = -1;                // -1: the Runtime's
  bool allow_incomplete = false;    // for a REPL
  bool* incomplete = nullptr;       // set when the input only needs more lines
};
// A Code; empty with SyntaxError (or what fits) pending. Issues SyntaxWarnings.
Value compile_source(ThreadState& ts, std::string_view source, std::string_view filename, const SourceOptions& options);

}  // namespace adder
