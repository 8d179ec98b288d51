// One line a token: its range, its class, its text. Comments and blank lines are no tokens here.
#include "frontend/lexer/token_dump.h"

namespace adder {

namespace {

std::string quoted(std::string_view text) {
  std::string out = text.find('\'') != text.npos && text.find('"') == text.npos ? "\"" : "'";
  char quote = out[0];
  for (char c : text) {
    if (c == '\n')
      out += "\\n";
    else if (c == '\t')
      out += "\\t";
    else if (c == '\\' || c == quote)
      (out += '\\') += c;
    else
      out += c;
  }
  return out + quote;
}

std::string padded(std::string text, size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

}  // namespace

std::string dump_tokens(const Lexer& lexer) {
  std::string out;
  for (const Token& token : lexer.tokens()) {
    const char* name = token.kind > Tok::Error ? "OP" : tok_text(token.kind);
    if (token.kind >= Tok::KwFalse) name = "NAME";
    bool newline = token.kind == Tok::Newline;
    int col = newline ? token.end_col : token.col;
    std::string range = std::to_string(token.line) + "," + std::to_string(col) + "-" + std::to_string(token.end_line) +
                        "," + std::to_string(token.end_col + newline) + ":";
    out += padded(range, 20) + padded(name, 15) + (newline ? "'\\n'" : quoted(lexer.slice(token))) + "\n";
  }
  return out;
}

}  // namespace adder
