// unit_builder.h: one code unit while it is being made: instructions with labels, registers, flow state, handlers.
//
// Named registers come first and never move; temporaries form a stack above them (push/pop_to). emit() drops an
// instruction when the point is unreachable, so dead code costs nothing and needs no second pass.
// Flow state: which named registers are certainly bound here. A jump intersects it into its label; bind() takes over
// the intersection. A loop header starts from the state at entry minus the volatile names (those that `del` or
// `except ... as` may unbind), a handler from the state at the entry of its region minus the same.
#pragma once

#include <unordered_map>
#include <vector>

#include "frontend/bytecode/operands.h"
#include "frontend/compiler/constants.h"
#include "frontend/scope/scope.h"

namespace adder {

using Label = int;

struct IrInstr {
  Instr word;
  Label target = -1;
  uint32_t ext = 0;
  uint16_t live_top = 0;
  bool dead = false;
  SourceRange range;
};

class UnitBuilder {
 public:
  using Flow = std::vector<bool>;

  // ---- instructions
  int emit(const SourceRange& range, Op op, int a = 0, int b = 0, int c = 0, uint32_t ext = 0, uint8_t flags = 0);
  int emit_wide(const SourceRange& range, Op op, int a, int32_t bc);
  // `a`, `b`, `c` without the jump operand, which is filled from the label.
  int emit_jump(const SourceRange& range, Op op, Label target, int a = 0, int b = 0, int c = 0);
  void remove(int index) {
    if (index >= 0) code_[static_cast<std::size_t>(index)].dead = true;
  }
  int position() const { return static_cast<int>(code_.size()); }

  // ---- labels and flow
  Label make_label() {
    labels_.push_back({});
    return static_cast<int>(labels_.size()) - 1;
  }
  void bind(Label label);
  bool label_reached(Label label) const { return labels_[static_cast<std::size_t>(label)].reached; }
  // A label with a given state rather than what jumps bring: loop headers and handlers.
  void bind_with(Label label, const Flow& state, bool reached);
  Flow without_volatile() const;
  Flow flow;
  bool reachable = true;
  bool bound(int reg) const { return flow[static_cast<std::size_t>(reg)]; }
  void set_bound(int reg, bool value) { flow[static_cast<std::size_t>(reg)] = value; }
  Flow volatile_registers;

  // ---- registers
  int push(int count = 1);
  int top() const { return top_; }
  void pop_to(int mark) { top_ = mark; }
  bool is_temp(int reg) const { return reg >= named_count; }
  void set_named_count(int count);
  int named_count = 0;
  bool too_large = false;

  // ---- handlers
  void add_region(int start, int end, Label handler, int depth);

  // ---- pools
  ConstantPool constants;
  uint32_t name_index(std::string_view name);

  // ---- header fields
  Scope* scope = nullptr;
  uint32_t code_flags = 0;
  std::string name, qualname;
  uint32_t docstring = CodeUnit::kNone32;
  int first_line = 1;
  uint16_t positional = 0, positional_only = 0, keyword_only = 0;
  uint32_t self_attributes = 0;
  std::vector<std::pair<std::string_view, LocalKind>> locals;

  // Lays out the block. False when a table or jump outgrows its field.
  bool assemble(std::string_view filename, std::vector<uint64_t>& out);

 private:
  struct LabelState {
    int at = -1;
    bool reached = false;
    Flow state;
  };
  struct Region {
    int start, end;
    Label handler;
    int depth;
  };
  uint16_t live_top_of(Instr word, uint32_t ext) const;
  std::vector<uint32_t> relax(std::vector<bool>& is_long) const;

  std::vector<IrInstr> code_;
  std::vector<LabelState> labels_;
  std::vector<Region> regions_;
  std::vector<std::string_view> names_;
  std::unordered_map<std::string_view, uint32_t> name_numbers_;
  int top_ = 0, max_top_ = 0;
};

}  // namespace adder
