// thread_state.cpp: making and freeing a thread's state: its register stack and the bounds of its native stack.
#include "runtime/state/thread_state.h"

#include <pthread.h>
#include <sys/mman.h>
#include <sys/resource.h>

#include "runtime/interp/frame.h"
#include "runtime/state/runtime.h"

extern "C" void* __libc_stack_end;  // glibc's loader: the stack pointer when the program began

namespace adder {

namespace {
thread_local ThreadState* t_current = nullptr;
std::atomic<uint64_t> g_next_thread_id{1};  // identifiers only: never reset, never read for control flow
// Bytes of native stack that a native may use below the check without checking again.
constexpr size_t kNativeReserve = 256u << 10;
constexpr size_t kOtherThreadStack = size_t{24} << 20;  // of registers, half as much again of frames
// Registers that stay free above the limit, for windows built before the check.
constexpr size_t kRegisterReserve = 8192;

void* reserve(size_t bytes) {
  void* p = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  return p == MAP_FAILED ? nullptr : p;
}

struct NativeStack {
  char* low = nullptr;
  size_t bytes = 0;
};
// The main thread's stack begins where the loader says and grows on demand up to the resource limit; the kernel keeps
// 128 MiB free below its beginning, whatever the limit. False when the calling thread runs elsewhere.
bool main_stack(NativeStack* stack) {
  constexpr size_t kSurelyFree = size_t{96} << 20;
  struct rlimit limit;
  if (getrlimit(RLIMIT_STACK, &limit) != 0) return false;
  char* high = static_cast<char*>(__libc_stack_end);
  stack->bytes = std::min<size_t>(limit.rlim_cur, kSurelyFree);
  stack->low = high - stack->bytes;
  char* here = static_cast<char*>(__builtin_frame_address(0));
  return here > stack->low && here < high;
}

// The calling thread's stack, asked for once a thread: for the main thread pthread_getattr_np reads /proc, which takes
// longer than the rest of attaching.
const NativeStack& native_stack() {
  static thread_local NativeStack stack;
  pthread_attr_t attributes;
  if (!stack.low && !main_stack(&stack)) stack = {};
  if (!stack.low && pthread_getattr_np(pthread_self(), &attributes) == 0) {
    void* low;
    if (pthread_attr_getstack(&attributes, &low, &stack.bytes) == 0) stack.low = static_cast<char*>(low);
    pthread_attr_destroy(&attributes);
  }
  return stack;
}
}  // namespace

ThreadState* current_thread_state() {
  return t_current;
}
void set_current_thread_state(ThreadState* ts) {
  t_current = ts;
}

ThreadState::ThreadState(Runtime& runtime) : rt(runtime) {
  // The Runtime's first thread has the full depth; others are many, and have address space to share.
  stack_bytes = runtime.config.register_stack_bytes;
  if (runtime.had_thread.exchange(true)) stack_bytes = std::min(stack_bytes, kOtherThreadStack);
  frame_bytes = stack_bytes / 2;
  stack_base = static_cast<Value*>(reserve(stack_bytes));
  frame_base = static_cast<Frame*>(reserve(frame_bytes));
  if (!usable()) return;
  stack_top = stack_base;
  stack_limit = stack_base + stack_bytes / sizeof(Value) - kRegisterReserve;
  frame_top = frame_base;
  frame_limit = frame_base + frame_bytes / sizeof(Frame) - 1;
  const NativeStack& stack = native_stack();
  native_stack_high = stack.low + stack.bytes;
  native_limit = reinterpret_cast<uintptr_t>(stack.low) + kNativeReserve;
  id = g_next_thread_id.fetch_add(1);
}

ThreadState::~ThreadState() {
  if (stack_base) munmap(stack_base, stack_bytes);
  if (frame_base) munmap(frame_base, frame_bytes);
}

}  // namespace adder
