// report.h: showing exceptions that nobody caught.
#pragma once

namespace adder {

struct ThreadState;
struct ExceptionObject;

void print_exception(ThreadState& ts, ExceptionObject* e);   // with traceback and chain, to sys.stderr
void report_uncaught(ThreadState& ts, ExceptionObject* e);   // through sys.excepthook

}  // namespace adder
