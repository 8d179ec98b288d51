// watched_call.h: a call instruction taken apart, for those who watch calls of native code: sys.setprofile and
// sys.monitoring. Only the watched paths use it; the interpreter's own calls stand in its loop.
#pragma once

#include "runtime/interp/frame.h"

namespace adder {

struct WatchedCall {
  Op op;
  uint16_t result;  // register
  uint8_t words;    // of the whole instruction
  Value callable;
  const Value* args = nullptr;
  size_t count = 0;
  Value keyword_names;     // tuple, or empty
  Tuple* tuple = nullptr;  // of CallEx
  Dict* keywords = nullptr;

  Value first() const;  // the first argument, or empty
  Value perform(ThreadState& ts) const;
};

bool is_call(Op op);
// The call the frame stands on. False with an exception pending (f(*x) with an x that is not iterable).
bool watched_call(ThreadState& ts, Frame* frame, WatchedCall* call);
// Calls, with c_call and c_return or c_exception for a profile function when the callable is a native function.
Value profiled_call(ThreadState& ts, Frame* frame, const WatchedCall& call);

}  // namespace adder
