// The scanner proper: one re2c automaton that recognises a token at a position, and the code that needs no more
// context than that. Indentation, brackets and errors are in lexer.cpp, f-strings in lexer_fstring.cpp.
//
// scan() never reads past the NUL that ends the text. It answers Tok::Error when nothing matches, and for a string the
// offset of its opening quote (the body is skipped by hand, because a body may be megabytes long).
#include "frontend/lexer/lexer.h"

namespace adder {

Tok Lexer::scan(uint32_t at, uint32_t* end, uint32_t* quote) {
  using uchar = unsigned char;
  const auto* base = reinterpret_cast<const uchar*>(text_.c_str());
  const uchar* YYCURSOR = base + at;
  const uchar* YYMARKER = YYCURSOR;
  auto done = [&](Tok kind) {
    *end = static_cast<uint32_t>(YYCURSOR - base);
    return kind;
  };
  auto done_string = [&](Tok kind) {
    *end = static_cast<uint32_t>(YYCURSOR - base);
    *quote = *end - 1;
    return kind;
  };
  /*!re2c
    re2c:define:YYCTYPE = uchar;
    re2c:yyfill:enable = 0;
    re2c:indent:top = 1;

    digits  = [0-9] ("_"? [0-9])*;
    decimal = [1-9] ("_"? [0-9])* | "0" ("_"? "0")*;
    hex     = "0" [xX] ("_"? [0-9a-fA-F])+;
    octal   = "0" [oO] ("_"? [0-7])+;
    binary  = "0" [bB] ("_"? [01])+;
    exponent = [eE] [+-]? digits;
    point   = digits "." digits? | "." digits;
    float   = point exponent? | digits exponent;
    imag    = (float | digits) [jJ];
    name    = [a-zA-Z_\x80-\xff] [a-zA-Z0-9_\x80-\xff]*;
    quote   = ['"];
    plain   = [uUbB] | [rR] | [bB][rR] | [rR][bB];
    formatted = [fF] | [fF][rR] | [rR][fF];

    plain? quote   { return done_string(Tok::String); }
    formatted quote { return done_string(Tok::FStringStart); }

    decimal | hex | octal | binary | float | imag { return done(Tok::Number); }

    "("   { return done(Tok::LPar); }
    ")"   { return done(Tok::RPar); }
    "["   { return done(Tok::LSqb); }
    "]"   { return done(Tok::RSqb); }
    "{"   { return done(Tok::LBrace); }
    "}"   { return done(Tok::RBrace); }
    ":"   { return done(Tok::Colon); }
    ","   { return done(Tok::Comma); }
    ";"   { return done(Tok::Semi); }
    "+"   { return done(Tok::Plus); }
    "-"   { return done(Tok::Minus); }
    "*"   { return done(Tok::Star); }
    "/"   { return done(Tok::Slash); }
    "|"   { return done(Tok::VBar); }
    "&"   { return done(Tok::Amper); }
    "<"   { return done(Tok::Less); }
    ">"   { return done(Tok::Greater); }
    "="   { return done(Tok::Equal); }
    "."   { return done(Tok::Dot); }
    "%"   { return done(Tok::Percent); }
    "=="  { return done(Tok::EqEqual); }
    "!="  { return done(Tok::NotEqual); }
    "<>"  { return done(Tok::Unknown); }
    "<="  { return done(Tok::LessEqual); }
    ">="  { return done(Tok::GreaterEqual); }
    "~"   { return done(Tok::Tilde); }
    "^"   { return done(Tok::Circumflex); }
    "<<"  { return done(Tok::LeftShift); }
    ">>"  { return done(Tok::RightShift); }
    "**"  { return done(Tok::DoubleStar); }
    "+="  { return done(Tok::PlusEqual); }
    "-="  { return done(Tok::MinEqual); }
    "*="  { return done(Tok::StarEqual); }
    "/="  { return done(Tok::SlashEqual); }
    "%="  { return done(Tok::PercentEqual); }
    "&="  { return done(Tok::AmperEqual); }
    "|="  { return done(Tok::VBarEqual); }
    "^="  { return done(Tok::CircumflexEqual); }
    "<<=" { return done(Tok::LeftShiftEqual); }
    ">>=" { return done(Tok::RightShiftEqual); }
    "**=" { return done(Tok::DoubleStarEqual); }
    "//"  { return done(Tok::DoubleSlash); }
    "//=" { return done(Tok::DoubleSlashEqual); }
    "@"   { return done(Tok::At); }
    "@="  { return done(Tok::AtEqual); }
    "->"  { return done(Tok::RArrow); }
    "..." { return done(Tok::Ellipsis); }
    ":="  { return done(Tok::ColonEqual); }
    "!"   { return done(Tok::Bang); }
    [$?`] { return done(Tok::Unknown); }

    "False"    { return done(Tok::KwFalse); }
    "None"     { return done(Tok::KwNone); }
    "True"     { return done(Tok::KwTrue); }
    "and"      { return done(Tok::KwAnd); }
    "as"       { return done(Tok::KwAs); }
    "assert"   { return done(Tok::KwAssert); }
    "async"    { return done(Tok::KwAsync); }
    "await"    { return done(Tok::KwAwait); }
    "break"    { return done(Tok::KwBreak); }
    "class"    { return done(Tok::KwClass); }
    "continue" { return done(Tok::KwContinue); }
    "def"      { return done(Tok::KwDef); }
    "del"      { return done(Tok::KwDel); }
    "elif"     { return done(Tok::KwElif); }
    "else"     { return done(Tok::KwElse); }
    "except"   { return done(Tok::KwExcept); }
    "finally"  { return done(Tok::KwFinally); }
    "for"      { return done(Tok::KwFor); }
    "from"     { return done(Tok::KwFrom); }
    "global"   { return done(Tok::KwGlobal); }
    "if"       { return done(Tok::KwIf); }
    "import"   { return done(Tok::KwImport); }
    "in"       { return done(Tok::KwIn); }
    "is"       { return done(Tok::KwIs); }
    "lambda"   { return done(Tok::KwLambda); }
    "nonlocal" { return done(Tok::KwNonlocal); }
    "not"      { return done(Tok::KwNot); }
    "or"       { return done(Tok::KwOr); }
    "pass"     { return done(Tok::KwPass); }
    "raise"    { return done(Tok::KwRaise); }
    "return"   { return done(Tok::KwReturn); }
    "try"      { return done(Tok::KwTry); }
    "while"    { return done(Tok::KwWhile); }
    "with"     { return done(Tok::KwWith); }
    "yield"    { return done(Tok::KwYield); }
    name       { return done(Tok::Name); }

    *     { return done(Tok::Error); }
  */
}

}  // namespace adder
