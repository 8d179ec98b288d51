// set_tools.h: what the files of set share beyond containers.h.
#pragma once

#include "runtime/objects/containers.h"

namespace adder {

inline bool is_any_set(Value v) {
  return is_kind(v, Kind::Set) || is_kind(v, Kind::FrozenSet);
}

int64_t set_find(ThreadState& ts, Set* set, Value key, uint64_t hash);         // entry index, -1 absent, -2 error
int set_add_hashed(ThreadState& ts, Set* set, Value key, uint64_t hash);       // as set_add
int set_contains_hashed(ThreadState& ts, Set* set, Value key, uint64_t hash);  // as set_contains
int set_discard_hashed(ThreadState& ts, Set* set, Value key, uint64_t hash);   // as set_discard
void set_clear(Set* set);
Value set_pop(Set* set);                                         // empty (no error) when there is none
void set_take(Set* set, Set* from);                              // from's content moves; from is then dead
bool set_copy_into(ThreadState& ts, Set* set, const Set* from);  // set is empty

}  // namespace adder
