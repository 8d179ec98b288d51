// inference.h: the type of every register at every instruction of a function.
//
// A forward data-flow analysis over the bytecode: a register's type is that of the definitions that reach it. Where two
// paths bring different types, or one brings none, the register may not be read until it is written again; reading it
// is refused with the line and the reason. So compiled code never converts a value that the interpreter would not
// convert. The result lists each reachable instruction with the types of its operands: lowering adds no rule of its
// own.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "frontend/bytecode/code_unit.h"
#include "runtime/jit_bridge/door.h"

namespace adder::jit {

enum class RegType : uint8_t {
  kUnreached,  // no path known yet
  kUnbound,
  kNone,
  kBool,
  kInt64,
  kFloat64,
  kMixed,  // differs between the paths
};
const char* name_of(RegType type);
RegType reg_type(JitType type);
JitType jit_type(RegType type);

// Why a function cannot be compiled.
struct Refusal {
  std::string message;
};

// An instruction with what is known of its operands. `left` and `right` are the types of the two values it works on (an
// immediate is kInt64), `result` that of the register it writes (kUnreached when it writes none).
struct TypedInstr {
  uint32_t word = 0;
  uint32_t next = 0;    // word after it
  uint32_t target = 0;  // of its jump
  Instr instr{};
  RegType left = RegType::kUnreached, right = RegType::kUnreached, result = RegType::kUnreached;
  Op op() const { return static_cast<Op>(instr.op); }
};

struct TypedBlock {
  uint32_t first_word;
  std::vector<TypedInstr> instructions;
};

struct TypedFunction {
  const CodeUnit* unit;
  std::vector<RegType> parameters;
  std::vector<TypedBlock> blocks;  // reachable ones, in order of their words; the first is the entry
  RegType result = RegType::kNone;
};

bool infer(const CodeUnit& unit, std::span<const JitType> argument_types, TypedFunction* out, Refusal* refusal);

}  // namespace adder::jit
