// unit_builder.cpp: emission, labels and flow state, the register stack.
#include "frontend/compiler/unit_builder.h"

#include <algorithm>

namespace adder {

constexpr int kMaxRegisters = 65000;

uint16_t UnitBuilder::live_top_of(Instr word, uint32_t ext) const {
  uint32_t live = static_cast<uint32_t>(top_);
  const OperandKinds& kinds = kOperandKinds[word.op];
  const uint16_t values[3] = {word.a, word.b, word.c};
  for (int i = 0; i < 3; ++i) {
    switch (kinds.kind[i]) {
      case OperandKind::kSource:
      case OperandKind::kBoth:
      case OperandKind::kCell:
        live = std::max(live, values[i] + 1u);
        break;
      case OperandKind::kWindowRead:
        live = std::max(live, values[i] + window_length(word, i, ext));
        break;
      default:
        break;
    }
  }
  return static_cast<uint16_t>(std::max(live, implicit_read_top(word, ext)));
}

int UnitBuilder::emit(const SourceRange& range, Op op, int a, int b, int c, uint32_t ext, uint8_t flags) {
  if (!reachable) return -1;
  IrInstr ir;
  ir.word.op = static_cast<uint8_t>(op);
  ir.word.flags = flags;
  ir.word.a = static_cast<uint16_t>(a);
  ir.word.b = static_cast<uint16_t>(b);
  ir.word.c = static_cast<uint16_t>(c);
  ir.ext = ext;
  ir.range = range;
  ir.live_top = live_top_of(ir.word, ext);
  max_top_ = std::max<int>(max_top_, ir.live_top);  // an operand that means nothing, as of RaiseAssert, names one too
  code_.push_back(ir);
  if (kOpInfo[ir.word.op].flags & kTerm) reachable = false;
  return position() - 1;
}

int UnitBuilder::emit_wide(const SourceRange& range, Op op, int a, int32_t bc) {
  int at = emit(range, op, a);
  if (at >= 0) code_[static_cast<std::size_t>(at)].word.bc = bc;
  return at;
}

int UnitBuilder::emit_jump(const SourceRange& range, Op op, Label target, int a, int b, int c) {
  if (!reachable) return -1;
  int at = emit(range, op, a, b, c);
  code_[static_cast<std::size_t>(at)].target = target;
  LabelState& label = labels_[static_cast<std::size_t>(target)];
  if (label.at < 0) {
    if (!label.reached) {
      label.state = flow;
      label.reached = true;
    } else {
      for (std::size_t i = 0; i < flow.size(); ++i) {
        if (!flow[i]) label.state[i] = false;
      }
    }
  }
  return at;
}

void UnitBuilder::bind(Label label) {
  LabelState& l = labels_[static_cast<std::size_t>(label)];
  l.at = position();
  if (!l.reached) return;
  if (reachable) {
    for (std::size_t i = 0; i < flow.size(); ++i) {
      if (!l.state[i]) flow[i] = false;
    }
  } else {
    flow = l.state;
    reachable = true;
  }
}

void UnitBuilder::bind_with(Label label, const Flow& state, bool reached) {
  labels_[static_cast<std::size_t>(label)].at = position();
  flow = state;
  reachable = reached;
}

UnitBuilder::Flow UnitBuilder::without_volatile() const {
  Flow result = flow;
  for (std::size_t i = 0; i < result.size(); ++i) {
    if (volatile_registers[i]) result[i] = false;
  }
  return result;
}

int UnitBuilder::push(int count) {
  int reg = top_;
  top_ += count;
  max_top_ = std::max(max_top_, top_);
  if (top_ > kMaxRegisters) {
    too_large = true;
    top_ = named_count;
    return top_;
  }
  return reg;
}

void UnitBuilder::set_named_count(int count) {
  named_count = count;
  top_ = max_top_ = count;
  flow.assign(static_cast<std::size_t>(count), false);
  volatile_registers.assign(static_cast<std::size_t>(count), false);
  if (count > kMaxRegisters) too_large = true;
}

void UnitBuilder::add_region(int start, int end, Label handler, int depth) {
  if (start >= end) return;
  labels_[static_cast<std::size_t>(handler)].reached = true;
  regions_.push_back({start, end, handler, depth});
}

uint32_t UnitBuilder::name_index(std::string_view n) {
  auto [it, fresh] = name_numbers_.emplace(n, static_cast<uint32_t>(names_.size()));
  if (fresh) names_.push_back(n);
  if (names_.size() > 65535) too_large = true;
  return it->second;
}

}  // namespace adder
