// Expressions from the loosest to the tightest: star lists, walrus, conditional, lambda, boolean, comparison, binary
// operators (precedence climbing), unary, power. Primaries are in parser_calls.cpp, atoms in parser_atoms.cpp.
//
// Left-associative chains are loops and give trees as deep as the chain is long; so do runs of unary operators. The
// compiler guards its own recursion over them.
#include "frontend/parser/parser.h"

namespace adder {

using namespace ast;

ExprNode* Parser::star_expression() {
  size_t start = mark_;
  if (accept(Tok::Star)) {
    ExprNode* value = bitwise_or();
    if (value == nullptr) return reset(start);
    auto* star = node<Starred>(start);
    star->value = value;
    return star;
  }
  return expression();
}

ExprNode* Parser::star_expressions() {
  size_t start = mark_;
  ExprNode* first = star_expression();
  if (first == nullptr || !at(Tok::Comma)) return first;
  Exprs elements{first};
  while (accept(Tok::Comma)) {
    ExprNode* next = star_expression();
    if (next == nullptr) break;
    elements.push_back(next);
  }
  auto* tuple = node<Tuple>(start);
  tuple->elts = arena_.copy(elements);
  return tuple;
}

ExprNode* Parser::star_named_expression() {
  if (at(Tok::Star)) return star_expression();
  return named_expression();
}

// One or more, with an optional last comma. The elements are appended.
bool Parser::star_named_expressions(Exprs* out) {
  ExprNode* first = star_named_expression();
  if (first == nullptr) return false;
  out->push_back(first);
  while (accept(Tok::Comma)) {
    ExprNode* next = star_named_expression();
    if (next == nullptr) break;
    out->push_back(next);
  }
  return true;
}

ExprNode* Parser::assignment_expression() {
  if (!at(Tok::Name) || peek(1).kind != Tok::ColonEqual) return nullptr;
  size_t start = mark_;
  auto* target = arena_.make<Name>();
  target->id = identifier(peek());
  target->ctx = ExprContext::Store;
  mark_++;
  target->range = range_from(start);
  mark_++;
  ExprNode* value = expression();
  if (value == nullptr) return reset(start);
  auto* named = node<NamedExpr>(start);
  named->target = target;
  named->value = value;
  return named;
}

ExprNode* Parser::named_expression() {
  return memoised(Rule::NamedExpression, [&] { return named_expression_rule(); });
}

ExprNode* Parser::named_expression_rule() {
  size_t start = mark_;
  if (at(Tok::Name) && peek(1).kind == Tok::ColonEqual) return assignment_expression();
  if (report_) {
    invalid_named_expression();
    if (failed_) return nullptr;
    mark_ = start;
  }
  ExprNode* value = expression();
  if (value != nullptr && at(Tok::ColonEqual)) return reset(start);
  return value;
}

void Parser::invalid_named_expression() {
  size_t start = mark_;
  ExprNode* target = expression();
  if (target != nullptr && accept(Tok::ColonEqual)) {
    if (expression() != nullptr)
      raise_node(target, std::string("cannot use assignment expressions with ") + expression_name(target));
    if (failed_) return;
  }
  mark_ = start;
  auto no_more = [&] { return !at(Tok::Equal) && !at(Tok::ColonEqual); };
  if (at(Tok::Name) && peek(1).kind == Tok::Equal) {
    const Token& name = peek();
    mark_ += 2;
    ExprNode* value = bitwise_or();
    if (value != nullptr && no_more() && !failed_) {
      raise_range(range_of(name), value->range, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
      return;
    }
    mark_ = start;
  }
  if (failed_ || at(Tok::KwTrue) || at(Tok::KwFalse) || at(Tok::KwNone)) return;
  if (at(Tok::LPar) || at(Tok::LSqb)) {
    ExprNode* display = atom();
    bool excluded = display != nullptr && display->range.col == token(start).col &&
                    display->range.line == token(start).line &&
                    (is<List>(display) || is<Tuple>(display) || is<GeneratorExp>(display));
    mark_ = start;
    if (excluded || failed_) return;
  }
  target = bitwise_or();
  if (target != nullptr && accept(Tok::Equal)) {
    if (bitwise_or() != nullptr && no_more() && !failed_)
      raise_node(target, std::string("cannot assign to ") + expression_name(target) +
                             " here. Maybe you meant '==' instead of '='?");
  }
}

ExprNode* Parser::expression() {
  return memoised(Rule::Expression, [&] { return expression_rule(); });
}

ExprNode* Parser::expression_rule() {
  Depth depth(*this);
  if (failed_) return nullptr;
  if (report_) {
    size_t start = mark_;
    invalid_expression();
    if (failed_) return nullptr;
    mark_ = start;
  }
  return expression_plain();
}

ExprNode* Parser::expression_plain() {
  size_t start = mark_;
  if (at(Tok::KwLambda)) return lambda();
  ExprNode* value = disjunction();
  if (value == nullptr || !at(Tok::KwIf)) return value;
  size_t after_value = mark_;
  mark_++;
  ExprNode* test = disjunction();
  if (test == nullptr || !accept(Tok::KwElse)) {
    mark_ = after_value;
    return failed_ ? nullptr : value;
  }
  ExprNode* otherwise = expression();
  if (otherwise == nullptr) {
    mark_ = after_value;
    return failed_ ? nullptr : value;
  }
  auto* conditional = node<IfExp>(start);
  conditional->test = test;
  conditional->body = value;
  conditional->orelse = otherwise;
  return conditional;
}

ExprNode* Parser::expression_quiet() {
  return quietly([&] { return expression_plain(); });
}

bool Parser::legacy_statement(ExprNode* node) {
  auto* name = try_as<Name>(node);
  return name != nullptr && (name->id == "print" || name->id == "exec");
}

// The three mistakes recognised at the start of any expression: a missing comma, a missing else, and `print x`.
void Parser::invalid_expression() {
  size_t start = mark_;
  bool name = at(Tok::Name);
  // The reference compares a soft keyword with the length of the name only, so a prefix such as `c` counts as `case`.
  auto soft_prefix = [&] {
    std::string_view text = lexer_.slice(peek());
    return std::string_view("case").starts_with(text) || std::string_view("match").starts_with(text) || text == "_";
  };
  bool skip = name && (peek(1).kind == Tok::String || peek(1).kind == Tok::FStringStart || soft_prefix());
  if (failed_) return;
  ExprNode* left = nullptr;
  if (!skip) {
    left = disjunction();
    if (left != nullptr) {
      size_t before = mark_;
      ExprNode* right = expression_quiet();
      if (failed_) return;
      if (right != nullptr && !legacy_statement(left) && token(mark_ - 1).level != 0) {
        raise_range(left->range, right->range, "invalid syntax. Perhaps you forgot a comma?");
        return;
      }
      mark_ = before;
    }
  } else {
    left = disjunction();
  }
  if (left != nullptr && accept(Tok::KwIf)) {
    ExprNode* test = disjunction();
    if (test != nullptr && !at(Tok::KwElse) && !at(Tok::Colon) && !failed_) {
      raise_range(left->range, test->range, "expected 'else' after 'if' expression");
      return;
    }
  }
  if (failed_) return;
  mark_ = start;
  // The operands are parsed for any name: a mistake inside them is found by this attempt too.
  if (name && peek(1).kind != Tok::LPar) {
    const Token& word = peek();
    mark_++;
    std::string_view text = lexer_.slice(word);
    if (ExprNode* operands = star_expressions();
        operands != nullptr && !failed_ && (text == "print" || text == "exec")) {
      std::string keyword(text);
      raise_range(range_of(word), operands->range,
                  "Missing parentheses in call to '" + keyword + "'. Did you mean " + keyword + "(...)?");
    }
  }
}

ExprNode* Parser::yield_expression() {
  size_t start = mark_;
  if (!accept(Tok::KwYield)) return nullptr;
  if (accept(Tok::KwFrom)) {
    ExprNode* value = expression();
    if (value == nullptr) return reset(start);
    auto* from = node<YieldFrom>(start);
    from->value = value;
    return from;
  }
  ExprNode* value = star_expressions();
  if (failed_) return nullptr;
  auto* yield = node<Yield>(start);
  yield->value = value;
  return yield;
}

ExprNode* Parser::yield_or_star_expressions() {
  return at(Tok::KwYield) ? yield_expression() : star_expressions();
}

ExprNode* Parser::disjunction() {
  return memoised(Rule::Disjunction, [&] { return disjunction_rule(); });
}

ExprNode* Parser::disjunction_rule() {
  size_t start = mark_;
  ExprNode* first = conjunction();
  if (first == nullptr || !at(Tok::KwOr)) return first;
  Exprs values{first};
  for (size_t before = mark_; accept(Tok::KwOr); before = mark_) {
    ExprNode* next = conjunction();
    if (next == nullptr) {
      mark_ = before;
      break;
    }
    values.push_back(next);
  }
  if (values.size() == 1) return failed_ ? nullptr : first;
  auto* either = node<BoolOp>(start);
  either->op = BoolOperator::Or;
  either->values = arena_.copy(values);
  return either;
}

ExprNode* Parser::conjunction() {
  size_t start = mark_;
  ExprNode* first = inversion();
  if (first == nullptr || !at(Tok::KwAnd)) return first;
  Exprs values{first};
  for (size_t before = mark_; accept(Tok::KwAnd); before = mark_) {
    ExprNode* next = inversion();
    if (next == nullptr) {
      mark_ = before;
      break;
    }
    values.push_back(next);
  }
  if (values.size() == 1) return failed_ ? nullptr : first;
  auto* both = node<BoolOp>(start);
  both->op = BoolOperator::And;
  both->values = arena_.copy(values);
  return both;
}

ExprNode* Parser::inversion() {
  size_t start = mark_;
  while (accept(Tok::KwNot)) {
  }
  size_t count = mark_ - start;
  ExprNode* value = comparison();
  if (value == nullptr) return reset(start);
  for (size_t i = count; i-- > 0;) {
    auto* inverted = node<UnaryOp>(start + i);
    inverted->op = UnaryOperator::Not;
    inverted->operand = value;
    value = inverted;
  }
  return value;
}

ExprNode* Parser::comparison() {
  size_t start = mark_;
  ExprNode* left = bitwise_or();
  if (left == nullptr) return nullptr;
  std::vector<CmpOp> ops;
  Exprs comparators;
  for (;;) {
    size_t before = mark_;
    CmpOp op;
    switch (peek().kind) {
      case Tok::EqEqual:
        op = CmpOp::Eq;
        break;
      case Tok::NotEqual:
        op = CmpOp::NotEq;
        break;
      case Tok::Less:
        op = CmpOp::Lt;
        break;
      case Tok::LessEqual:
        op = CmpOp::LtE;
        break;
      case Tok::Greater:
        op = CmpOp::Gt;
        break;
      case Tok::GreaterEqual:
        op = CmpOp::GtE;
        break;
      case Tok::KwIn:
        op = CmpOp::In;
        break;
      case Tok::KwIs:
        op = CmpOp::Is;
        if (peek(1).kind == Tok::KwNot) {
          // `is not x` first; `is (not x)` cannot follow, a comparison operand is never `not`
          op = CmpOp::IsNot;
          mark_++;
        }
        break;
      case Tok::KwNot:
        if (peek(1).kind != Tok::KwIn) goto done;
        op = CmpOp::NotIn;
        mark_++;
        break;
      default:
        goto done;
    }
    mark_++;
    ExprNode* right = bitwise_or();
    if (right == nullptr) {
      mark_ = before;
      break;
    }
    ops.push_back(op);
    comparators.push_back(right);
  }
done:
  if (ops.empty()) return failed_ ? nullptr : left;
  auto* compare = node<Compare>(start);
  compare->left = left;
  compare->ops = arena_.copy(ops);
  compare->comparators = arena_.copy(comparators);
  return compare;
}

namespace {

// Precedence of a binary operator, or -1. Power is not here: it binds tighter than unary operators on its left.
int binary_precedence(Tok kind, Operator* op) {
  switch (kind) {
    case Tok::VBar:
      *op = Operator::BitOr;
      return 0;
    case Tok::Circumflex:
      *op = Operator::BitXor;
      return 1;
    case Tok::Amper:
      *op = Operator::BitAnd;
      return 2;
    case Tok::LeftShift:
      *op = Operator::LShift;
      return 3;
    case Tok::RightShift:
      *op = Operator::RShift;
      return 3;
    case Tok::Plus:
      *op = Operator::Add;
      return 4;
    case Tok::Minus:
      *op = Operator::Sub;
      return 4;
    case Tok::Star:
      *op = Operator::Mult;
      return 5;
    case Tok::Slash:
      *op = Operator::Div;
      return 5;
    case Tok::DoubleSlash:
      *op = Operator::FloorDiv;
      return 5;
    case Tok::Percent:
      *op = Operator::Mod;
      return 5;
    case Tok::At:
      *op = Operator::MatMult;
      return 5;
    default:
      return -1;
  }
}

}  // namespace

ExprNode* Parser::binary(int min_precedence) {
  size_t start = mark_;
  ExprNode* left = factor();
  if (left == nullptr) return nullptr;
  for (;;) {
    Operator op = Operator::Add;
    int precedence = binary_precedence(peek().kind, &op);
    if (precedence < min_precedence) return failed_ ? nullptr : left;
    size_t before = mark_;
    mark_++;
    ExprNode* right = binary(precedence + 1);
    if (right == nullptr) {
      mark_ = before;
      return failed_ ? nullptr : left;
    }
    auto* made = node<BinOp>(start);
    made->left = left;
    made->op = op;
    made->right = right;
    left = made;
  }
}

ExprNode* Parser::factor() {
  size_t start = mark_;
  while (at(Tok::Minus) || at(Tok::Plus) || at(Tok::Tilde)) mark_++;
  size_t count = mark_ - start;
  ExprNode* value = power();
  if (value == nullptr) return reset(start);
  for (size_t i = count; i-- > 0;) {
    auto* unary = node<UnaryOp>(start + i);
    Tok kind = token(start + i).kind;
    unary->op = kind == Tok::Minus  ? UnaryOperator::USub
                : kind == Tok::Plus ? UnaryOperator::UAdd
                                    : UnaryOperator::Invert;
    unary->operand = value;
    value = unary;
  }
  return value;
}

ExprNode* Parser::power() {
  Depth depth(*this);
  if (failed_) return nullptr;
  size_t start = mark_;
  ExprNode* base = nullptr;
  if (accept(Tok::KwAwait)) {
    ExprNode* value = primary();
    if (value == nullptr) return reset(start);
    auto* await = node<Await>(start);
    await->value = value;
    base = await;
  } else {
    base = primary();
  }
  if (base == nullptr || !at(Tok::DoubleStar)) return base;
  size_t before = mark_;
  mark_++;
  ExprNode* exponent = factor();
  if (exponent == nullptr) {
    mark_ = before;
    return failed_ ? nullptr : base;
  }
  auto* made = node<BinOp>(start);
  made->left = base;
  made->op = Operator::Pow;
  made->right = exponent;
  return made;
}

ExprNode* Parser::lambda() {
  size_t start = mark_;
  if (!accept(Tok::KwLambda)) return nullptr;
  Arguments* args = parameters(true);
  if (args == nullptr || !accept(Tok::Colon)) return reset(start);
  ExprNode* body = expression();
  if (body == nullptr) return reset(start);
  auto* made = node<Lambda>(start);
  made->args = args;
  made->body = body;
  return made;
}

}  // namespace adder
