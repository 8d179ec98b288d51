// special_call.h: calling a special method that was found on the type, with few arguments and no detours.
//
// Native method descriptors whose signature is exactly (self, other..., /) are called directly; the receiver check is
// not needed because the method came from the receiver's own type.
#pragma once

#include "runtime/native/run_native.h"
#include "runtime/objects/function.h"
#include "runtime/protocol/attribute_cache.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/runtime.h"

namespace adder {

// args[0] is the receiver. `args` may be written to by the callee.
inline Value call_found_special(ThreadState& ts, Value method, Value* args, size_t count) {
  if (is_kind(method, Kind::NativeFunction) && is_method_like(ts, method)) {
    const NativeDef* def = method.as<NativeFunction>()->def;
    const Signature* sig = signature_of(def);
    if (sig->positional_only_all && sig->count == count && !sig->varargs) [[likely]] {
      if (!ts.native_stack_ok()) return raise_recursion_error(ts, " while calling a Python object");
      return run_native(ts, def, args, static_cast<uint32_t>(count));
    }
    return call(ts, method, args, count);
  }
  if (is_kind(method, Kind::Function)) return call(ts, method, args, count);
  if (method.is_none()) return raise_type_error(ts, "'NoneType' object is not callable");
  Value bound = bind_descriptor(ts, method, args[0], type_of(ts, args[0]));
  return bound ? call(ts, bound, args + 1, count - 1) : Value();
}

}  // namespace adder
