// jit_bridge.h: what the runtime does with compiled code: compile a function, call it, free it.
//
// A call of compiled code has a script frame like any other call: tracebacks, the recursion limit and sys._getframe see
// the function. Its registers are cleared when it starts and hold only the arguments: the values live in machine
// registers.
#pragma once

#include <span>
#include <string>

#include "runtime/heap/cell.h"
#include "runtime/jit_bridge/door.h"

namespace adder {

struct ThreadState;
struct Function;

// True when the plug-in can be opened; else *why says why not.
bool jit_available(std::string* why);
// Compiles `function` for these argument types; leaves the GIL meanwhile. False with an exception pending: RuntimeError
// without a plug-in, TypeError for what cannot be compiled.
bool jit_compile(ThreadState& ts, Function* function, std::span<const JitType> types, bool nogil, JitCode* out);
// LLVM's text of what jit_compile would make; empty with an exception pending.
Value jit_ir(ThreadState& ts, Function* function, std::span<const JitType> types, bool nogil, bool optimized);
// Calls compiled code with arguments that fit `types`. Empty with an exception pending.
Value jit_call(ThreadState& ts, Function* function, const JitCode& code, std::span<const JitType> types, bool nogil,
               const Value* arguments);
// Frees the code. Callable from a native finaliser, at the latest before the Runtime's module states go.
void jit_release(JitSession* session, const JitCode& code);
JitSession* jit_session(ThreadState& ts);  // of this Runtime, opened at need; null with RuntimeError pending

}  // namespace adder
