// containers.h: the layouts of list, tuple, dict, set, and of the backing stores they own.
//
// Backing stores are cells themselves, so a pointer held across a resize stays valid. A dict is compact and ordered: an
// array of entries in insertion order and an index table of positions; deleted entries leave a tombstone key. Natives
// use the functions below, never the fields, unless speed was measured to need it.
#pragma once

#include <cstddef>

#include "runtime/heap/cell.h"

namespace adder {

struct ThreadState;
struct Str;

// Values that belong to one owner.
struct Array : Cell {
  uint64_t capacity;
  Value items[];
};
// Bytes that belong to one owner.
struct Raw : Cell {
  uint64_t capacity;
  char bytes[];
};
Array* new_array(ThreadState& ts, size_t capacity);  // items empty; null with MemoryError
Raw* new_raw(ThreadState& ts, size_t capacity);

// What the elements of a list are stored as. Only kAny is made by the interpreter today; compiled code adds the others.
enum class Elements : uint8_t { kAny, kInt64, kFloat64 };

struct List : Cell {
  uint64_t size;
  Value* items;    // backing->items, or null while backing is null
  Array* backing;  // a Raw cell when elements is not kAny
  Elements elements;
};
List* new_list(ThreadState& ts, size_t capacity = 0);  // empty, room for capacity
List* new_list_from(ThreadState& ts, const Value* items, size_t count);
bool list_reserve(ThreadState& ts, List* list, size_t capacity);
bool list_append_slow(ThreadState& ts, List* list, Value v);
inline bool list_append(ThreadState& ts, List* list, Value v) {
  if (list->backing && list->size < list->backing->capacity) [[likely]] {
    list->items[list->size++] = v;
    return true;
  }
  return list_append_slow(ts, list, v);
}
bool list_insert(ThreadState& ts, List* list, size_t index, Value v);
void list_erase(List* list, size_t first, size_t last);                // removes [first, last)
bool list_extend(ThreadState& ts, List* list, Value iterable);         // any iterable
bool list_sort(ThreadState& ts, List* list, Value key, bool reverse);  // stable

struct Tuple : Cell {
  uint64_t hash;  // 0: not computed
  uint64_t size;
  Value items[];
};
Tuple* new_tuple(ThreadState& ts, size_t size);  // items empty, to be filled; size 0 gives the shared one
Tuple* new_tuple_from(ThreadState& ts, const Value* items, size_t count);
Tuple* tuple_of(ThreadState& ts, Value a);
Tuple* tuple_of(ThreadState& ts, Value a, Value b);
Tuple* tuple_of(ThreadState& ts, Value a, Value b, Value c);
Tuple* sequence_to_tuple(ThreadState& ts, Value iterable);  // tuple(iterable)
List* sequence_to_list(ThreadState& ts, Value iterable);    // list(iterable), always a new one

struct DictEntry {
  uint64_t hash;
  Value key;  // kTombstone when deleted
  Value value;
};
// The store of a dict: entries, then the index table (uint8, uint16 or uint32 by capacity).
struct DictKeys : Cell {
  uint32_t capacity;    // entries that fit
  uint32_t index_mask;  // index table size - 1
  uint8_t index_width;  // 1, 2 or 4 bytes
  DictEntry entries[];
};
struct Dict : Cell {
  uint32_t used;      // live entries
  uint32_t filled;    // entries written, tombstones included
  uint32_t version;   // nonzero while some inline cache relies on the set of keys and their positions
  uint32_t only_str;  // 1 while every key is an exact str
  DictKeys* keys;     // null while empty
};
Dict* new_dict(ThreadState& ts, size_t capacity = 0);
Dict* dict_copy(ThreadState& ts, Dict* dict);
// Lookup results: empty when absent; when a user __eq__ or __hash__ raised, empty with ts.pending set.
Value dict_get(ThreadState& ts, Dict* dict, Value key);
Value dict_get_str(ThreadState& ts, Dict* dict, Str* key);  // never runs script code for exact-str dicts
Value dict_get_hashed(ThreadState& ts, Dict* dict, Value key, uint64_t hash);
int64_t dict_find(ThreadState& ts, Dict* dict, Value key, uint64_t hash);  // entry index, -1 absent, -2 error
bool dict_set(ThreadState& ts, Dict* dict, Value key, Value value);
bool dict_set_str(ThreadState& ts, Dict* dict, Str* key, Value value);
bool dict_set_hashed(ThreadState& ts, Dict* dict, Value key, uint64_t hash, Value value);
// 1 deleted, 0 absent, -1 error. `old` receives the value.
int dict_delete(ThreadState& ts, Dict* dict, Value key, Value* old = nullptr);
int dict_delete_hashed(ThreadState& ts, Dict* dict, Value key, uint64_t hash, Value* old = nullptr);
void dict_clear(Dict* dict);
bool dict_update(ThreadState& ts, Dict* dict, Value other);  // mapping or iterable of pairs
bool dict_merge(ThreadState& ts, Dict* dict, Dict* other);   // exact dict, other wins
// Iteration in insertion order: *position starts at 0; false at the end. Valid while no key is added or removed.
inline bool dict_next(const Dict* dict, size_t* position, Value* key, Value* value) {
  for (size_t i = *position; i < dict->filled; ++i) {
    const DictEntry& e = dict->keys->entries[i];
    if (e.key == kTombstone) continue;
    *key = e.key;
    *value = e.value;
    *position = i + 1;
    return true;
  }
  return false;
}

// set and frozenset: an open-addressing table of keys whose order is CPython's (set.cpp).
struct SetEntry {
  uint64_t hash;
  Value key;
};
struct Set : Cell {
  uint64_t hash;          // frozenset only, 0: not computed
  uint32_t used, filled;  // live keys; live keys and tombstones
  Raw* table;             // SetEntry[capacity]; null while empty
  uint32_t capacity, mask;
};
Set* new_set(ThreadState& ts, bool frozen = false);
int set_add(ThreadState& ts, Set* set, Value key);       // 1 added, 0 already there, -1 error
int set_contains(ThreadState& ts, Set* set, Value key);  // 1, 0, -1 error
int set_discard(ThreadState& ts, Set* set, Value key);   // 1, 0, -1 error
bool set_update(ThreadState& ts, Set* set, Value iterable);
bool set_next(const Set* set, size_t* position, Value* key, uint64_t* hash);

struct Slice : Cell {
  Value start, stop, step;
};
Slice* new_slice(ThreadState& ts, Value start, Value stop, Value step);
// Resolves a slice for a sequence of `length`: as slice.indices. False with an exception pending.
bool slice_unpack(ThreadState& ts, Slice* slice, int64_t length, int64_t* start, int64_t* stop, int64_t* step,
                  int64_t* count);

struct Range : Cell {
  Value start, stop, step, length;
};  // ints of any size
Value new_range(ThreadState& ts, Value start, Value stop, Value step);

}  // namespace adder
