// verifier.h: accepts or refuses any block of bytes as a code unit.
//
// The interpreter and the JIT trust a unit that passed: no operand out of range, no jump into the middle of an
// instruction, no way to run off the end, no malformed constant. Blocks come from caches, pipes and users, so nothing
// about the bytes is assumed; the time taken is linear in their number.
#pragma once

#include <cstddef>
#include <string>

#include "frontend/bytecode/code_unit.h"

namespace adder {

// `available_bytes` may be read from &unit on, which must be 8-byte aligned. On refusal `why` (may be null) says why.
bool verify(const CodeUnit& unit, std::size_t available_bytes, std::string* why);

}  // namespace adder
