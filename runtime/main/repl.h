// repl.h: the plain interactive mode.
#pragma once

#include "runtime/value/value.h"

namespace adder {
struct ThreadState;
// Reads statements from stdin until its end. None; or empty with SystemExit pending.
Value run_repl(ThreadState& ts, bool quiet);
}  // namespace adder
