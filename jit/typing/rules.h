// rules.h: the typing rule of one instruction: what it reads, what it makes of it, or why it cannot be compiled.
#pragma once

#include <string>
#include <vector>

#include "jit/typing/inference.h"

namespace adder::jit {

// Types of all registers at one place in the code.
using RegTypes = std::vector<RegType>;

// Fills in the types of `instr` (word, next, target and instr are set) and updates `types`. False with `reason`.
bool apply_rule(const CodeUnit& unit, TypedInstr* instr, RegTypes* types, std::string* reason);

}  // namespace adder::jit
