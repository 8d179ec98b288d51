// calls.cpp: calls of every shape, and zero-argument super().
//
// The window is the callable (or LoadMethod's pair) and the arguments, at the top of the stack. * and ** and very long
// argument lists go through CallEx: a list made into a tuple, and a dict.
#include "frontend/compiler/codegen.h"

namespace adder {

using namespace ast;

namespace {
constexpr std::size_t kMaxWindowArguments = 200;

bool has_star(std::span<ExprNode*> args, std::span<Keyword*> keywords) {
  for (auto* a : args) {
    if (is<Starred>(a)) return true;
  }
  for (auto* k : keywords) {
    if (k->arg.empty()) return true;
  }
  return args.size() + keywords.size() > kMaxWindowArguments;
}

// A method call that spans lines is reported at the attribute's own line.
SourceRange method_range(const Attribute* a, const SourceRange& whole) {
  if (a->range.line == a->range.end_line) return whole;
  SourceRange r = whole;
  int length = static_cast<int>(a->attr.size());
  r.line = a->range.end_line;
  r.col = a->range.end_col >= length ? a->range.end_col - length : 0;
  return r;
}

}  // namespace

void Codegen::check_keywords(std::span<Keyword*> keywords, const SourceRange& range) {
  for (std::size_t i = 0; i < keywords.size(); ++i) {
    if (keywords[i]->arg.empty()) continue;
    forbid_debug(keywords[i]->arg, range);
    for (std::size_t j = i + 1; j < keywords.size(); ++j) {
      if (keywords[j]->arg == keywords[i]->arg) {
        return fail(keywords[j]->range, "keyword argument repeated: " + std::string(keywords[i]->arg));
      }
    }
  }
}

// For `super().name` in a method: the window super, __class__, first parameter, in new temporaries.
bool Codegen::super_window(const ExprNode* e, int& base) {
  auto* a = try_as<Attribute>(e);
  auto* c = a != nullptr ? try_as<Call>(a->value) : nullptr;
  if (c == nullptr || !c->args.empty() || !c->keywords.empty() || !is<Name>(c->func)) return false;
  auto* name = as<Name>(c->func);
  Scope* scope = u().scope;
  if (name->id != "super" || !u().inlined.empty() || scope->kind != ScopeKind::kFunction) return false;
  if (u().first_parameter.empty() || resolve("super").place != NamePlace::kGlobal) return false;
  if (scope->volatile_names.count(u().first_parameter)) return false;  // super() itself says that it is gone
  Symbol* cell = scope->find("__class__");
  if (cell == nullptr || cell->reach != Reach::kFree) return false;
  base = push(3);
  load_name("super", name->range, base);
  emit(c->range, Op::LoadDeref, base + 1, u().registers["__class__"]);
  load_name(u().first_parameter, c->range, base + 2);
  return true;
}

void Codegen::call(const Call* e, int dst) {
  warn_call(e);
  check_keywords(e->keywords, e->range);
  if (failed()) return;
  int mark = top();
  auto* a = try_as<Attribute>(e->func);
  if (a != nullptr && !has_star(e->args, e->keywords)) {
    int base;
    SourceRange range = method_range(a, e->range);
    SourceRange load_range = method_range(a, a->range);
    if (super_window(a, base)) {
      pop_to(base + 2);
      emit(load_range, Op::LoadSuperMethod, base, base, name_at(mangled(a->attr)));
    } else {
      base = push();
      int object = base;
      int reg = is<Name>(a->value) ? fast_local(as<Name>(a->value)->id) : -1;
      if (reg >= 0) {
        check_bound(reg, a->value->range);
        object = reg;
      } else {
        to(a->value, base);
      }
      emit(load_range, Op::LoadMethod, base, object, name_at(mangled(a->attr)));
      push();
    }
    call_window(range, e->args, e->keywords, base, true, 0, dst);
    pop_to(mark);
    return;
  }
  int base = push_value(e->func);
  call_window(e->range, e->args, e->keywords, base, false, 0, dst);
  pop_to(mark);
}

// `fixed` arguments stand in the window already (class bodies have two).
void Codegen::call_window(const SourceRange& range, std::span<ExprNode*> args, std::span<Keyword*> keywords, int base,
                          bool method, int fixed, int dst) {
  if (has_star(args, keywords)) return call_ex(range, args, keywords, base, fixed, -1, dst);
  for (auto* a : args) push_value(a);
  int count = fixed + static_cast<int>(args.size() + keywords.size());
  if (keywords.empty()) {
    u().pop_to(base);
    emit(range, method ? Op::CallMethod : Op::Call, dst, base, count);
    return;
  }
  ConstValue names = ConstValue::of(ConstTag::kTuple);
  for (auto* k : keywords) {
    push_value(k->value);
    names.items.push_back(ConstValue::str(k->arg));
  }
  pop_to(base);
  if (!u().reachable) return;
  emit(range, method ? Op::CallMethodKw : Op::CallKw, dst, base, count, u().constants.add(names));
}

void Codegen::call_ex(const SourceRange& range, std::span<ExprNode*> args, std::span<Keyword*> keywords, int base,
                      int fixed, int extra_arg, int dst) {
  // R[base + 1] may hold the first fixed argument: the list is made above and moved down at the end.
  int window_top = top();
  int list = fixed == 0 ? push() : window_top;
  if (fixed != 0) push();
  bool single_star = fixed == 0 && extra_arg < 0 && args.size() == 1 && is<Starred>(args[0]);
  if (single_star) {
    to(as<Starred>(args[0])->value, list);
  } else {
    if (fixed == 0) {
      emit(range, Op::BuildList, list, list, 0);
    } else {
      emit(range, Op::BuildList, list, base + 1, fixed);
    }
    int inner = top();
    for (auto* a : args) {
      bool star = is<Starred>(a);
      int reg = operand(star ? as<Starred>(a)->value : a, true);
      pop_to(inner);
      if (star) {
        emit(range, Op::ListExtend, list, reg, 1);
      } else {
        emit(range, Op::ListAppend, list, reg);
      }
    }
    if (extra_arg >= 0) emit(range, Op::ListAppend, list, extra_arg);
    emit(range, Op::ListToTuple, list, list);
  }
  if (fixed != 0) {
    move(range, base + 1, list);
    pop_to(base + 2);
  }
  bool has_keywords = !keywords.empty();
  if (has_keywords) {
    int dict = push();
    emit(range, Op::BuildDict, dict, dict, 0);
    int inner = top();
    for (auto* k : keywords) {
      if (k->arg.empty()) {
        int reg = operand(k->value, true);
        pop_to(inner);
        emit(range, Op::DictMerge, dict, reg, base);
        continue;
      }
      // A name given twice, once through **, must be found: merged as a dict of its own.
      int one = push(2);
      load_const(range, ConstValue::str(k->arg), one);
      to(k->value, one + 1);
      emit(range, Op::BuildDict, one, one, 1);
      pop_to(inner);
      emit(range, Op::DictMerge, dict, one, base);
    }
  }
  pop_to(base);
  emit(range, Op::CallEx, dst, base, has_keywords ? 1 : 0);
}

}  // namespace adder
