// thread_state.h: what one native thread needs to run scripts in one Runtime.
//
// A ThreadState is passed to every native function. It owns the thread's register stack (frames and their registers),
// its allocation cursors, the pending exception, and the poll word through which others ask it to stop, switch, or
// raise. States: running (holds the GIL), blocked (left the GIL; stack pointer and registers saved), native-parallel
// (runs compiled code or a long native loop without the GIL and polls). The collector needs every thread in one of:
// itself, blocked, or parked at a poll.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>

#include "runtime/gil/native_context.h"
#include "runtime/heap/heap.h"
#include "runtime/value/value.h"

namespace adder {

class Runtime;
struct Frame;
struct ExceptionObject;

// Reasons to leave the fast path at the next poll; any set bit makes the interpreter call handle_poll.
enum PollBit : uint32_t {
  kPollGilDrop = 1,       // another thread wants the GIL
  kPollSignal = 2,        // a signal handler has work (main thread)
  kPollCollect = 4,       // the collector wants this native-parallel thread parked
  kPollAsync = 8,         // an exception injected from another thread, or cancellation
  kPollFinalizers = 16,   // objects wait for their __del__
  kPollEveryOp = 32,      // ADDER_GIL_SWITCH=every-opcode
  kPollPendingCall = 64,  // a function another thread queued for the main thread
};

// The native stack of one activation of the interpreter loop, [low, high). The loop keeps every value in registers of
// script frames, so the collector skips it: stale words there would keep dead objects alive.
struct InterpreterSpan {
  const char* low;
  const char* high;
  InterpreterSpan* outer;
};

enum class ThreadMode : uint32_t { kRunning, kBlocked, kNativeParallel, kParked };

struct ThreadState {
  explicit ThreadState(Runtime& runtime);
  ~ThreadState();
  ThreadState(const ThreadState&) = delete;

  // --- hot: read by the interpreter
  Runtime& rt;
  std::atomic<uint32_t> poll{0};
  uint32_t depth = 0;           // script frames plus native re-entries
  uint32_t depth_limit = 1000;  // the recursion limit, a little more while RecursionError is handled
  Frame* frame = nullptr;       // innermost script frame
  Value* stack_top = nullptr;   // first register not used by the innermost frame
  Value* stack_limit = nullptr;
  Frame* frame_top = nullptr;  // first free Frame of the frame stack
  Frame* frame_limit = nullptr;
  uintptr_t native_limit = 0;   // lowest native stack pointer at which a native re-entry is allowed
  bool watch_every_op = false;  // tracing, or switching the GIL at every opcode
  bool switch_every_op = false;
  AllocCursor cursors[kSizeClassCount];

  // --- the pending exception: set exactly when a native returned empty (or false) to say it failed
  ExceptionObject* pending = nullptr;

  // --- cold
  ThreadMode mode = ThreadMode::kBlocked;
  bool is_main = false;
  Value* stack_base = nullptr;
  Frame* frame_base = nullptr;
  size_t stack_bytes = 0, frame_bytes = 0;
  const char* native_stack_high =
      nullptr;  // where conservative scanning of this thread's stack starts (highest address)
  InterpreterSpan* interpreter_spans = nullptr;  // innermost first
  // Set for a native of kNativeBare that the interpreter loop calls directly: below the loop's frame the native stack
  // holds nothing but that native's own frames. The native takes the flag back at once.
  bool bare_call = false;
  NativeContext native_context;  // while blocked or parked: what the collector scans
  uint64_t id = 0;               // threading.get_ident()
  std::atomic<ExceptionObject*> async_exception{nullptr};
  Value trace_function, profile_function;  // sys.settrace, sys.setprofile
  int tracing = 0;                         // > 0 while a trace function runs
  uint32_t repr_depth = 0;                 // recursion guard for nested data
  Value repr_active;                       // list of containers whose repr is being built
  Value thread_locals;                     // dict for threading.local
  Value context;                           // current contextvars.Context or empty
  Value async_gen_hooks[2];
  Value coroutine_origin_depth;
  ThreadState* next = nullptr;  // in Runtime::threads

  bool usable() const { return stack_base && frame_base; }  // false: there was no address space for the stacks
  bool has_error() const { return pending != nullptr; }
  bool trace_enabled() const { return tracing == 0 && (trace_function || profile_function); }
  bool native_stack_ok() const { return reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) > native_limit; }
};

// The calling thread's state in whatever Runtime it runs scripts of just now; null outside. Only for callbacks from
// code that cannot carry a ThreadState (signal handlers, comparison functions of C libraries).
ThreadState* current_thread_state();

inline Cell* Heap::allocate(ThreadState& ts, size_t size, Head head) {
  if (size <= kMaxSmallCell) [[likely]] {
    int size_class = kSizeClassOf[(size + kCellAlign - 1) / kCellAlign];
    AllocCursor& cursor = ts.cursors[size_class];
    char* cell = cursor.next;
    if (cell < cursor.end) [[likely]] {
      cursor.next = cell + kSizeClassBytes[size_class];
      reinterpret_cast<Cell*>(cell)->head = head;
      return reinterpret_cast<Cell*>(cell);
    }
    return allocate_slow(ts, size_class, head);
  }
  return allocate_large(ts, size, head);
}

}  // namespace adder
