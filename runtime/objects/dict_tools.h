// dict_tools.h: what the files of dict share beyond containers.h.
#pragma once

#include "runtime/objects/containers.h"

namespace adder {

void dict_delete_at(Dict* dict, size_t at);            // removes the live entry at this position
bool is_plain_dict(ThreadState& ts, Value v);          // a dict, or a subclass that iterates like one
bool dict_update_pairs(ThreadState& ts, Dict* dict, Value iterable);

}  // namespace adder
