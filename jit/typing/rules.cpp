// rules.cpp: one case a family of opcodes. Python's own rules, minus what needs objects: int with int gives int, float
// with a number gives float; true division and comparison mix int and float only where that is exact.
#include "jit/typing/rules.h"

namespace adder::jit {

namespace {

bool is_number(RegType t) {
  return t == RegType::kInt64 || t == RegType::kFloat64;
}

// The application of one rule; the members are what a case needs to speak of.
struct Rule {
  const CodeUnit& unit;
  TypedInstr& t;
  RegTypes& types;
  std::string& reason;

  std::string register_name(uint32_t index) const {
    auto locals = unit.section<LocalEntry>(unit.locals);
    if (index < locals.size()) return "'" + std::string(unit.name_at(locals[index].name)) + "'";
    return "a value";
  }
  bool refuse(std::string text) {
    reason = std::move(text);
    return false;
  }
  bool read(uint32_t index, RegType* out) {
    RegType type = types[index];
    if (type == RegType::kMixed)
      return refuse(register_name(index) + " has different types, or none, on the paths that lead here");
    if (type == RegType::kUnbound) return refuse(register_name(index) + " has no value here");
    *out = type;
    return true;
  }
  bool write(uint32_t index, RegType type) {
    t.result = types[index] = type;
    return true;
  }
  bool read_pair(bool immediate) {
    t.right = RegType::kInt64;
    return read(t.instr.b, &t.left) && (immediate || read(t.instr.c, &t.right));
  }
  bool refuse_types() {
    return refuse(std::string(kOpInfo[t.instr.op].name) + " of " + name_of(t.left) + " and " + name_of(t.right) +
                  " is not supported");
  }
  bool arithmetic(bool immediate) {
    if (!read_pair(immediate)) return false;
    if (!is_number(t.left) || !is_number(t.right)) return refuse_types();
    bool ints = t.left == RegType::kInt64 && t.right == RegType::kInt64;
    return write(t.instr.a, ints ? RegType::kInt64 : RegType::kFloat64);
  }
  bool true_division() {
    if (!read_pair(false)) return false;
    if (!is_number(t.left) || !is_number(t.right)) return refuse_types();
    if (t.left == RegType::kInt64 && t.right == RegType::kInt64)
      return refuse("int64 / int64 is not supported: convert one side to float first");
    return write(t.instr.a, RegType::kFloat64);
  }
  bool integer(bool immediate, bool bools_too) {
    if (!read_pair(immediate)) return false;
    if (t.left != t.right || !(t.left == RegType::kInt64 || (bools_too && t.left == RegType::kBool)))
      return refuse_types();
    return write(t.instr.a, t.left);
  }
  bool comparable(bool immediate) {
    if (!read_pair(immediate)) return false;
    if (!is_number(t.left) || !is_number(t.right)) return refuse_types();
    if (t.left != t.right && !immediate)
      return refuse("comparing int64 with float64 is not supported: convert one side first");
    return true;
  }
  bool unary(bool float_too) {
    if (!read(t.instr.b, &t.left)) return false;
    if (t.left != RegType::kInt64 && !(float_too && t.left == RegType::kFloat64))
      return refuse(std::string(kOpInfo[t.instr.op].name) + " of " + name_of(t.left) + " is not supported");
    return write(t.instr.a, t.left);
  }
  bool load_constant() {
    switch (static_cast<ConstTag>(*unit.constant_at(static_cast<uint32_t>(t.instr.bc)))) {
      case ConstTag::kInt64:
        return write(t.instr.a, RegType::kInt64);
      case ConstTag::kFloat:
        return write(t.instr.a, RegType::kFloat64);
      case ConstTag::kTrue:
      case ConstTag::kFalse:
        return write(t.instr.a, RegType::kBool);
      case ConstTag::kNone:
        return write(t.instr.a, RegType::kNone);
      default:
        return refuse("only int, float, bool and None constants are supported");
    }
  }
};

}  // namespace

bool apply_rule(const CodeUnit& unit, TypedInstr* instr, RegTypes* types, std::string* reason) {
  Rule rule{unit, *instr, *types, *reason};
  Instr i = instr->instr;
  RegType read;
  switch (instr->op()) {
    case Op::Nop:
    case Op::Jump:
    case Op::LoopHeader:
    case Op::ReturnNone:
      return true;
    case Op::CheckBound:
      return rule.read(i.a, &read);
    case Op::Clear:
      (*types)[i.a] = RegType::kUnbound;
      return true;
    case Op::LoadConst:
      return rule.load_constant();
    case Op::LoadInt:
      return rule.write(i.a, RegType::kInt64);
    case Op::LoadNone:
      return rule.write(i.a, RegType::kNone);
    case Op::Move:
      return rule.read(i.b, &instr->left) && rule.write(i.a, instr->left);
    case Op::Return:
      return rule.read(i.a, &instr->left);
    case Op::Add:
    case Op::Sub:
    case Op::Mul:
      return rule.arithmetic(false);
    case Op::AddI:
    case Op::SubI:
    case Op::MulI:
      return rule.arithmetic(true);
    case Op::TrueDiv:
      return rule.true_division();
    case Op::FloorDiv:
    case Op::Mod:
    case Op::LShift:
    case Op::RShift:
      return rule.integer(false, false);
    case Op::FloorDivI:
    case Op::ModI:
    case Op::LShiftI:
    case Op::RShiftI:
    case Op::AndI:
      return rule.integer(true, false);
    case Op::And:
    case Op::Or:
    case Op::Xor:
      return rule.integer(false, true);
    case Op::Neg:
    case Op::Pos:
      return rule.unary(true);
    case Op::Invert:
      return rule.unary(false);
    case Op::Not:
      return rule.read(i.b, &instr->left) && rule.write(i.a, RegType::kBool);
    case Op::JumpIfTrue:
    case Op::JumpIfFalse:
      return rule.read(i.a, &instr->left);
    case Op::Lt:
    case Op::Le:
    case Op::Eq:
    case Op::Ne:
    case Op::Gt:
    case Op::Ge:
      return rule.comparable(false) && rule.write(i.a, RegType::kBool);
    case Op::JumpLt:
    case Op::JumpLe:
    case Op::JumpEq:
    case Op::JumpNe:
    case Op::JumpGt:
    case Op::JumpGe:
    case Op::JumpNotLt:
    case Op::JumpNotLe:
    case Op::JumpNotGt:
    case Op::JumpNotGe:
    case Op::JumpNotEq:
    case Op::JumpNotNe:
      return rule.comparable(false);
    case Op::JumpLtI:
    case Op::JumpLeI:
    case Op::JumpEqI:
    case Op::JumpNeI:
    case Op::JumpGtI:
    case Op::JumpGeI:
    case Op::JumpNotLtI:
    case Op::JumpNotLeI:
    case Op::JumpNotGtI:
    case Op::JumpNotGeI:
    case Op::JumpNotEqI:
    case Op::JumpNotNeI:
      return rule.comparable(true);
    default:
      return rule.refuse(std::string(kOpInfo[i.op].name) + " is not supported");
  }
}

}  // namespace adder::jit
