// repl.cpp: the plain interactive mode: prompts, lines until a statement is whole, its value through sys.displayhook.
#include "runtime/main/repl.h"

#include <unistd.h>

#include <cstdio>
#include <string>

#include "runtime/errors/raise.h"
#include "runtime/errors/report.h"
#include "runtime/interp/compile_source.h"
#include "runtime/modules/version.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/function.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/runtime.h"

namespace adder {

namespace {

// A prompt from sys (any object, shown by str) or the usual one.
std::string prompt(ThreadState& ts, const char* name, const char* usual) {
  Value v = dict_get_str(ts, ts.rt.sys_dict, intern(ts, name));
  Str* s = v ? to_str(ts, v) : nullptr;
  clear_error(ts);
  return s ? str_to_utf8(s) : usual;
}

bool read_line(ThreadState& ts, std::string* line) {
  char* text = nullptr;
  size_t capacity = 0;
  ssize_t n;
  {
    BlockingScope blocking(ts);
    n = getline(&text, &capacity, stdin);
  }
  if (n >= 0) line->append(text, static_cast<size_t>(n));
  free(text);
  return n >= 0;
}

void flush_stdout(ThreadState& ts) {
  Value out = dict_get_str(ts, ts.rt.sys_dict, ts.rt.names.stdout_);
  if (out && !out.is_none()) call_method(ts, out, ts.rt.names.flush);
  clear_error(ts);
}

}  // namespace

Value run_repl(ThreadState& ts, bool quiet) {
  Runtime& rt = ts.rt;
  if (!quiet)
    std::fprintf(stderr, "Adder %s (Python %s language)\nType exit() or press Ctrl-D to leave.\n", kAdderVersion,
                 "3.12");
  dict_set_str(ts, rt.sys_dict, intern(ts, "ps1"), Value(new_str(ts, ">>> ")));
  dict_set_str(ts, rt.sys_dict, intern(ts, "ps2"), Value(new_str(ts, "... ")));
  Str* filename = intern(ts, "<stdin>");
  std::string pending;
  for (;;) {
    std::fputs(prompt(ts, pending.empty() ? "ps1" : "ps2", pending.empty() ? ">>> " : "... ").c_str(), stderr);
    std::fflush(stderr);
    std::string line;
    bool more = read_line(ts, &line);
    if (rt.pending_signals.load()) {
      rt.pending_signals.store(0);
      ts.poll.fetch_and(~uint32_t{kPollSignal});
      clearerr(stdin);
      std::fputs("\nKeyboardInterrupt\n", stderr);
      pending.clear();
      continue;
    }
    if (!more && pending.empty()) {
      std::fputs("\n", stderr);
      return kNone;
    }
    pending += line;
    if (pending.find_first_not_of(" \t\n\f") == std::string::npos) {
      pending.clear();
      if (!more) return kNone;
      continue;
    }
    bool incomplete = false;
    SourceOptions options;
    options.mode = ParseMode::Single;
    options.is_text = true;
    options.module_is_globals = true;
    options.allow_incomplete = more && line != "\n";
    options.incomplete = &incomplete;
    Value code = compile_source(ts, pending, filename, options);
    if (!code && incomplete && more) {
      clear_error(ts);
      continue;
    }
    pending.clear();
    Dict* dict = rt.main_module->dict;
    if (!code || !execute_code(ts, code, dict, Value(dict))) {
      if (pending_matches(ts, rt.exc.SystemExit)) return {};
      report_uncaught(ts, take_error(ts));
      if (ts.has_error()) return {};
    }
    flush_stdout(ts);
    if (!more) return kNone;
  }
}

}  // namespace adder
