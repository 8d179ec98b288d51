// fork.cpp: the fork protocol.
//
// A child inherits the memory of the parent at one instant, but only one of its threads: a lock that another thread
// held stays locked for ever. So the forking thread takes every lock first, in the order in which nested holders take
// them, and the child makes them anew or releases them. The world needs no stop: a native-parallel thread holds none of
// these locks while it computes. Must stay true: a new process-wide or per-Runtime lock that another thread may hold
// without the GIL is added here.
#include "runtime/state/fork.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "runtime/interp/frame.h"
#include "runtime/jit_bridge/plugin.h"
#include "runtime/state/runtime.h"

namespace adder {

namespace {

void drop_other_threads(ThreadState& ts) {
  Runtime& rt = ts.rt;
  // Frames of the lost threads that scripts can see become snapshots. While that allocates, the threads are still
  // roots.
  for (ThreadState* other : rt.threads) {
    if (other == &ts) continue;
    for (Frame* frame = other->frame; frame; frame = frame->previous)
      if (frame->object) detach_frame_object(ts, frame);
  }
  std::vector<ThreadState*> others = std::move(rt.threads);
  rt.threads = {&ts};
  for (ThreadState* other : others) {
    if (other == &ts) continue;
    rt.heap.release_cursors(*other);
    delete other;
  }
  rt.main_thread = &ts;
  ts.is_main = true;
}

}  // namespace

pid_t fork_runtime(ThreadState& ts) {
  Runtime& rt = ts.rt;
  jit_before_fork();
  rt.world.mutex.lock();
  rt.gil.before_fork();
  rt.heap.before_fork();
  pid_t pid = fork();
  int error = errno;
  if (pid != 0) {
    rt.heap.after_fork_child();  // releases the lock, in the parent as well
    rt.gil.after_fork_parent();
    rt.world.mutex.unlock();
    jit_after_fork_parent();
    errno = error;
    return pid;
  }
  rt.heap.after_fork_child();
  rt.gil.after_fork_child(ts);
  new (&rt.world.mutex) std::mutex();
  new (&rt.world.changed) std::condition_variable();
  rt.world.stopping = false;
  jit_after_fork_child();
  ts.poll.fetch_and(~uint32_t{kPollGilDrop | kPollCollect});
  drop_other_threads(ts);
  return 0;
}

}  // namespace adder
