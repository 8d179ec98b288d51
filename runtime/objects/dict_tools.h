// dict_tools.h: what the files of dict share beyond containers.h.
#pragma once

#include "runtime/objects/containers.h"
#include "runtime/objects/iterators.h"

namespace adder {

void dict_delete_at(Dict* dict, size_t at);                    // removes the live entry at this position
void dict_trim(Dict* dict);                                    // gives back the places of deleted entries at the end
bool is_plain_dict(ThreadState& ts, Value v);                  // a dict, or a subclass that iterates like one
Value dict_subscript(ThreadState& ts, Dict* dict, Value key);  // dict[key], with __missing__ of subclasses
Iterator* new_dict_iterator(ThreadState& ts, Type* type, Dict* dict);  // any of the six kinds, by type
bool dict_update_pairs(ThreadState& ts, Dict* dict, Value iterable);

}  // namespace adder
