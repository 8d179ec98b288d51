// monitoring.cpp: instrumenting code and calling tools; see monitoring.h.
#include "runtime/interp/monitoring.h"

#include "runtime/errors/raise.h"
#include "runtime/interp/interpreter.h"
#include "runtime/interp/line_starts.h"
#include "runtime/interp/slow_paths.h"
#include "runtime/interp/watched_call.h"

namespace adder {

const char* const kEventNames[kEventCount] = {
    "PY_START",    "PY_RESUME", "PY_RETURN", "PY_YIELD",       "CALL",   "LINE",
    "INSTRUCTION", "JUMP",      "BRANCH",    "STOP_ITERATION", "RAISE",  "EXCEPTION_HANDLED",
    "PY_UNWIND",   "PY_THROW",  "RERAISE",   "C_RETURN",       "C_RAISE"};

ToolMask Monitoring::tools_for(Event e) const {
  ToolMask tools = 0;
  for (int tool = 0; tool < kToolCount; ++tool)
    if (events[tool] & event_bit(e)) tools = static_cast<ToolMask>(tools | 1 << tool);
  return tools;
}

namespace {

// C_RETURN and C_RAISE come with CALL.
Event asked_by(Event e) {
  return e == Event::kCReturn || e == Event::kCRaise ? Event::kCall : e;
}

ToolMask tools_at(ThreadState& ts, const Code* code, size_t word, Event e) {
  const CodeMonitor* monitor = code->monitor;
  Event asked = asked_by(e);
  ToolMask tools = ts.rt.monitoring->tools_for(asked);
  if (!monitor || static_cast<int>(asked) >= kLocalEventCount) return tools;
  for (int tool = 0; tool < kToolCount; ++tool)
    if (monitor->local_events[tool] & event_bit(asked)) tools = static_cast<ToolMask>(tools | 1 << tool);
  if (!monitor->disabled.empty())
    tools = static_cast<ToolMask>(tools & ~monitor->disabled[word][static_cast<size_t>(asked)]);
  return tools;
}

EventMask events_of(Op op) {
  switch (op) {
    case Op::Call:
    case Op::CallMethod:
    case Op::CallKw:
    case Op::CallMethodKw:
    case Op::CallEx:
      return event_bit(Event::kCall);
    case Op::Return:
    case Op::ReturnNone:
      return event_bit(Event::kPyReturn);
    case Op::Yield:
      return event_bit(Event::kPyYield);
    case Op::YieldFrom:
      return event_bit(Event::kPyYield) | event_bit(Event::kStopIteration);
    case Op::Jump:
      return event_bit(Event::kJump);
    case Op::ForIter:
      return event_bit(Event::kBranch) | event_bit(Event::kStopIteration);
    case Op::EndAsyncFor:
      return 0;
    default:
      return kOpInfo[static_cast<int>(op)].flags & kJump ? event_bit(Event::kBranch) : 0;
  }
}

void find_sites(Code* code, CodeMonitor* monitor) {
  auto words = code->unit->code();
  monitor->sites.assign(words.size(), 0);
  std::vector<bool> starts = line_starts(code->unit);
  for (size_t i = 0; i < words.size(); i += 1 + kOpInfo[words[i].op].extra_words) {
    EventMask events = events_of(static_cast<Op>(words[i].op)) | event_bit(Event::kInstruction);
    if (i == 0 && !code->is_generator) events |= event_bit(Event::kPyStart);
    if (starts[i]) events |= event_bit(Event::kLine);
    monitor->sites[i] = events;
  }
}

void instrument(ThreadState& ts, Code* code, size_t word, const ToolMask* tools) {
  CodeMonitor* monitor = code->monitor;
  bool wanted = false;
  for (int e = 0; e < kLocalEventCount && !wanted; ++e) {
    if (!(monitor->sites[word] & event_bit(static_cast<Event>(e)))) continue;
    ToolMask off = monitor->disabled.empty() ? ToolMask{0} : monitor->disabled[word][static_cast<size_t>(e)];
    wanted = (tools[e] & ~off) != 0;
  }
  (void)ts;
  Instr* instr = reinterpret_cast<Instr*>(code->instructions) + word;
  if (wanted)
    instr->op = static_cast<uint8_t>(Op::Instrumented);
  else if (instr->op == static_cast<uint8_t>(Op::Instrumented))
    instr->op = code->unit->code()[word].op;
}

void wanted_tools(ThreadState& ts, Code* code, ToolMask* tools) {
  for (int e = 0; e < kLocalEventCount; ++e) {
    tools[e] = ts.rt.monitoring->tools_for(static_cast<Event>(e));
    for (int tool = 0; tool < kToolCount; ++tool)
      if (code->monitor && code->monitor->local_events[tool] & event_bit(static_cast<Event>(e)))
        tools[e] = static_cast<ToolMask>(tools[e] | 1 << tool);
  }
}

// Calls the tools that want `e` at this word. False: one of them raised. What is pending on entry is kept aside by the
// callers that need it.
bool fire(ThreadState& ts, Frame* frame, Event e, Value second, Value third = Value(), Value fourth = Value()) {
  if (ts.tracing) return true;
  Code* code = frame->code;
  size_t word = frame_instruction(frame);
  ToolMask tools = tools_at(ts, code, word, e);
  Monitoring* m = ts.rt.monitoring;
  for (int tool = 0; tool < kToolCount; ++tool) {
    if (!(tools >> tool & 1)) continue;
    Value callback = m->callbacks[tool][static_cast<int>(e)];
    if (!callback) continue;
    Value args[] = {Value(code), second, third, fourth};
    ++ts.tracing;
    Value answer = call(ts, callback, args, fourth ? 4 : third ? 3 : 2);
    --ts.tracing;
    if (!answer) return false;
    if (answer != m->disable) continue;
    if (static_cast<int>(e) >= kLocalEventCount && asked_by(e) == e) {
      m->callbacks[tool][static_cast<int>(e)] = Value();
      raise_value_error(ts, "Cannot disable %s events. Callback removed.", kEventNames[static_cast<int>(e)]);
      return false;
    }
    CodeMonitor* monitor = code->monitor;
    if (!monitor) continue;
    if (monitor->disabled.empty()) monitor->disabled.resize(monitor->sites.size());
    ToolMask& off = monitor->disabled[word][static_cast<size_t>(asked_by(e))];
    off = static_cast<ToolMask>(off | 1 << tool);
    ToolMask wanted[kLocalEventCount];
    wanted_tools(ts, code, wanted);
    instrument(ts, code, word, wanted);
  }
  return true;
}

Value offset_of(const Frame* frame) {
  return Value::small_int(int64_t{frame_instruction(frame)} * kBytesPerWord);
}

}  // namespace

bool monitor_code(ThreadState& ts, Code* code) {
  ToolMask tools[kLocalEventCount];
  wanted_tools(ts, code, tools);
  bool any = code->monitor != nullptr;
  for (ToolMask t : tools) any = any || t;
  if (!any) return true;
  if (!code->monitor) {
    code->monitor = new CodeMonitor;
    find_sites(code, code->monitor);
  }
  if (!code->instructions) return true;  // materialize comes back here
  auto words = code->unit->code();
  for (size_t i = 0; i < words.size(); i += 1 + kOpInfo[words[i].op].extra_words) instrument(ts, code, i, tools);
  return true;
}

bool monitor_all_code(ThreadState& ts) {
  for (size_t i = 0; i < ts.rt.live_codes.size(); ++i)
    if (!monitor_code(ts, reinterpret_cast<Code*>(ts.rt.live_codes[i]))) return false;
  return true;
}

void monitor_restart(ThreadState& ts) {
  for (Cell* cell : ts.rt.live_codes)
    if (CodeMonitor* monitor = reinterpret_cast<Code*>(cell)->monitor) monitor->disabled.clear();
  monitor_all_code(ts);
}

EventMask local_events(const Code* code, int tool) {
  return code->monitor ? code->monitor->local_events[tool] : 0;
}

bool set_local_events(ThreadState& ts, Code* code, int tool, EventMask events) {
  // Only materialized code is among those that sweeping looks after.
  if (!code->instructions && !materialize(ts, code)) return false;
  if (!code->monitor) {
    code->monitor = new CodeMonitor;
    find_sites(code, code->monitor);
  }
  code->monitor->local_events[tool] = events;
  ts.rt.monitoring->any_local = true;
  return monitor_code(ts, code);
}

void free_monitor(Code* code) {
  delete code->monitor;
  code->monitor = nullptr;
}

// A place that begins a line may also be reached from its own line (the head of a loop, at first): then what ran
// before, as far as the frame tells, is of that line and stands further up.
static bool comes_from_line(const Frame* frame, const Instr* before, size_t word) {
  const Instr* start = reinterpret_cast<const Instr*>(frame->code->instructions);
  if (before < start || before >= start + word) return false;
  size_t from = static_cast<size_t>(before - start);
  return code_line(frame->code, static_cast<uint32_t>(from)) == code_line(frame->code, static_cast<uint32_t>(word)) &&
         !is_bookkeeping(static_cast<Op>(frame->code->unit->code()[from].op));
}

bool monitor_before(ThreadState& ts, Frame* frame, const Instr* before) {
  CodeMonitor* monitor = frame->code->monitor;
  size_t word = frame_instruction(frame);
  EventMask events = monitor->sites[word];
  Value offset = offset_of(frame);
  auto has = [&](Event e) { return (events & event_bit(e)) != 0; };
  if (has(Event::kPyStart) && !fire(ts, frame, Event::kPyStart, offset)) return false;
  if (has(Event::kLine) && !comes_from_line(frame, before, word) &&
      !fire(ts, frame, Event::kLine, Value::small_int(frame_line(frame))))
    return false;
  if (!fire(ts, frame, Event::kInstruction, offset)) return false;
  const Instr& instr = frame->code->unit->code()[word];
  switch (static_cast<Op>(instr.op)) {
    case Op::Return:
      return fire(ts, frame, Event::kPyReturn, offset, frame->registers[instr.a]);
    case Op::ReturnNone:
      return fire(ts, frame, Event::kPyReturn, offset, kNone);
    case Op::Yield:
      return fire(ts, frame, Event::kPyYield, offset, frame->registers[instr.b]);
    case Op::Jump:
      return fire(ts, frame, Event::kJump, offset,
                  Value::small_int(jump_target(frame->code->unit, word) * kBytesPerWord));
    default:
      return true;
  }
}

int monitor_call(ThreadState& ts, Frame* frame) {
  if (ts.tracing) return 0;
  WatchedCall call;
  if (!watched_call(ts, frame, &call)) return -1;
  Value callable = call.callable, first = call.first() ? call.first() : ts.rt.monitoring->missing;
  Value offset = offset_of(frame);
  if (!fire(ts, frame, Event::kCall, offset, callable, first)) return -1;
  Value inner = is_kind(callable, Kind::BoundMethod) ? callable.as<BoundMethod>()->function : callable;
  if (is_kind(inner, Kind::Function)) return 0;
  Value result = profiled_call(ts, frame, call);
  ExceptionObject* pending = result ? nullptr : take_error(ts);
  if (!fire(ts, frame, result ? Event::kCReturn : Event::kCRaise, offset, callable, first)) return -1;
  if (!result) {
    restore_error(ts, pending);
    return -1;
  }
  frame->registers[call.result] = result;
  return 1;
}

int monitor_for_iter(ThreadState& ts, Frame* frame) {
  const Instr& instr = frame->code->unit->code()[frame_instruction(frame)];
  Value iterator = frame->registers[instr.b];
  if (!is_kind(iterator, Kind::Generator) || iterator.as_cell()->head != ts.rt.heads.generator) return 0;
  Value returned;
  Value item = delegate_send(ts, iterator, kNone, &returned);
  if (item) {
    frame->registers[instr.a] = item;
    return 1;
  }
  if (!returned) return -1;
  return monitor_delegation_end(ts, frame, iterator, returned) ? 2 : -1;
}

bool monitor_delegation_end(ThreadState& ts, Frame* frame, Value iterator, Value returned) {
  if (ts.tracing || !is_kind(iterator, Kind::Generator)) return true;
  if (!tools_at(ts, frame->code, frame_instruction(frame), Event::kStopIteration)) return true;
  raise_stop_iteration(ts, returned.is_none() ? Value() : returned);
  ExceptionObject* stop = take_error(ts);
  return stop && fire(ts, frame, Event::kStopIteration, offset_of(frame), Value(stop));
}

bool monitor_branch(ThreadState& ts, Frame* frame, const Instr* from, const Instr* to) {
  const Instr* start = reinterpret_cast<const Instr*>(frame->code->instructions);
  frame->pc = from;
  bool ok = fire(ts, frame, Event::kBranch, offset_of(frame), Value::small_int((to - start) * kBytesPerWord));
  if (ok) frame->pc = to;
  return ok;
}

bool monitor_resume(ThreadState& ts, Frame* frame) {
  Op at = static_cast<Op>(frame->code->unit->code()[frame_instruction(frame)].op);
  return fire(ts, frame, at == Op::ReturnGenerator ? Event::kPyStart : Event::kPyResume, offset_of(frame));
}

bool monitor_yield(ThreadState& ts, Frame* frame, Value v) {
  return fire(ts, frame, Event::kPyYield, offset_of(frame), v);
}

void monitor_exception(ThreadState& ts, Frame* frame, Event event) {
  if (ts.tracing || !ts.pending || !ts.rt.monitoring->tools_for(event)) return;
  ExceptionObject* pending = take_error(ts);
  if (fire(ts, frame, event, offset_of(frame), Value(pending))) restore_error(ts, pending);
}

}  // namespace adder
