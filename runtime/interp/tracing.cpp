// tracing.cpp: sys.settrace and sys.setprofile. While a function is set, the interpreter dispatches every instruction
// through watch_instruction (see interpreter.cpp), so that code that is not traced pays nothing.
#include "runtime/errors/raise.h"
#include "runtime/interp/line_starts.h"
#include "runtime/interp/slow_paths.h"

namespace adder {

namespace {

// Calls a trace function with tracing off; the pending exception (when one is in flight) is kept aside.
Value call_trace(ThreadState& ts, Value function, Frame* frame, const char* event, Value argument) {
  ExceptionObject* pending = take_error(ts);
  FrameObject* object = frame_object(ts, frame);
  Value event_name = object ? Value(intern(ts, event)) : Value();
  if (!event_name) return {};
  ++ts.tracing;
  Value result = call_with(ts, function, Value(object), event_name, argument);
  --ts.tracing;
  if (!result) {
    // An error in the trace function switches tracing off.
    ts.trace_function = ts.profile_function = Value();
    update_watching(ts);
    return {};
  }
  if (pending) restore_error(ts, pending);
  return result;
}

Value exception_triple(ThreadState& ts, ExceptionObject* e) {
  return tuple_of(ts, Value(e->type()), Value(e), e->traceback ? e->traceback : kNone);
}

constexpr uint32_t kNothingTraced = 0xffffffff;

Op op_at(const Frame* frame) {
  return static_cast<Op>(frame->code->unit->code()[frame_instruction(frame)].op);
}

}  // namespace

void update_watching(ThreadState& ts) {
  ts.watch_every_op = ts.switch_every_op || ts.trace_function || ts.profile_function;
  // The poll makes loops and calls that already run look at the new table.
  if (ts.watch_every_op)
    ts.poll.fetch_or(kPollEveryOp);
  else
    ts.poll.fetch_and(~uint32_t{kPollEveryOp});
}

bool trace_native_call(ThreadState& ts, Frame* frame, const char* event, Value callable) {
  return !ts.profile_function || !ts.trace_enabled() || call_trace(ts, ts.profile_function, frame, event, callable);
}

bool trace_call(ThreadState& ts, Frame* frame) {
  // The frame that only makes a generator is none of the source's calls.
  bool fresh = frame_instruction(frame) <= frame->code->is_generator;
  if (frame->code->is_generator && !(frame->flags & kFrameGenerator)) return true;
  FrameObject* object = frame_object(ts, frame);
  if (!object) return false;
  object->line_override = fresh ? frame->code->unit->first_line : 0;
  bool ok = !ts.profile_function || call_trace(ts, ts.profile_function, frame, "call", kNone);
  if (ok && ts.trace_function) {
    Value local = call_trace(ts, ts.trace_function, frame, "call", kNone);
    ok = bool(local);
    if (ok) object->trace = local.is_none() ? Value() : local;
  }
  object->line_override = 0;
  // What was traced last: nothing yet, or the yield that goes on.
  object->instruction = fresh ? kNothingTraced : frame_instruction(frame);
  return ok;
}

bool trace_instruction(ThreadState& ts, Frame* frame) {
  FrameObject* object = frame->object;
  if (!object || !object->trace || !ts.trace_function) return true;
  Op op = op_at(frame);
  uint32_t line = frame_line(frame);
  if (line && !is_bookkeeping(op)) {
    // A line event where the line changes and where a jump came back.
    uint32_t here = frame_instruction(frame), before = object->instruction;
    bool begins =
        before == kNothingTraced || code_line(frame->code, before) != line || (here <= before && op != Op::YieldFrom);
    object->instruction = here;
    if (begins && object->trace_lines) {
      Value local = call_trace(ts, object->trace, frame, "line", kNone);
      if (!local) return false;
      if (!local.is_none()) object->trace = local;
    }
  }
  if (object->trace_opcodes && object->trace) {
    Value local = call_trace(ts, object->trace, frame, "opcode", kNone);
    if (!local) return false;
    if (!local.is_none()) object->trace = local;
  }
  return true;
}

bool trace_return(ThreadState& ts, Frame* frame, Value result) {
  FrameObject* object = frame->object;
  if (object && object->trace && ts.trace_function && !call_trace(ts, object->trace, frame, "return", result))
    return false;
  return !ts.profile_function || bool(call_trace(ts, ts.profile_function, frame, "return", result));
}

void trace_exception(ThreadState& ts, Frame* frame) {
  FrameObject* object = frame->object;
  if (!object || !object->trace || !ts.trace_function || !ts.pending) return;
  ExceptionObject* e = ts.pending;
  Value triple = exception_triple(ts, e);
  ts.pending = e;
  if (!triple) return;
  Value local = call_trace(ts, object->trace, frame, "exception", triple);
  if (local && !local.is_none()) object->trace = local;
}

void trace_unwind(ThreadState& ts, Frame* frame) {
  FrameObject* object = frame->object;
  if (object && object->trace && ts.trace_function) call_trace(ts, object->trace, frame, "return", kNone);
  if (ts.profile_function) call_trace(ts, ts.profile_function, frame, "return", kNone);
}

}  // namespace adder
