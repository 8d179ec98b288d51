// gil.cpp: the global interpreter lock.
//
// One thread of a Runtime runs scripts at a time: the holder. Waiters queue in order of arrival; a thread that comes
// back from blocking work is put in front, so that I/O stays quick beside threads that only compute. The lock is always
// handed to a waiter, never dropped for anyone to grab: a thread that was asked to switch cannot take it again before
// the thread that asked. A waiter asks by setting kPollGilDrop in the holder's poll word once it has waited for the
// switch interval; the holder answers at its next poll.
// When the program ends, the main thread keeps the lock: a daemon thread that asks for it then waits for ever.
// Rules for editors: (1) holder_ changes only under mutex_; (2) a thread saves its context before it gives the
// lock away, because a collection may scan it from that moment; (3) the memory order between holders comes from mutex_.
#include "runtime/gil/gil.h"

#include <cerrno>
#include <chrono>

#include "runtime/state/runtime.h"

namespace adder {

void Gil::acquire(ThreadState& ts, bool returning) {
  std::unique_lock lock(mutex_);
  if (rt_.finalizing && !ts.is_main) [[unlikely]] {
    std::condition_variable never;
    for (;;) never.wait(lock);
  }
  if (!holder_ && !first_) {
    holder_ = &ts;
  } else {
    Waiter self;
    self.ts = &ts;
    if (returning) {
      self.next = first_;
      first_ = &self;
      if (!last_) last_ = &self;
    } else {
      if (last_)
        last_->next = &self;
      else
        first_ = &self;
      last_ = &self;
    }
    while (!self.granted) {
      self.wake.wait_for(lock, std::chrono::microseconds(switch_interval_us));
      if (!self.granted && holder_ && first_ == &self) holder_->poll.fetch_or(kPollGilDrop);
      if (!self.granted && !holder_) grant_next();
    }
  }
  ts.mode = ThreadMode::kRunning;
}

// Under mutex_, with no holder: the first waiter becomes the holder.
void Gil::grant_next() {
  if (rt_.finalizing)
    while (first_ && !first_->ts->is_main) first_ = first_->next;  // they wait for ever
  Waiter* next = first_;
  if (!next) {
    last_ = nullptr;
    return;
  }
  first_ = next->next;
  if (!first_) last_ = nullptr;
  holder_ = next->ts;
  next->granted = true;
  next->wake.notify_one();
}

void Gil::release(ThreadState& ts) {
  std::lock_guard lock(mutex_);
  ts.mode = ThreadMode::kBlocked;
  ts.poll.fetch_and(~uint32_t{kPollGilDrop});
  holder_ = nullptr;
  grant_next();
}

void Gil::yield(ThreadState& ts) {
  ts.poll.fetch_and(~uint32_t{kPollGilDrop});
  {
    std::lock_guard lock(mutex_);
    if (!first_) return;
  }
  save_context(ts.native_context);
  release(ts);
  acquire(ts);
}

// In the child only the forking thread exists: whoever waited is gone.
void Gil::after_fork_child(ThreadState& ts) {
  new (&mutex_) std::mutex();
  first_ = last_ = nullptr;
  holder_ = &ts;
}

NativeContext& BlockingScope::context_of(ThreadState& ts) {
  return ts.native_context;
}

void BlockingScope::enter() {
  ts_.rt.gil.release(ts_);
}

BlockingScope::~BlockingScope() {
  saved_errno_ = errno;
  ts_.rt.gil.acquire(ts_, true);
  errno = saved_errno_;
}

}  // namespace adder
