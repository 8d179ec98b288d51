// scope_resolver.cpp: the resolving pass: from flags to where each name lives, top down.
//
// A name that a scope does not bind is looked for outwards, class bodies skipped (but for a type scope directly inside
// one, which reads the class namespace first). Found in a function-like scope it becomes a cell there and a free
// variable of every scope between. `__class__` is found in the nearest class body around a function.
// Must stay true: a scope is resolved before its children, so an outer name is settled when an inner one asks.
#include <algorithm>

#include "frontend/scope/scope_builder.h"

namespace adder {

void ScopeBuilder::add_free(Scope* scope, std::string_view name) {
  for (auto existing : scope->free_names) {
    if (existing == name) return;
  }
  scope->free_names.push_back(name);
  Symbol& symbol = scope->get(name);
  // A class body that binds the name itself only passes the cell through.
  if (scope->kind == ScopeKind::kClass && (symbol.flags & kBound)) return;
  if (symbol.reach == Reach::kUnresolved || symbol.reach == Reach::kGlobalImplicit) symbol.reach = Reach::kFree;
}

// Looks `name` up around `scope`; true when a cell was found and threaded through.
bool ScopeBuilder::capture(Scope* scope, std::string_view name) {
  Scope* owner = nullptr;
  for (Scope* p = scope->parent; p != nullptr; p = p->parent) {
    if (p->kind == ScopeKind::kModule) break;
    if (p->kind == ScopeKind::kClass) {
      if (name == "__class__") {
        p->needs_class_cell = true;
        owner = p;
        break;
      }
      if (name == "__classdict__") {
        p->needs_classdict = true;
        owner = p;
        break;
      }
      continue;
    }
    Symbol* symbol = p->find(name);
    if (symbol == nullptr) continue;
    if (symbol->reach == Reach::kGlobalExplicit) return false;
    if (symbol->reach == Reach::kLocal || symbol->reach == Reach::kCell) {
      symbol->reach = Reach::kCell;
      owner = p;
      break;
    }
    if (symbol->reach == Reach::kFree) {
      owner = p;
      break;
    }
  }
  if (owner == nullptr) return false;
  for (Scope* p = scope; p != owner; p = p->parent) add_free(p, name);
  return true;
}

void ScopeBuilder::resolve_symbol(Scope* scope, Symbol& symbol) {
  if (symbol.reach == Reach::kFree) return;
  if (symbol.flags & kGlobalDecl) {
    symbol.reach = Reach::kGlobalExplicit;
    return;
  }
  if (symbol.flags & kNonlocalDecl) {
    if (!capture(scope, symbol.name)) {
      fail(symbol.directive, "no binding for nonlocal '" + std::string(symbol.name) + "' found");
      return;
    }
    for (Scope* p = scope->parent; p != nullptr; p = p->parent) {
      Symbol* outer = p->kind == ScopeKind::kClass ? nullptr : p->find(symbol.name);
      if (outer == nullptr || !(outer->flags & kBound)) continue;
      if (outer->flags & kTypeParam) {
        fail(symbol.directive, "nonlocal binding not allowed for type parameter '" + std::string(symbol.name) + "'");
      }
      break;
    }
    symbol.reach = Reach::kFree;
    return;
  }
  if (symbol.flags & kBound) {
    symbol.reach = scope->kind == ScopeKind::kModule ? Reach::kGlobalImplicit : Reach::kLocal;
    return;
  }
  if (scope->kind == ScopeKind::kModule || !capture(scope, symbol.name)) {
    symbol.reach = Reach::kGlobalImplicit;
  } else {
    symbol.reach = Reach::kFree;
  }
}

void ScopeBuilder::resolve(Scope* scope) {
  if (failed()) return;
  if (!scope->inlined) {
    // Index loop: capturing can append symbols to scopes above, never to this one's unvisited children.
    for (std::size_t i = 0; i < scope->symbols.size(); ++i) resolve_symbol(scope, scope->symbols[i]);
    if (scope->can_see_class) capture(scope, table_.intern("__classdict__"));
  }
  for (Scope* child : scope->children) resolve(child);
  std::sort(scope->free_names.begin(), scope->free_names.end());
}

}  // namespace adder
