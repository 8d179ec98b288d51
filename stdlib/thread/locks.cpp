// locks.cpp: lock and RLock.
//
// A lock is a POSIX semaphore in the cell (cells do not move): waiting happens without the GIL, ends at once when a
// signal comes, so that a handler can run, and goes on for the rest of the time afterwards. Any thread may release a
// lock; an RLock only its owner. A semaphore needs no destruction.
#include "stdlib/thread/locks.h"

#include <semaphore.h>

#include <cerrno>
#include <cmath>
#include <ctime>

#include "runtime/errors/raise.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/type_support.h"
#include "runtime/protocol/protocol.h"
#include "stdlib/io/raw_file.h"

namespace adder {

namespace {

struct Lock : Cell {
  sem_t semaphore;
  uint64_t owner;  // RLock: thread id, 0 when free
  uint64_t count;  // RLock: how often it was acquired
  bool made;
};
Lock* as_lock(Value v) {
  return v.as<Lock>();
}

constexpr double kMaxTimeout = 9223372036.0;

Lock* make_lock(ThreadState& ts, Type* type) {
  Lock* lock = static_cast<Lock*>(new_instance(ts, type));
  if (!lock) return nullptr;
  sem_init(&lock->semaphore, 0, 1);
  lock->made = true;
  return lock;
}

// Acquire arguments: blocking and timeout in seconds (-1: for ever). False with an exception pending.
bool timeout_arguments(ThreadState& ts, Value blocking, Value timeout, bool* block, double* seconds) {
  int b = blocking ? truth(ts, blocking) : 1;
  *seconds = -1;
  if (b < 0) return false;
  if (timeout && is_float(timeout)) {
    *seconds = float_value(timeout);
    if (std::isnan(*seconds)) return raise_value_error(ts, "Invalid value NaN (not a number)"), false;
  } else if (timeout) {
    int64_t whole;
    if (!to_i64(ts, timeout, &whole)) return false;
    *seconds = static_cast<double>(whole);
  }
  *block = b;
  if (!b && *seconds != -1) return raise_value_error(ts, "can't specify a timeout for a non-blocking call"), false;
  if (*seconds < 0 && *seconds != -1) return raise_value_error(ts, "timeout value must be positive"), false;
  if (*seconds > kMaxTimeout) return raise_overflow(ts, "timestamp too large to convert to C _PyTime_t"), false;
  return true;
}

// 1 acquired, 0 not, -1 an exception is pending.
int wait_lock(ThreadState& ts, Lock* lock, bool block, double seconds) {
  if (sem_trywait(&lock->semaphore) == 0) return 1;
  if (!block || seconds == 0) return 0;
  timespec deadline{};
  if (seconds > 0) {
    clock_gettime(CLOCK_MONOTONIC, &deadline);
    double whole = std::floor(seconds);
    deadline.tv_sec += static_cast<time_t>(whole);
    deadline.tv_nsec += static_cast<long>((seconds - whole) * 1e9);
    if (deadline.tv_nsec >= 1000000000) ++deadline.tv_sec, deadline.tv_nsec -= 1000000000;
  }
  for (;;) {
    int result;
    {
      BlockingScope blocking(ts);
      result = seconds < 0 ? sem_wait(&lock->semaphore) : sem_clockwait(&lock->semaphore, CLOCK_MONOTONIC, &deadline);
    }
    if (result == 0) return 1;
    if (errno == ETIMEDOUT) return 0;
    if (errno == EINTR && !after_interrupt(ts)) return -1;
  }
}

bool is_locked(Lock* lock) {
  int value = 0;
  sem_getvalue(&lock->semaphore, &value);
  return value <= 0;
}

Value lock_acquire(ThreadState& ts, Value* a, uint32_t) {
  bool block;
  double seconds;
  if (!timeout_arguments(ts, a[1], a[2], &block, &seconds)) return {};
  int got = wait_lock(ts, as_lock(a[0]), block, seconds);
  return got < 0 ? Value() : Value::boolean(got);
}
Value lock_release(ThreadState& ts, Value* a, uint32_t) {
  if (!is_locked(as_lock(a[0]))) return raise_runtime_error(ts, "release unlocked lock");
  sem_post(&as_lock(a[0])->semaphore);
  return kNone;
}
Value lock_locked(ThreadState&, Value* a, uint32_t) {
  return Value::boolean(is_locked(as_lock(a[0])));
}
Value lock_enter(ThreadState& ts, Value* a, uint32_t) {
  return wait_lock(ts, as_lock(a[0]), true, -1) > 0 ? kTrue : Value();
}
Value lock_reinit(ThreadState&, Value* a, uint32_t) {
  sem_init(&as_lock(a[0])->semaphore, 0, 1);
  as_lock(a[0])->owner = as_lock(a[0])->count = 0;
  return kNone;
}
Value lock_repr(ThreadState& ts, Value* a, uint32_t) {
  return str_format(ts, "<%s _thread.lock object at %p>", is_locked(as_lock(a[0])) ? "locked" : "unlocked",
                    static_cast<void*>(a[0].as_cell()));
}
Value lock_new(ThreadState& ts, Value* a, uint32_t) {
  return make_lock(ts, a[0].as<Type>());
}

// --- RLock

int rlock_take(ThreadState& ts, Lock* lock, bool block, double seconds) {
  if (lock->owner == ts.id) {
    ++lock->count;
    return 1;
  }
  int got = wait_lock(ts, lock, block, seconds);
  if (got > 0) {
    lock->owner = ts.id;
    lock->count = 1;
  }
  return got;
}
Value rlock_acquire(ThreadState& ts, Value* a, uint32_t) {
  bool block;
  double seconds;
  if (!timeout_arguments(ts, a[1], a[2], &block, &seconds)) return {};
  int got = rlock_take(ts, as_lock(a[0]), block, seconds);
  return got < 0 ? Value() : Value::boolean(got);
}
Value rlock_enter(ThreadState& ts, Value* a, uint32_t) {
  return rlock_take(ts, as_lock(a[0]), true, -1) > 0 ? kTrue : Value();
}
Value rlock_release(ThreadState& ts, Value* a, uint32_t) {
  Lock* lock = as_lock(a[0]);
  if (!lock->count || lock->owner != ts.id) return raise_runtime_error(ts, "cannot release un-acquired lock");
  if (--lock->count == 0) {
    lock->owner = 0;
    sem_post(&lock->semaphore);
  }
  return kNone;
}
Value rlock_is_owned(ThreadState& ts, Value* a, uint32_t) {
  return Value::boolean(as_lock(a[0])->count && as_lock(a[0])->owner == ts.id);
}
Value rlock_release_save(ThreadState& ts, Value* a, uint32_t) {
  Lock* lock = as_lock(a[0]);
  if (!lock->count) return raise_runtime_error(ts, "cannot release un-acquired lock");
  Value state = tuple_of(ts, new_int_u64(ts, lock->count), new_int_u64(ts, lock->owner));
  if (!state) return {};
  lock->count = lock->owner = 0;
  sem_post(&lock->semaphore);
  return state;
}
Value rlock_acquire_restore(ThreadState& ts, Value* a, uint32_t) {
  Tuple* state = is_kind(a[1], Kind::Tuple) ? a[1].as<Tuple>() : nullptr;
  int64_t count, owner;
  if (!state || state->size != 2) return raise_type_error(ts, "a tuple of two ints is required");
  if (!to_index_i64(ts, state->items[0], &count) || !to_index_i64(ts, state->items[1], &owner)) return {};
  if (wait_lock(ts, as_lock(a[0]), true, -1) <= 0) return {};
  as_lock(a[0])->count = static_cast<uint64_t>(count);
  as_lock(a[0])->owner = static_cast<uint64_t>(owner);
  return kNone;
}
Value rlock_repr(ThreadState& ts, Value* a, uint32_t) {
  Lock* lock = as_lock(a[0]);
  return format_message(ts, "<%s %U object owner=%llu count=%llu at %s>", lock->count ? "locked" : "unlocked",
                        type_message_name(ts, a[0].as_cell()->type()), lock->owner, lock->count,
                        str_to_utf8(str_format(ts, "%p", static_cast<void*>(lock))));
}

#define ADDER_LOCK_SHARED                                                                                         \
  {"__new__(cls, /, *args, **kwargs)", "Create and return a new object.  See help(type) for accurate signature.", \
   lock_new},                                                                                                     \
  {                                                                                                               \
    "_at_fork_reinit(self, /)", nullptr, lock_reinit                                                              \
  }

NativeDef kLockMethods[] = {
    ADDER_LOCK_SHARED,
    {"acquire(self, blocking=True, timeout=-1)", "Lock the lock.  Return whether it was acquired.", lock_acquire},
    {"acquire_lock(self, blocking=True, timeout=-1)", "An obsolete synonym of acquire().", lock_acquire},
    {"release(self, /)",
     "Release the lock, allowing another thread that is blocked waiting for the lock to acquire it.", lock_release},
    {"release_lock(self, /)", "An obsolete synonym of release().", lock_release},
    {"locked(self, /)", "Return whether the lock is in the locked state.", lock_locked},
    {"locked_lock(self, /)", "An obsolete synonym of locked().", lock_locked},
    {"__enter__(self, /)", "Lock the lock.", lock_enter},
    {"__exit__(self, /, *args)", "Release the lock.", lock_release},
    {"__repr__(self, /)", "Return repr(self).", lock_repr},
    {nullptr, nullptr, nullptr}};

NativeDef kRLockMethods[] = {
    ADDER_LOCK_SHARED,
    {"acquire(self, blocking=True, timeout=-1)", "Lock the lock.  The owner may do so again.", rlock_acquire},
    {"release(self, /)", "Release the lock, as often as it was acquired to unlock it.", rlock_release},
    {"__enter__(self, /)", "Lock the lock.", rlock_enter},
    {"__exit__(self, /, *args)", "Release the lock.", rlock_release},
    {"_is_owned(self, /)", "For internal use by threading.Condition.", rlock_is_owned},
    {"_release_save(self, /)", "For internal use by threading.Condition.", rlock_release_save},
    {"_acquire_restore(self, state, /)", "For internal use by threading.Condition.", rlock_acquire_restore},
    {"__repr__(self, /)", "Return repr(self).", rlock_repr},
    {nullptr, nullptr, nullptr}};

}  // namespace

const NativeType kLockType = {"_thread.lock",
                              "A lock object is a synchronization primitive.",
                              kLockMethods,
                              nullptr,
                              Kind::Native,
                              sizeof(Lock),
                              kTypeNoSubclass | kTypeWeakrefable};
const NativeType kRLockType = {
    "_thread.RLock", "A lock that its owner may acquire again.", kRLockMethods, nullptr, Kind::Native, sizeof(Lock),
    kTypeWeakrefable};

Value new_lock(ThreadState& ts) {
  return make_lock(ts, thread_module(ts).lock);
}
void release_lock(Value lock) {
  sem_post(&as_lock(lock)->semaphore);
}
void take_lock(Value lock) {
  sem_trywait(&as_lock(lock)->semaphore);
}
bool is_lock(ThreadState& ts, Value v) {
  return is_kind(v, Kind::Native) && v.as_cell()->type() == thread_module(ts).lock;
}
int wait_unlocked(ThreadState& ts, Value lock, double seconds) {
  int got = wait_lock(ts, as_lock(lock), true, seconds);
  if (got > 0) sem_post(&as_lock(lock)->semaphore);
  return got;
}

}  // namespace adder
