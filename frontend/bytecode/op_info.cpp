// op_info.cpp: the table of operand kinds, sizes and flags, expanded from opcodes.def.
//
// The disassembler and the verifier read it; nothing else lists opcodes. An operand kind is the text of its column:
// "D", "S", "KK", ... ("_" when unused).
#include "frontend/bytecode/code_unit.h"

namespace adder {

const OpInfo kOpInfo[kOpCount] = {
#define OP(name, a, b, c, extra, flags, effect) {#name, {#a, #b, #c}, extra, flags, effect},
#include "frontend/bytecode/opcodes.def"
#undef OP
};

}  // namespace adder
