// set.cpp: the core of set and frozenset: a dict's machinery without values (see hash_table.h). The methods are in
// set_methods.cpp.
//
// The table is one Raw: SetEntry[capacity], then the index of uint32 positions. A mutable set has no hash, so its hash
// word serves pop() as the position below which all entries are known to be deleted.
// Must stay true: a change of the table's content through script code is seen by comparing table, used and filled.
#include "runtime/errors/raise.h"
#include "runtime/objects/hash_table.h"
#include "runtime/objects/set_tools.h"
#include "runtime/objects/type.h"
#include "runtime/state/runtime.h"

namespace adder {

namespace {

SetEntry* entries_of(const Set* set) {
  return reinterpret_cast<SetEntry*>(set->table->bytes);
}
uint32_t* index_of(const Set* set) {
  return reinterpret_cast<uint32_t*>(entries_of(set) + set->capacity);
}

// Gives the set a table with room for `capacity` keys and moves the live ones there.
bool rebuild(ThreadState& ts, Set* set, size_t capacity) {
  size_t slots = slots_for(std::max<size_t>(capacity, set->used));
  if (slots > size_t{1} << 32) {
    raise_memory_error(ts);
    return false;
  }
  size_t room = capacity_of_slots(slots);
  Raw* table = new_raw(ts, room * sizeof(SetEntry) + slots * sizeof(uint32_t));
  if (!table) return false;
  SetEntry* entries = reinterpret_cast<SetEntry*>(table->bytes);
  uint32_t* index = reinterpret_cast<uint32_t*>(entries + room);
  memset(index, 0xff, slots * sizeof(uint32_t));
  uint32_t mask = static_cast<uint32_t>(slots - 1), count = 0;
  for (uint32_t i = 0; i < set->filled; ++i) {
    const SetEntry& entry = entries_of(set)[i];
    if (entry.key == kTombstone) continue;
    entries[count] = entry;
    index_insert(index, mask, entry.hash, count);
    ++count;
  }
  set->table = table;
  set->capacity = static_cast<uint32_t>(room);
  set->mask = mask;
  set->filled = count;
  if (set->kind() == Kind::Set) set->hash = 0;
  return true;
}

bool insert_new(ThreadState& ts, Set* set, Value key, uint64_t hash) {
  if (!set->table || set->filled == set->capacity) {
    if (!rebuild(ts, set, size_t{set->used} * 2)) return false;
  }
  entries_of(set)[set->filled] = {hash, key};
  index_insert(index_of(set), set->mask, hash, set->filled);
  set->filled++;
  set->used++;
  return true;
}

void delete_at(Set* set, size_t at) {
  SetEntry* entries = entries_of(set);
  index_erase(entries, index_of(set), set->mask, at);
  entries[at] = {0, kTombstone};
  set->used--;
  while (set->filled && entries[set->filled - 1].key == kTombstone) set->filled--;
  if (set->kind() == Kind::Set && set->hash > set->filled) set->hash = set->filled;
}

}  // namespace

Set* new_set(ThreadState& ts, bool frozen) {
  return static_cast<Set*>(ts.rt.heap.allocate(ts, sizeof(Set), frozen ? ts.rt.heads.frozenset : ts.rt.heads.set));
}

int64_t set_find(ThreadState& ts, Set* set, Value key, uint64_t hash) {
  for (;;) {
    if (!set->used) return kAbsent;
    Raw* table = set->table;
    uint32_t used = set->used, filled = set->filled;
    auto unchanged = [&] { return set->table == table && set->used == used && set->filled == filled; };
    int64_t at = probe_any(ts, entries_of(set), index_of(set), set->mask, key, hash, unchanged);
    if (at != kChanged) return at;
  }
}

int set_add_hashed(ThreadState& ts, Set* set, Value key, uint64_t hash) {
  int64_t at = set_find(ts, set, key, hash);
  if (at >= 0) return 0;
  return at == kAbsent && insert_new(ts, set, key, hash) ? 1 : -1;
}

int set_discard_hashed(ThreadState& ts, Set* set, Value key, uint64_t hash) {
  int64_t at = set_find(ts, set, key, hash);
  if (at < 0) return at == kAbsent ? 0 : -1;
  delete_at(set, static_cast<size_t>(at));
  return 1;
}

int set_add(ThreadState& ts, Set* set, Value key) {
  uint64_t hash;
  return key_hash(ts, key, &hash) ? set_add_hashed(ts, set, key, hash) : -1;
}

int set_contains_hashed(ThreadState& ts, Set* set, Value key, uint64_t hash) {
  int64_t at = set_find(ts, set, key, hash);
  return at >= 0 ? 1 : at == kAbsent ? 0 : -1;
}

int set_contains(ThreadState& ts, Set* set, Value key) {
  uint64_t hash;
  return key_hash(ts, key, &hash) ? set_contains_hashed(ts, set, key, hash) : -1;
}

int set_discard(ThreadState& ts, Set* set, Value key) {
  uint64_t hash;
  return key_hash(ts, key, &hash) ? set_discard_hashed(ts, set, key, hash) : -1;
}

void set_clear(Set* set) {
  set->table = nullptr;
  set->used = set->filled = set->capacity = set->mask = 0;
  set->hash = 0;
}

Value set_pop(Set* set) {
  if (!set->used) return Value();
  SetEntry* entries = entries_of(set);
  size_t at = set->hash;
  while (entries[at].key == kTombstone) ++at;
  Value key = entries[at].key;
  set->hash = at;
  delete_at(set, at);
  return key;
}

bool set_next(const Set* set, size_t* position, Value* key, uint64_t* hash) {
  for (size_t i = *position; i < set->filled; ++i) {
    const SetEntry& entry = entries_of(set)[i];
    if (entry.key == kTombstone) continue;
    *key = entry.key;
    *hash = entry.hash;
    *position = i + 1;
    return true;
  }
  return false;
}

void set_take(Set* set, Set* from) {
  set->table = from->table;
  set->used = from->used;
  set->filled = from->filled;
  set->capacity = from->capacity;
  set->mask = from->mask;
  set->hash = 0;
}

bool set_copy_into(ThreadState& ts, Set* set, const Set* from) {
  if (!from->used) return true;
  set->table = from->table;
  set->used = from->used;
  set->filled = from->filled;
  set->capacity = from->capacity;
  set->mask = from->mask;
  if (rebuild(ts, set, from->used)) return true;
  set_clear(set);
  return false;
}

bool set_update(ThreadState& ts, Set* set, Value iterable) {
  if (is_any_set(iterable)) {
    Set* other = iterable.as<Set>();
    if (other == set) return true;
    if (!set->used) return set_copy_into(ts, set, other);
    size_t position = 0;
    Value key;
    uint64_t hash;
    while (set_next(other, &position, &key, &hash))
      if (set_add_hashed(ts, set, key, hash) < 0) return false;
    return true;
  }
  if (is_exact(iterable, Kind::Dict)) {
    Dict* dict = iterable.as<Dict>();
    for (size_t i = 0; i < dict->filled; ++i) {
      DictEntry entry = dict->keys->entries[i];
      if (entry.key == kTombstone) continue;
      if (set_add_hashed(ts, set, entry.key, entry.hash) < 0) return false;
    }
    return true;
  }
  return for_each(ts, iterable, [&](Value item) { return set_add(ts, set, item) >= 0; });
}

void trace_set(Cell* cell, Marker& marker) {
  Set* set = static_cast<Set*>(cell);
  if (set->table) {
    marker.mark_only(set->table);
    for (uint32_t i = 0; i < set->filled; ++i) marker.visit(entries_of(set)[i].key);
  }
  if (is_subclass_instance(cell)) trace_subclass_words(cell, marker);
}

}  // namespace adder
