// code_hash.h: one number for what a code unit does.
//
// Covers flags, parameter counts, instructions, constants (nested units by their own hash), names, locals and handlers;
// not positions, first line, live tops or file name. So a function that moved in its file, or the same function in two
// files, hashes the same.
#pragma once

#include "frontend/bytecode/code_unit.h"

namespace adder {

// The unit must be well formed.
uint64_t code_hash(const CodeUnit& unit);

// Bytes of the constant record at `at` (tag included, nested units and their padding included).
const uint8_t* constant_end(const CodeUnit& unit, const uint8_t* at);

// The unit nested in a kCode constant.
inline const CodeUnit* nested_unit(const CodeUnit& unit, const uint8_t* at) {
  auto base = reinterpret_cast<const uint8_t*>(&unit);
  auto offset = static_cast<std::size_t>(at + 1 - base);
  return reinterpret_cast<const CodeUnit*>(base + ((offset + 7) & ~std::size_t{7}));
}

}  // namespace adder
