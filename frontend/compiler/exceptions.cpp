// exceptions.cpp: try with except, except*, else and finally.
//
// A handler starts with LandingPad into a temporary t; PushHandled makes it sys.exc_info() and keeps the previous one
// in t+1. A second region covers the handler itself and leads to a cleanup that pops and re-raises, so every way out
// of a handler restores what was being handled. A finally body is compiled once for each way into it.
#include "frontend/compiler/codegen.h"

namespace adder {

using namespace ast;

void Codegen::cleanup(const SourceRange& range, Label where, const UnitBuilder::Flow& state, int handled) {
  u().bind_with(where, state, u().label_reached(where));
  int mark = top();
  int exc = push();
  emit(range, Op::LandingPad, exc);
  emit(range, Op::PopHandled, handled);
  emit(range, Op::Reraise, exc);
  pop_to(mark);
}

void Codegen::unbind_name(std::string_view name, const SourceRange& range) {
  int reg = fast_local(name);
  if (reg >= 0) {
    emit(range, Op::Clear, reg);
    if (u().reachable) u().set_bound(reg, false);
    return;
  }
  int mark = top();
  int none = push();
  emit(range, Op::LoadNone, none);
  store_name(name, range, none);
  pop_to(mark);
  delete_name(name, range);
}

void Codegen::try_stmt(const TryBase* t, bool star) {
  auto inner = [&] {
    if (t->handlers.empty()) {
      body(t->body);
      body(t->orelse);
    } else if (star) {
      try_star(t);
    } else {
      try_except(t);
    }
  };
  emit(t->range, Op::Nop);  // the line of `try`
  if (t->finalbody.empty()) return inner();
  SourceRange range = t->finalbody[0]->range;
  UnitBuilder::Flow state = u().without_volatile();
  Label handler = label(), end = label(), broken = label();
  Block block{.kind = BlockKind::kFinallyTry, .range = range};
  block.final_body = t->finalbody;
  push_block(block);
  open_region(u().blocks.back(), handler);
  inner();
  pop_block();
  body(t->finalbody);
  jump(kNoPlace, Op::Jump, end);

  u().bind_with(handler, state, u().label_reached(handler));
  int mark = top();
  int exc = push(2);
  emit(range, Op::LandingPad, exc);
  emit(range, Op::PushHandled, exc);
  Block ending{.kind = BlockKind::kFinallyEnd, .range = range};
  ending.reg = exc;
  push_block(ending);
  open_region(u().blocks.back(), broken);
  body(t->finalbody);
  emit(range, Op::Reraise, exc);
  pop_block();
  cleanup(range, broken, state, exc);
  pop_to(mark);
  bind(end);
}

void Codegen::try_except(const TryBase* t) {
  UnitBuilder::Flow state = u().without_volatile();
  Label handler = label(), end = label(), broken = label();
  for (std::size_t i = 0; i + 1 < t->handlers.size(); ++i) {
    if (t->handlers[i]->type == nullptr) return fail(t->handlers[i]->range, "default 'except:' must be last");
  }
  push_block({.kind = BlockKind::kTry, .range = t->range});
  open_region(u().blocks.back(), handler);
  body(t->body);
  pop_block();
  body(t->orelse);
  jump(kNoPlace, Op::Jump, end);

  u().bind_with(handler, state, u().label_reached(handler));
  int mark = top();
  int exc = push(2);
  SourceRange range = t->handlers[0]->range;
  emit(range, Op::LandingPad, exc);
  emit(range, Op::PushHandled, exc);
  Block block{.kind = BlockKind::kHandler, .range = range};
  block.reg = exc;
  push_block(block);
  open_region(u().blocks.back(), broken);
  for (auto* h : t->handlers) {
    Label next = label();
    if (h->type != nullptr) {
      int inner = top();
      int type = operand(h->type, true);
      pop_to(inner);
      int match = push();
      emit(h->type->range, Op::MatchExc, match, exc, type);
      pop_to(inner);
      jump(h->type->range, Op::JumpIfFalse, next, match);
    }
    std::size_t outer = u().blocks.size() - 1;
    Label unbind = label();
    UnitBuilder::Flow inside = u().without_volatile();
    if (!h->name.empty()) {
      store_name(h->name, h->range, exc);
      Block named{.kind = BlockKind::kHandlerName, .range = h->range};
      named.name = h->name;
      push_block(named);
      open_region(u().blocks.back(), unbind);
    }
    body(h->body);
    if (!h->name.empty()) pop_block();
    close_region(u().blocks[outer]);
    emit(h->range, Op::PopHandled, exc);
    if (!h->name.empty()) unbind_name(h->name, kNoPlace);
    jump(kNoPlace, Op::Jump, end);
    u().blocks[outer].region_start = u().position();
    if (!h->name.empty()) {
      u().bind_with(unbind, inside, u().label_reached(unbind));
      int inner = top();
      int again = push();
      emit(h->range, Op::LandingPad, again);
      unbind_name(h->name, kNoPlace);
      emit(h->range, Op::Reraise, again);
      pop_to(inner);
    }
    bind(next);
  }
  emit(range, Op::Reraise, exc);
  pop_block();
  cleanup(range, broken, state, exc);
  pop_to(mark);
  bind(end);
}

// except*: every handler takes its part of the group; what handlers raise and what none took is raised again together.
void Codegen::try_star(const TryBase* t) {
  UnitBuilder::Flow state = u().without_volatile();
  Label handler = label(), end = label(), broken = label();
  push_block({.kind = BlockKind::kTry, .range = t->range});
  open_region(u().blocks.back(), handler);
  body(t->body);
  pop_block();
  body(t->orelse);
  jump(kNoPlace, Op::Jump, end);

  u().bind_with(handler, state, u().label_reached(handler));
  int mark = top();
  int exc = push(2);
  SourceRange range = t->handlers[0]->range;
  emit(range, Op::LandingPad, exc);
  emit(range, Op::PushHandled, exc);
  int raised = push(), rest = push();
  Block block{.kind = BlockKind::kHandler, .range = range};
  block.reg = exc;
  push_block(block);
  open_region(u().blocks.back(), broken);
  emit(range, Op::BuildList, raised, top(), 0);
  emit(range, Op::Move, rest, exc);
  for (auto* h : t->handlers) {
    if (h->type == nullptr) return fail(h->range, "expected one or more exception types");
    Label next = label(), failed_label = label();
    int inner = top();
    int type = operand(h->type, true);
    pop_to(inner);
    int match = push(2);
    emit(h->type->range, Op::MatchExcGroup, match, rest, type);
    emit(h->range, Op::Move, rest, match + 1);
    jump(h->range, Op::JumpIfNone, next, match);
    emit(h->range, Op::PushHandled, match);
    UnitBuilder::Flow inside = u().without_volatile();
    push_block({.kind = BlockKind::kExceptStar, .range = h->range});
    open_region(u().blocks.back(), failed_label);
    if (!h->name.empty()) store_name(h->name, h->range, match);
    body(h->body);
    pop_block();
    emit(h->range, Op::PopHandled, match);
    if (!h->name.empty()) unbind_name(h->name, kNoPlace);
    jump(kNoPlace, Op::Jump, next);
    u().bind_with(failed_label, inside, u().label_reached(failed_label));
    int again = push();
    emit(h->range, Op::LandingPad, again);
    emit(h->range, Op::ListAppend, raised, again);
    emit(h->range, Op::PopHandled, match);
    if (!h->name.empty()) unbind_name(h->name, kNoPlace);
    pop_to(inner);
    bind(next);
  }
  Label none_left = label(), quiet = label();
  jump(kNoPlace, Op::JumpIfNone, none_left, rest);
  emit(kNoPlace, Op::ListAppend, raised, rest);
  bind(none_left);
  int outcome = push();
  emit(kNoPlace, Op::PrepReraiseStar, outcome, exc, raised);
  jump(kNoPlace, Op::JumpIfNone, quiet, outcome);
  emit(range, Op::Reraise, outcome);
  pop_block();
  bind(quiet);
  emit(range, Op::PopHandled, exc);
  jump(kNoPlace, Op::Jump, end);
  cleanup(range, broken, state, exc);
  pop_to(mark);
  bind(end);
}

}  // namespace adder
