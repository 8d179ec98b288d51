// compile_source.h: from source text to a code object: what compile(), exec(), import and the program use.
#pragma once

#include <string_view>

#include "frontend/ast/ast.h"
#include "runtime/value/value.h"

namespace adder {

struct ThreadState;
struct Str;
struct SyntaxDiagnostic;
struct CompiledModule;

struct SourceOptions {
  ParseMode mode = ParseMode::Exec;
  bool is_text = false;           // a str: any coding cookie is ignored
  bool allow_incomplete = false;  // Single mode of a REPL
  bool module_is_globals = false;
  int optimize = -1;  // -1: as the Runtime is configured
  uint32_t future_flags = 0;
  bool* incomplete = nullptr;  // set when the source is a valid beginning
};

// Code, or empty with SyntaxError (or another exception) pending.
Value compile_source(ThreadState& ts, std::string_view source, Str* filename, const SourceOptions& options);
// Compiles a tree made elsewhere (the ast module).
Value compile_tree(ThreadState& ts, const ast::Module& tree, std::string_view source, Str* filename,
                   const SourceOptions& options);
// Raises what a diagnostic describes; returns empty.
Value raise_diagnostic(ThreadState& ts, const SyntaxDiagnostic& diagnostic);

}  // namespace adder
