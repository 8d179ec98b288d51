// context_map.h: the immutable mapping behind contexts: from context variables to values, O(log n) for all operations.
//
// A hash array mapped trie. A node is an Array cell: items[0] is the bitmap of the slots in use, then two words for
// each of them: a variable and its value, or empty and a child node. Hashes are distinct for distinct variables (they
// come from a counter through a bijection), so no two leaves collide for good. Nodes are never changed once published.
#pragma once

#include "runtime/native/native.h"
#include "runtime/objects/containers.h"

namespace adder {

struct ContextVar : Cell {
  Value name, default_value;
  uint64_t hash;
  // The last lookup: valid while the current context's version is the same, and then the value is alive through the
  // context. So it is not traced.
  uint64_t cached_version;
  Value cached_value;
};

Value context_map_find(Array* root, ContextVar* variable);  // empty: absent; root may be null
// Null with MemoryError pending. `added`: the variable was not there before.
Array* context_map_with(ThreadState& ts, Array* root, ContextVar* variable, Value value, bool* added);
// The map without a variable that is in it; *result null when nothing is left. False with MemoryError pending.
bool context_map_without(ThreadState& ts, Array* root, ContextVar* variable, Array** result);

// visit(variable, value) for each entry, until it returns false.
template <typename F>
bool context_map_each(Array* node, F&& visit) {
  for (uint64_t i = 1; node && i < node->capacity; i += 2) {
    bool go_on = node->items[i] ? visit(node->items[i], node->items[i + 1])
                                : context_map_each(node->items[i + 1].as<Array>(), visit);
    if (!go_on) return false;
  }
  return true;
}

}  // namespace adder
