// contexts.h: contexts for native code: tasks and callbacks run each in their own.
#pragma once

#include "stdlib/contextvars/context_map.h"

namespace adder {

struct Context : Cell {
  Array* root;       // the map, null while empty
  int64_t count;     // its entries
  uint64_t version;  // distinct for distinct maps, equal for copies
  bool entered;      // some thread runs in it
};

Context* current_context(ThreadState& ts);  // of the thread, made at first need; null with an exception pending
Context* copy_current_context(ThreadState& ts);
bool is_context(ThreadState& ts, Value v);
// Runs callable(*args) in the context, as Context.run. keyword_names: as call_keywords.
Value run_in_context(ThreadState& ts, Context* context, Value callable, const Value* args, size_t count,
                     Value keyword_names = Value());
// The same in two halves: enter is false with RuntimeError pending; leave restores what enter gave.
bool enter_context(ThreadState& ts, Context* context, Value* outer);
void leave_context(ThreadState& ts, Context* context, Value outer);

}  // namespace adder
