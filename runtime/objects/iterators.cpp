// iterators.cpp: the iterators of list, tuple and str, of objects with only __getitem__, and of iter(callable,
// sentinel). Those of dict, set and range stand with their types; enumerate, zip, map, filter and reversed in
// iterator_adapters.cpp.
//
// Must stay true: an exhausted iterator drops its source and stays exhausted, even when the source grows again.
#include "runtime/objects/iterators.h"

#include "runtime/errors/raise.h"
#include "runtime/objects/iterator_tools.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/sequence_tools.h"
#include "runtime/objects/str.h"
#include "runtime/objects/type.h"
#include "runtime/state/runtime.h"

namespace adder {

Iterator* new_iterator(ThreadState& ts, Type* type, Value source, Value extra) {
  Cell* cell = ts.rt.heap.allocate(ts, sizeof(Iterator), type->root_shape->instance_head);
  if (!cell) return nullptr;
  Iterator* it = static_cast<Iterator*>(cell);
  it->source = source;
  it->extra = extra;
  return it;
}

void trace_iterator(Cell* cell, Marker& marker) {
  Iterator* it = static_cast<Iterator*>(cell);
  marker.visit(it->source);
  marker.visit(it->extra);
  if (is_subclass_instance(cell)) trace_subclass_words(cell, marker);
}

Value builtin_named(ThreadState& ts, const char* name) {
  Str* key = intern(ts, name);
  Value v = key ? dict_get_str(ts, ts.rt.builtins, key) : Value();
  if (!v && !ts.has_error()) raise_attribute_error(ts, ts.rt.builtins, key);
  return v;
}

Value iterator_reduced(ThreadState& ts, Value source) {
  Value iter = builtin_named(ts, "iter");
  Tuple* args = iter ? tuple_of(ts, source) : nullptr;
  return args ? Value(tuple_of(ts, iter, args)) : Value();
}

Value iterator_reduced_at(ThreadState& ts, Value source, Value state) {
  Value iter = builtin_named(ts, "iter");
  Tuple* args = iter && state ? tuple_of(ts, source) : nullptr;
  return args ? Value(tuple_of(ts, iter, args, state)) : Value();
}

Value iterator_reduced_empty(ThreadState& ts, Value source) {
  return source ? iterator_reduced(ts, source) : Value();
}

namespace {

Iterator* self_iterator(Value v) {
  return v.as<Iterator>();
}

// Where a position stands is a number of script code: __setstate__ clamps it.
bool state_argument(ThreadState& ts, Value v, int64_t low, int64_t high, int64_t* out) {
  int64_t i;
  if (!to_i64(ts, v, &i)) return false;
  *out = std::clamp(i, low, std::max(low, high));
  return true;
}

int64_t source_length(Value source) {
  if (is_kind(source, Kind::List)) return static_cast<int64_t>(source.as<List>()->size);
  if (is_kind(source, Kind::Tuple)) return static_cast<int64_t>(source.as<Tuple>()->size);
  return static_cast<int64_t>(source.as<Str>()->length);
}

// --- list, tuple, str

Value list_iterator_next(ThreadState&, Value self) {
  Iterator* it = self_iterator(self);
  if (!it->source) return Value();
  List* list = it->source.as<List>();
  if (static_cast<uint64_t>(it->position) < list->size) return list->items[it->position++];
  it->source = Value();
  return Value();
}

Value list_reverse_next(ThreadState&, Value self) {
  Iterator* it = self_iterator(self);
  if (!it->source) return Value();
  List* list = it->source.as<List>();
  if (it->position >= 0 && static_cast<uint64_t>(it->position) < list->size) return list->items[it->position--];
  it->source = Value();
  return Value();
}

Value tuple_iterator_next(ThreadState&, Value self) {
  Iterator* it = self_iterator(self);
  if (!it->source) return Value();
  Tuple* tuple = it->source.as<Tuple>();
  if (static_cast<uint64_t>(it->position) < tuple->size) return tuple->items[it->position++];
  it->source = Value();
  return Value();
}

Value str_iterator_next(ThreadState& ts, Value self) {
  Iterator* it = self_iterator(self);
  if (!it->source) return Value();
  Str* s = it->source.as<Str>();
  if (static_cast<uint64_t>(it->position) < s->length)
    return str_from_char(ts, s->at(static_cast<size_t>(it->position++)));
  it->source = Value();
  return Value();
}

Value forward_hint(ThreadState&, Value* a, uint32_t) {
  Iterator* it = self_iterator(a[0]);
  return Value::small_int(it->source ? std::max<int64_t>(0, source_length(it->source) - it->position) : 0);
}

Value forward_reduce(ThreadState& ts, Value* a, uint32_t) {
  Iterator* it = self_iterator(a[0]);
  if (it->source) return iterator_reduced_at(ts, it->source, new_int(ts, it->position));
  Type* type = it->type();
  if (type == ts.rt.types.list_iterator) return iterator_reduced_empty(ts, new_list(ts));
  if (type == ts.rt.types.tuple_iterator) return iterator_reduced_empty(ts, new_tuple(ts, 0));
  return iterator_reduced_empty(ts, new_str_ascii(ts, ""));
}

Value forward_setstate(ThreadState& ts, Value* a, uint32_t) {
  Iterator* it = self_iterator(a[0]);
  int64_t i;
  if (!state_argument(ts, a[1], 0, it->source ? source_length(it->source) : 0, &i)) return Value();
  if (it->source) it->position = i;
  return kNone;
}

Value reverse_hint(ThreadState&, Value* a, uint32_t) {
  Iterator* it = self_iterator(a[0]);
  int64_t left = it->position + 1;
  return Value::small_int(it->source && source_length(it->source) >= left ? left : 0);
}

Value reverse_reduce(ThreadState& ts, Value* a, uint32_t) {
  Iterator* it = self_iterator(a[0]);
  if (!it->source) return iterator_reduced_empty(ts, new_list(ts));
  Value reversed = builtin_named(ts, "reversed");
  Tuple* args = reversed ? tuple_of(ts, it->source) : nullptr;
  return args ? Value(tuple_of(ts, reversed, args, new_int(ts, it->position))) : Value();
}

Value reverse_setstate(ThreadState& ts, Value* a, uint32_t) {
  Iterator* it = self_iterator(a[0]);
  int64_t i;
  if (!state_argument(ts, a[1], -1, it->source ? source_length(it->source) - 1 : -1, &i)) return Value();
  if (it->source) it->position = i;
  return kNone;
}

NativeDef forward_methods[] = {
    {"__length_hint__(self, /)", "Private method returning an estimate of len(list(it)).", forward_hint},
    {"__reduce__(self, /)", "Return state information for pickling.", forward_reduce},
    {"__setstate__(self, state, /)", "Set state information for unpickling.", forward_setstate},
    {nullptr, nullptr, nullptr},
};

NativeDef reverse_methods[] = {
    {"__length_hint__(self, /)", "Private method returning an estimate of len(list(it)).", reverse_hint},
    {"__reduce__(self, /)", "Return state information for pickling.", reverse_reduce},
    {"__setstate__(self, state, /)", "Set state information for unpickling.", reverse_setstate},
    {nullptr, nullptr, nullptr},
};

// --- any object with __getitem__

Value sequence_next(ThreadState& ts, Value self) {
  Iterator* it = self_iterator(self);
  if (!it->source) return Value();
  Value item = get_item(ts, it->source, new_int(ts, it->position));
  if (item) {
    it->position++;
    return item;
  }
  if (pending_matches(ts, ts.rt.exc.IndexError) || pending_matches(ts, ts.rt.exc.StopIteration)) {
    clear_error(ts);
    it->source = Value();
  }
  return Value();
}

Value sequence_hint(ThreadState& ts, Value* a, uint32_t) {
  Iterator* it = self_iterator(a[0]);
  if (!it->source) return Value::small_int(0);
  if (!lookup_special(ts, type_of(ts, it->source), kSpecialLen)) return kNotImplemented;
  int64_t size = length(ts, it->source);
  return size < 0 ? Value() : Value::small_int(std::max<int64_t>(0, size - it->position));
}

Value sequence_reduce(ThreadState& ts, Value* a, uint32_t) {
  Iterator* it = self_iterator(a[0]);
  if (!it->source) return iterator_reduced_empty(ts, new_tuple(ts, 0));
  return iterator_reduced_at(ts, it->source, new_int(ts, it->position));
}

Value sequence_setstate(ThreadState& ts, Value* a, uint32_t) {
  int64_t i;
  if (!state_argument(ts, a[1], 0, INT64_MAX, &i)) return Value();
  if (self_iterator(a[0])->source) self_iterator(a[0])->position = i;
  return kNone;
}

NativeDef sequence_methods[] = {
    {"__length_hint__(self, /)", "Private method returning an estimate of len(list(it)).", sequence_hint},
    {"__reduce__(self, /)", "Return state information for pickling.", sequence_reduce},
    {"__setstate__(self, state, /)", "Set state information for unpickling.", sequence_setstate},
    {nullptr, nullptr, nullptr},
};

// --- iter(callable, sentinel)

Value callable_next(ThreadState& ts, Value self) {
  Iterator* it = self_iterator(self);
  if (!it->source) return Value();
  Value result = call(ts, it->source, nullptr, 0);
  if (!result) {
    if (pending_matches(ts, ts.rt.exc.StopIteration)) {
      clear_error(ts);
      it->source = it->extra = Value();
    }
    return Value();
  }
  if (!it->source) return Value();  // exhausted by the call itself
  int same = compare_bool(ts, Compare::kEq, it->extra, result);
  if (same == 0) return result;
  if (same > 0) it->source = it->extra = Value();
  return Value();
}

Value callable_reduce(ThreadState& ts, Value* a, uint32_t) {
  Iterator* it = self_iterator(a[0]);
  if (!it->source) return iterator_reduced_empty(ts, new_tuple(ts, 0));
  Value iter = builtin_named(ts, "iter");
  Tuple* args = iter ? tuple_of(ts, it->source, it->extra) : nullptr;
  return args ? Value(tuple_of(ts, iter, args)) : Value();
}

NativeDef callable_methods[] = {
    {"__reduce__(self, /)", "Return state information for pickling.", callable_reduce},
    {nullptr, nullptr, nullptr},
};

}  // namespace

ADDER_ITERATOR_TYPE(list_iterator, "list_iterator", forward_methods, list_iterator_next, kTypeNoSubclass);
ADDER_ITERATOR_TYPE(list_reverseiterator, "list_reverseiterator", reverse_methods, list_reverse_next, kTypeNoSubclass);
ADDER_ITERATOR_TYPE(tuple_iterator, "tuple_iterator", forward_methods, tuple_iterator_next, kTypeNoSubclass);
ADDER_ITERATOR_TYPE(str_iterator, "str_iterator", forward_methods, str_iterator_next, kTypeNoSubclass);
ADDER_ITERATOR_TYPE(str_ascii_iterator, "str_ascii_iterator", forward_methods, str_iterator_next, kTypeNoSubclass);
ADDER_ITERATOR_TYPE(iterator, "iterator", sequence_methods, sequence_next, kTypeNoSubclass);
ADDER_ITERATOR_TYPE(callable_iterator, "callable_iterator", callable_methods, callable_next, kTypeNoSubclass);

}  // namespace adder
