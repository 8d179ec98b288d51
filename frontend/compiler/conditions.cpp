// conditions.cpp: jumping on the truth of an expression without making a bool.
//
// and/or/not turn into control flow, comparisons into fused compare-and-jump. Jumping when a comparison is false uses
// the JumpNot... forms and never the opposite comparison: not (a < b) is not a >= b for NaN and for user types.
#include "frontend/compiler/codegen.h"

namespace adder {

using namespace ast;

namespace {

struct Fused {
  Op yes, no, yes_i, no_i;
};

std::optional<Fused> fused(CmpOp op) {
  switch (op) {
    case CmpOp::Lt:
      return Fused{Op::JumpLt, Op::JumpNotLt, Op::JumpLtI, Op::JumpNotLtI};
    case CmpOp::LtE:
      return Fused{Op::JumpLe, Op::JumpNotLe, Op::JumpLeI, Op::JumpNotLeI};
    case CmpOp::Gt:
      return Fused{Op::JumpGt, Op::JumpNotGt, Op::JumpGtI, Op::JumpNotGtI};
    case CmpOp::GtE:
      return Fused{Op::JumpGe, Op::JumpNotGe, Op::JumpGeI, Op::JumpNotGeI};
    case CmpOp::Eq:
      return Fused{Op::JumpEq, Op::JumpNotEq, Op::JumpEqI, Op::JumpNotEqI};
    case CmpOp::NotEq:
      return Fused{Op::JumpNe, Op::JumpNotNe, Op::JumpNeI, Op::JumpNotNeI};
    case CmpOp::Is:
      return Fused{Op::JumpIs, Op::JumpIsNot, Op::JumpIs, Op::JumpIsNot};
    case CmpOp::IsNot:
      return Fused{Op::JumpIsNot, Op::JumpIs, Op::JumpIsNot, Op::JumpIs};
    default:
      return std::nullopt;
  }
}

}  // namespace

void Codegen::jump_if(const ExprNode* e, bool sense, Label target) {
  RecursionGuard guard(budget_);
  if (failed() || deep(e)) return;
  if (auto v = constant(e)) {
    emit(e->range, Op::Nop);
    if (v->truth() == sense) {
      jump(kNoPlace, Op::Jump, target);
    }
    return;
  }
  if (is<UnaryOp>(e) && as<UnaryOp>(e)->op == UnaryOperator::Not) {
    return jump_if(as<UnaryOp>(e)->operand, !sense, target);
  }
  if (is<BoolOp>(e)) {
    auto* b = as<BoolOp>(e);
    bool stops_when = b->op == BoolOperator::Or;
    std::size_t n = b->values.size();
    if (stops_when == sense) {
      for (auto* v : b->values) jump_if(v, sense, target);
    } else {
      Label end = label();
      for (std::size_t i = 0; i + 1 < n; ++i) jump_if(b->values[i], stops_when, end);
      jump_if(b->values[n - 1], sense, target);
      bind(end);
    }
    return;
  }
  if (is<IfExp>(e)) {
    auto* i = as<IfExp>(e);
    Label otherwise = label(), end = label();
    jump_if(i->test, false, otherwise);
    jump_if(i->body, sense, target);
    jump(kNoPlace, Op::Jump, end);
    bind(otherwise);
    jump_if(i->orelse, sense, target);
    bind(end);
    return;
  }
  if (is<Compare>(e)) return jump_compare(as<Compare>(e), sense, target);
  int mark = top();
  int reg = operand(e, true);
  pop_to(mark);
  jump(e->range, sense ? Op::JumpIfTrue : Op::JumpIfFalse, target, reg);
}

void Codegen::jump_compare(const Compare* e, bool sense, Label target) {
  warn_compare(e);
  int mark = top();
  std::size_t n = e->ops.size();
  Label end = label();
  int left = operand(e->left);
  for (std::size_t i = 0; i < n; ++i) {
    bool last = i + 1 == n;
    bool when = last ? sense : false;
    Label to_label = last ? target : (sense ? end : target);
    CmpOp op = e->ops[i];
    ExprNode* right_node = e->comparators[i];
    auto jumps = fused(op);
    bool none = is<Constant>(right_node) && as<Constant>(right_node)->tag == ConstantKind::None;
    if (none && last && (op == CmpOp::Is || op == CmpOp::IsNot)) {
      pop_to(mark);
      jump(e->range, (op == CmpOp::Is) == when ? Op::JumpIfNone : Op::JumpIfNotNone, to_label, left);
      break;
    }
    auto imm = jumps && last && op != CmpOp::Is && op != CmpOp::IsNot ? small_int(right_node) : std::nullopt;
    if (imm) {
      pop_to(mark);
      jump(e->range, when ? jumps->yes_i : jumps->no_i, to_label, 0, left, *imm);
      break;
    }
    int right = comparand(right_node, op, last);
    if (last) pop_to(mark);
    if (jumps) {
      jump(e->range, when ? jumps->yes : jumps->no, to_label, 0, left, right);
    } else {
      int inner = top();
      int t = push();
      compare_one(e->range, op, t, left, right);
      pop_to(inner);
      jump(e->range, when ? Op::JumpIfTrue : Op::JumpIfFalse, to_label, t);
    }
    left = right;
  }
  pop_to(mark);
  bind(end);
}

}  // namespace adder
