// session.h: LLVM as one Runtime uses it: the target, the passes, and the code made so far.
//
// Each compiled function lies in a JITDylib of its own, so that it can be freed by itself. The caller holds the JIT
// mutex (runtime/jit_bridge/plugin.h); nothing here locks.
#pragma once

#include <memory>
#include <string>

#include "jit/lower/lowering.h"
#include "llvm/ExecutionEngine/Orc/LLJIT.h"
#include "llvm/Target/TargetMachine.h"
#include "runtime/jit_bridge/door.h"

namespace adder::jit {

class Session {
 public:
  // Null with the reason in *why.
  static std::unique_ptr<Session> open(const JitServices& services, std::string* why);

  bool compile(const JitRequest& request, JitCode* out, std::string* why);
  bool print_ir(const JitRequest& request, bool optimized, std::string* out, std::string* why);
  void release(void* handle);

 private:
  explicit Session(const JitServices& services) : services_(services) {}
  // The module of a request, before optimisation; null with the reason. *result is its result type.
  std::unique_ptr<llvm::Module> make_module(const JitRequest& request, llvm::LLVMContext& context, JitType* result,
                                            std::string* symbol, std::string* why);
  bool optimize(llvm::Module& module, std::string* why);

  JitServices services_;
  std::unique_ptr<llvm::orc::LLJIT> jit_;
  std::unique_ptr<llvm::TargetMachine> target_;
  uint64_t next_number_ = 0;
};

}  // namespace adder::jit
