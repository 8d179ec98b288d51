// fork.h: forking a process that runs scripts, in one place for all locks of the runtime.
#pragma once

#include <sys/types.h>

namespace adder {

struct ThreadState;

// fork() for the thread that holds the GIL. In the child only this thread remains, as the main thread of its Runtime:
// it holds the GIL, and the other threads' registers and stacks are no roots any more. -1 with errno set when it
// failed. The child's other Runtimes, if the process has some, must not be used.
pid_t fork_runtime(ThreadState& ts);

}  // namespace adder
