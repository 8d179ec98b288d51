// compile_source.cpp: runs the front end and turns what it says into Python: diagnostics into SyntaxError, warnings
// into SyntaxWarning or DeprecationWarning, the unit into a Code object that keeps it alive.
#include "runtime/interp/compile_source.h"

#include <unistd.h>

#include "frontend/ast/arena.h"
#include "frontend/compiler/compile.h"
#include "frontend/parser/parse.h"

namespace adder {

namespace {

// Null when memory is refused; None for an absent text.
Value text_or_none(ThreadState& ts, bool present, const std::string& text) {
  return present ? Value(new_str(ts, text)) : kNone;
}

// A 1-based line, without its newline.
std::string line_at(std::string_view source, int line) {
  for (; line > 1; --line) {
    size_t end = source.find('\n');
    if (end == std::string_view::npos) return {};
    source.remove_prefix(end + 1);
  }
  return std::string(source.substr(0, source.find('\n')));
}

// What is found wrong after parsing shows the line as the file has it, and none where there is no such file.
void read_text_line(SyntaxDiagnostic* d) {
  std::FILE* file = d->line > 0 ? std::fopen(d->filename.c_str(), "re") : nullptr;
  if (!file) return;
  std::string text;
  char buffer[4096];
  for (size_t n; (n = std::fread(buffer, 1, sizeof buffer, file)) > 0;) text.append(buffer, n);
  std::fclose(file);
  d->text_line = line_at(text, d->line) + "\n";
  d->has_text = true;
}

// Reports through warnings.warn_explicit. false: the warning was turned into an exception, which is pending.
bool report_warning(ThreadState& ts, const SyntaxWarning& warning, Str* filename, std::string_view source) {
  Value module = import_module(ts, "warnings");
  if (!module) return clear_error(ts), true;
  Value function = get_attribute(ts, module, "warn_explicit");
  if (!function) return clear_error(ts), true;
  Str* message = new_str(ts, warning.message);
  if (!message) return false;
  Type* category = warning.deprecation ? ts.rt.exc.DeprecationWarning : ts.rt.exc.SyntaxWarning;
  if (call_with(ts, function, message, category, filename, Value::small_int(warning.line))) return true;
  if (!pending_matches(ts, category)) return false;
  // An error by the user's filter: shown as a syntax error at its place.
  clear_error(ts);
  SyntaxDiagnostic diagnostic;
  diagnostic.message = warning.message;
  diagnostic.filename = str_to_utf8(filename);
  diagnostic.line = warning.line;
  diagnostic.col = warning.col;
  diagnostic.end_line = warning.end_line;
  diagnostic.end_col = warning.end_col;
  if (warning.lexical) {
    diagnostic.text_line = line_at(source, warning.line);
    diagnostic.has_text = true;
    if (!warning.deprecation)
      ;  // the tokeniser shows what it has read of the line
    else if (warning.end_line == warning.line)
      diagnostic.text_line += '\n';
    else  // an end on another line is counted in the first line's text
      diagnostic.end_col = std::min(diagnostic.end_col, static_cast<int>(diagnostic.text_line.size()) + 1);
  } else {
    read_text_line(&diagnostic);
  }
  raise_diagnostic(ts, diagnostic);
  return false;
}

}  // namespace

Value raise_diagnostic(ThreadState& ts, const SyntaxDiagnostic& d) {
  BuiltinExceptions& exc = ts.rt.exc;
  switch (d.kind) {
    case SyntaxErrorKind::MemoryError:
      return raise(ts, exc.MemoryError, "%s", d.message);
    case SyntaxErrorKind::RecursionError:
      return raise(ts, exc.RecursionError, "%s", d.message);
    default:
      break;
  }
  Type* type = d.kind == SyntaxErrorKind::TabError           ? exc.TabError
               : d.kind == SyntaxErrorKind::IndentationError ? exc.IndentationError
                                                             : exc.SyntaxError;
  Value message = new_str(ts, d.message);
  Value filename = new_str(ts, d.filename);
  Value text = text_or_none(ts, d.has_text, d.text_line);
  if (!message || !filename || !text) return Value();
  Tuple* place = new_tuple(ts, d.end_line || d.end_col || !d.line ? 6 : 4);
  if (!place) return Value();
  place->items[0] = filename;
  place->items[1] = Value::small_int(d.line);
  place->items[2] = Value::small_int(d.col);
  place->items[3] = text;
  if (place->size == 6) {
    place->items[4] = Value::small_int(d.end_line);
    place->items[5] = d.end_col == kNoEndColumn ? kNone : Value::small_int(d.end_col);
  }
  Value error = call_with(ts, type, message, place);
  return error ? raise_exception(ts, error) : Value();
}

Value compile_tree(ThreadState& ts, const ast::Module& tree, std::string_view source, Str* filename,
                   const SourceOptions& options) {
  std::string name = str_to_utf8(filename);
  CompileOptions compile_options;
  compile_options.optimize = options.optimize < 0 ? ts.rt.config.optimize : options.optimize;
  compile_options.module_is_globals = options.module_is_globals;
  compile_options.future_flags = options.future_flags;
  compile_options.source = source;
  uintptr_t here = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
  if (here <= ts.native_limit) return raise_recursion_error(ts, " during compilation");
  compile_options.stack_bytes = std::min(compile_options.stack_bytes, size_t(here - ts.native_limit));
  Result<CompiledModule> compiled = compile_module(tree, name, compile_options);
  if (!compiled) {
    SyntaxDiagnostic diagnostic = compiled.error();
    read_text_line(&diagnostic);
    return raise_diagnostic(ts, diagnostic);
  }
  for (const SyntaxWarning& warning : compiled.value().warnings) {
    if (!report_warning(ts, warning, filename, source)) return Value();
  }
  const std::vector<uint64_t>& unit = compiled.value().unit;
  Bytes* owner = new_bytes(ts, {reinterpret_cast<const char*>(unit.data()), unit.size() * sizeof(uint64_t)});
  return owner ? Value(new_code(ts, reinterpret_cast<const CodeUnit*>(owner->data), owner)) : Value();
}

Value compile_source(ThreadState& ts, std::string_view source, Str* filename, const SourceOptions& options) {
  uint32_t flags = 0;
  if (options.is_text) flags |= kParseIgnoreCookie;
  // For compile() a newline at the end ends a compound statement, at the prompt only an empty line does.
  if (options.allow_incomplete && (options.incomplete || !source.ends_with('\n'))) flags |= kParseAllowIncomplete;
  AstArena arena;
  Result<ast::Module*> tree = parse_module(arena, source, str_to_utf8(filename), options.mode, flags);
  if (!tree) {
    SyntaxDiagnostic diagnostic = tree.error();
    if (options.incomplete) {
      *options.incomplete = diagnostic.incomplete;
    } else if (options.allow_incomplete && diagnostic.incomplete) {
      diagnostic.kind = SyntaxErrorKind::SyntaxError;
      diagnostic.message = "incomplete input";  // what codeop looks for
    }
    // A line of a file is shown with its newline.
    if (diagnostic.has_text && !diagnostic.text_line.ends_with('\n') && access(diagnostic.filename.c_str(), R_OK) == 0)
      diagnostic.text_line += '\n';
    return raise_diagnostic(ts, diagnostic);
  }
  return compile_tree(ts, *tree.value(), source, filename, options);
}

}  // namespace adder
