// sys_setup.cpp: sys, __main__ and exit functions of a program (see sys_setup.h).
#include "runtime/modules/sys_setup.h"

#include "runtime/errors/raise.h"
#include "runtime/modules/import.h"
#include "runtime/modules/module_table.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/function.h"
#include "runtime/objects/str.h"
#include "runtime/objects/struct_sequence.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/runtime.h"

namespace adder {

namespace {

Value text_list(ThreadState& ts, const std::vector<std::string>& items) {
  List* list = new_list(ts);
  for (const std::string& item : items)
    if (!list || !list_append(ts, list, Value(new_str(ts, item)))) return {};
  return Value(list);
}

Value x_options(ThreadState& ts, const SysSettings& settings) {
  Dict* dict = new_dict(ts);
  for (const auto& [name, text] : settings.x_options) {
    Value value = text ? Value(new_str(ts, *text)) : kTrue;
    if (!dict || !value || !dict_set_str(ts, dict, intern(ts, name), value)) return {};
  }
  return Value(dict);
}

Value flags(ThreadState& ts, const SysSettings& settings) {
  auto flag = [](int n) { return Value::small_int(n); };
  return make_struct_sequence(
      ts, "sys.flags",
      {"debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site",
       "ignore_environment", "verbose", "bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode",
       "utf8_mode", "warn_default_encoding", "safe_path", "int_max_str_digits"},
      {flag(settings.debug), flag(settings.inspect), flag(settings.interactive), flag(settings.optimize),
       flag(settings.dont_write_bytecode), flag(settings.no_user_site || settings.isolated), flag(settings.no_site),
       flag(settings.ignore_environment), flag(settings.verbose), flag(settings.bytes_warning), flag(settings.quiet),
       flag(ts.rt.config.hash_random || ts.rt.config.hash_seed != 0), flag(settings.isolated),
       Value::boolean(settings.dev_mode), flag(settings.utf8_mode), flag(settings.warn_default_encoding),
       Value::boolean(settings.safe_path || settings.isolated), flag(settings.int_max_str_digits)});
}

}  // namespace

bool set_sys(ThreadState& ts, const char* name, Value value) {
  return value && dict_set_str(ts, ts.rt.sys_dict, intern(ts, name), value);
}

bool setup_sys(ThreadState& ts, const SysSettings& settings) {
  return set_sys(ts, "path", text_list(ts, settings.path)) && set_sys(ts, "argv", text_list(ts, settings.argv)) &&
         set_sys(ts, "orig_argv", text_list(ts, settings.original_argv)) &&
         set_sys(ts, "executable", Value(new_str(ts, settings.executable))) &&
         set_sys(ts, "_base_executable", Value(new_str(ts, settings.executable))) &&
         set_sys(ts, "warnoptions", text_list(ts, settings.warnings)) &&
         set_sys(ts, "_xoptions", x_options(ts, settings)) && set_sys(ts, "flags", flags(ts, settings)) &&
         (settings.pycache_prefix.empty() ||
          set_sys(ts, "pycache_prefix", Value(new_str(ts, settings.pycache_prefix)))) &&
         set_sys(ts, "dont_write_bytecode", Value::boolean(settings.dont_write_bytecode)) &&
         (!find_native_module(ts, "_io") ||
          (import_module(ts, "_io") && ts.rt.make_standard_streams(ts, settings.unbuffered)));
}

Module* make_main_module(ThreadState& ts) {
  Runtime& rt = ts.rt;
  Str* name = intern(ts, "__main__");
  Module* module = name ? new_module(ts, name) : nullptr;
  if (!module || !dict_set_str(ts, rt.modules, name, Value(module))) return nullptr;
  Value builtins = dict_get_str(ts, rt.modules, intern(ts, "builtins"));
  if (!dict_set_str(ts, module->dict, rt.names.dunder_builtins, builtins) ||
      !dict_set_str(ts, module->dict, rt.names.dunder_annotations, Value(new_dict(ts))))
    return nullptr;
  rt.main_module = module;
  return module;
}

void run_exit_functions(ThreadState& ts) {
  auto run = [&](const char* module, const char* function) {
    Value m = dict_get_str(ts, ts.rt.modules, intern(ts, module));
    Value f = m && !m.is_none() ? get_attribute_or_empty(ts, m, intern(ts, function)) : Value();
    if (f && !call(ts, f, nullptr, 0)) write_unraisable(ts, "", f);
    clear_error(ts);
  };
  run("threading", "_shutdown");
  run("atexit", "_run_exitfuncs");
}

}  // namespace adder
