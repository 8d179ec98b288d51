// names.cpp: from a name to the place it lives in, and the loads and stores for each place.
#include "frontend/compiler/codegen.h"

namespace adder {

using namespace ast;

std::string_view Codegen::mangled(std::string_view name) {
  return table_.mangle(u().scope->class_name, name);
}

NameRef Codegen::resolve(std::string_view raw) {
  std::string_view name = mangled(raw);
  for (auto it = u().inlined.rbegin(); it != u().inlined.rend(); ++it) {
    auto& own = u().hidden[*it];
    if (auto found = own.find(name); found != own.end()) return {NamePlace::kFast, found->second, name};
  }
  Scope* scope = u().scope;
  Symbol* symbol = scope->find(name);
  Reach reach = symbol == nullptr ? Reach::kGlobalImplicit : symbol->reach;
  if (scope->kind == ScopeKind::kModule) {
    bool global = reach == Reach::kGlobalExplicit || !u().inlined.empty() || options_.module_is_globals;
    return {global ? NamePlace::kGlobal : NamePlace::kName, -1, name};
  }
  if (scope->kind == ScopeKind::kClass) {
    if (reach == Reach::kGlobalExplicit) return {NamePlace::kGlobal, -1, name};
    if (reach == Reach::kFree) {
      bool explicit_cell = (symbol->flags & kNonlocalDecl) != 0;
      return {explicit_cell ? NamePlace::kCell : NamePlace::kClassFree, u().registers[name], name};
    }
    return {NamePlace::kName, -1, name};
  }
  bool class_first = scope->can_see_class && u().registers.contains("__classdict__") && name != "__classdict__" &&
                     name != "__class__" && !name.starts_with('.');
  switch (reach) {
    case Reach::kLocal:
      return {NamePlace::kFast, u().registers[name], name};
    case Reach::kCell:
      return {NamePlace::kCell, u().registers[name], name};
    case Reach::kFree:
      return {class_first ? NamePlace::kClassDictFree : NamePlace::kCell, u().registers[name], name};
    case Reach::kGlobalExplicit:
      return {NamePlace::kGlobal, -1, name};
    default:
      return {class_first ? NamePlace::kClassDict : NamePlace::kGlobal, -1, name};
  }
}

int Codegen::fast_local(std::string_view name) {
  NameRef ref = resolve(name);
  return ref.place == NamePlace::kFast ? ref.reg : -1;
}

bool Codegen::may_be_rebound(std::string_view name) {
  return u().scope->walrus_targets.contains(mangled(name));
}

void Codegen::check_bound(int reg, const SourceRange& range) {
  if (!u().reachable || u().bound(reg)) return;
  emit(range, Op::CheckBound, reg);
  if (!u().inlined.empty()) ++u().late_bound_checks;
  u().set_bound(reg, true);
}

void Codegen::load_name(std::string_view raw, const SourceRange& range, int dst) {
  NameRef ref = resolve(raw);
  switch (ref.place) {
    case NamePlace::kFast:
      check_bound(ref.reg, range);
      return move(range, dst, ref.reg);
    case NamePlace::kCell:
      emit(range, Op::LoadDeref, dst, ref.reg);
      return;
    case NamePlace::kGlobal:
      emit(range, Op::LoadGlobal, dst, name_at(ref.name));
      return;
    case NamePlace::kName:
      emit(range, Op::LoadName, dst, name_at(ref.name));
      return;
    case NamePlace::kClassFree:
      emit(range, Op::LoadClassDeref, dst, ref.reg, name_at(ref.name));
      return;
    case NamePlace::kClassDict:
    case NamePlace::kClassDictFree:
      into_temp(range, dst, [&](int t) {
        int mark = top();
        int dict = push();
        Label missing = label(), done = label();
        emit(range, Op::LoadDeref, dict, u().registers["__classdict__"]);
        pop_to(mark);
        emit(range, Op::LoadFromDict, t, dict, name_at(ref.name));
        jump(range, Op::JumpIfUnbound, missing, t);
        jump(kNoPlace, Op::Jump, done);
        bind(missing);
        if (ref.place == NamePlace::kClassDict) {
          emit(range, Op::LoadGlobal, t, name_at(ref.name));
        } else {
          emit(range, Op::LoadDeref, t, ref.reg);
        }
        bind(done);
      });
      return;
  }
}

void Codegen::store_name(std::string_view raw, const SourceRange& range, int value) {
  NameRef ref = resolve(raw);
  forbid_debug(raw, range);
  switch (ref.place) {
    case NamePlace::kFast:
      move(range, ref.reg, value);
      if (u().reachable) u().set_bound(ref.reg, true);
      return;
    case NamePlace::kGlobal:
      emit(range, Op::StoreGlobal, value, name_at(ref.name));
      return;
    case NamePlace::kName:
      emit(range, Op::StoreName, value, name_at(ref.name));
      return;
    case NamePlace::kClassDict:
      emit(range, Op::StoreGlobal, value, name_at(ref.name));
      return;
    default:
      emit(range, Op::StoreDeref, ref.reg, value);
      return;
  }
}

void Codegen::delete_name(std::string_view raw, const SourceRange& range) {
  NameRef ref = resolve(raw);
  forbid_debug(raw, range, "delete");
  switch (ref.place) {
    case NamePlace::kFast:
      emit(range, Op::DeleteFast, ref.reg);
      if (u().reachable) u().set_bound(ref.reg, false);
      return;
    case NamePlace::kGlobal:
    case NamePlace::kClassDict:
      emit(range, Op::DeleteGlobal, 0, name_at(ref.name));
      return;
    case NamePlace::kName:
      emit(range, Op::DeleteName, 0, name_at(ref.name));
      return;
    default:
      emit(range, Op::DeleteDeref, ref.reg);
      return;
  }
}

void Codegen::forbid_debug(std::string_view name, const SourceRange& range, const char* verb) {
  if (name == "__debug__") fail(range, std::string("cannot ") + verb + " __debug__");
}

}  // namespace adder
