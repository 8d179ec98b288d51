// future.cpp: which features exist, and where their imports may stand: after the docstring, before all else.
#include "frontend/compiler/future.h"

#include "frontend/compiler/compile.h"

namespace adder {

using namespace ast;

bool is_future_import(const StmtNode* s) {
  return is<ImportFrom>(s) && as<ImportFrom>(s)->module == "__future__" && as<ImportFrom>(s)->level == 0;
}

std::optional<ScopeError> read_future_imports(const Module& module, uint32_t& flags, int& last_line) {
  static constexpr std::string_view kOld[] = {"nested_scopes",    "generators",     "division",
                                              "absolute_import",  "with_statement", "print_function",
                                              "unicode_literals", "barry_as_FLUFL", "generator_stop"};
  bool first = true;
  for (auto* s : module.body) {
    if (!is_future_import(s)) {
      bool docstring = first && is<Expr>(s) && is<Constant>(as<Expr>(s)->value) &&
                       as<Constant>(as<Expr>(s)->value)->tag == ConstantKind::Str;
      first = false;
      if (!docstring) break;
      continue;
    }
    first = false;
    last_line = s->range.line;
    for (auto* alias : as<ImportFrom>(s)->names) {
      bool known = false;
      for (auto name : kOld) known = known || name == alias->name;
      SourceRange where{s->range.line, s->range.col, s->range.line, kNoEndColumn};  // no end column
      if (alias->name == "annotations") {
        flags |= kFutureAnnotations;
      } else if (alias->name == "braces") {
        return ScopeError{SyntaxErrorKind::SyntaxError, "not a chance", where};
      } else if (!known) {
        return ScopeError{SyntaxErrorKind::SyntaxError,
                          "future feature " + std::string(alias->name) + " is not defined", where};
      }
    }
  }
  return std::nullopt;
}

}  // namespace adder
