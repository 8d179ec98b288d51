// Tokens: what the lexer hands to the parser, each with its exact range.
//
// The kinds are listed once below; keywords and operators carry their spelling, which messages such as "expected ':'"
// print. NoPosition tokens (Indent, Dedent, EndMarker) have no extent of their own: col is where the lexer stood, and
// errors on them are reported with that column unshifted, as CPython does.
#pragma once

#include <cstdint>
#include <string_view>

// clang-format off
#define ADDER_TOKEN_OPERATORS(X) \
  X(LPar, "(") X(RPar, ")") X(LSqb, "[") X(RSqb, "]") X(LBrace, "{") X(RBrace, "}") X(Colon, ":") X(Comma, ",") \
  X(Semi, ";") X(Plus, "+") X(Minus, "-") X(Star, "*") X(Slash, "/") X(VBar, "|") X(Amper, "&") X(Less, "<") \
  X(Greater, ">") X(Equal, "=") X(Dot, ".") X(Percent, "%") X(EqEqual, "==") X(NotEqual, "!=") \
  X(LessEqual, "<=") X(GreaterEqual, ">=") X(Tilde, "~") X(Circumflex, "^") X(LeftShift, "<<") \
  X(RightShift, ">>") X(DoubleStar, "**") X(PlusEqual, "+=") X(MinEqual, "-=") X(StarEqual, "*=") \
  X(SlashEqual, "/=") X(PercentEqual, "%=") X(AmperEqual, "&=") X(VBarEqual, "|=") X(CircumflexEqual, "^=") \
  X(LeftShiftEqual, "<<=") X(RightShiftEqual, ">>=") X(DoubleStarEqual, "**=") X(DoubleSlash, "//") \
  X(DoubleSlashEqual, "//=") X(At, "@") X(AtEqual, "@=") X(RArrow, "->") X(Ellipsis, "...") X(ColonEqual, ":=") \
  X(Bang, "!") X(Unknown, "?")

#define ADDER_TOKEN_KEYWORDS(X) \
  X(KwFalse, "False") X(KwNone, "None") X(KwTrue, "True") X(KwAnd, "and") X(KwAs, "as") X(KwAssert, "assert") \
  X(KwAsync, "async") X(KwAwait, "await") X(KwBreak, "break") X(KwClass, "class") X(KwContinue, "continue") \
  X(KwDef, "def") X(KwDel, "del") X(KwElif, "elif") X(KwElse, "else") X(KwExcept, "except") \
  X(KwFinally, "finally") X(KwFor, "for") X(KwFrom, "from") X(KwGlobal, "global") X(KwIf, "if") \
  X(KwImport, "import") X(KwIn, "in") X(KwIs, "is") X(KwLambda, "lambda") X(KwNonlocal, "nonlocal") \
  X(KwNot, "not") X(KwOr, "or") X(KwPass, "pass") X(KwRaise, "raise") X(KwReturn, "return") X(KwTry, "try") \
  X(KwWhile, "while") X(KwWith, "with") X(KwYield, "yield")

#define ADDER_TOKEN_CLASSES(X) \
  X(EndMarker, "ENDMARKER") X(Newline, "NEWLINE") X(Indent, "INDENT") X(Dedent, "DEDENT") X(Name, "NAME") \
  X(Number, "NUMBER") X(String, "STRING") X(FStringStart, "FSTRING_START") X(FStringMiddle, "FSTRING_MIDDLE") \
  X(FStringEnd, "FSTRING_END") X(Error, "ERRORTOKEN")
// clang-format on

namespace adder {

enum class Tok : uint8_t {
#define X(name, spelling) name,
  ADDER_TOKEN_CLASSES(X) ADDER_TOKEN_OPERATORS(X) ADDER_TOKEN_KEYWORDS(X)
#undef X
};

// The spelling of an operator or keyword, or the class name ("NAME").
const char* tok_text(Tok kind);

struct Token {
  Tok kind = Tok::EndMarker;
  bool in_format_spec = false;  // FStringMiddle of a format spec: braces there are never doubled
  bool raw = false;             // FStringStart and FStringMiddle of an r-prefixed f-string
  uint16_t level = 0;           // open brackets after this token
  int line = 0;
  int col = 0;
  int end_line = 0;
  int end_col = 0;
  uint32_t start = 0;  // byte offsets into the lexer's text
  uint32_t end = 0;

  bool no_position() const { return kind == Tok::Indent || kind == Tok::Dedent || kind == Tok::EndMarker; }
};

}  // namespace adder
