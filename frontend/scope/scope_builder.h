// scope_builder.h: walks the tree once, making scopes and symbols, then resolves every name.
//
// Two passes in one class: building (scope_builder.cpp, scope_expressions.cpp) records who binds and who uses what and
// decides which comprehensions are inlined; resolving (scope_resolver.cpp) turns that into Reach values, cells and
// closures. Errors are sticky: the first one is kept, the walk then stops as soon as it notices.
#pragma once

#include <functional>
#include <optional>

#include "frontend/diagnostics/diagnostic.h"
#include "frontend/scope/recursion_guard.h"
#include "frontend/scope/scope.h"

namespace adder {

struct ScopeError {
  SyntaxErrorKind kind = SyntaxErrorKind::SyntaxError;
  std::string message;
  SourceRange range;
};

class ScopeBuilder {
 public:
  ScopeBuilder(SymbolTable& table, StackBudget& budget, bool future_annotations)
      : table_(table), budget_(budget), future_annotations_(future_annotations) {}

  // The error, if any. Fills the table.
  std::optional<ScopeError> run(const ast::Module& module);

 private:
  // building
  Scope* enter(ScopeKind kind, const ast::Node* node, std::string_view name);
  void leave();
  void fail(const SourceRange& range, std::string message, SyntaxErrorKind kind = SyntaxErrorKind::SyntaxError);
  bool failed() const { return error_.has_value(); }
  std::string_view mangled(std::string_view name) { return table_.mangle(scope_->class_name, name); }
  Symbol& note(std::string_view name, uint16_t flag, const SourceRange& range);
  void use(std::string_view name, const SourceRange& range) { note(name, kUsed, range); }
  void bind(std::string_view name, const SourceRange& range, uint16_t flag = kAssigned) { note(name, flag, range); }
  bool forbid_in_lazy_scope(const char* what, const SourceRange& range);

  void stmts(std::span<ast::StmtNode*> body);
  void stmt(const ast::StmtNode* s);
  void if_chain(const ast::If* s);
  void function(const ast::FunctionBase* f, bool is_async);
  void class_def(const ast::ClassDef* c);
  void type_alias(const ast::TypeAlias* t);
  void type_params(std::span<ast::TypeParamNode*> params);
  void type_param_scope(const ast::StmtNode* s, std::string_view name, std::span<ast::TypeParamNode*> params);
  void parameters(const ast::Arguments* args);
  void defaults(const ast::Arguments* args);
  void annotations(const ast::Arguments* args, const ast::ExprNode* returns);
  void annotation(const ast::ExprNode* e);
  void ann_assign(const ast::AnnAssign* s);
  void import_names(std::span<ast::Alias*> names, const ast::StmtNode* s, bool from);
  void directive(const ast::StmtNode* s, std::span<ast::Identifier> names, bool global);
  void delete_target(const ast::ExprNode* e);

  void exprs(std::span<ast::ExprNode*> es) {
    for (auto* e : es) expr(e);
  }
  void expr(const ast::ExprNode* e);
  void lambda(const ast::Lambda* l);
  void named_expr(const ast::NamedExpr* e);
  void walrus_in_comprehension(const ast::NamedExpr* e, std::string_view name);
  void comprehension(const ast::ExprNode* e, ScopeKind kind, std::span<ast::Comprehension*> generators,
                     const ast::ExprNode* elt, const ast::ExprNode* value);
  void pattern(const ast::PatternNode* p);
  void decide_inlining(Scope* comp);
  Scope* nearest_binding_scope();

  // resolving
  void resolve(Scope* scope);
  void resolve_symbol(Scope* scope, Symbol& symbol);
  bool capture(Scope* scope, std::string_view name);
  void add_free(Scope* scope, std::string_view name);

  SymbolTable& table_;
  StackBudget& budget_;
  bool future_annotations_;
  Scope* scope_ = nullptr;
  std::optional<ScopeError> error_;
  // Names that inner units of a scope need from outside themselves: filled bottom up, used to decide inlining.
  std::unordered_map<const Scope*, std::unordered_set<std::string_view>> captured_;
};

}  // namespace adder
