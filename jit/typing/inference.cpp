// inference.cpp: basic blocks, then types to a fixed point, then one pass that records them.
#include "jit/typing/inference.h"

#include <algorithm>
#include <set>

#include "frontend/bytecode/operands.h"
#include "jit/typing/rules.h"

namespace adder::jit {

const char* name_of(RegType type) {
  switch (type) {
    case RegType::kUnreached:
      return "nothing";
    case RegType::kUnbound:
      return "unbound";
    case RegType::kNone:
      return "None";
    case RegType::kBool:
      return "bool";
    case RegType::kInt64:
      return "int64";
    case RegType::kFloat64:
      return "float64";
    case RegType::kMixed:
      return "mixed";
  }
  return "";
}

RegType reg_type(JitType type) {
  switch (type) {
    case JitType::kNone:
      return RegType::kNone;
    case JitType::kBool:
      return RegType::kBool;
    case JitType::kInt64:
      return RegType::kInt64;
    case JitType::kFloat64:
      return RegType::kFloat64;
  }
  return RegType::kNone;
}

JitType jit_type(RegType type) {
  switch (type) {
    case RegType::kBool:
      return JitType::kBool;
    case RegType::kInt64:
      return JitType::kInt64;
    case RegType::kFloat64:
      return JitType::kFloat64;
    default:
      return JitType::kNone;
  }
}

namespace {

RegType join(RegType a, RegType b) {
  if (a == b || b == RegType::kUnreached) return a;
  if (a == RegType::kUnreached) return b;
  return RegType::kMixed;
}

class Inference {
 public:
  Inference(const CodeUnit& unit, TypedFunction* out, Refusal* refusal) : unit_(unit), out_(out), refusal_(refusal) {}

  bool run(std::span<const JitType> argument_types) {
    out_->unit = &unit_;
    if (!check_shape(argument_types.size())) return false;
    for (JitType type : argument_types) out_->parameters.push_back(reg_type(type));
    find_blocks();
    states_.assign(starts_.size(), RegTypes(unit_.register_count, RegType::kUnreached));
    RegTypes entry(unit_.register_count, RegType::kUnbound);
    std::copy(out_->parameters.begin(), out_->parameters.end(), entry.begin());
    states_[0] = entry;
    std::set<size_t> work{0};
    reached_.assign(starts_.size(), false);
    reached_[0] = true;
    // The first sweep finds the types; refusals wait until all of them are known, since a join may still change some.
    while (!work.empty()) {
      size_t block = *work.begin();
      work.erase(work.begin());
      RegTypes types = states_[block];
      walk(block, &types, nullptr, [&](size_t successor) {
        bool changed = !reached_[successor];
        reached_[successor] = true;
        for (size_t r = 0; r < types.size(); ++r) {
          RegType joined = join(states_[successor][r], types[r]);
          changed |= joined != states_[successor][r];
          states_[successor][r] = joined;
        }
        if (changed) work.insert(successor);
      });
    }
    return record();
  }

 private:
  bool refuse(uint32_t line, const std::string& reason) {
    refusal_->message = "cannot compile " + std::string(unit_.name_at(unit_.qualname)) + "() (" +
                        std::string(unit_.file()) + ", line " + std::to_string(line) + "): " + reason;
    return false;
  }
  uint32_t line_of(uint32_t word) const { return unit_.section<Position>(unit_.positions)[word].line; }

  bool check_shape(size_t argument_count) {
    constexpr uint32_t kUnsupported =
        kCodeVarArgs | kCodeVarKeywords | kCodeGenerator | kCodeCoroutine | kCodeAsyncGenerator;
    if (!(unit_.code_flags & kCodeOptimized)) return refuse(unit_.first_line, "only functions can be compiled");
    if (unit_.code_flags & kUnsupported)
      return refuse(unit_.first_line, "generators, coroutines, *args and **kwargs are not supported");
    if (unit_.keyword_only_count) return refuse(unit_.first_line, "keyword-only parameters are not supported");
    if (unit_.positional_count != argument_count)
      return refuse(unit_.first_line, "it has " + std::to_string(unit_.positional_count) + " parameters, and " +
                                          std::to_string(argument_count) + " types were given");
    for (const LocalEntry& local : unit_.section<LocalEntry>(unit_.locals))
      if (local.kind == LocalKind::kCell || local.kind == LocalKind::kFree)
        return refuse(unit_.first_line,
                      "'" + std::string(unit_.name_at(local.name)) + "' is shared with a nested or an outer function");
    if (unit_.handlers.count)
      return refuse(line_of(unit_.section<HandlerEntry>(unit_.handlers)[0].start), "try and with are not supported");
    return true;
  }

  TypedInstr decode(uint32_t word) const {
    TypedInstr t;
    t.word = word;
    t.instr = unit_.code()[word];
    t.next = word + 1 + kOpInfo[t.instr.op].extra_words;
    const OperandKinds& kinds = kOperandKinds[t.instr.op];
    if (kinds.kind[1] == OperandKind::kJump32)
      t.target = t.next + static_cast<uint32_t>(t.instr.bc);
    else if (kinds.kind[0] == OperandKind::kJump16)
      t.target = t.next + static_cast<uint32_t>(static_cast<int16_t>(t.instr.a));
    else if (kinds.kind[2] == OperandKind::kJump16)
      t.target = t.next + static_cast<uint32_t>(static_cast<int16_t>(t.instr.c));
    return t;
  }
  static bool has(const TypedInstr& t, OpFlag flag) { return kOpInfo[t.instr.op].flags & flag; }

  void find_blocks() {
    std::set<uint32_t> starts{0};
    for (uint32_t word = 0; word < unit_.instructions.count;) {
      TypedInstr t = decode(word);
      if (has(t, kJump)) starts.insert(t.target);
      if (has(t, kJump) || has(t, kTerm)) starts.insert(t.next);
      word = t.next;
    }
    starts.erase(unit_.instructions.count);
    starts_.assign(starts.begin(), starts.end());
  }
  size_t block_at(uint32_t word) const {
    return static_cast<size_t>(std::lower_bound(starts_.begin(), starts_.end(), word) - starts_.begin());
  }

  // Applies the rules of a block's instructions. Stops at the first that is refused, with its reason in *why when that
  // is wanted. Calls `successor` with each block that may run next.
  template <typename F>
  bool walk(size_t block, RegTypes* types, std::string* why, F&& successor, TypedBlock* record = nullptr) {
    uint32_t end = block + 1 < starts_.size() ? starts_[block + 1] : unit_.instructions.count;
    std::string reason;
    for (uint32_t word = starts_[block]; word < end;) {
      TypedInstr t = decode(word);
      if (!apply_rule(unit_, &t, types, &reason)) {
        if (why) refuse(line_of(word), reason);
        return false;
      }
      if (record) record->instructions.push_back(t);
      if (has(t, kJump)) successor(block_at(t.target));
      if (has(t, kTerm)) return true;
      word = t.next;
    }
    successor(block + 1);
    return true;
  }

  bool record() {
    bool returns = false;
    std::string why;
    for (size_t block = 0; block < starts_.size(); ++block) {
      if (!reached_[block]) continue;
      TypedBlock typed{starts_[block], {}};
      RegTypes types = states_[block];
      if (!walk(block, &types, &why, [](size_t) {}, &typed)) return false;
      const TypedInstr& last = typed.instructions.back();
      if (last.op() == Op::Return || last.op() == Op::ReturnNone) {
        RegType result = last.op() == Op::Return ? last.left : RegType::kNone;
        if (returns && result != out_->result)
          return refuse(line_of(last.word), std::string("it returns ") + name_of(out_->result) + " at one place and " +
                                                name_of(result) + " here");
        out_->result = result;
        returns = true;
      }
      out_->blocks.push_back(std::move(typed));
    }
    return true;
  }

  const CodeUnit& unit_;
  TypedFunction* out_;
  Refusal* refusal_;
  std::vector<uint32_t> starts_;
  std::vector<RegTypes> states_;
  std::vector<bool> reached_;
};

}  // namespace

bool infer(const CodeUnit& unit, std::span<const JitType> argument_types, TypedFunction* out, Refusal* refusal) {
  return Inference(unit, out, refusal).run(argument_types);
}

}  // namespace adder::jit
