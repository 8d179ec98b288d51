// filters.cpp: itertools that pass on some items, or what a function makes of them: compress, dropwhile, takewhile,
// filterfalse, islice, starmap, accumulate.
//
// Common members: v[0] function, v[1] inner iterator.
#include "stdlib/itertools/itertools.h"

namespace adder {

namespace {

constexpr const char* kNewDoc = "Create and return a new object.  See help(type) for accurate signature.";

Value function_and_iterable_new(ThreadState& ts, Value* a, uint32_t) {
  Value inner = get_iterator(ts, a[2]);
  Adapter* it = inner ? new_adapter(ts, a[0]) : nullptr;
  if (!it) return {};
  it->v[0] = a[1];
  it->v[1] = inner;
  return it;
}

Value function_and_iterable_reduce(ThreadState& ts, Value* a, uint32_t) {
  Adapter* it = self_adapter(a[0]);
  Tuple* args = tuple_of(ts, it->v[0], it->v[1]);
  if (!args) return {};
  return it->n[0] ? tuple_of(ts, it->type(), args, Value::small_int(it->n[0])) : tuple_of(ts, it->type(), args);
}

Value flag_setstate(ThreadState& ts, Value* a, uint32_t) {
  int flag = truth(ts, a[1]);
  if (flag < 0) return {};
  self_adapter(a[0])->n[0] = flag;
  return kNone;
}

int verdict(ThreadState& ts, Value function, Value item) {
  Value result = call(ts, function, &item, 1);
  return result ? truth_fast(ts, result) : -1;
}

// --- dropwhile, takewhile: n[0] set once the start (the end) was found

Value dropwhile_next(ThreadState& ts, Value self) {
  Adapter* it = self_adapter(self);
  for (;;) {
    Value item = iterate_next(ts, it->v[1]);
    if (!item || it->n[0]) return item;
    int drop = verdict(ts, it->v[0], item);
    if (drop < 0) return {};
    if (drop) continue;
    it->n[0] = 1;
    return item;
  }
}

Value takewhile_next(ThreadState& ts, Value self) {
  Adapter* it = self_adapter(self);
  if (it->n[0]) return {};
  Value item = iterate_next(ts, it->v[1]);
  int take = item ? verdict(ts, it->v[0], item) : -1;
  if (take > 0) return item;
  if (take == 0) it->n[0] = 1;
  return {};
}

NativeDef kDropwhileMethods[] = {
    {"__new__(cls, predicate, iterable, /)", kNewDoc, function_and_iterable_new},
    {"__reduce__(self, /)", "Return state information for pickling.", function_and_iterable_reduce},
    {"__setstate__(self, state, /)", "Set state information for unpickling.", flag_setstate},
    {nullptr, nullptr, nullptr}};
ADDER_ADAPTER_TYPE(kDropwhile, "dropwhile", "Drop items from the iterable while predicate(item) is true.",
                   kDropwhileMethods, dropwhile_next);

NativeDef kTakewhileMethods[] = {
    {"__new__(cls, predicate, iterable, /)", kNewDoc, function_and_iterable_new},
    {"__reduce__(self, /)", "Return state information for pickling.", function_and_iterable_reduce},
    {"__setstate__(self, state, /)", "Set state information for unpickling.", flag_setstate},
    {nullptr, nullptr, nullptr}};
ADDER_ADAPTER_TYPE(
    kTakewhile, "takewhile",
    "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.",
    kTakewhileMethods, takewhile_next);

// --- filterfalse

Value filterfalse_next(ThreadState& ts, Value self) {
  Adapter* it = self_adapter(self);
  bool plain = it->v[0].is_none() || it->v[0] == Value(ts.rt.types.bool_);
  for (;;) {
    Value item = iterate_next(ts, it->v[1]);
    if (!item) return {};
    int keep = plain ? truth_fast(ts, item) : verdict(ts, it->v[0], item);
    if (keep <= 0) return keep < 0 ? Value() : item;
  }
}

NativeDef kFilterfalseMethods[] = {
    {"__new__(cls, function, iterable, /)", kNewDoc, function_and_iterable_new},
    {"__reduce__(self, /)", "Return state information for pickling.", function_and_iterable_reduce},
    {nullptr, nullptr, nullptr}};
ADDER_ADAPTER_TYPE(kFilterfalse, "filterfalse", "Return those items of iterable for which function(item) is false.",
                   kFilterfalseMethods, filterfalse_next);

// --- starmap

Value starmap_next(ThreadState& ts, Value self) {
  Adapter* it = self_adapter(self);
  Value item = iterate_next(ts, it->v[1]);
  if (!item) return {};
  Tuple* args = is_exact(item, Kind::Tuple) ? item.as<Tuple>() : sequence_to_tuple(ts, item);
  return args ? call(ts, it->v[0], args->items, args->size) : Value();
}

NativeDef kStarmapMethods[] = {
    {"__new__(cls, function, iterable, /)", kNewDoc, function_and_iterable_new},
    {"__reduce__(self, /)", "Return state information for pickling.", function_and_iterable_reduce},
    {nullptr, nullptr, nullptr}};
ADDER_ADAPTER_TYPE(kStarmap, "starmap",
                   "Return an iterator whose values are returned from the function evaluated with an argument tuple "
                   "taken from the given sequence.",
                   kStarmapMethods, starmap_next);

// --- compress: v[0] data, v[1] selectors

Value compress_new(ThreadState& ts, Value* a, uint32_t) {
  Value data = get_iterator(ts, a[1]);
  Value selectors = data ? get_iterator(ts, a[2]) : Value();
  Adapter* it = selectors ? new_adapter(ts, a[0]) : nullptr;
  if (!it) return {};
  it->v[0] = data;
  it->v[1] = selectors;
  return it;
}

Value compress_next(ThreadState& ts, Value self) {
  Adapter* it = self_adapter(self);
  for (;;) {
    Value item = iterate_next(ts, it->v[0]);
    Value selector = item ? iterate_next(ts, it->v[1]) : Value();
    if (!selector) return {};
    int keep = truth_fast(ts, selector);
    if (keep) return keep > 0 ? item : Value();
  }
}

NativeDef kCompressMethods[] = {
    {"__new__(cls, data, selectors)", kNewDoc, compress_new},
    {"__reduce__(self, /)", "Return state information for pickling.", function_and_iterable_reduce},
    {nullptr, nullptr, nullptr}};
ADDER_ADAPTER_TYPE(kCompress, "compress", "Return data elements corresponding to true selector elements.",
                   kCompressMethods, compress_next);

// --- islice: v[0] source, empty once exhausted; n[0] items taken, n[1] next to give, n[2] step; v[1] stop as int or
// None

bool islice_bound(ThreadState& ts, Value v, int64_t preset, const char* message, int64_t* out) {
  *out = preset;
  if (v.is_none()) return true;
  if (to_index_i64(ts, v, out) && *out >= 0) return true;
  clear_error(ts);
  raise_value_error(ts, "%s", message);
  return false;
}

Value islice_new(ThreadState& ts, Value* a, uint32_t n) {
  if (a[1] && a[1].as<Dict>()->used) return raise_takes_no_keywords(ts, "islice");
  const Value* args = a + 2;
  uint32_t count = n - 2;
  if (count < 2) return raise_type_error(ts, "islice expected at least 2 arguments, got %u", count);
  if (count > 4) return raise_type_error(ts, "islice expected at most 4 arguments, got %u", count);
  static constexpr const char* kStop = "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
  static constexpr const char* kBounds = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.";
  int64_t start = 0, stop = -1, step = 1;
  if (count == 2) {
    if (!islice_bound(ts, args[1], -1, kStop, &stop)) return {};
  } else {
    if (!islice_bound(ts, args[2], -1, kStop, &stop) || !islice_bound(ts, args[1], 0, kBounds, &start)) return {};
    if (count == 4 && !args[3].is_none() && (!to_index_i64(ts, args[3], &step) || step < 1)) {
      clear_error(ts);
      return raise_value_error(ts, "Step for islice() must be a positive integer or None.");
    }
  }
  Value source = get_iterator(ts, args[0]);
  Adapter* it = source ? new_adapter(ts, a[0]) : nullptr;
  if (!it) return {};
  it->v[0] = source;
  it->v[1] = stop < 0 ? kNone : new_int(ts, stop);
  it->n[1] = start;
  it->n[2] = step;
  return it;
}

Value islice_next(ThreadState& ts, Value self) {
  Adapter* it = self_adapter(self);
  if (!it->v[0]) return {};
  int64_t stop = INT64_MAX;
  if (!it->v[1].is_none()) int_to_i64(it->v[1], &stop);
  while (it->n[0] < std::min(it->n[1], stop)) {
    if (!iterate_next(ts, it->v[0])) return it->v[0] = Value(), Value();
    it->n[0]++;
  }
  Value item = it->n[0] < stop ? iterate_next(ts, it->v[0]) : Value();
  if (!item) {
    it->v[0] = Value();
    return {};
  }
  it->n[0]++;
  if (__builtin_add_overflow(it->n[1], it->n[2], &it->n[1])) it->n[1] = INT64_MAX;
  it->n[1] = std::min(it->n[1], stop);
  return item;
}

Value islice_reduce(ThreadState& ts, Value* a, uint32_t) {
  Adapter* it = self_adapter(a[0]);
  Tuple* args;
  if (!it->v[0]) {
    List* none = new_list(ts);
    Value empty = none ? get_iterator(ts, none) : Value();
    args = empty ? tuple_of(ts, empty, Value::small_int(0)) : nullptr;
    return args ? Value(tuple_of(ts, it->type(), args, Value::small_int(0))) : Value();
  }
  args = new_tuple(ts, 4);
  if (!args) return {};
  args->items[0] = it->v[0];
  args->items[1] = new_int(ts, it->n[1]);
  args->items[2] = it->v[1];
  args->items[3] = new_int(ts, it->n[2]);
  return tuple_of(ts, it->type(), args, new_int(ts, it->n[0]));
}

Value islice_setstate(ThreadState& ts, Value* a, uint32_t) {
  return to_i64(ts, a[1], &self_adapter(a[0])->n[0]) ? kNone : Value();
}

NativeDef kIsliceMethods[] = {
    {"__new__(cls, /, *args, **kwargs)", kNewDoc, islice_new},
    {"__reduce__(self, /)", "Return state information for pickling.", islice_reduce},
    {"__setstate__(self, state, /)", "Set state information for unpickling.", islice_setstate},
    {nullptr, nullptr, nullptr}};
ADDER_ADAPTER_TYPE(kIslice, "islice",
                   "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object",
                   kIsliceMethods, islice_next);

// --- accumulate: v[2] total, empty before the first item; v[3] initial value not given yet

Value accumulate_new(ThreadState& ts, Value* a, uint32_t) {
  Value inner = get_iterator(ts, a[1]);
  Adapter* it = inner ? new_adapter(ts, a[0]) : nullptr;
  if (!it) return {};
  it->v[0] = a[2] && !a[2].is_none() ? a[2] : kNone;
  it->v[1] = inner;
  if (a[3] && !a[3].is_none()) it->v[3] = a[3];
  return it;
}

Value accumulate_next(ThreadState& ts, Value self) {
  Adapter* it = self_adapter(self);
  if (it->v[3]) return it->v[2] = std::exchange(it->v[3], Value());
  Value item = iterate_next(ts, it->v[1]);
  if (!item) return {};
  if (it->v[2])
    item = it->v[0].is_none() ? binary_op(ts, Op::Add, it->v[2], item, false) : call_with(ts, it->v[0], it->v[2], item);
  if (item) it->v[2] = item;
  return item;
}

Value accumulate_reduce(ThreadState& ts, Value* a, uint32_t) {
  Adapter* it = self_adapter(a[0]);
  Tuple* args = it->v[3] ? tuple_of(ts, it->v[1], it->v[0], it->v[3]) : tuple_of(ts, it->v[1], it->v[0]);
  if (!args) return {};
  if (it->v[3]) {  // the initial value is a keyword: chain it in front instead
    Value chain = get_attribute(ts, import_module(ts, "itertools"), "chain");
    List* first = chain ? new_list_from(ts, &it->v[3], 1) : nullptr;
    Value joined = first ? call_with(ts, chain, first, it->v[1]) : Value();
    args = joined ? tuple_of(ts, joined, it->v[0]) : nullptr;
    return args ? Value(tuple_of(ts, it->type(), args, kNone)) : Value();
  }
  return tuple_of(ts, it->type(), args, it->v[2] ? it->v[2] : kNone);
}

Value accumulate_setstate(ThreadState&, Value* a, uint32_t) {
  self_adapter(a[0])->v[2] = a[1].is_none() ? Value() : a[1];
  return kNone;
}

NativeDef kAccumulateMethods[] = {
    {"__new__(cls, iterable, func=None, *, initial=None)", kNewDoc, accumulate_new},
    {"__reduce__(self, /)", "Return state information for pickling.", accumulate_reduce},
    {"__setstate__(self, state, /)", "Set state information for unpickling.", accumulate_setstate},
    {nullptr, nullptr, nullptr}};
ADDER_ADAPTER_TYPE(kAccumulate, "accumulate", "Return series of accumulated sums (or other binary function results).",
                   kAccumulateMethods, accumulate_next);

}  // namespace

bool add_filters(ThreadState& ts, Module* module) {
  for (const NativeType* type :
       {&kDropwhile, &kTakewhile, &kFilterfalse, &kStarmap, &kCompress, &kIslice, &kAccumulate})
    if (!module_add_type(ts, module, *type)) return false;
  return true;
}

}  // namespace adder
