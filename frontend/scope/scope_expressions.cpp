// scope_expressions.cpp: the building pass over expressions: name uses, lambdas, comprehensions, walrus targets.
//
// A comprehension's outermost iterable belongs to the enclosing scope, the rest to its own. A walrus inside it binds
// in the nearest function or module around all comprehensions, which is why the comprehension records the name as
// global or nonlocal.
#include "frontend/scope/scope_builder.h"

namespace adder {

using namespace ast;

void ScopeBuilder::expr(const ExprNode* e) {
  if (e == nullptr || failed()) return;
  RecursionGuard guard(budget_);
  if (budget_.exhausted()) {
    fail(e->range, "maximum recursion depth exceeded during compilation", SyntaxErrorKind::RecursionError);
    return;
  }
  switch (e->kind) {
    case Kind::Name: {
      auto* n = as<Name>(e);
      if (n->ctx == ExprContext::Load) {
        use(n->id, n->range);
        // Zero-argument super() and a bare __class__ need the cell of the class.
        if (n->id == "super" && scope_->is_function_like()) use("__class__", n->range);
      } else {
        bind(n->id, n->range);
      }
      return;
    }
    case Kind::BoolOp:
      return exprs(as<BoolOp>(e)->values);
    case Kind::NamedExpr:
      return named_expr(as<NamedExpr>(e));
    case Kind::BinOp: {
      // 1 + 1 + ... + 1 leans left; walk down the spine, then the right operands in source order.
      std::vector<const BinOp*> spine;
      const ExprNode* left = e;
      while (is<BinOp>(left)) {
        spine.push_back(as<BinOp>(left));
        left = as<BinOp>(left)->left;
      }
      expr(left);
      for (auto it = spine.rbegin(); it != spine.rend(); ++it) expr((*it)->right);
      return;
    }
    case Kind::UnaryOp:
      return expr(as<UnaryOp>(e)->operand);
    case Kind::Lambda:
      return lambda(as<Lambda>(e));
    case Kind::IfExp:
      expr(as<IfExp>(e)->test);
      expr(as<IfExp>(e)->body);
      return expr(as<IfExp>(e)->orelse);
    case Kind::Dict: {
      auto* d = as<Dict>(e);
      for (std::size_t i = 0; i < d->values.size(); ++i) {
        expr(d->keys[i]);
        expr(d->values[i]);
      }
      return;
    }
    case Kind::Set:
      return exprs(as<Set>(e)->elts);
    case Kind::ListComp:
      return comprehension(e, ScopeKind::kListComp, as<ListComp>(e)->generators, as<ListComp>(e)->elt, nullptr);
    case Kind::SetComp:
      return comprehension(e, ScopeKind::kSetComp, as<SetComp>(e)->generators, as<SetComp>(e)->elt, nullptr);
    case Kind::GeneratorExp:
      return comprehension(e, ScopeKind::kGeneratorExp, as<GeneratorExp>(e)->generators, as<GeneratorExp>(e)->elt,
                           nullptr);
    case Kind::DictComp: {
      auto* d = as<DictComp>(e);
      return comprehension(e, ScopeKind::kDictComp, d->generators, d->key, d->value);
    }
    case Kind::Await:
      if (forbid_in_lazy_scope("await expression", e->range)) return;
      expr(as<Await>(e)->value);
      if (scope_->is_comprehension()) scope_->is_coroutine = true;
      return;
    case Kind::Yield:
    case Kind::YieldFrom: {
      if (forbid_in_lazy_scope("yield expression", e->range)) return;
      expr(is<Yield>(e) ? as<Yield>(e)->value : as<YieldFrom>(e)->value);
      static constexpr const char* kInside[] = {"list comprehension", "set comprehension", "dict comprehension",
                                                "generator expression"};
      if (scope_->is_comprehension()) {
        int which = static_cast<int>(scope_->kind) - static_cast<int>(ScopeKind::kListComp);
        return fail(e->range, std::string("'yield' inside ") + kInside[which]);
      }
      scope_->is_generator = true;
      return;
    }
    case Kind::Compare:
      expr(as<Compare>(e)->left);
      return exprs(as<Compare>(e)->comparators);
    case Kind::Call:
      expr(as<Call>(e)->func);
      exprs(as<Call>(e)->args);
      for (auto* k : as<Call>(e)->keywords) expr(k->value);
      return;
    case Kind::FormattedValue:
      expr(as<FormattedValue>(e)->value);
      return expr(as<FormattedValue>(e)->format_spec);
    case Kind::JoinedStr:
      return exprs(as<JoinedStr>(e)->values);
    case Kind::Attribute:
      return expr(as<Attribute>(e)->value);
    case Kind::Subscript:
      expr(as<Subscript>(e)->value);
      return expr(as<Subscript>(e)->slice);
    case Kind::Starred:
      return expr(as<Starred>(e)->value);
    case Kind::List:
      return exprs(as<List>(e)->elts);
    case Kind::Tuple:
      return exprs(as<Tuple>(e)->elts);
    case Kind::Slice:
      expr(as<Slice>(e)->lower);
      expr(as<Slice>(e)->upper);
      return expr(as<Slice>(e)->step);
    default:
      return;
  }
}

void ScopeBuilder::lambda(const Lambda* l) {
  defaults(l->args);
  enter(ScopeKind::kLambda, l, "<lambda>");
  parameters(l->args);
  expr(l->body);
  leave();
}

void ScopeBuilder::named_expr(const NamedExpr* e) {
  if (forbid_in_lazy_scope("named expression", e->range)) return;
  if (scope_->in_iter_expression) {
    return fail(e->range, "assignment expression cannot be used in a comprehension iterable expression");
  }
  auto* target = as<Name>(e->target);
  if (scope_->is_comprehension()) {
    walrus_in_comprehension(e, mangled(target->id));
    if (failed()) return;
  } else {
    scope_->walrus_targets.insert(mangled(target->id));
  }
  expr(e->value);
  if (!scope_->is_comprehension()) bind(target->id, target->range);
}

void ScopeBuilder::walrus_in_comprehension(const NamedExpr* e, std::string_view name) {
  const SourceRange& range = e->target->range;
  for (Scope* s = scope_; s != nullptr; s = s->parent) {
    if (s->is_comprehension()) {
      Symbol* symbol = s->find(name);
      if (symbol != nullptr && (symbol->flags & kIterVar)) {
        return fail(range,
                    "assignment expression cannot rebind comprehension iteration variable '" + std::string(name) + "'");
      }
      continue;
    }
    if (s->kind == ScopeKind::kClass) {
      return fail(range, "assignment expression within a comprehension cannot be used in a class body");
    }
    if (s->is_type_scope()) {
      return fail(range, "assignment expression within a comprehension cannot be used in a type scope");
    }
    Symbol& outer = s->get(name);
    bool global = s->kind == ScopeKind::kModule || (outer.flags & kGlobalDecl);
    if (!(outer.flags & (kGlobalDecl | kNonlocalDecl))) outer.flags |= kAssigned;
    s->walrus_targets.insert(name);
    for (Scope* c = scope_; c != s; c = c->parent) {
      Symbol& inner = c->get(name);
      inner.flags |= global ? kGlobalDecl : kNonlocalDecl;
      inner.flags |= kUsed;
      inner.directive = range;
    }
    return;
  }
}

void ScopeBuilder::comprehension(const ExprNode* e, ScopeKind kind, std::span<Comprehension*> generators,
                                 const ExprNode* elt, const ExprNode* value) {
  static constexpr const char* kNames[] = {"<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>"};
  auto iterable = [&](const ExprNode* iter) {
    bool saved = scope_->in_iter_expression;
    scope_->in_iter_expression = true;
    expr(iter);
    scope_->in_iter_expression = saved;
  };
  iterable(generators[0]->iter);
  Scope* outer = scope_;
  Scope* comp = enter(kind, e, kNames[static_cast<int>(kind) - static_cast<int>(ScopeKind::kListComp)]);
  comp->symbols.push_back(Symbol{table_.intern(".0"), kParameter, Reach::kUnresolved, {}});
  comp->by_name.emplace(comp->symbols.back().name, &comp->symbols.back());
  comp->parameters.push_back(comp->symbols.back().name);
  bool first = true;
  for (auto* g : generators) {
    if (g->is_async) comp->is_coroutine = true;
    ++comp->iter_depth;
    expr(g->target);
    --comp->iter_depth;
    if (!first) iterable(g->iter);
    first = false;
    exprs(g->ifs);
  }
  if (value != nullptr) {
    expr(elt);
    expr(value);
  } else {
    expr(elt);
  }
  bool is_async = comp->is_coroutine && kind != ScopeKind::kGeneratorExp;
  if (kind == ScopeKind::kGeneratorExp) comp->is_generator = true;
  leave();
  // Awaiting a comprehension makes the comprehension around it asynchronous too.
  if (is_async && outer->is_comprehension()) outer->is_coroutine = true;
}

}  // namespace adder
