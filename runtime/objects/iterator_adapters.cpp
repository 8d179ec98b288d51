// iterator_adapters.cpp: enumerate, zip, map, filter and reversed: iterators over other iterators, which scripts may
// subclass. zip and map keep their inner iterators in a tuple.
#include "runtime/errors/raise.h"
#include "runtime/objects/iterator_tools.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/sequence_tools.h"
#include "runtime/objects/str.h"
#include "runtime/state/runtime.h"

namespace adder {

namespace {

Iterator* self_iterator(Value v) {
  return v.as<Iterator>();
}

Iterator* make(ThreadState& ts, Value type, Value source, Value extra) {
  Iterator* it = static_cast<Iterator*>(new_instance(ts, type.as<Type>()));
  if (!it) return nullptr;
  it->source = source;
  it->extra = extra;
  return it;
}

Tuple* iterators_of(ThreadState& ts, const Value* iterables, size_t count) {
  Tuple* iterators = new_tuple(ts, count);
  for (size_t i = 0; iterators && i < count; ++i) {
    Value it = get_iterator(ts, iterables[i]);
    if (!it) return nullptr;
    iterators->items[i] = it;
  }
  return iterators;
}

bool no_keywords(ThreadState& ts, Value type, Type* builtin, Value keywords, const char* name) {
  if (!keywords || !keywords.as<Dict>()->used || type.as<Type>() != builtin) return true;
  raise_type_error(ts, "%s() takes no keyword arguments", name);
  return false;
}

// --- enumerate

Value enumerate_new(ThreadState& ts, Value* a, uint32_t) {
  if (!a[1]) return raise_type_error(ts, "enumerate() missing required argument 'iterable'");
  Value start = a[2] ? to_index(ts, a[2]) : Value::small_int(0);
  Value inner = start ? get_iterator(ts, a[1]) : Value();
  if (!inner) return Value();
  Iterator* it = make(ts, a[0], inner, start.is_int() ? Value() : start);
  if (it && start.is_int()) it->position = start.as_int();
  return it;
}

Value enumerate_next(ThreadState& ts, Value self) {
  Iterator* it = self_iterator(self);
  Value item = iterate_next(ts, it->source);
  if (!item) return Value();
  Value number;
  if (!it->extra) {
    number = new_int(ts, it->position++);
  } else {  // beyond 64 bits, or nearly
    number = it->extra;
    it->extra = int_add(ts, number, Value::small_int(1));
    if (!it->extra) return Value();
  }
  return number ? Value(tuple_of(ts, number, item)) : Value();
}

PairResult enumerate_pair(ThreadState& ts, Value self, Value* out) {
  Iterator* it = self_iterator(self);
  if (it->extra || !Value::fits_small(it->position)) return PairResult::kNotPairs;
  Value item = iterate_next(ts, it->source);
  if (!item) return PairResult::kEnd;
  out[0] = Value::small_int(it->position++);
  out[1] = item;
  return PairResult::kPair;
}

Value enumerate_reduce(ThreadState& ts, Value* a, uint32_t) {
  Iterator* it = self_iterator(a[0]);
  Tuple* args = tuple_of(ts, it->source, it->extra ? it->extra : new_int(ts, it->position));
  return args ? Value(tuple_of(ts, it->type(), args)) : Value();
}

NativeDef enumerate_methods[] = {
    {"__new__(cls, iterable=<unrepresentable>, start=0)",
     "Create and return a new object.  See help(type) for accurate signature.", enumerate_new},
    {"__reduce__(self, /)", "Return state information for pickling.", enumerate_reduce},
    {"__class_getitem__(cls, item, /)", "See PEP 585", class_getitem, kNativeClass},
    {nullptr, nullptr, nullptr},
};

// --- zip

Value zip_new(ThreadState& ts, Value* a, uint32_t n) {
  int strict = a[1] ? truth(ts, a[1]) : 0;
  if (strict < 0) return Value();
  Tuple* iterators = iterators_of(ts, a + 2, n - 2);
  return iterators ? Value(make(ts, a[0], iterators, strict ? kTrue : Value())) : Value();
}

Value zip_mismatch(ThreadState& ts, size_t index, const char* how) {
  return raise_value_error(ts, "zip() argument %zu is %s than argument%s%zu", index + 1, how, index == 1 ? " " : "s 1-",
                           index);
}

Value zip_next(ThreadState& ts, Value self) {
  Iterator* it = self_iterator(self);
  Tuple* iterators = it->source.as<Tuple>();
  size_t count = iterators->size;
  if (!count) return Value();
  Tuple* result = new_tuple(ts, count);
  if (!result) return Value();
  for (size_t i = 0; i < count; ++i) {
    Value item = iterate_next(ts, iterators->items[i]);
    if (item) {
      result->items[i] = item;
      continue;
    }
    if (ts.has_error() || !it->extra) return Value();
    if (i > 0) return zip_mismatch(ts, i, "shorter");
    for (size_t j = 1; j < count; ++j) {
      if (iterate_next(ts, iterators->items[j])) return zip_mismatch(ts, j, "longer");
      if (ts.has_error()) return Value();
    }
    return Value();
  }
  return result;
}

PairResult zip_pair(ThreadState& ts, Value self, Value* out) {
  Iterator* it = self_iterator(self);
  Tuple* iterators = it->source.as<Tuple>();
  if (iterators->size != 2 || it->extra) return PairResult::kNotPairs;
  Value first = iterate_next(ts, iterators->items[0]);
  Value second = first ? iterate_next(ts, iterators->items[1]) : Value();
  if (!second) return PairResult::kEnd;
  out[0] = first;
  out[1] = second;
  return PairResult::kPair;
}

Value zip_reduce(ThreadState& ts, Value* a, uint32_t) {
  Iterator* it = self_iterator(a[0]);
  return it->extra ? tuple_of(ts, it->type(), it->source, kTrue) : tuple_of(ts, it->type(), it->source);
}

Value zip_setstate(ThreadState& ts, Value* a, uint32_t) {
  int strict = truth(ts, a[1]);
  if (strict < 0) return Value();
  self_iterator(a[0])->extra = strict ? kTrue : Value();
  return kNone;
}

NativeDef zip_methods[] = {
    {"__new__(cls, /, *iterables, strict=False)",
     "Create and return a new object.  See help(type) for accurate signature.", zip_new},
    {"__reduce__(self, /)", "Return state information for pickling.", zip_reduce},
    {"__setstate__(self, state, /)", "Set state information for unpickling.", zip_setstate},
    {nullptr, nullptr, nullptr},
};

// --- map

Value map_new(ThreadState& ts, Value* a, uint32_t n) {
  if (!no_keywords(ts, a[0], ts.rt.types.map, a[1], "map")) return Value();
  if (n < 4) return raise_type_error(ts, "map() must have at least two arguments.");
  Tuple* iterators = iterators_of(ts, a + 3, n - 3);
  return iterators ? Value(make(ts, a[0], iterators, a[2])) : Value();
}

Value map_next(ThreadState& ts, Value self) {
  Iterator* it = self_iterator(self);
  Tuple* iterators = it->source.as<Tuple>();
  if (iterators->size == 1) {
    Value item = iterate_next(ts, iterators->items[0]);
    return item ? call(ts, it->extra, &item, 1) : Value();
  }
  Tuple* args = new_tuple(ts, iterators->size);
  if (!args) return Value();
  for (size_t i = 0; i < iterators->size; ++i) {
    args->items[i] = iterate_next(ts, iterators->items[i]);
    if (!args->items[i]) return Value();
  }
  return call(ts, it->extra, args->items, args->size);
}

Value map_reduce(ThreadState& ts, Value* a, uint32_t) {
  Iterator* it = self_iterator(a[0]);
  Tuple* iterators = it->source.as<Tuple>();
  Tuple* args = new_tuple(ts, iterators->size + 1);
  if (!args) return Value();
  args->items[0] = it->extra;
  std::copy(iterators->items, iterators->items + iterators->size, args->items + 1);
  return tuple_of(ts, it->type(), args);
}

NativeDef map_methods[] = {
    {"__new__(cls, /, *args, **kwargs)", "Create and return a new object.  See help(type) for accurate signature.",
     map_new},
    {"__reduce__(self, /)", "Return state information for pickling.", map_reduce},
    {nullptr, nullptr, nullptr},
};

// --- filter

Value filter_new(ThreadState& ts, Value* a, uint32_t n) {
  if (!no_keywords(ts, a[0], ts.rt.types.filter, a[1], "filter")) return Value();
  if (n != 4) return raise_type_error(ts, "filter expected 2 arguments, got %u", n - 2);
  Value inner = get_iterator(ts, a[3]);
  return inner ? Value(make(ts, a[0], inner, a[2])) : Value();
}

Value filter_next(ThreadState& ts, Value self) {
  Iterator* it = self_iterator(self);
  bool plain = it->extra.is_none() || it->extra == Value(ts.rt.types.bool_);
  for (;;) {
    Value item = iterate_next(ts, it->source);
    if (!item) return Value();
    Value verdict = plain ? item : call(ts, it->extra, &item, 1);
    int keep = verdict ? truth_fast(ts, verdict) : -1;
    if (keep) return keep > 0 ? item : Value();
  }
}

Value filter_reduce(ThreadState& ts, Value* a, uint32_t) {
  Iterator* it = self_iterator(a[0]);
  Tuple* args = tuple_of(ts, it->extra, it->source);
  return args ? Value(tuple_of(ts, it->type(), args)) : Value();
}

NativeDef filter_methods[] = {
    {"__new__(cls, /, *args, **kwargs)", "Create and return a new object.  See help(type) for accurate signature.",
     filter_new},
    {"__reduce__(self, /)", "Return state information for pickling.", filter_reduce},
    {nullptr, nullptr, nullptr},
};

// --- reversed

Value reversed_new(ThreadState& ts, Value* a, uint32_t n) {
  if (!no_keywords(ts, a[0], ts.rt.types.reversed, a[1], "reversed")) return Value();
  if (n != 3) return raise_type_error(ts, "reversed expected 1 argument, got %u", n - 2);
  Value source = a[2];
  Type* type = type_of(ts, source);
  Value own = lookup_special(ts, type, kSpecialReversed);
  if (own && !own.is_none()) {
    bool found;
    return call_special(ts, source, kSpecialReversed, {}, &found);
  }
  Value getter = lookup_special(ts, type, kSpecialGetitem);
  bool keyed =
      is_kind(source, Kind::Dict) || (is_kind(getter, Kind::NativeFunction) && !lookup_special(ts, type, kSpecialIter));
  if (own || keyed || !getter) return raise_type_error(ts, "'%T' object is not reversible", source);
  int64_t size = length(ts, source);
  if (size < 0) return Value();
  Iterator* it = make(ts, a[0], source, Value());
  if (it) it->position = size - 1;
  return it;
}

Value reversed_next(ThreadState& ts, Value self) {
  Iterator* it = self_iterator(self);
  if (!it->source || it->position < 0) {
    it->source = Value();
    return Value();
  }
  Value item = get_item(ts, it->source, Value::small_int(it->position));
  if (item) {
    it->position--;
    return item;
  }
  if (pending_matches(ts, ts.rt.exc.IndexError) || pending_matches(ts, ts.rt.exc.StopIteration)) clear_error(ts);
  it->source = Value();
  return Value();
}

Value reversed_hint(ThreadState& ts, Value* a, uint32_t) {
  Iterator* it = self_iterator(a[0]);
  if (!it->source) return Value::small_int(0);
  int64_t size = length(ts, it->source);
  if (size < 0) return Value();
  return Value::small_int(size < it->position + 1 ? 0 : it->position + 1);
}

Value reversed_reduce(ThreadState& ts, Value* a, uint32_t) {
  Iterator* it = self_iterator(a[0]);
  Tuple* args = it->source ? tuple_of(ts, it->source) : tuple_of(ts, new_tuple(ts, 0));
  if (!args) return Value();
  return it->source ? tuple_of(ts, it->type(), args, Value::small_int(it->position)) : tuple_of(ts, it->type(), args);
}

Value reversed_setstate(ThreadState& ts, Value* a, uint32_t) {
  Iterator* it = self_iterator(a[0]);
  int64_t i;
  if (!to_i64(ts, a[1], &i)) return Value();
  if (!it->source) return kNone;
  int64_t size = length(ts, it->source);
  if (size < 0) return Value();
  it->position = std::clamp<int64_t>(i, -1, size - 1);
  return kNone;
}

NativeDef reversed_methods[] = {
    {"__new__(cls, /, *args, **kwargs)", "Create and return a new object.  See help(type) for accurate signature.",
     reversed_new},
    {"__length_hint__(self, /)", "Private method returning an estimate of len(list(it)).", reversed_hint},
    {"__reduce__(self, /)", "Return state information for pickling.", reversed_reduce},
    {"__setstate__(self, state, /)", "Set state information for unpickling.", reversed_setstate},
    {nullptr, nullptr, nullptr},
};

}  // namespace

ADDER_PAIR_ITERATOR_TYPE(enumerate, "enumerate", enumerate_methods, enumerate_next, 0, enumerate_pair);
ADDER_PAIR_ITERATOR_TYPE(zip, "zip", zip_methods, zip_next, 0, zip_pair);
ADDER_ITERATOR_TYPE(map, "map", map_methods, map_next, 0);
ADDER_ITERATOR_TYPE(filter, "filter", filter_methods, filter_next, 0);
ADDER_ITERATOR_TYPE(reversed, "reversed", reversed_methods, reversed_next, 0);

}  // namespace adder
