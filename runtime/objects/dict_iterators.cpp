// dict_iterators.cpp: the six iterators of dict (keys, values, items; forwards and backwards) and the set's.
//
// Iterator fields: position is the next entry to look at, stop the number of live entries at the start, step how many
// are left to give. A change of size is an error and stays one; a change of keys shows as entries beyond the expected.
#include "runtime/errors/raise.h"
#include "runtime/objects/dict_tools.h"
#include "runtime/objects/iterator_tools.h"
#include "runtime/objects/set_tools.h"
#include "runtime/state/runtime.h"

namespace adder {

Iterator* new_dict_iterator(ThreadState& ts, Type* type, Dict* dict) {
  Iterator* it = new_iterator(ts, type, dict);
  if (!it) return nullptr;
  const BuiltinTypes& types = ts.rt.types;
  bool backwards = type == types.dict_reversekeyiterator || type == types.dict_reversevalueiterator ||
                   type == types.dict_reverseitemiterator;
  it->position = backwards ? static_cast<int64_t>(dict->filled) - 1 : 0;
  it->stop = it->step = dict->used;
  return it;
}

namespace {

Iterator* self_iterator(Value v) {
  return v.as<Iterator>();
}

enum class Give { kKey, kValue, kItem };

// The next live entry, or null at the end or with an error pending.
template <bool kBackwards>
const DictEntry* next_entry(ThreadState& ts, Iterator* it) {
  if (!it->source) return nullptr;
  Dict* dict = it->source.as<Dict>();
  if (it->stop != dict->used) {
    it->stop = -1;  // stays an error
    raise_runtime_error(ts, "dictionary changed size during iteration");
    return nullptr;
  }
  for (;;) {
    int64_t i = it->position;
    if (i < 0 || i >= dict->filled) break;
    it->position = kBackwards ? i - 1 : i + 1;
    const DictEntry& entry = dict->keys->entries[i];
    if (entry.key == kTombstone) continue;
    if (it->step == 0) {
      it->source = Value();
      raise_runtime_error(ts, "dictionary keys changed during iteration");
      return nullptr;
    }
    it->step--;
    return &entry;
  }
  it->source = Value();
  return nullptr;
}

template <Give kGive, bool kBackwards>
Value dict_iterator_next(ThreadState& ts, Value self) {
  const DictEntry* entry = next_entry<kBackwards>(ts, self_iterator(self));
  if (!entry) return Value();
  if (kGive == Give::kKey) return entry->key;
  if (kGive == Give::kValue) return entry->value;
  return tuple_of(ts, entry->key, entry->value);
}

template <bool kBackwards>
PairResult next_pair(ThreadState& ts, Value self, Value* out) {
  const DictEntry* entry = next_entry<kBackwards>(ts, self_iterator(self));
  if (!entry) return PairResult::kEnd;
  out[0] = entry->key;
  out[1] = entry->value;
  return PairResult::kPair;
}

Value dict_iterator_hint(ThreadState&, Value* a, uint32_t) {
  Iterator* it = self_iterator(a[0]);
  if (!it->source || it->stop != it->source.as<Dict>()->used) return Value::small_int(0);
  return Value::small_int(it->step);
}

// A copy of the iterator runs to its end, so that this one stays where it is.
Value remaining_reduced(ThreadState& ts, Value self) {
  Iterator* it = self_iterator(self);
  Iterator* copy = new_iterator(ts, it->type(), it->source, it->extra);
  if (!copy) return Value();
  copy->position = it->position;
  copy->stop = it->stop;
  copy->step = it->step;
  List* rest = sequence_to_list(ts, copy);
  return rest ? iterator_reduced(ts, rest) : Value();
}

Value reduce_remaining(ThreadState& ts, Value* a, uint32_t) {
  return remaining_reduced(ts, a[0]);
}

Value set_iterator_next(ThreadState& ts, Value self) {
  Iterator* it = self_iterator(self);
  if (!it->source) return Value();
  Set* set = it->source.as<Set>();
  if (it->stop != set->used) {
    it->stop = -1;
    return raise_runtime_error(ts, "Set changed size during iteration");
  }
  size_t position = static_cast<size_t>(it->position);
  Value key;
  uint64_t hash;
  if (set_next(set, &position, &key, &hash)) {
    it->position = static_cast<int64_t>(position);
    it->step--;
    return key;
  }
  it->source = Value();
  return Value();
}

Value set_iterator_hint(ThreadState&, Value* a, uint32_t) {
  Iterator* it = self_iterator(a[0]);
  if (!it->source || it->stop != it->source.as<Set>()->used) return Value::small_int(0);
  return Value::small_int(it->step);
}

NativeDef dict_iterator_methods[] = {
    {"__length_hint__(self, /)", "Private method returning an estimate of len(list(it)).", dict_iterator_hint},
    {"__reduce__(self, /)", "Return state information for pickling.", reduce_remaining},
    {nullptr, nullptr, nullptr},
};

NativeDef set_iterator_methods[] = {
    {"__length_hint__(self, /)", "Private method returning an estimate of len(list(it)).", set_iterator_hint},
    {"__reduce__(self, /)", "Return state information for pickling.", reduce_remaining},
    {nullptr, nullptr, nullptr},
};

constexpr auto next_key = dict_iterator_next<Give::kKey, false>;
constexpr auto next_value = dict_iterator_next<Give::kValue, false>;
constexpr auto next_item = dict_iterator_next<Give::kItem, false>;
constexpr auto previous_key = dict_iterator_next<Give::kKey, true>;
constexpr auto previous_value = dict_iterator_next<Give::kValue, true>;
constexpr auto previous_item = dict_iterator_next<Give::kItem, true>;

}  // namespace

ADDER_ITERATOR_TYPE(dict_keyiterator, "dict_keyiterator", dict_iterator_methods, next_key, kTypeNoSubclass);
ADDER_ITERATOR_TYPE(dict_valueiterator, "dict_valueiterator", dict_iterator_methods, next_value, kTypeNoSubclass);
ADDER_PAIR_ITERATOR_TYPE(dict_itemiterator, "dict_itemiterator", dict_iterator_methods, next_item, kTypeNoSubclass,
                         next_pair<false>);
ADDER_ITERATOR_TYPE(dict_reversekeyiterator, "dict_reversekeyiterator", dict_iterator_methods, previous_key,
                    kTypeNoSubclass);
ADDER_ITERATOR_TYPE(dict_reversevalueiterator, "dict_reversevalueiterator", dict_iterator_methods, previous_value,
                    kTypeNoSubclass);
ADDER_ITERATOR_TYPE(dict_reverseitemiterator, "dict_reverseitemiterator", dict_iterator_methods, previous_item,
                    kTypeNoSubclass);
ADDER_ITERATOR_TYPE(set_iterator, "set_iterator", set_iterator_methods, set_iterator_next, kTypeNoSubclass);

}  // namespace adder
