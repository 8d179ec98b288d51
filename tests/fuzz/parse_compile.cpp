// parse_compile.cpp: any text through lexer, parser, scopes and compiler. Whatever compiles must pass the verifier.
//
// The first byte chooses the mode (exec, eval, single) and the optimisation level; the rest is the source.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "frontend/ast/arena.h"
#include "frontend/bytecode/verifier.h"
#include "frontend/compiler/compile.h"
#include "frontend/parser/parse.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size) {
  if (size == 0) return 0;
  using namespace adder;
  constexpr ParseMode kModes[] = {ParseMode::Exec, ParseMode::Eval, ParseMode::Single};
  std::string_view source(reinterpret_cast<const char*>(data) + 1, size - 1);
  AstArena arena;
  Result<ast::Module*> tree = parse_module(arena, source, "fuzz", kModes[data[0] % 3]);
  if (!tree) return 0;
  CompileOptions options;
  options.optimize = data[0] / 3 % 3;
  options.module_is_globals = data[0] & 64;
  options.source = source;
  Result<CompiledModule> compiled = compile_module(*tree.value(), "fuzz", options);
  if (!compiled) return 0;
  std::string why;
  if (!verify(*compiled.value().code(), compiled.value().unit.size() * sizeof(uint64_t), &why)) {
    std::fprintf(stderr, "the verifier refuses what the compiler made: %s\n", why.c_str());
    std::abort();
  }
  return 0;
}
