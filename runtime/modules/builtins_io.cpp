// builtins_io.cpp: print input open breakpoint.
//
// print joins what it can show without running script code and writes it at once; before a part whose str() may run
// scripts, what stands before it is written, so that the order of effects is the one of separate writes.
#include "runtime/modules/builtins.h"

namespace adder {

namespace {

// sys.<name>; empty without an exception when it is missing.
Value sys_entry(ThreadState& ts, Str* name) {
  return dict_get_str(ts, ts.rt.sys_dict, name);
}

bool write_to(ThreadState& ts, Value file, Str* text) {
  Value args[] = {text};
  return bool(call_method(ts, file, ts.rt.names.write, args));
}

bool flush_file(ThreadState& ts, Value file) {
  return bool(call_method(ts, file, ts.rt.names.flush));
}

// str(v) runs no script code.
bool is_plain(Value v) {
  return !v.is_cell() || is_exact(v, Kind::Str) || is_exact(v, Kind::Int) || is_exact(v, Kind::Float);
}

// A sep or end argument: null means the default, false an error.
bool text_argument(ThreadState& ts, Value v, const char* name, Str** out) {
  *out = nullptr;
  if (!v || v.is_none()) return true;
  if (!is_str(v)) return raise_type_error(ts, "%s must be None or a string, not %T", name, v), false;
  *out = v.as<Str>();
  return true;
}

// a: sep, end, file, flush, then what to print.
Value builtin_print(ThreadState& ts, Value* a, uint32_t n) {
  Str *sep, *end;
  if (!text_argument(ts, a[0], "sep", &sep) || !text_argument(ts, a[1], "end", &end)) return Value();
  Value file = a[2];
  if (!file || file.is_none()) {
    file = sys_entry(ts, ts.rt.names.stdout_);
    if (!file) return ts.has_error() ? Value() : raise_runtime_error(ts, "lost sys.stdout");
    if (file.is_none()) return kNone;
  }
  // A file written in script code sees every piece; a native one gets them together.
  bool join = !type_of(ts, file)->has(kTypeHeap);
  StrBuilder pending;
  auto send = [&] {
    if (pending.size() == 0) return true;
    Str* text = pending.finish(ts);
    pending.clear();
    return text && write_to(ts, file, text);
  };
  auto add = [&](Str* text) {
    if (join) return pending.append(text), true;
    return write_to(ts, file, text);
  };
  for (uint32_t i = 4; i < n; ++i) {
    if (i > 4 && !add(sep ? sep : str_from_char(ts, ' '))) return Value();
    if (!is_plain(a[i]) && !send()) return Value();
    Str* text = to_str(ts, a[i]);
    if (!text) {
      if (pending.size()) {
        ExceptionObject* error = take_error(ts);
        if (send()) restore_error(ts, error);
      }
      return Value();
    }
    if (!add(text)) return Value();
  }
  if (!add(end ? end : str_from_char(ts, '\n')) || !send()) return Value();
  int flush = a[3] ? truth(ts, a[3]) : 0;
  if (flush < 0 || (flush && !flush_file(ts, file))) return Value();
  return kNone;
}

Value builtin_input(ThreadState& ts, Value* a, uint32_t) {
  CommonNames& names = ts.rt.names;
  Value in = sys_entry(ts, names.stdin_), out = sys_entry(ts, names.stdout_), err = sys_entry(ts, names.stderr_);
  if (!in || in.is_none()) return raise_runtime_error(ts, "input(): lost sys.stdin");
  if (!out || out.is_none()) return raise_runtime_error(ts, "input(): lost sys.stdout");
  if (!err || err.is_none()) return raise_runtime_error(ts, "input(): lost sys.stderr");
  if (!flush_file(ts, err)) clear_error(ts);
  if (a[0]) {
    Str* prompt = to_str(ts, a[0]);
    if (!prompt || !write_to(ts, out, prompt)) return Value();
  }
  if (!flush_file(ts, out)) clear_error(ts);
  Value line = call_method(ts, in, names.readline);
  if (!line) return Value();
  if (!is_str(line)) return raise_type_error(ts, "object.readline() returned non-string");
  Str* text = line.as<Str>();
  if (text->length == 0) return raise(ts, ts.rt.exc.EOFError, "EOF when reading a line");
  if (text->at(text->length - 1) != '\n') return text;
  return str_substring(ts, text, 0, text->length - 1);
}

Value builtin_open(ThreadState& ts, Value* a, uint32_t) {
  Value module = import_module(ts, "io");
  Value open = module ? get_attribute(ts, module, "open") : Value();
  if (!open) return Value();
  const Value defaults[] = {Value(), intern(ts, "r"), Value::small_int(-1), kNone, kNone, kNone, kTrue, kNone};
  Value args[8];
  for (int i = 0; i < 8; ++i) args[i] = a[i] ? a[i] : defaults[i];
  return call(ts, open, args, 8);
}

// a: keywords, then the positional arguments.
Value builtin_breakpoint(ThreadState& ts, Value* a, uint32_t n) {
  Value hook = sys_entry(ts, ts.rt.names.breakpointhook);
  if (!hook) return ts.has_error() ? Value() : raise_runtime_error(ts, "lost sys.breakpointhook");
  Tuple* args = new_tuple_from(ts, a + 1, n - 1);
  return args ? call_dict(ts, hook, args, a[0] ? a[0].as<Dict>() : nullptr) : Value();
}

}  // namespace

NativeDef kBuiltinsIo[] = {
    {"print(*args, sep=' ', end='\\n', file=None, flush=False)",
     "Writes the values as text to a file, sys.stdout by default.\n\n"
     "sep stands between the values, end after the last one; flush: hand everything to the system at once.",
     builtin_print},
    {"input(prompt='', /)", "One line from sys.stdin without its newline, after writing the prompt.", builtin_input},
    {"open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
     "Opens a file and returns a stream; see io.open.", builtin_open},
    {"breakpoint(*args, **kws)", "Calls sys.breakpointhook with the arguments: enters a debugger.", builtin_breakpoint,
     kNativeNoText},
    {nullptr, nullptr, nullptr},
};

}  // namespace adder
