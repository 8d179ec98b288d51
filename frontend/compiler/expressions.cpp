// expressions.cpp: the expression switch, operands, arithmetic, comparison, attribute and item access, yields.
#include "frontend/compiler/codegen.h"

namespace adder {

using namespace ast;

void Codegen::move(const SourceRange& range, int dst, int src) {
  if (dst != src) emit(range, Op::Move, dst, src);
}

void Codegen::load_const(const SourceRange& range, const ConstValue& v, int dst) {
  if (!u().reachable) return;
  if (v.tag == ConstTag::kNone) {
    emit(range, Op::LoadNone, dst);
  } else if (v.tag == ConstTag::kInt64 && v.i >= INT32_MIN && v.i <= INT32_MAX) {
    u().emit_wide(range, Op::LoadInt, dst, static_cast<int32_t>(v.i));
  } else {
    u().emit_wide(range, Op::LoadConst, dst, static_cast<int32_t>(u().constants.add(v)));
  }
}

int Codegen::push_value(const ExprNode* e) {
  int reg = push();
  to(e, reg);
  return reg;
}

int Codegen::operand(const ExprNode* e, bool last) {
  if (is<Name>(e) && as<Name>(e)->id != "__debug__") {
    auto* n = as<Name>(e);
    int reg = fast_local(n->id);
    if (reg >= 0 && (last || !may_be_rebound(n->id))) {
      check_bound(reg, n->range);
      return reg;
    }
  } else if (is<NamedExpr>(e) && last) {
    auto* n = as<NamedExpr>(e);
    int reg = direct_target(n->target);
    if (reg >= 0) {
      to(n->value, reg);
      u().set_bound(reg, true);
      return reg;
    }
  }
  return push_value(e);
}

// Evaluates for the effect only.
void Codegen::discard(const ExprNode* e) {
  if (constant(e)) return;
  int mark = top();
  operand(e, true);
  pop_to(mark);
}

std::optional<int> Codegen::small_int(const ExprNode* e) {
  if (!is<Constant>(e) && !is<UnaryOp>(e) && !is<BinOp>(e)) return std::nullopt;
  auto v = constant(e);
  if (v && v->tag == ConstTag::kInt64 && v->i >= INT16_MIN && v->i <= INT16_MAX) return static_cast<int>(v->i);
  return std::nullopt;
}

void Codegen::to(const ExprNode* e, int dst) {
  RecursionGuard guard(budget_);
  if (failed() || deep(e)) return;
  switch (e->kind) {
    case Kind::Constant:
      return load_const(e->range, ConstValue::from_node(as<Constant>(e)), dst);
    case Kind::Name:
      if (as<Name>(e)->id == "__debug__") return load_const(e->range, *constant(e), dst);
      return load_name(as<Name>(e)->id, e->range, dst);
    case Kind::BoolOp:
      return bool_op(as<BoolOp>(e), dst);
    case Kind::NamedExpr:
      return named_expr(as<NamedExpr>(e), dst);
    case Kind::BinOp:
      return binary(as<BinOp>(e), dst);
    case Kind::UnaryOp:
      return unary(as<UnaryOp>(e), dst);
    case Kind::Lambda:
      return lambda(as<Lambda>(e), dst);
    case Kind::IfExp:
      return if_exp(as<IfExp>(e), dst);
    case Kind::Dict:
      return dict(as<Dict>(e), dst);
    case Kind::Set:
      return sequence(e, as<Set>(e)->elts, dst);
    case Kind::List:
      return sequence(e, as<List>(e)->elts, dst);
    case Kind::Tuple:
      return sequence(e, as<Tuple>(e)->elts, dst);
    case Kind::ListComp:
    case Kind::SetComp:
    case Kind::DictComp:
    case Kind::GeneratorExp:
      return comprehension(e, dst);
    case Kind::Await:
      return await(as<Await>(e), dst);
    case Kind::Yield:
      return yield(as<Yield>(e), dst);
    case Kind::YieldFrom:
      return yield_from(as<YieldFrom>(e), dst);
    case Kind::Compare:
      return compare(as<Compare>(e), dst);
    case Kind::Call:
      return call(as<Call>(e), dst);
    case Kind::FormattedValue:
      return formatted(as<FormattedValue>(e), dst);
    case Kind::JoinedStr:
      return joined_str(as<JoinedStr>(e), dst);
    case Kind::Attribute:
      return attribute(as<Attribute>(e), dst);
    case Kind::Subscript:
      return subscript(as<Subscript>(e), dst);
    case Kind::Slice:
      return slice(as<Slice>(e), dst);
    case Kind::Starred:
      return fail(e->range, "can't use starred expression here");
    default:
      return;
  }
}

namespace {

struct Arithmetic {
  Op plain;
  Op immediate;  // Nop when there is none
};

Arithmetic arithmetic(Operator op) {
  switch (op) {
    case Operator::Add:
      return {Op::Add, Op::AddI};
    case Operator::Sub:
      return {Op::Sub, Op::SubI};
    case Operator::Mult:
      return {Op::Mul, Op::MulI};
    case Operator::MatMult:
      return {Op::MatMul, Op::Nop};
    case Operator::Div:
      return {Op::TrueDiv, Op::Nop};
    case Operator::Mod:
      return {Op::Mod, Op::ModI};
    case Operator::Pow:
      return {Op::Pow, Op::Nop};
    case Operator::LShift:
      return {Op::LShift, Op::LShiftI};
    case Operator::RShift:
      return {Op::RShift, Op::RShiftI};
    case Operator::BitOr:
      return {Op::Or, Op::Nop};
    case Operator::BitXor:
      return {Op::Xor, Op::Nop};
    case Operator::BitAnd:
      return {Op::And, Op::AndI};
    case Operator::FloorDiv:
      return {Op::FloorDiv, Op::FloorDivI};
  }
  return {Op::Nop, Op::Nop};
}

bool makes_fresh_value(const ExprNode* e) {
  return is<BinOp>(e) || (is<UnaryOp>(e) && as<UnaryOp>(e)->op != UnaryOperator::Not);
}

}  // namespace

std::optional<int> Codegen::immediate(Operator op, const ExprNode* e) {
  return arithmetic(op).immediate == Op::Nop ? std::nullopt : small_int(e);
}

// `right` is not looked at when `right_node` fits the immediate form.
void Codegen::bin_op(const SourceRange& range, Operator op, int dst, int left, const ExprNode* right_node, int right,
                     uint8_t flags) {
  Arithmetic ops = arithmetic(op);
  if (auto n = immediate(op, right_node)) {
    emit(range, ops.immediate, dst, left, *n, 0, flags);
  } else {
    emit(range, ops.plain, dst, left, right, 0, flags);
  }
}

// A chain a + b + c leans left: its spine is walked in a loop, its constant prefix folded.
void Codegen::binary(const BinOp* e, int dst) {
  std::vector<const BinOp*> spine;
  const ExprNode* left = e;
  while (is<BinOp>(left)) {
    spine.push_back(as<BinOp>(left));
    left = as<BinOp>(left)->left;
  }
  std::size_t next = spine.size();
  std::optional<ConstValue> prefix = constant(left);
  while (prefix && next > 0) {
    auto right = constant(spine[next - 1]->right);
    auto folded = right ? fold_binary(spine[next - 1]->op, *prefix, *right) : std::nullopt;
    if (!folded) break;
    prefix = std::move(folded);
    --next;
  }
  if (next == 0) return load_const(e->range, *prefix, dst);
  int mark = top();
  int acc;
  bool fresh = !prefix && makes_fresh_value(left);
  if (prefix) {
    acc = push();
    load_const(next == spine.size() ? left->range : spine[next]->range, *prefix, acc);
  } else {
    acc = operand(left);
  }
  while (next-- > 0) {
    const BinOp* node = spine[next];
    int right = -1;
    uint8_t flags = fresh && temp(acc) ? kLastUseB : 0;
    if (!immediate(node->op, node->right)) {
      right = operand(node->right, true);
      if (temp(right) && makes_fresh_value(node->right) && !constant(node->right)) flags |= kLastUseC;
    }
    pop_to(mark);
    int target = next == 0 ? dst : push();
    bin_op(node->range, node->op, target, acc, node->right, right, flags);
    acc = target;
    fresh = true;
  }
  pop_to(mark);
}

void Codegen::unary(const UnaryOp* e, int dst) {
  if (auto v = constant(e)) return load_const(e->range, *v, dst);
  int mark = top();
  int reg = operand(e->operand, true);
  pop_to(mark);
  static constexpr Op kOps[] = {Op::Invert, Op::Not, Op::Pos, Op::Neg};
  emit(e->range, kOps[static_cast<int>(e->op)], dst, reg);
}

void Codegen::bool_op(const BoolOp* e, int dst) {
  into_temp(e->range, dst, [&](int t) {
    Label end = label();
    Op op = e->op == BoolOperator::And ? Op::JumpIfFalse : Op::JumpIfTrue;
    for (std::size_t i = 0; i < e->values.size(); ++i) {
      to(e->values[i], t);
      if (i + 1 < e->values.size()) jump(e->range, op, end, t);
    }
    bind(end);
  });
}

void Codegen::if_exp(const IfExp* e, int dst) {
  Label otherwise = label(), end = label();
  jump_if(e->test, false, otherwise);
  to(e->body, dst);
  jump(kNoPlace, Op::Jump, end);
  bind(otherwise);
  to(e->orelse, dst);
  bind(end);
}

void Codegen::named_expr(const NamedExpr* e, int dst) {
  int mark = top();
  int reg = direct_target(e->target);
  if (reg >= 0) {
    to(e->value, reg);
    if (u().reachable) u().set_bound(reg, true);
  } else {
    reg = push_value(e->value);
    store(e->target, reg);
  }
  pop_to(mark);
  move(e->range, dst, reg);
}

// ---- comparison

void Codegen::compare_one(const SourceRange& range, CmpOp op, int dst, int left, int right) {
  static constexpr Op kOps[] = {Op::Eq, Op::Ne, Op::Lt, Op::Le, Op::Gt, Op::Ge, Op::Is, Op::IsNot, Op::In, Op::NotIn};
  emit(range, kOps[static_cast<int>(op)], dst, left, right);
}

// The right side of a comparison; `x in [1, 2]` needs no new list each time.
int Codegen::comparand(const ExprNode* e, CmpOp op, bool last) {
  bool membership = op == CmpOp::In || op == CmpOp::NotIn;
  if (membership && (is<List>(e) || is<Set>(e))) {
    ConstValue v = ConstValue::of(is<Set>(e) ? ConstTag::kFrozenSet : ConstTag::kTuple);
    bool all = true;
    for (auto* item : is<Set>(e) ? as<Set>(e)->elts : as<List>(e)->elts) {
      auto c = constant(item);
      if (!c) {
        all = false;
        break;
      }
      v.items.push_back(std::move(*c));
    }
    if (all) {
      int reg = push();
      load_const(e->range, v, reg);
      return reg;
    }
  }
  return operand(e, last);
}

void Codegen::compare(const Compare* e, int dst) {
  warn_compare(e);
  std::size_t n = e->ops.size();
  int mark = top();
  if (n == 1) {
    int left = operand(e->left);
    int right = comparand(e->comparators[0], e->ops[0], true);
    pop_to(mark);
    return compare_one(e->range, e->ops[0], dst, left, right);
  }
  into_temp(e->range, dst, [&](int t) {
    int inner = top();
    Label end = label();
    int left = operand(e->left);
    for (std::size_t i = 0; i < n; ++i) {
      int right = comparand(e->comparators[i], e->ops[i], i + 1 == n);
      compare_one(e->range, e->ops[i], t, left, right);
      if (i + 1 < n) jump(e->range, Op::JumpIfFalse, end, t);
      left = right;
    }
    pop_to(inner);
    bind(end);
  });
}

// ---- attributes, items

void Codegen::attribute(const Attribute* e, int dst) {
  int base;
  int mark = top();
  if (super_window(e, base)) {
    pop_to(mark);
    emit(e->range, Op::LoadSuperAttr, dst, base, name_at(mangled(e->attr)));
    return;
  }
  int object = operand(e->value, true);
  pop_to(mark);
  SourceRange range = e->range;
  emit(range, Op::LoadAttr, dst, object, name_at(mangled(e->attr)));
}

void Codegen::subscript(const Subscript* e, int dst) {
  warn_subscript(e);
  int mark = top();
  int object = operand(e->value);
  if (auto n = small_int(e->slice)) {
    pop_to(mark);
    emit(e->range, Op::GetItemI, dst, object, *n);
    return;
  }
  int index = operand(e->slice, true);
  pop_to(mark);
  emit(e->range, Op::GetItem, dst, object, index);
}

void Codegen::slice(const Slice* s, int dst) {
  int mark = top();
  int count = s->step != nullptr ? 3 : 2;
  int base = top();
  const ExprNode* parts[3] = {s->lower, s->upper, s->step};
  for (int i = 0; i < count; ++i) {
    int reg = push();
    if (parts[i] != nullptr) {
      to(parts[i], reg);
    } else {
      emit(s->range, Op::LoadNone, reg);
    }
  }
  pop_to(mark);
  emit(s->range, Op::BuildSlice, dst, base, count);
}

// ---- suspension

void Codegen::yield(const Yield* e, int dst) {
  Scope* scope = u().scope;
  if (scope->kind == ScopeKind::kModule || scope->kind == ScopeKind::kClass) {
    return fail(e->range, "'yield' outside function");
  }
  int mark = top();
  int value;
  if (e->value != nullptr) {
    value = operand(e->value, true);
  } else {
    value = push();
    emit(e->range, Op::LoadNone, value);
  }
  pop_to(mark);
  emit(e->range, Op::Yield, dst, value, scope->is_coroutine ? 1 : 0);
}

void Codegen::yield_from(const YieldFrom* e, int dst) {
  Scope* scope = u().scope;
  if (scope->kind == ScopeKind::kModule || scope->kind == ScopeKind::kClass) {
    return fail(e->range, "'yield' outside function");
  }
  if (scope->is_coroutine) return fail(e->range, "'yield from' inside async function");
  into_temp(e->range, dst, [&](int t) {
    int mark = top();
    int value = operand(e->value, true);
    pop_to(mark);
    int iter = push();
    emit(e->range, Op::GetYieldFromIter, iter, value);
    emit(e->range, Op::LoadNone, t);
    emit(e->range, Op::YieldFrom, t, iter);
    pop_to(mark);
  });
}

// Awaits R[awaitable]; `where` is GetAwaitable's operand, or -1 when it is an iterator already.
void Codegen::await_value(const SourceRange& range, int awaitable, int where, int dst) {
  into_temp(range, dst, [&](int t) {
    int mark = top();
    int iter = awaitable;
    if (where >= 0) {
      iter = push();
      emit(range, Op::GetAwaitable, iter, awaitable, where);
    }
    emit(range, Op::LoadNone, t);
    emit(range, Op::YieldFrom, t, iter);
    pop_to(mark);
  });
}

void Codegen::await(const Await* e, int dst) {
  Scope* scope = u().scope;
  bool in_function =
      scope->kind == ScopeKind::kFunction || scope->kind == ScopeKind::kLambda || scope->is_comprehension();
  if (!in_function) return fail(e->range, "'await' outside function");
  if (!scope->is_coroutine && !scope->is_comprehension()) return fail(e->range, "'await' outside async function");
  int mark = top();
  // The value's temporary stays below the iterator's, so that dst may be anything.
  int value = operand(e->value, true);
  await_value(e->range, value, 0, dst);
  pop_to(mark);
}

}  // namespace adder
