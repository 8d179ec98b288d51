// generator.h: operations on generators and coroutines that several files need. The layout stands in interp/frame.h.
#pragma once

#include "runtime/interp/frame.h"

namespace adder {

// The next yielded value; empty with *returned set at the end; empty with an exception pending otherwise.
Value generator_send(ThreadState& ts, Generator* g, Value sent, Value* returned);
Value generator_throw(ThreadState& ts, Generator* g, Value* returned);  // throws the pending exception
// Makes the pending exception from throw()'s arguments: a class, a class and a value, or an instance. False, with a
// TypeError pending that is not to be thrown, when they are neither.
bool raise_thrown(ThreadState& ts, Value type, Value value, Value traceback);
bool generator_close(ThreadState& ts, Generator* g);
bool close_delegate(ThreadState& ts, Value inner);
const char* generator_noun(ThreadState& ts, const Generator* g);  // "generator", "coroutine", "async generator"

}  // namespace adder
