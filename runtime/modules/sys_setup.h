// sys_setup.h: what every program has around its first line and after its last, whether the `adder` program or a host
// runs it: sys as scripts expect it, the module __main__, exit functions.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "runtime/value/value.h"

namespace adder {

struct ThreadState;
struct Module;

// The values of sys that come from outside. As made here: a program without command line and files of its own.
struct SysSettings {
  std::vector<std::string> path = {"<stdlib>"};
  std::vector<std::string> argv = {""}, original_argv = {""};
  std::string executable;
  std::vector<std::string> warnings;
  std::vector<std::pair<std::string, std::optional<std::string>>> x_options;  // without a text: True
  bool interactive = false, isolated = false, ignore_environment = false, quiet = false, unbuffered = false;
  bool dont_write_bytecode = true, no_site = true, no_user_site = true, safe_path = false;
  bool inspect = false, dev_mode = false, utf8_mode = false, warn_default_encoding = false;
  int optimize = 0, verbose = 0, debug = 0, bytes_warning = 0;
  int int_max_str_digits = -1;  // -1: nobody said
  std::string pycache_prefix;   // empty: none
};

// Fills sys and makes its streams. False with an exception pending.
bool setup_sys(ThreadState& ts, const SysSettings& settings);
// sys.NAME = value. False with an exception pending, also when value is empty.
bool set_sys(ThreadState& ts, const char* name, Value value);
// Makes __main__ and puts it into sys.modules. Null with an exception pending.
Module* make_main_module(ThreadState& ts);
// What scripts want to happen before their Runtime ends: threads joined, atexit. Errors go to sys.unraisablehook.
void run_exit_functions(ThreadState& ts);

}  // namespace adder
