// disassembler.h: a code unit as a readable table, for `adder --dis`, tests and debugging.
#pragma once

#include <string>

#include "frontend/bytecode/code_unit.h"

namespace adder {

// One line an instruction: source line, word, name, operands (named registers by name, temporaries as t0, t1, ...),
// constants and jump targets spelled out; then handlers, then nested units when `recursive`. The unit must be verified.
std::string disassemble(const CodeUnit& unit, bool recursive = true);

// The text of one constant, as in Python's repr where that is short.
std::string constant_text(const CodeUnit& unit, const uint8_t* at);

}  // namespace adder
