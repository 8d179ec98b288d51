// Atoms: names, constants, numbers, and what stands in (), [] and {}, comprehensions included.
#include <charconv>
#include <cstdlib>

#include "frontend/parser/parser.h"

namespace adder {

using namespace ast;

template <typename T>
T* Parser::constant(size_t first, ConstantKind kind) {
  T* made = node<T>(first);
  made->tag = kind;
  return made;
}

ExprNode* Parser::atom() {
  size_t start = mark_;
  auto keyword = [&](ConstantKind kind) {
    mark_++;
    return constant<Constant>(start, kind);
  };
  switch (peek().kind) {
    case Tok::Name: {
      Identifier id = identifier(peek());
      mark_++;
      auto* name = node<Name>(start);
      name->id = id;
      return name;
    }
    case Tok::KwTrue:
      return keyword(ConstantKind::True);
    case Tok::KwFalse:
      return keyword(ConstantKind::False);
    case Tok::KwNone:
      return keyword(ConstantKind::None);
    case Tok::Ellipsis:
      return keyword(ConstantKind::Ellipsis);
    case Tok::Number:
      return number();
    case Tok::String:
    case Tok::FStringStart:
      return strings();
    case Tok::LPar:
      return parenthesised();
    case Tok::LSqb:
      return list_display();
    case Tok::LBrace:
      return second_run_ ? brace_display_reported() : brace_display();
    default:
      return nullptr;
  }
}

ExprNode* Parser::number() {
  size_t start = mark_;
  const Token& literal = peek();
  std::string text;
  for (char c : lexer_.slice(literal))
    if (c != '_') text += c;
  mark_++;
  int base = 10;
  if (text.size() > 2 && text[0] == '0') {
    char letter = static_cast<char>(text[1] | 0x20);
    base = letter == 'x' ? 16 : letter == 'o' ? 8 : letter == 'b' ? 2 : 10;
  }
  bool imaginary = base == 10 && (text.back() | 0x20) == 'j';
  if (imaginary) text.pop_back();
  bool real = imaginary || (base == 10 && text.find_first_of(".eE") != std::string::npos);
  if (real) {
    double value = 0;
    auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
    // Out of range: too large is infinity, too small is zero; strtod tells which.
    if (status == std::errc::result_out_of_range) value = std::strtod(text.c_str(), nullptr);
    auto* made = constant<Constant>(start, imaginary ? ConstantKind::Imaginary : ConstantKind::Float);
    made->float_value = value;
    return made;
  }
  std::string_view digits = text;
  if (base != 10) digits.remove_prefix(2);
  while (digits.size() > 1 && digits[0] == '0') digits.remove_prefix(1);
  int64_t value = 0;
  auto [end, status] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (status == std::errc()) {
    auto* made = constant<Constant>(start, ConstantKind::Int);
    made->int_value = value;
    return made;
  }
  constexpr size_t kMaxDecimalDigits = 4300;
  if (base == 10 && digits.size() > kMaxDecimalDigits) {
    return raise_range(range_of(literal), range_of(literal),
                       "Exceeds the limit (4300 digits) for integer string conversion: value has " +
                           std::to_string(digits.size()) +
                           " digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal "
                           "for huge integer literals to avoid decimal conversion limits.");
  }
  auto* made = constant<Constant>(start, ConstantKind::BigInt);
  made->base = static_cast<uint8_t>(base);
  made->text = arena_.copy(digits);
  return made;
}

ExprNode* Parser::parenthesised() {
  size_t start = mark_;
  mark_++;
  if (accept(Tok::RPar)) return node<Tuple>(start);
  if (at(Tok::KwYield)) {
    ExprNode* value = yield_expression();
    if (value != nullptr && accept(Tok::RPar)) return value;
  } else {
    ExprNode* first = star_named_expression();
    if (first != nullptr) {
      if (accept(Tok::Comma)) {
        Exprs elements{first};
        if (!at(Tok::RPar)) star_named_expressions(&elements);
        if (accept(Tok::RPar)) {
          auto* tuple = node<Tuple>(start);
          tuple->elts = arena_.copy(elements);
          return tuple;
        }
      } else if (at(Tok::RPar) && !is<Starred>(first)) {
        mark_++;
        return first;
      } else if (at_comprehension() && !is<Starred>(first)) {
        if (ExprNode* made = comprehension<GeneratorExp>(start, first, Tok::RPar)) return made;
      }
    }
  }
  if (report_ && !failed_) {
    mark_ = start + 1;
    if (at(Tok::Star) || at(Tok::DoubleStar)) {
      bool twice = at(Tok::DoubleStar);
      mark_++;
      ExprNode* value = expression();
      if (value != nullptr && at(Tok::RPar)) {
        raise_range(range_of(token(start + 1)), twice ? range_of(token(start + 1)) : value->range,
                    twice ? "cannot use double starred expression here" : "cannot use starred expression here");
      }
    }
    mark_ = start;
    if (!failed_) invalid_comprehension(Tok::LPar);
  }
  return reset(start);
}

ExprNode* Parser::list_display() {
  size_t start = mark_;
  mark_++;
  Exprs elements;
  if (!at(Tok::RSqb)) star_named_expressions(&elements);
  if (accept(Tok::RSqb)) {
    auto* list = node<List>(start);
    list->elts = arena_.copy(elements);
    return list;
  }
  if (elements.size() == 1 && token(mark_ - 1).kind != Tok::Comma && !is<Starred>(elements[0]) && at_comprehension())
    if (ExprNode* made = comprehension<ListComp>(start, elements[0], Tok::RSqb)) return made;
  if (report_ && !failed_) {
    mark_ = start;
    invalid_comprehension(Tok::LSqb);
  }
  return reset(start);
}

// `key: value` or `**mapping` (key is then nullptr).
bool Parser::dict_item(ExprNode** key, ExprNode** value, bool first) {
  size_t start = mark_;
  *key = nullptr;
  if (accept(Tok::DoubleStar)) {
    *value = bitwise_or();
  } else {
    // The reference reports a missing comma in the first key only.
    *key = first || at(Tok::LPar) ? expression() : quietly([&] { return expression(); });
    *value = *key != nullptr && accept(Tok::Colon) ? expression() : nullptr;
  }
  if (*value != nullptr) return true;
  mark_ = start;
  return false;
}

ExprNode* Parser::brace_display() {
  size_t start = mark_;
  mark_++;
  if (accept(Tok::RBrace)) return node<Dict>(start);
  if (!at(Tok::DoubleStar)) {
    Exprs elements;
    ExprNode* first = star_named_expression();
    if (first == nullptr) return reset(start);
    if (!at(Tok::Colon)) {
      if (at_comprehension() && !is<Starred>(first)) {
        ExprNode* made = comprehension<SetComp>(start, first, Tok::RBrace);
        return made != nullptr ? made : reset(start);
      }
      elements.push_back(first);
      if (accept(Tok::Comma) && !at(Tok::RBrace)) star_named_expressions(&elements);
      if (!accept(Tok::RBrace)) return reset(start);
      auto* set = node<Set>(start);
      set->elts = arena_.copy(elements);
      return set;
    }
    mark_ = start + 1;
  }
  Exprs keys, values;
  do {
    if (at(Tok::RBrace)) break;
    ExprNode *key = nullptr, *value = nullptr;
    if (!dict_item(&key, &value, keys.empty())) return reset(start);
    keys.push_back(key);
    values.push_back(value);
    if (keys.size() == 1 && key != nullptr && at_comprehension()) {
      std::vector<Comprehension*> clauses;
      if (!comprehension_clauses(&clauses) || !accept(Tok::RBrace)) return reset(start);
      auto* made = node<DictComp>(start);
      made->key = key;
      made->value = value;
      made->generators = arena_.copy(clauses);
      return made;
    }
  } while (accept(Tok::Comma));
  if (!accept(Tok::RBrace)) return reset(start);
  auto* dict = node<Dict>(start);
  dict->keys = arena_.copy(keys);
  dict->values = arena_.copy(values);
  return dict;
}

// In the reporting run: the valid reading first (its parts report their own mistakes), then the mistakes of braces.
ExprNode* Parser::brace_display_reported() {
  size_t start = mark_;
  if (ExprNode* made = brace_display()) return made;
  if (failed_ || !report_) return reset(start);
  mark_ = start + 1;
  invalid_dict_items();
  if (failed_) return nullptr;
  mark_ = start + 1;
  if (accept(Tok::DoubleStar)) {
    const Token& stars = token(start + 1);
    std::vector<Comprehension*> clauses;
    if (bitwise_or() != nullptr && comprehension_clauses(&clauses) && accept(Tok::RBrace) && !failed_)
      raise_token(stars, "dict unpacking cannot be used in dict comprehension");
  }
  if (failed_) return nullptr;
  mark_ = start;
  invalid_comprehension(Tok::LBrace);
  return reset(start);
}

void Parser::invalid_dict_items() {
  size_t start = mark_;
  auto bad_value = [&](size_t colon) {
    if (accept(Tok::Star)) {
      size_t star = mark_ - 1;
      if (bitwise_or() != nullptr && !failed_) {
        const Token& last = tokens_[furthest_];
        raise(SyntaxErrorKind::SyntaxError, "cannot use a starred expression in a dictionary value", token(star).line,
              token(star).col + 1, last.end_line, last.end_col);
      }
    } else if (at(Tok::RBrace) || at(Tok::Comma)) {
      raise_token(token(colon), "expression expected after dictionary key and ':'");
    }
  };
  // items, a comma, then an item that is none
  for (;;) {
    ExprNode *key = nullptr, *value = nullptr;
    if (!dict_item(&key, &value, mark_ == start)) break;
    if (!accept(Tok::Comma)) return;
  }
  if (failed_) return;
  size_t item = mark_;
  ExprNode* key = item == start || at(Tok::LPar) ? expression() : quietly([&] { return expression(); });
  if (key == nullptr || failed_) return;
  if (at(Tok::Colon)) {
    mark_++;
    bad_value(mark_ - 1);
  } else if (item != start) {
    raise(SyntaxErrorKind::SyntaxError, "':' expected after dictionary key", key->range.line, key->range.end_col,
          key->range.end_line, 0);
  }
}

bool Parser::comprehension_clauses(std::vector<Comprehension*>* out) {
  size_t start = mark_;
  for (;;) {
    size_t first = mark_;
    bool async = at(Tok::KwAsync) && peek(1).kind == Tok::KwFor;
    if (async) mark_++;
    if (!accept(Tok::KwFor)) {
      mark_ = first;
      break;
    }
    size_t targets = mark_;
    ExprNode* target = target_list();
    if (target == nullptr || !accept(Tok::KwIn)) {
      if (report_ && !failed_) {
        mark_ = targets;
        ExprNode* wrong = star_expressions();
        if (wrong != nullptr && !failed_) raise_invalid_target(wrong, Targets::For);
      }
      mark_ = first;
      break;
    }
    ExprNode* iter = disjunction();
    if (iter == nullptr) {
      mark_ = start;
      return false;
    }
    Exprs ifs;
    for (size_t before = mark_; accept(Tok::KwIf); before = mark_) {
      ExprNode* test = disjunction();
      if (test == nullptr) {
        mark_ = before;
        break;
      }
      ifs.push_back(test);
    }
    auto* clause = node<Comprehension>(first);
    clause->target = target;
    clause->iter = iter;
    clause->ifs = arena_.copy(ifs);
    clause->is_async = async;
    out->push_back(clause);
  }
  return !out->empty() && !failed_;
}

template <typename T>
ExprNode* Parser::comprehension(size_t start, ExprNode* element, Tok close) {
  std::vector<Comprehension*> clauses;
  if (!comprehension_clauses(&clauses) || !accept(close)) return reset(start);
  T* made = node<T>(start);
  made->elt = element;
  made->generators = arena_.copy(clauses);
  return made;
}

template ExprNode* Parser::comprehension<GeneratorExp>(size_t, ExprNode*, Tok);

void Parser::invalid_comprehension(Tok open) {
  size_t start = mark_;
  mark_++;
  std::vector<Comprehension*> clauses;
  if (at(Tok::Star)) {
    size_t first = mark_++;
    ExprNode* value = expression();
    if (value != nullptr) {
      SourceRange range = range_from(first);
      if (comprehension_clauses(&clauses) && !failed_) {
        raise_range(range, range, "iterable unpacking cannot be used in comprehension");
        return;
      }
    }
    mark_ = start + 1;
  }
  if (open == Tok::LPar || failed_) return;
  const char* message = "did you forget parentheses around the comprehension target?";
  ExprNode* first = star_named_expression();
  if (first == nullptr || !at(Tok::Comma)) return;
  size_t comma = mark_++;
  Exprs rest;
  clauses.clear();
  if (star_named_expressions(&rest) && comprehension_clauses(&clauses) && !failed_) {
    raise_range(first->range, rest.back()->range, message);
    return;
  }
  if (failed_) return;
  mark_ = comma + 1;
  clauses.clear();
  if (comprehension_clauses(&clauses) && !failed_) raise_range(first->range, range_of(token(comma)), message);
}

}  // namespace adder
