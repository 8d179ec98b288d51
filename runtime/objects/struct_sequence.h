// struct_sequence.h: tuples with named fields made by native code (sys.version_info, os.stat_result).
#pragma once

#include <initializer_list>
#include <span>

#include "runtime/heap/cell.h"

namespace adder {

struct ThreadState;
struct Type;

// A tuple subclass whose fields are read by name; `hidden` fields are attributes only, behind the visible ones.
// A null field name is a position without a name. Null with an exception pending.
Type* new_struct_sequence_type(ThreadState& ts, const char* name, std::span<const char* const> fields, size_t hidden = 0);
// An instance from all values, hidden ones included.
Value new_struct_sequence(ThreadState& ts, Type* type, std::span<const Value> values);
// A type for a single value.
Value make_struct_sequence(ThreadState& ts, const char* type_name, std::initializer_list<const char*> fields, std::initializer_list<Value> values);

}  // namespace adder
