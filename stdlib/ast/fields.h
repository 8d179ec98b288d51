// fields.h: each node struct of the front end as a list of its fields, in the order of nodes.def. Both directions walk
// it: `v(field)` for one that must be there, `v.maybe(field)` for one that may be None, `v.skip()` for one that the
// front end does not keep (type comments), in which None stands.
#pragma once

#include "frontend/ast/ast.h"

namespace adder::ast {

template <typename V>
void fields(V& v, FunctionBase& n) {
  v(n.name), v(n.args), v(n.body), v(n.decorator_list), v.maybe(n.returns), v.skip();
}
template <typename V>
void fields(V& v, ClassDef& n) {
  v(n.name), v(n.bases), v(n.keywords), v(n.body), v(n.decorator_list);
}
template <typename V>
void fields(V& v, Return& n) {
  v.maybe(n.value);
}
template <typename V>
void fields(V& v, Delete& n) {
  v(n.targets);
}
template <typename V>
void fields(V& v, Assign& n) {
  v(n.targets), v(n.value), v.skip();
}
template <typename V>
void fields(V& v, TypeAlias& n) {
  v(n.name), v(n.type_params), v(n.value);
}
template <typename V>
void fields(V& v, AugAssign& n) {
  v(n.target), v(n.op), v(n.value);
}
template <typename V>
void fields(V& v, AnnAssign& n) {
  v(n.target), v(n.annotation), v.maybe(n.value), v(n.simple);
}
template <typename V>
void fields(V& v, ForBase& n) {
  v(n.target), v(n.iter), v(n.body), v(n.orelse), v.skip();
}
template <typename V>
void fields(V& v, While& n) {
  v(n.test), v(n.body), v(n.orelse);
}
template <typename V>
void fields(V& v, If& n) {
  v(n.test), v(n.body), v(n.orelse);
}
template <typename V>
void fields(V& v, WithBase& n) {
  v(n.items), v(n.body), v.skip();
}
template <typename V>
void fields(V& v, Match& n) {
  v(n.subject), v(n.cases);
}
template <typename V>
void fields(V& v, Raise& n) {
  v.maybe(n.exc), v.maybe(n.cause);
}
template <typename V>
void fields(V& v, TryBase& n) {
  v(n.body), v(n.handlers), v(n.orelse), v(n.finalbody);
}
template <typename V>
void fields(V& v, Assert& n) {
  v(n.test), v.maybe(n.msg);
}
template <typename V>
void fields(V& v, Import& n) {
  v(n.names);
}
template <typename V>
void fields(V& v, ImportFrom& n) {
  v.maybe(n.module), v(n.names), v.maybe(n.level);
}
template <typename V>
void fields(V& v, Global& n) {
  v(n.names);
}
template <typename V>
void fields(V& v, Nonlocal& n) {
  v(n.names);
}
template <typename V>
void fields(V& v, Expr& n) {
  v(n.value);
}
template <typename V>
void fields(V&, Pass&) {}
template <typename V>
void fields(V&, Break&) {}
template <typename V>
void fields(V&, Continue&) {}
template <typename V>
void fields(V& v, BoolOp& n) {
  v(n.op), v(n.values);
}
template <typename V>
void fields(V& v, NamedExpr& n) {
  v(n.target), v(n.value);
}
template <typename V>
void fields(V& v, BinOp& n) {
  v(n.left), v(n.op), v(n.right);
}
template <typename V>
void fields(V& v, UnaryOp& n) {
  v(n.op), v(n.operand);
}
template <typename V>
void fields(V& v, Lambda& n) {
  v(n.args), v(n.body);
}
template <typename V>
void fields(V& v, IfExp& n) {
  v(n.test), v(n.body), v(n.orelse);
}
template <typename V>
void fields(V& v, Dict& n) {
  v.holed(n.keys), v(n.values);
}
template <typename V>
void fields(V& v, Set& n) {
  v(n.elts);
}
template <typename V>
void fields(V& v, ElementComp& n) {
  v(n.elt), v(n.generators);
}
template <typename V>
void fields(V& v, DictComp& n) {
  v(n.key), v(n.value), v(n.generators);
}
template <typename V>
void fields(V& v, Await& n) {
  v(n.value);
}
template <typename V>
void fields(V& v, Yield& n) {
  v.maybe(n.value);
}
template <typename V>
void fields(V& v, YieldFrom& n) {
  v(n.value);
}
template <typename V>
void fields(V& v, Compare& n) {
  v(n.left), v(n.ops), v(n.comparators);
}
template <typename V>
void fields(V& v, Call& n) {
  v(n.func), v(n.args), v(n.keywords);
}
template <typename V>
void fields(V& v, FormattedValue& n) {
  v(n.value), v(n.conversion), v.maybe(n.format_spec);
}
template <typename V>
void fields(V& v, JoinedStr& n) {
  v(n.values);
}
template <typename V>
void fields(V& v, Constant& n) {
  v.constant(n), v.unicode_kind(n.kind_u);
}
template <typename V>
void fields(V& v, Attribute& n) {
  v(n.value), v(n.attr), v(n.ctx);
}
template <typename V>
void fields(V& v, Subscript& n) {
  v(n.value), v(n.slice), v(n.ctx);
}
template <typename V>
void fields(V& v, Starred& n) {
  v(n.value), v(n.ctx);
}
template <typename V>
void fields(V& v, Name& n) {
  v(n.id), v(n.ctx);
}
template <typename V>
void fields(V& v, List& n) {
  v(n.elts), v(n.ctx);
}
template <typename V>
void fields(V& v, Tuple& n) {
  v(n.elts), v(n.ctx);
}
template <typename V>
void fields(V& v, Slice& n) {
  v.maybe(n.lower), v.maybe(n.upper), v.maybe(n.step);
}
template <typename V>
void fields(V& v, Comprehension& n) {
  v(n.target), v(n.iter), v(n.ifs), v(n.is_async);
}
template <typename V>
void fields(V& v, ExceptHandler& n) {
  v.maybe(n.type), v.maybe(n.name), v(n.body);
}
template <typename V>
void fields(V& v, Arguments& n) {
  v(n.posonlyargs), v(n.args), v.maybe(n.vararg), v(n.kwonlyargs), v.holed(n.kw_defaults), v.maybe(n.kwarg),
      v(n.defaults);
}
template <typename V>
void fields(V& v, Arg& n) {
  v(n.arg), v.maybe(n.annotation), v.skip();
}
template <typename V>
void fields(V& v, Keyword& n) {
  v.maybe(n.arg), v(n.value);
}
template <typename V>
void fields(V& v, Alias& n) {
  v(n.name), v.maybe(n.asname);
}
template <typename V>
void fields(V& v, WithItem& n) {
  v(n.context_expr), v.maybe(n.optional_vars);
}
template <typename V>
void fields(V& v, MatchCase& n) {
  v(n.pattern), v.maybe(n.guard), v(n.body);
}
template <typename V>
void fields(V& v, MatchValue& n) {
  v(n.value);
}
template <typename V>
void fields(V& v, MatchSingleton& n) {
  v.singleton(n.value);
}
template <typename V>
void fields(V& v, MatchSequence& n) {
  v(n.patterns);
}
template <typename V>
void fields(V& v, MatchMapping& n) {
  v(n.keys), v(n.patterns), v.maybe(n.rest);
}
template <typename V>
void fields(V& v, MatchClass& n) {
  v(n.cls), v(n.patterns), v(n.kwd_attrs), v(n.kwd_patterns);
}
template <typename V>
void fields(V& v, MatchStar& n) {
  v.maybe(n.name);
}
template <typename V>
void fields(V& v, MatchAs& n) {
  v.maybe(n.pattern), v.maybe(n.name);
}
template <typename V>
void fields(V& v, MatchOr& n) {
  v(n.patterns);
}
template <typename V>
void fields(V& v, TypeVar& n) {
  v(n.name), v.maybe(n.bound);
}
template <typename V>
void fields(V& v, ParamSpec& n) {
  v(n.name);
}
template <typename V>
void fields(V& v, TypeVarTuple& n) {
  v(n.name);
}

}  // namespace adder::ast

// The kinds that stand in a tree below the module, with the class of nodes.def that shows them.
#define ADDER_AST_HELPER_CLASSES(X) \
  X(Comprehension, comprehension)   \
  X(ExceptHandler, ExceptHandler)   \
  X(Arguments, arguments) X(Arg, arg) X(Keyword, keyword) X(Alias, alias) X(WithItem, withitem) X(MatchCase, match_case)
