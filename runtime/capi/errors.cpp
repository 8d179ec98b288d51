// errors.cpp: a pending exception as plain data.
#include "runtime/capi/capi.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/function.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"

namespace adder {

namespace {

// The innermost entry of a traceback: where the exception was raised.
Traceback* innermost(ExceptionObject* e) {
  Traceback* last = nullptr;
  for (Value at = e->traceback; at && is_kind(at, Kind::Traceback); at = at.as<Traceback>()->next)
    last = at.as<Traceback>();
  return last;
}

// As the module traceback formats it; empty when that fails.
std::string rendered(ThreadState& ts, ExceptionObject* e) {
  Value module = import_module(ts, "traceback");
  Value format = module ? get_attribute(ts, module, "format_exception") : Value();
  Value lines = format ? call_with(ts, format, Value(e)) : Value();
  std::string out;
  if (lines)
    for_each(ts, lines, [&](Value line) { return is_str(line) && (out += str_to_utf8(line.as<Str>()), true); });
  if (ts.has_error()) clear_error(ts);
  return out;
}

}  // namespace

}  // namespace adder

using namespace adder;

int adder_error_get(adder_thread* thread, adder_error* error) {
  ThreadState& ts = *thread->ts;
  ExceptionObject* e = take_error(ts);
  if (!e) return 0;
  Entry entry(thread);
  Str* text = to_str(ts, Value(e));
  if (!text) clear_error(ts);
  thread->error_type = str_to_utf8(e->type()->name);
  thread->error_message = text ? str_to_utf8(text) : "";
  Traceback* where = innermost(e);
  thread->error_file = where ? str_to_utf8(where->code->filename) : "";
  int line = where ? static_cast<int>(where->line) : 0;
  thread->error_rendered = rendered(ts, e);
  if (thread->error_rendered.empty())
    thread->error_rendered =
        thread->error_type + (thread->error_message.empty() ? "" : ": " + thread->error_message) + "\n";
  const adder_error full = {error->size,
                            thread->error_type.c_str(),
                            thread->error_message.c_str(),
                            thread->error_rendered.c_str(),
                            thread->error_file.c_str(),
                            line};
  std::memcpy(error, &full, std::min(error->size, sizeof full));
  return 1;
}

void adder_error_clear(adder_thread* thread) {
  clear_error(*thread->ts);
}
