// fork.cpp: forking a process that runs scripts: one protocol for all locks of the runtime.
//
// The child has only the calling thread, so no lock may be held by another at the moment of the fork: the locks are
// taken in one order, JIT, world, heap, GIL, and given back in the reverse order by the parent, made anew by the child.
// The child's other ThreadStates describe stacks that nobody runs; they leave the list, so that the collector does not
// scan them. Nothing allocates between the first lock and the last. A native-parallel thread needs no stop: it holds
// none of these locks while it computes. Must stay true: a lock that a thread may hold without the GIL, of the process
// or of the Runtime, is added here.
#include "runtime/gil/fork.h"

#include <unistd.h>

#include <cerrno>
#include <new>

#include "runtime/interp/frame.h"
#include "runtime/jit_bridge/plugin.h"
#include "runtime/state/runtime.h"

namespace adder {

namespace {

void drop_other_threads(ThreadState& ts) {
  Runtime& rt = ts.rt;
  // Frames of the lost threads that scripts can see become snapshots. That allocates, so the threads are still roots.
  for (ThreadState* other : rt.threads) {
    if (other == &ts) continue;
    for (Frame* frame = other->frame; frame; frame = frame->previous)
      if (frame->object) detach_frame_object(ts, frame);
  }
  std::vector<ThreadState*> all = std::move(rt.threads);
  rt.threads.assign(1, &ts);
  rt.main_thread = &ts;
  ts.is_main = true;
  // Their cursors hold runs of cells that nobody will use now.
  for (ThreadState* other : all) {
    if (other == &ts) continue;
    rt.heap.release_cursors(*other);
    delete other;
  }
}

}  // namespace

pid_t fork_process(ThreadState& ts) {
  Runtime& rt = ts.rt;
  jit_before_fork();
  rt.world.mutex.lock();
  rt.heap.before_fork();
  rt.gil.before_fork();
  pid_t pid = ::fork();
  int saved = errno;
  if (pid == 0) {
    rt.gil.after_fork_child(ts);
    rt.heap.after_fork_child();
    rt.world.stopping = false;
    new (&rt.world.mutex) std::mutex();
    new (&rt.world.changed) std::condition_variable();  // whoever waited on it is gone
    jit_after_fork_child();
    ts.poll.fetch_and(~uint32_t{kPollGilDrop | kPollCollect});
    drop_other_threads(ts);
  } else {
    rt.gil.after_fork_parent();
    rt.heap.after_fork_child();  // unlocks
    rt.world.mutex.unlock();
    jit_after_fork_parent();
  }
  errno = saved;
  return pid;
}

}  // namespace adder
