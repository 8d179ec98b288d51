// sys.cpp: the module sys: facts about the program, its threads' frames and exceptions, and knobs of the runtime.
#include <sys/resource.h>

#include <cfloat>
#include <clocale>

#include "runtime/errors/raise.h"
#include "runtime/errors/report.h"
#include "runtime/interp/frame.h"
#include "runtime/interp/slow_paths.h"
#include "runtime/modules/module_table.h"
#include "runtime/modules/version.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/function.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/str.h"
#include "runtime/objects/struct_sequence.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/runtime.h"

namespace adder {

extern const NativeModule kModule_sys_monitoring;

namespace {

Value sys_exit(ThreadState& ts, Value* a, uint32_t) {
  // As `raise SystemExit` with the status: None is no argument, a tuple is all of them.
  if (!a[0] || a[0].is_none()) return raise_value(ts, ts.rt.exc.SystemExit, Value());
  if (!is_kind(a[0], Kind::Tuple)) return raise_value(ts, ts.rt.exc.SystemExit, a[0]);
  Value e = call(ts, Value(ts.rt.exc.SystemExit), a[0].as<Tuple>()->items, a[0].as<Tuple>()->size);
  return e ? raise_exception(ts, e) : Value();
}
Value sys_getrecursionlimit(ThreadState& ts, Value*, uint32_t) {
  return Value::small_int(ts.rt.recursion_limit);
}
Value sys_setrecursionlimit(ThreadState& ts, Value* a, uint32_t) {
  int64_t limit;
  if (!to_i64(ts, a[0], &limit)) return {};
  if (limit < 1) return raise_value_error(ts, "recursion limit must be greater or equal than 1");
  if (limit > INT32_MAX) return raise_overflow(ts, "Python int too large to convert to C int");
  // The call of this function counts as a level.
  if (ts.depth + 1 >= static_cast<uint64_t>(limit))
    return raise(ts, ts.rt.exc.RecursionError,
                 "cannot set the recursion limit to %lld at the recursion depth %u: the limit is too low", limit,
                 ts.depth + 1);
  ts.rt.recursion_limit = static_cast<uint32_t>(limit);
  for (ThreadState* t : ts.rt.threads) t->depth_limit = ts.rt.recursion_limit;
  return kNone;
}
Value sys_exc_info(ThreadState& ts, Value*, uint32_t) {
  Value e = handled_exception(ts);
  if (!e) return tuple_of(ts, kNone, kNone, kNone);
  Value tb = e.as<ExceptionObject>()->traceback;
  return tuple_of(ts, Value(e.as_cell()->type()), e, tb ? tb : kNone);
}
Value sys_exception(ThreadState& ts, Value*, uint32_t) {
  Value e = handled_exception(ts);
  return e ? e : kNone;
}
Value sys_getframe(ThreadState& ts, Value* a, uint32_t) {
  int64_t depth = 0;
  if (a[0] && !to_i64(ts, a[0], &depth)) return {};
  Frame* f = ts.frame;
  while (f && depth-- > 0) f = f->previous;
  if (!f) return raise_value_error(ts, "call stack is not deep enough");
  return frame_object(ts, f);
}
Value sys_name_with_module(ThreadState& ts, Value* a, uint32_t) {
  if (!is_type(a[0])) return raise_type_error(ts, "_name_with_module() argument must be a class, not %T", a[0]);
  a[0].as<Type>()->flags |= kTypeNamedWithModule;
  return a[0];
}

Value sys_intern(ThreadState& ts, Value* a, uint32_t) {
  if (!is_exact(a[0], Kind::Str))
    return raise_type_error(ts, is_str(a[0]) ? "can't intern %T" : "intern() argument must be str, not %T", a[0]);
  return intern(ts, a[0].as<Str>());
}
Value sys_getsizeof(ThreadState& ts, Value* a, uint32_t) {
  bool found;
  Value v = call_method(ts, a[0], intern(ts, "__sizeof__"));
  (void)found;
  if (!v) {
    if (!a[1] || !pending_matches(ts, ts.rt.exc.TypeError)) return {};
    clear_error(ts);
    return a[1];
  }
  return v;
}
Value sys_getrefcount(ThreadState&, Value*, uint32_t) {
  return Value::small_int(1);
}
Value sys_getdefaultencoding(ThreadState& ts, Value*, uint32_t) {
  return new_str(ts, "utf-8");
}
Value sys_getfilesystemencoding(ThreadState& ts, Value*, uint32_t) {
  return new_str(ts, "utf-8");
}
Value sys_getfilesystemencodeerrors(ThreadState& ts, Value*, uint32_t) {
  return new_str(ts, "surrogateescape");
}
Value sys_is_finalizing(ThreadState& ts, Value*, uint32_t) {
  return Value::boolean(ts.rt.finalizing);
}
Value sys_getswitchinterval(ThreadState& ts, Value*, uint32_t) {
  return new_float(ts, static_cast<double>(ts.rt.gil.switch_interval_us) / 1e6);
}
Value sys_setswitchinterval(ThreadState& ts, Value* a, uint32_t) {
  double d;
  if (!to_double(ts, a[0], &d)) return {};
  if (!(d > 0)) return raise_value_error(ts, "switch interval must be strictly positive");
  ts.rt.gil.switch_interval_us = static_cast<uint64_t>(d * 1e6);
  return kNone;
}
Value sys_displayhook(ThreadState& ts, Value* a, uint32_t) {
  if (a[0].is_none()) return kNone;
  if (!dict_set_str(ts, ts.rt.builtins, ts.rt.names.underscore, kNone)) return {};
  Str* text = to_repr(ts, a[0]);
  Value out = dict_get_str(ts, ts.rt.sys_dict, ts.rt.names.stdout_);
  if (!text) return {};
  if (!out || out.is_none()) return raise_runtime_error(ts, "lost sys.stdout");
  Value args[] = {str_concat(ts, text, str_from_char(ts, '\n'))};
  if (!args[0] || !call_method(ts, out, ts.rt.names.write, args)) return {};
  if (!dict_set_str(ts, ts.rt.builtins, ts.rt.names.underscore, a[0])) return {};
  return kNone;
}
Value sys_excepthook(ThreadState& ts, Value* a, uint32_t) {
  Value printer = import_module(ts, "traceback");
  if (is_exception(a[1])) {
    ExceptionObject* e = a[1].as<ExceptionObject>();
    if (!e->traceback && a[2] && is_kind(a[2], Kind::Traceback)) e->traceback = a[2];
    if (printer) printer = get_attribute(ts, printer, "_print_uncaught");
    if (printer && call(ts, printer, a, 3)) return kNone;
    clear_error(ts);
    print_exception(ts, e);
    return kNone;
  }
  Value err = dict_get_str(ts, ts.rt.sys_dict, ts.rt.names.stderr_);
  Value text = format_message(ts, "TypeError: print_exception(): Exception expected for value, %T found\n", a[1]);
  if (err && !err.is_none() && text) call_method(ts, err, ts.rt.names.write, {&text, 1});
  clear_error(ts);
  return kNone;
}
Value sys_unraisablehook(ThreadState& ts, Value* a, uint32_t) {
  if (std::strcmp(type_name(ts, a[0]), "UnraisableHookArgs") != 0)
    return raise_type_error(ts, "sys.unraisablehook argument type must be UnraisableHookArgs");
  Value value = get_attribute(ts, a[0], "exc_value");
  Value message = value ? get_attribute(ts, a[0], "err_msg") : Value();
  Value object = message ? get_attribute(ts, a[0], "object") : Value();
  if (!object) return {};
  if (is_exception(value))
    print_unraisable(ts, is_str(message) ? str_to_utf8(message.as<Str>()) : "", object, value.as<ExceptionObject>());
  return kNone;
}
Value sys_settrace(ThreadState& ts, Value* a, uint32_t) {
  ts.trace_function = a[0].is_none() ? Value() : a[0];
  update_watching(ts);
  return kNone;
}
Value sys_gettrace(ThreadState& ts, Value*, uint32_t) {
  return ts.trace_function ? ts.trace_function : kNone;
}
Value sys_setprofile(ThreadState& ts, Value* a, uint32_t) {
  ts.profile_function = a[0].is_none() ? Value() : a[0];
  update_watching(ts);
  return kNone;
}
Value sys_getprofile(ThreadState& ts, Value*, uint32_t) {
  return ts.profile_function ? ts.profile_function : kNone;
}
// What breakpoint() calls: the function that PYTHONBREAKPOINT names, pdb.set_trace without it.
Value sys_breakpointhook(ThreadState& ts, Value* a, uint32_t n) {  // a: keywords, then the positional arguments
  Value flags = dict_get_str(ts, ts.rt.sys_dict, intern(ts, "flags"));
  Value ignore = flags ? get_attribute(ts, flags, "ignore_environment") : Value();
  if (!ignore) return {};
  const char* asked = ignore == Value::small_int(0) ? std::getenv("PYTHONBREAKPOINT") : nullptr;
  std::string name = asked && *asked ? asked : "pdb.set_trace";
  if (name == "0") return kNone;
  size_t dot = name.rfind('.');
  std::string module = dot == std::string::npos ? "builtins" : name.substr(0, dot);
  Value owner = module.empty() ? Value() : import_module(ts, module.c_str());
  if (ts.has_error() && !pending_matches(ts, ts.rt.exc.ImportError)) return {};
  Str* function = intern(ts, name.substr(dot == std::string::npos ? 0 : dot + 1));
  Value hook = owner && function ? get_attribute_or_empty(ts, owner, function) : Value();
  if (!hook) {
    clear_error(ts);
    bool ok = warn(ts, ts.rt.exc.RuntimeWarning, 1, "Ignoring unimportable $PYTHONBREAKPOINT: \"%s\"", name.c_str());
    return ok ? kNone : Value();
  }
  Tuple* args = new_tuple_from(ts, a + 1, n - 1);
  return args ? call_dict(ts, hook, args, a[0] ? a[0].as<Dict>() : nullptr) : Value();
}
Value sys_set_int_max_str_digits(ThreadState& ts, Value* a, uint32_t) {
  int64_t n;
  if (!to_i64(ts, a[0], &n)) return {};
  if (n != 0 && n < 640) return raise_value_error(ts, "maxdigits must be 0 or larger than 640");
  ts.rt.max_str_digits = static_cast<decltype(ts.rt.max_str_digits)>(n);
  return kNone;
}
Value sys_get_int_max_str_digits(ThreadState& ts, Value*, uint32_t) {
  return Value::small_int(ts.rt.max_str_digits);
}
Value sys_get_asyncgen_hooks(ThreadState& ts, Value*, uint32_t) {
  return tuple_of(ts, ts.async_gen_hooks[0] ? ts.async_gen_hooks[0] : kNone,
                  ts.async_gen_hooks[1] ? ts.async_gen_hooks[1] : kNone);
}
Value sys_set_asyncgen_hooks(ThreadState& ts, Value* a, uint32_t) {
  for (int i = 0; i < 2; ++i)
    if (a[i]) ts.async_gen_hooks[i] = a[i].is_none() ? Value() : a[i];
  return kNone;
}
Value sys_get_coroutine_origin_tracking_depth(ThreadState&, Value*, uint32_t) {
  return Value::small_int(0);
}
Value sys_audit(ThreadState&, Value*, uint32_t) {
  return kNone;
}
Value sys_current_frames(ThreadState& ts, Value*, uint32_t) {
  Dict* dict = new_dict(ts);
  for (ThreadState* t : ts.rt.threads) {
    if (!dict || !t->frame) continue;
    FrameObject* f = frame_object(ts, t->frame);
    if (!f || !dict_set(ts, dict, new_int(ts, static_cast<int64_t>(t->id)), f)) return {};
  }
  return dict;
}

NativeDef kFunctions[] = {
    {"exit(status=None, /)", "Exit the interpreter by raising SystemExit(status).", sys_exit},
    {"getrecursionlimit()", "Return the recursion limit.", sys_getrecursionlimit},
    {"setrecursionlimit(limit, /)", "Set the maximum depth of the interpreter's stack.", sys_setrecursionlimit},
    {"exc_info()", "Return (type, value, traceback) of the exception being handled.", sys_exc_info},
    {"exception()", "Return the exception being handled, or None.", sys_exception},
    {"_getframe(depth=0, /)", "Return a frame object from the call stack.", sys_getframe},
    {"_name_with_module(cls, /)",
     "Error messages name the class with its module, as they do classes written in C++.  Returns cls.",
     sys_name_with_module},
    {"intern(string, /)", "Enter string in the table of interned strings.", sys_intern},
    {"getsizeof(object, default=None)", "Return the size of object in bytes.", sys_getsizeof},
    {"getrefcount(object, /)", "Always 1: Adder does not count references.", sys_getrefcount},
    {"getdefaultencoding()", "Return the default string encoding.", sys_getdefaultencoding},
    {"getfilesystemencoding()", "Return the encoding of file names.", sys_getfilesystemencoding},
    {"getfilesystemencodeerrors()", "Return the error handler of file names.", sys_getfilesystemencodeerrors},
    {"is_finalizing()", "Return True while the interpreter shuts down.", sys_is_finalizing},
    {"getswitchinterval()", "Return the GIL's switch interval in seconds.", sys_getswitchinterval},
    {"setswitchinterval(interval, /)", "Set the GIL's switch interval in seconds.", sys_setswitchinterval},
    {"displayhook(object, /)", "Print an object to sys.stdout and save it in builtins._", sys_displayhook},
    {"excepthook(exctype, value, traceback, /)", "Handle an exception by displaying it with a traceback on sys.stderr.",
     sys_excepthook},
    {"unraisablehook(unraisable, /)", "Handle an unraisable exception.", sys_unraisablehook},
    {"settrace(function, /)", "Set the global debug tracing function.", sys_settrace},
    {"gettrace()", "Return the global debug tracing function.", sys_gettrace},
    {"setprofile(function, /)", "Set the profiling function.", sys_setprofile},
    {"getprofile()", "Return the profiling function.", sys_getprofile},
    {"breakpointhook(*args, **kws)", "Calls the debugger, or what PYTHONBREAKPOINT names.", sys_breakpointhook},
    {"set_int_max_str_digits(maxdigits)", "Set the limit of int/str conversions.", sys_set_int_max_str_digits},
    {"get_int_max_str_digits()", "Return the limit of int/str conversions.", sys_get_int_max_str_digits},
    {"get_asyncgen_hooks()", "Return the installed asynchronous generator hooks.", sys_get_asyncgen_hooks},
    {"set_asyncgen_hooks(firstiter=None, finalizer=None)", "Set asynchronous generator hooks.", sys_set_asyncgen_hooks},
    {"get_coroutine_origin_tracking_depth()", "Return the depth of coroutine origin tracking.",
     sys_get_coroutine_origin_tracking_depth},
    {"audit(event, /, *args)", "Passes the event to no hook: Adder has none.", sys_audit},
    {"_current_frames()", "Return a dict from thread id to innermost frame.", sys_current_frames},
    {nullptr, nullptr, nullptr}};

bool add_tuple_fields(ThreadState& ts, Module* m, const char* name, const char* type_name,
                      std::initializer_list<const char*> fields, std::initializer_list<Value> values) {
  Value v = make_struct_sequence(ts, type_name, fields, values);
  return v && module_add(ts, m, name, v);
}

Value text(ThreadState& ts, const char* s) {
  return Value(new_str(ts, s));
}

bool sys_init(ThreadState& ts, Module* m) {
  Value version = tuple_of(ts, Value::small_int(3), Value::small_int(11), Value::small_int(0));
  (void)version;
  struct {
    const char* name;
    Value value;
  } plain[] = {
      {"version", text(ts, kVersionText)},
      {"hexversion", Value::small_int(0x030b00f0)},
      {"api_version", Value::small_int(1013)},
      {"copyright", text(ts, "Copyright the Adder authors. Licensed under the Apache License, Version 2.0.")},
      {"platform", text(ts, "linux")},
      {"byteorder", text(ts, "little")},
      {"maxsize", new_int(ts, INT64_MAX)},
      {"maxunicode", Value::small_int(0x10ffff)},
      {"float_repr_style", text(ts, "short")},
      {"prefix", text(ts, "/usr")},
      {"base_prefix", text(ts, "/usr")},
      {"exec_prefix", text(ts, "/usr")},
      {"base_exec_prefix", text(ts, "/usr")},
      {"platlibdir", text(ts, "lib")},
      {"pycache_prefix", kNone},
      {"ps1", text(ts, ">>> ")},
      {"ps2", text(ts, "... ")},
      {"dont_write_bytecode", kFalse},
      {"abiflags", text(ts, "")},
      {"path", Value(new_list(ts))},
      {"path_hooks", Value(new_list(ts))},
      {"meta_path", Value(new_list(ts))},
      {"path_importer_cache", Value(new_dict(ts))},
      {"warnoptions", Value(new_list(ts))},
      {"_xoptions", Value(new_dict(ts))},
      {"argv", Value(new_list(ts))},
      {"orig_argv", Value(new_list(ts))},
      {"executable", text(ts, "")},
      {"tracebacklimit", Value::small_int(1000)},
  };
  for (auto& entry : plain) {
    if (!entry.value) return false;
    if (std::strcmp(entry.name, "tracebacklimit") == 0 || std::strcmp(entry.name, "ps1") == 0 ||
        std::strcmp(entry.name, "ps2") == 0)
      continue;
    if (!module_add(ts, m, entry.name, entry.value)) return false;
  }
  std::vector<std::string> builtin_names = {"_imp", "builtins", "sys"};
  for (const NativeModule* native : ts.rt.config.native_modules) builtin_names.emplace_back(native->name);
  std::sort(builtin_names.begin(), builtin_names.end());
  Tuple* names = new_tuple(ts, builtin_names.size());
  for (size_t k = 0; names && k < builtin_names.size(); ++k) names->items[k] = Value(intern(ts, builtin_names[k]));
  if (!names || !module_add(ts, m, "builtin_module_names", Value(names))) return false;
  auto i = [](int64_t n) { return Value::small_int(n); };
  if (!add_tuple_fields(ts, m, "version_info", "sys.version_info",
                        {"major", "minor", "micro", "releaselevel", "serial"},
                        {i(3), i(11), i(0), text(ts, "final"), i(0)}) ||
      !add_tuple_fields(
          ts, m, "float_info", "sys.float_info",
          {"max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix",
           "rounds"},
          {new_float(ts, DBL_MAX), i(DBL_MAX_EXP), i(DBL_MAX_10_EXP), new_float(ts, DBL_MIN), i(DBL_MIN_EXP),
           i(DBL_MIN_10_EXP), i(DBL_DIG), i(DBL_MANT_DIG), new_float(ts, DBL_EPSILON), i(FLT_RADIX), i(1)}) ||
      !add_tuple_fields(ts, m, "int_info", "sys.int_info",
                        {"bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"},
                        {i(30), i(4), i(4300), i(640)}) ||
      !add_tuple_fields(ts, m, "hash_info", "sys.hash_info",
                        {"width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff"},
                        {i(64), i((int64_t{1} << 61) - 1), i(314159), i(0), i(1000003), text(ts, "siphash13"), i(64),
                         i(128), i(0)}) ||
      !add_tuple_fields(ts, m, "thread_info", "sys.thread_info", {"name", "lock", "version"},
                        {text(ts, "pthread"), text(ts, "futex"), kNone}))
    return false;
  // sys.implementation, a SimpleNamespace.
  Value namespace_type(ts.rt.types.simple_namespace);
  Value implementation = call(ts, namespace_type, nullptr, 0);
  Value version_info = dict_get_str(ts, m->dict, intern(ts, "version_info"));
  if (!implementation || !set_attribute(ts, implementation, intern(ts, "name"), text(ts, "adder")) ||
      !set_attribute(ts, implementation, intern(ts, "cache_tag"), text(ts, "adder-1")) ||
      !set_attribute(ts, implementation, intern(ts, "version"), version_info) ||
      !set_attribute(ts, implementation, intern(ts, "hexversion"), Value::small_int(0x030b00f0)))
    return false;
  if (!module_add(ts, m, "implementation", implementation)) return false;
  if (!module_add(ts, m, "monitoring", Value(make_native_module(ts, kModule_sys_monitoring)))) return false;
  for (const char* hook : {"breakpointhook", "displayhook", "excepthook", "unraisablehook"})
    if (!module_add(ts, m, ("__" + std::string(hook) + "__").c_str(), dict_get_str(ts, m->dict, intern(ts, hook))))
      return false;
  return true;
}

}  // namespace

extern const NativeModule kModule_sys;
const NativeModule kModule_sys = {
    "sys", "This module provides access to some objects used or maintained by the interpreter.", kFunctions, sys_init};

}  // namespace adder
