// combinations.cpp: product, permutations, combinations and combinations_with_replacement.
//
// Members: v[0] Tuple of the pool (product: of the pools), v[1] Raw with the current indices (permutations: behind them
// the cycle counters), n[0] length of a result, n[1] state: 0 before the first, 1 running, 2 at the end.
#include "stdlib/itertools/itertools.h"

namespace adder {

namespace {

constexpr const char* kNewDoc = "Create and return a new object.  See help(type) for accurate signature.";
enum State : int64_t { kFresh, kGoing, kDone };

int64_t* indices_of(Adapter* it) {
  return reinterpret_cast<int64_t*>(it->v[1].as<Raw>()->bytes);
}
Tuple* pool_of(Adapter* it) {
  return it->v[0].as<Tuple>();
}

Adapter* make(ThreadState& ts, Value type, Tuple* pool, int64_t length, size_t index_count) {
  if (index_count > kMaxStrLength) return raise_memory_error(ts), nullptr;
  Raw* indices = new_raw(ts, index_count * sizeof(int64_t));
  Adapter* it = indices ? new_adapter(ts, type) : nullptr;
  if (!it) return nullptr;
  it->v[0] = pool;
  it->v[1] = indices;
  it->n[0] = length;
  std::fill_n(indices_of(it), index_count, 0);
  return it;
}

// The items of the pool at the first n[0] indices.
Value picked(ThreadState& ts, Adapter* it) {
  Tuple* result = new_tuple(ts, static_cast<size_t>(it->n[0]));
  if (!result) return {};
  for (int64_t i = 0; i < it->n[0]; ++i) result->items[i] = pool_of(it)->items[indices_of(it)[i]];
  return result;
}

// The length argument, not negative; false with an error pending.
bool length_argument(ThreadState& ts, Value v, int64_t* out) {
  if (!to_index_i64(ts, v, out)) return false;
  if (*out >= 0) return true;
  raise_value_error(ts, "r must be non-negative");
  return false;
}

// --- product

Value product_new(ThreadState& ts, Value* a, uint32_t n) {
  int64_t repeat = 1;
  size_t count = n - 2;
  if (a[1]) {
    if (!to_index_i64(ts, a[1], &repeat)) return {};
    if (repeat < 0) return raise_value_error(ts, "repeat argument cannot be negative");
  }
  if (count && static_cast<uint64_t>(repeat) > kMaxStrLength / count)
    return raise_overflow(ts, "repeat argument too large");
  if (!count) repeat = 0;
  Tuple* pools = new_tuple(ts, count * static_cast<size_t>(repeat));
  if (!pools) return {};
  bool empty = false;
  for (size_t i = 0; i < count && repeat; ++i) {
    Tuple* pool = sequence_to_tuple(ts, a[2 + i]);
    if (!pool) return {};
    empty |= pool->size == 0;
    for (size_t j = i; j < pools->size; j += count) pools->items[j] = pool;
  }
  Adapter* it = make(ts, a[0], pools, static_cast<int64_t>(pools->size), pools->size);
  if (it && empty) it->n[1] = kDone;
  return it;
}

Value product_next(ThreadState& ts, Value self) {
  Adapter* it = self_adapter(self);
  if (it->n[1] == kDone) return {};
  Tuple* pools = pool_of(it);
  int64_t* indices = indices_of(it);
  if (it->n[1] == kGoing) {
    int64_t i = it->n[0] - 1;
    for (; i >= 0; --i) {
      if (++indices[i] < static_cast<int64_t>(pools->items[i].as<Tuple>()->size)) break;
      indices[i] = 0;
    }
    if (i < 0) return it->n[1] = kDone, Value();
  }
  it->n[1] = kGoing;
  Tuple* result = new_tuple(ts, pools->size);
  if (!result) return {};
  for (size_t i = 0; i < pools->size; ++i) result->items[i] = pools->items[i].as<Tuple>()->items[indices[i]];
  return result;
}

NativeDef kProductMethods[] = {{"__new__(cls, /, *iterables, repeat=1)", kNewDoc, product_new},
                               {nullptr, nullptr, nullptr}};
ADDER_ADAPTER_TYPE(kProduct, "product", "Cartesian product of input iterables.  Equivalent to nested for-loops.",
                   kProductMethods, product_next);

// --- combinations, with and without replacement

template <bool replacement>
Value combinations_new(ThreadState& ts, Value* a, uint32_t) {
  Tuple* pool = sequence_to_tuple(ts, a[1]);
  int64_t length;
  if (!pool || !length_argument(ts, a[2], &length)) return {};
  int64_t size = static_cast<int64_t>(pool->size);
  bool none = replacement ? size == 0 && length > 0 : length > size;
  Adapter* it = make(ts, a[0], pool, length, none ? 0 : static_cast<size_t>(length));
  if (!it) return {};
  if (none)
    it->n[1] = kDone;
  else if (!replacement)
    for (int64_t i = 0; i < length; ++i) indices_of(it)[i] = i;
  return it;
}

template <bool replacement>
Value combinations_next(ThreadState& ts, Value self) {
  Adapter* it = self_adapter(self);
  if (it->n[1] == kDone) return {};
  if (it->n[1] == kGoing) {
    int64_t size = static_cast<int64_t>(pool_of(it)->size), length = it->n[0], i = length - 1;
    int64_t* indices = indices_of(it);
    auto last = [&](int64_t at) { return replacement ? size - 1 : size - length + at; };
    while (i >= 0 && indices[i] == last(i)) --i;
    if (i < 0) return it->n[1] = kDone, Value();
    indices[i]++;
    for (int64_t j = i + 1; j < length; ++j) indices[j] = replacement ? indices[i] : indices[j - 1] + 1;
  }
  it->n[1] = kGoing;
  return picked(ts, it);
}

NativeDef kCombinationsMethods[] = {{"__new__(cls, iterable, r)", kNewDoc, combinations_new<false>},
                                    {nullptr, nullptr, nullptr}};
ADDER_ADAPTER_TYPE(kCombinations, "combinations",
                   "Return successive r-length combinations of elements in the iterable.", kCombinationsMethods,
                   combinations_next<false>);
NativeDef kReplacementMethods[] = {{"__new__(cls, iterable, r)", kNewDoc, combinations_new<true>},
                                   {nullptr, nullptr, nullptr}};
ADDER_ADAPTER_TYPE(kReplacement, "combinations_with_replacement",
                   "Return successive r-length combinations of elements in the iterable allowing individual elements "
                   "to have successive repeats.",
                   kReplacementMethods, combinations_next<true>);

// --- permutations: counters[i] says how many more times place i rotates its tail

Value permutations_new(ThreadState& ts, Value* a, uint32_t) {
  Tuple* pool = sequence_to_tuple(ts, a[1]);
  if (!pool) return {};
  int64_t size = static_cast<int64_t>(pool->size), length = size;
  if (a[2] && !a[2].is_none()) {
    if (!is_int_value(a[2])) return raise_type_error(ts, "Expected int as r");
    if (!length_argument(ts, a[2], &length)) return {};
  }
  bool none = length > size;
  Adapter* it = make(ts, a[0], pool, length, none ? 0 : static_cast<size_t>(size + length));
  if (!it) return {};
  if (none) return it->n[1] = kDone, Value(it);
  int64_t* indices = indices_of(it);
  for (int64_t i = 0; i < size; ++i) indices[i] = i;
  for (int64_t i = 0; i < length; ++i) indices[size + i] = size - i;
  return it;
}

Value permutations_next(ThreadState& ts, Value self) {
  Adapter* it = self_adapter(self);
  if (it->n[1] == kDone) return {};
  if (it->n[1] == kGoing) {
    int64_t size = static_cast<int64_t>(pool_of(it)->size), i = it->n[0] - 1;
    int64_t *indices = indices_of(it), *counters = indices + size;
    for (; i >= 0; --i) {
      if (--counters[i] == 0) {
        std::rotate(indices + i, indices + i + 1, indices + size);
        counters[i] = size - i;
        continue;
      }
      std::swap(indices[i], indices[size - counters[i]]);
      break;
    }
    if (i < 0) return it->n[1] = kDone, Value();
  }
  it->n[1] = kGoing;
  return picked(ts, it);
}

NativeDef kPermutationsMethods[] = {{"__new__(cls, iterable, r=None)", kNewDoc, permutations_new},
                                    {nullptr, nullptr, nullptr}};
ADDER_ADAPTER_TYPE(kPermutations, "permutations",
                   "Return successive r-length permutations of elements in the iterable.", kPermutationsMethods,
                   permutations_next);

}  // namespace

bool add_combinations(ThreadState& ts, Module* module) {
  for (const NativeType* type : {&kProduct, &kCombinations, &kReplacement, &kPermutations})
    if (!module_add_type(ts, module, *type)) return false;
  return true;
}

}  // namespace adder
