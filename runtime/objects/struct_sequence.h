// struct_sequence.h: tuples with named fields made by native code (sys.version_info, os.stat_result).
#pragma once

#include <initializer_list>
#include <span>

#include "runtime/heap/cell.h"

namespace adder {

struct ThreadState;
struct Type;

// A tuple subclass whose fields (at most 32) are read by name; a null field name is a position without a name. Fields
// from `visible` on are attributes only, no part of the tuple. Null with an exception pending.
Type* new_struct_sequence_type(ThreadState& ts, const char* name, std::span<const char* const> fields,
                               size_t visible = 32);
// An instance; fields without a value are None.
Value new_struct_sequence(ThreadState& ts, Type* type, std::span<const Value> values);
// A type for a single value.
Value make_struct_sequence(ThreadState& ts, const char* type_name, std::initializer_list<const char*> fields,
                           std::initializer_list<Value> values);

}  // namespace adder
