// collections.h: what the files of _collections share.
#pragma once

#include "runtime/native/native.h"
#include "runtime/objects/function.h"
#include "runtime/objects/type.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/runtime.h"

namespace adder {

struct CollectionsState {
  Type* deque = nullptr;
  Type* deque_iterator = nullptr;
  Type* deque_reverse_iterator = nullptr;
  Type* defaultdict = nullptr;
  void trace(Marker& marker) {
    marker.visit(deque);
    marker.visit(deque_iterator);
    marker.visit(deque_reverse_iterator);
    marker.visit(defaultdict);
  }
};
CollectionsState& collections_state(ThreadState& ts);

// Each makes its types and adds them to the module. False with an exception pending.
bool add_deque(ThreadState& ts, Module* module);
bool add_defaultdict(ThreadState& ts, Module* module);

}  // namespace adder
