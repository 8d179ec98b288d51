// capi.h: what stands behind the handles of adder.h.
//
// A handle is the address of a Value in the thread's HandleStack, which the collector reads as roots. The stack grows
// by chunks, so that addresses stay; a scope is a height of the stack. Must stay true: every function of adder.h that
// can fail starts with an Entry, which drops an old error and makes this thread's state the current one (a thread may
// be attached to several machines).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "adder/adder.h"
#include "runtime/capi/injected.h"
#include "runtime/errors/raise.h"
#include "runtime/state/runtime.h"

namespace adder {

void set_current_thread_state(ThreadState* ts);

class HandleStack {
 public:
  static constexpr size_t kChunk = 512;
  Value* push(Value v);  // null when memory is short
  size_t height() const { return height_; }
  void cut(size_t height) { height_ = height < height_ ? height : height_; }
  void trace(Marker& marker);

 private:
  std::vector<std::unique_ptr<Value[]>> chunks_;
  size_t height_ = 0;
};

}  // namespace adder

struct adder_thread {
  adder_vm* vm;
  adder::ThreadState* ts;
  adder::HandleStack handles;
  std::string error_type, error_message, error_rendered, error_file;
};

struct adder_vm {
  explicit adder_vm(const adder::RuntimeConfig& config) : rt(config) {}
  adder::Runtime rt;
  std::vector<std::unique_ptr<adder_thread>> threads;  // guarded by the GIL; the first is the main thread's
};

namespace adder {

class Entry {
 public:
  explicit Entry(adder_thread* thread) : ts(*thread->ts), previous_(current_thread_state()) {
    set_current_thread_state(&ts);
    if (ts.has_error()) clear_error(ts);
  }
  ~Entry() { set_current_thread_state(previous_); }
  Entry(const Entry&) = delete;
  ThreadState& ts;

 private:
  ThreadState* previous_;
};

inline Value value_of(adder_handle handle) {
  return *reinterpret_cast<const Value*>(handle);
}
// A new handle for v; null when v is empty (an exception is pending) or memory is short (MemoryError is).
adder_handle make_handle(adder_thread* thread, Value v);

}  // namespace adder
