// attribute_cache.h: attribute access that also says how the interpreter may cache what it found.
//
// A hit is valid while the receiver's head is the same and, for everything found on the type, its version is the same.
// Slot hits rely on the head alone: whoever adds a data descriptor or an attribute hook to a type that has instances
// must call Runtime::flush_inline_caches.
#pragma once

#include "runtime/protocol/protocol.h"

namespace adder {

struct AttributeHit {
  enum Kind : uint8_t { kNone, kSlot, kOverflowSlot, kTypeValue, kMethod, kProperty, kModuleEntry } kind = kNone;
  uint32_t slot = 0;
  Value value;                 // kTypeValue: the value; kMethod: the function to bind; kProperty: the Property
  uint32_t type_version = 0;
};
struct AttributeSetHit {
  enum Kind : uint8_t { kNone, kSlot, kAdd } kind = kNone;
  uint32_t slot = 0;
  Head new_head = 0;           // kAdd
};
Value get_attribute_cached(ThreadState& ts, Value object, Str* name, AttributeHit* hit);
bool set_attribute_cached(ThreadState& ts, Value object, Str* name, Value value, AttributeSetHit* hit);

}  // namespace adder
