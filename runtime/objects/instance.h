// instance.h: attribute storage of objects whatever their layout; used by the attribute protocol and the interpreter.
//
// Three layouts hold attributes. An Instance keeps them in slots described by its Shape, or in a Dict (dict mode). A
// cell of a builtin kind with kHasDict keeps a word for an attribute dict: inside its struct (exceptions, modules,
// functions) or behind it (subclass instances of list, int, str...), followed by its __slots__ members.
#pragma once

#include "runtime/objects/containers.h"
#include "runtime/objects/type.h"

namespace adder {

inline Head make_head(const Shape* shape, Kind kind, uint8_t flags) {
  return make_head_bits(kind, flags) | reinterpret_cast<uint64_t>(shape);
}

// The slot `index` of an instance that is not in dict mode.
inline Value* slot_address(Instance* self, const Shape* shape, uint32_t index) {
  if (index < shape->inline_capacity) return &self->slots[index];
  return &self->overflow.as<Array>()->items[index - shape->inline_capacity];
}

// Empty when there is no such attribute (or an error is pending: keys of a dict-mode instance may run code).
Value instance_get(ThreadState& ts, Instance* self, Str* name);
bool instance_set(ThreadState& ts, Instance* self, Str* name, Value value);
// 1 deleted, 0 absent, -1 error.
int instance_delete(ThreadState& ts, Instance* self, Str* name);
// Moves an Instance's attributes into a Dict and returns it; the dict already there when in dict mode.
Dict* instance_to_dict_mode(ThreadState& ts, Instance* self);
// The shape of `type`'s instances in dict mode; null on memory error.
Shape* dict_mode_shape(ThreadState& ts, Type* type);
// Moves `self` to the child shape that adds `name` and stores value; the slot used is child->slot_count - 1.
bool instance_add(ThreadState& ts, Instance* self, Shape* child, Value value);

// As above for any object: its attribute dict or slots. Objects that cannot have attributes report absence.
Value own_attribute(ThreadState& ts, Value object, Str* name);
bool has_attribute_storage(Value object);

// Bytes of a cell before its trailing dict word and __slots__ members (see shape.cpp for the variable-sized kinds).
size_t base_bytes(const Cell* cell);
// True for the kinds that keep the dict word inside their struct.
bool kind_has_own_dict(Kind kind);
// Size of the struct behind a kind, 0 for kinds with no fixed struct of their own.
uint32_t kind_bytes(Kind kind);

}  // namespace adder
