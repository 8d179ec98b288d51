// report.h: showing exceptions that nobody caught.
#pragma once

#include <string_view>

#include "runtime/value/value.h"

namespace adder {

struct ThreadState;
struct ExceptionObject;

void print_exception(ThreadState& ts, ExceptionObject* e, bool chain = true);  // with traceback, to sys.stderr
// What sys.unraisablehook prints: "where: repr(object)" and the exception. An empty `where` has a standard text.
void print_unraisable(ThreadState& ts, std::string_view where, Value object, ExceptionObject* e);
void report_uncaught(ThreadState& ts, ExceptionObject* e);  // through sys.excepthook

}  // namespace adder
