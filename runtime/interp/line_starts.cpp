// line_starts.cpp: the places where a line begins, found once for a code object.
//
// Fall-through, jumps and handlers lead from one instruction to the next that is no bookkeeping. An instruction begins
// a line when one of those that lead to it is of another line, or stands behind it (a loop comes round), or is a
// handler's start. An instruction that is reached both from its own line and from another counts as beginning one.
#include "runtime/interp/line_starts.h"

namespace adder {

bool is_bookkeeping(Op op) {
  switch (op) {
    case Op::ReturnGenerator:
    case Op::MakeCell:
    case Op::LoopHeader:
    case Op::LandingPad:
    case Op::PushHandled:
    case Op::PopHandled:
    case Op::Reraise:
      return true;
    default:
      return false;
  }
}

int64_t jump_target(const CodeUnit* unit, size_t index) {
  const Instr& instr = unit->code()[index];
  const OpInfo& info = kOpInfo[instr.op];
  if (!(info.flags & kJump)) return -1;
  int64_t offset = 0;
  for (int k = 0; k < 3; ++k) {
    const char* kind = info.operands[k];
    if (kind[0] != 'J') continue;
    if (kind[1] == 'J')
      offset = instr.bc;
    else
      offset = static_cast<int16_t>(k == 0 ? instr.a : k == 1 ? instr.b : instr.c);
  }
  return static_cast<int64_t>(index) + 1 + info.extra_words + offset;
}

std::vector<bool> line_starts(const CodeUnit* unit) {
  auto code = unit->code();
  auto positions = unit->section<Position>(unit->positions);
  std::vector<bool> starts(code.size());
  auto silent = [&](size_t i) { return is_bookkeeping(static_cast<Op>(code[i].op)) || positions[i].line == 0; };
  // The first instruction at or after `i` that is not silent, through plain jumps; a chain of jumps is finite, but for
  // the empty endless loop.
  auto settle = [&](size_t i) -> int64_t {
    for (size_t steps = 0; i < code.size() && steps <= code.size(); ++steps) {
      if (!silent(i)) return static_cast<int64_t>(i);
      Op op = static_cast<Op>(code[i].op);
      if (op == Op::Jump)
        i = static_cast<size_t>(jump_target(unit, i));
      else if (kOpInfo[code[i].op].flags & kTerm)
        return -1;
      else
        i += 1 + kOpInfo[code[i].op].extra_words;
    }
    return -1;
  };
  auto lead = [&](size_t from, size_t to) {
    int64_t at = settle(to);
    if (at < 0) return;
    size_t target = static_cast<size_t>(at);
    if (positions[from].line != positions[target].line || target <= from) starts[target] = true;
  };
  int64_t first = settle(0);
  if (first >= 0) starts[static_cast<size_t>(first)] = true;
  for (size_t i = 0; i < code.size();) {
    const OpInfo& info = kOpInfo[code[i].op];
    size_t next = i + 1 + info.extra_words;
    if (!silent(i)) {
      if (!(info.flags & kTerm) && next < code.size()) lead(i, next);
      int64_t target = jump_target(unit, i);
      if (target >= 0) lead(i, static_cast<size_t>(target));
    }
    i = next;
  }
  for (const HandlerEntry& entry : unit->section<HandlerEntry>(unit->handlers)) {
    int64_t at = settle(entry.handler);
    if (at >= 0) starts[static_cast<size_t>(at)] = true;
  }
  return starts;
}

}  // namespace adder
