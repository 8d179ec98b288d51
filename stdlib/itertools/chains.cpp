// chains.cpp: itertools over several iterables at once: chain, zip_longest.
#include "runtime/objects/sequence_tools.h"
#include "stdlib/itertools/itertools.h"

namespace adder {

namespace {

constexpr const char* kNewDoc = "Create and return a new object.  See help(type) for accurate signature.";

// --- chain: v[0] iterator over the iterables, empty at the end; v[1] the one being read, or empty

Value make_chain(ThreadState& ts, Value type, Value iterables) {
  Value source = iterables ? get_iterator(ts, iterables) : Value();
  Adapter* it = source ? new_adapter(ts, type) : nullptr;
  if (it) it->v[0] = source;
  return it;
}

Value chain_new(ThreadState& ts, Value* a, uint32_t n) {
  if (a[1] && a[1].as<Dict>()->used) return raise_takes_no_keywords(ts, "chain");
  return make_chain(ts, a[0], new_tuple_from(ts, a + 2, n - 2));
}

Value chain_from_iterable(ThreadState& ts, Value* a, uint32_t) {
  return make_chain(ts, a[0], a[1]);
}

Value chain_next(ThreadState& ts, Value self) {
  Adapter* it = self_adapter(self);
  while (it->v[0]) {
    if (!it->v[1]) {
      Value iterable = iterate_next(ts, it->v[0]);
      if (!iterable) {
        it->v[0] = Value();
        return {};
      }
      it->v[1] = get_iterator(ts, iterable);
      if (!it->v[1]) {
        it->v[0] = Value();
        return {};
      }
    }
    Value item = iterate_next(ts, it->v[1]);
    if (item || ts.has_error()) return item;
    it->v[1] = Value();
  }
  return {};
}

Value chain_reduce(ThreadState& ts, Value* a, uint32_t) {
  Adapter* it = self_adapter(a[0]);
  Value none = new_tuple(ts, 0);
  if (!it->v[0]) return tuple_of(ts, it->type(), none);
  Tuple* state = it->v[1] ? tuple_of(ts, it->v[0], it->v[1]) : tuple_of(ts, it->v[0]);
  return state ? Value(tuple_of(ts, it->type(), none, state)) : Value();
}

Value chain_setstate(ThreadState& ts, Value* a, uint32_t) {
  Adapter* it = self_adapter(a[0]);
  if (!is_kind(a[1], Kind::Tuple)) return raise_type_error(ts, "state is not a tuple");
  Tuple* state = a[1].as<Tuple>();
  if (state->size < 1 || state->size > 2)
    return raise_type_error(ts, "function takes at least 1 argument (%zu given)", size_t{state->size});
  it->v[0] = state->items[0];
  it->v[1] = state->size == 2 ? state->items[1] : Value();
  return kNone;
}

NativeDef kChainMethods[] = {
    {"__new__(cls, /, *iterables, **kwargs)", kNewDoc, chain_new},
    {"from_iterable(cls, iterable, /)",
     "Alternative chain() constructor taking a single iterable argument that evaluates lazily.", chain_from_iterable,
     kNativeClass},
    {"__reduce__(self, /)", "Return state information for pickling.", chain_reduce},
    {"__setstate__(self, state, /)", "Set state information for unpickling.", chain_setstate},
    {"__class_getitem__(cls, item, /)", "See PEP 585", class_getitem, kNativeClass},
    {nullptr, nullptr, nullptr}};
ADDER_ADAPTER_TYPE(kChain, "chain",
                   "Return a chain object whose .__next__() method returns elements from the first iterable until it "
                   "is exhausted, then elements from the next iterable, until all of the iterables are exhausted.",
                   kChainMethods, chain_next);

// --- zip_longest: v[0] Tuple of iterators, empty where exhausted; v[1] fill value; n[0] iterators still alive

Value zip_longest_new(ThreadState& ts, Value* a, uint32_t n) {
  Value fill = kNone;
  if (a[1] && a[1].as<Dict>()->used) {
    Str* name = intern(ts, "fillvalue");
    Value given = name ? dict_get_str(ts, a[1].as<Dict>(), name) : Value();
    if (!given || a[1].as<Dict>()->used > 1)
      return raise_type_error(ts, "zip_longest() got an unexpected keyword argument");
    fill = given;
  }
  Tuple* iterators = new_tuple(ts, n - 2);
  if (!iterators) return {};
  for (uint32_t i = 2; i < n; ++i) {
    Value inner = get_iterator(ts, a[i]);
    if (!inner) return {};
    iterators->items[i - 2] = inner;
  }
  Adapter* it = new_adapter(ts, a[0]);
  if (!it) return {};
  it->v[0] = iterators;
  it->v[1] = fill;
  it->n[0] = n - 2;
  return it;
}

Value zip_longest_next(ThreadState& ts, Value self) {
  Adapter* it = self_adapter(self);
  if (!it->n[0]) return {};
  Tuple* iterators = it->v[0].as<Tuple>();
  Tuple* result = new_tuple(ts, iterators->size);
  if (!result) return {};
  for (size_t i = 0; i < iterators->size; ++i) {
    Value item = iterators->items[i] ? iterate_next(ts, iterators->items[i]) : it->v[1];
    if (!item) {
      if (ts.has_error()) return it->n[0] = 0, Value();
      if (--it->n[0] <= 0) return {};
      iterators->items[i] = Value();
      item = it->v[1];
    }
    result->items[i] = item;
  }
  return result;
}

NativeDef kZipLongestMethods[] = {{"__new__(cls, /, *iterables, **kwargs)", kNewDoc, zip_longest_new},
                                  {nullptr, nullptr, nullptr}};
ADDER_ADAPTER_TYPE(kZipLongest, "zip_longest",
                   "Return a zip_longest object whose .__next__() method returns a tuple where the i-th element comes "
                   "from the i-th iterable argument.",
                   kZipLongestMethods, zip_longest_next);

}  // namespace

bool add_chains(ThreadState& ts, Module* module) {
  return module_add_type(ts, module, kChain) && module_add_type(ts, module, kZipLongest);
}

}  // namespace adder
