// lowering.h: a typed function as LLVM IR.
#pragma once

#include <memory>
#include <string>

#include "jit/typing/inference.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"

namespace adder::jit {

// Names that compiled code refers to; the session gives their addresses.
inline constexpr const char* kPollSymbol = "adder_poll";
inline constexpr const char* kParallelPollSymbol = "adder_parallel_poll";

struct LoweringOptions {
  uint32_t poll_offset;
  bool nogil;
};

// A module with one function of type JitEntry (door.h), named `symbol`.
std::unique_ptr<llvm::Module> lower(const TypedFunction& function, const LoweringOptions& options,
                                    const std::string& symbol, llvm::LLVMContext& context);

}  // namespace adder::jit
