// Compound statements and blocks. match is in parser_match.cpp, parameters in parser_params.cpp.
//
// A missing colon and a missing block are noticed in place: colon_block() and block() know what they follow.
#include <algorithm>

#include "frontend/parser/parser.h"

namespace adder {

using namespace ast;

StmtNode* Parser::compound_statement() {
  size_t start = mark_;
  switch (peek().kind) {
    case Tok::KwIf:
      return if_statement();
    case Tok::KwWhile:
      return while_statement();
    case Tok::KwFor:
      return for_statement(start, false);
    case Tok::KwWith:
      return with_statement(start, false);
    case Tok::KwTry:
      return try_statement();
    case Tok::KwDef:
      return function_definition(start, false, {});
    case Tok::KwClass:
      return class_definition(start, {});
    case Tok::At:
      return decorated();
    case Tok::KwAsync:
      switch (peek(1).kind) {
        case Tok::KwDef:
          mark_++;
          return function_definition(start, true, {});
        case Tok::KwFor:
          mark_++;
          return for_statement(start, true);
        case Tok::KwWith:
          mark_++;
          return with_statement(start, true);
        default:
          return nullptr;
      }
    case Tok::Name:
      return at_soft("match") ? match_statement() : nullptr;
    default:
      return nullptr;
  }
}

bool Parser::block(Seq<StmtNode>* out, const char* after, int line) {
  Depth depth(*this);
  if (failed_) return false;
  Stmts body;
  if (accept(Tok::Newline)) {
    if (!accept(Tok::Indent)) {
      if (report_ && !failed_) raise_indent(after, line);
      return false;
    }
    if (!statements(&body) || !accept(Tok::Dedent)) return false;
  } else if (!simple_statements(&body)) {
    return false;
  }
  *out = arena_.copy(body);
  return true;
}

// `forced`: a colon is the only thing the grammar can imagine here, whatever follows.
bool Parser::colon_block(Seq<StmtNode>* out, const char* after, int line, bool forced) {
  if (forced) {
    if (!expect_forced(Tok::Colon)) return false;
  } else if (!accept(Tok::Colon)) {
    if (report_ && at(Tok::Newline)) raise_last("expected ':'");
    return false;
  }
  return block(out, after, line);
}

bool Parser::else_block(Seq<StmtNode>* out) {
  int line = peek().line;
  if (!accept(Tok::KwElse)) return !failed_;
  return colon_block(out, "'else' statement", line, true);
}

StmtNode* Parser::if_statement() {
  struct Branch {
    size_t start;
    ExprNode* test;
    Seq<StmtNode> body;
  };
  std::vector<Branch> branches;
  Seq<StmtNode> otherwise;
  while (branches.empty() || at(Tok::KwElif)) {
    size_t start = mark_++;
    ExprNode* test = named_expression();
    Seq<StmtNode> body;
    if (test == nullptr) return nullptr;
    if (!colon_block(&body, branches.empty() ? "'if' statement" : "'elif' statement", token(start).line, false))
      return nullptr;
    branches.push_back({start, test, body});
  }
  if (!else_block(&otherwise)) return nullptr;
  for (size_t i = branches.size(); i-- > 0;) {
    auto* made = node<If>(branches[i].start);
    // the end of an `if` is the end of its last block's last statement
    made->test = branches[i].test;
    made->body = branches[i].body;
    made->orelse = otherwise;
    const SourceRange& last = otherwise.empty() ? made->body.back()->range : otherwise.back()->range;
    made->range.end_line = last.end_line;
    made->range.end_col = last.end_col;
    if (i == 0) return made;
    otherwise = arena_.copy(Stmts{made});
  }
  return nullptr;
}

namespace {
// Compound statements end where their last statement ends, not at the dedent.
void end_with(StmtNode* node, Seq<StmtNode> last) {
  if (last.empty()) return;
  node->range.end_line = last.back()->range.end_line;
  node->range.end_col = last.back()->range.end_col;
}
}  // namespace

StmtNode* Parser::while_statement() {
  size_t start = mark_++;
  ExprNode* test = named_expression();
  if (test == nullptr) return nullptr;
  Seq<StmtNode> body, otherwise;
  if (!colon_block(&body, "'while' statement", token(start).line, false) || !else_block(&otherwise)) return nullptr;
  auto* made = node<While>(start);
  made->test = test;
  made->body = body;
  made->orelse = otherwise;
  end_with(made, otherwise.empty() ? body : otherwise);
  return made;
}

StmtNode* Parser::for_statement(size_t start, bool async) {
  size_t keyword = mark_++;
  ExprNode* target = target_list();
  if (target == nullptr || !accept(Tok::KwIn)) {
    if (report_ && !failed_) {
      mark_ = keyword + 1;
      if (ExprNode* wrong = star_expressions(); wrong != nullptr && !failed_) raise_invalid_target(wrong, Targets::For);
    }
    return nullptr;
  }
  ExprNode* iter = star_expressions();
  if (iter == nullptr) return nullptr;
  Seq<StmtNode> body, otherwise;
  if (!colon_block(&body, "'for' statement", token(keyword).line, false) || !else_block(&otherwise)) return nullptr;
  auto fill = [&](ForBase* made) {
    made->target = target;
    made->iter = iter;
    made->body = body;
    made->orelse = otherwise;
    end_with(made, otherwise.empty() ? body : otherwise);
    return made;
  };
  return async ? fill(node<AsyncFor>(start)) : fill(node<For>(start));
}

WithItem* Parser::with_item() {
  size_t start = mark_;
  ExprNode* context = expression();
  if (context == nullptr) return nullptr;
  ExprNode* variables = nullptr;
  size_t before = mark_;
  auto ends = [&] { return at(Tok::Comma) || at(Tok::RPar) || at(Tok::Colon); };
  if (accept(Tok::KwAs)) {
    variables = single_star_target();
    if (variables == nullptr || !ends()) {
      variables = nullptr;
      if (report_ && !failed_) {
        mark_ = before + 1;
        ExprNode* wrong = expression();
        if (wrong != nullptr && !failed_ && ends()) raise_invalid_target(wrong, Targets::Star);
      }
      mark_ = before;
    }
  }
  if (failed_) return nullptr;
  auto* item = node<WithItem>(start);
  item->context_expr = context;
  item->optional_vars = variables;
  return item;
}

bool Parser::with_items(std::vector<WithItem*>* items, bool parenthesised) {
  do {
    if (parenthesised && !items->empty() && at(Tok::RPar)) break;
    WithItem* item = with_item();
    if (item == nullptr) return false;
    items->push_back(item);
  } while (accept(Tok::Comma));
  return !failed_;
}

// A with statement whose colon is missing: items are read without looking at what follows them.
void Parser::invalid_with(size_t first) {
  for (bool parenthesised : {false, true}) {
    mark_ = first;
    if (parenthesised && !accept(Tok::LPar)) return;
    bool good = false;
    do {
      if (good && parenthesised && at(Tok::RPar)) break;
      good = expression() != nullptr;
      if (good && accept(Tok::KwAs)) good = single_star_target() != nullptr;
    } while (good && accept(Tok::Comma));
    if (failed_) return;
    if (good && (!parenthesised || accept(Tok::RPar)) && at(Tok::Newline)) {
      raise_last("expected ':'");
      return;
    }
  }
}

StmtNode* Parser::with_statement(size_t start, bool async) {
  size_t keyword = mark_++;
  size_t first = mark_;
  std::vector<WithItem*> items;
  bool ready = false;
  if (accept(Tok::LPar)) {
    ready = with_items(&items, true) && accept(Tok::RPar) && at(Tok::Colon);
    if (failed_) return nullptr;
  }
  if (!ready) {
    mark_ = first;
    items.clear();
    if (!with_items(&items, false) || !at(Tok::Colon)) {
      if (report_ && !failed_) invalid_with(first);
      return nullptr;
    }
  }
  Seq<StmtNode> body;
  if (!colon_block(&body, "'with' statement", token(keyword).line, false)) return nullptr;
  auto fill = [&](WithBase* made) {
    made->items = arena_.copy(items);
    made->body = body;
    end_with(made, body);
    return made;
  };
  return async ? fill(node<AsyncWith>(start)) : fill(node<With>(start));
}

StmtNode* Parser::try_statement() {
  size_t start = mark_++;
  int line = token(start).line;
  Seq<StmtNode> body, otherwise, final_body;
  if (!colon_block(&body, "'try' statement", line, true)) return nullptr;
  if (!at(Tok::KwExcept) && !at(Tok::KwFinally)) {
    if (report_ && !failed_) raise_last("expected 'except' or 'finally' block");
    return nullptr;
  }
  std::vector<ExceptHandler*> handlers;
  bool star = false, mixed = false;
  while (at(Tok::KwExcept)) {
    bool this_star = false;
    size_t except = mark_;
    ExceptHandler* handler = except_block(&this_star);
    if (handler == nullptr) {
      if (failed_) return nullptr;
      break;
    }
    mixed |= !handlers.empty() && this_star != star;
    star = this_star;
    handlers.push_back(handler);
    if (mixed) {
      if (report_ && !failed_)
        raise_range(range_of(token(except)), range_of(token(this_star ? except + 1 : except)),
                    "cannot have both 'except' and 'except*' on the same 'try'");
      return nullptr;
    }
  }
  if (!handlers.empty() && !else_block(&otherwise)) return nullptr;
  if (at(Tok::KwFinally)) {
    int final_line = peek().line;
    mark_++;
    if (!colon_block(&final_body, "'finally' statement", final_line, true)) return nullptr;
  } else if (handlers.empty()) {
    return nullptr;
  }
  if (failed_) return nullptr;
  auto fill = [&](TryBase* made) {
    made->body = body;
    made->handlers = arena_.copy(handlers);
    made->orelse = otherwise;
    made->finalbody = final_body;
    end_with(made, !final_body.empty() ? final_body : !otherwise.empty() ? otherwise : handlers.back()->body);
    return made;
  };
  return star ? fill(node<TryStar>(start)) : fill(node<Try>(start));
}

ExceptHandler* Parser::except_block(bool* star) {
  size_t start = mark_++;
  int line = token(start).line;
  *star = accept(Tok::Star);
  ExprNode* type = nullptr;
  Identifier name;
  Seq<StmtNode> body;
  if (*star && (at(Tok::Newline) || at(Tok::Colon))) {
    if (report_ && !failed_) raise_last("expected one or more exception types");
    return nullptr;
  }
  if (!at(Tok::Colon)) {
    size_t first = mark_;
    type = expression();
    if (type == nullptr) {
      if (report_ && at(Tok::Newline) && !failed_) raise_last("expected ':'");
      return nullptr;
    }
    if (at(Tok::Comma) && report_) {
      mark_++;
      Exprs more;
      ExprNode* next = nullptr;
      while ((next = expression()) != nullptr && accept(Tok::Comma)) more.push_back(next);
      if (next != nullptr) more.push_back(next);
      if (accept(Tok::KwAs)) accept(Tok::Name);
      if (!failed_ && !more.empty() && accept(Tok::Colon))
        raise_starting(type, "multiple exception types must be parenthesized");
      mark_ = first;
      return nullptr;
    }
    if (at(Tok::KwAs) && peek(1).kind == Tok::Name) {
      mark_++;
      name = identifier(peek());
      mark_++;
    }
  }
  if (!colon_block(&body, *star ? "'except*' statement" : "'except' statement", line, false)) return nullptr;
  auto* made = node<ExceptHandler>(start);
  made->type = type;
  made->name = name;
  made->body = body;
  made->range.end_line = body.back()->range.end_line;
  made->range.end_col = body.back()->range.end_col;
  return made;
}

StmtNode* Parser::decorated() {
  Exprs decorators;
  while (accept(Tok::At)) {
    ExprNode* decorator = named_expression();
    if (decorator == nullptr || !accept(Tok::Newline)) return nullptr;
    decorators.push_back(decorator);
  }
  Seq<ExprNode> list = arena_.copy(decorators);
  size_t start = mark_;
  if (at(Tok::KwClass)) return class_definition(start, list);
  bool async = at(Tok::KwAsync) && peek(1).kind == Tok::KwDef;
  if (async) mark_++;
  return at(Tok::KwDef) ? function_definition(start, async, list) : nullptr;
}

StmtNode* Parser::function_definition(size_t start, bool async, Seq<ExprNode> decorators) {
  size_t keyword = mark_++;
  if (!at(Tok::Name)) return nullptr;
  Identifier name = identifier(peek());
  mark_++;
  Seq<TypeParamNode> types;
  if (at(Tok::LSqb) && !type_params(&types)) return nullptr;
  if (!expect_forced(Tok::LPar)) return nullptr;
  Arguments* args = parameters(false);
  if (args == nullptr || !accept(Tok::RPar)) return nullptr;
  ExprNode* returns = nullptr;
  size_t before = mark_;
  if (accept(Tok::RArrow) && (returns = expression()) == nullptr) mark_ = before;
  Seq<StmtNode> body;
  if (failed_ || !colon_block(&body, "function definition", token(keyword).line, true)) return nullptr;
  auto fill = [&](FunctionBase* made) {
    made->name = name;
    made->args = args;
    made->body = body;
    made->decorator_list = decorators;
    made->returns = returns;
    made->type_params = types;
    end_with(made, body);
    return made;
  };
  return async ? fill(node<AsyncFunctionDef>(start)) : fill(node<FunctionDef>(start));
}

StmtNode* Parser::class_definition(size_t start, Seq<ExprNode> decorators) {
  size_t keyword = mark_++;
  if (!at(Tok::Name)) return nullptr;
  Identifier name = identifier(peek());
  mark_++;
  Seq<TypeParamNode> types;
  if (at(Tok::LSqb) && !type_params(&types)) return nullptr;
  CallArgs list;
  if (accept(Tok::LPar)) {
    if (!accept(Tok::RPar)) {
      if (!arguments(&list) || !accept(Tok::RPar)) return nullptr;
    }
  }
  Seq<StmtNode> body;
  if (!colon_block(&body, "class definition", token(keyword).line, false)) return nullptr;
  auto* made = node<ClassDef>(start);
  made->name = name;
  made->bases = arena_.copy(list.args);
  made->keywords = arena_.copy(list.keywords);
  made->body = body;
  made->decorator_list = decorators;
  made->type_params = types;
  end_with(made, body);
  return made;
}

}  // namespace adder
