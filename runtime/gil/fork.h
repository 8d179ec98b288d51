// fork.h: forking a process that runs scripts.
#pragma once

#include <sys/types.h>

namespace adder {

struct ThreadState;

// fork(2) with the Runtime's locks in a known state on both sides. In the child only the calling thread lives on.
pid_t fork_process(ThreadState& ts);

}  // namespace adder
