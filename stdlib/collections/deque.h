// deque.h: the layout of collections.deque.
#pragma once

#include "stdlib/collections/collections.h"

namespace adder {

// A ring: item i lies at ring->items[(head + i) & (capacity - 1)]; the capacity is a power of two.
struct Deque : Cell {
  Array* ring;  // null while nothing was stored
  uint64_t head;
  uint64_t size;
  int64_t maxlen;    // -1: unbounded
  uint64_t changes;  // counts changes of the size and order, for iterators

  Value& at(uint64_t i) { return ring->items[(head + i) & (ring->capacity - 1)]; }
};

bool deque_push(ThreadState& ts, Deque* deque, Value v);  // to the right; drops from the left beyond maxlen
bool deque_push_left(ThreadState& ts, Deque* deque, Value v);
Value deque_pop(Deque* deque);  // not empty
Value deque_pop_left(Deque* deque);
bool deque_extend(ThreadState& ts, Deque* deque, Value iterable, bool left);
void deque_clear(Deque* deque);
void deque_rotate(Deque* deque, int64_t steps);
Value new_deque_iterator(ThreadState& ts, Type* type, Deque* deque);

extern const NativeType kDequeIterator;
extern const NativeType kDequeReverseIterator;

}  // namespace adder
