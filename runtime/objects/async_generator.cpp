// async_generator.cpp: async generators: the objects that asend, athrow, aclose and __anext__ return.
//
// Awaiting one of these objects drives the generator: values it awaits pass through; a value it yields (wrapped by the
// interpreter as async_generator_wrapped_value) ends the await with StopIteration(value); its return ends it with
// StopAsyncIteration. Iterator fields: source the generator, extra the argument, position the state.
#include "runtime/errors/raise.h"
#include "runtime/interp/interpreter.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/generator.h"
#include "runtime/objects/iterators.h"
#include "runtime/objects/sequence_tools.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"

namespace adder {

namespace {

enum State : int64_t { kInit, kIter, kClosed };
enum Mode : int64_t { kSendMode, kThrowMode, kCloseMode };

Iterator* awaitable_of(Value v) {
  return v.as<Iterator>();
}

bool call_first_iter(ThreadState& ts, Generator* g) {
  if (g->hooks_called) return true;
  g->hooks_called = true;
  g->finalizer = ts.async_gen_hooks[1];
  if (ts.async_gen_hooks[0]) return bool(call_with(ts, ts.async_gen_hooks[0], Value(g)));
  return true;
}

bool is_wrapped(ThreadState& ts, Value v) {
  return is_kind(v, Kind::Iterator) && v.as_cell()->head == ts.rt.heads.async_generator_wrapped_value;
}

// What one step of the generator means for the await: pass on, finish with a value, or an error.
Value unwrap(ThreadState& ts, Generator* g, Value v, Value returned) {
  if (v) {
    if (!is_wrapped(ts, v)) return v;
    g->running_async = false;
    return raise_stop_iteration(ts, awaitable_of(v)->source);
  }
  g->running_async = false;
  if (returned) {
    g->closed = true;
    return raise_value(ts, ts.rt.exc.StopAsyncIteration, Value());
  }
  if (pending_matches(ts, ts.rt.exc.StopAsyncIteration) || pending_matches(ts, ts.rt.exc.GeneratorExit))
    g->closed = true;
  return {};
}

Value asend_step(ThreadState& ts, Iterator* it, Value sent) {
  Generator* g = it->source.as<Generator>();
  if (it->position == kClosed) return raise_runtime_error(ts, "cannot reuse already awaited __anext__()/asend()");
  if (it->position == kInit) {
    if (g->running_async) {
      it->position = kClosed;
      return raise_runtime_error(ts, "anext(): asynchronous generator is already running");
    }
    if (sent.is_none()) sent = it->extra ? it->extra : kNone;
    it->position = kIter;
    g->running_async = true;
  }
  Value returned;
  if (g->closed || g->state == GeneratorState::kDone) {
    it->position = kClosed;
    g->running_async = false;
    return raise_value(ts, ts.rt.exc.StopAsyncIteration, Value());
  }
  Value v = generator_send(ts, g, sent, &returned);
  Value result = unwrap(ts, g, v, returned);
  if (!result) it->position = kClosed;
  return result;
}

Value athrow_step(ThreadState& ts, Iterator* it, Value sent) {
  Generator* g = it->source.as<Generator>();
  bool closing = it->step == kCloseMode;
  if (it->position == kClosed) return raise_runtime_error(ts, "cannot reuse already awaited aclose()/athrow()");
  Value returned, v;
  if (it->position == kInit) {
    if (g->running_async) {
      it->position = kClosed;
      return raise_runtime_error(ts, closing ? "aclose(): asynchronous generator is already running"
                                             : "athrow(): asynchronous generator is already running");
    }
    if (g->closed || g->state == GeneratorState::kDone) {
      it->position = kClosed;
      if (closing) return raise_stop_iteration(ts, Value());
      return raise_value(ts, ts.rt.exc.StopAsyncIteration, Value());
    }
    if (!sent.is_none()) return raise_runtime_error(ts, "can't send non-None value to a just-started coroutine");
    it->position = kIter;
    g->running_async = true;
    if (closing) {
      g->closed = true;
      if (g->state == GeneratorState::kCreated) {
        g->state = GeneratorState::kDone;
        g->running_async = false;
        it->position = kClosed;
        return raise_stop_iteration(ts, Value());
      }
      raise_value(ts, ts.rt.exc.GeneratorExit, Value());
      v = generator_throw(ts, g, &returned);
    } else {
      const Value* args = it->extra.as<Tuple>()->items;
      if (raise_thrown(ts, args[0], args[1], args[2])) v = generator_throw(ts, g, &returned);
    }
  } else {
    v = generator_send(ts, g, sent, &returned);
  }
  if (!closing) {
    Value result = unwrap(ts, g, v, returned);
    if (!result) it->position = kClosed;
    return result;
  }
  if (v && is_wrapped(ts, v)) {
    g->running_async = false;
    it->position = kClosed;
    return raise_runtime_error(ts, "async generator ignored GeneratorExit");
  }
  if (v) return v;
  g->running_async = false;
  it->position = kClosed;
  if (returned || pending_matches(ts, ts.rt.exc.StopAsyncIteration) || pending_matches(ts, ts.rt.exc.GeneratorExit)) {
    clear_error(ts);
    return raise_stop_iteration(ts, Value());
  }
  return {};
}

Value asend_next(ThreadState& ts, Value self) {
  return asend_step(ts, awaitable_of(self), kNone);
}
Value asend_send(ThreadState& ts, Value* a, uint32_t) {
  return asend_step(ts, awaitable_of(a[0]), a[1]);
}
Value athrow_next(ThreadState& ts, Value self) {
  return athrow_step(ts, awaitable_of(self), kNone);
}
Value athrow_send(ThreadState& ts, Value* a, uint32_t) {
  return athrow_step(ts, awaitable_of(a[0]), a[1]);
}

// throw() into the await itself goes to the generator.
Value awaitable_throw(ThreadState& ts, Value* a, uint32_t) {
  Iterator* it = awaitable_of(a[0]);
  Generator* g = it->source.as<Generator>();
  if (it->position == kClosed) return raise_runtime_error(ts, "cannot reuse already awaited __anext__()/asend()");
  Value e = a[1];
  if (is_type(e)) {
    e = a[2] && !a[2].is_none() ? (is_exception(a[2]) ? a[2] : call(ts, e, &a[2], 1)) : call(ts, e, nullptr, 0);
    if (!e) return {};
  }
  if (!is_exception(e))
    return raise_type_error(ts, "exceptions must be classes or instances deriving from BaseException, not %T", e);
  it->position = kIter;
  g->running_async = true;
  raise_exception(ts, e);
  Value returned;
  Value v = generator_throw(ts, g, &returned);
  Value result = unwrap(ts, g, v, returned);
  if (!result) it->position = kClosed;
  return result;
}
Value awaitable_close(ThreadState&, Value* a, uint32_t) {
  awaitable_of(a[0])->position = kClosed;
  return kNone;
}
Value return_self(ThreadState&, Value* a, uint32_t) {
  return a[0];
}

Value make(ThreadState& ts, Type* type, Value g, Value argument, Mode mode) {
  if (!call_first_iter(ts, g.as<Generator>())) return {};
  Iterator* it = new_iterator(ts, type, g, argument);
  if (!it) return {};
  it->position = kInit;
  it->step = mode;
  return it;
}

Value gen_anext(ThreadState& ts, Value* a, uint32_t) {
  return make(ts, ts.rt.types.async_generator_asend, a[0], kNone, kSendMode);
}
Value gen_asend(ThreadState& ts, Value* a, uint32_t) {
  return make(ts, ts.rt.types.async_generator_asend, a[0], a[1], kSendMode);
}
Value gen_athrow(ThreadState& ts, Value* a, uint32_t) {
  Tuple* args = tuple_of(ts, a[1], a[2] ? a[2] : kNone, a[3] ? a[3] : kNone);
  return args ? make(ts, ts.rt.types.async_generator_athrow, a[0], args, kThrowMode) : Value();
}
Value gen_aclose(ThreadState& ts, Value* a, uint32_t) {
  return make(ts, ts.rt.types.async_generator_athrow, a[0], kNone, kCloseMode);
}
Value gen_repr(ThreadState& ts, Value* a, uint32_t) {
  return format_message(ts, "<async_generator object %S at 0x%x>", a[0].as<Generator>()->qualname, a[0].bits());
}
Value gen_del(ThreadState& ts, Value* a, uint32_t) {
  Generator* g = a[0].as<Generator>();
  if (g->state == GeneratorState::kDone || g->state == GeneratorState::kRunning) return kNone;
  if (g->finalizer && !g->finalizer.is_none() && g->state == GeneratorState::kSuspended)
    return call_with(ts, g->finalizer, a[0]);
  return generator_close(ts, g) ? kNone : Value();
}
Value ag_name(ThreadState&, Value self) {
  return self.as<Generator>()->name;
}
Value ag_qualname(ThreadState&, Value self) {
  return self.as<Generator>()->qualname;
}
Value ag_frame(ThreadState& ts, Value self) {
  Generator* g = self.as<Generator>();
  return g->state == GeneratorState::kDone ? kNone : Value(frame_object(ts, &g->frame));
}
Value ag_running(ThreadState&, Value self) {
  return Value::boolean(self.as<Generator>()->running_async);
}
Value ag_code(ThreadState&, Value self) {
  return self.as<Generator>()->frame.code;
}
Value ag_await(ThreadState&, Value self) {
  Value v = generator_delegate(self.as<Generator>());
  return v ? v : kNone;
}

NativeDef kAsyncGeneratorMethods[] = {
    {"__aiter__(self, /)", "Return self.", return_self},
    {"__anext__(self, /)", "Return a value to be awaited.", gen_anext},
    {"asend(self, value, /)", "Send a value; awaiting gives the next yielded one.", gen_asend},
    {"athrow(self, typ, val=None, tb=None, /)", "Raise an exception inside; awaiting gives the next yielded value.",
     gen_athrow},
    {"aclose(self, /)", "Raise GeneratorExit inside.", gen_aclose},
    {"__repr__(self, /)", "Return repr(self).", gen_repr},
    {"__del__(self, /)", "Hands the generator to the event loop's finalizer.", gen_del},
    {"__class_getitem__(cls, item, /)", "See PEP 585", class_getitem, kNativeClass},
    {nullptr, nullptr, nullptr}};
const NativeGetSet kAsyncGeneratorGetSets[] = {{"__name__", nullptr, ag_name, nullptr},
                                               {"__qualname__", nullptr, ag_qualname, nullptr},
                                               {"ag_frame", nullptr, ag_frame, nullptr},
                                               {"ag_running", nullptr, ag_running, readonly_member},
                                               {"ag_code", nullptr, ag_code, readonly_member},
                                               {"ag_await", nullptr, ag_await, nullptr},
                                               {nullptr, nullptr, nullptr, nullptr}};
#define AWAITABLE_METHODS(name, send_, throw_, close_)                                     \
  NativeDef name[] = {{"send(self, value, /)", "Resume with a value.", send_},             \
                      {"throw(self, typ, val=None, tb=None, /)", "Raise inside.", throw_}, \
                      {"close(self, /)", "End it.", close_},                               \
                      {"__await__(self, /)", "Return self.", return_self},                 \
                      {"__iter__(self, /)", "Return self.", return_self},                  \
                      {nullptr, nullptr, nullptr}}
AWAITABLE_METHODS(kAsendMethods, asend_send, awaitable_throw, awaitable_close);
AWAITABLE_METHODS(kAthrowMethods, athrow_send, awaitable_throw, awaitable_close);

}  // namespace

NativeType kNativeType_async_generator = {"async_generator",
                                          nullptr,
                                          kAsyncGeneratorMethods,
                                          kAsyncGeneratorGetSets,
                                          Kind::Generator,
                                          sizeof(Generator),
                                          kTypeNoSubclass | kTypeWeakrefable | kTypeHasFinalizer};
NativeType kNativeType_async_generator_asend = {"async_generator_asend", nullptr,          kAsendMethods,   nullptr,
                                                Kind::Iterator,          sizeof(Iterator), kTypeNoSubclass, asend_next};
NativeType kNativeType_async_generator_athrow = {
    "async_generator_athrow", nullptr,          kAthrowMethods,  nullptr,
    Kind::Iterator,           sizeof(Iterator), kTypeNoSubclass, athrow_next};
NativeType kNativeType_async_generator_wrapped_value = {
    "async_generator_wrapped_value", nullptr, nullptr, nullptr, Kind::Iterator, sizeof(Iterator), kTypeNoSubclass};

}  // namespace adder
