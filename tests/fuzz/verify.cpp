// verify.cpp: any bytes as a code unit. What the verifier accepts, the disassembler and the hash can read.
#include <cstring>
#include <string>
#include <vector>

#include "frontend/bytecode/code_hash.h"
#include "frontend/bytecode/disassembler.h"
#include "frontend/bytecode/verifier.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size) {
  using namespace adder;
  // A copy of exactly this size, aligned, so that AddressSanitizer sees every byte read beyond it.
  std::vector<uint64_t> words((size + 7) / 8);
  if (size % 8 || size < sizeof(CodeUnit)) return 0;
  std::memcpy(words.data(), data, size);
  const CodeUnit& unit = *reinterpret_cast<const CodeUnit*>(words.data());
  std::string why;
  if (!verify(unit, size, &why)) return 0;
  disassemble(unit);
  code_hash(unit);
  return 0;
}
