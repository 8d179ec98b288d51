// scope_builder.cpp: the building pass over statements: scopes opened, names bound and used, declarations checked.
//
// The rules and messages are Python 3.11's (3.12's for type parameters). A `global` or `nonlocal` after a use of the
// name in the same scope is an error, so declarations are checked against the flags gathered so far: the walk follows
// source order. Long `elif` chains are walked in a loop, everything else recurses under the stack budget.
#include "frontend/scope/scope_builder.h"

namespace adder {

using namespace ast;

std::string_view SymbolTable::mangle(std::string_view class_name, std::string_view name) {
  if (class_name.empty() || name.size() < 3 || name[0] != '_' || name[1] != '_' || name.ends_with("__") ||
      name.find('.') != std::string_view::npos) {
    return intern(name);
  }
  std::size_t start = class_name.find_first_not_of('_');
  if (start == std::string_view::npos) return intern(name);
  std::string text = "_";
  text += class_name.substr(start);
  text += name;
  return intern(text);
}

std::optional<ScopeError> ScopeBuilder::run(const Module& module) {
  scope_ = nullptr;
  enter(ScopeKind::kModule, &module, "<module>");
  table_.module_ = scope_;
  Scope* top = scope_;
  stmts(module.body);
  leave();
  if (!failed()) resolve(top);
  return error_;
}

Scope* ScopeBuilder::enter(ScopeKind kind, const Node* node, std::string_view name) {
  table_.scopes_.push_back(std::make_unique<Scope>());
  Scope* s = table_.scopes_.back().get();
  s->kind = kind;
  s->node = node;
  s->name = table_.intern(name);
  s->parent = scope_;
  if (node != nullptr) s->range = node->range;
  if (scope_ != nullptr) {
    s->class_name = scope_->class_name;
    scope_->children.push_back(s);
    s->can_see_class = s->is_type_scope() && (scope_->kind == ScopeKind::kClass || scope_->can_see_class);
  }
  if (kind == ScopeKind::kTypeParams) {
    table_.type_params_by_node_[node] = s;
  } else {
    table_.by_node_[node] = s;
  }
  scope_ = s;
  return s;
}

// Closing a scope gathers what its inner units capture and, for a comprehension, settles whether it is inlined.
void ScopeBuilder::leave() {
  Scope* s = scope_;
  auto& captured = captured_[s];
  for (Scope* child : s->children) {
    const auto& inner = captured_[child];
    for (auto name : inner) captured.insert(name);
    if (child->inlined) continue;
    for (const Symbol& symbol : child->symbols) {
      bool bound_there = (symbol.flags & kBound) && !(symbol.flags & (kNonlocalDecl | kGlobalDecl));
      if (!bound_there && !(symbol.flags & kGlobalDecl)) captured.insert(symbol.name);
    }
  }
  if (s->is_comprehension()) decide_inlining(s);
  if (s->kind != ScopeKind::kClass) {
    for (const Symbol& symbol : s->symbols) {
      if ((symbol.flags & kBound) && !(symbol.flags & kNonlocalDecl)) captured.erase(symbol.name);
    }
  }
  scope_ = s->parent;
}

void ScopeBuilder::decide_inlining(Scope* comp) {
  Scope* host = comp->parent;
  bool host_fits = host->kind == ScopeKind::kModule || host->kind == ScopeKind::kFunction ||
                   host->kind == ScopeKind::kLambda || host->is_comprehension();
  if (comp->kind == ScopeKind::kGeneratorExp || comp->is_coroutine || comp->is_generator || !host_fits) return;
  const auto& captured = captured_[comp];
  for (const Symbol& symbol : comp->symbols) {
    if ((symbol.flags & kBound) && !(symbol.flags & (kNonlocalDecl | kGlobalDecl)) && captured.contains(symbol.name)) {
      return;
    }
  }
  comp->inlined = true;
  host->inlined_children.push_back(comp);
  // Every other name is the host's business now.
  for (const Symbol& symbol : comp->symbols) {
    bool own = (symbol.flags & kBound) && !(symbol.flags & (kNonlocalDecl | kGlobalDecl));
    if (!own && symbol.name != ".0") host->get(symbol.name).flags |= kUsed;
  }
  for (Scope* child : comp->children) {
    child->parent = host;
    host->children.push_back(child);
  }
  comp->children.clear();
}

void ScopeBuilder::fail(const SourceRange& range, std::string message, SyntaxErrorKind kind) {
  if (!error_) error_ = ScopeError{kind, std::move(message), range};
}

Symbol& ScopeBuilder::note(std::string_view raw, uint16_t flag, const SourceRange& range) {
  std::string_view name = mangled(raw);
  Symbol& symbol = scope_->get(name);
  if (flag == kParameter) {
    if (symbol.flags & kParameter) {
      fail(range, "duplicate argument '" + std::string(raw) + "' in function definition");
    }
    scope_->parameters.push_back(name);
  }
  if (flag == kTypeParam && (symbol.flags & kTypeParam)) {
    fail(range, "duplicate type parameter '" + std::string(raw) + "'");
  }
  // A comprehension's target may not also be the target of an assignment expression in it.
  if (flag == kIterVar || (flag == kAssigned && scope_->is_comprehension() && scope_->iter_depth > 0)) {
    if (symbol.flags & (kGlobalDecl | kNonlocalDecl)) {
      fail(range, "comprehension inner loop cannot rebind assignment expression target '" + std::string(raw) + "'");
    }
    symbol.flags |= kIterVar | kAssigned;
  }
  symbol.flags |= flag;
  return symbol;
}

bool ScopeBuilder::forbid_in_lazy_scope(const char* what, const SourceRange& range) {
  const char* where = nullptr;
  switch (scope_->kind) {
    case ScopeKind::kAnnotation:
      fail(range, "'" + std::string(what) + "' can not be used within an annotation");
      return true;
    case ScopeKind::kTypeVarBound:
      where = "a TypeVar bound";
      break;
    case ScopeKind::kTypeAlias:
      where = "a type alias";
      break;
    case ScopeKind::kTypeParams:
      where = "the definition of a generic";
      break;
    default:
      return false;
  }
  fail(range, std::string(what) + " cannot be used within " + where);
  return true;
}

void ScopeBuilder::stmts(std::span<StmtNode*> body) {
  for (auto* s : body) {
    if (failed()) return;
    stmt(s);
  }
}

void ScopeBuilder::if_chain(const If* s) {
  while (!failed()) {
    expr(s->test);
    stmts(s->body);
    if (s->orelse.size() == 1 && is<If>(s->orelse[0])) {
      s = as<If>(s->orelse[0]);
      continue;
    }
    stmts(s->orelse);
    return;
  }
}

void ScopeBuilder::stmt(const StmtNode* s) {
  RecursionGuard guard(budget_);
  if (budget_.exhausted()) {
    fail(s->range, "maximum recursion depth exceeded during compilation", SyntaxErrorKind::RecursionError);
    return;
  }
  switch (s->kind) {
    case Kind::FunctionDef:
      return function(as<FunctionDef>(s), false);
    case Kind::AsyncFunctionDef:
      return function(as<AsyncFunctionDef>(s), true);
    case Kind::ClassDef:
      return class_def(as<ClassDef>(s));
    case Kind::Return: {
      auto* r = as<Return>(s);
      if (r->value != nullptr) {
        scope_->returns_value = true;
        expr(r->value);
      }
      return;
    }
    case Kind::Delete:
      for (auto* target : as<Delete>(s)->targets) delete_target(target);
      return;
    case Kind::Assign:
      exprs(as<Assign>(s)->targets);
      return expr(as<Assign>(s)->value);
    case Kind::TypeAlias:
      return type_alias(as<TypeAlias>(s));
    case Kind::AugAssign:
      expr(as<AugAssign>(s)->target);
      return expr(as<AugAssign>(s)->value);
    case Kind::AnnAssign:
      return ann_assign(as<AnnAssign>(s));
    case Kind::For:
    case Kind::AsyncFor: {
      auto* f = static_cast<const ForBase*>(s);
      expr(f->target);
      expr(f->iter);
      stmts(f->body);
      return stmts(f->orelse);
    }
    case Kind::While:
      expr(as<While>(s)->test);
      stmts(as<While>(s)->body);
      return stmts(as<While>(s)->orelse);
    case Kind::If:
      return if_chain(as<If>(s));
    case Kind::With:
    case Kind::AsyncWith: {
      auto* w = static_cast<const WithBase*>(s);
      for (auto* item : w->items) {
        expr(item->context_expr);
        if (item->optional_vars != nullptr) expr(item->optional_vars);
      }
      return stmts(w->body);
    }
    case Kind::Match:
      expr(as<Match>(s)->subject);
      for (auto* c : as<Match>(s)->cases) {
        pattern(c->pattern);
        if (c->guard != nullptr) expr(c->guard);
        stmts(c->body);
      }
      return;
    case Kind::Raise: {
      auto* r = as<Raise>(s);
      if (r->exc != nullptr) expr(r->exc);
      if (r->cause != nullptr) expr(r->cause);
      return;
    }
    case Kind::Try:
    case Kind::TryStar: {
      auto* t = static_cast<const TryBase*>(s);
      stmts(t->body);
      stmts(t->orelse);
      for (auto* h : t->handlers) {
        if (h->type != nullptr) expr(h->type);
        if (!h->name.empty()) {
          bind(h->name, h->range);
          scope_->volatile_names.insert(mangled(h->name));
        }
        stmts(h->body);
      }
      return stmts(t->finalbody);
    }
    case Kind::Assert:
      expr(as<Assert>(s)->test);
      if (as<Assert>(s)->msg != nullptr) expr(as<Assert>(s)->msg);
      return;
    case Kind::Import:
      return import_names(as<Import>(s)->names, s, false);
    case Kind::ImportFrom:
      return import_names(as<ImportFrom>(s)->names, s, true);
    case Kind::Global:
      return directive(s, as<Global>(s)->names, true);
    case Kind::Nonlocal:
      return directive(s, as<Nonlocal>(s)->names, false);
    case Kind::Expr:
      return expr(as<Expr>(s)->value);
    default:
      return;
  }
}

void ScopeBuilder::delete_target(const ExprNode* e) {
  if (is<Name>(e)) {
    scope_->volatile_names.insert(mangled(as<Name>(e)->id));
  } else if (is<Tuple>(e)) {
    for (auto* item : as<Tuple>(e)->elts) delete_target(item);
    return;
  } else if (is<List>(e)) {
    for (auto* item : as<List>(e)->elts) delete_target(item);
    return;
  }
  expr(e);
}

void ScopeBuilder::import_names(std::span<Alias*> names, const StmtNode* s, bool from) {
  for (auto* alias : names) {
    if (from && alias->name == "*") {
      if (scope_->kind != ScopeKind::kModule) fail(alias->range, "import * only allowed at module level");
      continue;
    }
    std::string_view name = alias->asname.empty() ? alias->name : alias->asname;
    if (alias->asname.empty()) name = name.substr(0, name.find('.'));
    bind(name, s->range, kImported);
  }
}

void ScopeBuilder::directive(const StmtNode* s, std::span<Identifier> names, bool global) {
  const char* word = global ? "global" : "nonlocal";
  for (auto raw : names) {
    std::string_view name = mangled(raw);
    Symbol* symbol = scope_->find(name);
    uint16_t flags = symbol == nullptr ? 0 : symbol->flags;
    std::string quoted = "'" + std::string(name) + "'";
    if (flags & kParameter) return fail(s->range, "name " + quoted + " is parameter and " + word);
    if (flags & kAnnotated) return fail(s->range, "annotated name " + quoted + " can't be " + word);
    if (flags & kAssigned) {
      return fail(s->range, "name " + quoted + " is assigned to before " + word + " declaration");
    }
    if (flags & kUsed) return fail(s->range, "name " + quoted + " is used prior to " + word + " declaration");
    if (!global && scope_->kind == ScopeKind::kModule) {
      return fail(s->range, "nonlocal declaration not allowed at module level");
    }
    if (flags & (global ? kNonlocalDecl : kGlobalDecl)) {
      return fail(symbol->directive, "name " + quoted + " is nonlocal and global");
    }
    Symbol& declared = scope_->get(name);
    declared.flags |= global ? kGlobalDecl : kNonlocalDecl;
    declared.directive = s->range;
  }
}

void ScopeBuilder::ann_assign(const AnnAssign* s) {
  if (is<Name>(s->target)) {
    auto* name = as<Name>(s->target);
    Symbol* symbol = scope_->find(mangled(name->id));
    if (symbol != nullptr && (symbol->flags & (kGlobalDecl | kNonlocalDecl)) && scope_->kind != ScopeKind::kModule &&
        s->simple) {
      return fail(s->range, "annotated name '" + std::string(name->id) + "' can't be " +
                                ((symbol->flags & kGlobalDecl) ? "global" : "nonlocal"));
    }
    if (s->simple) {
      bind(name->id, name->range, kAnnotated);
      note(name->id, kAssigned, name->range);
      scope_->has_annotations = true;
    } else if (s->value != nullptr) {
      bind(name->id, name->range);
    }
  } else {
    expr(s->target);
  }
  annotation(s->annotation);
  if (s->value != nullptr) expr(s->value);
}

void ScopeBuilder::annotation(const ExprNode* e) {
  if (e == nullptr || failed()) return;
  if (!future_annotations_) return expr(e);
  Scope* outer = scope_;
  enter(ScopeKind::kAnnotation, e, "_annotation");
  expr(e);
  // Only looked at for errors: it takes no part in name resolution.
  outer->children.pop_back();
  scope_ = outer;
}

void ScopeBuilder::annotations(const Arguments* args, const ExprNode* returns) {
  for (auto* a : args->posonlyargs) annotation(a->annotation);
  for (auto* a : args->args) annotation(a->annotation);
  if (args->vararg != nullptr) annotation(args->vararg->annotation);
  if (args->kwarg != nullptr) annotation(args->kwarg->annotation);
  for (auto* a : args->kwonlyargs) annotation(a->annotation);
  annotation(returns);
}

void ScopeBuilder::defaults(const Arguments* args) {
  for (auto* d : args->defaults) expr(d);
  for (auto* d : args->kw_defaults) {
    if (d != nullptr) expr(d);
  }
}

void ScopeBuilder::parameters(const Arguments* args) {
  for (auto* a : args->posonlyargs) bind(a->arg, a->range, kParameter);
  for (auto* a : args->args) bind(a->arg, a->range, kParameter);
  for (auto* a : args->kwonlyargs) bind(a->arg, a->range, kParameter);
  if (args->vararg != nullptr) {
    bind(args->vararg->arg, args->vararg->range, kParameter);
    scope_->has_varargs = true;
  }
  if (args->kwarg != nullptr) {
    bind(args->kwarg->arg, args->kwarg->range, kParameter);
    scope_->has_varkeywords = true;
  }
}

void ScopeBuilder::function(const FunctionBase* f, bool is_async) {
  bind(f->name, f->range);
  defaults(f->args);
  exprs(f->decorator_list);
  if (!f->type_params.empty()) {
    type_param_scope(f, f->name, f->type_params);
    // The defaults were evaluated outside and come in as arguments.
    bool keyword_defaults = false;
    for (auto* d : f->args->kw_defaults) keyword_defaults = keyword_defaults || d != nullptr;
    if (!f->args->defaults.empty()) note(".defaults", kParameter, f->range);
    if (keyword_defaults) note(".kwdefaults", kParameter, f->range);
  }
  annotations(f->args, f->returns);
  enter(ScopeKind::kFunction, f, f->name);
  scope_->is_coroutine = is_async;
  parameters(f->args);
  stmts(f->body);
  leave();
  if (!f->type_params.empty()) leave();
}

void ScopeBuilder::class_def(const ClassDef* c) {
  bind(c->name, c->range);
  exprs(c->decorator_list);
  if (!c->type_params.empty()) {
    type_param_scope(c, c->name, c->type_params);
    scope_->class_name = table_.intern(c->name);
    scope_->get(table_.intern(".type_params")).flags |= kAssigned | kUsed;
    scope_->get(table_.intern(".generic_base")).flags |= kAssigned | kUsed;
  }
  exprs(c->bases);
  for (auto* k : c->keywords) expr(k->value);
  enter(ScopeKind::kClass, c, c->name);
  scope_->class_name = table_.intern(c->name);
  if (!c->type_params.empty()) {
    note("__type_params__", kAssigned, c->range);
    scope_->get(table_.intern(".type_params")).flags |= kUsed;
  }
  stmts(c->body);
  leave();
  if (!c->type_params.empty()) leave();
}

void ScopeBuilder::type_param_scope(const StmtNode* s, std::string_view name, std::span<TypeParamNode*> params) {
  enter(ScopeKind::kTypeParams, s, "<generic parameters of " + std::string(name) + ">");
  type_params(params);
}

void ScopeBuilder::type_params(std::span<TypeParamNode*> params) {
  for (auto* p : params) {
    switch (p->kind) {
      case Kind::TypeVar: {
        auto* t = as<TypeVar>(p);
        bind(t->name, t->range, kTypeParam);
        if (t->bound != nullptr) {
          enter(ScopeKind::kTypeVarBound, t, t->name);
          expr(t->bound);
          leave();
        }
        break;
      }
      case Kind::ParamSpec:
        bind(as<ParamSpec>(p)->name, p->range, kTypeParam);
        break;
      default:
        bind(as<TypeVarTuple>(p)->name, p->range, kTypeParam);
        break;
    }
  }
}

void ScopeBuilder::type_alias(const TypeAlias* t) {
  auto* name = as<Name>(t->name);
  bind(name->id, name->range);
  if (!t->type_params.empty()) type_param_scope(t, name->id, t->type_params);
  enter(ScopeKind::kTypeAlias, t, name->id);
  expr(t->value);
  leave();
  if (!t->type_params.empty()) leave();
}

void ScopeBuilder::pattern(const PatternNode* p) {
  RecursionGuard guard(budget_);
  if (budget_.exhausted()) {
    return fail(p->range, "maximum recursion depth exceeded during compilation", SyntaxErrorKind::RecursionError);
  }
  auto all = [&](std::span<PatternNode*> ps) {
    for (auto* q : ps) pattern(q);
  };
  switch (p->kind) {
    case Kind::MatchValue:
      return expr(as<MatchValue>(p)->value);
    case Kind::MatchSequence:
      return all(as<MatchSequence>(p)->patterns);
    case Kind::MatchMapping: {
      auto* m = as<MatchMapping>(p);
      exprs(m->keys);
      all(m->patterns);
      if (!m->rest.empty()) bind(m->rest, m->range);
      return;
    }
    case Kind::MatchClass: {
      auto* m = as<MatchClass>(p);
      expr(m->cls);
      all(m->patterns);
      return all(m->kwd_patterns);
    }
    case Kind::MatchStar:
      if (!as<MatchStar>(p)->name.empty()) bind(as<MatchStar>(p)->name, p->range);
      return;
    case Kind::MatchAs: {
      auto* m = as<MatchAs>(p);
      if (m->pattern != nullptr) pattern(m->pattern);
      if (!m->name.empty()) bind(m->name, m->range);
      return;
    }
    case Kind::MatchOr:
      return all(as<MatchOr>(p)->patterns);
    default:
      return;
  }
}

}  // namespace adder
