// compile.h: the door to the bytecode compiler: a Module in, one flat CodeUnit block and the warnings out.
//
// The block is position-independent and 8-byte aligned (words of 64 bits); the unit of the module is its beginning,
// everything nested stands inside. The first error of scope analysis or compilation comes back as a SyntaxDiagnostic.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "frontend/ast/ast.h"
#include "frontend/bytecode/code_unit.h"
#include "frontend/diagnostics/result.h"

namespace adder {

enum FutureFlag : uint32_t { kFutureAnnotations = kCodeFutureAnnotations };

struct CompileOptions {
  int optimize = 0;                    // 0: asserts and docstrings kept; 1: no asserts; 2: no docstrings either
  bool module_is_globals = false;      // a file run as a module: its locals are its globals
  uint32_t future_flags = 0;           // inherited from the code that called compile(); 0 under dont_inherit
  std::string_view source;             // the text that was parsed, UTF-8; only for SyntaxError.text and columns
  std::size_t stack_bytes = 3u << 20;  // how much native stack the recursion may use
};

struct SyntaxWarning {
  std::string message;
  int line = 0;
  int col = 0;                    // 1-based, in characters
  int end_line = 0, end_col = 0;  // 0: unknown
  bool lexical = false;           // of the lexer or the parser, which have the text at hand
  bool deprecation = false;       // a DeprecationWarning: the parser's
};

struct CompiledModule {
  std::vector<uint64_t> unit;
  std::vector<SyntaxWarning> warnings;
  uint32_t future_flags = 0;  // inherited ones and those the module asked for
  const CodeUnit* code() const { return reinterpret_cast<const CodeUnit*>(unit.data()); }
};

// Compiles in the mode the module was parsed in (exec, eval, single).
Result<CompiledModule> compile_module(const ast::Module& module, std::string_view filename,
                                      const CompileOptions& options = {});

}  // namespace adder
