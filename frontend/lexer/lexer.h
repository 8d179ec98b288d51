// The lexer: source bytes in, a vector of tokens out, in one pass that is linear in the source's size.
//
// It tokenises the whole source before the parser starts. The first error ends the vector with an Error token and is
// kept in error(); the parser reports it when it reaches that token, or when it looks whether the rest of the source
// tokenises (a tokeniser's complaint explains a failed parse better than "invalid syntax").
// PEP 701 f-strings are lexed here with a stack of modes: literal text, replacement field, format spec.
// Invariants: text() ends with a newline and a NUL; every token range lies inside it; the Lexer outlives its tokens.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "frontend/diagnostics/diagnostic.h"
#include "frontend/lexer/token.h"

namespace adder {

struct LexError {
  SyntaxErrorKind kind = SyntaxErrorKind::SyntaxError;
  std::string message;
  int line = 0;
  int col = 0;  // 1-based, in bytes: see byte_col
  int end_line = 0;
  int end_col = 0;        // 1-based; -1: none
  bool overrides = true;  // replaces an error that the parser found earlier in the source
  bool unclosed = false;  // the source ended inside brackets: line and col are the opening bracket's
  bool at_eof = false;    // the source ended inside something (string, bracket, continuation)
};

struct LexWarning {
  std::string message;
  int line;
  int col;  // 0-based, in bytes
};

class Lexer {
 public:
  // The text must be valid UTF-8 with \n line ends, as decode_source() makes it.
  explicit Lexer(std::string text);

  void run();

  std::string_view text() const { return std::string_view(text_); }
  const std::vector<Token>& tokens() const { return tokens_; }
  const std::optional<LexError>& error() const { return error_; }
  const std::vector<LexWarning>& warnings() const { return warnings_; }
  // The text of a 1-based line, without its newline.
  std::string_view line_text(int line) const;
  int line_count() const { return static_cast<int>(line_starts_.size()); }
  std::string_view slice(const Token& token) const { return text().substr(token.start, token.end - token.start); }

 private:
  struct Bracket {
    char open;
    int line;
    int col;
  };
  // One open f-string. modes.back() says what the lexer is in: literal text, a replacement field, or a field's format
  // spec; levels holds, for each open field, the bracket depth just inside its brace.
  enum class Mode : uint8_t { Literal, Field, Spec };
  struct FString {
    char quote;
    bool triple;
    bool raw;
    std::vector<Mode> modes;
    std::vector<size_t> levels;
    int line;
    uint32_t line_start;
    uint32_t start;
  };

  bool begin_line();
  bool continuation();
  bool next_token();
  bool bad_identifier(uint32_t start, uint32_t end);
  bool number_error(uint32_t start);
  bool verify_number_end(uint32_t end, const char* kind);
  bool string(uint32_t start, uint32_t quote);
  bool fstring_begin(uint32_t start, uint32_t quote);
  bool fstring_literal();
  bool unterminated(uint32_t start, int line, uint32_t line_start, bool triple, bool formatted);
  bool open_bracket(Tok kind, uint32_t start);
  bool close_bracket(Tok kind, uint32_t start);

  void emit(Tok kind, uint32_t start, uint32_t end);
  void emit_from(Tok kind, uint32_t start, int line, uint32_t line_start, uint32_t end);
  void emit_marker(Tok kind);
  void new_line(uint32_t line_start);
  bool in_field() const { return !fstrings_.empty() && fstrings_.back().modes.back() == Mode::Field; }
  bool at_field_level() const { return in_field() && brackets_.size() == fstrings_.back().levels.back(); }
  bool fail(SyntaxErrorKind kind, std::string message, int line, int col, int end_col, bool overrides);
  // A tokeniser error whose column is the character before `cursor` on the current line.
  bool fail_at(uint32_t cursor, std::string message);
  bool fail_eof();
  Tok scan(uint32_t at, uint32_t* end, uint32_t* quote);

  std::string text_;
  uint32_t pos_ = 0;
  int line_ = 1;
  uint32_t line_start_ = 0;
  bool at_line_start_ = true;
  std::vector<Token> tokens_;
  std::vector<Bracket> brackets_;
  std::vector<int> indents_{0};
  std::vector<int> alt_indents_{0};
  std::vector<FString> fstrings_;
  std::vector<uint32_t> line_starts_;
  std::optional<LexError> error_;
  std::vector<LexWarning> warnings_;
};

// Source bytes to UTF-8 text with \n line ends: byte order mark, coding cookie, NUL and validity checks.
std::optional<LexError> decode_source(std::string_view bytes, std::string_view filename, bool ignore_cookie,
                                      std::string* text);

// Number of characters in the first `bytes` bytes of a line (a cut character counts).
int characters_before(std::string_view line, int bytes);

// UTF-8 helpers shared with the string-literal decoder.
uint32_t decode_utf8(std::string_view text, size_t at, size_t* length);
void append_utf8(std::string* to, uint32_t code_point);
bool is_identifier_start(uint32_t code_point);
bool is_identifier_continue(uint32_t code_point);

}  // namespace adder
