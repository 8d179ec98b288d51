// stop_world.cpp: parking native-parallel threads for a collection (see stop_world.h).
//
// One mutex and condition per process suffice: collections are rare and the critical sections are a few instructions.
// They belong to the Runtime all the same, so that two Runtimes never wait for each other.
#include "runtime/state/stop_world.h"

#include "runtime/state/runtime.h"

namespace adder {

void stop_the_world(ThreadState& ts) {
  Runtime& rt = ts.rt;
  std::unique_lock lock(rt.world.mutex);
  rt.world.stopping = true;
  for (;;) {
    bool all_parked = true;
    for (ThreadState* t : rt.threads) {
      if (t == &ts || t->mode != ThreadMode::kNativeParallel) continue;
      t->poll.fetch_or(kPollCollect);
      all_parked = false;
    }
    if (all_parked) return;
    rt.world.changed.wait(lock);
  }
}

void start_the_world(ThreadState& ts) {
  Runtime& rt = ts.rt;
  {
    std::lock_guard lock(rt.world.mutex);
    rt.world.stopping = false;
  }
  rt.world.changed.notify_all();
}

void enter_native_parallel(ThreadState& ts) {
  Runtime& rt = ts.rt;
  save_context(ts.native_context);
  rt.gil.release(ts);
  std::unique_lock lock(rt.world.mutex);
  while (rt.world.stopping) rt.world.changed.wait(lock);
  ts.mode = ThreadMode::kNativeParallel;
}

void leave_native_parallel(ThreadState& ts) {
  {
    std::unique_lock lock(ts.rt.world.mutex);
    ts.mode = ThreadMode::kBlocked;
    save_context(ts.native_context);
  }
  ts.rt.world.changed.notify_all();
  ts.rt.gil.acquire(ts, true);
}

void parallel_poll_slow(ThreadState& ts) {
  std::unique_lock lock(ts.rt.world.mutex);
  ts.poll.fetch_and(~uint32_t{kPollCollect});
  if (!ts.rt.world.stopping) return;
  save_context(ts.native_context);
  ts.mode = ThreadMode::kParked;
  ts.rt.world.changed.notify_all();
  // The mode changes only here, by the thread itself: were the world stopped again before this thread has woken up, it
  // is still parked.
  while (ts.rt.world.stopping) ts.rt.world.changed.wait(lock);
  ts.mode = ThreadMode::kNativeParallel;
}

}  // namespace adder
