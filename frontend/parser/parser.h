// The parser: recursive descent with precedence climbing, in the order of choices of Python's grammar.
//
// It runs at most twice over the tokens. The first run knows only the rules of the language; when it fails, the second
// run (`report_`) also tries, at the places where Python does, the rules that recognise common mistakes and raise their
// message. Valid programs never see the second kind. When neither explains the failure, the error is "invalid syntax"
// at the furthest token the first run looked at.
//
// Rules every function here follows:
//  - it returns nullptr (or false) when its construct is not there, with mark_ where it was on entry;
//  - once an error is raised (`failed_`), every token looks like Tok::Error, so all rules fail quickly up to the top;
//  - tokens are only read through peek(), which keeps furthest_ (CPython's fill) exact;
//  - chains (a+b+c, a.b.c, not not a, elif) are parsed by loops; real nesting is limited by kMaxDepth.
#pragma once

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "frontend/ast/ast.h"
#include "frontend/lexer/lexer.h"

namespace adder {

class Parser {
 public:
  Parser(AstArena& arena, const Lexer& lexer) : arena_(arena), lexer_(lexer), tokens_(lexer.tokens()) {}

  // nullptr: see error(). `open_end`: an expression without a newline behind it, whose end has no place.
  ast::Module* run(ParseMode mode, bool open_end = false);
  const LexError& error() const { return error_; }
  // The reference shows the newline of a line that its tokeniser has not left yet.
  bool error_has_newline() const { return error_has_newline_ && tokens_[furthest_].line <= error_.line; }
  // Whether the failure was at the end of the source: more lines could complete it.
  bool failed_at_end() const { return failed_at_end_; }

 private:
  using ExprNode = ast::ExprNode;
  using StmtNode = ast::StmtNode;
  using PatternNode = ast::PatternNode;
  template <typename T>
  using Seq = ast::Seq<T>;
  using Exprs = std::vector<ExprNode*>;
  using Stmts = std::vector<StmtNode*>;

  struct CallArgs {
    Exprs args;
    std::vector<ast::Keyword*> keywords;
    size_t first = 0, last = 0;  // tokens: first of the first argument, one after the last argument
  };

  static constexpr int kMaxDepth = 1200;
  struct Depth {
    explicit Depth(Parser& parser) : parser_(parser) {
      if (++parser_.depth_ > kMaxDepth) parser_.overflow();
    }
    ~Depth() { parser_.depth_--; }
    Parser& parser_;
  };

  // ---- tokens (parser.cpp) ----
  const Token& peek(size_t ahead = 0);
  bool at(Tok kind) { return peek().kind == kind; }
  bool at_soft(std::string_view word) { return peek().kind == Tok::Name && lexer_.slice(peek()) == word; }
  bool accept(Tok kind) {
    if (peek().kind != kind) return false;
    mark_++;
    return true;
  }
  bool expect_forced(Tok kind);  // raises "expected ':'" when it is not there
  bool at_string() { return at(Tok::String) || at(Tok::FStringStart); }
  const Token& token(size_t index) const { return tokens_[index]; }
  SourceRange range_from(size_t first) const;
  template <typename T>
  T* node(size_t first) {
    T* made = arena_.make<T>();
    made->range = range_from(first);
    return made;
  }
  ast::Identifier identifier(const Token& token);
  std::nullptr_t reset(size_t mark) {
    mark_ = mark;
    return nullptr;
  }

  // ---- errors (parser_errors.cpp) ----
  std::nullptr_t raise(SyntaxErrorKind kind, std::string message, int line, int col, int end_line, int end_col);
  std::nullptr_t raise_last(std::string message, SyntaxErrorKind kind = SyntaxErrorKind::SyntaxError);
  std::nullptr_t raise_range(const SourceRange& from, const SourceRange& to, std::string message);
  std::nullptr_t raise_node(const ast::Node* at, std::string message) {
    return raise_range(at->range, at->range, std::move(message));
  }
  bool has_no_place(const Token& at) const;
  std::nullptr_t raise_token(const Token& at, std::string message);
  std::nullptr_t raise_starting(const ast::Node* at, std::string message);
  std::nullptr_t raise_indent(const char* after, int line);
  void raise_lexer_error();
  void overflow();
  void generic_error(size_t last);
  void prefer_lexer_error();
  static SourceRange range_of(const Token& token) { return {token.line, token.col, token.end_line, token.end_col}; }

  // ---- statements (parser_statements.cpp, parser_compound.cpp) ----
  bool statements(Stmts* out);
  bool statement(Stmts* out);
  bool simple_statements(Stmts* out);
  StmtNode* simple_statement();
  StmtNode* simple_statement_rule();
  StmtNode* compound_statement();
  StmtNode* expression_statement();
  StmtNode* assignment_fast();
  StmtNode* assignment_reported();
  StmtNode* annotated(size_t start, ExprNode* target, bool simple);
  StmtNode* augmented(size_t start, ExprNode* target);
  StmtNode* invalid_assignment();
  StmtNode* return_statement();
  StmtNode* raise_statement();
  StmtNode* delete_statement();
  StmtNode* assert_statement();
  StmtNode* import_statement();
  StmtNode* import_from();
  bool import_aliases(std::vector<ast::Alias*>* names);
  template <typename T>
  StmtNode* scope_statement();
  StmtNode* type_alias();
  ast::Identifier dotted_name();
  bool augmented_operator(ast::Operator* op);

  bool block(Seq<StmtNode>* out, const char* after, int line);
  bool colon_block(Seq<StmtNode>* out, const char* after, int line, bool forced);
  StmtNode* if_statement();
  StmtNode* while_statement();
  StmtNode* for_statement(size_t start, bool async);
  StmtNode* with_statement(size_t start, bool async);
  bool with_items(std::vector<ast::WithItem*>* items, bool parenthesised);
  ast::WithItem* with_item();
  void invalid_with(size_t first);
  StmtNode* try_statement();
  ast::ExceptHandler* except_block(bool* star);
  StmtNode* function_definition(size_t start, bool async, Seq<ExprNode> decorators);
  StmtNode* class_definition(size_t start, Seq<ExprNode> decorators);
  StmtNode* decorated();
  bool else_block(Seq<StmtNode>* out);

  // ---- parameters and type parameters (parser_params.cpp) ----
  ast::Arguments* parameters(bool lambda);
  ast::Arg* parameter(bool lambda, bool star_annotation);
  void invalid_parameters(bool lambda);
  bool type_params(Seq<ast::TypeParamNode>* out);

  // ---- match (parser_match.cpp) ----
  StmtNode* match_statement();
  ast::MatchCase* case_block();
  PatternNode* patterns();
  PatternNode* pattern();
  PatternNode* or_pattern();
  PatternNode* closed_pattern();
  PatternNode* maybe_star_pattern();
  PatternNode* group_or_sequence_pattern();
  PatternNode* mapping_pattern();
  PatternNode* class_pattern(size_t start, ExprNode* cls);
  PatternNode* literal_pattern();
  ExprNode* signed_number();
  ExprNode* complex_or_number();
  ExprNode* dotted_value();

  // ---- expressions (parser_expressions.cpp, parser_atoms.cpp, parser_calls.cpp) ----
  ExprNode* star_expressions();
  ExprNode* star_expression();
  ExprNode* star_named_expression();
  bool star_named_expressions(Exprs* out);
  ExprNode* named_expression();
  ExprNode* named_expression_rule();
  ExprNode* assignment_expression();
  ExprNode* expression();
  ExprNode* expression_rule();
  ExprNode* expression_plain();
  ExprNode* expression_quiet();
  ExprNode* argument_expression();  // assignment_expression | expression !':='
  ExprNode* yield_expression();
  ExprNode* yield_or_star_expressions();
  ExprNode* disjunction();
  ExprNode* disjunction_rule();
  ExprNode* conjunction();
  ExprNode* inversion();
  ExprNode* comparison();
  ExprNode* bitwise_or() { return binary(0); }
  ExprNode* binary(int min_precedence);
  ExprNode* factor();
  ExprNode* power();
  ExprNode* primary();
  ExprNode* primary_rule();
  ExprNode* lambda();
  ExprNode* slices();
  ExprNode* slice();
  ExprNode* atom();
  ExprNode* parenthesised();
  ExprNode* list_display();
  ExprNode* brace_display();
  ExprNode* brace_display_reported();
  bool dict_item(ExprNode** key, ExprNode** value, bool first);
  ExprNode* number();
  bool comprehension_clauses(std::vector<ast::Comprehension*>* out);
  bool at_comprehension() { return at(Tok::KwFor) || (at(Tok::KwAsync) && peek(1).kind == Tok::KwFor); }
  template <typename T>
  ExprNode* comprehension(size_t start, ExprNode* element, Tok close);
  ExprNode* call_suffix(size_t start, ExprNode* callee);
  bool arguments(CallArgs* out);
  bool args(CallArgs* out);
  void invalid_arguments();
  void invalid_kwarg();
  void invalid_expression();
  void invalid_named_expression();
  void invalid_comprehension(Tok open);
  void invalid_dict_items();
  bool legacy_statement(ExprNode* name);
  template <typename T>
  T* constant(size_t first, ast::ConstantKind kind);

  // ---- strings (parser_strings.cpp) ----
  ExprNode* strings();
  bool fstring_parts(Exprs* values, std::string* pending, bool* has_field, size_t first, bool spec);
  bool replacement_field(Exprs* values, std::string* pending, size_t first);
  void flush_text(Exprs* values, std::string* pending, size_t first, bool kind_u);
  bool decode_literal(std::string_view body, bool raw, bool bytes, bool doubled_braces, std::string* out);

  // ---- targets (parser_targets.cpp) ----
  enum class Targets { Star, Delete, For };
  ExprNode* target_list();         // for-loop targets
  ExprNode* single_star_target();  // after `as`
  bool is_star_target(const ExprNode* node) const;
  bool is_single_target(const ExprNode* node) const;
  static void set_context(ExprNode* node, ast::ExprContext context);
  static ExprNode* invalid_target(ExprNode* node, Targets kind);
  std::nullptr_t raise_invalid_target(ExprNode* node, Targets kind);
  static const char* expression_name(const ExprNode* node);

  // Remembers a rule's answer at a position during the reporting run, which tries the same places many times.
  enum class Rule : uint8_t { Expression, NamedExpression, Disjunction, Primary, Count };
  template <typename F>
  ExprNode* memoised(Rule rule, F parse) {
    if (!second_run_) return parse();
    uint64_t key =
        (static_cast<uint64_t>(mark_) * static_cast<uint64_t>(Rule::Count) + static_cast<uint64_t>(rule)) * 2 +
        (report_ ? 1 : 0);
    auto found = memo_.find(key);
    if (found != memo_.end()) {
      if (found->second.first != nullptr) mark_ = found->second.second;
      return failed_ ? nullptr : found->second.first;
    }
    ExprNode* result = parse();
    memo_[key] = {result, mark_};
    return result;
  }
  // Runs `parse` without the rules that report mistakes.
  template <typename F>
  auto quietly(F parse) {
    bool saved = std::exchange(report_, false);
    auto result = parse();
    report_ = saved;
    return result;
  }

  AstArena& arena_;
  void warn_once(size_t token, std::string_view message);

  const Lexer& lexer_;
  std::vector<ast::SourceWarning> warnings_;
  const std::vector<Token>& tokens_;
  size_t mark_ = 0;
  size_t furthest_ = 0;
  int depth_ = 0;
  bool second_run_ = false;
  bool report_ = false;
  bool failed_ = false;
  bool error_from_lexer_ = false;
  bool error_is_final_ = false;  // what the lexer says about the rest of the source does not matter
  bool error_has_newline_ = true;
  bool open_end_ = false;
  bool failed_at_end_ = false;
  LexError error_;
  std::unordered_map<uint64_t, std::pair<ExprNode*, size_t>> memo_;
};

}  // namespace adder
