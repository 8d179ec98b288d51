// Primaries: attribute, call and subscript chains, and call arguments with their mistakes.
#include "frontend/parser/parser.h"

namespace adder {

using namespace ast;

ExprNode* Parser::primary() {
  return memoised(Rule::Primary, [&] { return primary_rule(); });
}

ExprNode* Parser::primary_rule() {
  size_t start = mark_;
  ExprNode* value = atom();
  if (value == nullptr) return nullptr;
  for (;;) {
    size_t before = mark_;
    ExprNode* next = nullptr;
    switch (peek().kind) {
      case Tok::Dot: {
        mark_++;
        if (at(Tok::Name)) {
          Identifier name = identifier(peek());
          mark_++;
          auto* attribute = node<Attribute>(start);
          attribute->value = value;
          attribute->attr = name;
          next = attribute;
        }
        break;
      }
      case Tok::LPar:
        next = call_suffix(start, value);
        break;
      case Tok::LSqb: {
        mark_++;
        ExprNode* index = slices();
        if (index != nullptr && accept(Tok::RSqb)) {
          auto* subscript = node<Subscript>(start);
          subscript->value = value;
          subscript->slice = index;
          next = subscript;
        }
        break;
      }
      default:
        return failed_ ? nullptr : value;
    }
    if (next == nullptr) {
      mark_ = before;
      return failed_ ? nullptr : value;
    }
    value = next;
  }
}

ExprNode* Parser::call_suffix(size_t start, ExprNode* callee) {
  size_t open = mark_;
  auto finish = [&](Seq<ExprNode> args, Seq<Keyword> keywords) {
    auto* call = node<Call>(start);
    call->func = callee;
    call->args = args;
    call->keywords = keywords;
    return call;
  };
  auto generator = [&]() -> ExprNode* {
    mark_ = open + 1;
    ExprNode* element = argument_expression();
    if (element == nullptr || !at_comprehension()) return nullptr;
    ExprNode* made = comprehension<GeneratorExp>(open, element, Tok::RPar);
    if (made == nullptr) return nullptr;
    return finish(arena_.copy(Exprs{made}), {});
  };
  if (second_run_) {
    if (ExprNode* call = generator()) return call;
    if (failed_) return nullptr;
    if (report_) {
      mark_ = open;
      invalid_comprehension(Tok::LPar);
      if (failed_) return nullptr;
    }
    mark_ = open;
  }
  mark_ = open + 1;
  if (accept(Tok::RPar)) return finish({}, {});
  CallArgs list;
  if (arguments(&list) && accept(Tok::RPar)) return finish(arena_.copy(list.args), arena_.copy(list.keywords));
  if (failed_ || second_run_) return nullptr;
  if (list.args.size() == 1 && list.keywords.empty()) return generator();
  return nullptr;
}

ExprNode* Parser::argument_expression() {
  size_t start = mark_;
  if (at(Tok::Name) && peek(1).kind == Tok::ColonEqual) return assignment_expression();
  ExprNode* value = expression();
  if (value != nullptr && at(Tok::ColonEqual)) return reset(start);
  return value;
}

bool Parser::arguments(CallArgs* out) {
  size_t start = mark_;
  if (args(out)) {
    size_t after = mark_;
    accept(Tok::Comma);
    if (at(Tok::RPar)) return true;
    mark_ = after;
  }
  if (report_ && !failed_) {
    mark_ = start;
    invalid_arguments();
  }
  mark_ = start;
  return false;
}

// As many arguments as can be read; false when there is none. A last comma is left alone.
bool Parser::args(CallArgs* out) {
  enum { Positional, Keywords, DoubleStars } phase = Positional;
  out->args.clear();
  out->keywords.clear();
  out->first = mark_;
  size_t before = mark_;
  bool any = false;
  for (;;) {
    size_t start = mark_;
    bool good = false;
    if (at(Tok::Star) && phase != DoubleStars) {
      mark_++;
      if (ExprNode* value = expression()) {
        auto* star = node<Starred>(start);
        star->value = value;
        out->args.push_back(star);
        good = true;
      }
    } else if (accept(Tok::DoubleStar)) {
      if (ExprNode* value = expression()) {
        auto* keyword = node<Keyword>(start);
        keyword->value = value;
        out->keywords.push_back(keyword);
        phase = DoubleStars;
        good = true;
      }
    } else if (at(Tok::Name) && peek(1).kind == Tok::Equal) {
      if (report_) {
        invalid_kwarg();
        mark_ = start;
      }
      Identifier name = identifier(token(mark_));
      mark_ += 2;
      ExprNode* value = failed_ ? nullptr : expression();
      if (value != nullptr) {
        auto* keyword = node<Keyword>(start);
        keyword->arg = name;
        keyword->value = value;
        out->keywords.push_back(keyword);
        if (phase == Positional) phase = Keywords;
        good = true;
      }
    } else if (phase == Positional) {
      ExprNode* value = argument_expression();
      if (value != nullptr && !at(Tok::Equal)) {
        out->args.push_back(value);
        good = true;
      }
    }
    if (!good) {
      if (report_ && !failed_) {
        mark_ = start;
        invalid_kwarg();
      }
      mark_ = before;
      break;
    }
    any = true;
    before = mark_;
    out->last = mark_;
    if (!accept(Tok::Comma)) break;
  }
  return any && !failed_;
}

void Parser::invalid_kwarg() {
  size_t start = mark_;
  if ((at(Tok::KwTrue) || at(Tok::KwFalse) || at(Tok::KwNone)) && peek(1).kind == Tok::Equal) {
    raise_range(range_of(token(mark_)), range_of(token(mark_ + 1)),
                std::string("cannot assign to ") + tok_text(token(mark_).kind));
    return;
  }
  if (at(Tok::Name) && peek(1).kind == Tok::Equal) {
    mark_ += 2;
    std::vector<Comprehension*> clauses;
    if (expression() != nullptr && comprehension_clauses(&clauses) && !failed_)
      raise_range(range_of(token(start)), range_of(token(start + 1)),
                  "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
    mark_ = start;
    return;
  }
  ExprNode* value = expression();
  if (value != nullptr && at(Tok::Equal))
    raise_range(value->range, range_of(peek()), "expression cannot contain assignment, perhaps you meant \"==\"?");
  mark_ = start;
}

void Parser::invalid_arguments() {
  size_t start = mark_;
  auto clause_end = [&](const std::vector<Comprehension*>& clauses) {
    Comprehension* last = clauses.back();
    return last->ifs.empty() ? last->iter->range : last->ifs.back()->range;
  };
  CallArgs list;
  bool have = args(&list);
  if (failed_) return;
  size_t after = mark_;
  if (have && accept(Tok::Comma) && at(Tok::Star)) {
    const Token& a = token(list.first);
    const Token& b = token(list.last - 1);
    SourceRange range{a.line, a.col, b.end_line, b.end_col};
    raise_range(range, range, "iterable argument unpacking follows keyword argument unpacking");
    return;
  }
  mark_ = start;
  std::vector<Comprehension*> clauses;
  ExprNode* element = expression();
  if (element != nullptr && comprehension_clauses(&clauses) && accept(Tok::Comma) && !failed_) {
    raise_range(element->range, clause_end(clauses), "Generator expression must be parenthesized");
    return;
  }
  if (failed_ || !have) return;
  clauses.clear();
  mark_ = after;
  if (comprehension_clauses(&clauses) && !failed_ && list.args.size() > 1) {
    raise_range(list.args.back()->range, clause_end(clauses), "Generator expression must be parenthesized");
    return;
  }
  if (failed_) return;
  clauses.clear();
  mark_ = after;
  if (!accept(Tok::Comma)) return;
  size_t second = mark_;
  element = expression();
  if (element != nullptr && comprehension_clauses(&clauses) && !failed_) {
    raise_range(element->range, clause_end(clauses), "Generator expression must be parenthesized");
    return;
  }
  if (failed_) return;
  mark_ = second;
  CallArgs more;
  if (args(&more) && !failed_) {
    bool unpacking = !list.keywords.empty() && list.keywords.back()->arg.empty();
    raise_last(unpacking ? "positional argument follows keyword argument unpacking"
                         : "positional argument follows keyword argument");
  }
}

ExprNode* Parser::slice() {
  size_t start = mark_;
  ExprNode* lower = nullptr;
  if (!at(Tok::Colon)) {
    if (report_ || second_run_) {
      lower = expression();
      if (failed_) return nullptr;
      if (lower == nullptr || !at(Tok::Colon)) {
        mark_ = start;
        return named_expression();
      }
    } else {
      lower = named_expression();
      bool bare_walrus = is<NamedExpr>(lower) && token(start).kind == Tok::Name;
      if (lower == nullptr || !at(Tok::Colon) || bare_walrus) return lower;
    }
  }
  mark_++;
  auto bound = [&]() -> ExprNode* {
    if (at(Tok::Colon) || at(Tok::Comma) || at(Tok::RSqb)) return nullptr;
    return expression();
  };
  ExprNode* upper = bound();
  ExprNode* step = nullptr;
  if (accept(Tok::Colon)) step = bound();
  if (failed_) return nullptr;
  auto* made = node<Slice>(start);
  made->lower = lower;
  made->upper = upper;
  made->step = step;
  return made;
}

ExprNode* Parser::slices() {
  size_t start = mark_;
  Exprs elements;
  bool comma = false;
  for (;;) {
    size_t first = mark_;
    ExprNode* element = nullptr;
    if (accept(Tok::Star)) {
      if (ExprNode* value = expression()) {
        auto* star = node<Starred>(first);
        star->value = value;
        element = star;
        comma = true;
      }
    } else {
      element = slice();
    }
    if (element == nullptr) {
      if (elements.empty()) return reset(start);
      mark_ = first;
      break;
    }
    elements.push_back(element);
    if (!accept(Tok::Comma)) break;
    comma = true;
  }
  if (failed_) return nullptr;
  if (elements.size() == 1 && !comma) return elements[0];
  auto* tuple = node<Tuple>(start);
  tuple->elts = arena_.copy(elements);
  return tuple;
}

}  // namespace adder
