// compile.cpp: future imports, scopes, code, and errors turned into diagnostics with their source line.
#include "frontend/compiler/compile.h"

#include "frontend/compiler/codegen.h"
#include "frontend/compiler/future.h"

namespace adder {

namespace {

std::string_view line_of(std::string_view source, int line) {
  for (; line > 1; --line) {
    std::size_t end = source.find('\n');
    if (end == std::string_view::npos) return {};
    source.remove_prefix(end + 1);
  }
  return source.substr(0, source.find('\n'));
}

// 1-based character column of a byte offset.
int character_column(std::string_view line, int bytes) {
  int column = 1;
  for (std::size_t i = 0; i < line.size() && i < static_cast<std::size_t>(bytes); ++i) {
    if ((static_cast<uint8_t>(line[i]) & 0xC0) != 0x80) ++column;
  }
  if (static_cast<std::size_t>(bytes) > line.size()) column += bytes - static_cast<int>(line.size());
  return column;
}

SyntaxDiagnostic diagnose(const ScopeError& error, std::string_view filename, std::string_view source) {
  SyntaxDiagnostic d;
  d.kind = error.kind;
  d.message = error.message;
  d.filename = filename;
  if (error.kind == SyntaxErrorKind::RecursionError) return d;
  std::string_view line = line_of(source, error.range.line);
  d.line = error.range.line;
  d.col = character_column(line, error.range.col);
  if (error.range.end_line > 0) {
    d.end_line = error.range.end_line;
    d.end_col = error.range.end_col == kNoEndColumn
                    ? kNoEndColumn
                    : character_column(line_of(source, error.range.end_line), error.range.end_col);
  }
  return d;
}

}  // namespace

Result<CompiledModule> compile_module(const ast::Module& module, std::string_view filename,
                                      const CompileOptions& options) {
  CompiledModule result;
  result.future_flags = options.future_flags;
  StackBudget budget(options.stack_bytes);
  int future_line = 0;
  if (auto error = read_future_imports(module, result.future_flags, future_line)) {
    return diagnose(*error, filename, options.source);
  }
  SymbolTable table;
  ScopeBuilder builder(table, budget, (result.future_flags & kFutureAnnotations) != 0);
  if (auto error = builder.run(module)) return diagnose(*error, filename, options.source);
  Codegen codegen(table, budget, filename, options, result.future_flags, future_line);
  result.unit = codegen.module(module);
  if (codegen.error()) return diagnose(*codegen.error(), filename, options.source);
  for (const ast::SourceWarning& w : module.warnings) {
    std::string_view line = line_of(options.source, w.range.line);
    result.warnings.push_back(
        {std::string(w.message), w.range.line, character_column(line, w.range.col), w.range.end_line,
         character_column(line_of(options.source, w.range.end_line), w.range.end_col), true, w.deprecation});
  }
  for (auto& [message, range] : codegen.warnings()) {
    std::string_view line = line_of(options.source, range.line);
    SyntaxWarning warning{std::move(message), range.line, character_column(line, range.col), range.end_line,
                          character_column(line_of(options.source, range.end_line), range.end_col)};
    // A finally body is compiled several times, but warned about once.
    bool known = false;
    for (const auto& w : result.warnings) {
      known = known || (w.line == warning.line && w.col == warning.col && w.message == warning.message);
    }
    if (!known) result.warnings.push_back(std::move(warning));
  }
  return result;
}

}  // namespace adder
