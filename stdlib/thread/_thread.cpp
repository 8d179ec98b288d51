// _thread.cpp: the module _thread: starting native threads that run scripts.
//
// What a new thread shall call stands in the module's state, where the collector sees it, until the thread has attached
// to the Runtime and taken it. The starting thread waits, without the GIL, until then: it returns the new thread's id,
// which is made when it attaches. A thread's end releases its sentinel: the lock that _set_sentinel made for it, or
// that _start gave to whoever started it. `threading` joins a thread by waiting for that lock.
#include <pthread.h>
#include <semaphore.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "runtime/errors/raise.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/struct_sequence.h"
#include "runtime/protocol/protocol.h"
#include "stdlib/thread/locks.h"

namespace adder {

extern const NativeModule kModule__thread;

ThreadModuleState& thread_module(ThreadState& ts) {
  return module_state<ThreadModuleState>(ts, kModule__thread);
}

void ThreadModuleState::trace(Marker& marker) {
  for (Type* type : {lock, rlock, local}) marker.visit(type);
  for (Value v : starting) marker.visit(v);
  for (auto& [id, v] : sentinels) marker.visit(v);
}

namespace {

struct Start {
  Runtime* rt;
  Value work;      // Tuple (function, args, kwargs or None), also in ThreadModuleState::starting
  Value sentinel;  // or empty
  sem_t attached;
  uint64_t id;
  int64_t native_id;
};

void run_thread(ThreadState& ts, Tuple* work) {
  Dict* keywords = work->items[2].is_none() ? nullptr : work->items[2].as<Dict>();
  if (!call_dict(ts, work->items[0], work->items[1].as<Tuple>(), keywords)) {
    if (pending_matches(ts, ts.rt.exc.SystemExit))
      clear_error(ts);
    else
      write_unraisable(ts, "Exception ignored in thread started by", work->items[0]);
  }
  // Nothing below runs script code: a thread that waits for the sentinel finds this one's work done.
  ThreadModuleState& state = thread_module(ts);
  std::erase_if(state.natives, [&](const auto& entry) { return entry.first == ts.id; });
  std::erase_if(state.sentinels, [&](const auto& entry) {
    if (entry.first == ts.id) release_lock(entry.second);
    return entry.first == ts.id;
  });
}

void* thread_main(void* argument) {
  Start* start = static_cast<Start*>(argument);
  Runtime& rt = *start->rt;
  ThreadState* ts = rt.attach();
  if (!ts) {
    sem_post(&start->attached);  // with no id
    return nullptr;
  }
  Tuple* work = start->work.as<Tuple>();
  ThreadModuleState& state = thread_module(*ts);
  state.starting.erase(std::find(state.starting.begin(), state.starting.end(), start->work));
  state.natives.emplace_back(ts->id, pthread_self());
  if (start->sentinel) state.sentinels.emplace_back(ts->id, start->sentinel);
  start->id = ts->id;
  start->native_id = ::syscall(SYS_gettid);
  sem_post(&start->attached);  // `start` is the parent's from here
  run_thread(*ts, work);
  rt.detach(ts);
  return nullptr;
}

// Starts a thread and waits until it has attached. False with an exception pending.
bool start(ThreadState& ts, Start* start) {
  ThreadModuleState& state = thread_module(ts);
  state.starting.push_back(start->work);
  sem_init(&start->attached, 0, 0);
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  if (state.stack_bytes) pthread_attr_setstacksize(&attributes, state.stack_bytes);
  pthread_t thread;
  bool made = pthread_create(&thread, &attributes, thread_main, start) == 0;
  pthread_attr_destroy(&attributes);
  if (made) {
    BlockingScope blocking(ts);
    while (sem_wait(&start->attached) < 0) {
    }
  }
  sem_destroy(&start->attached);
  if (start->id) return true;
  state.starting.erase(std::find(state.starting.begin(), state.starting.end(), start->work));
  raise_runtime_error(ts, "can't start new thread");
  return false;
}

Value start_new_thread(ThreadState& ts, Value* a, uint32_t) {
  if (!is_callable(ts, a[0])) return raise_type_error(ts, "first arg must be callable");
  if (!is_kind(a[1], Kind::Tuple)) return raise_type_error(ts, "2nd arg must be a tuple");
  if (a[2] && !is_kind(a[2], Kind::Dict)) return raise_type_error(ts, "optional 3rd arg must be a dictionary");
  Start work{&ts.rt, Value(tuple_of(ts, a[0], a[1], a[2] ? a[2] : kNone)), {}, {}, 0, 0};
  return work.work && start(ts, &work) ? new_int_u64(ts, work.id) : Value();
}

// (sentinel, id, native id)
Value start_watched(ThreadState& ts, Value* a, uint32_t) {
  Start work{&ts.rt, Value(tuple_of(ts, a[0], ts.rt.empty_tuple, kNone)), new_lock(ts), {}, 0, 0};
  if (!work.work || !work.sentinel) return {};
  take_lock(work.sentinel);
  if (!start(ts, &work)) return {};
  return tuple_of(ts, work.sentinel, new_int_u64(ts, work.id), new_int(ts, work.native_id));
}

Value wait_sentinel(ThreadState& ts, Value* a, uint32_t) {
  double seconds = -1;
  if (!is_lock(ts, a[0])) return raise_type_error(ts, "a lock is required, not %T", a[0]);
  if (!a[1].is_none()) {
    if (!to_double(ts, a[1], &seconds)) return {};
    if (seconds > 9223372036.0) return raise_overflow(ts, "timestamp too large to convert to C _PyTime_t");
    seconds = std::max(seconds, 0.0);
  }
  int got = wait_unlocked(ts, a[0], seconds);
  return got < 0 ? Value() : Value::boolean(got);
}

Value is_running(ThreadState& ts, Value* a, uint32_t) {
  int64_t id;
  if (!to_index_i64(ts, a[0], &id)) return {};
  for (ThreadState* thread : ts.rt.threads)
    if (thread->id == static_cast<uint64_t>(id)) return kTrue;
  return kFalse;
}

Value after_fork(ThreadState& ts, Value*, uint32_t) {
  ThreadModuleState& state = thread_module(ts);
  state.starting.clear();
  state.natives.assign(1, {ts.id, pthread_self()});
  std::erase_if(state.sentinels, [&](const auto& entry) { return entry.first != ts.id; });
  return kNone;
}

Value allocate_lock(ThreadState& ts, Value*, uint32_t) {
  return new_lock(ts);
}
Value exit_thread(ThreadState& ts, Value*, uint32_t) {
  return raise_value(ts, ts.rt.exc.SystemExit, Value());
}
Value get_ident(ThreadState& ts, Value*, uint32_t) {
  return new_int_u64(ts, ts.id);
}
Value get_native_id(ThreadState& ts, Value*, uint32_t) {
  return new_int(ts, ::syscall(SYS_gettid));
}
Value count(ThreadState& ts, Value*, uint32_t) {
  return Value::small_int(static_cast<int64_t>(ts.rt.threads.size()) - 1);
}

Value interrupt_main(ThreadState& ts, Value* a, uint32_t) {
  int64_t number = SIGINT;
  if (a[0] && !to_index_i64(ts, a[0], &number)) return {};
  if (number < 1 || number >= NSIG) return raise_value_error(ts, "signal number out of range");
  Value handler = ts.rt.signal_handlers[number];
  if (handler.is_int()) return kNone;  // default or ignored
  ts.rt.pending_signals.fetch_or(uint64_t{1} << number);
  if (ts.rt.main_thread) ts.rt.main_thread->poll.fetch_or(kPollSignal);
  return kNone;
}

Value stack_size(ThreadState& ts, Value* a, uint32_t) {
  ThreadModuleState& state = thread_module(ts);
  int64_t size = 0;
  if (a[0] && !to_index_i64(ts, a[0], &size)) return {};
  if (size < 0) return raise_value_error(ts, "size must be 0 or a positive value");
  if (size && size < 32768) return raise_value_error(ts, "size not valid: %lld bytes", size);
  size_t old = state.stack_bytes;
  // Without an argument the size is 0 too: asking resets it.
  state.stack_bytes = size ? std::max<size_t>(static_cast<size_t>(size), 1u << 20) : 0;
  return new_int_u64(ts, old);
}

Value set_sentinel(ThreadState& ts, Value*, uint32_t) {
  Value lock = new_lock(ts);
  if (!lock) return {};
  take_lock(lock);
  auto& sentinels = thread_module(ts).sentinels;
  std::erase_if(sentinels, [&](const auto& entry) { return entry.first == ts.id; });
  sentinels.emplace_back(ts.id, lock);
  return lock;
}

bool init(ThreadState& ts, Module* m) {
  ThreadModuleState& state = thread_module(ts);
  state.lock = module_add_type(ts, m, kLockType);
  state.rlock = state.lock ? module_add_type(ts, m, kRLockType) : nullptr;
  state.local = state.rlock ? module_add_type(ts, m, kLocalType) : nullptr;
  static constexpr const char* kHookFields[] = {"exc_type", "exc_value", "exc_traceback", "thread"};
  Type* hook_args = state.local ? new_struct_sequence_type(ts, "_thread._ExceptHookArgs", kHookFields) : nullptr;
  if (ts.is_main) state.natives.emplace_back(ts.id, pthread_self());
  return hook_args && module_add(ts, m, "_ExceptHookArgs", Value(hook_args)) &&
         module_add(ts, m, "LockType", Value(state.lock)) &&
         module_add(ts, m, "error", Value(ts.rt.exc.RuntimeError)) &&
         module_add(ts, m, "TIMEOUT_MAX", new_float(ts, 9223372036.0));
}

NativeDef kFunctions[] = {
    {"start_new_thread(function, args, kwargs={}, /)", "Start a new thread and return its identifier.",
     start_new_thread},
    {"start_new(function, args, kwargs={}, /)", "An obsolete synonym of start_new_thread().", start_new_thread},
    {"allocate_lock()", "Create a new lock object.", allocate_lock},
    {"allocate()", "An obsolete synonym of allocate_lock().", allocate_lock},
    {"exit()", "Synonym of `raise SystemExit': causes the current thread to exit silently.", exit_thread},
    {"exit_thread()", "An obsolete synonym of exit().", exit_thread},
    {"get_ident()", "Return a non-zero integer that uniquely identifies the current thread.", get_ident},
    {"get_native_id()", "Return the identity of the thread as the system counts it.", get_native_id},
    {"_count()", "Return the number of threads beside the main thread.", count},
    {"interrupt_main(signum=2, /)", "Simulate the arrival of the given signal in the main thread.", interrupt_main},
    {"stack_size(size=0, /)", "Return the thread stack size used when creating new threads, and set it.", stack_size},
    {"_start(function, /)", "Start a thread; its sentinel (a lock, free when it has ended) and its two numbers.",
     start_watched},
    {"_wait_sentinel(lock, timeout, /)", "Wait until the lock is free without taking it; whether it is.",
     wait_sentinel},
    {"_is_running(ident, /)", "Whether a thread with this identifier exists.", is_running},
    {"_after_fork()", "In a forked child: forget the threads that are gone.", after_fork},
    {"_set_sentinel()", "Return a lock that is released when the calling thread ends.", set_sentinel},
    {nullptr, nullptr, nullptr}};

}  // namespace

bool native_thread(ThreadState& ts, uint64_t id, pthread_t* out) {
  for (const auto& [known, thread] : thread_module(ts).natives) {
    if (known != id) continue;
    *out = thread;
    return true;
  }
  return false;
}

const NativeModule kModule__thread = {
    "_thread", "This module provides primitive operations to write multi-threaded programs.", kFunctions, init};

}  // namespace adder
