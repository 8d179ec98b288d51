// jit_bridge.cpp: sessions, compiling and calling.
//
// Compiling happens outside the GIL: the code unit is immutable and the function is held by the caller. The services
// that compiled code calls stand here as well. A nogil call makes the thread native-parallel around the compiled code;
// its poll parks it for the collector, and comes back under the GIL for whatever else is asked of the thread.
#include "runtime/jit_bridge/jit_bridge.h"

#include <vector>

#include "runtime/errors/raise.h"
#include "runtime/interp/interpreter.h"
#include "runtime/jit_bridge/plugin.h"
#include "runtime/native/native.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/stop_world.h"

namespace adder {

namespace {

// The key under which a Runtime keeps its session.
const NativeModule kSessionOwner = {"<jit>", nullptr};

struct SessionState {
  JitSession* session = nullptr;
  const JitTable* table = nullptr;
  ~SessionState() {
    if (!session) return;
    JitLock lock;
    table->close(session);
  }
  void trace(Marker&) {}
};

const Instr* instruction_at(const Frame* frame, uint32_t word) {
  return reinterpret_cast<const Instr*>(frame->code->instructions) + word;
}

int32_t poll_service(void* thread_state, uint32_t word) {
  ThreadState& ts = *static_cast<ThreadState*>(thread_state);
  ts.frame->pc = instruction_at(ts.frame, word);
  return handle_poll(ts) ? 0 : 1;
}

int32_t parallel_poll_service(void* thread_state, uint32_t word) {
  ThreadState& ts = *static_cast<ThreadState*>(thread_state);
  parallel_poll_slow(ts);
  if (ts.poll.load(std::memory_order_relaxed) == 0) return 0;
  leave_native_parallel(ts);
  ts.frame->pc = instruction_at(ts.frame, word);
  bool ok = handle_poll(ts);
  enter_native_parallel(ts);
  return ok ? 0 : 1;
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored \
    "-Winvalid-offsetof"  // a struct with a reference; every compiler of ours lays it out plainly
const JitServices kServices = {sizeof(JitServices), kJitDoorVersion, offsetof(ThreadState, poll), poll_service,
                               parallel_poll_service};
#pragma GCC diagnostic pop

void append(void* context, const char* text, size_t length) {
  static_cast<std::string*>(context)->append(text, length);
}
JitText into(std::string& text) {
  return {append, &text};
}

Value convert_failed(ThreadState& ts, size_t index, const char* expected, Value v) {
  return raise_type_error(ts, "argument %zu of compiled code must be %s, not %T", index + 1, expected, v);
}

bool convert_argument(ThreadState& ts, JitType type, Value v, size_t index, uint64_t* out) {
  switch (type) {
    case JitType::kInt64: {
      int64_t i;
      if (!is_int_value(v) || v.is_bool()) return bool(convert_failed(ts, index, "int", v));
      if (!int_to_i64(v, &i))
        return bool(raise_overflow(ts, "argument %zu of compiled code does not fit in 64 bits", index + 1));
      *out = static_cast<uint64_t>(i);
      return true;
    }
    case JitType::kFloat64: {
      double d;
      if (is_float(v)) {
        d = float_value(v);
      } else if (is_int_value(v)) {
        d = int_to_double(ts, v);
        if (ts.has_error()) return false;
      } else {
        return bool(convert_failed(ts, index, "float", v));
      }
      *out = std::bit_cast<uint64_t>(d);
      return true;
    }
    case JitType::kBool:
      if (!v.is_bool()) return bool(convert_failed(ts, index, "bool", v));
      *out = v.is_true();
      return true;
    case JitType::kNone:
      break;
  }
  return bool(convert_failed(ts, index, "of a supported type", v));
}

Value result_value(ThreadState& ts, JitType type, uint64_t word) {
  switch (type) {
    case JitType::kNone:
      return kNone;
    case JitType::kBool:
      return Value::boolean(word != 0);
    case JitType::kInt64:
      return new_int(ts, static_cast<int64_t>(word));
    case JitType::kFloat64:
      return new_float(ts, std::bit_cast<double>(word));
  }
  return kNone;
}

void raise_exit(ThreadState& ts, int32_t exit) {
  switch (exit) {
    case kJitOverflow:
      raise_overflow(ts, "integer result does not fit in 64 bits (compiled code)");
      break;
    case kJitZeroDivision:
      raise(ts, ts.rt.exc.ZeroDivisionError, "integer division or modulo by zero");
      break;
    case kJitFloatZeroDivision:
      raise(ts, ts.rt.exc.ZeroDivisionError, "float division by zero");
      break;
    case kJitNegativeShift:
      raise_value_error(ts, "negative shift count");
      break;
    default:
      break;  // kJitPending
  }
}

JitRequest request_of(Function* function, std::span<const JitType> types, bool nogil) {
  return {sizeof(JitRequest), function->code->unit, types.data(), static_cast<uint32_t>(types.size()), nogil};
}

}  // namespace

bool jit_available(std::string* why) {
  return jit_plugin(why) != nullptr;
}

JitSession* jit_session(ThreadState& ts) {
  SessionState& state = module_state<SessionState>(ts, kSessionOwner);
  if (state.session) return state.session;
  std::string why;
  {
    BlockingScope blocking(ts);
    const JitTable* table = jit_plugin(&why);
    JitLock lock;
    if (table && !state.session) {
      state.table = table;
      state.session = table->open(&kServices, into(why));
    }
  }
  if (!state.session) raise_runtime_error(ts, "%s", why);
  return state.session;
}

bool jit_compile(ThreadState& ts, Function* function, std::span<const JitType> types, bool nogil, JitCode* out) {
  JitSession* session = jit_session(ts);
  // The private copy is where frame->pc points, so tracebacks need it.
  if (!session || (!function->code->instructions && !materialize(ts, function->code))) return false;
  const JitTable* table = module_state<SessionState>(ts, kSessionOwner).table;
  JitRequest request = request_of(function, types, nogil);
  std::string why;
  bool ok;
  {
    BlockingScope blocking(ts);
    JitLock lock;
    ok = table->compile(session, &request, out, into(why));
  }
  if (!ok) raise_type_error(ts, "%s", why);
  return ok;
}

Value jit_ir(ThreadState& ts, Function* function, std::span<const JitType> types, bool nogil, bool optimized) {
  JitSession* session = jit_session(ts);
  if (!session) return {};
  const JitTable* table = module_state<SessionState>(ts, kSessionOwner).table;
  JitRequest request = request_of(function, types, nogil);
  std::string text, why;
  bool ok;
  {
    BlockingScope blocking(ts);
    JitLock lock;
    ok = table->print_ir(session, &request, optimized, into(text), into(why));
  }
  if (!ok) return raise_type_error(ts, "%s", why);
  return new_str(ts, text);
}

Value jit_call(ThreadState& ts, Function* function, const JitCode& code, std::span<const JitType> types, bool nogil,
               const Value* arguments) {
  if (!ts.native_stack_ok()) return raise_recursion_error(ts, "");
  constexpr size_t kFew = 8;
  uint64_t few[kFew];
  std::vector<uint64_t> many(types.size() > kFew ? types.size() : 0);
  uint64_t* words = many.empty() ? few : many.data();
  for (size_t i = 0; i < types.size(); ++i)
    if (!convert_argument(ts, types[i], arguments[i], i, &words[i])) return {};
  Value* window = ts.stack_top;
  uint32_t registers = function->code->register_count;
  if (window + std::max<size_t>(registers, types.size()) >= ts.stack_limit) return raise_recursion_error(ts, "");
  std::copy(arguments, arguments + types.size(), window);
  Frame* frame = push_frame_inline(ts, function, window, static_cast<uint32_t>(types.size()));
  if (!frame) return {};
  // The collector reads registers below the live top of whatever instruction a poll stands on.
  for (uint32_t i = function->code->local_count; i < registers; ++i) window[i] = Value();
  frame->flags = kFrameEntry;
  frame->pc = instruction_at(frame, 0);
  uint64_t result = 0;
  uint32_t word = 0;
  if (nogil) enter_native_parallel(ts);
  int32_t exit = code.entry(&ts, words, &result, &word);
  if (nogil) leave_native_parallel(ts);
  if (exit != kJitReturned) {
    frame->pc = instruction_at(frame, word);
    raise_exit(ts, exit);
    add_traceback(ts, frame);
    if (frame->object) detach_frame_object(ts, frame);
    pop_frame(ts, frame);
    return {};
  }
  if (frame->object) detach_frame_object(ts, frame);
  pop_frame(ts, frame);
  return result_value(ts, code.result, result);
}

void jit_release(JitSession* session, const JitCode& code) {
  std::string why;
  const JitTable* table = jit_plugin(&why);
  JitLock lock;
  table->release(session, code.handle);
}

}  // namespace adder
