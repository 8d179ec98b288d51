// validate.cpp: what a parser never makes but a program may: a tree with an empty body, an assignment to a call, two
// lists that should be of one length. The compiler relies on none of it happening.
#include "stdlib/ast/ast_module.h"

namespace adder {

namespace {

using namespace ast;
using ast::Kind;

const char* context_name(ExprContext c) {
  return c == ExprContext::Load ? "Load" : c == ExprContext::Store ? "Store" : "Del";
}

class Validator {
 public:
  explicit Validator(ThreadState& ts) : ts_(ts) {}

  template <typename T>
  bool all(Seq<T> items) {
    for (T* item : items)
      if (!check(item)) return false;
    return true;
  }

 private:
  template <typename... A>
  bool fail(const char* format, const A&... a) {
    raise_value_error(ts_, format, a...);
    return false;
  }

  bool filled(size_t size, const char* field, const char* owner) {
    return size ? true : fail("empty %s on %s", field, owner);
  }
  bool body(Seq<StmtNode> statements, const char* owner) {
    return filled(statements.size(), "body", owner) && all(statements);
  }
  bool name(Identifier id) {
    for (const char* forbidden : {"None", "True", "False"})
      if (id == forbidden) return fail("identifier field can't represent '%s' constant", forbidden);
    return true;
  }
  bool maybe(ExprNode* e) { return !e || check(e); }
  bool exprs(Seq<ExprNode> items, ExprContext wanted = ExprContext::Load) {
    for (ExprNode* item : items)
      if (!expr(item, wanted)) return false;
    return true;
  }
  bool check(ExprNode* e) { return expr(e, ExprContext::Load); }

  bool check(Comprehension* c) { return expr(c->target, ExprContext::Store) && check(c->iter) && exprs(c->ifs); }
  bool generators(Seq<Comprehension> items) {
    if (items.empty()) return fail("comprehension with no generators");
    return all(items);
  }
  bool check(Keyword* k) { return check(k->value); }
  bool check(Arg* a) { return name(a->arg) && maybe(a->annotation); }
  bool check(WithItem* w) {
    return check(w->context_expr) && (!w->optional_vars || expr(w->optional_vars, ExprContext::Store));
  }
  bool check(ExceptHandler* h) { return maybe(h->type) && body(h->body, "ExceptHandler"); }
  bool check(MatchCase* c) { return pattern(c->pattern, false) && maybe(c->guard) && body(c->body, "match_case"); }
  bool check(TypeParamNode* p) { return !is<TypeVar>(p) || maybe(as<TypeVar>(p)->bound); }

  bool arguments(Arguments* a) {
    if (!all(a->posonlyargs) || !all(a->args) || (a->vararg && !check(a->vararg)) || !all(a->kwonlyargs) ||
        (a->kwarg && !check(a->kwarg)))
      return false;
    if (a->defaults.size() > a->posonlyargs.size() + a->args.size())
      return fail("more positional defaults than args on arguments");
    if (a->kw_defaults.size() != a->kwonlyargs.size())
      return fail("length of kwonlyargs is not the same as kw_defaults on arguments");
    for (ExprNode* e : a->kw_defaults)
      if (!maybe(e)) return false;
    return exprs(a->defaults);
  }

  bool expr(ExprNode* e, ExprContext wanted) {
    if (reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) <= ts_.native_limit) {
      raise_recursion_error(ts_, " during compilation");
      return false;
    }
    const ExprContext* has = nullptr;
    switch (e->kind) {
      case Kind::Attribute:
        has = &as<Attribute>(e)->ctx;
        break;
      case Kind::Subscript:
        has = &as<Subscript>(e)->ctx;
        break;
      case Kind::Starred:
        has = &as<Starred>(e)->ctx;
        break;
      case Kind::Name:
        has = &as<Name>(e)->ctx;
        if (!name(as<Name>(e)->id)) return false;
        break;
      case Kind::List:
        has = &as<ast::List>(e)->ctx;
        break;
      case Kind::Tuple:
        has = &as<ast::Tuple>(e)->ctx;
        break;
      default:
        if (wanted != ExprContext::Load)
          return fail("expression which can't be assigned to in %s context", context_name(wanted));
    }
    if (has && *has != wanted)
      return fail("expression must have %s context but has %s instead", context_name(wanted), context_name(*has));
    return expr_parts(e, wanted);
  }

  bool expr_parts(ExprNode* e, ExprContext context) {
    switch (e->kind) {
      case Kind::BoolOp:
        if (as<BoolOp>(e)->values.size() < 2) return fail("BoolOp with less than 2 values");
        return exprs(as<BoolOp>(e)->values);
      case Kind::NamedExpr:
        if (!is<Name>(as<NamedExpr>(e)->target)) {
          raise_type_error(ts_, "NamedExpr target must be a Name");
          return false;
        }
        return expr(as<NamedExpr>(e)->target, ExprContext::Store) && check(as<NamedExpr>(e)->value);
      case Kind::BinOp:
        return check(as<BinOp>(e)->left) && check(as<BinOp>(e)->right);
      case Kind::UnaryOp:
        return check(as<UnaryOp>(e)->operand);
      case Kind::Lambda:
        return arguments(as<Lambda>(e)->args) && check(as<Lambda>(e)->body);
      case Kind::IfExp:
        return check(as<IfExp>(e)->test) && check(as<IfExp>(e)->body) && check(as<IfExp>(e)->orelse);
      case Kind::Dict: {
        auto* d = as<ast::Dict>(e);
        if (d->keys.size() != d->values.size()) return fail("Dict doesn't have the same number of keys as values");
        for (ExprNode* key : d->keys)
          if (!maybe(key)) return false;
        return exprs(d->values);
      }
      case Kind::Set:
        return exprs(as<ast::Set>(e)->elts);
      case Kind::ListComp:
      case Kind::SetComp:
      case Kind::GeneratorExp:
        return generators(static_cast<ElementComp*>(e)->generators) && check(static_cast<ElementComp*>(e)->elt);
      case Kind::DictComp:
        return generators(as<DictComp>(e)->generators) && check(as<DictComp>(e)->key) && check(as<DictComp>(e)->value);
      case Kind::Await:
        return check(as<Await>(e)->value);
      case Kind::Yield:
        return maybe(as<Yield>(e)->value);
      case Kind::YieldFrom:
        return check(as<YieldFrom>(e)->value);
      case Kind::Compare: {
        auto* c = as<ast::Compare>(e);
        if (c->comparators.empty()) return fail("Compare with no comparators");
        if (c->comparators.size() != c->ops.size())
          return fail("Compare has a different number of comparators and operands");
        return check(c->left) && exprs(c->comparators);
      }
      case Kind::Call:
        return check(as<Call>(e)->func) && exprs(as<Call>(e)->args) && all(as<Call>(e)->keywords);
      case Kind::FormattedValue:
        return check(as<FormattedValue>(e)->value) && maybe(as<FormattedValue>(e)->format_spec);
      case Kind::JoinedStr:
        return exprs(as<JoinedStr>(e)->values);
      case Kind::Attribute:
        return check(as<Attribute>(e)->value);
      case Kind::Subscript:
        return check(as<Subscript>(e)->slice) && check(as<Subscript>(e)->value);
      case Kind::Starred:
        return expr(as<Starred>(e)->value, context);
      case Kind::List:
        return exprs(as<ast::List>(e)->elts, context);
      case Kind::Tuple:
        return exprs(as<ast::Tuple>(e)->elts, context);
      case Kind::Slice:
        return maybe(as<ast::Slice>(e)->lower) && maybe(as<ast::Slice>(e)->upper) && maybe(as<ast::Slice>(e)->step);
      default:
        return true;
    }
  }

  bool literal_pattern(ExprNode* e) {
    if (is<Constant>(e) || is<Attribute>(e) || is<JoinedStr>(e) || is<UnaryOp>(e) || is<BinOp>(e)) return true;
    return fail("patterns may only match literals and attribute lookups");
  }

  bool patterns(Seq<PatternNode> items, bool star) {
    for (PatternNode* p : items)
      if (!pattern(p, star)) return false;
    return true;
  }

  bool pattern(PatternNode* p, bool star) {
    switch (p->kind) {
      case Kind::MatchValue:
        return check(as<MatchValue>(p)->value) && literal_pattern(as<MatchValue>(p)->value);
      case Kind::MatchSequence:
        return patterns(as<MatchSequence>(p)->patterns, true);
      case Kind::MatchMapping: {
        auto* m = as<MatchMapping>(p);
        if (m->keys.size() != m->patterns.size())
          return fail("MatchMapping doesn't have the same number of keys as patterns");
        for (ExprNode* key : m->keys)
          if (!check(key) || !literal_pattern(key)) return false;
        return patterns(m->patterns, false);
      }
      case Kind::MatchClass: {
        auto* c = as<MatchClass>(p);
        if (c->kwd_attrs.size() != c->kwd_patterns.size())
          return fail("MatchClass doesn't have the same number of keyword attributes as patterns");
        ExprNode* cls = c->cls;
        if (!check(cls)) return false;
        while (is<Attribute>(cls)) cls = as<Attribute>(cls)->value;
        if (!is<Name>(cls)) return fail("MatchClass cls field can only contain Name or Attribute nodes.");
        return patterns(c->patterns, false) && patterns(c->kwd_patterns, false);
      }
      case Kind::MatchStar:
        return star ? true : fail("can't use MatchStar here");
      case Kind::MatchAs:
        if (as<MatchAs>(p)->name.empty() && as<MatchAs>(p)->pattern)
          return fail("MatchAs must specify a target name if a pattern is given");
        return name(as<MatchAs>(p)->name) && (!as<MatchAs>(p)->pattern || pattern(as<MatchAs>(p)->pattern, false));
      case Kind::MatchOr:
        if (as<MatchOr>(p)->patterns.size() < 2) return fail("MatchOr requires at least 2 patterns");
        return patterns(as<MatchOr>(p)->patterns, false);
      default:
        return true;
    }
  }

  bool check(StmtNode* s) {
    if (reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) <= ts_.native_limit) {
      raise_recursion_error(ts_, " during compilation");
      return false;
    }
    const char* kind = kind_name(s->kind);
    switch (s->kind) {
      case Kind::FunctionDef:
      case Kind::AsyncFunctionDef: {
        auto* f = static_cast<FunctionBase*>(s);
        return body(f->body, kind) && arguments(f->args) && exprs(f->decorator_list) && maybe(f->returns) &&
               all(f->type_params);
      }
      case Kind::ClassDef: {
        auto* c = as<ClassDef>(s);
        return body(c->body, kind) && exprs(c->bases) && all(c->keywords) && exprs(c->decorator_list) &&
               all(c->type_params);
      }
      case Kind::Return:
        return maybe(as<Return>(s)->value);
      case Kind::Delete:
        return filled(as<Delete>(s)->targets.size(), "targets", kind) &&
               exprs(as<Delete>(s)->targets, ExprContext::Del);
      case Kind::Assign:
        return filled(as<Assign>(s)->targets.size(), "targets", kind) &&
               exprs(as<Assign>(s)->targets, ExprContext::Store) && check(as<Assign>(s)->value);
      case Kind::TypeAlias:
        return expr(as<TypeAlias>(s)->name, ExprContext::Store) && all(as<TypeAlias>(s)->type_params) &&
               check(as<TypeAlias>(s)->value);
      case Kind::AugAssign:
        return expr(as<AugAssign>(s)->target, ExprContext::Store) && check(as<AugAssign>(s)->value);
      case Kind::AnnAssign: {
        auto* a = as<AnnAssign>(s);
        if (a->simple && !is<Name>(a->target)) {
          raise_type_error(ts_, "AnnAssign with simple non-Name target");
          return false;
        }
        return expr(a->target, ExprContext::Store) && maybe(a->value) && check(a->annotation);
      }
      case Kind::For:
      case Kind::AsyncFor: {
        auto* f = static_cast<ForBase*>(s);
        return expr(f->target, ExprContext::Store) && check(f->iter) && body(f->body, kind) && all(f->orelse);
      }
      case Kind::While:
        return check(as<While>(s)->test) && body(as<While>(s)->body, kind) && all(as<While>(s)->orelse);
      case Kind::If:
        return check(as<If>(s)->test) && body(as<If>(s)->body, kind) && all(as<If>(s)->orelse);
      case Kind::With:
      case Kind::AsyncWith: {
        auto* w = static_cast<WithBase*>(s);
        return filled(w->items.size(), "items", kind) && all(w->items) && body(w->body, kind);
      }
      case Kind::Match:
        return filled(as<Match>(s)->cases.size(), "cases", kind) && check(as<Match>(s)->subject) &&
               all(as<Match>(s)->cases);
      case Kind::Raise:
        if (as<Raise>(s)->cause && !as<Raise>(s)->exc) return fail("Raise with cause but no exception");
        return maybe(as<Raise>(s)->exc) && maybe(as<Raise>(s)->cause);
      case Kind::Try:
      case Kind::TryStar: {
        auto* t = static_cast<TryBase*>(s);
        if (!body(t->body, kind)) return false;
        if (t->handlers.empty() && t->finalbody.empty()) return fail("%s has neither handlers nor finalbody", kind);
        if (t->handlers.empty() && !t->orelse.empty()) return fail("%s has orelse but no except handlers", kind);
        return all(t->handlers) && all(t->orelse) && all(t->finalbody);
      }
      case Kind::Assert:
        return check(as<Assert>(s)->test) && maybe(as<Assert>(s)->msg);
      case Kind::Import:
        return filled(as<Import>(s)->names.size(), "names", kind);
      case Kind::ImportFrom:
        if (as<ImportFrom>(s)->level < 0) return fail("Negative ImportFrom level");
        return filled(as<ImportFrom>(s)->names.size(), "names", kind);
      case Kind::Global:
        return filled(as<Global>(s)->names.size(), "names", kind);
      case Kind::Nonlocal:
        return filled(as<Nonlocal>(s)->names.size(), "names", kind);
      case Kind::Expr:
        return check(as<ast::Expr>(s)->value);
      default:
        return true;
    }
  }

  ThreadState& ts_;
};

}  // namespace

bool validate_tree(ThreadState& ts, const ast::Module& tree) {
  return Validator(ts).all(tree.body);
}

}  // namespace adder
