// operands.h: operand kinds as an enum, and how many registers each window operand spans.
//
// The assembler (live tops), the disassembler and the verifier all need to know which registers an instruction touches;
// they ask here, so the answer exists once. A new opcode with a B or W operand needs a line in window_length().
#pragma once

#include <bit>

#include "frontend/bytecode/code_unit.h"

namespace adder {

enum class OperandKind : uint8_t {
  kNone,
  kDest,
  kSource,
  kBoth,
  kWindowRead,
  kWindowWritten,
  kConst,
  kName,
  kCell,
  kSigned,
  kUnsigned,
  kJump16,
  kConst32,
  kSigned32,
  kJump32
};

constexpr OperandKind parse_operand_kind(std::string_view text) {
  if (text == "D") return OperandKind::kDest;
  if (text == "S") return OperandKind::kSource;
  if (text == "X") return OperandKind::kBoth;
  if (text == "B") return OperandKind::kWindowRead;
  if (text == "W") return OperandKind::kWindowWritten;
  if (text == "K") return OperandKind::kConst;
  if (text == "N") return OperandKind::kName;
  if (text == "L") return OperandKind::kCell;
  if (text == "I") return OperandKind::kSigned;
  if (text == "U") return OperandKind::kUnsigned;
  if (text == "J") return OperandKind::kJump16;
  if (text == "KK") return OperandKind::kConst32;
  if (text == "II") return OperandKind::kSigned32;
  if (text == "JJ") return OperandKind::kJump32;
  return OperandKind::kNone;
}

struct OperandKinds {
  OperandKind kind[3];
};
inline constexpr OperandKinds kOperandKinds[kOpCount] = {
#define OP(name, a, b, c, extra, flags, effect) \
  {{parse_operand_kind(#a), parse_operand_kind(#b), parse_operand_kind(#c)}},
#include "frontend/bytecode/opcodes.def"
#undef OP
};

// Registers that the B or W operand of `instr` spans. `ext` is the extension word, 0 where there is none.
constexpr uint32_t window_length(Instr instr, uint32_t ext) {
  switch (static_cast<Op>(instr.op)) {
    case Op::LoadSuperAttr:
      return 3;
    case Op::BuildList:
    case Op::BuildTuple:
    case Op::BuildSet:
    case Op::BuildString:
      return instr.c;
    case Op::BuildDict:
      return 2u * instr.c;
    case Op::BuildSlice:
      return instr.c == 3 ? 3 : 2;
    case Op::MakeFunction:
      return static_cast<uint32_t>(std::popcount(static_cast<unsigned>(instr.flags >> 4)));
    case Op::Call:
    case Op::CallKw:
      return instr.c + 1u;
    case Op::CallMethod:
    case Op::CallMethodKw:
      return instr.c + 2u;
    case Op::CallEx:
      return instr.c != 0 ? 3 : 2;
    case Op::UnpackSequence:
      return instr.c;
    case Op::UnpackEx:
      return instr.c + 1u + ext;
    default:
      return 2;  // LoadMethod, ImportName, Intrinsic2, WithEnter, MatchClass, MatchExcGroup, ...
  }
}

// LoadSuperMethod alone has two windows: three registers read at b, two written at a.
constexpr uint32_t window_length(Instr instr, int column, uint32_t ext) {
  if (static_cast<Op>(instr.op) == Op::LoadSuperMethod) return column == 0 ? 2 : 3;
  return window_length(instr, ext);
}

// Registers an instruction reads beyond what its operand kinds say, as one past the highest; 0 when none.
constexpr uint32_t implicit_read_top(Instr instr, uint32_t ext) {
  switch (static_cast<Op>(instr.op)) {
    case Op::PopHandled:
      return instr.a + 2u;
    case Op::FormatValue:
      return ext;  // the format specification is R[ext-1]
    default:
      return 0;
  }
}

// Registers an instruction writes beyond its operands, as one past the highest; 0 when none.
constexpr uint32_t implicit_write_top(Instr instr) {
  Op op = static_cast<Op>(instr.op);
  return op == Op::PushHandled || op == Op::PopHandled ? instr.a + 2u : 0;
}

}  // namespace adder
