// dict.cpp: the core of dict: lookup, insertion, deletion, copying, merging. The methods are in dict_methods.cpp, the
// probing in hash_table.h.
//
// The store (DictKeys) is replaced, never resized in place, so code that ran a script's __eq__ in the middle of a
// lookup finds its pointers still valid and learns of the change by comparing. Deletion leaves the place unused until
// the next rebuild, so that an iterator notices new keys; only popitem() gives places at the end back.
// Must stay true: any change of the set of keys or of their positions sets version to 0; only_str is 1 only while every
// key is an exact str; entries beyond `filled` hold nothing.
#include "runtime/errors/raise.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/dict_tools.h"
#include "runtime/objects/hash_table.h"
#include "runtime/objects/type.h"
#include "runtime/state/runtime.h"

namespace adder {

namespace {

constexpr size_t kMaxSlots = size_t{1} << 32;

template <typename Index>
Index* index_of(DictKeys* keys) {
  return reinterpret_cast<Index*>(keys->entries + keys->capacity);
}

// Calls f with the index table typed by its width.
template <typename F>
auto with_index(DictKeys* keys, F&& f) {
  if (keys->index_width == 1) return f(index_of<uint8_t>(keys));
  if (keys->index_width == 2) return f(index_of<uint16_t>(keys));
  return f(index_of<uint32_t>(keys));
}

size_t keys_bytes(size_t slots, size_t width) {
  return sizeof(DictKeys) + capacity_of_slots(slots) * sizeof(DictEntry) + slots * width;
}

DictKeys* new_keys(ThreadState& ts, size_t capacity) {
  size_t slots = slots_for(capacity);
  if (slots > kMaxSlots) {
    raise_memory_error(ts);
    return nullptr;
  }
  size_t width = slots <= 256 ? 1 : slots <= 65536 ? 2 : 4;
  Cell* cell = ts.rt.heap.allocate(ts, keys_bytes(slots, width), make_head_bits(Kind::DictKeys, 0));
  if (!cell) return nullptr;
  DictKeys* keys = static_cast<DictKeys*>(cell);
  keys->capacity = static_cast<uint32_t>(capacity_of_slots(slots));
  keys->index_mask = static_cast<uint32_t>(slots - 1);
  keys->index_width = static_cast<uint8_t>(width);
  memset(reinterpret_cast<char*>(keys->entries + keys->capacity), 0xff, slots * width);
  return keys;
}

// Moves the live entries to a new store with room for `capacity`.
bool rebuild(ThreadState& ts, Dict* dict, size_t capacity) {
  DictKeys* fresh = new_keys(ts, std::max<size_t>(capacity, dict->used));
  if (!fresh) return false;
  uint32_t count = 0;
  DictKeys* old = dict->keys;
  with_index(fresh, [&](auto* index) {
    for (uint32_t i = 0; i < dict->filled; ++i) {
      const DictEntry& entry = old->entries[i];
      if (entry.key == kTombstone) continue;
      fresh->entries[count] = entry;
      index_insert(index, fresh->index_mask, entry.hash, count);
      ++count;
    }
  });
  dict->keys = fresh;
  dict->filled = count;
  dict->version = 0;
  return true;
}

// Appends a key known to be absent.
bool insert_new(ThreadState& ts, Dict* dict, Value key, uint64_t hash, Value value) {
  if (!dict->keys) {
    dict->keys = new_keys(ts, 0);
    if (!dict->keys) return false;
    dict->only_str = 1;
  } else if (dict->filled == dict->keys->capacity) {
    if (!rebuild(ts, dict, size_t{dict->used} * 2)) return false;
  }
  DictKeys* keys = dict->keys;
  size_t at = dict->filled;
  keys->entries[at] = {hash, key, value};
  with_index(keys, [&](auto* index) { index_insert(index, keys->index_mask, hash, at); });
  dict->filled++;
  dict->used++;
  dict->version = 0;
  if (!is_exact(key, Kind::Str)) dict->only_str = 0;
  return true;
}

inline int64_t find_str(Dict* dict, const Str* key, uint64_t hash) {
  DictKeys* keys = dict->keys;
  return with_index(keys, [&](auto* index) { return probe_str(keys->entries, index, keys->index_mask, key, hash); });
}

}  // namespace

Dict* new_dict(ThreadState& ts, size_t capacity) {
  Dict* dict = static_cast<Dict*>(ts.rt.heap.allocate(ts, sizeof(Dict), ts.rt.heads.dict));
  if (!dict) return nullptr;
  dict->only_str = 1;
  if (capacity) {
    dict->keys = new_keys(ts, capacity);
    if (!dict->keys) return nullptr;
  }
  return dict;
}

int64_t dict_find(ThreadState& ts, Dict* dict, Value key, uint64_t hash) {
  if (!dict->used) return kAbsent;
  if (dict->only_str && is_exact(key, Kind::Str)) return find_str(dict, key.as<Str>(), hash);
  for (;;) {
    DictKeys* keys = dict->keys;
    if (!keys) return kAbsent;
    uint32_t used = dict->used, filled = dict->filled;
    auto unchanged = [&] { return dict->keys == keys && dict->used == used && dict->filled == filled; };
    int64_t at = with_index(
        keys, [&](auto* index) { return probe_any(ts, keys->entries, index, keys->index_mask, key, hash, unchanged); });
    if (at != kChanged) return at;
  }
}

Value dict_get_hashed(ThreadState& ts, Dict* dict, Value key, uint64_t hash) {
  int64_t at = dict_find(ts, dict, key, hash);
  return at >= 0 ? dict->keys->entries[at].value : Value();
}

Value dict_get(ThreadState& ts, Dict* dict, Value key) {
  uint64_t hash;
  if (!key_hash(ts, key, &hash)) return Value();
  return dict_get_hashed(ts, dict, key, hash);
}

Value dict_get_str(ThreadState& ts, Dict* dict, Str* key) {
  return dict_get_hashed(ts, dict, key, str_hash(ts, key));
}

bool dict_set_hashed(ThreadState& ts, Dict* dict, Value key, uint64_t hash, Value value) {
  int64_t at = dict_find(ts, dict, key, hash);
  if (at >= 0) {
    dict->keys->entries[at].value = value;
    return true;
  }
  return at == kAbsent && insert_new(ts, dict, key, hash, value);
}

bool dict_set(ThreadState& ts, Dict* dict, Value key, Value value) {
  uint64_t hash;
  return key_hash(ts, key, &hash) && dict_set_hashed(ts, dict, key, hash, value);
}

bool dict_set_str(ThreadState& ts, Dict* dict, Str* key, Value value) {
  return dict_set_hashed(ts, dict, key, str_hash(ts, key), value);
}

void dict_delete_at(Dict* dict, size_t at) {
  DictKeys* keys = dict->keys;
  with_index(keys, [&](auto* index) { index_erase(keys->entries, index, keys->index_mask, at); });
  keys->entries[at] = {0, kTombstone, Value()};
  dict->used--;
  dict->version = 0;
}

void dict_trim(Dict* dict) {
  while (dict->filled && dict->keys->entries[dict->filled - 1].key == kTombstone) dict->filled--;
}

int dict_delete_hashed(ThreadState& ts, Dict* dict, Value key, uint64_t hash, Value* old) {
  int64_t at = dict_find(ts, dict, key, hash);
  if (at < 0) return at == kAbsent ? 0 : -1;
  if (old) *old = dict->keys->entries[at].value;
  dict_delete_at(dict, static_cast<size_t>(at));
  return 1;
}

int dict_delete(ThreadState& ts, Dict* dict, Value key, Value* old) {
  uint64_t hash;
  if (!key_hash(ts, key, &hash)) return -1;
  return dict_delete_hashed(ts, dict, key, hash, old);
}

void dict_clear(Dict* dict) {
  dict->keys = nullptr;
  dict->used = dict->filled = 0;
  dict->version = 0;
  dict->only_str = 1;
}

Dict* dict_copy(ThreadState& ts, Dict* dict) {
  Dict* copy = new_dict(ts);
  if (!copy || !dict->used) return copy;
  copy->only_str = dict->only_str;
  DictKeys* keys = dict->keys;
  if (dict->filled - dict->used > dict->used / 4 || keys->capacity > dict->used * 4) {
    copy->keys = keys;
    copy->used = dict->used;
    copy->filled = dict->filled;
    return rebuild(ts, copy, dict->used) ? copy : nullptr;
  }
  size_t bytes = keys_bytes(size_t{keys->index_mask} + 1, keys->index_width);
  Cell* cell = ts.rt.heap.allocate(ts, bytes, keys->head);
  if (!cell) return nullptr;
  memcpy(reinterpret_cast<char*>(cell) + sizeof(Cell), reinterpret_cast<char*>(keys) + sizeof(Cell),
         bytes - sizeof(Cell));
  copy->keys = static_cast<DictKeys*>(cell);
  copy->used = dict->used;
  copy->filled = dict->filled;
  return copy;
}

bool dict_merge(ThreadState& ts, Dict* dict, Dict* other) {
  if (dict == other || !other->used) return true;
  size_t wanted = size_t{dict->used} + other->used;
  if (!dict->used && other->used == other->filled && !dict->keys) {
    Dict* copy = dict_copy(ts, other);
    if (!copy) return false;
    dict->keys = copy->keys;
    dict->used = copy->used;
    dict->filled = copy->filled;
    dict->only_str = copy->only_str;
    dict->version = 0;
    return true;
  }
  if (!dict->keys || dict->keys->capacity - dict->filled < other->used) {
    if (!dict->keys) dict->only_str = 1;
    if (!rebuild(ts, dict, std::max<size_t>(wanted, dict->used))) return false;
  }
  DictKeys* keys = other->keys;
  uint32_t used = other->used;
  for (size_t i = 0; i < other->filled; ++i) {
    DictEntry entry = keys->entries[i];
    if (entry.key == kTombstone) continue;
    if (!dict_set_hashed(ts, dict, entry.key, entry.hash, entry.value)) return false;
    if (other->keys != keys || other->used != used) {
      raise_runtime_error(ts, "dict mutated during update");
      return false;
    }
  }
  return true;
}

bool is_plain_dict(ThreadState& ts, Value v) {
  if (!is_kind(v, Kind::Dict)) return false;
  if (is_exact(v, Kind::Dict)) return true;
  return lookup_special(ts, v.as_cell()->type(), kSpecialIter) == lookup_special(ts, ts.rt.types.dict, kSpecialIter);
}

bool dict_update_pairs(ThreadState& ts, Dict* dict, Value iterable) {
  size_t number = 0;
  return for_each(ts, iterable, [&](Value item) {
    Value pair[2];
    if (is_exact(item, Kind::Tuple) && item.as<Tuple>()->size == 2) {
      pair[0] = item.as<Tuple>()->items[0];
      pair[1] = item.as<Tuple>()->items[1];
    } else {
      List* list = sequence_to_list(ts, item);
      if (!list) {
        if (pending_matches(ts, ts.rt.exc.TypeError))
          raise_type_error(ts, "cannot convert dictionary update sequence element #%zu to a sequence", number);
        return false;
      }
      if (list->size != 2) {
        raise_value_error(ts, "dictionary update sequence element #%zu has length %zu; 2 is required", number,
                          static_cast<size_t>(list->size));
        return false;
      }
      pair[0] = list->items[0];
      pair[1] = list->items[1];
    }
    ++number;
    return dict_set(ts, dict, pair[0], pair[1]);
  });
}

bool dict_update(ThreadState& ts, Dict* dict, Value other) {
  if (is_plain_dict(ts, other)) return dict_merge(ts, dict, other.as<Dict>());
  Value keys_method = get_attribute_or_empty(ts, other, ts.rt.names.keys);
  if (!keys_method) return !ts.has_error() && dict_update_pairs(ts, dict, other);
  Value given = call(ts, keys_method, nullptr, 0);
  if (!given) return false;
  Value keys = get_iterator(ts, given);
  if (!keys) {
    if (pending_matches(ts, ts.rt.exc.TypeError))
      raise_type_error(ts, "%T.keys() returned a non-iterable (type %T)", other, given);
    return false;
  }
  return for_each(ts, keys, [&](Value key) {
    Value value = get_item(ts, other, key);
    return value && dict_set(ts, dict, key, value);
  });
}

void trace_dict(Cell* cell, Marker& marker) {
  Dict* dict = static_cast<Dict*>(cell);
  if (dict->keys) {
    marker.mark_only(dict->keys);
    for (uint32_t i = 0; i < dict->filled; ++i) {
      marker.visit(dict->keys->entries[i].key);
      marker.visit(dict->keys->entries[i].value);
    }
  }
  if (is_subclass_instance(cell)) trace_subclass_words(cell, marker);
}

}  // namespace adder
