// What is wrong with a number: the slow path, taken only when a letter, digit or underscore follows a valid number.
//
// It walks the literal again in the order of the reference tokeniser, so that the message and the column agree. A
// number directly followed by a keyword (`1if x else y`) is accepted.
#include <cctype>
#include <cstring>

#include "frontend/lexer/lexer.h"

namespace adder {

namespace {
bool digit(char c) {
  return c >= '0' && c <= '9';
}
}  // namespace

bool Lexer::verify_number_end(uint32_t at, const char* kind) {
  const char* p = text_.c_str() + at;
  auto follows = [&](const char* word) { return std::strncmp(p, word, std::strlen(word)) == 0; };
  for (const char* word : {"and", "else", "for", "in", "if", "is", "or", "not"})
    if (follows(word)) {
      warnings_.push_back({std::string("invalid ") + kind + " literal", line_, static_cast<int>(at - line_start_) - 1});
      return true;
    }
  auto c = static_cast<unsigned char>(*p);
  if (std::isalnum(c) || c == '_' || c >= 0x80) return fail_at(at, std::string("invalid ") + kind + " literal");
  return true;
}

bool Lexer::number_error(uint32_t start) {
  const char* text = text_.c_str();
  uint32_t p = start;
  // Digits with single underscores between them. False after an error.
  auto decimal_tail = [&]() -> bool {
    for (;;) {
      while (digit(text[p])) p++;
      if (text[p] != '_') return true;
      p++;
      if (!digit(text[p])) return fail_at(p, "invalid decimal literal");
    }
  };
  if (text[p] == '0' && std::strchr("xXoObB", text[p + 1]) != nullptr && text[p + 1] != '\0') {
    char letter = static_cast<char>(std::tolower(text[p + 1]));
    const char* kind = letter == 'x' ? "hexadecimal" : letter == 'o' ? "octal" : "binary";
    auto good = [&](char c) {
      return letter == 'x' ? std::isxdigit(static_cast<unsigned char>(c)) != 0
                           : c >= '0' && c <= (letter == 'o' ? '7' : '1');
    };
    auto bad_digit = [&] {
      return fail_at(p + 1, std::string("invalid digit '") + text[p] + "' in " + kind + " literal");
    };
    p += 2;
    do {
      if (text[p] == '_') p++;
      if (!good(text[p])) {
        if (letter != 'x' && digit(text[p])) return bad_digit();
        return fail_at(p, std::string("invalid ") + kind + " literal");
      }
      while (good(text[p])) p++;
    } while (text[p] == '_');
    if (letter != 'x' && digit(text[p])) return bad_digit();
    return verify_number_end(p, kind);
  }
  bool leading_zero = text[p] == '0', nonzero = false;
  uint32_t zeros_end = p;
  if (leading_zero) {
    for (p++; text[p] == '0' || text[p] == '_';) {
      if (text[p] == '_' && !digit(text[p + 1])) return fail_at(p + 1, "invalid decimal literal");
      p++;
    }
    zeros_end = p + 1;
    nonzero = digit(text[p]);
  }
  if (text[p] != '.' && !decimal_tail()) return false;
  bool real = false;
  if (text[p] == '.') {
    real = true;
    p++;
    if (digit(text[p]) && !decimal_tail()) return false;
  }
  if (text[p] == 'e' || text[p] == 'E') {
    uint32_t e = p++;
    if (text[p] == '+' || text[p] == '-') {
      p++;
      if (!digit(text[p])) return fail_at(p, "invalid decimal literal");
    } else if (!digit(text[p])) {
      p = e;
      return verify_number_end(e, "decimal");
    }
    real = true;
    if (!decimal_tail()) return false;
  }
  if (text[p] == 'j' || text[p] == 'J') return verify_number_end(p + 1, "imaginary");
  if (leading_zero && nonzero && !real) {
    return fail(SyntaxErrorKind::SyntaxError,
                "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
                line_, static_cast<int>(start + 1 - line_start_), static_cast<int>(zeros_end - line_start_), true);
  }
  return verify_number_end(p, "decimal");
}

}  // namespace adder
