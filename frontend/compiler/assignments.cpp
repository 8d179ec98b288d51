// assignments.cpp: stores to every kind of target, parallel and augmented assignment, annotations of variables.
#include "frontend/compiler/codegen.h"

namespace adder {

using namespace ast;

int Codegen::direct_target(const ExprNode* target) {
  if (!is<Name>(target) || as<Name>(target)->id == "__debug__") return -1;
  return fast_local(as<Name>(target)->id);
}

void Codegen::note_self_attribute(const Attribute* a) {
  if (is<Name>(a->value) && !u().first_parameter.empty() && mangled(as<Name>(a->value)->id) == u().first_parameter &&
      u().self_attribute_names.insert(table_.intern(a->attr)).second) {
    ++u().self_attributes;
  }
}

void Codegen::store(const ExprNode* target, int value) {
  RecursionGuard guard(budget_);
  if (failed() || deep(target)) return;
  int mark = top();
  switch (target->kind) {
    case Kind::Name:
      return store_name(as<Name>(target)->id, target->range, value);
    case Kind::Attribute: {
      auto* a = as<Attribute>(target);
      forbid_debug(a->attr, target->range);
      note_self_attribute(a);
      int object = operand(a->value, true);
      pop_to(mark);
      emit(target->range, Op::StoreAttr, object, value, name_at(mangled(a->attr)));
      return;
    }
    case Kind::Subscript: {
      int object = operand(as<Subscript>(target)->value);
      int index = operand(as<Subscript>(target)->slice, true);
      pop_to(mark);
      emit(target->range, Op::SetItem, object, index, value);
      return;
    }
    case Kind::Tuple:
      return unpack(as<Tuple>(target)->elts, value, target->range);
    case Kind::List:
      return unpack(as<List>(target)->elts, value, target->range);
    case Kind::Starred:
      return fail(target->range, "starred assignment target must be in a list or tuple");
    default:
      return;
  }
}

void Codegen::unpack(std::span<ExprNode*> targets, int value, const SourceRange& range) {
  int star = -1;
  int n = static_cast<int>(targets.size());
  for (int i = 0; i < n; ++i) {
    if (!is<Starred>(targets[static_cast<std::size_t>(i)])) continue;
    if (star >= 0) return fail(range, "multiple starred expressions in assignment");
    star = i;
  }
  if (n > 32000) return fail(range, "too many expressions in star-unpacking assignment");
  int mark = top();
  int base = top();
  if (star >= 0) {
    emit(range, Op::UnpackEx, base, value, star, static_cast<uint32_t>(n - star - 1));
  } else {
    emit(range, Op::UnpackSequence, base, value, n);
  }
  push(n);
  for (int i = 0; i < n; ++i) {
    const ExprNode* t = targets[static_cast<std::size_t>(i)];
    store(i == star ? as<Starred>(t)->value : t, base + i);
  }
  pop_to(mark);
}

void Codegen::assign(const Assign* s) {
  if (s->targets.size() == 1) {
    const ExprNode* target = s->targets[0];
    int direct = direct_target(target);
    if (direct >= 0) {
      to(s->value, direct);
      if (u().reachable) u().set_bound(direct, true);
      return;
    }
    if (is<Tuple>(target) && is<Tuple>(s->value) && assign_parallel(as<Tuple>(target), as<Tuple>(s->value), s->range)) {
      return;
    }
  }
  int value = operand(s->value);
  for (auto* t : s->targets) store(t, value);
}

// `a, b = b, a + b` without a tuple. Values go to temporaries, but for locals no target overwrites; when all targets
// are distinct locals the last value goes straight to its target.
bool Codegen::assign_parallel(const Tuple* targets, const Tuple* values, const SourceRange& range) {
  std::size_t n = targets->elts.size();
  if (n != values->elts.size() || n == 0 || n > 16) return false;
  std::vector<int> direct;
  bool all_direct = true;
  for (std::size_t i = 0; i < n; ++i) {
    if (is<Starred>(targets->elts[i]) || is<Starred>(values->elts[i])) return false;
    int reg = direct_target(targets->elts[i]);
    for (int other : direct) all_direct = all_direct && other != reg;
    all_direct = all_direct && reg >= 0;
    direct.push_back(reg);
  }
  auto is_target = [&](int reg) {
    for (int d : direct) {
      if (d == reg) return true;
    }
    return false;
  };
  std::vector<int> regs;
  for (std::size_t i = 0; i < n; ++i) {
    const ExprNode* v = values->elts[i];
    if (all_direct && i + 1 == n) {
      to(v, direct[i]);
      regs.push_back(direct[i]);
      continue;
    }
    int reg = direct_target(v);
    // Targets that are not plain names can contain a walrus, hence all_direct.
    regs.push_back(reg >= 0 && !is_target(reg) && all_direct ? operand(v) : push_value(v));
  }
  for (std::size_t i = 0; i < n; ++i) {
    if (all_direct) {
      move(range, direct[i], regs[i]);
      if (u().reachable) u().set_bound(direct[i], true);
    } else {
      store(targets->elts[i], regs[i]);
    }
  }
  return true;
}

void Codegen::aug_assign(const AugAssign* s) {
  const SourceRange& range = s->range;
  auto right = [&] { return immediate(s->op, s->value) ? -1 : operand(s->value, true); };
  int mark = top();
  switch (s->target->kind) {
    case Kind::Name: {
      auto* name = as<Name>(s->target);
      forbid_debug(name->id, range);
      int reg = fast_local(name->id);
      if (reg >= 0) {
        check_bound(reg, name->range);
        int left = reg;
        if (may_be_rebound(name->id)) {
          left = push();
          move(name->range, left, reg);
        }
        int value = right();
        pop_to(mark);
        bin_op(range, s->op, reg, left, s->value, value, kInplace);
        return;
      }
      int t = push();
      load_name(name->id, name->range, t);
      int value = right();
      pop_to(t + 1);
      bin_op(range, s->op, t, t, s->value, value, kInplace);
      store_name(name->id, name->range, t);
      pop_to(mark);
      return;
    }
    case Kind::Attribute: {
      auto* a = as<Attribute>(s->target);
      forbid_debug(a->attr, a->range);
      note_self_attribute(a);
      int object = operand(a->value);
      int t = push();
      int name = name_at(mangled(a->attr));
      emit(a->range, Op::LoadAttr, t, object, name);
      int value = right();
      pop_to(t + 1);
      bin_op(range, s->op, t, t, s->value, value, kInplace);
      emit(a->range, Op::StoreAttr, object, t, name);
      pop_to(mark);
      return;
    }
    case Kind::Subscript: {
      auto* sub = as<Subscript>(s->target);
      int object = operand(sub->value);
      int index = operand(sub->slice);
      int t = push();
      emit(sub->range, Op::GetItem, t, object, index);
      int value = right();
      pop_to(t + 1);
      bin_op(range, s->op, t, t, s->value, value, kInplace);
      emit(sub->range, Op::SetItem, object, index, t);
      pop_to(mark);
      return;
    }
    default:
      return;
  }
}

void Codegen::ann_assign(const AnnAssign* s) {
  bool evaluated = u().scope->kind == ScopeKind::kModule || u().scope->kind == ScopeKind::kClass;
  if (s->value != nullptr) {
    int direct = direct_target(s->target);
    if (direct >= 0) {
      to(s->value, direct);
      if (u().reachable) u().set_bound(direct, true);
    } else {
      int mark = top();
      int value = operand(s->value);
      store(s->target, value);
      pop_to(mark);
    }
  }
  int mark = top();
  if (is<Name>(s->target)) {
    auto* name = as<Name>(s->target);
    forbid_debug(name->id, s->range);
    if (s->simple && evaluated) {
      int value = push();
      annotation_value(s->annotation, value);
      int where = push();
      load_name("__annotations__", s->range, where);
      int key = push();
      load_const(s->range, ConstValue::str(mangled(name->id)), key);
      emit(s->range, Op::SetItem, where, key, value);
      pop_to(mark);
    }
    if (!s->simple && evaluated && !(future_flags_ & kFutureAnnotations)) discard(s->annotation);
    return;
  }
  if (s->value == nullptr) {
    if (is<Attribute>(s->target)) {
      forbid_debug(as<Attribute>(s->target)->attr, s->range);
      discard(as<Attribute>(s->target)->value);
    } else if (is<Subscript>(s->target)) {
      discard(as<Subscript>(s->target)->value);
      discard(as<Subscript>(s->target)->slice);
    }
  }
  if (evaluated && !(future_flags_ & kFutureAnnotations)) discard(s->annotation);
  pop_to(mark);
}

}  // namespace adder
