// locks.h: the lock types of _thread.
#pragma once

#include <pthread.h>

#include <utility>
#include <vector>

#include "runtime/native/native.h"

namespace adder {

extern const NativeType kLockType, kRLockType, kLocalType;

// A new unlocked lock, of the type that the module made.
Value new_lock(ThreadState& ts);
void release_lock(Value lock);  // without checks, for native callers
void take_lock(Value lock);     // a lock nobody else knows yet
bool is_lock(ThreadState& ts, Value v);
// Waits until the lock is free, without keeping it. 1 free, 0 the time is over, -1 an exception is pending. Seconds
// below 0: for ever.
int wait_unlocked(ThreadState& ts, Value lock, double seconds);

struct ThreadModuleState {
  Type* lock = nullptr;
  Type* rlock = nullptr;
  Type* local = nullptr;
  size_t stack_bytes = 0;  // of new threads, 0: the system's default
  uint64_t next_local = 1;
  std::vector<Value> starting;                          // what new threads shall call, until they have taken it
  std::vector<std::pair<uint64_t, Value>> sentinels;    // thread id, lock to release when it ends
  std::vector<std::pair<uint64_t, pthread_t>> natives;  // of the threads started here and of the main thread
  void trace(Marker& marker);
};
ThreadModuleState& thread_module(ThreadState& ts);
// The system's handle of a thread of this Runtime that runs scripts. False when there is no such thread.
bool native_thread(ThreadState& ts, uint64_t id, pthread_t* out);

}  // namespace adder
