// run.cpp: one Runtime from start to exit: environment, sys, the main module, and shutting down in order.
#include "runtime/main/run.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>

#include "runtime/errors/raise.h"
#include "runtime/errors/report.h"
#include "runtime/interp/compile_source.h"
#include "runtime/interp/signals.h"
#include "runtime/main/dump.h"
#include "runtime/main/repl.h"
#include "runtime/modules/sys_setup.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/function.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/runtime.h"

namespace adder {

namespace {

const char* environment(const RunOptions& options, const char* name) {
  const char* v = options.ignore_environment ? nullptr : std::getenv(name);
  return v && *v ? v : nullptr;
}

std::string directory_of(const std::string& path) {
  char resolved[PATH_MAX];
  std::string full = realpath(path.c_str(), resolved) ? resolved : path;
  size_t slash = full.rfind('/');
  return slash == std::string::npos ? "" : slash == 0 ? "/" : full.substr(0, slash);
}

std::string own_path(const RunOptions& options) {
  char path[PATH_MAX];
  ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
  return n > 0 ? std::string(path, static_cast<size_t>(n)) : options.program;
}

std::string current_directory() {
  char path[PATH_MAX];
  return getcwd(path, sizeof path) ? path : "";
}

void split_path(std::vector<std::string>& out, const char* list) {
  if (!list) return;
  std::string_view rest(list);
  for (;;) {
    size_t colon = rest.find(':');
    std::string item(rest.substr(0, colon));
    out.push_back(item.empty() ? current_directory() : item);
    if (colon == std::string_view::npos) return;
    rest.remove_prefix(colon + 1);
  }
}

// The command line and the environment as values of sys.
SysSettings settings_of(const RunOptions& options) {
  SysSettings settings;
  std::vector<std::string>& path = settings.path;
  path.clear();
  if (!options.safe_path) {
    switch (options.kind) {
      case RunOptions::kScript:
        path.push_back(directory_of(options.script));
        break;
      case RunOptions::kModule:
        path.push_back(current_directory());
        break;
      default:
        path.push_back("");
        break;
    }
  }
  split_path(path, environment(options, "ADDERPATH"));
  split_path(path, environment(options, "PYTHONPATH"));
  path.push_back("<stdlib>");
  settings.warnings = options.warnings;
  for (const std::string& option : options.x_options) {
    size_t equals = option.find('=');
    if (equals == std::string::npos)
      settings.x_options.emplace_back(option, std::nullopt);
    else
      settings.x_options.emplace_back(option.substr(0, equals), option.substr(equals + 1));
  }
  settings.argv = options.argv;
  settings.original_argv = options.original_argv;
  settings.executable = own_path(options);
  settings.interactive = options.interactive;
  settings.isolated = options.isolated;
  settings.ignore_environment = options.ignore_environment;
  settings.quiet = options.quiet;
  settings.unbuffered = options.unbuffered;
  settings.dont_write_bytecode = options.dont_write_bytecode;
  settings.no_site = options.no_site;
  settings.no_user_site = options.no_user_site;
  settings.safe_path = options.safe_path;
  settings.optimize = options.optimize;
  settings.verbose = options.verbose;
  settings.inspect = options.inspect;
  settings.dev_mode = options.dev_mode;
  settings.utf8_mode = options.utf8_mode;
  settings.warn_default_encoding = options.warn_default_encoding;
  settings.debug = options.debug;
  settings.bytes_warning = options.bytes_warning;
  settings.int_max_str_digits = options.int_max_str_digits;
  settings.pycache_prefix = options.pycache_prefix;
  return settings;
}

// Whole contents of a descriptor. False on a read error.
bool read_all(int fd, std::string* out) {
  char buffer[65536];
  for (;;) {
    ssize_t n = read(fd, buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    if (n == 0) return true;
    out->append(buffer, static_cast<size_t>(n));
  }
}

Value run_source(ThreadState& ts, std::string_view source, const std::string& filename, bool is_text) {
  SourceOptions options;
  options.module_is_globals = true;
  options.is_text = is_text;
  Str* name = new_str(ts, filename);
  Value code = name ? compile_source(ts, source, name, options) : Value();
  Dict* dict = ts.rt.main_module->dict;
  return code ? execute_code(ts, code, dict, Value(dict)) : Value();
}

// A zip archive ends with a record that has this signature, at most 64 KiB before the end; no script has.
bool is_archive(const std::string& content) {
  size_t tail = content.size() > 65557 ? content.size() - 65557 : 0;
  return content.find(std::string_view("PK\5\6", 4), tail) != std::string::npos &&
         content.find('\0') != std::string::npos;
}

Value run_script(ThreadState& ts, const RunOptions& options, int* status) {
  // __file__ and tracebacks have the absolute path, sys.argv[0] what was typed.
  std::string script = options.script[0] == '/' ? options.script : current_directory() + "/" + options.script;
  int fd = open(options.script.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat info{};
  std::string failure, source;
  if (fd < 0 || fstat(fd, &info) < 0) {
    failure = "can't open file '" + script + "': [Errno " + std::to_string(errno) + "] " + std::strerror(errno);
  } else if (S_ISDIR(info.st_mode)) {
    close(fd);
    // A directory with a __main__.py is a program.
    std::string inner = script + "/__main__.py";
    if (access(inner.c_str(), R_OK) == 0) {
      Value runpy = import_module(ts, "runpy");
      Value run = runpy ? get_attribute(ts, runpy, "run_path") : Value();
      return run ? call_with(ts, run, Value(new_str(ts, options.script)), kNone, Value(intern(ts, "__main__")))
                 : Value();
    }
    char resolved[PATH_MAX];
    if (realpath(script.c_str(), resolved)) script = resolved;
    failure = "can't find '__main__' module in '" + script + "'";
    std::fprintf(stderr, "%s: %s\n", own_path(options).c_str(), failure.c_str());
    *status = 1;
    return {};
  } else if (!read_all(fd, &source)) {
    failure = "can't read '" + script + "': " + std::strerror(errno);
  }
  if (fd >= 0) close(fd);
  if (!failure.empty()) {
    std::fprintf(stderr, "%s: %s\n", own_path(options).c_str(), failure.c_str());
    *status = 2;
    return {};
  }
  if (is_archive(source)) {
    Value runpy = import_module(ts, "runpy");
    Value run = runpy ? get_attribute(ts, runpy, "run_path") : Value();
    return run ? call_with(ts, run, Value(new_str(ts, options.script)), kNone, Value(intern(ts, "__main__"))) : Value();
  }
  // The newline stays, so lines keep their numbers.
  if (options.skip_first_line) source.erase(0, source.find('\n'));
  Dict* dict = ts.rt.main_module->dict;
  if (!dict_set_str(ts, dict, ts.rt.names.dunder_file, Value(new_str(ts, script)))) return {};
  return run_source(ts, source, script, false);
}

// PYTHONSTARTUP: a file that runs before the first prompt.
void run_startup(ThreadState& ts, const RunOptions& options) {
  const char* path = environment(options, "PYTHONSTARTUP");
  if (!path) return;
  std::string source;
  int fd = open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    int error = errno;
    std::fprintf(stderr, "Could not open PYTHONSTARTUP\n");
    raise_errno(ts, error, Value(new_str(ts, path)));
  } else {
    bool ok = read_all(fd, &source);
    close(fd);
    if (ok) run_source(ts, source, path, false);
  }
  if (ts.has_error()) report_uncaught(ts, take_error(ts));
  clear_error(ts);
}

// The exit status an uncaught exception gives; prints it.
int handle_uncaught(ThreadState& ts) {
  ExceptionObject* e = take_error(ts);
  if (!e) return 1;
  if (is_subtype(e->type(), ts.rt.exc.SystemExit)) {
    Value code = e->extra[0];
    if (!code || code.is_none()) return 0;
    int64_t n;
    if (is_int_value(code)) return int_to_i64(code, &n) ? static_cast<int>(n & 0xff) : 255;
    Value err = dict_get_str(ts, ts.rt.sys_dict, ts.rt.names.stderr_);
    Str* text = to_str(ts, code);
    if (text && err && !err.is_none()) {
      Value args[] = {Value(str_concat(ts, text, str_from_char(ts, '\n')))};
      call_method(ts, err, ts.rt.names.write, args);
    } else if (text) {
      std::fprintf(stderr, "%s\n", str_to_utf8(text).c_str());
    }
    clear_error(ts);
    return 1;
  }
  set_sys(ts, "last_type", Value(e->type()));
  set_sys(ts, "last_value", Value(e));
  set_sys(ts, "last_traceback", e->traceback ? e->traceback : kNone);
  clear_error(ts);
  bool interrupted = is_subtype(e->type(), ts.rt.exc.KeyboardInterrupt);
  report_uncaught(ts, e);
  if (ts.has_error()) return handle_uncaught(ts);  // excepthook raised SystemExit
  return interrupted ? 130 : 1;
}

// Runs what has to happen before a process ends, in order; each part even when one before failed.
int finish(ThreadState& ts, int status) {
  Runtime& rt = ts.rt;
  run_exit_functions(ts);
  rt.finalizing = true;
  auto flush = [&](const char* stream) {
    Value file = dict_get_str(ts, rt.sys_dict, intern(ts, stream));
    if (!file || file.is_none()) return true;
    bool ok = bool(call_method(ts, file, rt.names.flush));
    if (!ok) {
      bool broken = pending_matches(ts, rt.exc.OSError) || pending_matches(ts, rt.exc.ValueError);
      if (broken && std::strcmp(stream, "stdout") == 0) {
        if (pending_matches(ts, rt.exc.ValueError)) {
          clear_error(ts);
          return true;
        }
        Value shown = file;
        write_unraisable(ts, "", shown);
        clear_error(ts);
        return false;
      }
    }
    clear_error(ts);
    return true;
  };
  bool flushed = flush("stdout");
  rt.heap.finalize_all(ts);
  clear_error(ts);
  flushed = flushed && flush("stdout");
  flush("stderr");
  if (!flushed && status == 0) status = 120;
  return status;
}

}  // namespace

int run_program(const RunOptions& options) {
  if (!options.dump.empty()) return dump_source(options.dump, options.script);
  RuntimeConfig config;
  config.native_modules = options.native_modules;
  config.embedded_modules = options.embedded_modules;
  config.optimize = options.optimize;
  if (const char* n = environment(options, "ADDER_GC_STRESS")) config.gc_stress = std::strtoull(n, nullptr, 10);
  if (const char* s = environment(options, "ADDER_GIL_SWITCH"))
    config.gil_switch_every_op = std::strcmp(s, "every-opcode") == 0;
  config.hash_random = options.hash_random;
  config.hash_seed = options.hash_seed;
  Runtime rt(config);
  ThreadState* ts = rt.attach();
  if (!ts) {
    std::fprintf(stderr, "adder: not enough memory to start\n");
    _exit(1);
  }
  int status = 0;
  if (!rt.initialize(*ts)) {
    std::fprintf(stderr, "adder: the runtime failed to start\n");
    if (ts->pending && rt.sys_dict) report_uncaught(*ts, take_error(*ts));
    _exit(1);
  }
  if (const char* limit = environment(options, "ADDER_MEMORY_LIMIT"))
    rt.heap.byte_limit = std::strtoull(limit, nullptr, 10);
  install_default_signals(rt);
  if (options.int_max_str_digits >= 0) rt.max_str_digits = options.int_max_str_digits;
  bool ok = setup_sys(*ts, settings_of(options)) && make_main_module(*ts);
  // Reads the filters, and says which are wrong.
  if (ok && !options.warnings.empty()) ok = bool(import_module(*ts, "warnings"));
  if (ok) {
    Value result;
    bool interactive = options.inspect && (options.interactive || isatty(0));
    int script_status = 0;
    switch (options.kind) {
      case RunOptions::kCommand:
        result = run_source(*ts, options.command, "<string>", true);
        break;
      case RunOptions::kModule: {
        Value runpy = import_module(*ts, "runpy");
        Value run = runpy ? get_attribute(*ts, runpy, "_run_module_as_main") : Value();
        result = run ? call_with(*ts, run, Value(new_str(*ts, options.command))) : Value();
        break;
      }
      case RunOptions::kScript:
        result = run_script(*ts, options, &script_status);
        break;
      default:
        if (options.kind == RunOptions::kInteractive && (options.interactive || isatty(0))) {
          run_startup(*ts, options);
          result = run_repl(*ts, options.quiet);
          interactive = false;
        } else {
          std::string source;
          read_all(0, &source);
          result = run_source(*ts, source, "<stdin>", false);
        }
    }
    if (!result) status = script_status ? script_status : handle_uncaught(*ts);
    // A script may ask for the prompt too.
    if (!interactive && environment(options, "PYTHONINSPECT"))
      interactive = options.kind != RunOptions::kInteractive && isatty(0);
    if (interactive) status = run_repl(*ts, true) ? 0 : handle_uncaught(*ts);
  } else {
    status = handle_uncaught(*ts);
  }
  status = finish(*ts, status);
  if (status == 130) {
    // Die of the signal, so that a shell sees what ended the program.
    signal(SIGINT, SIG_DFL);
    kill(getpid(), SIGINT);
  }
  // The heap goes with the process; daemon threads may still run.
  std::fflush(nullptr);
  _exit(status);
}

}  // namespace adder
