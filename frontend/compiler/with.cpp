// with.cpp: with and async with, one manager at a time.
//
// The bound exit function stays in a temporary below everything the body uses. Leaving normally, by a jump or by an
// exception each has its own call of it.
#include "frontend/compiler/codegen.h"

namespace adder {

using namespace ast;

void Codegen::call_exit(int exit, bool is_async, const SourceRange& range) {
  int mark = top();
  int base = push(4);
  emit(range, Op::Move, base, exit);
  for (int i = 1; i <= 3; ++i) emit(range, Op::LoadNone, base + i);
  pop_to(base + 1);
  emit(range, Op::Call, base, base, 3);
  if (is_async) {
    int ignored = push();
    await_value(range, base, 2, ignored);
  }
  pop_to(mark);
}

void Codegen::with_stmt(const WithBase* w, std::size_t index, bool is_async) {
  RecursionGuard guard(budget_);
  if (failed() || deep(w)) return;
  const WithItem* item = w->items[index];
  SourceRange range = w->range;
  int mark = top();
  int manager = operand(item->context_expr, true);
  pop_to(mark);
  int exit = top();
  emit(range, is_async ? Op::AsyncWithEnter : Op::WithEnter, exit, manager);
  push(2);
  if (is_async) await_value(range, exit + 1, 1, exit + 1);
  UnitBuilder::Flow state = u().without_volatile();
  Label handler = label(), end = label(), suppressed = label(), broken = label();
  Block block{.kind = is_async ? BlockKind::kAsyncWith : BlockKind::kWith, .range = range};
  block.reg = exit;
  push_block(block);
  open_region(u().blocks.back(), handler);
  if (item->optional_vars != nullptr) store(item->optional_vars, exit + 1);
  pop_to(exit + 1);
  if (index + 1 < w->items.size()) {
    with_stmt(w, index + 1, is_async);
  } else {
    body(w->body);
  }
  pop_block();
  call_exit(exit, is_async, range);
  jump(kNoPlace, Op::Jump, end);

  u().bind_with(handler, state, u().label_reached(handler));
  int exc = push(2);
  emit(range, Op::LandingPad, exc);
  emit(range, Op::PushHandled, exc);
  Block handling{.kind = BlockKind::kHandler, .range = range};
  handling.reg = exc;
  push_block(handling);
  open_region(u().blocks.back(), broken);
  int inner = top();
  int verdict = push();
  emit(range, Op::WithExit, verdict, exit, exc);
  if (is_async) await_value(range, verdict, 2, verdict);
  pop_to(inner);
  jump(range, Op::JumpIfTrue, suppressed, verdict);
  emit(range, Op::Reraise, exc);
  pop_block();
  bind(suppressed);
  emit(range, Op::PopHandled, exc);
  jump(kNoPlace, Op::Jump, end);
  cleanup(range, broken, state, exc);
  pop_to(mark);
  bind(end);
}

}  // namespace adder
