// run.h: running a program in a fresh Runtime: what the command line asked for, in; the exit status, out.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "runtime/modules/embedded.h"
#include "runtime/native/native.h"

namespace adder {

struct RunOptions {
  enum Kind { kInteractive, kScript, kCommand, kModule, kStdin } kind = kInteractive;
  std::string program;          // argv[0]
  std::string script, command;  // a path; the text of -c or the name of -m
  std::string dump;             // "tokens", "ast", "dis" or empty
  std::vector<std::string> argv, original_argv, warnings, x_options;
  bool interactive = false, inspect = false, isolated = false, ignore_environment = false;
  bool unbuffered = false, quiet = false, skip_first_line = false;
  bool dont_write_bytecode = false, no_site = false, no_user_site = false, safe_path = false;
  bool dev_mode = false, utf8_mode = false, warn_default_encoding = false;
  int optimize = 0, verbose = 0, debug = 0, bytes_warning = 0;
  int show_version = 0;         // how often -V was given
  int int_max_str_digits = -1;  // -1: nobody said
  bool hash_random = true;
  uint64_t hash_seed = 0;
  std::string pycache_prefix;
  std::span<const NativeModule* const> native_modules;
  std::span<const EmbeddedUnit> embedded_modules;
};

int run_program(const RunOptions& options);

}  // namespace adder
