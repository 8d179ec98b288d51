// comprehensions.cpp: comprehensions, inlined into their host or as functions of their own, and generator expressions.
//
// Inlined: the variables are hidden registers of the host. They are cleared before the loop, so that a use before
// assignment is noticed; when the code made no such check the Clear is taken out again.
#include "frontend/compiler/codegen.h"

namespace adder {

using namespace ast;

namespace {

std::span<Comprehension*> generators_of(const ExprNode* e) {
  return is<DictComp>(e) ? as<DictComp>(e)->generators : static_cast<const ElementComp*>(e)->generators;
}

Op builder_of(const ExprNode* e) {
  return is<ListComp>(e) ? Op::BuildList : is<SetComp>(e) ? Op::BuildSet : Op::BuildDict;
}

}  // namespace

void Codegen::comprehension(const ExprNode* e, int dst) {
  Scope* scope = table_.scope_of(e);
  auto generators = generators_of(e);
  bool is_generator = is<GeneratorExp>(e);
  if (scope->is_coroutine && !is_generator) {
    Scope* host = u().scope;
    if (!host->is_coroutine && !(host->is_comprehension() && host->is_generator)) {
      return fail(e->range, "asynchronous comprehension outside of an asynchronous function");
    }
  }
  int mark = top();
  if (!scope->inlined) {
    uint32_t code = comp_code(e, scope);
    int base = push();
    int window = top();
    uint8_t flags = push_closure(e->range, scope);
    pop_to(window);
    make_function(e->range, code, window, flags, base);
    int iter = push_value(generators[0]->iter);
    emit(e->range, generators[0]->is_async ? Op::GetAIter : Op::GetIter, iter, iter);
    if (scope->is_coroutine && !is_generator) {
      pop_to(base + 1);
      emit(e->range, Op::Call, base, base, 1);
      await_value(e->range, base, 0, dst);
      pop_to(mark);
    } else {
      pop_to(mark);
      emit(e->range, Op::Call, dst, base, 1);
    }
    return;
  }
  into_temp(e->range, dst, [&](int result) {
    int inner = top();
    int iter = push();
    // The iterable is the host's; the result may be built in place only after it was evaluated.
    to(generators[0]->iter, iter);
    emit(e->range, Op::GetIter, iter, iter);
    emit(e->range, builder_of(e), result, top(), 0);
    std::vector<int> clears;
    for (auto& [name, reg] : u().hidden[scope]) {
      clears.push_back(emit(e->range, Op::Clear, reg));
      u().set_bound(reg, false);
    }
    u().inlined.push_back(scope);
    int checks = u().late_bound_checks;
    comp_loop(e, generators, 0, iter, result);
    if (u().late_bound_checks == checks) {
      for (int at : clears) u().remove(at);
    }
    u().inlined.pop_back();
    pop_to(inner);
  });
}

uint32_t Codegen::comp_code(const ExprNode* e, Scope* scope) {
  UnitState unit;
  bool is_generator = is<GeneratorExp>(e);
  open_unit(unit, scope, scope->name, e->range.line);
  unit.positional = 1;
  prologue(e->range);
  int result = -1;
  if (!is_generator) {
    result = push();
    emit(e->range, builder_of(e), result, top(), 0);
  }
  int iter = u().registers[".0"];
  comp_loop(e, generators_of(e), 0, iter, result);
  if (is_generator) {
    emit(e->range, Op::ReturnNone);
  } else {
    emit(e->range, Op::Return, result);
  }
  return close_unit(unit);
}

void Codegen::comp_element(const ExprNode* e, int result) {
  int mark = top();
  if (is<DictComp>(e)) {
    auto* d = as<DictComp>(e);
    int key = operand(d->key);
    int value = operand(d->value, true);
    pop_to(mark);
    emit(e->range, Op::MapAdd, result, key, value);
    return;
  }
  auto* elt = static_cast<const ElementComp*>(e)->elt;
  int value = operand(elt, true);
  pop_to(mark);
  if (is<GeneratorExp>(e)) {
    int sent = push();
    emit(elt->range, Op::Yield, sent, value, u().scope->is_coroutine ? 1 : 0);
    pop_to(mark);
  } else {
    emit(e->range, is<ListComp>(e) ? Op::ListAppend : Op::SetAdd, result, value);
  }
}

// R[iter] holds the iterator of generators[index].
void Codegen::comp_loop(const ExprNode* e, std::span<Comprehension*> generators, std::size_t index, int iter,
                        int result) {
  RecursionGuard guard(budget_);
  if (failed() || deep(e)) return;
  Comprehension* g = generators[index];
  Label header = label(), exit = label();
  bool entered = u().reachable;
  UnitBuilder::Flow state = u().without_volatile();
  ++u().loop_depth;
  loop_header(g->target->range, header, state, entered);
  int mark = top();
  if (g->is_async) {
    Label stop = label();
    Block block{.kind = BlockKind::kTry, .range = g->iter->range};
    int item = push();
    int awaitable = push();
    push_block(block);
    open_region(u().blocks.back(), stop);
    emit(g->iter->range, Op::GetANext, awaitable, iter);
    await_value(g->iter->range, awaitable, -1, item);
    pop_to(mark + 1);
    pop_block();
    store(g->target, item);
    pop_to(mark);
    for (auto* condition : g->ifs) {
      Label next = label();
      jump_if(condition, true, next);
      jump(kNoPlace, Op::Jump, header);
      bind(next);
    }
    if (index + 1 < generators.size()) {
      int inner = push_value(generators[index + 1]->iter);
      emit(e->range, generators[index + 1]->is_async ? Op::GetAIter : Op::GetIter, inner, inner);
      comp_loop(e, generators, index + 1, inner, result);
      pop_to(mark);
    } else {
      comp_element(e, result);
    }
    jump(kNoPlace, Op::Jump, header);
    u().bind_with(stop, state, u().label_reached(stop));
    int exc = push();
    emit(g->iter->range, Op::LandingPad, exc);
    pop_to(mark);
    jump(g->iter->range, Op::EndAsyncFor, exit, exc);
    emit(g->iter->range, Op::Reraise, exc);
    bind(exit);
    --u().loop_depth;
    return;
  }
  int target = direct_target(g->target);
  int item = target >= 0 ? target : push();
  jump(e->range, Op::ForIter, exit, item, iter);
  if (target >= 0) {
    if (u().reachable) u().set_bound(target, true);
  } else {
    store(g->target, item);
    pop_to(mark);
  }
  Label skip = label();
  for (auto* condition : g->ifs) jump_if(condition, false, skip);
  if (index + 1 < generators.size()) {
    int inner = push_value(generators[index + 1]->iter);
    emit(e->range, generators[index + 1]->is_async ? Op::GetAIter : Op::GetIter, inner, inner);
    comp_loop(e, generators, index + 1, inner, result);
    pop_to(mark);
  } else {
    comp_element(e, result);
  }
  bind(skip);
  jump(kNoPlace, Op::Jump, header);
  bind(exit);
  --u().loop_depth;
}

}  // namespace adder
