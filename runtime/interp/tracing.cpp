// tracing.cpp: sys.settrace and sys.setprofile. While a function is set, the interpreter dispatches every instruction
// through watch_instruction (see interpreter.cpp), so that code that is not traced pays nothing.
#include "runtime/errors/raise.h"
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
    ts.watch_every_op = ts.switch_every_op;
    return {};
  }
  if (pending) restore_error(ts, pending);
  return result;
}

Value exception_triple(ThreadState& ts, ExceptionObject* e) {
  return tuple_of(ts, Value(e->type()), Value(e), e->traceback ? e->traceback : kNone);
}

}  // namespace

bool trace_call(ThreadState& ts, Frame* frame) {
  if (ts.profile_function && !call_trace(ts, ts.profile_function, frame, "call", kNone)) return false;
  if (!ts.trace_function) return true;
  FrameObject* object = frame_object(ts, frame);
  if (!object) return false;
  Value local = call_trace(ts, ts.trace_function, frame, "call", kNone);
  if (!local) return false;
  object->trace = local.is_none() ? Value() : local;
  object->line_override = 0;
  return true;
}

bool trace_instruction(ThreadState& ts, Frame* frame) {
  FrameObject* object = frame->object;
  if (!object || !object->trace || !ts.trace_function) return true;
  Op op = static_cast<Op>(frame->code->unit->code()[frame_instruction(frame)].op);
  if (op == Op::Nop || op == Op::ReturnGenerator || op == Op::MakeCell) return true;
  uint32_t line = frame_line(frame);
  // A line event at the first instruction of a line, and again when a loop comes back to it.
  bool back = op == Op::LoopHeader;
  if (object->trace_lines && line && (line != object->line_override || back) &&
      !(back && line == object->line_override && object->instruction == frame_instruction(frame))) {
    object->line_override = line;
    object->instruction = frame_instruction(frame);
    Value local = call_trace(ts, object->trace, frame, "line", kNone);
    if (!local) return false;
    if (!local.is_none()) object->trace = local;
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
