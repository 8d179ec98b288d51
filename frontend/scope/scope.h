// scope.h: what the scope analysis finds: one Scope a module, class body, function, lambda, comprehension or
// type-parameter list, each with its symbols and where every name of it lives.
//
// The compiler asks it two things: which scope belongs to an AST node, and how a name is reached from that scope.
// What must stay true:
//  - names are mangled (private names of classes) and owned by the table;
//  - a comprehension with `inlined` set has no unit of its own: its variables are hidden locals of `host`, and its
//    other names are names of `parent`;
//  - `free_names` is the order of the closure tuple.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "frontend/ast/ast.h"

namespace adder {

enum class ScopeKind : uint8_t {
  kModule,
  kClass,
  kFunction,
  kLambda,
  kListComp,
  kSetComp,
  kDictComp,
  kGeneratorExp,
  kAnnotation,    // under `from __future__ import annotations`: checked, never compiled
  kTypeParams,    // <generic parameters of X>
  kTypeAlias,     // the lazily evaluated value of a `type` statement
  kTypeVarBound,  // the lazily evaluated bound of a type variable
};

enum SymbolFlag : uint16_t {
  kUsed = 1,
  kAssigned = 2,
  kParameter = 4,
  kGlobalDecl = 8,
  kNonlocalDecl = 16,
  kAnnotated = 32,
  kImported = 64,
  kIterVar = 128,  // target of a comprehension's `for`
  kTypeParam = 256,
  kBound = kAssigned | kParameter | kImported | kTypeParam,
};

enum class Reach : uint8_t { kUnresolved, kLocal, kCell, kFree, kGlobalExplicit, kGlobalImplicit };

struct Symbol {
  std::string_view name;
  uint16_t flags = 0;
  Reach reach = Reach::kUnresolved;
  SourceRange directive;  // of `global` or `nonlocal`
};

struct Scope {
  ScopeKind kind = ScopeKind::kModule;
  const ast::Node* node = nullptr;
  std::string_view name;
  std::string_view class_name;  // for mangling; empty outside classes
  Scope* parent = nullptr;      // where unbound names are looked up: skips inlined comprehensions
  std::vector<Scope*> children;
  SourceRange range;

  std::deque<Symbol> symbols;  // in order of first appearance; a deque keeps addresses
  std::unordered_map<std::string_view, Symbol*> by_name;
  std::vector<std::string_view> parameters;
  std::vector<std::string_view> free_names;
  std::unordered_set<std::string_view> walrus_targets;  // locals an expression can rebind
  std::unordered_set<std::string_view> volatile_names;  // locals that `del` or `except ... as` can unbind

  bool is_generator = false;  // has yield
  bool is_coroutine = false;  // async def, or a comprehension with await or async for
  bool has_varargs = false;
  bool has_varkeywords = false;
  bool returns_value = false;
  bool needs_class_cell = false;  // class: some method uses __class__ or super
  bool needs_classdict = false;   // class: some type scope looks names up in its namespace
  bool can_see_class = false;     // type scope directly inside a class body
  bool has_annotations = false;   // module or class: some AnnAssign, so __annotations__ must exist
  bool inlined = false;
  bool in_iter_expression = false;  // while the builder is in a comprehension's iterable
  int iter_depth = 0;
  std::vector<Scope*> inlined_children;

  Symbol* find(std::string_view n) const {
    auto it = by_name.find(n);
    return it == by_name.end() ? nullptr : it->second;
  }
  Symbol& get(std::string_view n) {
    if (Symbol* s = find(n)) return *s;
    symbols.push_back(Symbol{n, 0, Reach::kUnresolved, {}});
    Symbol* s = &symbols.back();
    by_name.emplace(n, s);
    return *s;
  }
  bool is_comprehension() const { return kind >= ScopeKind::kListComp && kind <= ScopeKind::kGeneratorExp; }
  // Names of it live in registers and inner scopes can capture them.
  bool is_function_like() const { return kind != ScopeKind::kModule && kind != ScopeKind::kClass; }
  bool is_type_scope() const { return kind >= ScopeKind::kTypeParams; }
};

// Owns all scopes and names of one module.
class SymbolTable {
 public:
  Scope* module() const { return module_; }
  // The scope that `node` opens; a generic function or class opens two, its type parameters' and its own.
  Scope* scope_of(const ast::Node* node) const {
    auto it = by_node_.find(node);
    return it == by_node_.end() ? nullptr : it->second;
  }
  Scope* type_params_of(const ast::Node* node) const {
    auto it = type_params_by_node_.find(node);
    return it == type_params_by_node_.end() ? nullptr : it->second;
  }
  // One stable copy of a name.
  std::string_view intern(std::string_view text) {
    auto it = names_.find(std::string(text));
    return it != names_.end() ? std::string_view(*it) : std::string_view(*names_.emplace(text).first);
  }
  // `__x` inside class `_Cls` is `_Cls__x`.
  std::string_view mangle(std::string_view class_name, std::string_view name);

 private:
  friend class ScopeBuilder;
  Scope* module_ = nullptr;
  std::vector<std::unique_ptr<Scope>> scopes_;
  std::unordered_map<const ast::Node*, Scope*> by_node_;
  std::unordered_map<const ast::Node*, Scope*> type_params_by_node_;
  std::unordered_set<std::string> names_;
};

}  // namespace adder
