// disassembler.cpp: prints units. The format is for people and for tests, not a stable interface.
#include "frontend/bytecode/disassembler.h"

#include <cstdio>

#include "frontend/bytecode/code_hash.h"
#include "frontend/bytecode/operands.h"

namespace adder {

namespace {

uint32_t u32(const uint8_t* p) {
  uint32_t v;
  std::memcpy(&v, p, 4);
  return v;
}

std::string quoted(const uint8_t* p, uint32_t size) {
  std::string out = "'";
  for (uint32_t i = 0; i < size && i < 60; ++i) {
    char ch = static_cast<char>(p[i]);
    if (ch == '\n') {
      out += "\\n";
    } else if (ch == '\'' || ch == '\\') {
      out += '\\';
      out += ch;
    } else {
      out += ch;
    }
  }
  return out + (size > 60 ? "...'" : "'");
}

class Table {
 public:
  explicit Table(const CodeUnit& unit) : unit_(unit) {}

  std::string reg(uint32_t r) const {
    auto locals = unit_.section<LocalEntry>(unit_.locals);
    if (r >= locals.size()) return "t" + std::to_string(r - locals.size());
    std::string name(unit_.name_at(locals[r].name));
    static constexpr const char* kMarks[] = {"", "@", "@", "~"};
    return kMarks[static_cast<int>(locals[r].kind)] + name;
  }

  std::string window(uint32_t first, uint32_t length) const {
    if (length == 0) return "[]";
    return length == 1 ? "[" + reg(first) + "]" : "[" + reg(first) + ".." + reg(first + length - 1) + "]";
  }

  std::string operand(std::size_t pc, int column, uint32_t ext) const {
    const Instr& in = unit_.code()[pc];
    uint16_t v = column == 0 ? in.a : column == 1 ? in.b : in.c;
    std::size_t next = pc + 1 + kOpInfo[in.op].extra_words;
    switch (kOperandKinds[in.op].kind[column]) {
      case OperandKind::kDest:
      case OperandKind::kSource:
      case OperandKind::kBoth:
      case OperandKind::kCell:
        return reg(v);
      case OperandKind::kWindowRead:
      case OperandKind::kWindowWritten:
        return window(v, window_length(in, column, ext));
      case OperandKind::kConst:
        return constant_text(unit_, unit_.constant_at(v));
      case OperandKind::kConst32:
        return constant_text(unit_, unit_.constant_at(static_cast<uint32_t>(in.bc)));
      case OperandKind::kName:
        return "." + std::string(unit_.name_at(v));
      case OperandKind::kSigned:
        return std::to_string(static_cast<int16_t>(v));
      case OperandKind::kSigned32:
        return std::to_string(in.bc);
      case OperandKind::kUnsigned:
        return std::to_string(v);
      case OperandKind::kJump16:
        return "->" + std::to_string(static_cast<int64_t>(next) + static_cast<int16_t>(v));
      case OperandKind::kJump32:
        return "->" + std::to_string(static_cast<int64_t>(next) + in.bc);
      default:
        return "";
    }
  }

  std::string line(std::size_t pc) const {
    const Instr& in = unit_.code()[pc];
    const OpInfo& info = kOpInfo[in.op];
    uint32_t ext = 0;
    if (info.flags & kExt) std::memcpy(&ext, &unit_.code()[pc + 1], 4);
    char head[64];
    std::snprintf(head, sizeof head, "%5zu  %-17s", pc, info.name);
    std::string out = head;
    bool first = true;
    for (int i = 0; i < 3; ++i) {
      bool wide = i == 2 && kOperandKinds[in.op].kind[1] >= OperandKind::kConst32;
      std::string text = wide ? "" : operand(pc, i, ext);
      if (text.empty()) continue;
      out += (first ? " " : ", ") + text;
      first = false;
    }
    if (info.flags & kExt) {
      Op op = static_cast<Op>(in.op);
      bool names = op == Op::CallKw || op == Op::CallMethodKw;
      out += names ? ", names " + constant_text(unit_, unit_.constant_at(ext)) : ", ext " + std::to_string(ext);
    }
    if (static_cast<Op>(in.op) == Op::MakeFunction) {
      if (in.flags & kHasDefaults) out += " +defaults";
      if (in.flags & kHasKwDefaults) out += " +kwdefaults";
      if (in.flags & kHasAnnotations) out += " +annotations";
      if (in.flags & kHasClosure) out += " +closure";
    } else if (in.flags & kInplace) {
      out += " inplace";
    }
    return out;
  }

 private:
  const CodeUnit& unit_;
};

}  // namespace

std::string constant_text(const CodeUnit& unit, const uint8_t* at) {
  char text[64];
  switch (static_cast<ConstTag>(*at)) {
    case ConstTag::kNone:
      return "None";
    case ConstTag::kTrue:
      return "True";
    case ConstTag::kFalse:
      return "False";
    case ConstTag::kEllipsis:
      return "Ellipsis";
    case ConstTag::kInt64: {
      int64_t v;
      std::memcpy(&v, at + 1, 8);
      return std::to_string(v);
    }
    case ConstTag::kBigInt: {
      std::string out = at[1] != 0 ? "-0x" : "0x";
      for (uint32_t i = u32(at + 2); i-- > 0;) {
        std::snprintf(text, sizeof text, "%02x", at[6 + i]);
        out += text;
      }
      return out;
    }
    case ConstTag::kFloat: {
      double d;
      std::memcpy(&d, at + 1, 8);
      std::snprintf(text, sizeof text, "%.17g", d);
      return std::string(text) + (std::strpbrk(text, ".en") != nullptr ? "" : ".0");
    }
    case ConstTag::kComplex: {
      double d[2];
      std::memcpy(d, at + 1, 16);
      std::snprintf(text, sizeof text, "(%.17g%+.17gj)", d[0], d[1]);
      return text;
    }
    case ConstTag::kStr:
      return quoted(at + 5, u32(at + 1));
    case ConstTag::kBytes:
      return "b" + quoted(at + 5, u32(at + 1));
    case ConstTag::kTuple:
    case ConstTag::kFrozenSet: {
      bool tuple = static_cast<ConstTag>(*at) == ConstTag::kTuple;
      uint32_t count = u32(at + 1);
      std::string out = tuple ? "(" : "frozenset{";
      const uint8_t* p = at + 5;
      for (uint32_t i = 0; i < count; ++i) {
        if (i != 0) out += ", ";
        out += constant_text(unit, p);
        p = constant_end(unit, p);
      }
      if (tuple && count == 1) out += ",";
      return out + (tuple ? ")" : "}");
    }
    case ConstTag::kCode: {
      const CodeUnit* nested = nested_unit(unit, at);
      return "<code " + std::string(nested->name_at(nested->name)) + ">";
    }
  }
  return "?";
}

std::string disassemble(const CodeUnit& unit, bool recursive) {
  Table table(unit);
  std::string out = "code " + std::string(unit.name_at(unit.qualname)) + ": " + std::to_string(unit.register_count) +
                    " registers, " + std::to_string(unit.locals.count) + " named\n";
  auto code = unit.code();
  auto positions = unit.section<Position>(unit.positions);
  uint32_t line = 0;
  for (std::size_t pc = 0; pc < code.size(); pc += 1u + kOpInfo[code[pc].op].extra_words) {
    char head[16] = "     ";
    if (positions[pc].line != line) std::snprintf(head, sizeof head, "%5u", positions[pc].line);
    line = positions[pc].line;
    out += head + (" " + table.line(pc)) + "\n";
  }
  for (const HandlerEntry& h : unit.section<HandlerEntry>(unit.handlers)) {
    out += "      handler [" + std::to_string(h.start) + ", " + std::to_string(h.end) + ") -> " +
           std::to_string(h.handler) + "\n";
  }
  if (!recursive) return out;
  for (uint32_t i = 0; i < unit.constants.count; ++i) {
    const uint8_t* at = unit.constant_at(i);
    if (static_cast<ConstTag>(*at) == ConstTag::kCode) out += "\n" + disassemble(*nested_unit(unit, at));
  }
  return out;
}

}  // namespace adder
