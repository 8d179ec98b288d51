// The door to the parser: source text in, a Module or one SyntaxDiagnostic out.
//
// The source is bytes as read from a file: a UTF-8 byte order mark and a coding cookie are honoured here.
// Leading blanks are an indentation error in every mode; eval() of a string strips them before it comes here.
// The arena owns the tree; the source may be freed once parse_module() has returned.
#pragma once

#include <cstdint>
#include <string_view>

#include "frontend/ast/ast.h"
#include "frontend/diagnostics/result.h"

namespace adder {

enum ParseFlags : uint32_t {
  kParseDefault = 0,
  kParseIgnoreCookie = 1,    // the source is text already (compile() of a str): no coding cookie
  kParseAllowIncomplete = 2  // Single mode for a REPL: set SyntaxDiagnostic::incomplete as codeop does
};

Result<ast::Module*> parse_module(AstArena& arena, std::string_view source, std::string_view filename,
                                  ParseMode mode = ParseMode::Exec, uint32_t flags = kParseDefault);

}  // namespace adder
