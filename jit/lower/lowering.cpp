// lowering.cpp: one LLVM function from a typed one.
//
// A register becomes up to one stack slot a type (alloca); mem2reg turns the slots into SSA values, so phis need no
// code here. Every result that can leave int64 is computed by an overflow-checked intrinsic; its failure branches to
// the one exit block, which a pair of phis tells the reason and the word index of the instruction. A loop header loads
// the poll word (monotonic, so the load stays in the loop) and calls the service out of line when it is not zero. Must
// stay true: integer results are the interpreter's or leave through the exit; float operations carry no fast-math flag.
#include "jit/lower/lowering.h"

#include <cstring>
#include <map>

#include "frontend/bytecode/operands.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/MDBuilder.h"

namespace adder::jit {

namespace {

using llvm::BasicBlock;
using llvm::CmpInst;
using llvm::Intrinsic::ID;

// How a comparison opcode compares, and whether its jump is taken when the comparison is false.
struct Comparison {
  CmpInst::Predicate ints, floats;
  bool negate;
};

Comparison comparison_of(Op op) {
#define COMPARISON(name, ints, floats)              \
  case Op::name:                                    \
  case Op::Jump##name:                              \
  case Op::Jump##name##I:                           \
    return {CmpInst::ints, CmpInst::floats, false}; \
  case Op::JumpNot##name:                           \
  case Op::JumpNot##name##I:                        \
    return {CmpInst::ints, CmpInst::floats, true};
  switch (op) {
    COMPARISON(Lt, ICMP_SLT, FCMP_OLT)
    COMPARISON(Le, ICMP_SLE, FCMP_OLE)
    COMPARISON(Eq, ICMP_EQ, FCMP_OEQ)
    COMPARISON(Ne, ICMP_NE, FCMP_UNE)
    COMPARISON(Gt, ICMP_SGT, FCMP_OGT)
    COMPARISON(Ge, ICMP_SGE, FCMP_OGE)
    default:
      return {CmpInst::BAD_ICMP_PREDICATE, CmpInst::BAD_FCMP_PREDICATE, false};
  }
#undef COMPARISON
}

class Lowering {
 public:
  Lowering(const TypedFunction& function, const LoweringOptions& options, llvm::Module& module)
      : function_(function), options_(options), module_(module), b_(module.getContext()) {}

  void run(const std::string& symbol) {
    llvm::Type* pointer = b_.getPtrTy();
    auto* type = llvm::FunctionType::get(b_.getInt32Ty(), {pointer, pointer, pointer, pointer}, false);
    f_ = llvm::Function::Create(type, llvm::Function::ExternalLinkage, symbol, module_);
    f_->setDoesNotThrow();
    f_->setUWTableKind(llvm::UWTableKind::Async);
    for (unsigned i = 1; i < 4; ++i) f_->addParamAttr(i, llvm::Attribute::NoAlias);
    thread_ = f_->getArg(0);
    entry_ = BasicBlock::Create(context(), "entry", f_);
    make_exit();
    for (const TypedBlock& block : function_.blocks)
      blocks_[block.first_word] = BasicBlock::Create(context(), "word" + llvm::Twine(block.first_word), f_);
    b_.SetInsertPoint(entry_);
    for (uint32_t i = 0; i < function_.parameters.size(); ++i) {
      llvm::Value* at = b_.CreateConstInBoundsGEP1_64(b_.getInt64Ty(), f_->getArg(1), i);
      llvm::Value* word = b_.CreateLoad(b_.getInt64Ty(), at);
      store(i, function_.parameters[i], from_word(word, function_.parameters[i]));
    }
    for (const TypedBlock& block : function_.blocks) {
      b_.SetInsertPoint(blocks_[block.first_word]);
      for (const TypedInstr& t : block.instructions) lower_instruction(t);
      const TypedInstr& last = block.instructions.back();
      if (!b_.GetInsertBlock()->getTerminator()) b_.CreateBr(blocks_[last.next]);
    }
    llvm::IRBuilder<>(entry_).CreateBr(blocks_[0]);
  }

 private:
  llvm::LLVMContext& context() { return module_.getContext(); }
  llvm::Type* llvm_type(RegType type) {
    switch (type) {
      case RegType::kInt64:
        return b_.getInt64Ty();
      case RegType::kFloat64:
        return b_.getDoubleTy();
      default:
        return b_.getInt1Ty();  // None is a bool that is never looked at
    }
  }

  // --- registers
  llvm::AllocaInst* slot(uint32_t index, RegType type) {
    llvm::AllocaInst*& slot = slots_[{index, type}];
    if (!slot)
      slot =
          llvm::IRBuilder<>(entry_, entry_->begin()).CreateAlloca(llvm_type(type), nullptr, "r" + llvm::Twine(index));
    return slot;
  }
  void store(uint32_t index, RegType type, llvm::Value* v) { b_.CreateStore(v, slot(index, type)); }
  llvm::Value* load(uint32_t index, RegType type) { return b_.CreateLoad(llvm_type(type), slot(index, type)); }

  llvm::Value* from_word(llvm::Value* word, RegType type) {
    if (type == RegType::kFloat64) return b_.CreateBitCast(word, b_.getDoubleTy());
    if (type == RegType::kBool) return b_.CreateICmpNE(word, b_.getInt64(0));
    return word;
  }
  llvm::Value* to_word(llvm::Value* v, RegType type) {
    if (type == RegType::kFloat64) return b_.CreateBitCast(v, b_.getInt64Ty());
    return type == RegType::kInt64 ? v : b_.CreateZExt(v, b_.getInt64Ty());
  }
  llvm::Value* as_float(llvm::Value* v) {
    return v->getType()->isDoubleTy() ? v : b_.CreateSIToFP(v, b_.getDoubleTy());
  }

  // --- leaving
  void make_exit() {
    exit_ = BasicBlock::Create(context(), "exit", f_);
    b_.SetInsertPoint(exit_);
    exit_reason_ = b_.CreatePHI(b_.getInt32Ty(), 4);
    exit_word_ = b_.CreatePHI(b_.getInt32Ty(), 4);
    b_.CreateStore(exit_word_, f_->getArg(3));
    b_.CreateRet(exit_reason_);
  }
  // Leaves when `condition` holds, which is rare.
  void exit_if(llvm::Value* condition, JitExit reason, const TypedInstr& t) {
    BasicBlock* go_on = BasicBlock::Create(context(), "", f_);
    exit_reason_->addIncoming(b_.getInt32(static_cast<uint32_t>(reason)), b_.GetInsertBlock());
    exit_word_->addIncoming(b_.getInt32(t.word), b_.GetInsertBlock());
    b_.CreateCondBr(condition, exit_, go_on, unlikely());
    b_.SetInsertPoint(go_on);
  }
  llvm::MDNode* unlikely() { return llvm::MDBuilder(context()).createUnlikelyBranchWeights(); }

  void poll(const TypedInstr& t) {
    llvm::Value* address = b_.CreateConstInBoundsGEP1_64(b_.getInt8Ty(), thread_, options_.poll_offset);
    llvm::LoadInst* word = b_.CreateAlignedLoad(b_.getInt32Ty(), address, llvm::Align(4));
    word->setAtomic(llvm::AtomicOrdering::Monotonic);
    BasicBlock* asked = BasicBlock::Create(context(), "poll", f_);
    BasicBlock* go_on = BasicBlock::Create(context(), "", f_);
    b_.CreateCondBr(b_.CreateICmpNE(word, b_.getInt32(0)), asked, go_on, unlikely());
    b_.SetInsertPoint(asked);
    auto* type = llvm::FunctionType::get(b_.getInt32Ty(), {b_.getPtrTy(), b_.getInt32Ty()}, false);
    llvm::FunctionCallee service =
        module_.getOrInsertFunction(options_.nogil ? kParallelPollSymbol : kPollSymbol, type);
    llvm::CallInst* call = b_.CreateCall(service, {thread_, b_.getInt32(t.word)});
    call->addFnAttr(llvm::Attribute::Cold);
    exit_if(b_.CreateICmpNE(call, b_.getInt32(0)), kJitPending, t);
    b_.CreateBr(go_on);
    b_.SetInsertPoint(go_on);
  }

  // --- operations
  llvm::Value* checked(ID intrinsic, llvm::Value* x, llvm::Value* y, const TypedInstr& t) {
    llvm::Value* pair = b_.CreateBinaryIntrinsic(intrinsic, x, y);
    exit_if(b_.CreateExtractValue(pair, 1), kJitOverflow, t);
    return b_.CreateExtractValue(pair, 0);
  }
  llvm::Value* left(const TypedInstr& t) { return load(t.instr.b, t.left); }
  llvm::Value* right(const TypedInstr& t) {
    if (kOperandKinds[t.instr.op].kind[2] == OperandKind::kSigned)
      return b_.getInt64(static_cast<uint64_t>(int64_t{static_cast<int16_t>(t.instr.c)}));
    return load(t.instr.c, t.right);
  }

  llvm::Value* arithmetic(const TypedInstr& t, ID ints, llvm::Instruction::BinaryOps floats) {
    llvm::Value *x = left(t), *y = right(t);
    if (t.result == RegType::kInt64) return checked(ints, x, y, t);
    return b_.CreateBinOp(floats, as_float(x), as_float(y));
  }
  llvm::Value* true_division(const TypedInstr& t) {
    llvm::Value *x = as_float(left(t)), *y = as_float(right(t));
    exit_if(b_.CreateFCmpOEQ(y, llvm::ConstantFP::get(b_.getDoubleTy(), 0.0)), kJitFloatZeroDivision, t);
    return b_.CreateFDiv(x, y);
  }
  // Rounded down, the remainder with the divisor's sign.
  llvm::Value* division(const TypedInstr& t, bool remainder) {
    llvm::Value *x = left(t), *y = right(t), *zero = b_.getInt64(0), *minus_one = b_.getInt64(~uint64_t{0});
    exit_if(b_.CreateICmpEQ(y, zero), kJitZeroDivision, t);
    llvm::Value* by_minus_one = b_.CreateICmpEQ(y, minus_one);
    if (remainder) {
      // The machine's division traps on the smallest int by -1; the remainder by -1 is that by 1.
      llvm::Value* divisor = b_.CreateSelect(by_minus_one, b_.getInt64(1), y);
      llvm::Value* r = b_.CreateSRem(x, divisor);
      return b_.CreateSelect(rounds(r, divisor), b_.CreateAdd(r, divisor), r);
    }
    llvm::Value* smallest = b_.CreateICmpEQ(x, b_.getInt64(uint64_t{1} << 63));
    exit_if(b_.CreateAnd(by_minus_one, smallest), kJitOverflow, t);
    llvm::Value *q = b_.CreateSDiv(x, y), *r = b_.CreateSRem(x, y);
    return b_.CreateSelect(rounds(r, y), b_.CreateSub(q, b_.getInt64(1)), q);
  }
  llvm::Value* rounds(llvm::Value* r, llvm::Value* divisor) {
    llvm::Value* signs_differ = b_.CreateICmpSLT(b_.CreateXor(r, divisor), b_.getInt64(0));
    return b_.CreateAnd(b_.CreateICmpNE(r, b_.getInt64(0)), signs_differ);
  }
  llvm::Value* shift(const TypedInstr& t, bool to_left) {
    llvm::Value *x = left(t), *count = right(t), *zero = b_.getInt64(0);
    exit_if(b_.CreateICmpSLT(count, zero), kJitNegativeShift, t);
    llvm::Value* large = b_.CreateICmpSGT(count, b_.getInt64(63));
    llvm::Value* bounded = b_.CreateSelect(large, b_.getInt64(63), count);
    if (!to_left) return b_.CreateAShr(x, bounded);
    llvm::Value* shifted = b_.CreateShl(x, bounded);
    llvm::Value* lost = b_.CreateICmpNE(b_.CreateAShr(shifted, bounded), x);
    exit_if(b_.CreateSelect(large, b_.CreateICmpNE(x, zero), lost), kJitOverflow, t);
    return b_.CreateSelect(large, zero, shifted);
  }
  llvm::Value* negate(const TypedInstr& t) {
    llvm::Value* x = left(t);
    if (t.left == RegType::kFloat64) return b_.CreateFNeg(x);
    return checked(llvm::Intrinsic::ssub_with_overflow, b_.getInt64(0), x, t);
  }
  llvm::Value* compare(const TypedInstr& t) {
    Comparison comparison = comparison_of(t.op());
    llvm::Value *x = left(t), *y = right(t);
    if (t.left == RegType::kInt64 && t.right == RegType::kInt64) return b_.CreateICmp(comparison.ints, x, y);
    return b_.CreateFCmp(comparison.floats, as_float(x), as_float(y));  // exact: rules.cpp refuses the other mixtures
  }
  llvm::Value* truth(llvm::Value* v, RegType type) {
    switch (type) {
      case RegType::kInt64:
        return b_.CreateICmpNE(v, b_.getInt64(0));
      case RegType::kFloat64:
        return b_.CreateFCmpUNE(v, llvm::ConstantFP::get(b_.getDoubleTy(), 0.0));
      case RegType::kBool:
        return v;
      default:
        return b_.getFalse();
    }
  }
  llvm::Value* constant(const TypedInstr& t) {
    const uint8_t* at = function_.unit->constant_at(static_cast<uint32_t>(t.instr.bc));
    uint64_t word = 0;
    if (t.result == RegType::kInt64 || t.result == RegType::kFloat64) std::memcpy(&word, at + 1, 8);
    if (t.result == RegType::kInt64) return b_.getInt64(word);
    if (t.result == RegType::kFloat64) return llvm::ConstantExpr::getBitCast(b_.getInt64(word), b_.getDoubleTy());
    return b_.getInt1(static_cast<ConstTag>(*at) == ConstTag::kTrue);
  }
  void jump_if(llvm::Value* condition, const TypedInstr& t) {
    b_.CreateCondBr(condition, blocks_[t.target], blocks_[t.next]);
  }
  void return_word(llvm::Value* word) {
    b_.CreateStore(word, f_->getArg(2));
    b_.CreateRet(b_.getInt32(kJitReturned));
  }

  void lower_instruction(const TypedInstr& t) {
    using I = llvm::Instruction;
    auto set = [&](llvm::Value* v) { store(t.instr.a, t.result, v); };
    switch (t.op()) {
      case Op::Nop:
      case Op::CheckBound:
      case Op::Clear:
        break;
      case Op::LoadConst:
        set(constant(t));
        break;
      case Op::LoadInt:
        set(b_.getInt64(static_cast<uint64_t>(int64_t{t.instr.bc})));
        break;
      case Op::LoadNone:
        set(b_.getFalse());
        break;
      case Op::Move:
      case Op::Pos:
        set(left(t));
        break;
      case Op::Add:
      case Op::AddI:
        set(arithmetic(t, llvm::Intrinsic::sadd_with_overflow, I::FAdd));
        break;
      case Op::Sub:
      case Op::SubI:
        set(arithmetic(t, llvm::Intrinsic::ssub_with_overflow, I::FSub));
        break;
      case Op::Mul:
      case Op::MulI:
        set(arithmetic(t, llvm::Intrinsic::smul_with_overflow, I::FMul));
        break;
      case Op::TrueDiv:
        set(true_division(t));
        break;
      case Op::FloorDiv:
      case Op::FloorDivI:
        set(division(t, false));
        break;
      case Op::Mod:
      case Op::ModI:
        set(division(t, true));
        break;
      case Op::LShift:
      case Op::LShiftI:
        set(shift(t, true));
        break;
      case Op::RShift:
      case Op::RShiftI:
        set(shift(t, false));
        break;
      case Op::And:
      case Op::AndI:
        set(b_.CreateAnd(left(t), right(t)));
        break;
      case Op::Or:
        set(b_.CreateOr(left(t), right(t)));
        break;
      case Op::Xor:
        set(b_.CreateXor(left(t), right(t)));
        break;
      case Op::Neg:
        set(negate(t));
        break;
      case Op::Invert:
        set(b_.CreateNot(left(t)));
        break;
      case Op::Not:
        set(b_.CreateNot(truth(left(t), t.left)));
        break;
      case Op::Lt:
      case Op::Le:
      case Op::Eq:
      case Op::Ne:
      case Op::Gt:
      case Op::Ge:
        set(compare(t));
        break;
      case Op::Jump:
        b_.CreateBr(blocks_[t.target]);
        break;
      case Op::LoopHeader:
        poll(t);
        break;
      case Op::JumpIfTrue:
        jump_if(truth(load(t.instr.a, t.left), t.left), t);
        break;
      case Op::JumpIfFalse:
        jump_if(b_.CreateNot(truth(load(t.instr.a, t.left), t.left)), t);
        break;
      case Op::Return:
        return_word(to_word(load(t.instr.a, t.left), t.left));
        break;
      case Op::ReturnNone:
        return_word(b_.getInt64(0));
        break;
      default: {  // the compare-and-jump family
        llvm::Value* holds = compare(t);
        jump_if(comparison_of(t.op()).negate ? b_.CreateNot(holds) : holds, t);
      }
    }
  }

  const TypedFunction& function_;
  const LoweringOptions& options_;
  llvm::Module& module_;
  llvm::IRBuilder<> b_;
  llvm::Function* f_ = nullptr;
  llvm::Value* thread_ = nullptr;
  BasicBlock* entry_ = nullptr;
  BasicBlock* exit_ = nullptr;
  llvm::PHINode *exit_reason_ = nullptr, *exit_word_ = nullptr;
  std::map<uint32_t, BasicBlock*> blocks_;
  std::map<std::pair<uint32_t, RegType>, llvm::AllocaInst*> slots_;
};

}  // namespace

std::unique_ptr<llvm::Module> lower(const TypedFunction& function, const LoweringOptions& options,
                                    const std::string& symbol, llvm::LLVMContext& context) {
  auto module = std::make_unique<llvm::Module>(symbol, context);
  Lowering(function, options, *module).run(symbol);
  return module;
}

}  // namespace adder::jit
