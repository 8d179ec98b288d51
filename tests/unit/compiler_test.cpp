// compiler_test.cpp: what small snippets compile to, which errors come out, and what the verifier refuses.
//
// Expectations are lines of the disassembly without line numbers and word offsets, so that they say which
// instructions matter and nothing else.
#include <gtest/gtest.h>

#include "frontend/bytecode/code_hash.h"
#include "frontend/bytecode/disassembler.h"
#include "frontend/bytecode/verifier.h"
#include "frontend/compiler/compile.h"
#include "frontend/parser/parse.h"

namespace adder {
namespace {

Result<CompiledModule> compile(std::string_view source, CompileOptions options = {}) {
  AstArena arena;
  auto module = parse_module(arena, source, "<test>");
  if (!module.ok()) return module.error();
  options.module_is_globals = true;
  options.source = source;
  return compile_module(*module.value(), "<test>", options);
}

// Instruction names of the first nested unit, or of the module when it has none.
std::string ops(std::string_view source) {
  auto compiled = compile(source);
  if (!compiled.ok()) return "error: " + compiled.error().message;
  const CodeUnit* unit = compiled.value().code();
  std::string why;
  if (!verify(*unit, compiled.value().unit.size() * 8, &why)) return "refused: " + why;
  for (uint32_t i = 0; i < unit->constants.count; ++i) {
    const uint8_t* at = unit->constant_at(i);
    if (static_cast<ConstTag>(*at) == ConstTag::kCode) {
      unit = nested_unit(*unit, at);
      break;
    }
  }
  std::string out;
  auto code = unit->code();
  for (std::size_t pc = 0; pc < code.size(); pc += 1u + kOpInfo[code[pc].op].extra_words) {
    out += (out.empty() ? "" : " ") + std::string(kOpInfo[code[pc].op].name);
  }
  return out;
}

std::string error_of(std::string_view source) {
  auto compiled = compile(source);
  return compiled.ok() ? "compiled" : compiled.error().message;
}

TEST(Compiler, LocalsAreOperandsInPlace) {
  EXPECT_EQ(ops("def f(a, b):\n  c = a + b\n  return c"), "Add Return");
  EXPECT_EQ(ops("def f(a):\n  return a * 2 + 1"), "MulI AddI Return");
  EXPECT_EQ(ops("def f(a):\n  return a[0]"), "GetItemI Return");
}

TEST(Compiler, ReboundOperandIsCopied) {
  EXPECT_EQ(ops("def f(a):\n  return a + (a := 1)"), "Move LoadInt Add Return");
}

TEST(Compiler, SwapNeedsNoTuple) {
  EXPECT_EQ(ops("def f(a, b):\n  a, b = b, a + b\n  return a"), "Move Add Move Return");
}

TEST(Compiler, UnassignedLocalIsChecked) {
  EXPECT_EQ(ops("def f(c):\n  if c:\n    x = 1\n  return x"), "JumpIfFalse LoadInt CheckBound Return");
}

TEST(Compiler, WhileIsInverted) {
  EXPECT_EQ(ops("def f(n):\n  i = 0\n  while i < n:\n    i += 1"), "LoadInt Jump LoopHeader AddI JumpLt ReturnNone");
}

TEST(Compiler, NegatedComparisonKeepsItsOperator) {
  EXPECT_EQ(ops("def f(a, b):\n  if a < b:\n    g()"), "JumpNotLt LoadGlobal Call ReturnNone");
  EXPECT_EQ(ops("def f(a):\n  if a == 0:\n    g()"), "JumpNotEqI LoadGlobal Call ReturnNone");
}

TEST(Compiler, ComprehensionIsInlined) {
  EXPECT_EQ(ops("def f(a):\n  return [x for x in a]"),
            "Move GetIter BuildList LoopHeader ForIter ListAppend Jump Return");
  EXPECT_NE(ops("def f(a):\n  return [lambda: x for x in a]").find("MakeFunction"), std::string::npos);
}

TEST(Compiler, SuperMethod) {
  auto compiled = compile("class A:\n  def f(self):\n    super().f()");
  ASSERT_TRUE(compiled.ok());
  EXPECT_NE(disassemble(*compiled.value().code()).find("LoadSuperMethod"), std::string::npos);
}

TEST(Compiler, ConstantsFold) {
  EXPECT_EQ(ops("x = 2 ** 10 - 24"), "LoadInt StoreGlobal ReturnNone");
  EXPECT_EQ(ops("x = y in [1, 2]"), "LoadGlobal LoadConst In StoreGlobal ReturnNone");
  EXPECT_EQ(ops("if 0:\n  f()"), "Nop Jump ReturnNone");
}

TEST(Compiler, GeneratorStartsWithReturnGenerator) {
  EXPECT_EQ(ops("def f(a):\n  yield a"), "ReturnGenerator Yield ReturnNone");
}

TEST(Compiler, FarJumpsAreRelaxed) {
  std::string source = "def f(a, b):\n  for i in a:\n    while a < b:\n";
  for (int i = 0; i < 20000; ++i) source += "      g(a)\n";
  EXPECT_EQ(ops(source).substr(0, 8), "GetIter ");
}

TEST(Compiler, LongChainsDoNotRecurse) {
  std::string source = "x = a", chain = "if a: b\n";
  for (int i = 0; i < 20000; ++i) source += " + a";
  for (int i = 0; i < 500; ++i) chain += "elif a: b\n";
  EXPECT_TRUE(compile(source).ok());
  EXPECT_TRUE(compile(chain).ok());
}

TEST(Compiler, Errors) {
  EXPECT_EQ(error_of("return 1"), "'return' outside function");
  EXPECT_EQ(error_of("def f(x):\n  global x"), "name 'x' is parameter and global");
  EXPECT_EQ(error_of("def f():\n  nonlocal x"), "no binding for nonlocal 'x' found");
  EXPECT_EQ(error_of("[(x := 1) for x in y]"),
            "assignment expression cannot rebind comprehension iteration variable 'x'");
  EXPECT_EQ(error_of("match x:\n  case (y, y): pass"), "multiple assignments to name 'y' in pattern");
}

TEST(Compiler, Warnings) {
  auto compiled = compile("x is 1");
  ASSERT_TRUE(compiled.ok());
  ASSERT_EQ(compiled.value().warnings.size(), 1u);
  EXPECT_EQ(compiled.value().warnings[0].message, "\"is\" with a literal. Did you mean \"==\"?");
}

TEST(Compiler, HashIgnoresPositions) {
  auto one = compile("def f(a): return a"), two = compile("\n\ndef f(a):\n  return a");
  EXPECT_EQ(one.value().code()->hash, two.value().code()->hash);
  EXPECT_NE(one.value().code()->hash, compile("def f(a): return -a").value().code()->hash);
}

TEST(Verifier, RefusesTruncatedAndAltered) {
  auto compiled = compile("def f(a, *b, c=1):\n  try:\n    return [x for x in a]\n  except E as e:\n    print(e, k=2)");
  ASSERT_TRUE(compiled.ok());
  std::vector<uint64_t> good = compiled.value().unit;
  auto accepts = [](const std::vector<uint64_t>& block) {
    return verify(*reinterpret_cast<const CodeUnit*>(block.data()), block.size() * 8, nullptr);
  };
  EXPECT_TRUE(accepts(good));
  std::vector<uint64_t> shorter(good.begin(), good.end() - 1);
  EXPECT_FALSE(accepts(shorter));
  // No single altered byte may crash the verifier.
  for (std::size_t i = 0; i < good.size() * 8; ++i) {
    for (int value : {0x00, 0x01, 0x7f, 0x80, 0xff}) {
      auto bad = good;
      reinterpret_cast<uint8_t*>(bad.data())[i] = static_cast<uint8_t>(value);
      std::string why;
      verify(*reinterpret_cast<const CodeUnit*>(bad.data()), bad.size() * 8, &why);
    }
  }
}

TEST(Verifier, RefusesBadInstructions) {
  auto compiled = compile("x = 1");
  std::vector<uint64_t> block = compiled.value().unit;
  auto* unit = reinterpret_cast<CodeUnit*>(block.data());
  auto* words = reinterpret_cast<Instr*>(reinterpret_cast<char*>(block.data()) + unit->instructions.offset);
  auto refused = [&](const char* text) {
    std::string why;
    EXPECT_FALSE(verify(*unit, block.size() * 8, &why));
    EXPECT_NE(why.find(text), std::string::npos) << why;
  };
  Instr saved = words[0];
  words[0].a = 60000;
  refused("register out of range");
  words[0] = saved;
  words[0].op = 255;
  refused("unknown opcode");
  words[0] = saved;
  words[0].op = static_cast<uint8_t>(Op::Jump);
  words[0].a = 0;
  words[0].bc = -1;
  refused("backward jump");
  words[0] = saved;
  std::string why;
  EXPECT_TRUE(verify(*unit, block.size() * 8, &why)) << why;
}

}  // namespace
}  // namespace adder
