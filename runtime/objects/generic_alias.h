// generic_alias.h: list[int] and int | str as objects.
#pragma once

#include "runtime/objects/containers.h"

namespace adder {

struct Str;

struct GenericAlias : Cell {
  Value origin;
  Value args;        // Tuple
  Value parameters;  // Tuple, made at first use
  bool starred;      // *list[int]
};
Value new_generic_alias(ThreadState& ts, Value origin, Value args);  // args that is no tuple becomes one

struct UnionObject : Cell {
  Value args;  // Tuple of at least two
  Value parameters;
};
// a | b for types: kNotImplemented when an operand can't stand in a union.
Value make_union(ThreadState& ts, Value a, Value b);
// What aliases and unions share: the text of an argument, the type variables among arguments, and their replacement.
Str* alias_argument_text(ThreadState& ts, Value v);
Value collect_parameters(ThreadState& ts, Tuple* args);
Tuple* substitute_parameters(ThreadState& ts, Value self, Tuple* args, Tuple* parameters, Value item);
bool is_generic_alias(ThreadState& ts, Value v);
bool is_union(ThreadState& ts, Value v);

}  // namespace adder
