// locks.h: the lock types of _thread.
#pragma once

#include "runtime/native/native.h"

namespace adder {

extern const NativeType kLockType, kRLockType, kLocalType;

// A new unlocked lock, of the type that the module made.
Value new_lock(ThreadState& ts);
void release_lock(Value lock);  // without checks, for native callers

struct ThreadModuleState {
  Type* lock = nullptr;
  Type* rlock = nullptr;
  Type* local = nullptr;
  size_t stack_bytes = 0;  // of new threads, 0: the system's default
  uint64_t next_local = 1;
  std::vector<Value> starting;                        // what new threads shall call, until they have taken it
  std::vector<std::pair<uint64_t, Value>> sentinels;  // thread id, lock to release when it ends
  void trace(Marker& marker);
};
ThreadModuleState& thread_module(ThreadState& ts);

}  // namespace adder
