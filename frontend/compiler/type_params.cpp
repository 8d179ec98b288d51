// type_params.cpp: PEP 695: generic functions and classes, `type` statements, lazily evaluated bounds.
//
// Type parameters live in the registers (or cells) of a function `<generic parameters of X>` that is called at once
// and returns the finished function, class or alias. Bounds and alias values are functions called when asked for.
#include "frontend/compiler/codegen.h"

namespace adder {

using namespace ast;

namespace {
int intrinsic(Intrinsic i) {
  return static_cast<int>(i);
}
}  // namespace

// A function without parameters that evaluates `value` in the scope of `node`.
void Codegen::lazy_value(const Node* node, const ExprNode* value, std::string_view name, int dst) {
  UnitState unit;
  Scope* scope = table_.scope_of(node);
  open_unit(unit, scope, name, value->range.line);
  prologue(value->range);
  int result = operand(value, true);
  emit(value->range, Op::Return, result);
  uint32_t code = close_unit(unit);
  int mark = top();
  uint8_t flags = push_closure(value->range, scope);
  pop_to(mark);
  make_function(value->range, code, mark, flags, dst);
}

// Makes every type parameter, stores it under its name and leaves the tuple of all in dst.
void Codegen::type_parameters(std::span<TypeParamNode*> params, int dst) {
  int mark = top();
  int base = top();
  for (auto* p : params) {
    int reg = push();
    int inner = top();
    std::string_view name;
    if (p->kind == Kind::TypeVar) {
      auto* t = as<TypeVar>(p);
      name = t->name;
      int window = push(2);
      load_const(p->range, ConstValue::str(name), window);
      if (t->bound == nullptr) {
        pop_to(inner);
        emit(p->range, Op::Intrinsic1, reg, window, intrinsic(Intrinsic::kTypeVar));
      } else {
        lazy_value(t, t->bound, name, window + 1);
        pop_to(inner);
        bool constraints = is<Tuple>(t->bound);
        emit(p->range, Op::Intrinsic2, reg, window,
             intrinsic(constraints ? Intrinsic::kTypeVarConstraints : Intrinsic::kTypeVarBound));
      }
    } else {
      bool spec = p->kind == Kind::ParamSpec;
      name = spec ? as<ParamSpec>(p)->name : as<TypeVarTuple>(p)->name;
      load_const(p->range, ConstValue::str(name), reg);
      emit(p->range, Op::Intrinsic1, reg, reg, intrinsic(spec ? Intrinsic::kParamSpec : Intrinsic::kTypeVarTuple));
    }
    store_name(name, p->range, reg);
  }
  pop_to(mark);
  emit(params[0]->range, Op::BuildTuple, dst, base, static_cast<int>(params.size()));
}

void Codegen::generic_function(const FunctionBase* f, int dst) {
  int mark = top();
  int base = push();
  uint8_t defaults = push_defaults(f->args, f->range);
  int argument_count = top() - base - 1;
  UnitState unit;
  Scope* scope = table_.type_params_of(f);
  open_unit(unit, scope, scope->name, f->range.line);
  unit.positional = static_cast<uint16_t>(argument_count);
  prologue(f->range);
  int window = push(2);
  type_parameters(f->type_params, window + 1);
  int next = 0;
  int defaults_reg = (defaults & kHasDefaults) ? next++ : -1;
  int kwdefaults_reg = (defaults & kHasKwDefaults) ? next++ : -1;
  function_value(f, defaults_reg, kwdefaults_reg, window);
  emit(f->range, Op::Intrinsic2, window, window, intrinsic(Intrinsic::kSetFunctionTypeParams));
  emit(f->range, Op::Return, window);
  uint32_t code = close_unit(unit);
  int closure = top();
  uint8_t flags = push_closure(f->range, scope);
  pop_to(closure);
  make_function(f->range, code, closure, flags, base);
  pop_to(mark);
  emit(f->range, Op::Call, dst, base, argument_count);
}

void Codegen::generic_class(const ClassDef* c, int dst) {
  int mark = top();
  int base = push();
  UnitState unit;
  Scope* scope = table_.type_params_of(c);
  open_unit(unit, scope, scope->name, c->range.line);
  prologue(c->range);
  int t = push();
  type_parameters(c->type_params, t);
  store_name(".type_params", c->range, t);
  int generic = push();
  emit(c->range, Op::Intrinsic1, generic, t, intrinsic(Intrinsic::kSubscriptGeneric));
  build_class(c, generic, t);
  emit(c->range, Op::Return, t);
  uint32_t code = close_unit(unit);
  uint8_t flags = push_closure(c->range, scope);
  make_function(c->range, code, base + 1, flags, base);
  pop_to(mark);
  emit(c->range, Op::Call, dst, base, 0);
}

// The alias object in dst; R[type_params] holds their tuple, -1: none.
void Codegen::alias_value(const TypeAlias* t, int type_params, int dst) {
  int mark = top();
  int window = push(3);
  load_const(t->range, ConstValue::str(as<Name>(t->name)->id), window);
  if (type_params >= 0) {
    emit(t->range, Op::Move, window + 1, type_params);
  } else {
    emit(t->range, Op::LoadNone, window + 1);
  }
  lazy_value(t, t->value, as<Name>(t->name)->id, window + 2);
  pop_to(mark);
  int tuple = push();
  emit(t->range, Op::BuildTuple, tuple, window, 3);
  pop_to(mark);
  emit(t->range, Op::Intrinsic1, dst, tuple, intrinsic(Intrinsic::kTypeAlias));
}

void Codegen::type_alias(const TypeAlias* t) {
  int mark = top();
  int dst = push();
  if (t->type_params.empty()) {
    alias_value(t, -1, dst);
  } else {
    UnitState unit;
    Scope* scope = table_.type_params_of(t);
    open_unit(unit, scope, scope->name, t->range.line);
    prologue(t->range);
    int params = push();
    type_parameters(t->type_params, params);
    int alias = push();
    alias_value(t, params, alias);
    emit(t->range, Op::Return, alias);
    uint32_t code = close_unit(unit);
    uint8_t flags = push_closure(t->range, scope);
    make_function(t->range, code, dst + 1, flags, dst);
    pop_to(dst);
    emit(t->range, Op::Call, dst, dst, 0);
    push();
  }
  store(t->name, dst);
  pop_to(mark);
}

}  // namespace adder
