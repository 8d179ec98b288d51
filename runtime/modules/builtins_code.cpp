// builtins_code.cpp: compile eval exec globals locals __import__.
#include "frontend/bytecode/code_unit.h"
#include "runtime/interp/compile_source.h"
#include "runtime/modules/builtins.h"
#include "runtime/modules/import.h"

namespace adder {

Value caller_locals(ThreadState& ts) {
  if (!ts.frame) return raise(ts, ts.rt.exc.SystemError, "no current frame");
  FrameObject* object = frame_object(ts, ts.frame);
  return object ? frame_locals(ts, object) : Value();
}

namespace {

enum : int64_t {  // flags of compile(), numbers as in CPython's ast module
  kFlagAllowTopLevelAwait = 0x2000,
  kFlagOnlyAst = 0x400,
  kFlagDontImplyDedent = 0x200,
  kFlagTypeComments = 0x1000,
  kFlagAllowIncompleteInput = 0x4000,
  kFlagFutures = 0x1fe0010,  // the features of __future__, nearly all of them without effect today
};

Value builtin_globals(ThreadState& ts, Value*, uint32_t) {
  return ts.frame ? Value(ts.frame->globals) : raise(ts, ts.rt.exc.SystemError, "no current frame");
}
Value builtin_locals(ThreadState& ts, Value*, uint32_t) {
  return caller_locals(ts);
}

bool is_mapping(ThreadState& ts, Value v) {
  return is_kind(v, Kind::Dict) || lookup_special(ts, type_of(ts, v), kSpecialGetitem);
}

// The source argument as UTF-8 (str) or raw bytes; false with an exception pending.
bool source_text(ThreadState& ts, Value source, const char* function, const char* wanted, std::string* out,
                 bool* is_text) {
  *is_text = is_str(source);
  if (*is_text) {
    *out = str_to_utf8(source.as<Str>());
  } else if (is_bytes_like(source)) {
    BufferView view;
    if (!get_buffer(ts, source, &view)) return false;
    out->assign(view.data, view.bytes);
  } else {
    raise_type_error(ts, "%s() arg 1 must be a %s object", function, wanted);
    return false;
  }
  if (out->find('\0') != std::string::npos) {
    raise_value_error(ts, "source code string cannot contain null bytes");
    return false;
  }
  return true;
}

uint32_t inherited_futures(ThreadState& ts) {
  return ts.frame ? ts.frame->code->unit->code_flags & uint32_t{kCodeFutureAnnotations} : 0;
}

// The namespaces of eval and exec. false with an exception pending.
bool choose_namespaces(ThreadState& ts, Value& globals, Value& locals) {
  if (!globals || globals.is_none()) {
    if (!ts.frame) return raise(ts, ts.rt.exc.SystemError, "globals and locals cannot be NULL"), false;
    globals = ts.frame->globals;
    if (!locals || locals.is_none()) locals = caller_locals(ts);
  } else if (!locals || locals.is_none()) {
    locals = globals;
  }
  if (!locals) return false;
  Dict* dict = globals.as<Dict>();
  Str* key = ts.rt.names.dunder_builtins;
  if (dict_get_str(ts, dict, key)) return true;
  if (ts.has_error()) return false;
  Value builtins = ts.frame ? Value(ts.frame->builtins) : Value(ts.rt.builtins);
  return dict_set_str(ts, dict, key, builtins);
}

Value compile_for(ThreadState& ts, Value source, const char* function, ParseMode mode) {
  std::string text;
  bool is_text;
  if (!source_text(ts, source, function, "string, bytes or code", &text, &is_text)) return Value();
  if (mode == ParseMode::Eval) {
    size_t first = text.find_first_not_of(" \t");
    if (first != std::string::npos) text.erase(0, first);
  }
  SourceOptions options;
  options.mode = mode;
  options.is_text = is_text;
  options.future_flags = inherited_futures(ts);
  Str* name = intern(ts, "<string>");
  return name ? compile_source(ts, text, name, options) : Value();
}

Value builtin_eval(ThreadState& ts, Value* a, uint32_t) {
  Value globals = a[1], locals = a[2];
  if (locals && !locals.is_none() && !is_mapping(ts, locals)) return raise_type_error(ts, "locals must be a mapping");
  if (globals && !globals.is_none() && !is_kind(globals, Kind::Dict)) {
    return raise_type_error(ts, is_mapping(ts, globals) ? "globals must be a real dict; try eval(expr, {}, mapping)"
                                                        : "globals must be a dict");
  }
  if (!choose_namespaces(ts, globals, locals)) return Value();
  Value code = a[0];
  if (is_kind(code, Kind::Code)) {
    if (code.as<Code>()->free_count) {
      return raise_type_error(ts, "code object passed to eval() may not contain free variables");
    }
  } else {
    code = compile_for(ts, code, "eval", ParseMode::Eval);
    if (!code) return Value();
  }
  return execute_code(ts, code, globals.as<Dict>(), locals);
}

Value builtin_exec(ThreadState& ts, Value* a, uint32_t) {
  Value globals = a[1], locals = a[2], closure = a[3] && !a[3].is_none() ? a[3] : Value();
  if (globals && !globals.is_none() && !is_kind(globals, Kind::Dict)) {
    return raise_type_error(ts, "exec() globals must be a dict, not %T", globals);
  }
  if (locals && !locals.is_none() && !is_mapping(ts, locals)) {
    return raise_type_error(ts, "locals must be a mapping or None, not %T", locals);
  }
  if (!choose_namespaces(ts, globals, locals)) return Value();
  if (!is_kind(a[0], Kind::Code)) {
    if (closure) return raise_type_error(ts, "closure can only be used when source is a code object");
    Value code = compile_for(ts, a[0], "exec", ParseMode::Exec);
    return code && execute_code(ts, code, globals.as<Dict>(), locals) ? kNone : Value();
  }
  Code* code = a[0].as<Code>();
  if (!code->free_count && closure) return raise_type_error(ts, "cannot use a closure with this code object");
  Function* function = new_function(ts, code, globals.as<Dict>());
  if (!function) return Value();
  if (code->free_count) {
    bool fits = closure && is_exact(closure, Kind::Tuple) && closure.as<Tuple>()->size == code->free_count;
    for (size_t i = 0; fits && i < code->free_count; ++i) fits = is_kind(closure.as<Tuple>()->items[i], Kind::CellVar);
    if (!fits) {
      return raise_type_error(ts, "code object requires a closure of exactly length %d", code->free_count);
    }
    function->closure = closure.as<Tuple>();
  }
  return execute_function_in(ts, function, locals) ? kNone : Value();
}

// A path argument as Str; null with an exception pending.
Str* filename_argument(ThreadState& ts, Value v) {
  if (is_str(v)) return v.as<Str>();
  if (is_kind(v, Kind::Bytes)) return new_str(ts, v.as<Bytes>()->view());
  bool found;
  Value path = call_special(ts, v, kSpecialFspath, {}, &found);
  if (!found) {
    raise_type_error(ts, "expected str, bytes or os.PathLike object, not %T", v);
    return nullptr;
  }
  if (!path) return nullptr;
  if (is_str(path)) return path.as<Str>();
  if (is_kind(path, Kind::Bytes)) return new_str(ts, path.as<Bytes>()->view());
  raise_type_error(ts, "expected %T.__fspath__() to return str or bytes, not %T", v, path);
  return nullptr;
}

Value builtin_compile(ThreadState& ts, Value* a, uint32_t) {
  Str* filename = filename_argument(ts, a[1]);
  if (!filename) return Value();
  if (!is_str(a[2])) return raise_type_error(ts, "compile() argument 'mode' must be str, not %A", a[2]);
  int64_t flags = 0, optimize = -1;
  if (a[3] && !to_i64(ts, a[3], &flags)) return Value();
  int dont_inherit = a[4] ? truth(ts, a[4]) : 0;
  if (dont_inherit < 0 || (a[5] && !to_i64(ts, a[5], &optimize))) return Value();
  constexpr int64_t kKnown = kFlagAllowTopLevelAwait | kFlagOnlyAst | kFlagDontImplyDedent | kFlagTypeComments |
                             kFlagAllowIncompleteInput | kFlagFutures;
  if (flags & ~kKnown) return raise_value_error(ts, "compile(): unrecognised flags");
  if (optimize < -1 || optimize > 2) return raise_value_error(ts, "compile(): invalid optimize value");
  SourceOptions options;
  std::string mode = str_to_utf8(a[2].as<Str>());
  if (mode == "exec") {
    options.mode = ParseMode::Exec;
  } else if (mode == "eval") {
    options.mode = ParseMode::Eval;
  } else if (mode == "single") {
    options.mode = ParseMode::Single;
  } else if (mode != "func_type" || !(flags & kFlagOnlyAst)) {
    const char* choices =
        flags & kFlagOnlyAst ? "'exec', 'eval', 'single' or 'func_type'" : "'exec', 'eval' or 'single'";
    return raise_value_error(ts, "compile() mode must be %s", choices);
  }
  options.optimize = int(optimize);
  options.future_flags = uint32_t(flags) & kCodeFutureAnnotations;
  if (!dont_inherit) options.future_flags |= inherited_futures(ts);
  options.allow_incomplete = flags & kFlagAllowIncompleteInput;
  bool is_source = is_str(a[0]) || is_bytes_like(a[0]);
  if ((flags & kFlagOnlyAst) || !is_source) {
    // Trees are objects of the ast module, which knows how to make and to read them.
    Value module = import_module(ts, "_ast");
    Value hook = module ? get_attribute(ts, module, "_compile") : Value();
    return !hook ? Value()
                 : call_with(ts, hook, a[0], filename, a[2], new_int(ts, flags | options.future_flags),
                             Value::small_int(optimize));
  }
  std::string text;
  if (!source_text(ts, a[0], "compile", "string, bytes or AST", &text, &options.is_text)) return Value();
  return compile_source(ts, text, filename, options);
}

Value builtin_import(ThreadState& ts, Value* a, uint32_t) {
  if (!is_str(a[0])) return raise_type_error(ts, "module name must be a string");
  Value args[] = {a[0], a[1] ? a[1] : kNone, a[2] ? a[2] : kNone, a[3] ? a[3] : ts.rt.empty_tuple,
                  a[4] ? a[4] : Value::small_int(0)};
  return import_general(ts, args);
}

}  // namespace

NativeDef kBuiltinsCode[] = {
    {"compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)",
     "A code object for source text (str, bytes or an AST) that exec() or eval() can run.\n\n"
     "mode is 'exec' for statements, 'eval' for one expression, 'single' for one interactive statement.",
     builtin_compile},
    {"eval(source, globals=None, locals=None, /)", "The value of an expression given as text or code.", builtin_eval},
    {"exec(source, globals=None, locals=None, /, *, closure=None)", "Runs statements given as text or code.",
     builtin_exec},
    {"globals()", "The namespace of the calling module.", builtin_globals},
    {"locals()", "The names visible in the calling function, class or module, as a mapping.", builtin_locals},
    {"__import__(name, globals=None, locals=None, fromlist=(), level=0)",
     "What the import statement calls. importlib.import_module() is easier to use.", builtin_import},
    {nullptr, nullptr, nullptr},
};

}  // namespace adder
