// gil.h: the global interpreter lock of one Runtime, a class one can see. gil.cpp has the essay.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>

#include "runtime/gil/native_context.h"

namespace adder {

struct ThreadState;
class Runtime;

class Gil {
 public:
  explicit Gil(Runtime& rt) : rt_(rt) {}
  // Blocks until the calling thread holds the lock. `returning`: comes back from blocking work, goes ahead of the
  // queue.
  void acquire(ThreadState& ts, bool returning = false);
  // The caller has saved its context and keeps its frame for as long as the thread is blocked.
  void release(ThreadState& ts);
  // At a poll with kPollGilDrop set: hands the lock to the next waiter and queues again.
  void yield(ThreadState& ts);
  ThreadState* holder() const { return holder_; }
  void before_fork() { mutex_.lock(); }
  void after_fork_parent() { mutex_.unlock(); }
  void after_fork_child(ThreadState& ts);
  uint64_t switch_interval_us = 5000;

 private:
  struct Waiter {
    std::condition_variable wake;
    Waiter* next = nullptr;
    bool granted = false;
    ThreadState* ts = nullptr;
  };
  void grant_next();
  Runtime& rt_;
  std::mutex mutex_;
  ThreadState* holder_ = nullptr;
  Waiter* first_ = nullptr;  // FIFO; returning threads are put in front
  Waiter* last_ = nullptr;
};

// Leaves the GIL for the length of a scope, around a call that may block. Saves the registers and the stack pointer, so
// that the collector can scan this thread meanwhile. No Value may be touched inside. A local of the blocking function,
// never a member or behind a pointer: its constructor is inlined to save the registers of a frame that stays.
class BlockingScope {
 public:
  __attribute__((always_inline)) explicit BlockingScope(ThreadState& ts) : ts_(ts) {
    save_context(context_of(ts));
    enter();
  }
  ~BlockingScope();
  BlockingScope(const BlockingScope&) = delete;

 private:
  static NativeContext& context_of(ThreadState& ts);
  void enter();
  ThreadState& ts_;
  int saved_errno_ = 0;
};

}  // namespace adder
