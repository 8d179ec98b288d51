// report.cpp: errors that leave the program's hands: uncaught exceptions, errors in finalisers, warnings from native
// code.
//
// Full tracebacks are the work of the module traceback. What stands here finds it, and has a plain form of its own for
// when even that fails (no memory, a broken sys.stderr, an import error).
#include "runtime/errors/report.h"

#include <unistd.h>

#include "runtime/errors/raise.h"
#include "runtime/heap/heap.h"
#include "runtime/interp/frame.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/function.h"
#include "runtime/objects/str.h"
#include "runtime/objects/struct_sequence.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/stop_world.h"

namespace adder {

namespace {

void write_plain(std::string_view text) {
  while (!text.empty()) {
    ssize_t n = write(2, text.data(), text.size());
    if (n <= 0) return;
    text.remove_prefix(static_cast<size_t>(n));
  }
}

// Type, message and lines, without source text: what can always be printed.
void print_plain(ThreadState& ts, ExceptionObject* e) {
  std::string out;
  if (e->traceback) out += "Traceback (most recent call last):\n";
  for (Value at = e->traceback; at && is_kind(at, Kind::Traceback); at = at.as<Traceback>()->next) {
    Traceback* tb = at.as<Traceback>();
    out += "  File \"" + str_to_utf8(tb->code->filename) + "\", line " + std::to_string(tb->line) + ", in " +
           str_to_utf8(tb->code->name) + "\n";
  }
  out += str_to_utf8(e->type()->name);
  Str* text = to_str(ts, Value(e));
  if (text && text->length) out += ": " + str_to_utf8(text);
  clear_error(ts);
  write_plain(out + "\n");
}

void write_stderr(ThreadState& ts, const std::string& text) {
  Value err = dict_get_str(ts, ts.rt.sys_dict, ts.rt.names.stderr_);
  Value line = new_str(ts, text);
  if (!err || err.is_none() || !line || !call_method(ts, err, ts.rt.names.write, {&line, 1})) write_plain(text);
  clear_error(ts);
}

}  // namespace

void print_unraisable(ThreadState& ts, std::string_view where, Value object, ExceptionObject* e) {
  std::string head(where);
  if (object && !object.is_none()) {
    Str* shown = to_repr(ts, object);
    clear_error(ts);
    head =
        (head.empty() ? "Exception ignored in" : head) + ": " + (shown ? str_to_utf8(shown) : "<object repr() failed>");
  } else if (!head.empty()) {
    head += ":";
  }
  if (!head.empty()) write_stderr(ts, head + "\n");
  print_exception(ts, e, false);
}

void print_exception(ThreadState& ts, ExceptionObject* e, bool chain) {
  Value traceback_module = import_module(ts, "traceback");
  Value printer =
      traceback_module ? get_attribute(ts, traceback_module, chain ? "_print_uncaught" : "_print_unraisable") : Value();
  if (printer && call_with(ts, printer, Value(e->type()), Value(e), e->traceback ? e->traceback : kNone)) return;
  clear_error(ts);
  print_plain(ts, e);
}

void report_uncaught(ThreadState& ts, ExceptionObject* e) {
  Value hook = dict_get_str(ts, ts.rt.sys_dict, ts.rt.names.excepthook);
  Value tb = e->traceback ? e->traceback : kNone;
  if (hook && call_with(ts, hook, Value(e->type()), Value(e), tb)) return;
  if (!hook) return print_exception(ts, e);
  ExceptionObject* second = take_error(ts);
  if (second && is_subtype(second->type(), ts.rt.exc.SystemExit)) {
    restore_error(ts, second);
    return;
  }
  write_plain("Error in sys.excepthook:\n");
  if (second) print_exception(ts, second);
  write_plain("\nOriginal exception was:\n");
  print_exception(ts, e);
}

void write_unraisable(ThreadState& ts, const char* where, Value object) {
  ExceptionObject* e = take_error(ts);
  if (!e) return;
  Value message = *where ? Value(new_str(ts, where)) : kNone;
  Value hook = dict_get_str(ts, ts.rt.sys_dict, intern(ts, "unraisablehook"));
  Value args;
  if (message)
    args = make_struct_sequence(
        ts, "UnraisableHookArgs", {"exc_type", "exc_value", "exc_traceback", "err_msg", "object"},
        {Value(e->type()), Value(e), e->traceback ? e->traceback : kNone, message, object ? object : kNone});
  if (hook && !hook.is_none() && args && call_with(ts, hook, args)) return;
  ExceptionObject* second = take_error(ts);
  if (second && hook && !hook.is_none()) {
    print_unraisable(ts, "Exception ignored in sys.unraisablehook", hook, second);
    return;
  }
  print_unraisable(ts, where, object, e);
}

void call_finalizer(ThreadState& ts, Cell* cell) {
  bool found;
  Value v = call_special(ts, Value(cell), kSpecialDel, {}, &found);
  if (found && !v) {
    Value method = lookup_special(ts, cell->type(), kSpecialDel);
    write_unraisable(ts, "", method);
  }
}

bool warn_arguments(ThreadState& ts, Type* category, int stack_level, const char* format,
                    std::span<const FormatArg> args) {
  Str* text = format_arguments(ts, format, args);
  Value module = text ? import_module(ts, "warnings") : Value();
  Value function = module ? get_attribute(ts, module, "warn") : Value();
  return function && call_with(ts, function, Value(text), Value(category), Value::small_int(stack_level));
}

}  // namespace adder
