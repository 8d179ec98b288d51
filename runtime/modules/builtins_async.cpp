// builtins_async.cpp: aiter and anext, and the awaitable that gives anext its default.
//
// An anext_awaitable wraps the awaitable of __anext__: source is the awaitable, then its iterator once awaited; extra
// is the default. StopAsyncIteration of the inner one becomes StopIteration(default), the result of the await.
#include "runtime/interp/slow_paths.h"
#include "runtime/modules/builtins.h"

namespace adder {

namespace {

Value builtin_aiter(ThreadState& ts, Value* a, uint32_t) {
  bool found;
  Value iterator = call_special(ts, a[0], kSpecialAiter, {}, &found);
  if (!found) return raise_type_error(ts, "'%T' object is not an async iterable", a[0]);
  if (!iterator) return Value();
  if (!lookup_special(ts, type_of(ts, iterator), kSpecialAnext)) {
    return raise_type_error(ts, "aiter() returned not an async iterator of type '%T'", iterator);
  }
  return iterator;
}

Value builtin_anext(ThreadState& ts, Value* a, uint32_t) {
  bool found;
  Value awaitable = call_special(ts, a[0], kSpecialAnext, {}, &found);
  if (!found) return raise_type_error(ts, "'%T' object is not an async iterator", a[0]);
  if (!awaitable || !a[1]) return awaitable;
  return new_iterator(ts, ts.rt.types.anext_awaitable, awaitable, a[1]);
}

// The iterator that awaiting the inner awaitable drives.
Value inner_iterator(ThreadState& ts, Value self) {
  Iterator* it = self.as<Iterator>();
  if (it->position == 0) {
    Value iterator = get_awaitable(ts, it->source, 0);
    if (!iterator) return Value();
    it->source = iterator;
    it->position = 1;
  }
  return it->source;
}

// After a failed step: StopAsyncIteration becomes the default.
Value finish_step(ThreadState& ts, Value self, Value result) {
  if (result || !pending_matches(ts, ts.rt.exc.StopAsyncIteration)) return result;
  clear_error(ts);
  return raise_stop_iteration(ts, self.as<Iterator>()->extra);
}

Value awaitable_self(ThreadState&, Value* a, uint32_t) {
  return a[0];
}

Value awaitable_next(ThreadState& ts, Value* a, uint32_t) {
  Value inner = inner_iterator(ts, a[0]);
  if (!inner) return Value();
  bool found;
  return finish_step(ts, a[0], call_special(ts, inner, kSpecialNext, {}, &found));
}

Value forward_method(ThreadState& ts, Value* a, uint32_t n, Str* name) {
  Value inner = inner_iterator(ts, a[0]);
  if (!inner) return Value();
  uint32_t count = 0;
  while (count + 1 < n && a[count + 1]) ++count;
  return finish_step(ts, a[0], call_method(ts, inner, name, {a + 1, count}));
}
Value awaitable_send(ThreadState& ts, Value* a, uint32_t n) {
  return forward_method(ts, a, n, ts.rt.names.send);
}
Value awaitable_throw(ThreadState& ts, Value* a, uint32_t n) {
  return forward_method(ts, a, n, ts.rt.names.throw_);
}
Value awaitable_close(ThreadState& ts, Value* a, uint32_t n) {
  return forward_method(ts, a, n, ts.rt.names.close);
}

NativeDef kAwaitableMethods[] = {
    {"__await__(self, /)", "Return an iterator to be used in await expression.", awaitable_self},
    {"__iter__(self, /)", "Implement iter(self).", awaitable_self},
    {"__next__(self, /)", "Implement next(self).", awaitable_next},
    {"send(self, value, /)", "Resumes the awaited object with a value.", awaitable_send},
    {"throw(self, type, value=<unset>, traceback=<unset>, /)", "Raises an exception in the awaited object.",
     awaitable_throw},
    {"close(self, /)", "Ends the awaited object.", awaitable_close},
    {nullptr, nullptr, nullptr},
};

}  // namespace

extern const NativeType kNativeType_anext_awaitable;
const NativeType kNativeType_anext_awaitable = {
    .name = "anext_awaitable",
    .doc = nullptr,
    .methods = kAwaitableMethods,
    .kind = Kind::Iterator,
    .instance_bytes = sizeof(Iterator),
    .flags = kTypeNoSubclass,
};

NativeDef kBuiltinsAsync[] = {
    {"aiter(async_iterable, /)", "The asynchronous iterator of an asynchronous iterable.", builtin_aiter},
    {"anext(aiterator, default=<unset>, /)",
     "An awaitable for the next item of an asynchronous iterator; its result at the end is the default, when given.",
     builtin_anext, kNativeNoText},
    {nullptr, nullptr, nullptr},
};

}  // namespace adder
