// classes.cpp: class statements and class bodies.
//
// A class body is a unit without registers for its names: they live in its namespace. It returns the __class__ cell
// when some method needs it, which the builtin __build_class__ fills (also left as __classcell__ for metaclasses).
#include "frontend/compiler/codegen.h"

namespace adder {

using namespace ast;

uint32_t Codegen::class_code(const ClassDef* c) {
  UnitState unit;
  Scope* scope = table_.scope_of(c);
  int line = c->decorator_list.empty() ? c->range.line : c->decorator_list[0]->range.line;
  open_unit(unit, scope, c->name, line);
  const SourceRange& range = c->range;
  prologue(range);
  int t = push();
  emit(range, Op::LoadName, t, name_at("__name__"));
  emit(range, Op::StoreName, t, name_at("__module__"));
  load_const(range, ConstValue::str(unit.qualname), t);
  emit(range, Op::StoreName, t, name_at("__qualname__"));
  if (scope->needs_classdict) {
    emit(range, Op::LoadLocals, t);
    emit(range, Op::StoreDeref, unit.registers["__classdict__"], t);
  }
  if (!c->type_params.empty()) {
    emit(range, Op::LoadDeref, t, unit.registers[".type_params"]);
    emit(range, Op::StoreName, t, name_at("__type_params__"));
  }
  if (scope->has_annotations) emit(range, Op::SetupAnnotations);
  if (options_.optimize < 2 && is<Expr>(c->body[0])) {
    auto* doc = try_as<Constant>(as<Expr>(c->body[0])->value);
    if (doc != nullptr && doc->tag == ConstantKind::Str) {
      unit.docstring = unit.constants.add(ConstValue::str(doc->text));
      load_const(doc->range, ConstValue::str(doc->text), t);
      emit(doc->range, Op::StoreName, t, name_at("__doc__"));
    }
  }
  pop_to(t);
  body(std::span(c->body).subspan(has_docstring(c->body)));
  if (scope->needs_class_cell) {
    int cell = push();
    emit(range, Op::Move, cell, unit.registers["__class__"]);
    emit(range, Op::StoreName, cell, name_at("__classcell__"));
    emit(range, Op::Return, cell);
    pop_to(cell);
  } else {
    emit(kNoPlace, Op::ReturnNone);
  }
  return close_unit(unit);
}

// __build_class__(body function, name, *bases, [generic base], **keywords)
void Codegen::build_class(const ClassDef* c, int generic_base, int dst) {
  int mark = top();
  int base = push();
  emit(c->range, Op::LoadBuildClass, base);
  int function = push();
  uint32_t code = class_code(c);
  if (failed()) return;
  uint8_t flags = push_closure(c->range, table_.scope_of(c));
  make_function(c->range, code, function + 1, flags, function);
  pop_to(function + 1);
  load_const(c->range, ConstValue::str(c->name), push());
  check_keywords(c->keywords, c->range);
  if (generic_base < 0) {
    call_window(c->range, c->bases, c->keywords, base, false, 2, dst);
    pop_to(mark);
    return;
  }
  call_ex(c->range, c->bases, c->keywords, base, 2, generic_base, dst);
  pop_to(mark);
}

void Codegen::class_def(const ClassDef* c) {
  forbid_debug(c->name, c->range);
  int mark = top();
  for (auto* d : c->decorator_list) push_value(d);
  int dst = push();
  if (c->type_params.empty()) {
    build_class(c, -1, dst);
  } else {
    generic_class(c, dst);
  }
  decorate(c->decorator_list, mark);
  store_name(c->name, c->range, mark);
  pop_to(mark);
}

}  // namespace adder
