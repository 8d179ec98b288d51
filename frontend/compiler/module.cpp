// module.cpp: opening and closing units, register assignment, the module itself.
#include "frontend/compiler/codegen.h"

namespace adder {

using namespace ast;

// Variables of inlined comprehensions. Two of the same name at the same depth never live at once and share a register.
void Codegen::assign_hidden(UnitState& unit, const Scope* scope, int depth,
                            std::vector<std::pair<std::string_view, int>>& slots,
                            std::vector<std::string_view>& names) {
  for (const Scope* comp : scope->inlined_children) {
    auto& own = unit.hidden[comp];
    for (const Symbol& symbol : comp->symbols) {
      if (!(symbol.flags & kBound) || (symbol.flags & (kGlobalDecl | kNonlocalDecl)) || symbol.name == ".0") continue;
      std::size_t slot = 0;
      while (slot < slots.size() && slots[slot] != std::pair(symbol.name, depth)) ++slot;
      if (slot == slots.size()) {
        slots.emplace_back(symbol.name, depth);
        names.push_back(symbol.name);
      }
      own[symbol.name] = static_cast<int>(unit.locals.size() + slot);
    }
    assign_hidden(unit, comp, depth + 1, slots, names);
  }
}

std::string Codegen::qualname_of(const Scope* scope, std::string_view name) {
  const Scope* parent = scope->parent;
  while (parent != nullptr && parent->kind == ScopeKind::kTypeParams) parent = parent->parent;
  if (parent == nullptr || parent->kind == ScopeKind::kModule) return std::string(name);
  bool named = scope->kind == ScopeKind::kFunction || scope->kind == ScopeKind::kClass;
  if (named) {
    Symbol* symbol = parent->find(table_.mangle(parent->class_name, name));
    if (symbol != nullptr && symbol->reach == Reach::kGlobalExplicit) return std::string(name);
  }
  const UnitState* outer = unit_;
  while (outer != nullptr && outer->scope->kind == ScopeKind::kTypeParams) outer = outer->parent;
  if (outer == nullptr) return std::string(name);
  std::string prefix = outer->qualname;
  prefix += parent->kind == ScopeKind::kClass ? "." : ".<locals>.";
  return prefix + std::string(name);
}

void Codegen::open_unit(UnitState& unit, Scope* scope, std::string_view name, int first_line) {
  unit.scope = scope;
  unit.name = name;
  unit.qualname = qualname_of(scope, name);
  unit.first_line = first_line;
  unit.parent = unit_;
  unit.code_flags = future_flags_ & kFutureAnnotations;
  std::vector<bool> is_volatile;
  auto add = [&](std::string_view local, LocalKind kind) {
    unit.registers[local] = static_cast<int>(unit.locals.size());
    unit.locals.emplace_back(local, kind);
    is_volatile.push_back(scope->volatile_names.contains(local));
  };
  auto kind_of = [](const Symbol& s) { return s.reach == Reach::kCell ? LocalKind::kCell : LocalKind::kLocal; };
  if (scope->is_function_like()) {
    for (auto p : scope->parameters) add(p, kind_of(*scope->find(p)));
    for (const Symbol& s : scope->symbols) {
      if ((s.reach == Reach::kLocal || s.reach == Reach::kCell) && !unit.registers.contains(s.name))
        add(s.name, kind_of(s));
    }
  } else if (scope->kind == ScopeKind::kClass) {
    if (scope->needs_class_cell) add(table_.intern("__class__"), LocalKind::kCell);
    if (scope->needs_classdict) add(table_.intern("__classdict__"), LocalKind::kCell);
  }
  std::vector<std::pair<std::string_view, int>> slots;
  std::vector<std::string_view> hidden_names;
  assign_hidden(unit, scope, 0, slots, hidden_names);
  for (auto n : hidden_names) {
    unit.locals.emplace_back(n, LocalKind::kHidden);
    is_volatile.push_back(false);
  }
  for (auto n : scope->free_names) {
    int reg = static_cast<int>(unit.locals.size());
    unit.registers[n] = reg;
    unit.locals.emplace_back(n, LocalKind::kFree);
    is_volatile.push_back(false);
  }
  unit.set_named_count(static_cast<int>(unit.locals.size()));
  unit.volatile_registers = is_volatile;
  for (std::size_t i = 0; i < scope->parameters.size() && scope->is_function_like(); ++i) unit.flow[i] = true;

  uint32_t& flags = unit.code_flags;
  if (scope->is_function_like()) {
    flags |= kCodeOptimized | kCodeNewLocals;
    if (scope->parent != nullptr && scope->parent->is_function_like()) flags |= kCodeNested;
    if (scope->has_varargs) flags |= kCodeVarArgs;
    if (scope->has_varkeywords) flags |= kCodeVarKeywords;
    if (scope->is_coroutine && scope->is_generator) {
      flags |= kCodeAsyncGenerator;
    } else if (scope->is_coroutine) {
      flags |= kCodeCoroutine;
    } else if (scope->is_generator) {
      flags |= kCodeGenerator;
    }
  } else {
    flags |= scope->kind == ScopeKind::kClass ? kCodeClassBody : kCodeModule;
  }
  unit_ = &unit;
}

void Codegen::prologue(const SourceRange& range) {
  if (u().code_flags & (kCodeGenerator | kCodeCoroutine | kCodeAsyncGenerator)) emit(range, Op::ReturnGenerator);
  for (std::size_t i = 0; i < u().locals.size(); ++i) {
    if (u().locals[i].second == LocalKind::kCell) emit(range, Op::MakeCell, static_cast<int>(i));
  }
}

uint32_t Codegen::close_unit(UnitState& unit) {
  unit_ = unit.parent;
  if (failed()) return 0;
  std::vector<uint64_t> block;
  if (!unit.assemble(filename_, block)) {
    fail(unit.scope->range, "too many names, constants or registers in one function");
    return 0;
  }
  return unit_->constants.add_code(std::move(block));
}

std::vector<uint64_t> Codegen::module(const Module& m) {
  UnitState unit;
  mode_ = m.mode;
  unit_ = nullptr;
  Scope* scope = table_.module();
  open_unit(unit, scope, "<module>", 1);
  SourceRange start{1, 0, 1, 0};
  prologue(start);
  if (scope->has_annotations) emit(start, Op::SetupAnnotations);
  if (mode_ == ParseMode::Eval) {
    auto* value = as<Expr>(m.body[0])->value;
    int reg = push_value(value);
    emit(value->range, Op::Return, reg);
  } else {
    if (mode_ == ParseMode::Exec && !m.body.empty() && options_.optimize < 2 && is<Expr>(m.body[0])) {
      auto* doc = try_as<Constant>(as<Expr>(m.body[0])->value);
      if (doc != nullptr && doc->tag == ConstantKind::Str) {
        unit.docstring = unit.constants.add(ConstValue::str(doc->text));
        int reg = push();
        load_const(doc->range, ConstValue::str(doc->text), reg);
        store_name("__doc__", doc->range, reg);
        unit.pop_to(reg);
      }
    }
    body(std::span(m.body).subspan(has_docstring(m.body)));
    emit(m.body.empty() ? start : kNoPlace, Op::ReturnNone);
  }
  std::vector<uint64_t> block;
  if (!failed() && !unit.assemble(filename_, block))
    fail(start, "too many names, constants or registers in one module");
  unit_ = nullptr;
  return block;
}

}  // namespace adder
