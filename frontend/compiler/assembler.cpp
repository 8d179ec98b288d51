// assembler.cpp: from labelled instructions to the flat block of code_unit.h.
//
// Jumps whose 16-bit field is too short become long: a compare-and-jump is inverted around a Jump, ForIter jumps to a
// Jump behind a Jump. Growing one can push another out of range, so sizes are iterated until nothing changes; they only
// grow, which ends it.
#include <algorithm>

#include "frontend/bytecode/code_hash.h"
#include "frontend/compiler/unit_builder.h"

namespace adder {

namespace {

int jump_column(Op op) {
  for (int i = 0; i < 3; ++i) {
    OperandKind kind = kOperandKinds[static_cast<int>(op)].kind[i];
    if (kind == OperandKind::kJump16 || kind == OperandKind::kJump32) return i;
  }
  return -1;
}

bool has_short_jump(Op op) {
  int column = jump_column(op);
  return column >= 0 && kOperandKinds[static_cast<int>(op)].kind[column] == OperandKind::kJump16;
}

Op inverse(Op op) {
  static constexpr Op kPairs[][2] = {
      {Op::JumpLt, Op::JumpNotLt},   {Op::JumpLe, Op::JumpNotLe},   {Op::JumpEq, Op::JumpNotEq},
      {Op::JumpNe, Op::JumpNotNe},   {Op::JumpGt, Op::JumpNotGt},   {Op::JumpGe, Op::JumpNotGe},
      {Op::JumpLtI, Op::JumpNotLtI}, {Op::JumpLeI, Op::JumpNotLeI}, {Op::JumpEqI, Op::JumpNotEqI},
      {Op::JumpNeI, Op::JumpNotNeI}, {Op::JumpGtI, Op::JumpNotGtI}, {Op::JumpGeI, Op::JumpNotGeI},
      {Op::JumpIs, Op::JumpIsNot},
  };
  for (auto& pair : kPairs) {
    if (pair[0] == op) return pair[1];
    if (pair[1] == op) return pair[0];
  }
  return op;
}

int long_size(Op op) {
  return op == Op::ForIter ? 3 : 2;
}

Position position_of(const SourceRange& r) {
  auto column = [](int c) -> uint16_t {
    return c < 0 || c >= Position::kNoColumn ? Position::kNoColumn : static_cast<uint16_t>(c);
  };
  return {static_cast<uint32_t>(r.line), static_cast<uint32_t>(r.end_line), column(r.col), column(r.end_col)};
}

class Block {
 public:
  std::string bytes;
  void align(std::size_t to) {
    while (bytes.size() % to != 0) bytes.push_back(0);
  }
  uint32_t here() const { return static_cast<uint32_t>(bytes.size()); }
  template <typename T>
  void put(const T& value) {
    bytes.append(reinterpret_cast<const char*>(&value), sizeof(T));
  }
  template <typename T>
  UnitSpan put_all(const std::vector<T>& items) {
    align(8);
    UnitSpan span{here(), static_cast<uint32_t>(items.size())};
    if (!items.empty()) bytes.append(reinterpret_cast<const char*>(items.data()), items.size() * sizeof(T));
    return span;
  }
};

}  // namespace

// Word address of every instruction (and of the end), with jumps marked long as needed.
std::vector<uint32_t> UnitBuilder::relax(std::vector<bool>& is_long) const {
  std::vector<uint32_t> at(code_.size() + 1);
  for (bool changed = true; changed;) {
    changed = false;
    uint32_t pc = 0;
    for (std::size_t i = 0; i < code_.size(); ++i) {
      at[i] = pc;
      if (code_[i].dead) continue;
      Op op = static_cast<Op>(code_[i].word.op);
      pc += is_long[i] ? static_cast<uint32_t>(long_size(op)) : 1u + kOpInfo[code_[i].word.op].extra_words;
    }
    at[code_.size()] = pc;
    for (std::size_t i = 0; i < code_.size(); ++i) {
      if (code_[i].dead || code_[i].target < 0 || is_long[i] || !has_short_jump(static_cast<Op>(code_[i].word.op)))
        continue;
      int64_t to = at[static_cast<std::size_t>(labels_[static_cast<std::size_t>(code_[i].target)].at)];
      int64_t distance = to - (static_cast<int64_t>(at[i]) + 1);
      if (distance < INT16_MIN || distance > INT16_MAX) {
        is_long[i] = true;
        changed = true;
      }
    }
  }
  return at;
}

bool UnitBuilder::assemble(std::string_view filename, std::vector<uint64_t>& out) {
  std::vector<bool> is_long(code_.size());
  std::vector<uint32_t> at = relax(is_long);
  std::vector<Instr> words;
  std::vector<Position> positions;
  std::vector<uint16_t> live_tops;
  auto word = [&](const IrInstr& ir, Instr w) {
    words.push_back(w);
    positions.push_back(position_of(ir.range));
    live_tops.push_back(ir.live_top);
  };
  auto far_jump = [&](const IrInstr& ir, uint32_t to) {
    Instr jump{};
    jump.op = static_cast<uint8_t>(Op::Jump);
    jump.bc = static_cast<int32_t>(to) - static_cast<int32_t>(words.size() + 1);
    word(ir, jump);
  };
  for (std::size_t i = 0; i < code_.size(); ++i) {
    const IrInstr& ir = code_[i];
    if (ir.dead) continue;
    Instr w = ir.word;
    Op op = static_cast<Op>(w.op);
    if (ir.target >= 0) {
      uint32_t to = at[static_cast<std::size_t>(labels_[static_cast<std::size_t>(ir.target)].at)];
      int column = jump_column(op);
      if (!has_short_jump(op)) {
        w.bc = static_cast<int32_t>(to) - static_cast<int32_t>(words.size() + 1);
      } else if (!is_long[i]) {
        auto distance = static_cast<uint16_t>(to - (words.size() + 1));
        (column == 0 ? w.a : column == 1 ? w.b : w.c) = distance;
      } else if (op == Op::ForIter) {
        w.c = 1;
        word(ir, w);
        far_jump(ir, static_cast<uint32_t>(words.size() + 2));
        far_jump(ir, to);
        continue;
      } else {
        w.op = static_cast<uint8_t>(inverse(op));
        w.a = 1;
        word(ir, w);
        far_jump(ir, to);
        continue;
      }
    }
    word(ir, w);
    const OpInfo& info = kOpInfo[w.op];
    for (int e = 0; e < info.extra_words; ++e) {
      Instr extra{};
      if (e == 0 && (info.flags & kExt)) std::memcpy(&extra, &ir.ext, sizeof ir.ext);
      word(ir, extra);
    }
  }

  std::sort(regions_.begin(), regions_.end(), [](const Region& x, const Region& y) {
    return x.depth != y.depth ? x.depth > y.depth : x.start < y.start;
  });
  std::vector<HandlerEntry> handlers;
  for (const Region& r : regions_) {
    HandlerEntry h{at[static_cast<std::size_t>(r.start)], at[static_cast<std::size_t>(r.end)],
                   at[static_cast<std::size_t>(labels_[static_cast<std::size_t>(r.handler)].at)]};
    if (h.start < h.end) handlers.push_back(h);
  }

  std::vector<LocalEntry> local_entries;
  for (auto& [local, kind] : locals) local_entries.push_back({name_index(local), kind, {}});
  CodeUnit header{};
  header.magic = CodeUnit::kMagic;
  header.version = CodeUnit::kVersion;
  header.code_flags = code_flags;
  header.positional_count = positional;
  header.positional_only_count = positional_only;
  header.keyword_only_count = keyword_only;
  header.register_count = static_cast<uint16_t>(max_top_);
  header.first_line = static_cast<uint32_t>(first_line);
  header.name = name_index(name);
  header.qualname = name_index(qualname);
  header.docstring = docstring;
  header.self_attribute_count = self_attributes;

  Block block;
  block.put(header);
  header.instructions = block.put_all(words);
  header.positions = block.put_all(positions);
  header.live_tops = block.put_all(live_tops);
  header.handlers = block.put_all(handlers);
  header.locals = block.put_all(local_entries);
  std::vector<uint32_t> offsets;
  for (auto n : names_) {
    block.align(4);
    offsets.push_back(block.here());
    block.put(static_cast<uint32_t>(n.size()));
    block.bytes += n;
  }
  header.names = block.put_all(offsets);
  offsets.clear();
  for (const auto& entry : constants.entries()) {
    offsets.push_back(block.here());
    if (entry.code.empty()) {
      block.bytes += entry.encoding;
      continue;
    }
    block.put(static_cast<uint8_t>(ConstTag::kCode));
    block.align(8);
    block.bytes.append(reinterpret_cast<const char*>(entry.code.data()), entry.code.size() * 8);
  }
  header.constants = block.put_all(offsets);
  header.filename = {block.here(), static_cast<uint32_t>(filename.size())};
  block.bytes += filename;
  block.align(8);
  if (block.bytes.size() > INT32_MAX || too_large) return false;
  header.size = block.here();
  std::memcpy(block.bytes.data(), &header, sizeof header);
  out.resize(block.bytes.size() / 8);
  std::memcpy(out.data(), block.bytes.data(), block.bytes.size());
  auto* unit = reinterpret_cast<CodeUnit*>(out.data());
  unit->hash = code_hash(*unit);
  return true;
}

}  // namespace adder
