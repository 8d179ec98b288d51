// The front end's unit tests: trees, token ranges, messages with their places, and inputs that must not overflow.
//
// Expected trees and messages are what CPython 3.11 gives (3.12 for f-strings and type parameters).
#include <gtest/gtest.h>

#include <string>

#include "frontend/ast/ast_dump.h"
#include "frontend/lexer/token_dump.h"
#include "frontend/parser/parse.h"

namespace adder {
namespace {

using namespace ast;

std::string error_of(std::string_view source, ParseMode mode = ParseMode::Exec) {
  AstArena arena;
  auto result = parse_module(arena, source, "<test>", mode);
  if (result.ok()) return "ok";
  const SyntaxDiagnostic& e = result.error();
  return e.message + " " + std::to_string(e.line) + ":" + std::to_string(e.col) + "-" + std::to_string(e.end_line) +
         ":" + std::to_string(e.end_col);
}

std::string tree_of(std::string_view source) {
  AstArena arena;
  auto result = parse_module(arena, source, "<test>", ParseMode::Eval);
  if (!result.ok()) return result.error().message;
  std::string text, dump = dump_ast(result.value());
  for (size_t i = 0; i < dump.size(); i++) {
    if (dump[i] == '\n') {
      while (i + 1 < dump.size() && dump[i + 1] == ' ') i++;
      if (text.back() == ',') text += ' ';
    } else {
      text += dump[i];
    }
  }
  return text.substr(std::string("Expression(body=").size(), text.size() - std::string("Expression(body=)").size());
}

bool incomplete(std::string_view source) {
  AstArena arena;
  auto result = parse_module(arena, source, "<stdin>", ParseMode::Single, kParseAllowIncomplete);
  return !result.ok() && result.error().incomplete;
}

std::string repeat(std::string_view text, int count) {
  std::string out;
  for (int i = 0; i < count; i++) out += text;
  return out;
}

TEST(FrontendTree, Precedence) {
  EXPECT_EQ(tree_of("-a**-b"),
            "UnaryOp(op=USub(), operand=BinOp(left=Name(id='a', ctx=Load()), op=Pow(), "
            "right=UnaryOp(op=USub(), operand=Name(id='b', ctx=Load()))))");
  EXPECT_EQ(tree_of("not a < b"),
            "UnaryOp(op=Not(), operand=Compare(left=Name(id='a', ctx=Load()), ops=[Lt()], "
            "comparators=[Name(id='b', ctx=Load())]))");
}

TEST(FrontendTree, Constants) {
  EXPECT_EQ(tree_of("0xff_ff"), "Constant(value=65535)");
  EXPECT_EQ(tree_of("99999999999999999999"), "Constant(value=99999999999999999999)");
  EXPECT_EQ(tree_of("1e16"), "Constant(value=1e+16)");
  EXPECT_EQ(tree_of("2.5j"), "Constant(value=2.5j)");
  EXPECT_EQ(tree_of("'a' \"b\" '\\u00e9\\n'"), "Constant(value='ab\u00e9\\n')");
  EXPECT_EQ(tree_of("b'\\xff' b'a'"), "Constant(value=b'\\xffa')");
  EXPECT_EQ(tree_of("u'\\ud800'"), "Constant(value='\\ud800', kind='u')");
}

TEST(FrontendTree, FormattedStrings) {
  EXPECT_EQ(tree_of("f'a{b!r:>{c}}{{'"),
            "JoinedStr(values=[Constant(value='a'), FormattedValue(value=Name(id='b', ctx=Load()), conversion=114, "
            "format_spec=JoinedStr(values=[Constant(value='>'), FormattedValue(value=Name(id='c', ctx=Load()), "
            "conversion=-1)])), Constant(value='{')])");
  EXPECT_EQ(
      tree_of("f'{a = }'"),
      "JoinedStr(values=[Constant(value='a = '), FormattedValue(value=Name(id='a', ctx=Load()), conversion=114)])");
  EXPECT_EQ(tree_of("f'{a['x']}'"),
            "JoinedStr(values=[FormattedValue(value=Subscript(value=Name(id='a', ctx=Load()), "
            "slice=Constant(value='x'), ctx=Load()), conversion=-1)])");
}

TEST(FrontendTree, IdentifiersAreNormalisedAndInterned) {
  AstArena arena;
  auto result = parse_module(arena, "\uFB01x\nfix\n", "<test>");
  ASSERT_TRUE(result.ok());
  auto* first = as<Name>(as<Expr>(result.value()->body[0])->value);
  auto* second = as<Name>(as<Expr>(result.value()->body[1])->value);
  EXPECT_EQ(first->id, "fix");
  EXPECT_EQ(first->id.data(), second->id.data());
}

TEST(FrontendTree, Ranges) {
  AstArena arena;
  auto result = parse_module(arena, "if x:\n    y = (1 +\n  2)\n", "<test>");
  ASSERT_TRUE(result.ok());
  const SourceRange& range = result.value()->body[0]->range;
  EXPECT_EQ(range.line, 1);
  EXPECT_EQ(range.col, 0);
  EXPECT_EQ(range.end_line, 3);
  EXPECT_EQ(range.end_col, 4);
}

TEST(FrontendTree, Python312) {
  EXPECT_EQ(error_of("def f[T: int, *Ts, **P](x: T) -> T: return x\nclass A[T]: pass\ntype X[T] = list[T]\n"), "ok");
  EXPECT_EQ(error_of("type = 1\nmatch = type\nmatch[1]\nprint(match, case)\n"), "ok");
  EXPECT_EQ(error_of("match x:\n    case [1, *r] | {'a': A(b=c), **d} if z: pass\n    case _: pass\n"), "ok");
}

TEST(FrontendErrors, Brackets) {
  EXPECT_EQ(error_of("x = (1,\n     2\ny = 3"), "'(' was never closed 1:5-1:0");
  EXPECT_EQ(error_of("x = [1, (2}"), "closing parenthesis '}' does not match opening parenthesis '(' 1:11-1:11");
  EXPECT_EQ(error_of("print(1))"), "unmatched ')' 1:9-1:9");
}

TEST(FrontendErrors, Assignment) {
  EXPECT_EQ(error_of("f() = 1"), "cannot assign to function call here. Maybe you meant '==' instead of '='? 1:1-1:4");
  EXPECT_EQ(error_of("x = 1 = 2"), "cannot assign to literal 1:5-1:6");
  EXPECT_EQ(error_of("if x = 1: pass"), "invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1:4-1:9");
  EXPECT_EQ(error_of("del a, f()"), "cannot delete function call 1:8-1:11");
  EXPECT_EQ(error_of("for f() in x: pass"), "cannot assign to function call 1:5-1:8");
  EXPECT_EQ(error_of("a + b += 1"), "'expression' is an illegal expression for augmented assignment 1:1-1:6");
  EXPECT_EQ(error_of("(a, b): int = 1"), "only single target (not tuple) can be annotated 1:1-1:7");
}

TEST(FrontendErrors, BlocksAndColons) {
  EXPECT_EQ(error_of("if x\n    pass"), "expected ':' 1:5-1:5");
  EXPECT_EQ(error_of("if x:\npass"), "expected an indented block after 'if' statement on line 1 2:1-2:5");
  EXPECT_EQ(error_of("  x = 1"), "unexpected indent 1:2-1:-1");
  EXPECT_EQ(error_of("if x:\n    a\n  b"), "unindent does not match any outer indentation level 3:4-3:-1");
  EXPECT_EQ(error_of("try:\n    x\ny = 1"), "expected 'except' or 'finally' block 3:1-3:2");
  EXPECT_EQ(error_of("try: pass\nexcept*: pass"), "expected one or more exception types 2:8-2:9");
  EXPECT_EQ(error_of("if True:\n\tx\n        y"), "inconsistent use of tabs and spaces in indentation 3:1-3:0");
}

TEST(FrontendErrors, Expressions) {
  EXPECT_EQ(error_of("(a b)"), "invalid syntax. Perhaps you forgot a comma? 1:2-1:5");
  EXPECT_EQ(error_of("print 'x'"), "Missing parentheses in call to 'print'. Did you mean print(...)? 1:1-1:10");
  EXPECT_EQ(error_of("f(a for a in b, c)"), "Generator expression must be parenthesized 1:3-1:15");
  EXPECT_EQ(error_of("f(a=1, b)"), "positional argument follows keyword argument 1:9-1:10");
  EXPECT_EQ(error_of("[a, for c in d]"), "did you forget parentheses around the comprehension target? 1:2-1:4");
  EXPECT_EQ(error_of("a if b"), "expected 'else' after 'if' expression 1:1-1:7");
  EXPECT_EQ(error_of("{a:1, b}"), "':' expected after dictionary key 1:7-1:0");
  EXPECT_EQ(error_of("def f(a=1, b): pass"), "non-default argument follows default argument 1:12-1:13");
}

TEST(FrontendErrors, Literals) {
  EXPECT_EQ(error_of("1_"), "invalid decimal literal 1:2-1:2");
  EXPECT_EQ(error_of("0b12"), "invalid digit '2' in binary literal 1:4-1:4");
  EXPECT_EQ(error_of("x = 'abc"), "unterminated string literal (detected at line 1) 1:5-1:5");
  EXPECT_EQ(error_of("x = \u00e9\u20ac"), "invalid character '\u20ac' (U+20AC) 1:6-1:6");
  EXPECT_EQ(error_of("f'{}'"), "f-string: valid expression required before '}' 1:4-1:5");
  EXPECT_EQ(error_of("f'{a!}'"), "f-string: missing conversion character 1:6-1:7");
  EXPECT_EQ(error_of("f'{1:'"), "f-string: expecting '}', or format specs 1:6-1:6");
  EXPECT_EQ(error_of("f'{a b}'"), "invalid syntax. Perhaps you forgot a comma? 1:4-1:7");
  EXPECT_EQ(error_of("f'}'"), "f-string: single '}' is not allowed 1:3-1:3");
}

TEST(FrontendErrors, Encodings) {
  EXPECT_EQ(error_of("# coding: latin-1\nx = '\xe9'\n"), "ok");
  EXPECT_EQ(error_of("\xef\xbb\xbfx = 1\n"), "ok");
  EXPECT_EQ(error_of("# coding: klingon\n").substr(0, 25), "unknown encoding: klingon");
  EXPECT_EQ(error_of(std::string_view("x\0y", 3)).substr(0, 38), "source code cannot contain null bytes ");
}

TEST(FrontendDepth, NeverOverflowsTheStack) {
  constexpr int kMany = 100000;
  EXPECT_EQ(error_of(repeat("(", kMany)).substr(0, 27), "too many nested parentheses");
  for (const char* chain : {"not ", "-"}) EXPECT_EQ(error_of(repeat(chain, kMany) + "x"), "ok");
  for (const char* chain : {".b", "()", "+1", "<b"}) EXPECT_EQ(error_of("a" + repeat(chain, kMany)), "ok");
  EXPECT_EQ(error_of("if x: pass\n" + repeat("elif x: pass\n", kMany)), "ok");
  for (const char* nest : {"lambda:", "a if b else ", "2**"})
    EXPECT_EQ(error_of(repeat(nest, kMany) + "x").substr(0, 21), "parser stack overflow");
}

TEST(FrontendPrompt, Incomplete) {
  for (const char* source : {"if x:", "x = (1,", "'''abc", "def f():\n    pass", "try:\n    pass\n", "@a", "x = \\"})
    EXPECT_TRUE(incomplete(source)) << source;
  for (const char* source : {"x = 1", "def f():\n    pass\n\n", "x = ", "1 +", "x = )", "a b"})
    EXPECT_FALSE(incomplete(source)) << source;
}

TEST(FrontendTokens, Dump) {
  Lexer lexer("if x:\n  y\n");
  lexer.run();
  EXPECT_EQ(dump_tokens(lexer).substr(0, 40), "1,0-1,2:            NAME           'if'\n");
}

}  // namespace
}  // namespace adder
