// Simple statements: expression statements and assignments, imports, del, return and the like.
//
// An assignment is first read as an expression whose tree is then checked to be a target. In the reporting run a
// statement that does not end where it should is read again in the grammar's order, mistakes included.
#include "frontend/parser/parser.h"

namespace adder {

using namespace ast;

bool Parser::statements(Stmts* out) {
  bool any = false;
  while (!at(Tok::EndMarker) && !at(Tok::Dedent) && statement(out)) any = true;
  return any && !failed_;
}

bool Parser::statement(Stmts* out) {
  size_t start = mark_;
  if (StmtNode* compound = compound_statement()) {
    out->push_back(compound);
    return true;
  }
  if (failed_) return false;
  mark_ = start;
  return simple_statements(out);
}

bool Parser::simple_statements(Stmts* out) {
  size_t start = mark_, count = out->size();
  do {
    if (out->size() > count && at(Tok::Newline)) break;
    StmtNode* one = simple_statement();
    if (one == nullptr) {
      if (failed_) return false;
      break;
    }
    out->push_back(one);
  } while (accept(Tok::Semi));
  if (out->size() > count && accept(Tok::Newline)) return true;
  out->resize(count);
  mark_ = start;
  return false;
}

StmtNode* Parser::simple_statement() {
  Depth depth(*this);
  if (failed_) return nullptr;
  size_t start = mark_;
  StmtNode* made = simple_statement_rule();
  if (made == nullptr && !failed_) mark_ = start;
  return failed_ ? nullptr : made;
}

StmtNode* Parser::simple_statement_rule() {
  size_t start = mark_;
  auto word = [&]<typename T>(T*) {
    mark_++;
    return node<T>(start);
  };
  switch (peek().kind) {
    case Tok::KwPass:
      return word(static_cast<Pass*>(nullptr));
    case Tok::KwBreak:
      return word(static_cast<Break*>(nullptr));
    case Tok::KwContinue:
      return word(static_cast<Continue*>(nullptr));
    case Tok::KwReturn:
      return return_statement();
    case Tok::KwRaise:
      return raise_statement();
    case Tok::KwDel:
      return delete_statement();
    case Tok::KwAssert:
      return assert_statement();
    case Tok::KwGlobal:
      return scope_statement<Global>();
    case Tok::KwNonlocal:
      return scope_statement<Nonlocal>();
    case Tok::KwImport:
      return import_statement();
    case Tok::KwFrom:
      return import_from();
    case Tok::Name:
      if (at_soft("type") && peek(1).kind == Tok::Name) {
        if (StmtNode* alias = type_alias()) return alias;
        if (failed_) return nullptr;
        mark_ = start;
      }
      return expression_statement();
    default:
      return expression_statement();
  }
}

bool Parser::augmented_operator(Operator* op) {
  switch (peek().kind) {
    case Tok::PlusEqual:
      *op = Operator::Add;
      break;
    case Tok::MinEqual:
      *op = Operator::Sub;
      break;
    case Tok::StarEqual:
      *op = Operator::Mult;
      break;
    case Tok::AtEqual:
      *op = Operator::MatMult;
      break;
    case Tok::SlashEqual:
      *op = Operator::Div;
      break;
    case Tok::PercentEqual:
      *op = Operator::Mod;
      break;
    case Tok::AmperEqual:
      *op = Operator::BitAnd;
      break;
    case Tok::VBarEqual:
      *op = Operator::BitOr;
      break;
    case Tok::CircumflexEqual:
      *op = Operator::BitXor;
      break;
    case Tok::LeftShiftEqual:
      *op = Operator::LShift;
      break;
    case Tok::RightShiftEqual:
      *op = Operator::RShift;
      break;
    case Tok::DoubleStarEqual:
      *op = Operator::Pow;
      break;
    case Tok::DoubleSlashEqual:
      *op = Operator::FloorDiv;
      break;
    default:
      return false;
  }
  return true;
}

StmtNode* Parser::expression_statement() {
  if (!report_) return assignment_fast();
  size_t start = mark_;
  StmtNode* made = quietly([&] { return assignment_fast(); });
  if (failed_) return nullptr;
  if (made != nullptr && (at(Tok::Newline) || at(Tok::Semi))) return made;
  mark_ = start;
  return assignment_reported();
}

StmtNode* Parser::augmented(size_t start, ExprNode* target) {
  Operator op = Operator::Add;
  if (!augmented_operator(&op)) return nullptr;
  mark_++;
  ExprNode* value = yield_or_star_expressions();
  if (value == nullptr) return nullptr;
  set_context(target, ExprContext::Store);
  auto* made = node<AugAssign>(start);
  made->target = target;
  made->op = op;
  made->value = value;
  return made;
}

// At the colon after a target.
StmtNode* Parser::annotated(size_t start, ExprNode* target, bool simple) {
  mark_++;
  ExprNode* annotation = expression();
  if (annotation == nullptr) return nullptr;
  ExprNode* value = nullptr;
  size_t before = mark_;
  if (accept(Tok::Equal)) {
    value = yield_or_star_expressions();
    if (failed_) return nullptr;
    if (value == nullptr) mark_ = before;
  }
  set_context(target, ExprContext::Store);
  auto* made = node<AnnAssign>(start);
  made->target = target;
  made->annotation = annotation;
  made->value = value;
  made->simple = simple;
  return made;
}

StmtNode* Parser::assignment_fast() {
  size_t start = mark_;
  Exprs targets;
  ExprNode* value = yield_or_star_expressions();
  if (value == nullptr) return nullptr;
  Operator op;
  bool first_is_bare = value->range.line == token(start).line && value->range.col == token(start).col;
  if (at(Tok::Colon) && is_single_target(value)) return annotated(start, value, is<Name>(value) && first_is_bare);
  if (augmented_operator(&op)) return is_single_target(value) ? augmented(start, value) : nullptr;
  while (at(Tok::Equal)) {
    if (!is_star_target(value)) return nullptr;
    mark_++;
    set_context(value, ExprContext::Store);
    targets.push_back(value);
    value = yield_or_star_expressions();
    if (value == nullptr) return nullptr;
  }
  if (targets.empty()) {
    auto* statement = node<Expr>(start);
    statement->value = value;
    return statement;
  }
  auto* assign = node<Assign>(start);
  assign->targets = arena_.copy(targets);
  assign->value = value;
  return assign;
}

// The same in the grammar's order of choices, so that mistakes are reported in its order too.
StmtNode* Parser::assignment_reported() {
  size_t start = mark_;
  if (at(Tok::Name) && peek(1).kind == Tok::Colon) {
    ExprNode* target = atom();
    if (StmtNode* made = annotated(start, target, true)) return made;
    if (failed_) return nullptr;
    mark_ = start;
  }
  ExprNode* target = quietly([&] { return primary(); });
  if (target != nullptr && at(Tok::Colon) && is_single_target(target)) {
    if (StmtNode* made = annotated(start, target, false)) return made;
  }
  if (failed_) return nullptr;
  mark_ = start;
  // (targets '=')+ value !'='
  Exprs targets;
  auto next_targets = [&] {
    size_t before = mark_;
    ExprNode* list = quietly([&] { return star_expressions(); });
    if (list != nullptr && is_star_target(list) && at(Tok::Equal)) {
      mark_++;
      set_context(list, ExprContext::Store);
      targets.push_back(list);
      return true;
    }
    mark_ = before;
    return false;
  };
  while (next_targets()) {
  }
  if (!targets.empty()) {
    ExprNode* value = yield_or_star_expressions();
    if (failed_) return nullptr;
    if (value != nullptr && !at(Tok::Equal)) {
      auto* assign = node<Assign>(start);
      assign->targets = arena_.copy(targets);
      assign->value = value;
      return assign;
    }
  }
  if (failed_) return nullptr;
  mark_ = start;
  target = quietly([&] { return primary(); });
  Operator op;
  if (target != nullptr && is_single_target(target) && augmented_operator(&op)) return augmented(start, target);
  if (failed_) return nullptr;
  mark_ = start;
  invalid_assignment();
  if (failed_) return nullptr;
  mark_ = start;
  ExprNode* value = yield_or_star_expressions();
  if (value == nullptr) return nullptr;
  auto* statement = node<Expr>(start);
  statement->value = value;
  return statement;
}

StmtNode* Parser::invalid_assignment() {
  size_t start = mark_;
  auto annotation_follows = [&] {
    if (!accept(Tok::Colon)) return false;
    return expression() != nullptr && !failed_;
  };
  if (at(Tok::LPar) || at(Tok::LSqb)) {
    ExprNode* display = atom();
    if (failed_) return nullptr;
    if (display != nullptr && (is<List>(display) || is<Tuple>(display)) && annotation_follows())
      return raise_node(display, is<List>(display) ? "only single target (not list) can be annotated"
                                                   : "only single target (not tuple) can be annotated");
    if (failed_) return nullptr;
    mark_ = start;
  }
  ExprNode* first = star_named_expression();
  if (failed_) return nullptr;
  if (first != nullptr && accept(Tok::Comma)) {
    Exprs rest;
    // the grammar repeats the list, so text after it is looked at as one more list
    while (star_named_expressions(&rest)) {
    }
    if (failed_) return nullptr;
    if (annotation_follows()) return raise_node(first, "only single target (not tuple) can be annotated");
    if (failed_) return nullptr;
  }
  mark_ = start;
  ExprNode* target = expression();
  if (failed_) return nullptr;
  if (target != nullptr && annotation_follows()) return raise_node(target, "illegal target for annotation");
  if (failed_) return nullptr;
  mark_ = start;
  auto skip_targets = [&] {
    for (;;) {
      size_t before = mark_;
      ExprNode* list = quietly([&] { return star_expressions(); });
      if (list != nullptr && is_star_target(list) && accept(Tok::Equal)) continue;
      mark_ = before;
      return;
    }
  };
  skip_targets();
  size_t after_targets = mark_;
  ExprNode* value = star_expressions();
  if (failed_) return nullptr;
  if (value != nullptr && at(Tok::Equal)) raise_invalid_target(value, Targets::Star);
  if (failed_) return nullptr;
  mark_ = after_targets;
  if (at(Tok::KwYield)) {
    ExprNode* yield = yield_expression();
    if (yield != nullptr && at(Tok::Equal) && !failed_)
      return raise_node(yield, "assignment to yield expression not possible");
    if (failed_) return nullptr;
  }
  mark_ = start;
  target = star_expressions();
  Operator op;
  if (target != nullptr && !failed_ && augmented_operator(&op)) {
    mark_++;
    if (yield_or_star_expressions() != nullptr && !failed_)
      raise_node(target,
                 std::string("'") + expression_name(target) + "' is an illegal expression for augmented assignment");
  }
  return nullptr;
}

StmtNode* Parser::return_statement() {
  size_t start = mark_++;
  ExprNode* value = star_expressions();
  if (failed_) return nullptr;
  auto* made = node<Return>(start);
  made->value = value;
  return made;
}

StmtNode* Parser::raise_statement() {
  size_t start = mark_++;
  ExprNode* exception = expression();
  ExprNode* cause = nullptr;
  if (exception != nullptr) {
    size_t before = mark_;
    if (accept(Tok::KwFrom) && (cause = expression()) == nullptr) mark_ = before;
  }
  if (failed_) return nullptr;
  auto* made = node<Raise>(start);
  made->exc = exception;
  made->cause = cause;
  return made;
}

StmtNode* Parser::delete_statement() {
  size_t start = mark_++;
  Exprs targets;
  // A deletable thing is a star target without stars; `del *a` is refused below.
  bool good = quietly([&] {
    do {
      if (!targets.empty() && (at(Tok::Semi) || at(Tok::Newline))) break;
      ExprNode* target = primary();
      if (target == nullptr || !is_star_target(target) || invalid_target(target, Targets::Delete) != nullptr)
        return false;
      targets.push_back(target);
    } while (accept(Tok::Comma));
    return at(Tok::Semi) || at(Tok::Newline);
  });
  if (good && !failed_) {
    for (ExprNode* target : targets) set_context(target, ExprContext::Del);
    auto* made = node<Delete>(start);
    made->targets = arena_.copy(targets);
    return made;
  }
  if (report_ && !failed_) {
    mark_ = start + 1;
    ExprNode* wrong = star_expressions();
    if (wrong != nullptr && !failed_) raise_invalid_target(wrong, Targets::Delete);
  }
  return nullptr;
}

StmtNode* Parser::assert_statement() {
  size_t start = mark_++;
  ExprNode* test = expression();
  if (test == nullptr) return nullptr;
  ExprNode* message = nullptr;
  size_t before = mark_;
  if (accept(Tok::Comma) && (message = expression()) == nullptr) mark_ = before;
  if (failed_) return nullptr;
  auto* made = node<Assert>(start);
  made->test = test;
  made->msg = message;
  return made;
}

template <typename T>
StmtNode* Parser::scope_statement() {
  size_t start = mark_++;
  std::vector<Identifier> names;
  do {
    if (!at(Tok::Name)) {
      if (names.empty()) return nullptr;
      mark_--;
      break;
    }
    names.push_back(identifier(peek()));
    mark_++;
  } while (accept(Tok::Comma));
  auto* made = node<T>(start);
  made->names = arena_.copy(names);
  return made;
}

Identifier Parser::dotted_name() {
  if (!at(Tok::Name)) return {};
  std::string text(identifier(peek()));
  mark_++;
  while (at(Tok::Dot) && peek(1).kind == Tok::Name) {
    text += '.';
    text += identifier(peek(1));
    mark_ += 2;
  }
  return arena_.intern(text);
}

StmtNode* Parser::import_statement() {
  size_t start = mark_++;
  std::vector<Alias*> names;
  do {
    size_t first = mark_;
    Identifier name = dotted_name();
    if (name.empty()) {
      if (names.empty()) return nullptr;
      mark_ = first - 1;
      break;
    }
    Identifier asname;
    if (at(Tok::KwAs) && peek(1).kind == Tok::Name) {
      mark_++;
      asname = identifier(peek());
      mark_++;
    }
    auto* alias = node<Alias>(first);
    alias->name = name;
    alias->asname = asname;
    names.push_back(alias);
  } while (accept(Tok::Comma));
  if (failed_) return nullptr;
  auto* made = node<Import>(start);
  made->names = arena_.copy(names);
  return made;
}

bool Parser::import_aliases(std::vector<Alias*>* names) {
  do {
    size_t first = mark_;
    if (!at(Tok::Name)) {
      if (names->empty()) return false;
      mark_--;
      return true;
    }
    Identifier name = identifier(peek());
    mark_++;
    Identifier asname;
    if (at(Tok::KwAs) && peek(1).kind == Tok::Name) {
      mark_++;
      asname = identifier(peek());
      mark_++;
    }
    auto* alias = node<Alias>(first);
    alias->name = name;
    alias->asname = asname;
    names->push_back(alias);
  } while (accept(Tok::Comma));
  return !failed_;
}

StmtNode* Parser::import_from() {
  size_t start = mark_++;
  int level = 0;
  while (at(Tok::Dot) || at(Tok::Ellipsis)) {
    level += at(Tok::Dot) ? 1 : 3;
    mark_++;
  }
  Identifier module = dotted_name();
  if ((module.empty() && level == 0) || !accept(Tok::KwImport)) return nullptr;
  std::vector<Alias*> names;
  if (at(Tok::Star)) {
    size_t first = mark_++;
    auto* alias = node<Alias>(first);
    alias->name = arena_.intern("*");
    names.push_back(alias);
  } else if (accept(Tok::LPar)) {
    if (!import_aliases(&names)) return nullptr;
    accept(Tok::Comma);
    if (!accept(Tok::RPar)) return nullptr;
  } else {
    if (!import_aliases(&names)) return nullptr;
    if (at(Tok::Comma)) {
      mark_++;
      if (at(Tok::Newline) && report_) raise_last("trailing comma not allowed without surrounding parentheses");
      return nullptr;
    }
  }
  if (failed_) return nullptr;
  auto* made = node<ImportFrom>(start);
  made->module = module;
  made->names = arena_.copy(names);
  made->level = level;
  return made;
}

StmtNode* Parser::type_alias() {
  size_t start = mark_++;
  auto* name = arena_.make<Name>();
  name->id = identifier(peek());
  name->ctx = ExprContext::Store;
  mark_++;
  name->range = range_from(start + 1);
  Seq<TypeParamNode> params;
  if (at(Tok::LSqb) && !type_params(&params)) return nullptr;
  if (!accept(Tok::Equal)) return nullptr;
  ExprNode* value = expression();
  if (value == nullptr) return nullptr;
  auto* made = node<TypeAlias>(start);
  made->name = name;
  made->type_params = params;
  made->value = value;
  return made;
}

}  // namespace adder
