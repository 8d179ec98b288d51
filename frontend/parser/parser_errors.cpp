// How an error gets its place and which error wins.
//
// Columns are kept as 1-based byte offsets in error_; parse_module() turns them into characters. The first error raised
// is final, except that the rest of the source is looked at afterwards: a complaint of the lexer further on, or a
// bracket that is never closed, explains more than a parser's complaint does.
#include "frontend/parser/parser.h"

namespace adder {

void Parser::warn_once(size_t at, std::string_view message) {
  // A piece of an f-string stands for all of it.
  size_t first = at, last = at;
  if (tokens_[at].kind == Tok::FStringMiddle) {
    for (int open = 1; first > 0 && open > 0;) {
      Tok kind = tokens_[--first].kind;
      open += kind == Tok::FStringEnd ? 1 : kind == Tok::FStringStart ? -1 : 0;
    }
    for (int open = 1; last + 1 < tokens_.size() && open > 0;) {
      Tok kind = tokens_[++last].kind;
      open += kind == Tok::FStringStart ? 1 : kind == Tok::FStringEnd ? -1 : 0;
    }
  }
  SourceRange range{tokens_[first].line, tokens_[first].col, tokens_[last].end_line, tokens_[last].end_col};
  for (const ast::SourceWarning& w : warnings_)
    if (w.range.line == range.line && w.range.col == range.col) return;
  warnings_.push_back({arena_.copy(message), range, true});
}

using namespace ast;

std::nullptr_t Parser::raise(SyntaxErrorKind kind, std::string message, int line, int col, int end_line, int end_col) {
  if (failed_) return nullptr;
  failed_ = true;
  error_ = LexError{};
  error_.kind = kind;
  error_.message = std::move(message);
  error_.line = line;
  error_.col = col;
  error_.end_line = end_line;
  error_.end_col = end_col;
  return nullptr;
}

// The newline that ends an expression without one is not in the source.
bool Parser::has_no_place(const Token& at) const {
  if (at.no_position()) return true;
  return open_end_ && at.kind == Tok::Newline && at.line == lexer_.line_count();
}

std::nullptr_t Parser::raise_token(const Token& at, std::string message) {
  if (has_no_place(at)) return raise(SyntaxErrorKind::SyntaxError, std::move(message), at.line, 0, at.end_line, 0);
  return raise_range(range_of(at), range_of(at), std::move(message));
}

std::nullptr_t Parser::raise_last(std::string message, SyntaxErrorKind kind) {
  const Token& last = tokens_[furthest_];
  if (last.kind == Tok::Error) {
    raise_lexer_error();
    return nullptr;
  }
  if (has_no_place(last)) return raise(kind, std::move(message), last.line, last.col, last.end_line, -1);
  return raise(kind, std::move(message), last.line, last.col + 1, last.end_line, last.end_col + 1);
}

std::nullptr_t Parser::raise_range(const SourceRange& from, const SourceRange& to, std::string message) {
  return raise(SyntaxErrorKind::SyntaxError, std::move(message), from.line, from.col + 1, to.end_line, to.end_col + 1);
}

std::nullptr_t Parser::raise_starting(const Node* at, std::string message) {
  const Token& last = tokens_[furthest_];
  return raise(SyntaxErrorKind::SyntaxError, std::move(message), at->range.line, at->range.col + 1, last.end_line,
               last.end_col);
}

std::nullptr_t Parser::raise_indent(const char* after, int line) {
  return raise_last("expected an indented block after " + std::string(after) + " on line " + std::to_string(line),
                    SyntaxErrorKind::IndentationError);
}

void Parser::raise_lexer_error() {
  if (failed_) return;
  failed_ = true;
  error_from_lexer_ = true;
  error_ = *lexer_.error();
  error_has_newline_ = !error_.overrides;
}

void Parser::overflow() {
  if (failed_) return;
  raise(SyntaxErrorKind::MemoryError, "parser stack overflow", 0, 0, 0, 0);
}

void Parser::generic_error(size_t last_index) {
  const Token& last = tokens_[last_index];
  if (last.kind == Tok::Indent || last.kind == Tok::Dedent) {
    raise_last(last.kind == Tok::Indent ? "unexpected indent" : "unexpected unindent",
               SyntaxErrorKind::IndentationError);
    error_is_final_ = true;
    return;
  }
  raise_token(last, "invalid syntax");
}

// Called once an error stands: looks at the tokens after the last one the parser saw.
void Parser::prefer_lexer_error() {
  if (error_from_lexer_ || error_is_final_ || error_.kind == SyntaxErrorKind::MemoryError || !lexer_.error()) return;
  const LexError& later = *lexer_.error();
  if (later.overrides || (later.unclosed && tokens_[furthest_].line > later.line)) {
    failed_ = false;
    raise_lexer_error();
  }
}

}  // namespace adder
