// import.h: the C++ door to the import system.
#pragma once

#include "runtime/heap/cell.h"

namespace adder {

struct ThreadState;

// __import__(name, globals, locals, fromlist, level) by the import system, which is started at the first call.
// Tracebacks of failed imports come back without its own frames.
Value import_general(ThreadState& ts, const Value* args5);

}  // namespace adder
