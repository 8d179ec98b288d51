// The parser's top: reading tokens, the two runs, and parse_module().
#include "frontend/parser/parser.h"

#include <algorithm>
#include <tuple>

#include "frontend/parser/parse.h"

extern "C" {
#include <utf8proc.h>
}

namespace adder {

using namespace ast;

const Token& Parser::peek(size_t ahead) {
  static const Token kFailed = [] {
    Token token;
    token.kind = Tok::Error;
    return token;
  }();
  if (failed_) return kFailed;
  size_t index = std::min(mark_ + ahead, tokens_.size() - 1);
  furthest_ = std::max(furthest_, index);
  const Token& found = tokens_[index];
  if (found.kind == Tok::Error) {
    raise_lexer_error();
    return kFailed;
  }
  return found;
}

bool Parser::expect_forced(Tok kind) {
  if (accept(kind)) return true;
  if (!failed_) raise_token(peek(), std::string("expected '") + tok_text(kind) + "'");
  return false;
}

SourceRange Parser::range_from(size_t first) const {
  const Token& a = tokens_[first];
  const Token& b = tokens_[mark_ > first ? mark_ - 1 : first];
  return {a.line, a.col, b.end_line, b.end_col};
}

Identifier Parser::identifier(const Token& token) {
  std::string_view text = lexer_.slice(token);
  bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (ascii) return arena_.intern(text);
  utf8proc_uint8_t* normal = nullptr;
  auto length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                   &normal, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT));
  if (length < 0) return arena_.intern(text);
  Identifier name = arena_.intern({reinterpret_cast<const char*>(normal), static_cast<size_t>(length)});
  std::free(normal);
  return name;
}

Module* Parser::run(ParseMode mode, bool open_end) {
  open_end_ = open_end;
  auto parse = [&]() -> Module* {
    mark_ = 0;
    depth_ = 0;
    Stmts body;
    if (mode == ParseMode::Eval) {
      ExprNode* value = nullptr;
      if (at(Tok::Newline)) return nullptr;
      bool bracket = at(Tok::LPar);
      value = star_expressions();
      // eval input is `expressions`: no star outside brackets
      if (value == nullptr || is<Starred>(value)) return nullptr;
      if (is<Tuple>(value) && !bracket)
        for (auto* element : as<Tuple>(value)->elts)
          if (is<Starred>(element)) return nullptr;
      auto* statement = node<Expr>(0);
      statement->value = value;
      body.push_back(statement);
      while (accept(Tok::Newline)) {
      }
      if (!at(Tok::EndMarker)) return nullptr;
    } else if (mode == ParseMode::Single) {
      if (accept(Tok::Newline) || at(Tok::EndMarker)) {
        if (at(Tok::EndMarker) && mark_ == 0) return nullptr;
      } else if (!statement(&body)) {
        return nullptr;
      } else {
        accept(Tok::Newline);
        if (!at(Tok::EndMarker)) {
          if (!failed_) raise_last("multiple statements found while compiling a single statement");
          return nullptr;
        }
      }
    } else {
      statements(&body);
      if (!at(Tok::EndMarker)) return nullptr;
    }
    if (failed_) return nullptr;
    auto* module = arena_.make<Module>();
    module->mode = mode;
    module->body = arena_.copy(body);
    for (const LexWarning& w : lexer_.warnings())
      warnings_.push_back({arena_.copy(std::string_view(w.message)), {w.line, w.col, w.line, w.col}, false});
    std::vector<std::tuple<uint32_t, uint32_t, size_t>> places;  // in order of line and column, then of discovery
    for (size_t i = 0; i < warnings_.size(); ++i)
      places.emplace_back(warnings_[i].range.line, warnings_[i].range.col, i);
    std::sort(places.begin(), places.end());
    std::vector<ast::SourceWarning> ordered;
    for (const auto& [line, col, i] : places) ordered.push_back(warnings_[i]);
    module->warnings = arena_.copy(ordered);
    if (mark_ > 0) module->range = range_from(0);
    return module;
  };

  if (Module* module = parse()) return module;
  failed_at_end_ = tokens_[furthest_].kind == Tok::EndMarker ||
                   (tokens_[furthest_].kind == Tok::Error && lexer_.error() && lexer_.error()->at_eof);
  if (!failed_) {
    size_t last = furthest_;
    second_run_ = report_ = true;
    parse();
    if (!failed_) generic_error(last);
  }
  prefer_lexer_error();
  return nullptr;
}

namespace {

// At a prompt a compound statement is only over after an empty line.
bool waits_for_blank_line(const Module* module, const Lexer& lexer) {
  if (module->body.empty()) return false;
  switch (module->body.back()->kind) {
    case Kind::FunctionDef:
    case Kind::AsyncFunctionDef:
    case Kind::ClassDef:
    case Kind::For:
    case Kind::AsyncFor:
    case Kind::While:
    case Kind::If:
    case Kind::With:
    case Kind::AsyncWith:
    case Kind::Match:
    case Kind::Try:
    case Kind::TryStar:
      return lexer.line_text(lexer.line_count()).find_first_not_of(" \t\f") != std::string_view::npos;
    default:
      return false;
  }
}

}  // namespace

Result<Module*> parse_module(AstArena& arena, std::string_view source, std::string_view filename, ParseMode mode,
                             uint32_t flags) {
  SyntaxDiagnostic diagnostic;
  diagnostic.filename = filename;
  auto fill = [&](const LexError& error) {
    diagnostic.kind = error.kind;
    diagnostic.message = error.message;
    diagnostic.line = error.line;
    diagnostic.end_line = error.end_line;
  };
  std::string text;
  if (auto error = decode_source(source, filename, (flags & kParseIgnoreCookie) != 0, &text)) {
    fill(*error);
    return diagnostic;
  }
  bool open_end = mode != ParseMode::Exec && !source.ends_with('\n');
  Lexer lexer(std::move(text));
  lexer.run();
  Parser parser(arena, lexer);
  if (Module* module = parser.run(mode, open_end)) {
    bool repl = mode == ParseMode::Single && (flags & kParseAllowIncomplete) != 0;
    if (!repl || !waits_for_blank_line(module, lexer)) return module;
    diagnostic.message = "incomplete input";
    diagnostic.line = lexer.line_count();
    diagnostic.incomplete = true;
    return diagnostic;
  }

  const LexError& error = parser.error();
  fill(error);
  diagnostic.text_line = lexer.line_text(error.line);
  diagnostic.has_text = error.kind != SyntaxErrorKind::MemoryError;
  diagnostic.col = characters_before(diagnostic.text_line, error.col);
  // As in the reference, an end on another line is still counted in the first line's text.
  int clip = error.end_line == error.line ? error.end_col : static_cast<int>(diagnostic.text_line.size()) + 1;
  diagnostic.end_col =
      error.end_col > 0 ? characters_before(diagnostic.text_line, std::min(error.end_col, clip)) : error.end_col;
  bool at_open_end = open_end && error.line == lexer.line_count();
  if (parser.error_has_newline() && !at_open_end) diagnostic.text_line += '\n';
  if (open_end && source.empty()) diagnostic.line = diagnostic.end_line = 0;
  diagnostic.incomplete = parser.failed_at_end();
  return diagnostic;
}

}  // namespace adder
