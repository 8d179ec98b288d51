// dump.cpp: --tokens, --ast and --dis.
#include "runtime/main/dump.h"

#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>

#include "frontend/ast/ast_dump.h"
#include "frontend/bytecode/disassembler.h"
#include "frontend/compiler/compile.h"
#include "frontend/lexer/token_dump.h"
#include "frontend/parser/parse.h"

namespace adder {

namespace {

int show_error(const SyntaxDiagnostic& d) {
  std::fprintf(stderr, "  File \"%s\", line %d\n", d.filename.c_str(), d.line);
  if (d.has_text) {
    size_t start = d.text_line.find_first_not_of(" \t\f");
    std::string text = start == std::string::npos ? "" : d.text_line.substr(start);
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
    std::fprintf(stderr, "    %s\n", text.c_str());
    if (d.col > 0) {
      int indent = d.col - 1 - static_cast<int>(start == std::string::npos ? 0 : start);
      int width = d.end_line == d.line && d.end_col > d.col ? d.end_col - d.col : 1;
      std::fprintf(stderr, "    %s%s\n", std::string(static_cast<size_t>(indent > 0 ? indent : 0), ' ').c_str(),
                   std::string(static_cast<size_t>(width), '^').c_str());
    }
  }
  std::fprintf(stderr, "SyntaxError: %s\n", d.message.c_str());
  return 1;
}

}  // namespace

int dump_source(const std::string& what, const std::string& path) {
  std::string source;
  if (path.empty() || path == "-") {
    source.assign(std::istreambuf_iterator<char>(std::cin), {});
  } else {
    std::ifstream in(path, std::ios::binary);
    if (!in) {
      std::fprintf(stderr, "adder: cannot read '%s'\n", path.c_str());
      return 2;
    }
    source.assign(std::istreambuf_iterator<char>(in), {});
  }
  std::string name = path.empty() || path == "-" ? "<stdin>" : path;
  if (what == "tokens") {
    // What the parser says about a bad source is better than what the lexer alone can say.
    std::string text;
    if (!decode_source(source, name, false, &text)) {
      Lexer lexer(text);
      lexer.run();
      std::string out = dump_tokens(lexer);
      std::fwrite(out.data(), 1, out.size(), stdout);
      if (!lexer.error()) return 0;
    }
    AstArena arena;
    auto tree = parse_module(arena, source, name);
    return tree.ok() ? 0 : show_error(tree.error());
  }
  AstArena arena;
  auto tree = parse_module(arena, source, name);
  if (!tree.ok()) return show_error(tree.error());
  std::string out;
  if (what == "ast") {
    out = dump_ast(tree.value()) + "\n";
  } else {
    CompileOptions options;
    options.module_is_globals = true;
    options.source = source;
    auto compiled = compile_module(*tree.value(), name, options);
    if (!compiled.ok()) return show_error(compiled.error());
    out = disassemble(*compiled.value().code());
  }
  std::fwrite(out.data(), 1, out.size(), stdout);
  return 0;
}

}  // namespace adder
