// monitoring.h: sys.monitoring (PEP 669): tools ask for events, the interpreter calls them where those happen.
//
// Events that belong to a place (a line, a call, a return) are instrumented: in the private copy of the instructions
// the opcode is replaced by Instrumented while some tool wants an event there, and put back when none does or all have
// answered DISABLE. Code that nobody watches is untouched and pays nothing. Events that belong to no place (raising,
// unwinding) are looked for on the paths of exceptions; those of generators when a watched one is resumed.
// Must stay true: QUICKEN and UNQUICKEN of the interpreter leave an Instrumented opcode alone.
#pragma once

#include <array>
#include <vector>

#include "frontend/bytecode/code_unit.h"
#include "runtime/interp/frame.h"

namespace adder {

enum class Event : uint8_t {
  kPyStart,
  kPyResume,
  kPyReturn,
  kPyYield,
  kCall,
  kLine,
  kInstruction,
  kJump,
  kBranch,
  kStopIteration,  // the last one that a single code object can be watched for
  kRaise,
  kExceptionHandled,
  kPyUnwind,
  kPyThrow,
  kReraise,
  kCReturn,
  kCRaise,
};
inline constexpr int kEventCount = 17;
inline constexpr int kLocalEventCount = 10;
inline constexpr int kToolCount = 6;
extern const char* const kEventNames[kEventCount];

using EventMask = uint32_t;  // bit n: Event n
using ToolMask = uint8_t;    // bit n: tool n
constexpr EventMask event_bit(Event e) {
  return EventMask{1} << static_cast<int>(e);
}

// One Runtime's tools; a module state, so the collector finds the values.
struct Monitoring {
  Value names[kToolCount];  // empty: the tool is free
  EventMask events[kToolCount] = {};
  Value callbacks[kToolCount][kEventCount];
  Value disable, missing;  // sys.monitoring.DISABLE and MISSING
  bool any_local = false;  // some code object has been watched by itself

  ToolMask tools_for(Event e) const;
};

// What is known of one watched code object.
struct CodeMonitor {
  EventMask local_events[kToolCount] = {};
  std::vector<EventMask> sites;                                  // a word: the events that can happen there
  std::vector<std::array<ToolMask, kLocalEventCount>> disabled;  // a word: tools that answered DISABLE; empty: none
};

// Brings the instructions of a code object, or of all, in line with what the tools ask for.
bool monitor_code(ThreadState& ts, Code* code);
bool monitor_all_code(ThreadState& ts);
void monitor_restart(ThreadState& ts);  // forgets every DISABLE
EventMask local_events(const Code* code, int tool);
bool set_local_events(ThreadState& ts, Code* code, int tool, EventMask events);
void free_monitor(Code* code);

// --- called by the interpreter; false (or -1) with an exception pending
// What comes before the instruction itself runs. `before`: the frame's pc until now.
bool monitor_before(ThreadState& ts, Frame* frame, const Instr* before);
// A call instruction of a watched place. 1: the callable was none of script code and was called here; 0: go on.
int monitor_call(ThreadState& ts, Frame* frame);
// A step over a generator. 1: an item, 2: the end, 0: no generator, go on.
int monitor_for_iter(ThreadState& ts, Frame* frame);
bool monitor_branch(ThreadState& ts, Frame* frame, const Instr* from, const Instr* to);
bool monitor_resume(ThreadState& ts, Frame* frame);
bool monitor_yield(ThreadState& ts, Frame* frame, Value v);
bool monitor_delegation_end(ThreadState& ts, Frame* frame, Value iterator, Value returned);
// The pending exception stays, or gives way to what a callback raised.
void monitor_exception(ThreadState& ts, Frame* frame, Event event);

}  // namespace adder
