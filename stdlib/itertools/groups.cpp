// groups.cpp: itertools that regroup one iterable: groupby, pairwise, batched, tee.
//
// tee: a chain of two-word Array cells (value, next) that the iterators walk; the last one is empty and whoever gets
// there first fetches the next value. Cells behind the slowest iterator are garbage.
#include "stdlib/itertools/itertools.h"

namespace adder {

namespace {

constexpr const char* kNewDoc = "Create and return a new object.  See help(type) for accurate signature.";

// --- groupby: v[0] source, v[1] key function or None, v[2] current item, v[3] its key, v[4] key of the current group,
// v[5] the current grouper

Value groupby_new(ThreadState& ts, Value* a, uint32_t) {
  Value source = get_iterator(ts, a[1]);
  Adapter* it = source ? new_adapter(ts, a[0]) : nullptr;
  if (!it) return {};
  it->v[0] = source;
  it->v[1] = a[2] ? a[2] : kNone;
  return it;
}

bool groupby_step(ThreadState& ts, Adapter* it) {
  Value item = iterate_next(ts, it->v[0]);
  if (!item) return false;
  Value key = it->v[1].is_none() ? item : call(ts, it->v[1], &item, 1);
  if (!key) return false;
  it->v[2] = item;
  it->v[3] = key;
  return true;
}

Value groupby_next(ThreadState& ts, Value self) {
  Adapter* it = self_adapter(self);
  it->v[5] = Value();
  for (;;) {  // skips what is left of the current group
    if (it->v[3]) {
      if (!it->v[4]) break;
      int same = compare_bool(ts, Compare::kEq, it->v[4], it->v[3]);
      if (same < 0) return {};
      if (!same) break;
    }
    if (!groupby_step(ts, it)) return {};
  }
  it->v[4] = it->v[3];
  Adapter* group = new_adapter(ts, itertools_state(ts).grouper);
  if (!group) return {};
  group->v[0] = it;
  group->v[1] = it->v[4];
  it->v[5] = group;
  return tuple_of(ts, it->v[3], group);
}

// The iterator over one group: v[0] the groupby, v[1] key of the group.
Value grouper_next(ThreadState& ts, Value self) {
  Adapter* group = self_adapter(self);
  Adapter* it = self_adapter(group->v[0]);
  if (it->v[5] != self) return {};
  if (!it->v[2] && !groupby_step(ts, it)) return {};
  int same = compare_bool(ts, Compare::kEq, group->v[1], it->v[3]);
  if (same <= 0) return {};
  return std::exchange(it->v[2], Value());
}

NativeDef kGroupbyMethods[] = {{"__new__(cls, iterable, key=None)", kNewDoc, groupby_new}, {nullptr, nullptr, nullptr}};
ADDER_ADAPTER_TYPE(kGroupby, "groupby", "make an iterator that returns consecutive keys and groups from the iterable",
                   kGroupbyMethods, groupby_next);
NativeDef kGrouperMethods[] = {{nullptr, nullptr, nullptr}};
ADDER_ADAPTER_TYPE(kGrouper, "_grouper", nullptr, kGrouperMethods, grouper_next);

// --- pairwise: v[0] source, v[1] the previous item

Value pairwise_new(ThreadState& ts, Value* a, uint32_t) {
  Value source = get_iterator(ts, a[1]);
  Adapter* it = source ? new_adapter(ts, a[0]) : nullptr;
  if (it) it->v[0] = source;
  return it;
}

Value pairwise_next(ThreadState& ts, Value self) {
  Adapter* it = self_adapter(self);
  if (!it->v[0]) return {};
  if (!it->v[1]) it->v[1] = iterate_next(ts, it->v[0]);
  Value before = it->v[1];
  Value item = before ? iterate_next(ts, it->v[0]) : Value();
  if (!item) {
    it->v[0] = it->v[1] = Value();
    return {};
  }
  it->v[1] = item;
  return tuple_of(ts, before, item);
}

NativeDef kPairwiseMethods[] = {{"__new__(cls, iterable, /)", kNewDoc, pairwise_new}, {nullptr, nullptr, nullptr}};
ADDER_ADAPTER_TYPE(kPairwise, "pairwise", "Return an iterator of overlapping pairs taken from the input iterator.",
                   kPairwiseMethods, pairwise_next);

// --- batched: v[0] source, n[0] size of a batch

Value batched_new(ThreadState& ts, Value* a, uint32_t) {
  int64_t size;
  if (!to_index_i64(ts, a[2], &size)) return {};
  if (size < 1) return raise_value_error(ts, "n must be at least one");
  Value source = get_iterator(ts, a[1]);
  Adapter* it = source ? new_adapter(ts, a[0]) : nullptr;
  if (!it) return {};
  it->v[0] = source;
  it->n[0] = size;
  return it;
}

Value batched_next(ThreadState& ts, Value self) {
  Adapter* it = self_adapter(self);
  if (!it->v[0]) return {};
  List* batch = new_list(ts, static_cast<size_t>(std::min<int64_t>(it->n[0], 64)));
  if (!batch) return {};
  while (batch->size < static_cast<uint64_t>(it->n[0])) {
    Value item = iterate_next(ts, it->v[0]);
    if (!item) {
      if (ts.has_error()) return {};
      it->v[0] = Value();
      break;
    }
    if (!list_append(ts, batch, item)) return {};
  }
  return batch->size ? Value(new_tuple_from(ts, batch->items, batch->size)) : Value();
}

NativeDef kBatchedMethods[] = {{"__new__(cls, iterable, n)", kNewDoc, batched_new}, {nullptr, nullptr, nullptr}};
ADDER_ADAPTER_TYPE(kBatched, "batched", "Batch data into tuples of length n. The last batch may be shorter than n.",
                   kBatchedMethods, batched_next);

// --- tee: v[0] the shared Array (source iterator, running flag), v[1] the Array cell that the next value is or will be
// in

enum { kSource, kRunning };
enum { kValue, kNextCell };

Value new_tee(ThreadState& ts, Type* type, Value shared, Value cell) {
  Adapter* it = new_adapter(ts, type);
  if (!it) return {};
  it->v[0] = shared;
  it->v[1] = cell;
  return it;
}

// An iterator over `iterable` that others can be copied from.
Value tee_over(ThreadState& ts, Type* type, Value iterable) {
  Value source = get_iterator(ts, iterable);
  if (!source) return {};
  if (is_kind(source, Kind::Native) && source.as_cell()->type() == itertools_state(ts).tee)
    return new_tee(ts, type, self_adapter(source)->v[0], self_adapter(source)->v[1]);
  Array* shared = new_array(ts, 2);
  Array* cell = shared ? new_array(ts, 2) : nullptr;
  if (!cell) return {};
  shared->items[kSource] = source;
  return new_tee(ts, type, shared, cell);
}

Value tee_next(ThreadState& ts, Value self) {
  Adapter* it = self_adapter(self);
  Array* cell = it->v[1].as<Array>();
  if (!cell->items[kValue]) {
    Array* shared = it->v[0].as<Array>();
    if (shared->items[kRunning]) return raise_runtime_error(ts, "cannot re-enter the tee iterator");
    shared->items[kRunning] = kTrue;
    Value item = iterate_next(ts, shared->items[kSource]);
    shared->items[kRunning] = Value();
    Array* next = item ? new_array(ts, 2) : nullptr;
    if (!next) return {};
    cell->items[kNextCell] = next;
    cell->items[kValue] = item;
  }
  it->v[1] = cell->items[kNextCell];
  return cell->items[kValue];
}

Value tee_copy(ThreadState& ts, Value* a, uint32_t) {
  Adapter* it = self_adapter(a[0]);
  return new_tee(ts, it->type(), it->v[0], it->v[1]);
}

Value tee_new(ThreadState& ts, Value* a, uint32_t) {
  return tee_over(ts, a[0].as<Type>(), a[1]);
}

NativeDef kTeeMethods[] = {{"__new__(cls, iterable, /)", kNewDoc, tee_new},
                           {"__copy__(self, /)", "Returns an independent iterator.", tee_copy},
                           {nullptr, nullptr, nullptr}};
ADDER_ADAPTER_TYPE(kTee, "_tee", "Iterator wrapped to make it copyable.", kTeeMethods, tee_next);

}  // namespace

Value tee(ThreadState& ts, Value* a, uint32_t) {
  int64_t count = 2;
  if (a[1] && !to_index_i64(ts, a[1], &count)) return {};
  if (count < 0) return raise_value_error(ts, "n must be >= 0");
  Tuple* result = new_tuple(ts, static_cast<size_t>(count));
  if (!result || !count) return result;
  Type* type = itertools_state(ts).tee;
  for (int64_t i = 0; i < count; ++i) {
    Value made;
    if (i == 0) {
      made = is_kind(a[0], Kind::Native) && a[0].as_cell()->type() == type ? a[0] : tee_over(ts, type, a[0]);
    } else {
      made = tee_copy(ts, &result->items[0], 1);
    }
    if (!made) return {};
    result->items[i] = made;
  }
  return result;
}

bool add_groups(ThreadState& ts, Module* module) {
  for (const NativeType* type : {&kGroupby, &kPairwise, &kBatched})
    if (!module_add_type(ts, module, *type)) return false;
  ItertoolsState& state = itertools_state(ts);
  state.grouper = module_add_type(ts, module, kGrouper);
  state.tee = module_add_type(ts, module, kTee);
  return state.grouper && state.tee;
}

}  // namespace adder
