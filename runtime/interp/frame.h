// frame.h: a script frame: registers and what the interpreter needs to run and to resume them.
//
// A plain function's registers stand on the thread's register stack, a callee's first registers being the caller's
// outgoing arguments, so arguments are never copied; its Frame stands on a stack of its own beside it, because windows
// overlap. A generator's frame and registers live in its Generator cell. FrameObject is the script-visible view, made
// on demand.
#pragma once

#include "frontend/bytecode/code_unit.h"
#include "runtime/heap/cell.h"

namespace adder {

struct Code;
struct Function;
struct Dict;
struct ThreadState;
struct FrameObject;
struct Generator;

enum FrameFlag : uint8_t {
  kFrameEntry = 1,          // a native called it: its return leaves the interpreter loop
  kFrameGenerator = 2,      // lives in a Generator
  kFrameDiscardResult = 4,  // __init__: the caller's result is the instance, kept in `result_override`
  kFrameForIter = 8,        // a generator resumed by ForIter: its end jumps instead of storing a result
  kFrameThrow = 16,         // a generator resumed to raise what is pending
};

struct Frame {
  Frame* previous;
  const Instr* pc;  // the current instruction, saved before anything that may raise, call or allocate
  Value* registers;
  Code* code;
  Value function;  // Function, or empty for module, class and exec code
  Dict* globals;
  Dict* builtins;
  Value locals;              // locals mapping of module, class and exec code; else empty
  Value handled;             // exception being handled here, or empty
  Value result_override;     // with kFrameDiscardResult
  FrameObject* object;       // script-visible view, or null
  Value* saved_top;          // ts.stack_top to restore when the frame ends
  uint16_t result_register;  // in the caller
  uint8_t skip;              // words from the caller's pc to its next instruction
  uint8_t flags;
};

// The script-visible frame. While the frame runs it points at it; afterwards it holds a snapshot of the locals.
struct FrameObject : Cell {
  Frame* frame;  // null once the frame ended
  Code* code;
  Value back;  // FrameObject or None, fixed when the frame ends
  Value globals, builtins;
  Value locals;  // dict snapshot or mapping
  Value trace;   // f_trace
  Value function;
  uint32_t instruction;    // last word index, when ended; while it runs and is traced, the one traced last
  uint32_t line_override;  // f_lineno while not 0: during the call event, and at code without a line
  bool trace_lines, trace_opcodes;
};

enum class GeneratorState : uint8_t { kCreated, kSuspended, kRunning, kDone };

struct Generator : Cell {
  Value name, qualname;
  Value origin;        // coroutine origin tracking
  Value finalizer;     // async generator hooks
  Value return_value;  // while finishing
  GeneratorState state;
  uint8_t closed;
  uint8_t hooks_called;
  uint8_t running_async;
  uint8_t started;
  uint8_t delegating;       // stands on a YieldFrom that runs again with the value sent
  uint16_t yield_register;  // receives the value sent
  Frame frame;              // then code->register_count registers
  Value* registers() { return reinterpret_cast<Value*>(this + 1); }
};
// What a suspended generator delegates to (`yield from`, `await`), or empty.
Value generator_delegate(const Generator* generator);

// Offsets that scripts see (tb_lasti, f_lasti, co_lines) count two bytes a word, as those who read them expect.
inline constexpr int64_t kBytesPerWord = 2;

// Word index of the frame's current instruction.
uint32_t frame_instruction(const Frame* frame);
uint32_t frame_line(const Frame* frame);
uint32_t code_line(const Code* code, uint32_t instruction);
Dict* snapshot_locals(ThreadState& ts, Frame* frame, Dict* into);
FrameObject* frame_object(ThreadState& ts, Frame* frame);  // makes it when missing
Value frame_locals(ThreadState& ts, FrameObject* frame);   // f_locals

// Runs ts.frame (flagged kFrameEntry) until it returns or yields. Result, or empty with an exception pending.
Value interpret(ThreadState& ts) noexcept;
// Pushes a frame for `function` whose bound arguments stand in window[0 ..]; null with RecursionError pending.
Frame* push_frame(ThreadState& ts, Function* function, Value* window, uint32_t bound);
// Puts the arguments of a call where the function's parameters are: window[0 .. parameters). args may overlap window.
bool bind_arguments(ThreadState& ts, Function* function, Value* window, const Value* args, size_t count,
                    Value keyword_names);
bool bind_arguments_dict(ThreadState& ts, Function* function, Value* window, const Value* args, size_t count,
                         Dict* keywords);
// Gives the script-visible frame its own copy of what it shows, before the frame goes.
void detach_frame_object(ThreadState& ts, Frame* frame);
// Runs or resumes a generator with a value (state checks done by the caller). Yielded value; on return empty with
// *returned set to the result; on error empty with *returned empty.
Value resume_generator(ThreadState& ts, Generator* generator, Value sent, Value* returned);
// The same, raising the pending exception where the generator is suspended.
Value resume_generator_throw(ThreadState& ts, Generator* generator, Value* returned);
// What a poll found: GIL requests, signals, finalisers, injected exceptions. False with an exception pending.
bool handle_poll(ThreadState& ts);
}  // namespace adder
