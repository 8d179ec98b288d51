// context_map.cpp: lookup and change of the trie behind contexts.
#include "stdlib/contextvars/context_map.h"

#include <bit>

namespace adder {

namespace {

constexpr int kBits = 5;
constexpr int kTopShift = 59;  // hashes are consumed from their best mixed end

uint32_t slot_of(uint64_t hash, int shift) {
  return static_cast<uint32_t>((shift >= 0 ? hash >> shift : hash << -shift) & 31);
}
uint32_t bitmap(Array* node) {
  return static_cast<uint32_t>(node->items[0].as_int());
}
// Where the two words of a slot stand, or would stand.
size_t place(uint32_t map, uint32_t slot) {
  return 1 + 2 * static_cast<size_t>(std::popcount(map & ((1u << slot) - 1)));
}

// A node with `map` and room for its slots.
Array* new_node(ThreadState& ts, uint32_t map) {
  Array* node = new_array(ts, 1 + 2 * static_cast<size_t>(std::popcount(map)));
  if (node) {
    std::fill(node->items, node->items + node->capacity, Value());
    node->items[0] = Value::small_int(map);
  }
  return node;
}

Array* copy_node(ThreadState& ts, Array* node) {
  Array* copy = new_array(ts, node->capacity);
  if (copy) std::copy(node->items, node->items + node->capacity, copy->items);
  return copy;
}

Array* with(ThreadState& ts, Array* node, int shift, ContextVar* variable, Value value, bool* added);

// A node that holds two variables whose hashes agree above `shift`.
Array* node_of_two(ThreadState& ts, int shift, Value first, Value first_value, ContextVar* second, Value second_value) {
  uint32_t slot = slot_of(first.as<ContextVar>()->hash, shift);
  Array* node = new_node(ts, 1u << slot);
  if (!node) return nullptr;
  node->items[1] = first;
  node->items[2] = first_value;
  bool added;
  return with(ts, node, shift, second, second_value, &added);
}

Array* with(ThreadState& ts, Array* node, int shift, ContextVar* variable, Value value, bool* added) {
  uint32_t slot = slot_of(variable->hash, shift), map = bitmap(node);
  size_t at = place(map, slot);
  if (!(map >> slot & 1)) {
    *added = true;
    Array* wider = new_node(ts, map | 1u << slot);
    if (!wider) return nullptr;
    std::copy(node->items + 1, node->items + at, wider->items + 1);
    wider->items[at] = Value(variable);
    wider->items[at + 1] = value;
    std::copy(node->items + at, node->items + node->capacity, wider->items + at + 2);
    return wider;
  }
  Value key = node->items[at];
  Array* child = nullptr;
  if (!key) {
    child = with(ts, node->items[at + 1].as<Array>(), shift - kBits, variable, value, added);
    if (!child) return nullptr;
  } else if (key.as<ContextVar>() != variable) {
    *added = true;
    child = node_of_two(ts, shift - kBits, key, node->items[at + 1], variable, value);
    if (!child) return nullptr;
  }
  Array* copy = copy_node(ts, node);
  if (!copy) return nullptr;
  if (child) copy->items[at] = Value();
  copy->items[at + 1] = child ? Value(child) : value;
  return copy;
}

bool without(ThreadState& ts, Array* node, int shift, ContextVar* variable, Array** result) {
  uint32_t slot = slot_of(variable->hash, shift), map = bitmap(node);
  size_t at = place(map, slot);
  *result = nullptr;
  if (!node->items[at]) {
    Array* child;
    if (!without(ts, node->items[at + 1].as<Array>(), shift - kBits, variable, &child)) return false;
    if (child) {
      Array* copy = copy_node(ts, node);
      if (!copy) return false;
      // A child with one variable left is lifted, so that the shape depends on the content only.
      bool lift = child->capacity == 3 && child->items[1];
      copy->items[at] = lift ? child->items[1] : Value();
      copy->items[at + 1] = lift ? child->items[2] : Value(child);
      *result = copy;
      return true;
    }
  }
  if (std::popcount(map) == 1) return true;
  Array* narrower = new_node(ts, map & ~(1u << slot));
  if (!narrower) return false;
  std::copy(node->items + 1, node->items + at, narrower->items + 1);
  std::copy(node->items + at + 2, node->items + node->capacity, narrower->items + at);
  *result = narrower;
  return true;
}

}  // namespace

Value context_map_find(Array* root, ContextVar* variable) {
  int shift = kTopShift;
  for (Array* node = root; node; shift -= kBits) {
    uint32_t slot = slot_of(variable->hash, shift), map = bitmap(node);
    if (!(map >> slot & 1)) return {};
    size_t at = place(map, slot);
    if (node->items[at]) return node->items[at].as<ContextVar>() == variable ? node->items[at + 1] : Value();
    node = node->items[at + 1].as<Array>();
  }
  return {};
}

Array* context_map_with(ThreadState& ts, Array* root, ContextVar* variable, Value value, bool* added) {
  *added = false;
  if (!root) root = new_node(ts, 0);
  return root ? with(ts, root, kTopShift, variable, value, added) : nullptr;
}

bool context_map_without(ThreadState& ts, Array* root, ContextVar* variable, Array** result) {
  return without(ts, root, kTopShift, variable, result);
}

}  // namespace adder
