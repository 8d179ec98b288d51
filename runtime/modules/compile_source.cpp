// compile_source.cpp: parse, analyse, compile, and turn the outcome into a Code or a SyntaxError.
#include "runtime/modules/compile_source.h"

#include "frontend/compiler/compile.h"
#include "frontend/parser/parse.h"
#include "runtime/errors/raise.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/function.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"

namespace adder {

namespace {

Value raise_diagnostic(ThreadState& ts, const SyntaxDiagnostic& d) {
  Runtime& rt = ts.rt;
  switch (d.kind) {
    case SyntaxErrorKind::MemoryError: return raise(ts, rt.exc.MemoryError, "%s", d.message);
    case SyntaxErrorKind::RecursionError: return raise(ts, rt.exc.RecursionError, "%s", d.message);
    default: break;
  }
  Type* type = d.kind == SyntaxErrorKind::TabError           ? rt.exc.TabError
               : d.kind == SyntaxErrorKind::IndentationError ? rt.exc.IndentationError
                                                             : rt.exc.SyntaxError;
  Str* message = new_str(ts, d.message);
  Str* file = new_str(ts, d.filename);
  Value text = d.has_text ? Value(new_str(ts, d.text_line)) : kNone;
  if (!message || !file || !text) return {};
  Tuple* info = new_tuple(ts, 6);
  if (!info) return {};
  info->items[0] = file;
  info->items[1] = Value::small_int(d.line);
  info->items[2] = Value::small_int(d.col);
  info->items[3] = text;
  info->items[4] = d.end_line ? Value::small_int(d.end_line) : Value::small_int(d.end_line);
  info->items[5] = Value::small_int(d.end_col);
  Value args[] = {message, info};
  Value exception = call(ts, Value(type), args, 2);
  return exception ? raise_exception(ts, exception) : Value();
}

bool issue_warnings(ThreadState& ts, const std::vector<SyntaxWarning>& warnings, std::string_view filename) {
  for (const SyntaxWarning& w : warnings)
    if (!warn_explicit(ts, ts.rt.exc.SyntaxWarning, w.message, filename, w.line)) return false;
  return true;
}

}  // namespace

Value compile_source(ThreadState& ts, std::string_view source, std::string_view filename, const SourceOptions& options) {
  AstArena arena;
  ParseMode mode = options.mode == SourceMode::kExec   ? ParseMode::Exec
                   : options.mode == SourceMode::kEval ? ParseMode::Eval
                                                       : ParseMode::Single;
  uint32_t flags = (options.ignore_cookie ? kParseIgnoreCookie : 0u) | (options.allow_incomplete ? kParseAllowIncomplete : 0u);
  auto parsed = parse_module(arena, source, filename, mode, flags);
  if (!parsed.ok()) {
    if (options.incomplete && parsed.error().incomplete) *options.incomplete = true;
    return raise_diagnostic(ts, parsed.error());
  }
  CompileOptions compile;
  compile.optimize = options.optimize < 0 ? ts.rt.config.optimize : options.optimize;
  compile.module_is_globals = options.module_is_globals;
  compile.future_flags = options.future_flags;
  compile.source = source;
  auto compiled = compile_module(*parsed.value(), filename, compile);
  if (!compiled.ok()) return raise_diagnostic(ts, compiled.error());
  CompiledModule& module = compiled.value();
  if (!issue_warnings(ts, module.warnings, filename)) return {};
  // The unit lives in a bytes object that the Code keeps alive.
  Bytes* owner = new_bytes(ts, {reinterpret_cast<const char*>(module.unit.data()), module.unit.size() * sizeof(uint64_t)});
  if (!owner) return {};
  const CodeUnit* unit = reinterpret_cast<const CodeUnit*>(owner->data);
  return new_code(ts, unit, owner);
}

}  // namespace adder
