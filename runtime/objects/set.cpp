// set.cpp: the core of set and frozenset. The methods are in set_methods.cpp.
//
// An open-addressing table of keys in one Raw. Scripts see the table's order when they iterate, and many print sets of
// small ints, so the order is CPython's: the same probe sequence (runs of ten neighbours, then a perturbed jump), the
// same growth, deleted slots not used again until the next rebuild. A mutable set has no hash, so its hash word serves
// pop() as the slot where the search goes on.
// Must stay true: a change of the table's content through script code is seen by comparing table, used and filled;
// `filled` counts keys and tombstones; an empty table is null and stands for eight free slots.
#include "runtime/errors/raise.h"
#include "runtime/objects/hash_table.h"
#include "runtime/objects/set_tools.h"
#include "runtime/objects/type.h"
#include "runtime/state/runtime.h"

namespace adder {

namespace {

constexpr size_t kNeighbours = 9;
constexpr size_t kMinSlots = 8;

SetEntry* slots_of(const Set* set) {
  return reinterpret_cast<SetEntry*>(set->table->bytes);
}

// Calls visit(slot) along the probe sequence of hash until it returns true.
template <typename Visit>
void probe(uint64_t hash, uint64_t mask, Visit&& visit) {
  uint64_t perturb = hash, i = hash & mask;
  for (;;) {
    uint64_t last = i + kNeighbours <= mask ? i + kNeighbours : i;
    for (uint64_t slot = i; slot <= last; ++slot)
      if (visit(slot)) return;
    perturb >>= 5;
    i = (i * 5 + 1 + perturb) & mask;
  }
}

void insert_clean(SetEntry* slots, uint64_t mask, Value key, uint64_t hash) {
  probe(hash, mask, [&](uint64_t slot) {
    if (slots[slot].key) return false;
    slots[slot] = {hash, key};
    return true;
  });
}

// Gives the set a table with more than `minimum` slots and moves the live keys there, in table order.
bool rebuild(ThreadState& ts, Set* set, size_t minimum) {
  size_t slots = kMinSlots;
  while (slots <= minimum) slots <<= 1;
  if (slots > size_t{1} << 31) return raise_memory_error(ts), false;
  Raw* table = new_raw(ts, slots * sizeof(SetEntry));
  if (!table) return false;
  SetEntry* fresh = reinterpret_cast<SetEntry*>(table->bytes);
  memset(static_cast<void*>(fresh), 0, slots * sizeof(SetEntry));
  for (uint32_t i = 0; i < set->capacity; ++i) {
    const SetEntry& entry = slots_of(set)[i];
    if (entry.key && !(entry.key == kTombstone)) insert_clean(fresh, slots - 1, entry.key, entry.hash);
  }
  set->table = table;
  set->capacity = static_cast<uint32_t>(slots);
  set->mask = static_cast<uint32_t>(slots - 1);
  set->filled = set->used;
  return true;
}

bool reserve(ThreadState& ts, Set* set, size_t more) {
  uint64_t mask = set->table ? set->mask : kMinSlots - 1;
  if ((set->filled + more) * 5 < mask * 3) return true;
  return rebuild(ts, set, (set->used + more) * 2);
}

}  // namespace

Set* new_set(ThreadState& ts, bool frozen) {
  return static_cast<Set*>(ts.rt.heap.allocate(ts, sizeof(Set), frozen ? ts.rt.heads.frozenset : ts.rt.heads.set));
}

// Slot of the key, kAbsent with *free the slot where it would go, or kFailed.
static int64_t locate(ThreadState& ts, Set* set, Value key, uint64_t hash, uint64_t* free) {
  for (;;) {
    if (!set->table) return kAbsent;
    Raw* table = set->table;
    uint32_t used = set->used, filled = set->filled;
    int64_t result = kAbsent;
    probe(hash, set->mask, [&](uint64_t slot) {
      SetEntry& entry = slots_of(set)[slot];
      Value candidate = entry.key;
      if (!candidate) {
        *free = slot;
        return true;
      }
      if (candidate == key) return result = static_cast<int64_t>(slot), true;
      if (entry.hash != hash || candidate == kTombstone || (candidate.is_int() && key.is_int())) return false;
      if (is_exact(candidate, Kind::Str) && is_exact(key, Kind::Str)) {
        if (!str_equal(candidate.as<Str>(), key.as<Str>())) return false;
        return result = static_cast<int64_t>(slot), true;
      }
      int same = compare_bool(ts, Compare::kEq, candidate, key);
      if (same < 0) return result = kFailed, true;
      if (set->table != table || set->used != used || set->filled != filled || !(slots_of(set)[slot].key == candidate))
        return result = kChanged, true;
      if (!same) return false;
      return result = static_cast<int64_t>(slot), true;
    });
    if (result != kChanged) return result;
  }
}

int64_t set_find(ThreadState& ts, Set* set, Value key, uint64_t hash) {
  uint64_t free;
  return set->used ? locate(ts, set, key, hash, &free) : kAbsent;
}

int set_add_hashed(ThreadState& ts, Set* set, Value key, uint64_t hash) {
  uint64_t free = 0;
  do {
    if (!set->table && !rebuild(ts, set, 0)) return -1;
    int64_t at = locate(ts, set, key, hash, &free);
    if (at >= 0) return 0;
    if (at != kAbsent) return -1;
  } while (!set->table);  // the comparison emptied the set
  slots_of(set)[free] = {hash, key};
  ++set->filled;
  ++set->used;
  if (uint64_t{set->filled} * 5 < uint64_t{set->mask} * 3) return 1;
  return rebuild(ts, set, set->used > 50000 ? size_t{set->used} * 2 : size_t{set->used} * 4) ? 1 : -1;
}

int set_discard_hashed(ThreadState& ts, Set* set, Value key, uint64_t hash) {
  int64_t at = set_find(ts, set, key, hash);
  if (at < 0) return at == kAbsent ? 0 : -1;
  slots_of(set)[at] = {0, kTombstone};
  --set->used;
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
  SetEntry* slots = slots_of(set);
  size_t at = set->hash & set->mask;
  while (!slots[at].key || slots[at].key == kTombstone) at = (at + 1) & set->mask;
  Value key = slots[at].key;
  slots[at] = {0, kTombstone};
  --set->used;
  set->hash = at + 1;
  return key;
}

bool set_next(const Set* set, size_t* position, Value* key, uint64_t* hash) {
  for (size_t i = *position; i < set->capacity; ++i) {
    const SetEntry& entry = slots_of(set)[i];
    if (!entry.key || entry.key == kTombstone) continue;
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

// Adds every key of another set; into an empty one without comparing.
static bool merge(ThreadState& ts, Set* set, Set* other) {
  if (other == set || !other->used) return true;
  if (!reserve(ts, set, other->used)) return false;
  if (!set->table && !rebuild(ts, set, 0)) return false;
  SetEntry* from = slots_of(other);
  if (!set->filled && set->mask == other->mask && other->filled == other->used) {
    memcpy(slots_of(set), from, size_t{other->capacity} * sizeof(SetEntry));
    set->filled = set->used = other->used;
    return true;
  }
  size_t position = 0;
  Value key;
  uint64_t hash;
  if (!set->filled) {
    while (set_next(other, &position, &key, &hash)) insert_clean(slots_of(set), set->mask, key, hash);
    set->filled = set->used = other->used;
    return true;
  }
  while (set_next(other, &position, &key, &hash))
    if (set_add_hashed(ts, set, key, hash) < 0) return false;
  return true;
}

bool set_copy_into(ThreadState& ts, Set* set, const Set* from) {
  return merge(ts, set, const_cast<Set*>(from));
}

bool set_update(ThreadState& ts, Set* set, Value iterable) {
  if (is_any_set(iterable)) return merge(ts, set, iterable.as<Set>());
  if (is_exact(iterable, Kind::Dict)) {
    Dict* dict = iterable.as<Dict>();
    if (!reserve(ts, set, dict->used)) return false;
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
    for (uint32_t i = 0; i < set->capacity; ++i) marker.visit(slots_of(set)[i].key);
  }
  if (is_subclass_instance(cell)) trace_subclass_words(cell, marker);
}

}  // namespace adder
