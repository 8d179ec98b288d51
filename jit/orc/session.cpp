// session.cpp: LLJIT for the host's CPU, with a short pass pipeline.
//
// The pipeline is chosen by measurement, not by level: it gives O2's run time on numeric loops at half its compile
// time.
#include "jit/orc/session.h"

#include "frontend/bytecode/code_unit.h"
#include "llvm/ExecutionEngine/Orc/JITTargetMachineBuilder.h"
#include "llvm/IR/Verifier.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Support/raw_ostream.h"

namespace adder::jit {

namespace {

constexpr const char* kPipeline =
    "function(sroa,early-cse,simplifycfg,instcombine,loop-mssa(loop-rotate,licm),loop(indvars),loop-vectorize,"
    "slp-vectorizer,instcombine,simplifycfg,loop-mssa(licm),dce)";

bool failed(llvm::Error error, std::string* why) {
  if (!error) return false;
  *why = "LLVM: " + llvm::toString(std::move(error));
  return true;
}

// The function's name as part of a symbol: what profilers and debuggers show.
std::string symbol_of(const CodeUnit& unit, uint64_t number) {
  std::string symbol = "adder.";
  for (char c : unit.name_at(unit.qualname))
    symbol += std::isalnum(static_cast<unsigned char>(c)) || c == '.' ? c : '_';
  return symbol + "." + std::to_string(number);
}

}  // namespace

std::unique_ptr<Session> Session::open(const JitServices& services, std::string* why) {
  llvm::InitializeNativeTarget();
  llvm::InitializeNativeTargetAsmPrinter();
  std::unique_ptr<Session> session(new Session(services));
  auto host = llvm::orc::JITTargetMachineBuilder::detectHost();
  if (!host) return failed(host.takeError(), why), nullptr;
  auto target = host->createTargetMachine();
  if (!target) return failed(target.takeError(), why), nullptr;
  session->target_ = std::move(*target);
  auto jit = llvm::orc::LLJITBuilder().setJITTargetMachineBuilder(std::move(*host)).create();
  if (!jit) return failed(jit.takeError(), why), nullptr;
  session->jit_ = std::move(*jit);
  return session;
}

std::unique_ptr<llvm::Module> Session::make_module(const JitRequest& request, llvm::LLVMContext& context,
                                                   JitType* result, std::string* symbol, std::string* why) {
  TypedFunction typed;
  Refusal refusal;
  if (!infer(*request.unit, {request.argument_types, request.argument_count}, &typed, &refusal)) {
    *why = refusal.message;
    return nullptr;
  }
  *result = jit_type(typed.result);
  *symbol = symbol_of(*request.unit, next_number_++);
  auto module = lower(typed, {services_.poll_offset, request.nogil}, *symbol, context);
  module->setDataLayout(jit_->getDataLayout());
  module->setTargetTriple(jit_->getTargetTriple().str());
  std::string text;
  llvm::raw_string_ostream stream(text);
  if (llvm::verifyModule(*module, &stream)) {
    *why = "internal error: invalid IR: " + stream.str();
    return nullptr;
  }
  return module;
}

bool Session::optimize(llvm::Module& module, std::string* why) {
  llvm::LoopAnalysisManager loops;
  llvm::FunctionAnalysisManager functions;
  llvm::CGSCCAnalysisManager components;
  llvm::ModuleAnalysisManager modules;
  llvm::PassBuilder builder(target_.get());
  builder.registerModuleAnalyses(modules);
  builder.registerCGSCCAnalyses(components);
  builder.registerFunctionAnalyses(functions);
  builder.registerLoopAnalyses(loops);
  builder.crossRegisterProxies(loops, functions, components, modules);
  llvm::ModulePassManager passes;
  if (failed(builder.parsePassPipeline(passes, kPipeline), why)) return false;
  passes.run(module, modules);
  return true;
}

bool Session::compile(const JitRequest& request, JitCode* out, std::string* why) {
  auto context = std::make_unique<llvm::LLVMContext>();
  std::string symbol;
  auto module = make_module(request, *context, &out->result, &symbol, why);
  if (!module || !optimize(*module, why)) return false;
  llvm::orc::ExecutionSession& execution = jit_->getExecutionSession();
  auto library = execution.createJITDylib(symbol);
  if (!library) return !failed(library.takeError(), why);
  auto add = [&](llvm::orc::SymbolMap& map, const char* name, JitPollService service) {
    map[execution.intern(name)] = {llvm::orc::ExecutorAddr::fromPtr(service), llvm::JITSymbolFlags::Exported};
  };
  llvm::orc::SymbolMap services;
  add(services, kPollSymbol, services_.poll);
  add(services, kParallelPollSymbol, services_.parallel_poll);
  bool bad =
      failed(library->define(llvm::orc::absoluteSymbols(std::move(services))), why) ||
      failed(jit_->addIRModule(*library, llvm::orc::ThreadSafeModule(std::move(module), std::move(context))), why);
  if (!bad) {
    auto address = jit_->lookup(*library, symbol);
    if (address) {
      out->entry = address->toPtr<JitEntry>();
      out->handle = &*library;
      return true;
    }
    failed(address.takeError(), why);
  }
  release(&*library);
  return false;
}

bool Session::print_ir(const JitRequest& request, bool optimized, std::string* out, std::string* why) {
  llvm::LLVMContext context;
  JitType result;
  std::string symbol;
  auto module = make_module(request, context, &result, &symbol, why);
  if (!module || (optimized && !optimize(*module, why))) return false;
  llvm::raw_string_ostream stream(*out);
  module->print(stream, nullptr);
  return true;
}

void Session::release(void* handle) {
  auto* library = static_cast<llvm::orc::JITDylib*>(handle);
  llvm::consumeError(jit_->getExecutionSession().removeJITDylib(*library));
}

}  // namespace adder::jit
