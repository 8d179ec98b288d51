// for_each.h: the inline body of for_each (protocol.h): lists and tuples without an iterator, anything else through
// one.
#pragma once

#include "runtime/objects/containers.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/thread_state.h"

namespace adder {

template <typename F>
bool for_each(ThreadState& ts, Value iterable, F&& f) {
  if (is_exact(iterable, Kind::List)) {
    List* list = iterable.as<List>();
    for (size_t i = 0; i < list->size; ++i)
      if (!f(list->items[i])) return false;
    return true;
  }
  if (is_exact(iterable, Kind::Tuple)) {
    Tuple* tuple = iterable.as<Tuple>();
    for (size_t i = 0; i < tuple->size; ++i)
      if (!f(tuple->items[i])) return false;
    return true;
  }
  Value iterator = get_iterator(ts, iterable);
  if (!iterator) return false;
  for (;;) {
    Value item = iterate_next(ts, iterator);
    if (!item) return !ts.has_error();
    if (!f(item)) return false;
  }
}

}  // namespace adder
