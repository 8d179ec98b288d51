// interpreter.h: what the dispatch loop and its slow paths share: frame pushing and popping, inline.
#pragma once

#include "runtime/interp/frame.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/function.h"
#include "runtime/state/thread_state.h"

namespace adder {

inline Generator* generator_of(Frame* frame) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Winvalid-offsetof"  // a struct with a base; every compiler of ours lays it out plainly
  return reinterpret_cast<Generator*>(reinterpret_cast<char*>(frame) - offsetof(Generator, frame));
#pragma GCC diagnostic pop
}

// Where a suspended generator goes on: after its yield, or again at the delegation it stands on.
inline Instr* resume_point(Frame* frame) {
  Instr* pc = const_cast<Instr*>(frame->pc);
  Generator* g = generator_of(frame);
  if (g->delegating) {
    g->delegating = false;
    return pc;
  }
  return pc + 1;  // Yield and ReturnGenerator have no extra words
}

inline uint32_t parameter_count(const Code* code) {
  const CodeUnit* u = code->unit;
  return uint32_t{u->positional_count} + u->keyword_only_count + ((u->code_flags & kCodeVarArgs) != 0) +
         ((u->code_flags & kCodeVarKeywords) != 0);
}

Frame* push_frame_slow(ThreadState& ts);  // raises the error that fits

// The frame of a call: `bound` parameters stand in window; other named registers are cleared, free variables filled in.
inline __attribute__((always_inline)) Frame* push_frame_inline(ThreadState& ts, Function* function, Value* window,
                                                               uint32_t bound) {
  Code* code = function->code;
  Frame* frame = ts.frame_top;
  Value* top = window + code->register_count;
  if (__builtin_expect(ts.depth >= ts.depth_limit || top >= ts.stack_limit || frame >= ts.frame_limit, 0))
    return push_frame_slow(ts);
  ++ts.depth;
  for (uint32_t i = bound, n = code->local_count; i < n; ++i) window[i] = Value();
  if (code->free_count) {
    Tuple* closure = function->closure;
    for (uint32_t i = 0; i < code->free_count; ++i) window[code->first_free + i] = closure->items[i];
  }
  frame->previous = ts.frame;
  frame->pc = nullptr;
  frame->registers = window;
  frame->code = code;
  frame->function = function;
  frame->globals = function->globals;
  frame->builtins = function->builtins;
  frame->locals = Value();
  frame->handled = Value();
  frame->result_override = Value();
  frame->object = nullptr;
  frame->saved_top = ts.stack_top;
  frame->flags = 0;
  ts.stack_top = top;
  ts.frame_top = frame + 1;
  ts.frame = frame;
  return frame;
}

inline void pop_frame(ThreadState& ts, Frame* frame) {
  --ts.depth;
  ts.stack_top = frame->saved_top;
  ts.frame_top = frame;
  ts.frame = frame->previous;
}

}  // namespace adder
