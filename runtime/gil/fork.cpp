// fork.cpp: forking a process that runs scripts.
//
// The child has only the calling thread, so no lock may be held by another at the moment of the fork: the locks are taken
// in one order, world, heap, GIL, and given back in the reverse order by the parent, made anew by the child. The child's
// other ThreadStates describe stacks that nobody runs; they leave the list, so that the collector does not scan them.
// Nothing allocates between the first lock and the last.
#include "runtime/gil/fork.h"

#include <unistd.h>

#include <cerrno>

#include "runtime/state/runtime.h"

namespace adder {

pid_t fork_process(ThreadState& ts) {
  Runtime& rt = ts.rt;
  rt.world.mutex.lock();
  rt.heap.before_fork();
  rt.gil.before_fork();
  pid_t pid = ::fork();
  int saved = errno;
  if (pid == 0) {
    rt.gil.after_fork_child(ts);
    rt.heap.after_fork_child();
    rt.world.stopping = false;
    rt.world.mutex.unlock();
    std::vector<ThreadState*> others;
    for (ThreadState* other : rt.threads)
      if (other != &ts) others.push_back(other);
    rt.threads.assign(1, &ts);
    rt.main_thread = &ts;
    ts.is_main = true;
    // Their cursors hold runs of cells that nobody will use now.
    for (ThreadState* other : others) {
      rt.heap.release_cursors(*other);
      delete other;
    }
  } else {
    rt.gil.after_fork_parent();
    rt.heap.after_fork_child();  // unlocks
    rt.world.mutex.unlock();
  }
  errno = saved;
  return pid;
}

}  // namespace adder
