// verifier.cpp: header and sections first, then names, constants (nested units included), locals, instructions,
// handlers.
//
// Order matters: each step only reads what earlier steps have bounded. Offsets are compared as 64-bit numbers, so no
// sum of two 32-bit fields can wrap.
#include "frontend/bytecode/verifier.h"

#include <vector>

#include "frontend/bytecode/code_hash.h"
#include "frontend/bytecode/operands.h"

namespace adder {

namespace {

constexpr int kMaxConstantDepth = 250;
constexpr int kMaxUnitDepth = 200;
constexpr uint32_t kMaxRegisters = 65000;

class Verifier {
 public:
  Verifier(const CodeUnit& unit, uint64_t available, std::string* why, int depth)
      : unit_(unit), available_(available), why_(why), depth_(depth) {}

  bool run() {
    return header() && sections() && names() && locals() && constants() && scan() && instructions() && prologue() &&
           handlers() && (code_hash(unit_) == unit_.hash || refuse("hash does not match"));
  }

 private:
  bool refuse(std::string text) {
    if (why_ != nullptr) *why_ = std::move(text);
    return false;
  }
  bool refuse_at(std::size_t pc, const char* text) {
    return refuse("word " + std::to_string(pc) + " (" + kOpInfo[unit_.code()[pc].op].name + "): " + text);
  }

  bool header() {
    if (available_ < sizeof(CodeUnit)) return refuse("shorter than a header");
    if (depth_ > kMaxUnitDepth) return refuse("units nested too deeply");
    if (unit_.magic != CodeUnit::kMagic) return refuse("bad magic");
    if (unit_.version != CodeUnit::kVersion) return refuse("other version");
    if (unit_.size < sizeof(CodeUnit) || unit_.size > available_ || unit_.size % 8 != 0) return refuse("bad size");
    if (unit_.register_count > kMaxRegisters) return refuse("too many registers");
    constexpr uint32_t kKnown = kCodeOptimized | kCodeNewLocals | kCodeVarArgs | kCodeVarKeywords | kCodeNested |
                                kCodeGenerator | kCodeCoroutine | kCodeIterableCoroutine | kCodeAsyncGenerator |
                                kCodeFutureAnnotations | kCodeClassBody | kCodeModule;
    if ((unit_.code_flags & ~kKnown) != 0) return refuse("unknown code flags");
    if (std::popcount(unit_.code_flags & (kCodeOptimized | kCodeClassBody | kCodeModule)) != 1) {
      return refuse("not exactly one of function, class body and module");
    }
    if (std::popcount(unit_.code_flags & kSuspends) > 1) return refuse("several kinds of generator");
    uint32_t parameters = uint32_t{unit_.positional_count} + unit_.keyword_only_count +
                          ((unit_.code_flags & kCodeVarArgs) != 0) + ((unit_.code_flags & kCodeVarKeywords) != 0);
    if (parameters > unit_.locals.count || unit_.positional_only_count > unit_.positional_count) {
      return refuse("more parameters than locals");
    }
    if (!(unit_.code_flags & kCodeOptimized) && parameters != 0) return refuse("parameters outside a function");
    return true;
  }

  bool span(UnitSpan s, uint64_t element, uint64_t alignment, const char* what) {
    if (s.offset < sizeof(CodeUnit) || s.offset % alignment != 0 ||
        uint64_t{s.offset} + uint64_t{s.count} * element > unit_.size) {
      return refuse(std::string("section out of bounds: ") + what);
    }
    return true;
  }
  bool sections() {
    if (!span(unit_.instructions, 8, 8, "instructions") || !span(unit_.constants, 4, 4, "constants") ||
        !span(unit_.names, 4, 4, "names") || !span(unit_.locals, sizeof(LocalEntry), 4, "locals") ||
        !span(unit_.positions, sizeof(Position), 4, "positions") || !span(unit_.live_tops, 2, 2, "live tops") ||
        !span(unit_.handlers, sizeof(HandlerEntry), 4, "handlers") || !span(unit_.filename, 1, 1, "file name")) {
      return false;
    }
    uint32_t words = unit_.instructions.count;
    if (words == 0 || words > (1u << 29)) return refuse("no instructions, or too many");
    if (unit_.positions.count != words || unit_.live_tops.count != words) return refuse("tables of unequal length");
    if (unit_.locals.count > unit_.register_count) return refuse("more locals than registers");
    if (!utf8(unit_.file())) return refuse("file name is not UTF-8");
    return true;
  }

  // UTF-8, lone surrogates allowed as three bytes.
  static bool utf8(std::string_view s) {
    for (std::size_t i = 0; i < s.size();) {
      uint8_t c = static_cast<uint8_t>(s[i]);
      std::size_t n = c < 0x80                ? 1
                      : c >= 0xC2 && c < 0xE0 ? 2
                      : c >= 0xE0 && c < 0xF0 ? 3
                      : c >= 0xF0 && c < 0xF5 ? 4
                                              : 0;
      if (n == 0 || i + n > s.size()) return false;
      uint32_t point = n == 1 ? c : c & (0x7Fu >> n);
      for (std::size_t k = 1; k < n; ++k) {
        uint8_t d = static_cast<uint8_t>(s[i + k]);
        if ((d & 0xC0) != 0x80) return false;
        point = point << 6 | (d & 0x3F);
      }
      if ((n == 3 && point < 0x800) || (n == 4 && (point < 0x10000 || point > 0x10FFFF))) return false;
      i += n;
    }
    return true;
  }

  uint32_t u32(uint64_t offset) const {
    uint32_t v;
    std::memcpy(&v, base() + offset, 4);
    return v;
  }
  const uint8_t* base() const { return reinterpret_cast<const uint8_t*>(&unit_); }

  bool names() {
    for (uint32_t offset : unit_.section<uint32_t>(unit_.names)) {
      if (offset < sizeof(CodeUnit) || uint64_t{offset} + 4 > unit_.size ||
          uint64_t{offset} + 4 + u32(offset) > unit_.size) {
        return refuse("name out of bounds");
      }
      if (!utf8({reinterpret_cast<const char*>(base()) + offset + 4, u32(offset)})) return refuse("name is not UTF-8");
    }
    if (unit_.name >= unit_.names.count || unit_.qualname >= unit_.names.count) return refuse("no name or qualname");
    return true;
  }

  bool locals() {
    bool seen_free = false;
    for (const LocalEntry& local : unit_.section<LocalEntry>(unit_.locals)) {
      if (local.name >= unit_.names.count) return refuse("local without a name");
      if (local.kind > LocalKind::kHidden) return refuse("unknown kind of local");
      if (seen_free && local.kind != LocalKind::kFree) return refuse("free variables are not last");
      seen_free = local.kind == LocalKind::kFree;
    }
    uint32_t parameters = uint32_t{unit_.positional_count} + unit_.keyword_only_count +
                          ((unit_.code_flags & kCodeVarArgs) != 0) + ((unit_.code_flags & kCodeVarKeywords) != 0);
    for (uint32_t i = 0; i < parameters; ++i) {
      LocalKind kind = unit_.section<LocalEntry>(unit_.locals)[i].kind;
      if (kind == LocalKind::kFree || kind == LocalKind::kHidden) return refuse("parameter that is no local");
    }
    return true;
  }

  // Moves `at` behind the constant record there.
  bool constant(uint64_t& at, int depth, bool top_level) {
    if (depth > kMaxConstantDepth) return refuse("constants nested too deeply");
    if (at < sizeof(CodeUnit) || at >= unit_.size) return refuse("constant out of bounds");
    auto tag = static_cast<ConstTag>(base()[at]);
    auto has = [&](uint64_t bytes) { return at + 1 + bytes <= unit_.size; };
    uint64_t payload = 0;
    switch (tag) {
      case ConstTag::kNone:
      case ConstTag::kTrue:
      case ConstTag::kFalse:
      case ConstTag::kEllipsis:
        break;
      case ConstTag::kInt64:
      case ConstTag::kFloat:
        payload = 8;
        break;
      case ConstTag::kComplex:
        payload = 16;
        break;
      case ConstTag::kBigInt:
        if (!has(5) || base()[at + 1] > 1) return refuse("malformed integer");
        payload = 5 + uint64_t{u32(at + 2)};
        if (!has(payload) || payload == 5 || base()[at + payload] == 0) return refuse("malformed integer");
        break;
      case ConstTag::kStr:
      case ConstTag::kBytes:
        if (!has(4)) return refuse("constant out of bounds");
        payload = 4 + uint64_t{u32(at + 1)};
        if (has(payload) && tag == ConstTag::kStr &&
            !utf8({reinterpret_cast<const char*>(base()) + at + 5, payload - 4})) {
          return refuse("str constant is not UTF-8");
        }
        break;
      case ConstTag::kTuple:
      case ConstTag::kFrozenSet: {
        if (!has(4)) return refuse("constant out of bounds");
        uint32_t count = u32(at + 1);
        at += 5;
        for (uint32_t i = 0; i < count; ++i) {
          if (!constant(at, depth + 1, false)) return false;
        }
        return true;
      }
      case ConstTag::kCode: {
        if (!top_level) return refuse("code inside a tuple");
        uint64_t start = (at + 8) & ~uint64_t{7};
        if (start + sizeof(CodeUnit) > unit_.size) return refuse("nested unit out of bounds");
        auto* nested = reinterpret_cast<const CodeUnit*>(base() + start);
        if (!Verifier(*nested, unit_.size - start, why_, depth_ + 1).run()) return false;
        at = start + nested->size;
        return true;
      }
      default:
        return refuse("unknown constant tag");
    }
    if (!has(payload)) return refuse("constant out of bounds");
    at += 1 + payload;
    return true;
  }

  // Records may not overlap: offsets ascend and each begins where the last ended or later. So work stays linear.
  bool constants() {
    uint64_t end = 0;
    for (uint32_t offset : unit_.section<uint32_t>(unit_.constants)) {
      uint64_t at = offset;
      if (at < end) return refuse("constants overlap");
      if (!constant(at, 0, true)) return false;
      end = at;
    }
    if (unit_.docstring != CodeUnit::kNone32 &&
        (unit_.docstring >= unit_.constants.count || tag_of(unit_.docstring) != ConstTag::kStr)) {
      return refuse("docstring is no str");
    }
    return true;
  }
  ConstTag tag_of(uint32_t index) const { return static_cast<ConstTag>(*unit_.constant_at(index)); }

  // Finds where instructions start and checks the extra words.
  bool scan() {
    auto code = unit_.code();
    starts_.assign(code.size() + 1, false);
    for (std::size_t pc = 0; pc < code.size();) {
      if (code[pc].op >= kOpCount) return refuse("word " + std::to_string(pc) + ": unknown opcode");
      if (static_cast<Op>(code[pc].op) == Op::Instrumented) return refuse_at(pc, "not allowed in a unit");
      starts_[pc] = true;
      last_ = pc;
      const OpInfo& info = kOpInfo[code[pc].op];
      if (pc + 1 + info.extra_words > code.size()) return refuse_at(pc, "extra words missing");
      for (std::size_t i = 1; i <= info.extra_words; ++i) {
        uint64_t word;
        std::memcpy(&word, &code[pc + i], 8);
        if (i == 1 && (info.flags & kExt)) word >>= 32;
        if (word != 0) return refuse_at(pc, "extra word is not zero");
      }
      pc += 1u + info.extra_words;
    }
    if (!(kOpInfo[code[last_].op].flags & kTerm)) return refuse_at(last_, "control runs off the end");
    return true;
  }

  bool target(std::size_t pc, int64_t next, int64_t distance) {
    int64_t to = next + distance;
    if (to < 0 || to >= static_cast<int64_t>(unit_.instructions.count) || !starts_[static_cast<std::size_t>(to)]) {
      return refuse_at(pc, "jump to no instruction");
    }
    if (distance < 0 && static_cast<Op>(unit_.code()[static_cast<std::size_t>(to)].op) != Op::LoopHeader) {
      return refuse_at(pc, "backward jump to something else than LoopHeader");
    }
    return true;
  }

  bool operand(std::size_t pc, int column, OperandKind kind, uint32_t ext) {
    const Instr& in = unit_.code()[pc];
    uint16_t v = column == 0 ? in.a : column == 1 ? in.b : in.c;
    uint32_t live = unit_.section<uint16_t>(unit_.live_tops)[pc];
    auto next = static_cast<int64_t>(pc) + 1 + kOpInfo[in.op].extra_words;
    uint64_t registers = unit_.register_count;
    switch (kind) {
      case OperandKind::kNone:
        return v == 0 || refuse_at(pc, "unused operand is not zero");
      case OperandKind::kDest:
        return v < registers || refuse_at(pc, "register out of range");
      case OperandKind::kSource:
      case OperandKind::kBoth:
        return (v < registers && v < live) || refuse_at(pc, "register out of range or not live");
      case OperandKind::kWindowRead: {
        uint64_t end = uint64_t{v} + window_length(in, column, ext);
        bool empty = window_length(in, column, ext) == 0;
        return (end <= registers && (empty || end <= live)) || refuse_at(pc, "window out of range or not live");
      }
      case OperandKind::kWindowWritten:
        return uint64_t{v} + window_length(in, column, ext) <= registers || refuse_at(pc, "window out of range");
      case OperandKind::kConst:
        if (v >= unit_.constants.count) return refuse_at(pc, "constant out of range");
        return static_cast<Op>(in.op) != Op::MakeFunction || function_constant(pc, v);
      case OperandKind::kConst32:
        return (in.bc >= 0 && static_cast<uint32_t>(in.bc) < unit_.constants.count) ||
               refuse_at(pc, "constant out of range");
      case OperandKind::kName:
        return v < unit_.names.count || refuse_at(pc, "name out of range");
      case OperandKind::kCell: {
        if (v >= unit_.locals.count) return refuse_at(pc, "not a cell");
        LocalKind k = unit_.section<LocalEntry>(unit_.locals)[v].kind;
        return k == LocalKind::kCell || k == LocalKind::kFree || refuse_at(pc, "not a cell");
      }
      case OperandKind::kJump16:
        return target(pc, next, static_cast<int16_t>(v));
      case OperandKind::kJump32:
        return target(pc, next, in.bc);
      default:
        return true;
    }
  }

  bool function_constant(std::size_t pc, uint32_t index) {
    if (tag_of(index) != ConstTag::kCode) return refuse_at(pc, "constant is no code");
    const CodeUnit* nested = nested_unit(unit_, unit_.constant_at(index));
    bool wants = false;
    for (const LocalEntry& l : nested->section<LocalEntry>(nested->locals)) wants = wants || l.kind == LocalKind::kFree;
    bool given = (unit_.code()[pc].flags & kHasClosure) != 0;
    return wants == given || refuse_at(pc, "closure missing or unwanted");
  }

  bool instructions() {
    auto code = unit_.code();
    auto live = unit_.section<uint16_t>(unit_.live_tops);
    bool suspends = (unit_.code_flags & kSuspends) != 0;
    for (std::size_t pc = 0; pc < code.size(); ++pc) {
      if (live[pc] > unit_.register_count) return refuse("live top above the registers");
      if (!starts_[pc]) continue;
      const Instr& in = code[pc];
      Op op = static_cast<Op>(in.op);
      uint32_t ext = 0;
      if (kOpInfo[in.op].flags & kExt) std::memcpy(&ext, &code[pc + 1], 4);
      if (ext > 65535 && op != Op::CallKw && op != Op::CallMethodKw) return refuse_at(pc, "extension out of range");
      const OperandKinds& kinds = kOperandKinds[in.op];
      for (int i = 0; i < 3; ++i) {
        bool wide = i == 2 && kinds.kind[1] >= OperandKind::kConst32;
        if (!wide && !operand(pc, i, kinds.kind[i], ext)) return false;
      }
      if (implicit_read_top(in, ext) > live[pc]) return refuse_at(pc, "register not live");
      if (implicit_write_top(in) > unit_.register_count) return refuse_at(pc, "register out of range");
      if ((op == Op::ReturnGenerator) != (suspends && pc == 0)) return refuse_at(pc, "misplaced ReturnGenerator");
      if (!suspends && (op == Op::Yield || op == Op::YieldFrom)) return refuse_at(pc, "suspends outside a generator");
      if (!flags_allowed(in)) return refuse_at(pc, "flags not allowed");
      if (!special(pc, in, ext)) return false;
    }
    return true;
  }

  static bool flags_allowed(const Instr& in) {
    Op op = static_cast<Op>(in.op);
    if (op == Op::MakeFunction) return (in.flags & 0xF) == 0;
    if (op >= Op::Add && op <= Op::RShiftI) return (in.flags & ~(kInplace | kLastUseA | kLastUseB | kLastUseC)) == 0;
    return (in.flags & ~(kLastUseA | kLastUseB | kLastUseC)) == 0;
  }

  bool special(std::size_t pc, const Instr& in, uint32_t ext) {
    switch (static_cast<Op>(in.op)) {
      case Op::CallKw:
      case Op::CallMethodKw: {
        if (ext >= unit_.constants.count || tag_of(ext) != ConstTag::kTuple) return refuse_at(pc, "no tuple of names");
        const uint8_t* tuple = unit_.constant_at(ext);
        uint32_t count;
        std::memcpy(&count, tuple + 1, 4);
        if (count > in.c) return refuse_at(pc, "more names than arguments");
        const uint8_t* p = tuple + 5;
        for (uint32_t i = 0; i < count; ++i) {
          if (static_cast<ConstTag>(*p) != ConstTag::kStr) return refuse_at(pc, "name that is no str");
          p = constant_end(unit_, p);
        }
        return true;
      }
      case Op::LoadConst:
        return tag_of(static_cast<uint32_t>(in.bc)) != ConstTag::kCode || refuse_at(pc, "code loaded as a value");
      case Op::BuildSlice:
        return in.c == 2 || in.c == 3 || refuse_at(pc, "bad count");
      case Op::FormatValue:
        return in.c <= 3 || refuse_at(pc, "bad conversion");
      case Op::CallEx:
      case Op::Yield:
      case Op::RaiseAssert:
      case Op::ListExtend:
        return in.c <= 1 || refuse_at(pc, "bad mode");
      case Op::GetAwaitable:
        return in.c <= 2 || refuse_at(pc, "bad mode");
      case Op::Raise:
        return in.c == 1 || in.c == 2 || refuse_at(pc, "bad mode");
      case Op::Intrinsic1:
      case Op::Intrinsic2:
        return (in.c >= 1 && in.c <= 10) || refuse_at(pc, "unknown intrinsic");
      case Op::MakeCell: {
        bool cell = in.a < unit_.locals.count && unit_.section<LocalEntry>(unit_.locals)[in.a].kind == LocalKind::kCell;
        return cell || refuse_at(pc, "not a cell");
      }
      default:
        return cell_not_overwritten(pc, in, ext);
    }
  }

  // The prologue makes every cell, in order, and MakeCell stands nowhere else.
  bool prologue() {
    std::size_t pc = (unit_.code_flags & kSuspends) != 0 ? 1 : 0;
    auto code = unit_.code();
    auto locals = unit_.section<LocalEntry>(unit_.locals);
    for (std::size_t i = 0; i < locals.size(); ++i) {
      if (locals[i].kind != LocalKind::kCell) continue;
      bool made = pc < code.size() && static_cast<Op>(code[pc].op) == Op::MakeCell && code[pc].a == i;
      if (!made) return refuse("cell not made in the prologue");
      ++pc;
    }
    for (; pc < code.size(); ++pc) {
      if (starts_[pc] && static_cast<Op>(code[pc].op) == Op::MakeCell) return refuse_at(pc, "outside the prologue");
    }
    return true;
  }

  // A cell register is only ever written by MakeCell, so LoadDeref can trust it.
  bool cell_not_overwritten(std::size_t pc, const Instr& in, uint32_t ext) {
    auto locals = unit_.section<LocalEntry>(unit_.locals);
    const OperandKinds& kinds = kOperandKinds[in.op];
    const uint16_t values[3] = {in.a, in.b, in.c};
    for (int i = 0; i < 3; ++i) {
      uint32_t length = 0;
      if (kinds.kind[i] == OperandKind::kDest || kinds.kind[i] == OperandKind::kBoth) length = 1;
      if (kinds.kind[i] == OperandKind::kWindowWritten) length = window_length(in, i, ext);
      if (implicit_write_top(in) != 0 && i == 0) length = 2;
      for (uint32_t r = values[i]; r < values[i] + length && r < locals.size(); ++r) {
        if (locals[r].kind == LocalKind::kCell || locals[r].kind == LocalKind::kFree) {
          return refuse_at(pc, "overwrites a cell");
        }
      }
    }
    return true;
  }

  bool handlers() {
    for (const HandlerEntry& h : unit_.section<HandlerEntry>(unit_.handlers)) {
      uint32_t words = unit_.instructions.count;
      if (h.start >= h.end || h.end > words || h.handler >= words || !starts_[h.start] ||
          (h.end < words && !starts_[h.end]) || !starts_[h.handler]) {
        return refuse("handler out of bounds");
      }
      if (static_cast<Op>(unit_.code()[h.handler].op) != Op::LandingPad) return refuse("handler is no LandingPad");
    }
    return true;
  }

  static constexpr uint32_t kSuspends = kCodeGenerator | kCodeCoroutine | kCodeAsyncGenerator;
  const CodeUnit& unit_;
  uint64_t available_;
  std::string* why_;
  int depth_;
  std::vector<bool> starts_;
  std::size_t last_ = 0;
};

}  // namespace

bool verify(const CodeUnit& unit, std::size_t available_bytes, std::string* why) {
  if (reinterpret_cast<std::uintptr_t>(&unit) % 8 != 0) {
    if (why != nullptr) *why = "not aligned";
    return false;
  }
  return Verifier(unit, available_bytes, why, 0).run();
}

}  // namespace adder
