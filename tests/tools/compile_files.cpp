// compile_files.cpp: compiles and verifies Python files; a developer's tool.
//
//   compile_files [--dis] [--check] file...     one line a failure, counts at the end; with --dis the table of each
//   compile_files --errors < cases               each NUL-separated source: the error or "compiled"
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "frontend/bytecode/disassembler.h"
#include "frontend/bytecode/verifier.h"
#include "frontend/compiler/compile.h"
#include "frontend/parser/parse.h"

using namespace adder;

static std::string compile_one(const std::string& source, const std::string& name, bool dis) {
  AstArena arena;
  auto module = parse_module(arena, source, name);
  auto text = [](const SyntaxDiagnostic& d) {
    return d.message + " " + std::to_string(d.line) + " " + std::to_string(d.col) + " " + std::to_string(d.end_line) +
           " " + std::to_string(d.end_col);
  };
  if (!module.ok()) return "parse: " + text(module.error());
  CompileOptions options;
  options.module_is_globals = true;
  options.source = source;
  auto compiled = compile_module(*module.value(), name, options);
  if (!compiled.ok()) return "compile: " + text(compiled.error());
  std::string why;
  if (!verify(*compiled.value().code(), compiled.value().unit.size() * 8, &why)) return "verify: " + why;
  for (auto& w : compiled.value().warnings)
    std::cout << name << ":" << w.line << ": SyntaxWarning: " << w.message << "\n";
  if (dis) std::cout << disassemble(*compiled.value().code());
  return "";
}

int main(int argc, char** argv) {
  bool dis = false;
  int good = 0, bad = 0;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--dis") == 0) {
      dis = true;
      continue;
    }
    if (std::strcmp(argv[i], "--errors") == 0) {
      std::string source;
      while (std::getline(std::cin, source, '\0')) {
        std::string result = compile_one(source, "<case>", false);
        std::cout << (result.empty() ? "compiled" : result) << "\n";
      }
      return 0;
    }
    std::ifstream in(argv[i], std::ios::binary);
    std::string source((std::istreambuf_iterator<char>(in)), {});
    std::string result = compile_one(source, argv[i], dis);
    if (result.empty()) {
      ++good;
    } else {
      ++bad;
      std::cout << argv[i] << ": " << result << "\n";
    }
  }
  std::cout << good << " compiled and verified, " << bad << " failed\n";
  return bad != 0;
}
