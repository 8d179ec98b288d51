// select_module.h: what the files of the module select share.
#pragma once

#include "stdlib/posix/posix.h"

namespace adder {

struct SelectState {
  Type *poll = nullptr, *epoll = nullptr;
  void trace(Marker& marker) {
    marker.visit(poll);
    marker.visit(epoll);
  }
};
SelectState& select_state(ThreadState& ts);

extern const NativeType kEpollType;

// An int or an object with fileno(), not negative.
bool descriptor_argument(ThreadState& ts, Value v, int* out);
int64_t monotonic_ns();

}  // namespace adder
