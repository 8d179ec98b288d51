// object_lock.h: serialises the threads that use one object of a C library, which works without the GIL.
//
// Waiting for the lock happens without the GIL, and its holder may take the GIL back while it holds the lock, so the
// two cannot block each other. A zeroed cell holds an unlocked mutex (true of glibc's).
#pragma once

#include <mutex>

#include "runtime/gil/gil.h"

namespace adder {

class ObjectLock {
 public:
  ObjectLock(ThreadState& ts, std::mutex& mutex) : mutex_(mutex) {
    if (mutex_.try_lock()) return;
    BlockingScope blocking(ts);
    mutex_.lock();
  }
  ~ObjectLock() { mutex_.unlock(); }
  ObjectLock(const ObjectLock&) = delete;

 private:
  std::mutex& mutex_;
};

// Runs work() without the GIL when there is enough of it to be worth the switch.
template <typename F>
auto maybe_without_gil(ThreadState& ts, bool worthwhile, F&& work) {
  if (!worthwhile) return work();
  BlockingScope blocking(ts);
  return work();
}

}  // namespace adder
