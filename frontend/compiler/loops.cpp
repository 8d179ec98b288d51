// loops.cpp: while, for, async for.
//
// LoopHeader is the only target of backward jumps. A while loop is turned round: its test stands at the bottom and
// jumps back, so that an iteration costs the test and the header; a test that assigns stays at the top, where the body
// may rely on what it bound.
#include "frontend/compiler/codegen.h"

namespace adder {

using namespace ast;

void Codegen::loop_header(const SourceRange& range, Label header, const UnitBuilder::Flow& state, bool entered) {
  u().bind_with(header, state, entered);
  emit(range, Op::LoopHeader, u().loop_depth);
}

void Codegen::while_stmt(const While* s) {
  auto value = constant(s->test);
  Label header = label(), test = label(), exit = label(), end = label();
  bool forever = value && value->truth();
  bool never = value && !value->truth();
  bool inverted = !value && u().scope->walrus_targets.empty();
  bool entered = u().reachable && !never;
  UnitBuilder::Flow state = u().without_volatile();
  SourceRange range = s->test->range;
  ++u().loop_depth;
  if (!inverted) emit(range, Op::Nop);  // the line of a `while True`, which has no test; and no loop starts a function
  if (inverted) jump(kNoPlace, Op::Jump, test);
  if (never) jump(kNoPlace, Op::Jump, exit);
  loop_header(range, header, state, entered);
  if (!inverted && !value) jump_if(s->test, false, exit);
  Block block{.kind = BlockKind::kLoop, .range = s->range};
  block.break_label = end;
  block.continue_label = inverted ? test : header;
  push_block(block);
  body(s->body);
  pop_block();
  if (inverted) {
    bind(test);
    jump_if(s->test, true, header);
  } else if (forever || !value) {
    jump(forever ? range : kNoPlace, Op::Jump, header);
  }
  bind(exit);
  --u().loop_depth;
  body(s->orelse);
  bind(end);
}

void Codegen::for_stmt(const For* s) {
  Label header = label(), exit = label(), end = label();
  int mark = top();
  int source = operand(s->iter, true);
  pop_to(mark);
  int iter = push();
  emit(s->range, Op::GetIter, iter, source);
  bool entered = u().reachable;
  UnitBuilder::Flow state = u().without_volatile();
  ++u().loop_depth;
  loop_header(s->iter->range, header, state, entered);
  int target = direct_target(s->target);
  int item = target >= 0 ? target : push();
  jump(s->range, Op::ForIter, exit, item, iter);
  if (target >= 0) {
    if (u().reachable) u().set_bound(target, true);
  } else {
    store(s->target, item);
    pop_to(iter + 1);
  }
  Block block{.kind = BlockKind::kLoop, .range = s->range};
  block.break_label = end;
  block.continue_label = header;
  push_block(block);
  body(s->body);
  pop_block();
  jump(kNoPlace, Op::Jump, header);
  bind(exit);
  --u().loop_depth;
  pop_to(mark);
  body(s->orelse);
  bind(end);
}

void Codegen::async_for(const AsyncFor* s) {
  if (!u().scope->is_coroutine || !u().scope->is_function_like()) {
    return fail(s->range, "'async for' outside async function");
  }
  Label header = label(), exit = label(), end = label(), stop = label();
  const SourceRange& range = s->iter->range;
  int mark = top();
  int source = operand(s->iter, true);
  pop_to(mark);
  int iter = push();
  emit(range, Op::GetAIter, iter, source);
  bool entered = u().reachable;
  UnitBuilder::Flow state = u().without_volatile();
  ++u().loop_depth;
  loop_header(range, header, state, entered);
  Block block{.kind = BlockKind::kLoop, .range = s->range};
  block.break_label = end;
  block.continue_label = header;
  push_block(block);
  push_block({.kind = BlockKind::kTry, .range = range});
  open_region(u().blocks.back(), stop);
  int item = push(), awaitable = push();
  emit(range, Op::GetANext, awaitable, iter);
  await_value(range, awaitable, -1, item);
  pop_to(item + 1);
  pop_block();
  store(s->target, item);
  pop_to(iter + 1);
  body(s->body);
  pop_block();
  jump(kNoPlace, Op::Jump, header);
  u().bind_with(stop, state, u().label_reached(stop));
  int exc = push();
  emit(range, Op::LandingPad, exc);
  pop_to(iter + 1);
  jump(range, Op::EndAsyncFor, exit, exc);
  emit(range, Op::Reraise, exc);
  bind(exit);
  --u().loop_depth;
  pop_to(mark);
  body(s->orelse);
  bind(end);
}

}  // namespace adder
