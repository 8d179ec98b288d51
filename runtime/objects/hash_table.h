// hash_table.h: the probing that dict and set share.
//
// A table is an array of entries in insertion order and an index of positions in it, a power of two of slots, all ones
// when free. Probing is linear from a slot that a multiplication spreads, so sequential and aligned ints do not
// cluster. Deleting an entry leaves a tombstone key in the array but takes its slot out of the index by shifting later
// slots back; hence the index holds live entries only and a probe never meets a tombstone. Must stay true: at least a
// third of the slots are free, so every probe ends.
#pragma once

#include "runtime/objects/containers.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"
#include "runtime/state/thread_state.h"

namespace adder {

inline constexpr int64_t kAbsent = -1;
inline constexpr int64_t kFailed = -2;   // an exception is pending
inline constexpr int64_t kChanged = -3;  // an __eq__ changed the table: look again

// Eight neighbouring ints share a home neighbourhood of the index (cache lines); what is above them is spread.
inline size_t first_slot(uint64_t hash, uint32_t mask) {
  uint64_t spread = (hash >> 3) * 0x9e3779b97f4a7c15 >> 32;
  return (spread << 3 | (hash & 7)) & mask;
}

// Slots needed so that `capacity` entries fill at most two thirds.
inline size_t slots_for(size_t capacity) {
  return std::bit_ceil(std::max<size_t>(8, capacity + capacity / 2 + 1));
}
inline size_t capacity_of_slots(size_t slots) {
  return slots * 2 / 3;
}

// hash_value with a short cut for what keys mostly are.
inline bool key_hash(ThreadState& ts, Value key, uint64_t* hash) {
  if (key.is_int() && key.as_int() >= 0 && key.as_int() < (int64_t{1} << 60)) {
    *hash = static_cast<uint64_t>(key.as_int());
    return true;
  }
  if (is_exact(key, Kind::Str)) {
    *hash = str_hash(ts, key.as<Str>());
    return true;
  }
  return hash_value(ts, key, hash);
}

// Position of an exact str among entries whose keys are all exact str: runs no script code.
template <typename Index, typename Entry>
int64_t probe_str(const Entry* entries, const Index* index, uint32_t mask, const Str* key, uint64_t hash) {
  for (size_t slot = first_slot(hash, mask);; slot = (slot + 1) & mask) {
    Index at = index[slot];
    if (at == static_cast<Index>(-1)) return kAbsent;
    const Entry& entry = entries[at];
    if (entry.key.bits() == reinterpret_cast<uint64_t>(key)) return at;
    if (entry.hash == hash && str_equal(entry.key.template as<Str>(), key)) return at;
  }
}

// Position of any key. `unchanged` tells whether the table still is the one being probed after script code ran.
template <typename Index, typename Entry, typename Unchanged>
int64_t probe_any(ThreadState& ts, const Entry* entries, const Index* index, uint32_t mask, Value key, uint64_t hash,
                  Unchanged&& unchanged) {
  for (size_t slot = first_slot(hash, mask);; slot = (slot + 1) & mask) {
    Index at = index[slot];
    if (at == static_cast<Index>(-1)) return kAbsent;
    Value candidate = entries[at].key;
    if (candidate == key) return at;
    if (entries[at].hash != hash) continue;
    if (candidate.is_int() && key.is_int()) continue;
    if (is_exact(candidate, Kind::Str) && is_exact(key, Kind::Str)) {
      if (str_equal(candidate.as<Str>(), key.as<Str>())) return at;
      continue;
    }
    int same = compare_bool(ts, Compare::kEq, candidate, key);
    if (same < 0) return kFailed;
    if (!unchanged() || index[slot] != at || !(entries[at].key == candidate)) return kChanged;
    if (same) return at;
  }
}

// Puts position `at` in the first free slot for its hash.
template <typename Index>
void index_insert(Index* index, uint32_t mask, uint64_t hash, size_t at) {
  size_t slot = first_slot(hash, mask);
  while (index[slot] != static_cast<Index>(-1)) slot = (slot + 1) & mask;
  index[slot] = static_cast<Index>(at);
}

// Takes position `at` out of the index; its entry must still have its hash.
template <typename Index, typename Entry>
void index_erase(const Entry* entries, Index* index, uint32_t mask, size_t at) {
  size_t hole = first_slot(entries[at].hash, mask);
  while (index[hole] != static_cast<Index>(at)) hole = (hole + 1) & mask;
  for (size_t i = (hole + 1) & mask; index[i] != static_cast<Index>(-1); i = (i + 1) & mask) {
    size_t home = first_slot(entries[index[i]].hash, mask);
    if (((i - home) & mask) < ((i - hole) & mask)) continue;
    index[hole] = index[i];
    hole = i;
  }
  index[hole] = static_cast<Index>(-1);
}

}  // namespace adder
