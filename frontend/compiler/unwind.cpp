// unwind.cpp: the stack of blocks that a jump outwards has to undo, and their handler regions.
//
// While the undo code of a block is emitted, its own region and those of blocks inside it are closed: an exception
// there belongs to the blocks outside. Afterwards the regions open again behind the jump (Codegen::unwinding in
// codegen.h), so a block can have several regions.
#include "frontend/compiler/codegen.h"

namespace adder {

namespace {
constexpr std::size_t kMaxNestedBlocks = 20;
}

void Codegen::push_block(Block b) {
  if (u().blocks.size() >= kMaxNestedBlocks) fail(b.range, "too many statically nested blocks");
  u().blocks.push_back(b);
}

void Codegen::open_region(Block& b, Label handler) {
  b.handler = handler;
  b.region_start = u().position();
  b.depth = static_cast<int>(u().blocks.size());
}

void Codegen::close_region(Block& b) {
  if (b.region_start >= 0) u().add_region(b.region_start, u().position(), b.handler, b.depth);
}

Block Codegen::pop_block() {
  Block b = u().blocks.back();
  close_region(b);
  u().blocks.pop_back();
  return b;
}

bool Codegen::undoes_from(std::size_t depth) const {
  for (std::size_t i = depth; i < unit_->blocks.size(); ++i)
    if (unit_->blocks[i].kind != BlockKind::kLoop && unit_->blocks[i].kind != BlockKind::kTry) return true;
  return false;
}

void Codegen::unwind_to(std::size_t depth) {
  while (u().blocks.size() > depth) {
    Block b = pop_block();
    if (u().reachable) leave_block(b, b.range);
  }
}

void Codegen::leave_block(const Block& b, const SourceRange& range) {
  switch (b.kind) {
    case BlockKind::kFinallyTry:
      body(b.final_body);
      break;
    case BlockKind::kFinallyEnd:
    case BlockKind::kHandler:
      emit(range, Op::PopHandled, b.reg);
      break;
    case BlockKind::kHandlerName:
      unbind_name(b.name, kNoPlace);
      break;
    case BlockKind::kWith:
      call_exit(b.reg, false, range);
      break;
    case BlockKind::kAsyncWith:
      call_exit(b.reg, true, range);
      break;
    default:
      break;
  }
}

}  // namespace adder
