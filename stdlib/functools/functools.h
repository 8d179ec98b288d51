// functools.h: what the files of _functools share.
#pragma once

#include "runtime/native/native.h"
#include "runtime/objects/function.h"
#include "runtime/objects/type.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/runtime.h"

namespace adder {

struct FunctoolsState {
  Type* partial = nullptr;
  Type* key = nullptr;
  Value keyword_mark;  // stands in a cache key between positional and keyword arguments
  void trace(Marker& marker) {
    marker.visit(partial);
    marker.visit(key);
    marker.visit(keyword_mark);
  }
};
FunctoolsState& functools_state(ThreadState& ts);

// __dict__ of a native class whose instances have one.
Value native_dict_get(ThreadState& ts, Value self);
bool native_dict_set(ThreadState& ts, Value self, Value value);

extern const NativeType kLruCache;

}  // namespace adder
