// deque.cpp: collections.deque, its methods. The ring is deque_ring.cpp.
//
// Searches call script code, so they look at the change counter after each comparison.
#include "stdlib/collections/deque.h"

#include "runtime/objects/sequence_tools.h"

namespace adder {

namespace {

Deque* self_deque(Value* a) {
  return a[0].as<Deque>();
}

bool is_deque(ThreadState& ts, Value v) {
  return is_kind(v, Kind::Native) && is_subtype(v.as_cell()->type(), collections_state(ts).deque);
}

void trace_deque(Cell* cell, Marker& marker) {
  marker.visit(static_cast<Deque*>(cell)->ring);
}

Value done(bool ok) {
  return ok ? kNone : Value();
}

Deque* make_deque(ThreadState& ts, Type* type, int64_t maxlen) {
  Deque* deque = static_cast<Deque*>(new_instance(ts, type));
  if (deque) deque->maxlen = maxlen;
  return deque;
}

Value deque_new(ThreadState& ts, Value* a, uint32_t) {
  return make_deque(ts, a[0].as<Type>(), -1);
}

Value deque_init(ThreadState& ts, Value* a, uint32_t) {
  Deque* self = self_deque(a);
  int64_t maxlen = -1;
  if (a[2] && !a[2].is_none()) {
    if (!is_int_value(a[2])) return raise_type_error(ts, "an integer is required");
    if (!to_i64(ts, a[2], &maxlen)) return {};
    if (maxlen < 0) return raise_value_error(ts, "maxlen must be non-negative");
  }
  self->maxlen = maxlen;
  if (self->size) deque_clear(self);
  return done(!a[1] || deque_extend(ts, self, a[1], false));
}

Value append(ThreadState& ts, Value* a, uint32_t) {
  return done(deque_push(ts, self_deque(a), a[1]));
}
Value appendleft(ThreadState& ts, Value* a, uint32_t) {
  return done(deque_push_left(ts, self_deque(a), a[1]));
}
Value extend(ThreadState& ts, Value* a, uint32_t) {
  return done(deque_extend(ts, self_deque(a), a[1], false));
}
Value extendleft(ThreadState& ts, Value* a, uint32_t) {
  return done(deque_extend(ts, self_deque(a), a[1], true));
}

Value pop(ThreadState& ts, Value* a, uint32_t) {
  Deque* self = self_deque(a);
  return self->size ? deque_pop(self) : raise_index_error(ts, "pop from an empty deque");
}

Value popleft(ThreadState& ts, Value* a, uint32_t) {
  Deque* self = self_deque(a);
  return self->size ? deque_pop_left(self) : raise_index_error(ts, "pop from an empty deque");
}

Value clear(ThreadState&, Value* a, uint32_t) {
  return deque_clear(self_deque(a)), kNone;
}

Value rotate(ThreadState& ts, Value* a, uint32_t) {
  int64_t steps = 1;
  if (a[1] && !to_index_i64(ts, a[1], &steps)) return {};
  deque_rotate(self_deque(a), steps);
  return kNone;
}

Value reverse(ThreadState&, Value* a, uint32_t) {
  Deque* self = self_deque(a);
  for (uint64_t i = 0; i < self->size / 2; ++i) std::swap(self->at(i), self->at(self->size - 1 - i));
  self->changes++;
  return kNone;
}

Value copy(ThreadState& ts, Value* a, uint32_t) {
  Deque* self = self_deque(a);
  if (self->type() != collections_state(ts).deque) {
    if (self->maxlen < 0) return call_with(ts, self->type(), a[0]);
    return call_with(ts, self->type(), a[0], new_int(ts, self->maxlen));
  }
  Deque* made = make_deque(ts, self->type(), self->maxlen);
  if (!made) return {};
  for (uint64_t i = 0; i < self->size; ++i)
    if (!deque_push(ts, made, self->at(i))) return {};
  return made;
}

// Position of a value in [first, last), -1 absent, -2 error; `mutated` is what to raise when the deque changes
// meanwhile.
int64_t find(ThreadState& ts, Deque* self, Value wanted, uint64_t first, uint64_t last, Type* mutated,
             const char* text) {
  uint64_t changes = self->changes;
  for (uint64_t i = first; i < last && i < self->size; ++i) {
    int same = compare_bool(ts, Compare::kEq, self->at(i), wanted);
    if (same < 0) return -2;
    if (self->changes != changes) return raise(ts, mutated, "%s", text), -2;
    if (same) return static_cast<int64_t>(i);
  }
  return -1;
}

constexpr const char* kMutatedIteration = "deque mutated during iteration";

Value count(ThreadState& ts, Value* a, uint32_t) {
  Deque* self = self_deque(a);
  int64_t total = 0;
  for (uint64_t i = 0; i < self->size; ++i) {
    int64_t at = find(ts, self, a[1], i, self->size, ts.rt.exc.RuntimeError, kMutatedIteration);
    if (at == -2) return {};
    if (at < 0) break;
    total++;
    i = static_cast<uint64_t>(at);
  }
  return Value::small_int(total);
}

Value index(ThreadState& ts, Value* a, uint32_t) {
  Deque* self = self_deque(a);
  int64_t size = static_cast<int64_t>(self->size), first = 0, last = size;
  if (a[2] && !slice_bound(ts, a[2], &first)) return {};
  if (a[3] && !slice_bound(ts, a[3], &last)) return {};
  if (first < 0) first = std::max<int64_t>(first + size, 0);
  if (last < 0) last = std::max<int64_t>(last + size, 0);
  last = std::min(last, size);
  int64_t at = first < last ? find(ts, self, a[1], static_cast<uint64_t>(first), static_cast<uint64_t>(last),
                                   ts.rt.exc.RuntimeError, kMutatedIteration)
                            : -1;
  if (at == -2) return {};
  return at >= 0 ? Value::small_int(at) : raise_value_error(ts, "%R is not in deque", a[1]);
}

void erase(Deque* self, uint64_t i) {
  if (i < self->size / 2) {
    for (; i > 0; --i) self->at(i) = self->at(i - 1);
    deque_pop_left(self);
  } else {
    for (; i + 1 < self->size; ++i) self->at(i) = self->at(i + 1);
    deque_pop(self);
  }
}

Value insert(ThreadState& ts, Value* a, uint32_t) {
  Deque* self = self_deque(a);
  int64_t at;
  if (!to_index_i64(ts, a[1], &at)) return {};
  int64_t size = static_cast<int64_t>(self->size);
  if (self->maxlen >= 0 && size >= self->maxlen) return raise_index_error(ts, "deque already at its maximum size");
  if (at < 0) at = std::max<int64_t>(at + size, 0);
  if (at >= size) return done(deque_push(ts, self, a[2]));
  if (!deque_push_left(ts, self, a[2])) return {};
  for (int64_t i = 0; i < at; ++i)
    std::swap(self->at(static_cast<uint64_t>(i)), self->at(static_cast<uint64_t>(i) + 1));
  return kNone;
}

Value remove(ThreadState& ts, Value* a, uint32_t) {
  Deque* self = self_deque(a);
  int64_t at = find(ts, self, a[1], 0, self->size, ts.rt.exc.IndexError, "deque mutated during remove().");
  if (at == -2) return {};
  if (at < 0) return raise_value_error(ts, "%R is not in deque", a[1]);
  erase(self, static_cast<uint64_t>(at));
  return kNone;
}

// A subscript as a position; false with an error pending.
bool position_of(ThreadState& ts, Deque* self, Value key, uint64_t* out) {
  int64_t i;
  if (!has_index(ts, key)) return raise_type_error(ts, "sequence index must be integer, not '%T'", key), false;
  if (!to_index_i64(ts, key, &i)) return false;
  if (i < 0) i += static_cast<int64_t>(self->size);
  if (i < 0 || static_cast<uint64_t>(i) >= self->size) return raise_index_error(ts, "deque index out of range"), false;
  *out = static_cast<uint64_t>(i);
  return true;
}

Value getitem(ThreadState& ts, Value* a, uint32_t) {
  uint64_t i;
  return position_of(ts, self_deque(a), a[1], &i) ? self_deque(a)->at(i) : Value();
}

Value setitem(ThreadState& ts, Value* a, uint32_t) {
  uint64_t i;
  if (!position_of(ts, self_deque(a), a[1], &i)) return {};
  self_deque(a)->at(i) = a[2];
  return kNone;
}

Value delitem(ThreadState& ts, Value* a, uint32_t) {
  uint64_t i;
  if (!position_of(ts, self_deque(a), a[1], &i)) return {};
  erase(self_deque(a), i);
  return kNone;
}

Value contains_item(ThreadState& ts, Value* a, uint32_t) {
  Deque* self = self_deque(a);
  int64_t at = find(ts, self, a[1], 0, self->size, ts.rt.exc.RuntimeError, kMutatedIteration);
  return at == -2 ? Value() : Value::boolean(at >= 0);
}

Value len(ThreadState&, Value* a, uint32_t) {
  return Value::small_int(static_cast<int64_t>(self_deque(a)->size));
}

Value iter(ThreadState& ts, Value* a, uint32_t) {
  return new_deque_iterator(ts, collections_state(ts).deque_iterator, self_deque(a));
}

Value reversed(ThreadState& ts, Value* a, uint32_t) {
  return new_deque_iterator(ts, collections_state(ts).deque_reverse_iterator, self_deque(a));
}

Value add(ThreadState& ts, Value* a, uint32_t) {
  if (!is_deque(ts, a[1])) return raise_type_error(ts, "can only concatenate deque (not \"%T\") to deque", a[1]);
  Value made = copy(ts, a, 1);
  if (!made) return {};
  if (!is_deque(ts, made)) return raise_type_error(ts, "'%T' object is not a deque", made);
  return deque_extend(ts, made.as<Deque>(), a[1], false) ? made : Value();
}

Value inplace_add(ThreadState& ts, Value* a, uint32_t) {
  return deque_extend(ts, self_deque(a), a[1], false) ? a[0] : Value();
}

// Repeats the content in place; only what fits maxlen is written.
bool repeat(ThreadState& ts, Deque* self, int64_t times) {
  if (times <= 0) return deque_clear(self), true;
  uint64_t size = self->size;
  if (!size || times == 1) return true;
  if (self->maxlen < 0 && static_cast<uint64_t>(times) > (uint64_t{1} << 40) / size)
    return raise_memory_error(ts), false;
  List* items = sequence_to_list(ts, self);
  if (!items) return false;
  uint64_t total = size * (static_cast<uint64_t>(times) - 1);
  if (self->maxlen >= 0) {  // rotation by whole copies leaves the same items: a few rounds are enough
    uint64_t limit = static_cast<uint64_t>(self->maxlen) + size;
    if (static_cast<uint64_t>(times) > limit / size + 1) total = (limit / size + 1) * size;
  }
  for (uint64_t i = 0; i < total; ++i)
    if (!deque_push(ts, self, items->items[i % size])) return false;
  return true;
}

Value inplace_multiply(ThreadState& ts, Value* a, uint32_t) {
  int64_t times;
  if (!repeat_count(ts, a[1], &times)) return Value();
  return repeat(ts, self_deque(a), times) ? a[0] : Value();
}

Value multiply(ThreadState& ts, Value* a, uint32_t) {
  int64_t times;
  if (!repeat_count(ts, a[1], &times)) return Value();
  Value made = copy(ts, a, 1);
  return made && is_deque(ts, made) && repeat(ts, made.as<Deque>(), times) ? made : Value();
}

Value compare(ThreadState& ts, Compare op, Value self, Value other) {
  if (!is_deque(ts, other)) return kNotImplemented;
  Deque *x = self.as<Deque>(), *y = other.as<Deque>();
  if (op == Compare::kEq || op == Compare::kNe) {
    if (x == y) return Value::boolean(op == Compare::kEq);
    if (x->size != y->size) return Value::boolean(op == Compare::kNe);
  }
  Value left = new_deque_iterator(ts, collections_state(ts).deque_iterator, x);
  Value right = left ? new_deque_iterator(ts, collections_state(ts).deque_iterator, y) : Value();
  if (!right) return {};
  for (;;) {
    Value u = kDequeIterator.iter_next(ts, left);
    if (!u && ts.has_error()) return {};
    Value v = kDequeIterator.iter_next(ts, right);
    if (!v && ts.has_error()) return {};
    if (!u || !v) return Value::boolean(order_holds(op, u ? 1 : v ? -1 : 0));
    int same = compare_bool(ts, Compare::kEq, u, v);
    if (same < 0) return {};
    if (same) continue;
    if (op == Compare::kEq || op == Compare::kNe) return Value::boolean(op == Compare::kNe);
    return rich_compare(ts, op, u, v);
  }
}

Value repr(ThreadState& ts, Value* a, uint32_t) {
  Deque* self = self_deque(a);
  int entered = repr_enter(ts, a[0]);
  if (entered <= 0) return entered < 0 ? Value() : Value(new_str_ascii(ts, "[...]"));
  List* items = sequence_to_list(ts, a[0]);
  Str* text = items ? to_repr(ts, items) : nullptr;
  repr_leave(ts, a[0]);
  if (!text) return {};
  if (self->maxlen < 0) return format_message(ts, "%N(%U)", self->type(), text);
  return format_message(ts, "%N(%U, maxlen=%ld)", self->type(), text, self->maxlen);
}

Value reduce(ThreadState& ts, Value* a, uint32_t) {
  Deque* self = self_deque(a);
  Value dict = (self->head_flags() & kHasDict) ? *dict_slot(self) : Value();
  Value iterator = get_iterator(ts, a[0]);
  Value none = new_tuple(ts, 0);
  Tuple* args = self->maxlen < 0 ? none.as<Tuple>() : tuple_of(ts, none, new_int(ts, self->maxlen));
  Tuple* result = iterator && args ? new_tuple(ts, 4) : nullptr;
  if (!result) return {};
  result->items[0] = self->type();
  result->items[1] = args;
  result->items[2] = dict ? dict : kNone;
  result->items[3] = iterator;
  return result;
}

NativeDef kMethods[] = {
    {"__new__(cls, /, *args, **kwargs)", "Create and return a new object.  See help(type) for accurate signature.",
     deque_new},
    {"__init__(self, iterable=(), maxlen=None)", "Initialize self.  See help(type(self)) for accurate signature.",
     deque_init},
    {"append(self, x, /)", "Add an element to the right side of the deque.", append},
    {"appendleft(self, x, /)", "Add an element to the left side of the deque.", appendleft},
    {"clear(self, /)", "Remove all elements from the deque.", clear},
    {"copy(self, /)", "Return a shallow copy of a deque.", copy},
    {"__copy__(self, /)", "Return a shallow copy of a deque.", copy},
    {"count(self, value, /)", "D.count(value) -- return number of occurrences of value", count},
    {"extend(self, iterable, /)", "Extend the right side of the deque with elements from the iterable", extend},
    {"extendleft(self, iterable, /)", "Extend the left side of the deque with elements from the iterable", extendleft},
    {"index(self, value, start=0, stop=-1, /)", "D.index(value, [start, [stop]]) -- return first index of value.",
     index},
    {"insert(self, index, object, /)", "D.insert(index, object) -- insert object before index", insert},
    {"pop(self, /)", "Remove and return the rightmost element.", pop},
    {"popleft(self, /)", "Remove and return the leftmost element.", popleft},
    {"remove(self, value, /)", "D.remove(value) -- remove first occurrence of value.", remove},
    {"reverse(self, /)", "D.reverse() -- reverse *IN PLACE*", reverse},
    {"rotate(self, n=1, /)", "Rotate the deque n steps to the right (default n=1).  If n is negative, rotates left.",
     rotate},
    {"__len__(self, /)", "Return len(self).", len},
    {"__getitem__(self, key, /)", "Return self[key].", getitem},
    {"__setitem__(self, key, value, /)", "Set self[key] to value.", setitem},
    {"__delitem__(self, key, /)", "Delete self[key].", delitem},
    {"__contains__(self, key, /)", "Return key in self.", contains_item},
    {"__iter__(self, /)", "Implement iter(self).", iter},
    {"__reversed__(self, /)", "D.__reversed__() -- return a reverse iterator over the deque", reversed},
    {"__add__(self, value, /)", "Return self+value.", add},
    {"__iadd__(self, value, /)", "Implement self+=value.", inplace_add},
    {"__mul__(self, value, /)", "Return self*value.", multiply},
    {"__rmul__(self, value, /)", "Return value*self.", multiply},
    {"__imul__(self, value, /)", "Implement self*=value.", inplace_multiply},
    ADDER_COMPARISONS(compare),
    {"__repr__(self, /)", "Return repr(self).", repr},
    {"__reduce__(self, /)", "Return state information for pickling.", reduce},
    {"__class_getitem__(cls, item, /)", "See PEP 585", class_getitem, kNativeClass},
    {nullptr, nullptr, nullptr}};

const NativeGetSet kGetSets[] = {
    {"maxlen", "maximum size of a deque or None if unbounded",
     [](ThreadState& ts, Value v) { return v.as<Deque>()->maxlen < 0 ? kNone : new_int(ts, v.as<Deque>()->maxlen); },
     nullptr},
    {nullptr, nullptr, nullptr, nullptr}};

const NativeType kDeque = {.name = "collections.deque",
                           .doc =
                               "deque([iterable[, maxlen]]) --> deque object\n\nA list-like sequence optimized for "
                               "data accesses near its endpoints.",
                           .methods = kMethods,
                           .getsets = kGetSets,
                           .instance_bytes = sizeof(Deque),
                           .flags = kTypeWeakrefable | kTypeMatchSequence,
                           .trace = trace_deque};

}  // namespace

bool add_deque(ThreadState& ts, Module* module) {
  CollectionsState& state = collections_state(ts);
  state.deque = module_add_type(ts, module, kDeque);
  state.deque_iterator = state.deque ? module_add_type(ts, module, kDequeIterator) : nullptr;
  state.deque_reverse_iterator = state.deque_iterator ? module_add_type(ts, module, kDequeReverseIterator) : nullptr;
  return state.deque_reverse_iterator;
}

}  // namespace adder
