// Assignment targets: parsed as expressions, then checked and turned into Store or Del context.
//
// The grammar's target rules accept a subset of the expressions, so checking the tree afterwards accepts the same
// programs as parsing targets by rules of their own, and needs no backtracking.
#include "frontend/parser/parser.h"

namespace adder {

using namespace ast;

bool Parser::is_single_target(const ExprNode* node) const {
  return node->kind == Kind::Name || node->kind == Kind::Attribute || node->kind == Kind::Subscript;
}

bool Parser::is_star_target(const ExprNode* node) const {
  auto all = [&](Seq<ExprNode> elts) {
    for (ExprNode* element : elts)
      if (!is_star_target(element)) return false;
    return true;
  };
  if (auto* tuple = try_as<Tuple>(node)) return all(tuple->elts);
  if (auto* list = try_as<List>(node)) return all(list->elts);
  if (auto* star = try_as<Starred>(node)) return star->value->kind != Kind::Starred && is_star_target(star->value);
  return is_single_target(node);
}

void Parser::set_context(ExprNode* node, ExprContext context) {
  switch (node->kind) {
    case Kind::Name:
      as<Name>(node)->ctx = context;
      break;
    case Kind::Attribute:
      as<Attribute>(node)->ctx = context;
      break;
    case Kind::Subscript:
      as<Subscript>(node)->ctx = context;
      break;
    case Kind::Starred:
      as<Starred>(node)->ctx = context;
      set_context(as<Starred>(node)->value, context);
      break;
    case Kind::List:
      as<List>(node)->ctx = context;
      for (ExprNode* element : as<List>(node)->elts) set_context(element, context);
      break;
    case Kind::Tuple:
      as<Tuple>(node)->ctx = context;
      for (ExprNode* element : as<Tuple>(node)->elts) set_context(element, context);
      break;
    default:
      break;
  }
}

// One or more targets separated by commas, before `in`.
ExprNode* Parser::target_list() {
  return quietly([&]() -> ExprNode* {
    size_t start = mark_;
    Exprs elements;
    bool comma = false;
    for (;;) {
      size_t first = mark_;
      ExprNode* element = nullptr;
      if (accept(Tok::Star)) {
        if (ExprNode* value = primary()) {
          auto* star = node<Starred>(first);
          star->value = value;
          element = star;
        }
      } else {
        element = primary();
      }
      if (element == nullptr || !is_star_target(element)) {
        if (elements.empty()) return reset(start);
        mark_ = first;
        break;
      }
      elements.push_back(element);
      comma = accept(Tok::Comma);
      if (!comma) break;
    }
    ExprNode* result = elements[0];
    if (elements.size() > 1 || comma || token(mark_ - 1).kind == Tok::Comma) {
      auto* tuple = node<Tuple>(start);
      tuple->elts = arena_.copy(elements);
      result = tuple;
    }
    set_context(result, ExprContext::Store);
    return result;
  });
}

ExprNode* Parser::single_star_target() {
  return quietly([&]() -> ExprNode* {
    size_t start = mark_;
    bool starred = accept(Tok::Star);
    ExprNode* target = primary();
    if (target == nullptr || !is_star_target(target)) return reset(start);
    if (starred) {
      auto* star = node<Starred>(start);
      star->value = target;
      target = star;
    }
    set_context(target, ExprContext::Store);
    return target;
  });
}

// The part of `node` that cannot be a target, or nullptr.
ExprNode* Parser::invalid_target(ExprNode* node, Targets kind) {
  auto first_of = [&](Seq<ExprNode> elts) -> ExprNode* {
    for (ExprNode* element : elts)
      if (ExprNode* bad = invalid_target(element, kind)) return bad;
    return nullptr;
  };
  switch (node->kind) {
    case Kind::List:
      return first_of(as<List>(node)->elts);
    case Kind::Tuple:
      return first_of(as<Tuple>(node)->elts);
    case Kind::Starred:
      return kind == Targets::Delete ? node : invalid_target(as<Starred>(node)->value, kind);
    case Kind::Compare: {
      if (kind != Targets::For) return node;
      auto* compare = as<Compare>(node);
      return compare->ops[0] == CmpOp::In ? invalid_target(compare->left, kind) : nullptr;
    }
    case Kind::Name:
    case Kind::Attribute:
    case Kind::Subscript:
      return nullptr;
    default:
      return node;
  }
}

std::nullptr_t Parser::raise_invalid_target(ExprNode* node, Targets kind) {
  ExprNode* bad = invalid_target(node, kind);
  if (bad == nullptr) return nullptr;
  return raise_node(
      bad, std::string(kind == Targets::Delete ? "cannot delete " : "cannot assign to ") + expression_name(bad));
}

const char* Parser::expression_name(const ExprNode* node) {
  switch (node->kind) {
    case Kind::Attribute:
      return "attribute";
    case Kind::Subscript:
      return "subscript";
    case Kind::Starred:
      return "starred";
    case Kind::Name:
      return "name";
    case Kind::List:
      return "list";
    case Kind::Tuple:
      return "tuple";
    case Kind::Lambda:
      return "lambda";
    case Kind::Call:
      return "function call";
    case Kind::BoolOp:
    case Kind::BinOp:
    case Kind::UnaryOp:
      return "expression";
    case Kind::GeneratorExp:
      return "generator expression";
    case Kind::Yield:
    case Kind::YieldFrom:
      return "yield expression";
    case Kind::Await:
      return "await expression";
    case Kind::ListComp:
      return "list comprehension";
    case Kind::SetComp:
      return "set comprehension";
    case Kind::DictComp:
      return "dict comprehension";
    case Kind::Dict:
      return "dict literal";
    case Kind::Set:
      return "set display";
    case Kind::JoinedStr:
    case Kind::FormattedValue:
      return "f-string expression";
    case Kind::Constant:
      switch (as<Constant>(node)->tag) {
        case ConstantKind::None:
          return "None";
        case ConstantKind::True:
          return "True";
        case ConstantKind::False:
          return "False";
        case ConstantKind::Ellipsis:
          return "ellipsis";
        default:
          return "literal";
      }
    case Kind::Compare:
      return "comparison";
    case Kind::IfExp:
      return "conditional expression";
    case Kind::NamedExpr:
      return "named expression";
    default:
      return "expression";
  }
}

}  // namespace adder
