// functions.cpp: def, lambda, closures, defaults and annotations.
//
// MakeFunction reads its window in a fixed order: defaults, keyword defaults, annotations, closure.
#include "frontend/ast/unparse.h"
#include "frontend/compiler/codegen.h"

namespace adder {

using namespace ast;

// Pushes the tuple of cells that the code of `scope` wants; 0 when it wants none.
uint8_t Codegen::push_closure(const SourceRange& range, const Scope* scope) {
  if (scope->free_names.empty()) return 0;
  int base = top();
  for (auto name : scope->free_names) {
    int reg = push();
    emit(range, Op::Move, reg, u().registers[name]);
  }
  pop_to(base);
  emit(range, Op::BuildTuple, push(), base, static_cast<int>(scope->free_names.size()));
  return kHasClosure;
}

void Codegen::make_function(const SourceRange& range, uint32_t code, int window, uint8_t flags, int dst) {
  if (code > 65535) fail(range, "too many constants in one function");
  emit(range, Op::MakeFunction, dst, static_cast<int>(code), flags != 0 ? window : 0, 0, flags);
}

uint8_t Codegen::push_defaults(const Arguments* args, const SourceRange& range) {
  uint8_t flags = 0;
  if (!args->defaults.empty()) {
    flags |= kHasDefaults;
    int base = top();
    ConstValue values = ConstValue::of(ConstTag::kTuple);
    for (auto* d : args->defaults) {
      auto v = constant(d);
      if (!v) break;
      values.items.push_back(std::move(*v));
    }
    int reg;
    if (values.items.size() == args->defaults.size()) {
      load_const(range, values, reg = push());
    } else {
      for (auto* d : args->defaults) push_value(d);
      pop_to(base);
      emit(range, Op::BuildTuple, push(), base, static_cast<int>(args->defaults.size()));
    }
  }
  int base = top(), pairs = 0;
  for (std::size_t i = 0; i < args->kw_defaults.size(); ++i) {
    if (args->kw_defaults[i] == nullptr) continue;
    load_const(range, ConstValue::str(mangled(args->kwonlyargs[i]->arg)), push());
    push_value(args->kw_defaults[i]);
    ++pairs;
  }
  if (pairs > 0) {
    flags |= kHasKwDefaults;
    pop_to(base);
    emit(range, Op::BuildDict, push(), base, pairs);
  }
  return flags;
}

void Codegen::annotation_value(const ExprNode* e, int dst) {
  if (future_flags_ & kFutureAnnotations) return load_const(e->range, ConstValue::str(unparse(e)), dst);
  if (is<Starred>(e)) {
    int mark = top();
    int value = operand(as<Starred>(e)->value, true);
    pop_to(mark);
    emit(e->range, Op::UnpackSequence, dst, value, 1);
    return;
  }
  to(e, dst);
}

bool Codegen::push_annotations(const FunctionBase* f) {
  int base = top(), pairs = 0;
  auto one = [&](std::string_view name, const ExprNode* annotation) {
    if (annotation == nullptr) return;
    load_const(annotation->range, ConstValue::str(mangled(name)), push());
    annotation_value(annotation, push());
    ++pairs;
  };
  for (auto* a : f->args->args) one(a->arg, a->annotation);
  for (auto* a : f->args->posonlyargs) one(a->arg, a->annotation);
  if (f->args->vararg != nullptr) one(f->args->vararg->arg, f->args->vararg->annotation);
  for (auto* a : f->args->kwonlyargs) one(a->arg, a->annotation);
  if (f->args->kwarg != nullptr) one(f->args->kwarg->arg, f->args->kwarg->annotation);
  one("return", f->returns);
  if (pairs == 0) return false;
  pop_to(base);
  emit(f->range, Op::BuildDict, push(), base, pairs);
  return true;
}

void Codegen::set_parameters(UnitState& unit, const Arguments* args) {
  unit.positional_only = static_cast<uint16_t>(args->posonlyargs.size());
  unit.positional = static_cast<uint16_t>(args->posonlyargs.size() + args->args.size());
  unit.keyword_only = static_cast<uint16_t>(args->kwonlyargs.size());
  if (unit.positional > 0) unit.first_parameter = unit.scope->parameters[0];
  auto check = [&](Arg* a) {
    if (a != nullptr) forbid_debug(a->arg, unit.scope->range);
  };
  for (auto* a : args->posonlyargs) check(a);
  for (auto* a : args->args) check(a);
  for (auto* a : args->kwonlyargs) check(a);
  check(args->vararg);
  check(args->kwarg);
}

uint32_t Codegen::function_code(const FunctionBase* f) {
  UnitState unit;
  int line = f->decorator_list.empty() ? f->range.line : f->decorator_list[0]->range.line;
  open_unit(unit, table_.scope_of(f), f->name, line);
  set_parameters(unit, f->args);
  SourceRange start = f->range;
  prologue(start);
  if (options_.optimize < 2 && is<Expr>(f->body[0])) {
    auto* doc = try_as<Constant>(as<Expr>(f->body[0])->value);
    if (doc != nullptr && doc->tag == ConstantKind::Str) {
      unit.docstring = unit.constants.add(ConstValue::str(doc->text));
    }
  }
  body(std::span(f->body).subspan(has_docstring(f->body)));
  emit(f->body.size() == has_docstring(f->body) ? start : kNoPlace, Op::ReturnNone);
  return close_unit(unit);
}

// The function object of `f` into dst. Defaults come from registers when they were evaluated outside (>= 0).
void Codegen::function_value(const FunctionBase* f, int defaults_reg, int kwdefaults_reg, int dst) {
  int mark = top();
  int window = top();
  uint8_t flags = 0;
  if (defaults_reg >= 0) {
    emit(f->range, Op::Move, push(), defaults_reg);
    flags |= kHasDefaults;
  }
  if (kwdefaults_reg >= 0) {
    emit(f->range, Op::Move, push(), kwdefaults_reg);
    flags |= kHasKwDefaults;
  }
  if (f->type_params.empty()) flags |= push_defaults(f->args, f->range);
  if (push_annotations(f)) flags |= kHasAnnotations;
  if (failed()) return;
  uint32_t code = function_code(f);
  flags |= push_closure(f->range, table_.scope_of(f));
  pop_to(mark);
  make_function(f->range, code, window, flags, dst);
}

void Codegen::function_def(const FunctionBase* f) {
  forbid_debug(f->name, f->range);
  int mark = top();
  for (auto* d : f->decorator_list) push_value(d);
  int direct = fast_local(f->name);
  int dst = f->decorator_list.empty() && direct >= 0 ? direct : push();
  if (f->type_params.empty()) {
    function_value(f, -1, -1, dst);
  } else {
    generic_function(f, dst);
  }
  decorate(f->decorator_list, mark);
  store_name(f->name, f->range, f->decorator_list.empty() ? dst : mark);
  pop_to(mark);
}

// Decorators stand in R[base ..], the value right above the last.
void Codegen::decorate(std::span<ExprNode*> decorators, int base) {
  for (std::size_t i = decorators.size(); i-- > 0;) {
    int reg = base + static_cast<int>(i);
    pop_to(reg);
    emit(decorators[i]->range, Op::Call, reg, reg, 1);
    push();
  }
}

void Codegen::lambda(const Lambda* l, int dst) {
  int mark = top();
  uint8_t flags = push_defaults(l->args, l->range);
  UnitState unit;
  Scope* scope = table_.scope_of(l);
  open_unit(unit, scope, "<lambda>", l->range.line);
  set_parameters(unit, l->args);
  prologue(l->range);
  int value = operand(l->body, true);
  if (scope->is_generator) {
    emit(l->body->range, Op::ReturnNone);
  } else {
    emit(l->body->range, Op::Return, value);
  }
  uint32_t code = close_unit(unit);
  flags |= push_closure(l->range, scope);
  pop_to(mark);
  make_function(l->range, code, mark, flags, dst);
}

}  // namespace adder
