// generators.cpp: making, resuming and delegating to generators, coroutines and async generators: the machinery. Their
// script-visible methods stand in objects/generator.cpp.
#include "runtime/errors/raise.h"
#include "runtime/interp/interpreter.h"
#include "runtime/interp/slow_paths.h"

namespace adder {

Value make_generator(ThreadState& ts, Frame* frame) {
  Code* code = frame->code;
  uint32_t flags = code->unit->code_flags;
  Head head = flags & kCodeAsyncGenerator ? ts.rt.heads.async_generator
              : flags & kCodeCoroutine    ? ts.rt.heads.coroutine
                                          : ts.rt.heads.generator;
  size_t bytes = sizeof(Generator) + code->register_count * sizeof(Value);
  Generator* g = reinterpret_cast<Generator*>(ts.rt.heap.allocate(ts, bytes, head));
  if (!g) return {};
  Function* f = frame->function ? frame->function.as<Function>() : nullptr;
  g->name = f ? f->name : Value(code->name);
  g->qualname = f ? f->qualname : Value(code->qualname);
  g->state = GeneratorState::kCreated;
  g->frame = *frame;
  g->frame.previous = nullptr;
  g->frame.registers = g->registers();
  g->frame.flags = kFrameGenerator;
  g->frame.object = nullptr;
  std::copy(frame->registers, frame->registers + code->local_count, g->registers());
  // A view taken of the plain frame moves along.
  if (frame->object) {
    frame->object->frame = &g->frame;
    g->frame.object = frame->object;
    frame->object = nullptr;
  }
  ts.rt.heap.register_finalizable(g);
  return g;
}

void trace_generator(Cell* cell, Marker& marker) {
  Generator* g = reinterpret_cast<Generator*>(cell);
  for (Value v : {g->name, g->qualname, g->origin, g->finalizer, g->return_value}) marker.visit(v);
  Frame& f = g->frame;
  if (!f.code) return;
  marker.visit(f.code);
  marker.visit(f.function);
  marker.visit(reinterpret_cast<Cell*>(f.globals));
  marker.visit(reinterpret_cast<Cell*>(f.builtins));
  marker.visit(f.locals);
  marker.visit(f.handled);
  marker.visit(reinterpret_cast<Cell*>(f.object));
  if (g->state == GeneratorState::kDone) return;
  const size_t named = f.code->local_count;
  marker.visit_range(f.registers, named);
  if (!f.code->instructions || !f.pc) return;
  // As in mark_frame: a temporary below the live top may hold what an earlier instruction left.
  const size_t top = f.code->unit->section<uint16_t>(f.code->unit->live_tops)[frame_instruction(&f)];
  for (size_t i = named; i < top; ++i)
    if (f.registers[i].is_cell()) marker.visit_conservative(f.registers[i].bits());
}

static bool enter_generator(ThreadState& ts, Generator* g, uint8_t extra_flags) {
  if (ts.depth >= ts.depth_limit || !ts.native_stack_ok()) {
    raise_recursion_error(ts, "");
    return false;
  }
  ++ts.depth;
  Frame* frame = &g->frame;
  frame->previous = ts.frame;
  frame->saved_top = ts.stack_top;
  frame->flags = static_cast<uint8_t>(kFrameGenerator | kFrameEntry | extra_flags);
  g->state = GeneratorState::kRunning;
  ts.frame = frame;
  return true;
}

Value resume_generator(ThreadState& ts, Generator* g, Value sent, Value* returned) {
  *returned = Value();
  if (!enter_generator(ts, g, 0)) return {};
  if (g->frame.pc && g->yield_register < g->frame.code->register_count && g->started)
    g->registers()[g->yield_register] = sent;
  g->started = true;
  Value v = interpret(ts);
  if (v) return v;
  if (!ts.has_error() && g->state == GeneratorState::kDone) {
    *returned = g->return_value ? g->return_value : kNone;
    g->return_value = Value();
  }
  return {};
}

// Resumes with the pending exception raised at the point of suspension.
Value resume_generator_throw(ThreadState& ts, Generator* g, Value* returned) {
  *returned = Value();
  ExceptionObject* exception = take_error(ts);
  if (!enter_generator(ts, g, kFrameThrow)) return {};
  g->started = true;
  g->delegating = false;
  // Raised anew inside the generator: what it handles there becomes the context, and not what its caller handles.
  if (g->frame.handled)
    raise_exception(ts, Value(exception));
  else
    restore_error(ts, exception);
  Value v = interpret(ts);
  if (v) return v;
  if (!ts.has_error() && g->state == GeneratorState::kDone) {
    *returned = g->return_value ? g->return_value : kNone;
    g->return_value = Value();
  }
  return {};
}

void finish_failed_generator(ThreadState& ts, Frame* frame) {
  Generator* g = generator_of(frame);
  g->state = GeneratorState::kDone;
  --ts.depth;
  ts.stack_top = frame->saved_top;
  ts.frame = frame->previous;
  frame->previous = nullptr;
  uint32_t kind = frame->code->unit->code_flags;
  const char* name = kind & kCodeAsyncGenerator ? "async generator" : kind & kCodeCoroutine ? "coroutine" : "generator";
  bool stop = pending_matches(ts, ts.rt.exc.StopIteration);
  bool async_stop = !stop && (kind & kCodeAsyncGenerator) && pending_matches(ts, ts.rt.exc.StopAsyncIteration);
  if (!stop && !async_stop) return;
  ExceptionObject* cause = take_error(ts);
  raise_runtime_error(ts, "%s raised %s", name, stop ? "StopIteration" : "StopAsyncIteration");
  ts.pending->cause = cause;
  ts.pending->context = cause;
  ts.pending->suppress_context = true;
}

// One step of a delegation: sends to any iterator. The value it yields; or empty with *returned set at its end.
Value delegate_send(ThreadState& ts, Value iterator, Value sent, Value* returned) {
  *returned = Value();
  // await on a coroutine goes through its wrapper, whose __next__ could not tell the return value.
  if (is_kind(iterator, Kind::Iterator) && iterator.as_cell()->head == ts.rt.heads.coroutine_wrapper)
    iterator = iterator.as<Iterator>()->source;
  if (is_kind(iterator, Kind::Generator) && iterator.as_cell()->head != ts.rt.heads.async_generator) {
    Generator* g = iterator.as<Generator>();
    if (g->state == GeneratorState::kRunning) {
      raise_value_error(ts, iterator.as_cell()->head == ts.rt.heads.coroutine ? "coroutine already executing"
                                                                              : "generator already executing");
      return {};
    }
    if (g->state == GeneratorState::kDone) {
      if (iterator.as_cell()->head == ts.rt.heads.coroutine)
        return raise_runtime_error(ts, "cannot reuse already awaited coroutine");
      *returned = kNone;
      return {};
    }
    if (g->state == GeneratorState::kCreated && !sent.is_none())
      return raise_type_error(ts, "can't send non-None value to a just-started %s",
                              iterator.as_cell()->head == ts.rt.heads.coroutine ? "coroutine" : "generator");
    return resume_generator(ts, g, sent, returned);
  }
  Value v;
  Type* type = type_of(ts, iterator);
  if (sent.is_none() && type->iter_next) {
    v = type->iter_next(ts, iterator);
    if (!v && !ts.has_error()) *returned = kNone;
  } else if (sent.is_none()) {
    Value next = lookup_special(ts, type, kSpecialNext);
    if (!next) return raise_type_error(ts, "'%T' object is not an iterator", iterator);
    bool found;
    v = call_special(ts, iterator, kSpecialNext, {}, &found);
  } else {
    Value args[] = {sent};
    v = call_method(ts, iterator, ts.rt.names.send, args);
  }
  if (v || !ts.has_error()) return v;
  if (pending_matches(ts, ts.rt.exc.StopIteration)) {
    ExceptionObject* stop = take_error(ts);
    Value value = stop->extra[0];
    *returned = value ? value : kNone;
  }
  return {};
}

Value generator_delegate(const Generator* g) {
  if (!g->delegating || g->state != GeneratorState::kSuspended) return {};
  return g->frame.registers[g->frame.pc->b];
}

Value get_yield_from_iterator(ThreadState& ts, Frame* frame, Value v) {
  if (is_kind(v, Kind::Generator)) {
    if (v.as_cell()->head == ts.rt.heads.generator) return v;
    if (v.as_cell()->head == ts.rt.heads.coroutine) {
      if (frame->code->unit->code_flags & (kCodeCoroutine | kCodeIterableCoroutine)) return v;
      return raise_type_error(ts, "cannot 'yield from' a coroutine object in a non-coroutine generator");
    }
  }
  return get_iterator(ts, v);
}

Value get_awaitable(ThreadState& ts, Value v, int where) {
  if (is_kind(v, Kind::Generator)) {
    Generator* g = v.as<Generator>();
    bool coroutine = g->head == ts.rt.heads.coroutine;
    if (coroutine || (g->head == ts.rt.heads.generator && g->frame.code->unit->code_flags & kCodeIterableCoroutine)) {
      if (coroutine && generator_delegate(g)) return raise_runtime_error(ts, "coroutine is being awaited already");
      return v;
    }
  }
  Value await = lookup_special(ts, type_of(ts, v), kSpecialAwait);
  if (!await) {
    if (where == 1 || where == 2)
      return raise_type_error(ts, "'async with' received an object from %s that does not implement __await__: %T",
                              where == 1 ? "__aenter__" : "__aexit__", v);
    return raise_type_error(ts, "object %T can't be used in 'await' expression", v);
  }
  bool found;
  Value iterator = call_special(ts, v, kSpecialAwait, {}, &found);
  if (!iterator) return {};
  if (is_kind(iterator, Kind::Generator) && iterator.as_cell()->head == ts.rt.heads.coroutine)
    return raise_type_error(ts, "__await__() returned a coroutine");
  Type* type = type_of(ts, iterator);
  if (!type->iter_next && !lookup_special(ts, type, kSpecialNext))
    return raise_type_error(ts, "__await__() returned non-iterator of type '%T'", iterator);
  return iterator;
}

Value get_async_iterator(ThreadState& ts, Value v) {
  bool found;
  Value it = call_special(ts, v, kSpecialAiter, {}, &found);
  if (!found && !ts.has_error())
    return raise_type_error(ts, "'async for' requires an object with __aiter__ method, got %T", v);
  if (!it) return {};
  if (!lookup_special(ts, type_of(ts, it), kSpecialAnext))
    return raise_type_error(ts, "'async for' received an object from __aiter__ that does not implement __anext__: %T",
                            it);
  return it;
}

Value get_async_next(ThreadState& ts, Value v) {
  bool found;
  Value next = call_special(ts, v, kSpecialAnext, {}, &found);
  if (!found && !ts.has_error())
    return raise_type_error(ts, "'async for' requires an iterator with __anext__ method, got %T", v);
  if (!next) return {};
  Type* type = type_of(ts, next);
  if (is_kind(next, Kind::Iterator) && type->iter_next && !lookup_special(ts, type, kSpecialAwait)) return next;
  Value iterator = get_awaitable(ts, next, 0);
  if (!iterator && pending_matches(ts, ts.rt.exc.TypeError)) {
    ExceptionObject* cause = take_error(ts);
    raise_type_error(ts, "'async for' received an invalid object from __anext__: %T", next);
    ts.pending->cause = cause;
    ts.pending->context = cause;
    ts.pending->suppress_context = true;
  }
  return iterator;
}

Value wrap_async_value(ThreadState& ts, Value v) {
  Iterator* wrapped = new_iterator(ts, ts.rt.types.async_generator_wrapped_value, v);
  return wrapped;
}

}  // namespace adder
