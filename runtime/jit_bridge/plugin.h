// plugin.h: finding and opening libadder_jit.so, once a process, and the lock around everything it does.
//
// LLVM keeps state of its own in the process, so there is one plug-in and one lock however many Runtimes there are. The
// fork protocol takes the lock before a fork: a child that was forked while another thread compiled would otherwise
// inherit LLVM's locks held by nobody.
// Must stay true: who holds the lock never waits for the GIL; so a thread may wait for the lock while it holds the GIL.
#pragma once

#include <mutex>
#include <string>

#include "runtime/jit_bridge/door.h"

namespace adder {

// The plug-in's table, or null with the reason in *why. Opens it at the first call; takes the lock.
const JitTable* jit_plugin(std::string* why);

class JitLock {
 public:
  JitLock();
  ~JitLock();
  JitLock(const JitLock&) = delete;
};

void jit_before_fork();
void jit_after_fork_parent();
void jit_after_fork_child();

}  // namespace adder
