// attribute_cache.h: attribute access that also says how an inline cache may repeat it.
//
// A slot hit (kSlot, kOverflowSlot, kAdd) stays valid as long as the object's head is the same: whatever would break
// it without changing the head (a data descriptor or an access hook added to the class) flushes all inline caches.
// kTypeValue, kMethod and kProperty need the same head and the same version of the object's type. When the object is
// itself a class, kTypeValue is an attribute of that class: it needs the same class and the same version of it.
// kModuleEntry needs a module whose dict has version `type_version`; the value is then entries[slot] of its keys.
// Must be checked at every use: a slot whose Value is empty (an unset __slots__ member) is a miss.
#pragma once

#include "runtime/objects/function.h"
#include "runtime/objects/type.h"
#include "runtime/state/runtime.h"

namespace adder {

struct AttributeHit {
  enum Kind : uint8_t {
    kNone,
    kSlot,          // Instance::slots[slot]
    kOverflowSlot,  // items[slot] of the overflow array
    kTypeValue,     // value itself
    kMethod,        // value (a Function or a method descriptor), to be bound to the object
    kProperty,      // value is a Property: call its fget with the object
    kModuleEntry,
  } kind = kNone;
  uint32_t slot = 0;
  Value value;
  uint32_t type_version = 0;
};
Value get_attribute_cached(ThreadState& ts, Value object, Str* name, AttributeHit* hit);
// As get_method (protocol.h). With kMethod the receiver is the object.
Value get_method_cached(ThreadState& ts, Value object, Str* name, Value* self, AttributeHit* hit);

struct AttributeSetHit {
  enum Kind : uint8_t {
    kNone,
    kSlot,  // store into Instance::slots[slot]
    kAdd,   // store into Instance::slots[slot], then set the head to new_head
  } kind = kNone;
  uint32_t slot = 0;
  Head new_head = 0;
};
bool set_attribute_cached(ThreadState& ts, Value object, Str* name, Value value, AttributeSetHit* hit);

// super(this_class, object).name without the super object; *self as in get_method when not null.
Value super_lookup(ThreadState& ts, Type* this_class, Value object, Str* name, Value* self);
// The class that super's second argument stands for: object itself or its type. Null with TypeError pending.
Type* super_check(ThreadState& ts, Type* this_class, Value object);

// True for functions that get_method returns unbound: script functions and native method descriptors.
inline bool is_method_like(ThreadState& ts, Value v) {
  if (!v.is_cell() || v.is_empty()) return false;
  if (v.as_cell()->is_kind(Kind::Function)) return true;
  Head head = v.as_cell()->head;
  return head == ts.rt.heads.method_descriptor || head == ts.rt.heads.wrapper_descriptor;
}
// descriptor.__set__(object, value), or __delete__ when value is empty, for a data descriptor.
bool set_descriptor(ThreadState& ts, Value descriptor, Value object, Value value);
// The bound form of a method descriptor.
Value bind_native(ThreadState& ts, NativeFunction* method, Value self);

}  // namespace adder
