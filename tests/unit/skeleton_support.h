// skeleton_support.h: a Runtime to test with: started, with a module __main__, and text in and out.
#pragma once

#include <string>

#include "runtime/errors/raise.h"
#include "runtime/interp/compile_source.h"
#include "runtime/modules/embedded.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/function.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/runtime.h"
#include "stdlib/embed/embedded_modules.h"
#include "stdlib/modules.h"

namespace adder {

void set_current_thread_state(ThreadState* ts);

inline RuntimeConfig test_config() {
  RuntimeConfig config;
  config.native_modules = native_modules();
  config.embedded_modules = embedded_modules();
  config.hash_random = false;
  return config;
}

// Runs statements in __main__. False with an exception pending.
inline bool run_script(ThreadState& ts, std::string_view source, const char* filename = "test.py") {
  SourceOptions options;
  options.is_text = true;
  options.module_is_globals = true;
  Str* name = new_str(ts, filename);
  Value code = name ? compile_source(ts, source, name, options) : Value();
  Dict* dict = ts.rt.main_module->dict;
  return code && execute_code(ts, code, dict, Value(dict));
}

inline Value global(ThreadState& ts, const char* name) {
  return dict_get_str(ts, ts.rt.main_module->dict, intern(ts, name));
}

// "TypeError: message (line N)" of the pending exception, which is cleared; the line is the innermost one.
inline std::string take_error_text(ThreadState& ts) {
  ExceptionObject* e = take_error(ts);
  if (!e) return "no error";
  Str* text = to_str(ts, Value(e));
  std::string out = str_to_utf8(e->type()->name) + ": " + (text ? str_to_utf8(text) : "");
  uint32_t line = 0;
  for (Value at = e->traceback; at && is_kind(at, Kind::Traceback); at = at.as<Traceback>()->next)
    line = at.as<Traceback>()->line;
  return out + " (line " + std::to_string(line) + ")";
}

// A Runtime whose main thread is the calling one, for as long as the object lives.
struct TestRuntime {
  Runtime rt;
  ThreadState* ts;
  explicit TestRuntime(const RuntimeConfig& config = test_config()) : rt(config), ts(rt.attach()) {
    if (!rt.initialize(*ts)) std::abort();
    Str* name = intern(*ts, "__main__");
    rt.main_module = new_module(*ts, name);
    dict_set_str(*ts, rt.modules, name, Value(rt.main_module));
    dict_set_str(*ts, rt.main_module->dict, rt.names.dunder_builtins,
                 dict_get_str(*ts, rt.modules, intern(*ts, "builtins")));
    List* path = new_list(*ts);
    list_append(*ts, path, Value(new_str(*ts, "<stdlib>")));
    dict_set_str(*ts, rt.sys_dict, intern(*ts, "path"), Value(path));
  }
  ~TestRuntime() { rt.detach(ts); }
  bool run(std::string_view source) { return run_script(*ts, source); }
  std::string repr(const char* name) {
    Value v = global(*ts, name);
    return v ? repr_utf8(*ts, v) : "unbound";
  }
  std::string error() { return take_error_text(*ts); }
};

}  // namespace adder
