// deque_ring.cpp: the ring under deque: growing, pushing, popping, rotating, and the iterators over it.
//
// Vacated places are emptied, so that the collector does not keep what was popped. Iterators notice a change by the
// counter, not by the content.
#include "stdlib/collections/deque.h"

namespace adder {

namespace {

bool grow(ThreadState& ts, Deque* deque) {
  uint64_t capacity = deque->ring ? deque->ring->capacity * 2 : 8;
  Array* ring = new_array(ts, capacity);
  if (!ring) return false;
  ring->capacity = capacity;
  for (uint64_t i = 0; i < deque->size; ++i) ring->items[i] = deque->at(i);
  deque->ring = ring;
  deque->head = 0;
  return true;
}

bool make_room(ThreadState& ts, Deque* deque) {
  return (deque->ring && deque->size < deque->ring->capacity) || grow(ts, deque);
}

struct DequeIterator : Cell {
  Deque* deque;
  uint64_t position;
  uint64_t left;
  uint64_t changes;
};

DequeIterator* self_iterator(Value v) {
  return v.as<DequeIterator>();
}

Value next_item(ThreadState& ts, Value self, bool reverse) {
  DequeIterator* it = self_iterator(self);
  if (!it->left) return {};
  if (it->deque->changes != it->changes) {
    it->left = 0;
    return raise_runtime_error(ts, "deque mutated during iteration");
  }
  it->left--;
  uint64_t i = it->position++;
  return it->deque->at(reverse ? it->deque->size - 1 - i : i);
}

Value iterator_next(ThreadState& ts, Value self) {
  return next_item(ts, self, false);
}
Value reverse_next(ThreadState& ts, Value self) {
  return next_item(ts, self, true);
}

Value iterator_hint(ThreadState&, Value* a, uint32_t) {
  return Value::small_int(static_cast<int64_t>(self_iterator(a[0])->left));
}

Value iterator_reduce(ThreadState& ts, Value* a, uint32_t) {
  DequeIterator* it = self_iterator(a[0]);
  Tuple* args = tuple_of(ts, it->deque, Value::small_int(static_cast<int64_t>(it->position)));
  return args ? Value(tuple_of(ts, it->type(), args)) : Value();
}

Value iterator_new(ThreadState& ts, Value* a, uint32_t) {
  if (!is_kind(a[1], Kind::Native) || !is_subtype(a[1].as_cell()->type(), collections_state(ts).deque))
    return raise_type_error(ts, "argument 1 must be collections.deque, not %T", a[1]);
  int64_t skip = 0;
  if (a[2] && !to_index_i64(ts, a[2], &skip)) return {};
  Value made = new_deque_iterator(ts, a[0].as<Type>(), a[1].as<Deque>());
  if (made) {
    DequeIterator* it = self_iterator(made);
    it->position = std::min<uint64_t>(static_cast<uint64_t>(std::max<int64_t>(skip, 0)), it->left);
    it->left -= it->position;
  }
  return made;
}

void trace_deque_iterator(Cell* cell, Marker& marker) {
  marker.visit(static_cast<DequeIterator*>(cell)->deque);
}

NativeDef kIteratorMethods[] = {
    {"__new__(cls, deque, index=0, /)", nullptr, iterator_new},
    {"__length_hint__(self, /)", "Private method returning an estimate of len(list(it)).", iterator_hint},
    {"__reduce__(self, /)", "Return state information for pickling.", iterator_reduce},
    {nullptr, nullptr, nullptr}};

}  // namespace

bool deque_push(ThreadState& ts, Deque* deque, Value v) {
  if (deque->maxlen == 0) return true;
  if (deque->maxlen > 0 && deque->size >= static_cast<uint64_t>(deque->maxlen)) deque_pop_left(deque);
  if (!make_room(ts, deque)) return false;
  deque->size++;
  deque->at(deque->size - 1) = v;
  deque->changes++;
  return true;
}

bool deque_push_left(ThreadState& ts, Deque* deque, Value v) {
  if (deque->maxlen == 0) return true;
  if (deque->maxlen > 0 && deque->size >= static_cast<uint64_t>(deque->maxlen)) deque_pop(deque);
  if (!make_room(ts, deque)) return false;
  deque->head = (deque->head - 1) & (deque->ring->capacity - 1);
  deque->size++;
  deque->at(0) = v;
  deque->changes++;
  return true;
}

Value deque_pop(Deque* deque) {
  Value v = std::exchange(deque->at(deque->size - 1), Value());
  deque->size--;
  deque->changes++;
  return v;
}

Value deque_pop_left(Deque* deque) {
  Value v = std::exchange(deque->at(0), Value());
  deque->head = (deque->head + 1) & (deque->ring->capacity - 1);
  deque->size--;
  deque->changes++;
  return v;
}

bool deque_extend(ThreadState& ts, Deque* deque, Value iterable, bool left) {
  if (iterable == Value(deque)) {
    List* copy = sequence_to_list(ts, iterable);
    return copy && deque_extend(ts, deque, copy, left);
  }
  return for_each(ts, iterable,
                  [&](Value v) { return left ? deque_push_left(ts, deque, v) : deque_push(ts, deque, v); });
}

void deque_clear(Deque* deque) {
  deque->ring = nullptr;
  deque->head = deque->size = 0;
  deque->changes++;
}

void deque_rotate(Deque* deque, int64_t steps) {
  if (deque->size < 2) return;
  int64_t size = static_cast<int64_t>(deque->size), shift = steps % size;
  if (shift > size / 2) shift -= size;
  if (shift < -(size / 2)) shift += size;
  uint64_t mask = deque->ring->capacity - 1;
  for (; shift > 0; --shift) {
    Value v = std::exchange(deque->at(deque->size - 1), Value());
    deque->head = (deque->head - 1) & mask;
    deque->at(0) = v;
  }
  for (; shift < 0; ++shift) {
    Value v = std::exchange(deque->at(0), Value());
    deque->head = (deque->head + 1) & mask;
    deque->at(deque->size - 1) = v;
  }
  deque->changes++;
}

Value new_deque_iterator(ThreadState& ts, Type* type, Deque* deque) {
  DequeIterator* it = static_cast<DequeIterator*>(new_instance(ts, type));
  if (!it) return {};
  it->deque = deque;
  it->left = deque->size;
  it->changes = deque->changes;
  return it;
}

const NativeType kDequeIterator = {.name = "collections._deque_iterator",
                                   .doc = nullptr,
                                   .methods = kIteratorMethods,
                                   .instance_bytes = sizeof(DequeIterator),
                                   .flags = kTypeNoSubclass,
                                   .iter_next = iterator_next,
                                   .trace = trace_deque_iterator};
const NativeType kDequeReverseIterator = {.name = "collections._deque_reverse_iterator",
                                          .doc = nullptr,
                                          .methods = kIteratorMethods,
                                          .instance_bytes = sizeof(DequeIterator),
                                          .flags = kTypeNoSubclass,
                                          .iter_next = reverse_next,
                                          .trace = trace_deque_iterator};

}  // namespace adder
