// watched_call.cpp: call instructions as data.
#include "runtime/interp/watched_call.h"

#include "runtime/errors/raise.h"
#include "runtime/interp/interpreter.h"
#include "runtime/interp/slow_paths.h"

namespace adder {

bool is_call(Op op) {
  return op == Op::Call || op == Op::CallMethod || op == Op::CallKw || op == Op::CallMethodKw || op == Op::CallEx;
}

Value WatchedCall::first() const {
  if (tuple) return tuple->size ? tuple->items[0] : Value();
  return count > (keyword_names ? keyword_names.as<Tuple>()->size : 0) ? args[0] : Value();
}

Value WatchedCall::perform(ThreadState& ts) const {
  if (tuple) return call_dict(ts, callable, tuple, keywords);
  return keyword_names ? call_keywords(ts, callable, args, count, keyword_names) : call(ts, callable, args, count);
}

bool watched_call(ThreadState& ts, Frame* frame, WatchedCall* out) {
  const Instr& instr = frame->code->unit->code()[frame_instruction(frame)];
  Value* base = frame->registers + instr.b;
  out->op = static_cast<Op>(instr.op);
  out->result = instr.a;
  out->words = static_cast<uint8_t>(1 + kOpInfo[instr.op].extra_words);
  out->callable = base[0];
  out->args = base + 1;
  out->count = instr.c;
  if (out->op == Op::CallMethod || out->op == Op::CallMethodKw) {
    if (base[1])
      ++out->count;
    else
      ++out->args;
  }
  if (out->op == Op::CallKw || out->op == Op::CallMethodKw) {
    uint64_t extension;
    std::memcpy(&extension, &frame->code->unit->code()[frame_instruction(frame) + 1], sizeof extension);
    out->keyword_names = frame->code->constants[static_cast<uint32_t>(extension)];
  }
  if (out->op == Op::CallEx) {
    // The instruction itself finds the tuple when it runs after all.
    if (!is_exact(base[1], Kind::Tuple)) {
      Value tuple = star_arguments(ts, base[0], base[1]);
      if (!tuple) return false;
      base[1] = tuple;
    }
    out->tuple = base[1].as<Tuple>();
    out->keywords = instr.c ? base[2].as<Dict>() : nullptr;
  }
  return true;
}

Value profiled_call(ThreadState& ts, Frame* frame, const WatchedCall& call) {
  if (!ts.profile_function || !ts.trace_enabled() || !is_kind(call.callable, Kind::NativeFunction))
    return call.perform(ts);
  NativeFunction* native = call.callable.as<NativeFunction>();
  Value shown = call.callable;
  if (native->owner && !native->self) {
    // A method of a type: who watches sees it bound.
    if (!call.first()) return call.perform(ts);
    NativeFunction* bound = new_native_function(ts, native->def, call.first(), native->module);
    if (!bound) return {};
    bound->owner = native->owner;
    shown = bound;
  }
  if (!trace_native_call(ts, frame, "c_call", shown)) return {};
  Value result = call.perform(ts);
  if (!trace_native_call(ts, frame, result ? "c_return" : "c_exception", shown)) return {};
  return result;
}

}  // namespace adder
