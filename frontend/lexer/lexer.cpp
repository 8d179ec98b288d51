// The code around the scanner: lines and indentation, brackets and line joining, names, strings, and the errors.
//
// Columns of errors are kept in bytes here and turned into characters when the diagnostic is built. fail_at() follows
// the reference tokeniser's habit of pointing at the last character it consumed.
#include "frontend/lexer/lexer.h"

#include <cstring>

extern "C" {
#include <utf8proc.h>
}

namespace adder {

namespace {

constexpr size_t kMaxBrackets = 200;
constexpr size_t kMaxIndents = 100;
constexpr int kTabSize = 8;

bool is_printable(uint32_t c) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return false;
    case UTF8PROC_CATEGORY_ZS:
      return c == ' ';
    default:
      return true;
  }
}

std::string hex4(uint32_t c) {
  char hex[16];
  snprintf(hex, sizeof hex, "%04X", c);
  return hex;
}

std::string invalid_character(uint32_t c) {
  if (!is_printable(c)) return "invalid non-printable character U+" + hex4(c);
  std::string text = "invalid character '";
  append_utf8(&text, c);
  return text + "' (U+" + hex4(c) + ")";
}

bool is_name_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

char closing_of(char open) {
  return open == '(' ? ')' : open == '[' ? ']' : '}';
}

}  // namespace

const char* tok_text(Tok kind) {
  static const char* const kText[] = {
#define X(name, spelling) spelling,
      ADDER_TOKEN_CLASSES(X) ADDER_TOKEN_OPERATORS(X) ADDER_TOKEN_KEYWORDS(X)
#undef X
  };
  return kText[static_cast<int>(kind)];
}

Lexer::Lexer(std::string text) : text_(std::move(text)) {
  line_starts_.push_back(0);
}

std::string_view Lexer::line_text(int line) const {
  if (line < 1 || line > line_count()) return {};
  size_t start = line_starts_[static_cast<size_t>(line - 1)];
  size_t end = text_.find('\n', start);
  if (end == std::string::npos) end = text_.size();
  return std::string_view(text_).substr(start, end - start);
}

void Lexer::run() {
  tokens_.reserve(text_.size() / 4 + 16);
  while (next_token()) {
  }
  // Later lines are still wanted for messages.
  if (error_) {
    for (size_t at = text_.find('\n', line_starts_.back()); at != std::string::npos && at + 1 < text_.size();
         at = text_.find('\n', at + 1))
      line_starts_.push_back(static_cast<uint32_t>(at + 1));
  }
}

void Lexer::new_line(uint32_t line_start) {
  if (line_start >= text_.size()) return;  // the end keeps the last line's coordinates
  line_++;
  line_start_ = line_start;
  line_starts_.push_back(line_start);
}

void Lexer::emit_from(Tok kind, uint32_t start, int line, uint32_t line_start, uint32_t end) {
  Token token;
  token.kind = kind;
  token.level = static_cast<uint16_t>(brackets_.size());
  token.line = line;
  token.col = static_cast<int>(start - line_start);
  token.end_line = line_;
  token.end_col = static_cast<int>(end - line_start_);
  token.start = start;
  token.end = end;
  tokens_.push_back(token);
}

void Lexer::emit(Tok kind, uint32_t start, uint32_t end) {
  emit_from(kind, start, line_, line_start_, end);
}
void Lexer::emit_marker(Tok kind) {
  emit(kind, pos_, pos_);
}

bool Lexer::fail(SyntaxErrorKind kind, std::string message, int line, int col, int end_col, bool overrides) {
  LexError error;
  error.kind = kind;
  error.message = std::move(message);
  error.line = error.end_line = line;
  error.col = col;
  error.end_col = end_col;
  error.overrides = overrides;
  error_ = std::move(error);
  emit(Tok::Error, pos_, pos_);
  return false;
}

bool Lexer::fail_at(uint32_t cursor, std::string message) {
  int col = static_cast<int>(cursor - line_start_);
  return fail(SyntaxErrorKind::SyntaxError, std::move(message), line_, col, col, true);
}

bool Lexer::fail_eof() {
  pos_ = static_cast<uint32_t>(text_.size());
  if (!brackets_.empty()) {
    const Bracket& open = brackets_.back();
    fail(SyntaxErrorKind::SyntaxError, std::string("'") + open.open + "' was never closed", open.line, open.col + 1, 0,
         false);
    error_->unclosed = true;
  } else {
    fail(SyntaxErrorKind::SyntaxError, "unexpected EOF while parsing", line_, static_cast<int>(pos_ - line_start_), -1,
         false);
  }
  error_->at_eof = true;
  return false;
}

// After a backslash at pos_: joins the next line.
bool Lexer::continuation() {
  if (text_[pos_ + 1] != '\n') {
    int col = static_cast<int>(pos_ + 2 - line_start_);
    return fail(SyntaxErrorKind::SyntaxError, "unexpected character after line continuation character", line_, col, 0,
                false);
  }
  pos_ += 2;
  if (pos_ >= text_.size()) return fail_eof();
  new_line(pos_);
  return true;
}

// Measures the indentation of a line and emits Indent and Dedent tokens. Skips blank lines and comments.
bool Lexer::begin_line() {
  for (;;) {
    int col = 0, alt = 0, continued_col = 0;
    for (;; pos_++) {
      char c = text_[pos_];
      if (c == ' ') {
        col++, alt++;
      } else if (c == '\t') {
        col = (col / kTabSize + 1) * kTabSize;
        alt++;
      } else if (c == '\f') {
        col = alt = 0;
      } else if (c == '\\') {
        if (continued_col == 0) continued_col = col;
        if (!continuation()) return false;
        pos_--;
      } else {
        break;
      }
    }
    if (text_[pos_] == '#') {
      size_t end = text_.find('\n', pos_);
      pos_ = static_cast<uint32_t>(end);
    }
    if (pos_ >= text_.size()) break;
    if (text_[pos_] == '\n') {
      pos_++;
      new_line(pos_);
      continue;
    }
    if (continued_col != 0) col = alt = continued_col;
    at_line_start_ = false;
    auto inconsistent = [&] {
      return fail(SyntaxErrorKind::TabError, "inconsistent use of tabs and spaces in indentation", line_, 1, 0, false);
    };
    if (col == indents_.back()) {
      if (alt != alt_indents_.back()) return inconsistent();
    } else if (col > indents_.back()) {
      if (indents_.size() >= kMaxIndents)
        return fail(SyntaxErrorKind::IndentationError, "too many levels of indentation", line_, 1, 0, false);
      if (alt <= alt_indents_.back()) return inconsistent();
      indents_.push_back(col);
      alt_indents_.push_back(alt);
      emit_marker(Tok::Indent);
    } else {
      size_t count = 0;
      while (indents_.size() > 1 && col < indents_.back()) {
        indents_.pop_back();
        alt_indents_.pop_back();
        count++;
      }
      if (col != indents_.back()) {
        int width = static_cast<int>(line_text(line_).size()) + 1;
        return fail(SyntaxErrorKind::IndentationError, "unindent does not match any outer indentation level", line_,
                    width, -1, false);
      }
      if (alt != alt_indents_.back()) return inconsistent();
      while (count-- > 0) emit_marker(Tok::Dedent);
    }
    return true;
  }
  at_line_start_ = false;
  return true;
}

bool Lexer::next_token() {
  if (!fstrings_.empty() && fstrings_.back().modes.back() != Mode::Field) return fstring_literal();
  if (at_line_start_ && !begin_line()) return false;

  uint32_t comment = 0;  // a Newline token starts at the comment before it
  for (;;) {
    char c = text_[pos_];
    if (c == ' ' || c == '\t' || c == '\f') {
      pos_++;
    } else if (c == '#') {
      comment = pos_;
      pos_ = static_cast<uint32_t>(text_.find('\n', pos_));
    } else if (c == '\\') {
      if (!continuation()) return false;
    } else if (c == '\n' && pos_ < text_.size() && !brackets_.empty()) {
      pos_++;
      new_line(pos_);
    } else {
      break;
    }
  }
  uint32_t start = pos_;
  if (pos_ >= text_.size()) {
    if (!brackets_.empty()) return fail_eof();
    for (size_t i = indents_.size(); i > 1; i--) emit_marker(Tok::Dedent);
    emit_marker(Tok::EndMarker);
    return false;
  }
  if (text_[pos_] == '\n') {
    emit(Tok::Newline, comment != 0 ? comment : start, start);
    pos_++;
    new_line(pos_);
    at_line_start_ = true;
    return true;
  }

  uint32_t end = start, quote = 0;
  Tok kind = scan(start, &end, &quote);
  switch (kind) {
    case Tok::Error: {
      size_t length = 1;
      uint32_t code = decode_utf8(text_, start, &length);
      return fail_at(start + static_cast<uint32_t>(length), invalid_character(code));
    }
    case Tok::String:
      return string(start, quote);
    case Tok::FStringStart:
      return fstring_begin(start, quote);
    case Tok::Number:
      if (is_name_byte(text_[end]) && !number_error(start)) return false;
      break;
    case Tok::Name:
      for (uint32_t i = start; i < end; i++)
        if (static_cast<unsigned char>(text_[i]) >= 0x80) {
          if (bad_identifier(start, end)) return false;
          break;
        }
      break;
    case Tok::LPar:
    case Tok::LSqb:
    case Tok::LBrace:
      return open_bracket(kind, start);
    case Tok::RPar:
    case Tok::RSqb:
    case Tok::RBrace:
      return close_bracket(kind, start);
    case Tok::Colon:
    case Tok::ColonEqual:
      if (at_field_level()) {
        fstrings_.back().modes.back() = Mode::Spec;
        kind = Tok::Colon;
        end = start + 1;
      }
      break;
    default:
      break;
  }
  pos_ = end;
  emit(kind, start, end);
  return true;
}

bool Lexer::open_bracket(Tok kind, uint32_t start) {
  if (brackets_.size() >= kMaxBrackets) return fail_at(start + 1, "too many nested parentheses");
  brackets_.push_back({text_[start], line_, static_cast<int>(start - line_start_)});
  pos_ = start + 1;
  emit(kind, start, pos_);
  return true;
}

bool Lexer::close_bracket(Tok kind, uint32_t start) {
  char c = text_[start];
  if (at_field_level()) {
    if (c != '}') return fail_at(start + 1, std::string("f-string: unmatched '") + c + "'");
    FString& string = fstrings_.back();
    string.modes.pop_back();
    string.levels.pop_back();
  }
  if (brackets_.empty()) return fail_at(start + 1, std::string("unmatched '") + c + "'");
  Bracket open = brackets_.back();
  if (closing_of(open.open) != c) {
    std::string message =
        std::string("closing parenthesis '") + c + "' does not match opening parenthesis '" + open.open + "'";
    if (open.line != line_) message += " on line " + std::to_string(open.line);
    return fail_at(start + 1, std::move(message));
  }
  brackets_.pop_back();
  pos_ = start + 1;
  emit(kind, start, pos_);
  return true;
}

// True (and an error) when a non-ASCII name holds a character that names may not have.
bool Lexer::bad_identifier(uint32_t start, uint32_t end) {
  for (size_t i = start; i < end;) {
    size_t length = 1;
    uint32_t c = decode_utf8(text_, i, &length);
    if (i == start ? !is_identifier_start(c) : !is_identifier_continue(c)) {
      fail_at(static_cast<uint32_t>(i + length), invalid_character(c));
      return true;
    }
    i += length;
  }
  return false;
}

bool Lexer::unterminated(uint32_t start, int line, uint32_t line_start, bool triple, bool formatted) {
  int detected = line_;
  pos_ = static_cast<uint32_t>(text_.size());
  int col = static_cast<int>(start + 1 - line_start);
  std::string message = std::string("unterminated ") + (triple ? "triple-quoted " : "") + (formatted ? "f-" : "") +
                        "string literal (detected at line " + std::to_string(detected) + ")";
  fail(SyntaxErrorKind::SyntaxError, std::move(message), line, col, col, true);
  error_->at_eof = triple;
  return false;
}

bool Lexer::string(uint32_t start, uint32_t quote_at) {
  int line = line_;
  uint32_t line_start = line_start_;
  char quote = text_[quote_at];
  bool triple = text_[quote_at + 1] == quote && text_[quote_at + 2] == quote;
  uint32_t at = quote_at + (triple ? 3 : 1);
  for (;; at++) {
    char c = text_[at];
    if (c == quote) {
      if (!triple) break;
      if (text_[at + 1] == quote && text_[at + 2] == quote) {
        at += 2;
        break;
      }
    } else if (c == '\\') {
      at++;
      if (text_[at] == '\n') new_line(at + 1);
      if (at >= text_.size()) return unterminated(start, line, line_start, triple, false);
    } else if (c == '\n') {
      if (!triple) {
        if (in_field() && !fstrings_.back().triple && fstrings_.back().quote == quote)
          return fail_at(quote_at + 1, "f-string: expecting '}'");
        return unterminated(start, line, line_start, triple, false);
      }
      new_line(at + 1);
    } else if (c == '\0' && at >= text_.size()) {
      return unterminated(start, line, line_start, triple, false);
    }
  }
  pos_ = at + 1;
  emit_from(Tok::String, start, line, line_start, pos_);
  return true;
}

}  // namespace adder
