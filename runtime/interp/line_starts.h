// line_starts.h: which instructions begin a line, for those who watch lines.
#pragma once

#include <vector>

#include "frontend/bytecode/code_unit.h"

namespace adder {

// Instructions that stand for no statement of their own: nobody who watches lines hears of them.
bool is_bookkeeping(Op op);

// A bit a word: control comes here from another line, or by a jump backwards.
std::vector<bool> line_starts(const CodeUnit* unit);

// Word that the jump at `index` goes to, or -1 when it has no jump operand.
int64_t jump_target(const CodeUnit* unit, size_t index);

}  // namespace adder
