// match statements (PEP 634): `match` and `case` are keywords only where a match statement can be read.
#include "frontend/parser/parser.h"

namespace adder {

using namespace ast;

StmtNode* Parser::match_statement() {
  size_t start = mark_++;
  size_t first = mark_;
  ExprNode* subject = star_named_expression();
  if (subject != nullptr && at(Tok::Comma)) {
    Exprs elements{subject};
    mark_++;
    star_named_expressions(&elements);
    auto* tuple = node<Tuple>(first);
    tuple->elts = arena_.copy(elements);
    subject = tuple;
  } else if (subject != nullptr && is<Starred>(subject)) {
    subject = nullptr;
  }
  if (subject == nullptr || failed_) return reset(start);
  if (!accept(Tok::Colon)) {
    if (report_ && at(Tok::Newline)) {
      // `match x` alone is no statement, so this cannot be anything else
      raise_last("expected ':'");
    }
    return reset(start);
  }
  if (!accept(Tok::Newline)) return reset(start);
  if (!accept(Tok::Indent)) {
    if (report_ && !failed_) raise_indent("'match' statement", token(start).line);
    return reset(start);
  }
  std::vector<MatchCase*> cases;
  while (at_soft("case")) {
    MatchCase* one = case_block();
    if (one == nullptr) break;
    cases.push_back(one);
  }
  if (cases.empty() || !accept(Tok::Dedent) || failed_) return reset(start);
  auto* made = node<Match>(start);
  made->subject = subject;
  made->cases = arena_.copy(cases);
  const SourceRange& last = cases.back()->body.back()->range;
  made->range.end_line = last.end_line;
  made->range.end_col = last.end_col;
  return made;
}

MatchCase* Parser::case_block() {
  size_t start = mark_++;
  auto give_up = [&]() -> MatchCase* { return reset(start); };
  PatternNode* pattern = patterns();
  if (pattern == nullptr) return give_up();
  ExprNode* guard = nullptr;
  if (accept(Tok::KwIf) && (guard = named_expression()) == nullptr) return give_up();
  Seq<StmtNode> body;
  if (!colon_block(&body, "'case' statement", token(start).line, false)) return give_up();
  auto* made = node<MatchCase>(start);
  made->pattern = pattern;
  made->guard = guard;
  made->body = body;
  return made;
}

PatternNode* Parser::maybe_star_pattern() {
  size_t start = mark_;
  if (!accept(Tok::Star)) return pattern();
  if (!at(Tok::Name)) return reset(start);
  Identifier name = identifier(peek());
  mark_++;
  auto* made = node<MatchStar>(start);
  if (name != "_") made->name = name;
  return made;
}

// The top of a case: an open sequence or one pattern.
PatternNode* Parser::patterns() {
  size_t start = mark_;
  PatternNode* first = maybe_star_pattern();
  if (first == nullptr) return nullptr;
  if (!at(Tok::Comma)) return is<MatchStar>(first) ? reset(start) : first;
  std::vector<PatternNode*> items{first};
  while (accept(Tok::Comma)) {
    PatternNode* next = maybe_star_pattern();
    if (next == nullptr) break;
    items.push_back(next);
  }
  if (failed_) return nullptr;
  auto* made = node<MatchSequence>(start);
  made->patterns = arena_.copy(items);
  return made;
}

PatternNode* Parser::pattern() {
  Depth depth(*this);
  if (failed_) return nullptr;
  size_t start = mark_;
  PatternNode* inner = or_pattern();
  if (inner == nullptr || !at(Tok::KwAs)) return inner;
  size_t before = mark_++;
  if (at(Tok::Name) && !at_soft("_") && peek(1).kind != Tok::Dot && peek(1).kind != Tok::LPar &&
      peek(1).kind != Tok::Equal) {
    Identifier name = identifier(peek());
    mark_++;
    auto* made = node<MatchAs>(start);
    made->pattern = inner;
    made->name = name;
    return made;
  }
  if (report_ && !failed_) {
    if (at_soft("_")) {
      raise_token(peek(), "cannot use '_' as a target");
    } else if (!at(Tok::Name)) {
      if (ExprNode* wrong = expression(); wrong != nullptr && !failed_) raise_node(wrong, "invalid pattern target");
    }
  }
  mark_ = before;
  return failed_ ? nullptr : inner;
}

PatternNode* Parser::or_pattern() {
  size_t start = mark_;
  PatternNode* first = closed_pattern();
  if (first == nullptr || !at(Tok::VBar)) return first;
  std::vector<PatternNode*> items{first};
  for (size_t before = mark_; accept(Tok::VBar); before = mark_) {
    PatternNode* next = closed_pattern();
    if (next == nullptr) {
      mark_ = before;
      break;
    }
    items.push_back(next);
  }
  if (failed_) return nullptr;
  if (items.size() == 1) return first;
  auto* made = node<MatchOr>(start);
  made->patterns = arena_.copy(items);
  return made;
}

PatternNode* Parser::closed_pattern() {
  size_t start = mark_;
  switch (peek().kind) {
    case Tok::Number:
    case Tok::Minus:
    case Tok::String:
    case Tok::FStringStart:
    case Tok::KwNone:
    case Tok::KwTrue:
    case Tok::KwFalse:
      return literal_pattern();
    case Tok::LPar:
    case Tok::LSqb:
      return group_or_sequence_pattern();
    case Tok::LBrace:
      return mapping_pattern();
    case Tok::Name:
      break;
    default:
      return nullptr;
  }
  ExprNode* value = dotted_value();
  if (at(Tok::LPar)) return class_pattern(start, value);
  if (failed_) return nullptr;
  if (is<Attribute>(value)) {
    auto* made = node<MatchValue>(start);
    made->value = value;
    return made;
  }
  if (at(Tok::Equal)) return reset(start);
  auto* made = node<MatchAs>(start);
  if (as<Name>(value)->id != "_") made->name = as<Name>(value)->id;
  return made;
}

// NAME ('.' NAME)*, at a name.
ExprNode* Parser::dotted_value() {
  size_t start = mark_;
  ExprNode* value = atom();
  while (value != nullptr && at(Tok::Dot) && peek(1).kind == Tok::Name) {
    Identifier name = identifier(peek(1));
    mark_ += 2;
    auto* attribute = node<Attribute>(start);
    attribute->value = value;
    attribute->attr = name;
    value = attribute;
  }
  return value;
}

ExprNode* Parser::signed_number() {
  size_t start = mark_;
  bool negative = accept(Tok::Minus);
  if (!at(Tok::Number)) return reset(start);
  ExprNode* value = number();
  if (value == nullptr || !negative) return value;
  auto* made = node<UnaryOp>(start);
  made->op = UnaryOperator::USub;
  made->operand = value;
  return made;
}

ExprNode* Parser::complex_or_number() {
  size_t start = mark_;
  auto imaginary = [](ExprNode* node) {
    if (auto* minus = try_as<UnaryOp>(node)) node = minus->operand;
    return as<Constant>(node)->tag == ConstantKind::Imaginary;
  };
  ExprNode* left = signed_number();
  if (left == nullptr || !(at(Tok::Plus) || at(Tok::Minus)) || peek(1).kind != Tok::Number) return left;
  if (imaginary(left)) return raise_node(left, "real number required in complex literal");
  Operator op = at(Tok::Plus) ? Operator::Add : Operator::Sub;
  mark_++;
  ExprNode* right = number();
  if (right == nullptr) return nullptr;
  if (!imaginary(right)) return raise_node(right, "imaginary number required in complex literal");
  auto* made = node<BinOp>(start);
  made->left = left;
  made->op = op;
  made->right = right;
  return made;
}

// An f-string is accepted here and refused by the compiler, as in the reference.
PatternNode* Parser::literal_pattern() {
  size_t start = mark_;
  if (at(Tok::KwNone) || at(Tok::KwTrue) || at(Tok::KwFalse)) {
    ConstantKind kind = at(Tok::KwNone)   ? ConstantKind::None
                        : at(Tok::KwTrue) ? ConstantKind::True
                                          : ConstantKind::False;
    mark_++;
    auto* made = node<MatchSingleton>(start);
    made->value = kind;
    return made;
  }
  ExprNode* value = at_string() ? strings() : complex_or_number();
  if (value == nullptr) return reset(start);
  auto* made = node<MatchValue>(start);
  made->value = value;
  return made;
}

PatternNode* Parser::group_or_sequence_pattern() {
  size_t start = mark_;
  bool group = at(Tok::LPar);
  Tok close = group ? Tok::RPar : Tok::RSqb;
  mark_++;
  std::vector<PatternNode*> items;
  bool comma = false;
  while (!at(close)) {
    PatternNode* item = maybe_star_pattern();
    if (item == nullptr) return reset(start);
    items.push_back(item);
    comma = accept(Tok::Comma);
    if (!comma) break;
  }
  if (!accept(close)) return reset(start);
  if (group && items.size() == 1 && !comma) return is<MatchStar>(items[0]) ? reset(start) : items[0];
  auto* made = node<MatchSequence>(start);
  made->patterns = arena_.copy(items);
  return made;
}

PatternNode* Parser::mapping_pattern() {
  size_t start = mark_++;
  Exprs keys;
  std::vector<PatternNode*> values;
  Identifier rest;
  while (!at(Tok::RBrace)) {
    if (failed_) return nullptr;
    if (accept(Tok::DoubleStar)) {
      if (!at(Tok::Name) || at_soft("_")) return reset(start);
      rest = identifier(peek());
      mark_++;
      accept(Tok::Comma);
      break;
    }
    size_t first = mark_;
    ExprNode* key = nullptr;
    if (at(Tok::Name)) {
      key = dotted_value();
      if (key != nullptr && is<Name>(key)) key = nullptr;
    } else if (PatternNode* literal = at(Tok::LPar) || at(Tok::LSqb) || at(Tok::LBrace) ? nullptr : closed_pattern()) {
      if (auto* value = try_as<MatchValue>(literal)) {
        key = value->value;
      } else if (auto* single = try_as<MatchSingleton>(literal)) {
        auto* made = node<Constant>(first);
        made->tag = single->value;
        key = made;
      }
    }
    if (key == nullptr || !accept(Tok::Colon)) return reset(start);
    PatternNode* value = pattern();
    if (value == nullptr) return reset(start);
    keys.push_back(key);
    values.push_back(value);
    if (!accept(Tok::Comma)) break;
  }
  if (!accept(Tok::RBrace)) return reset(start);
  auto* made = node<MatchMapping>(start);
  made->keys = arena_.copy(keys);
  made->patterns = arena_.copy(values);
  made->rest = rest;
  return made;
}

PatternNode* Parser::class_pattern(size_t start, ExprNode* cls) {
  mark_++;
  std::vector<PatternNode*> positional, keyword;
  std::vector<Identifier> names;
  while (!at(Tok::RPar)) {
    if (failed_) return nullptr;
    if (at(Tok::Name) && peek(1).kind == Tok::Equal) {
      Identifier name = identifier(peek());
      mark_ += 2;
      PatternNode* value = pattern();
      if (value == nullptr) return reset(start);
      names.push_back(name);
      keyword.push_back(value);
    } else {
      PatternNode* value = pattern();
      if (value == nullptr) return reset(start);
      if (!keyword.empty()) {
        if (report_ && !failed_) {
          PatternNode *first = value, *last = value;
          while (accept(Tok::Comma) && !(at(Tok::Name) && peek(1).kind == Tok::Equal)) {
            PatternNode* next = pattern();
            if (next == nullptr) break;
            last = next;
          }
          raise_range(first->range, last->range, "positional patterns follow keyword patterns");
        }
        return reset(start);
      }
      positional.push_back(value);
    }
    if (!accept(Tok::Comma)) break;
  }
  if (!accept(Tok::RPar)) return reset(start);
  auto* made = node<MatchClass>(start);
  made->cls = cls;
  made->patterns = arena_.copy(positional);
  made->kwd_attrs = arena_.copy(names);
  made->kwd_patterns = arena_.copy(keyword);
  return made;
}

}  // namespace adder
