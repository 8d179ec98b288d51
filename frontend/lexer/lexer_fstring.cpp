// f-strings (PEP 701): the literal text and format specs between replacement fields.
//
// An open f-string is an entry of fstrings_; its mode stack says where the lexer is. In Literal and Spec mode this file
// produces FStringMiddle tokens; `{` switches to Field mode, where next_token() works as usual until the `}`, `:` of
// that field. Strings nest freely inside fields, up to kMaxFStrings open at once.
#include "frontend/lexer/lexer.h"

namespace adder {

namespace {
constexpr size_t kMaxFStrings = 150;
constexpr size_t kMaxSpecDepth = 3;  // fields open inside one another in one string
}  // namespace

bool Lexer::fstring_begin(uint32_t start, uint32_t quote_at) {
  if (fstrings_.size() >= kMaxFStrings) return fail_at(quote_at + 1, "too many nested f-strings");
  FString string;
  string.quote = text_[quote_at];
  string.triple = text_[quote_at + 1] == string.quote && text_[quote_at + 2] == string.quote;
  string.raw = false;
  for (uint32_t i = start; i < quote_at; i++) string.raw |= text_[i] == 'r' || text_[i] == 'R';
  string.modes.push_back(Mode::Literal);
  string.line = line_;
  string.line_start = line_start_;
  string.start = start;
  pos_ = quote_at + (string.triple ? 3 : 1);
  emit(Tok::FStringStart, start, pos_);
  tokens_.back().raw = string.raw;
  fstrings_.push_back(std::move(string));
  return true;
}

bool Lexer::fstring_literal() {
  FString& string = fstrings_.back();
  bool spec = string.modes.back() == Mode::Spec;
  uint32_t start = pos_, at = pos_;
  int line = line_;
  uint32_t line_start = line_start_;
  auto flush = [&] {
    if (at == start) return;
    pos_ = at;
    emit_from(Tok::FStringMiddle, start, line, line_start, at);
    tokens_.back().in_format_spec = spec;
    tokens_.back().raw = string.raw;
  };
  for (;; at++) {
    char c = text_[at];
    if (c == string.quote && (!string.triple || (text_[at + 1] == c && text_[at + 2] == c))) {
      if (spec) return fail_at(at + 1, "f-string: expecting '}', or format specs");
      flush();
      pos_ = at + (string.triple ? 3 : 1);
      emit(Tok::FStringEnd, at, pos_);
      fstrings_.pop_back();
      return true;
    }
    if (c == '\n') {
      if (!string.triple) {
        if (spec) return fail_at(at, "f-string: expecting '}', or format specs");
        return unterminated(string.start, string.line, string.line_start, false, true);
      }
      new_line(at + 1);
    } else if (c == '\0' && at >= text_.size()) {
      if (spec) return fail_at(at, "f-string: expecting '}', or format specs");
      return unterminated(string.start, string.line, string.line_start, string.triple, true);
    } else if (c == '\\') {
      char next = text_[at + 1];
      if (next == '{' || next == '}') continue;
      if (!string.raw && next == 'N' && text_[at + 2] == '{') {
        for (at += 2; text_[at] != '}' && text_[at] != string.quote && text_[at] != '\n' && at < text_.size();) at++;
        if (text_[at] != '}') at--;
        continue;
      }
      at++;
      if (next == '\n') new_line(at + 1);
    } else if (c == '{') {
      if (!spec && text_[at + 1] == '{') {
        at++;
        continue;
      }
      flush();
      if (string.levels.size() >= kMaxSpecDepth) return fail_at(at + 1, "f-string: expressions nested too deeply");
      if (!open_bracket(Tok::LBrace, at)) return false;
      string.modes.push_back(Mode::Field);
      string.levels.push_back(brackets_.size());
      return true;
    } else if (c == '}') {
      if (!spec) {
        if (text_[at + 1] != '}') return fail_at(at + 1, "f-string: single '}' is not allowed");
        at++;
        continue;
      }
      flush();
      string.modes.pop_back();
      string.levels.pop_back();
      brackets_.pop_back();
      pos_ = at + 1;
      emit(Tok::RBrace, at, pos_);
      return true;
    }
  }
}

}  // namespace adder
