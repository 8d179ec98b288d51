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
  bool interactive = false, isolated = false, ignore_environment = false, unbuffered = false, quiet = false;
  bool dont_write_bytecode = false, no_site = false, no_user_site = false, safe_path = false;
  int optimize = 0, verbose = 0;
  std::span<const NativeModule* const> native_modules;
  std::span<const EmbeddedUnit> embedded_modules;
};

int run_program(const RunOptions& options);

}  // namespace adder
