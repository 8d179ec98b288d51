// generator.cpp: generators and coroutines as scripts see them: send, throw, close, attributes, finalisation.
#include "runtime/objects/generator.h"

#include "runtime/errors/raise.h"
#include "runtime/interp/interpreter.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/iterators.h"
#include "runtime/objects/sequence_tools.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"

namespace adder {

const char* generator_noun(ThreadState& ts, const Generator* g) {
  if (g->head == ts.rt.heads.coroutine) return "coroutine";
  return g->head == ts.rt.heads.async_generator ? "async generator" : "generator";
}

Value generator_send(ThreadState& ts, Generator* g, Value sent, Value* returned) {
  *returned = Value();
  if (g->state == GeneratorState::kRunning) return raise_value_error(ts, "%s already executing", generator_noun(ts, g));
  if (g->state == GeneratorState::kDone) {
    if (g->head == ts.rt.heads.coroutine) return raise_runtime_error(ts, "cannot reuse already awaited coroutine");
    *returned = kNone;
    return {};
  }
  if (g->state == GeneratorState::kCreated && !sent.is_none())
    return raise_type_error(ts, "can't send non-None value to a just-started %s", generator_noun(ts, g));
  return resume_generator(ts, g, sent, returned);
}

namespace {

// The result of send, throw and __next__ for scripts: a return is StopIteration.
Value finish(ThreadState& ts, Value v, Value returned) {
  if (v || ts.has_error()) return v;
  return raise_stop_iteration(ts, returned.is_none() ? Value() : returned);
}

Value method_send(ThreadState& ts, Value* a, uint32_t) {
  Value returned;
  Value v = generator_send(ts, a[0].as<Generator>(), a[1], &returned);
  return finish(ts, v, returned);
}

Value iter_next(ThreadState& ts, Value self) {
  Value returned;
  Generator* g = self.as<Generator>();
  Value v = generator_send(ts, g, kNone, &returned);
  return v;
}

Value method_next(ThreadState& ts, Value* a, uint32_t) {
  Value returned;
  Value v = generator_send(ts, a[0].as<Generator>(), kNone, &returned);
  return finish(ts, v, returned);
}

// The exception that a class and a value stand for.
Value make_thrown(ThreadState& ts, Value type, Value value) {
  if (!value || value.is_none()) return call(ts, type, nullptr, 0);
  if (is_exception(value) && is_subtype(type_of(ts, value), type.as<Type>())) return value;
  if (is_kind(value, Kind::Tuple)) return call(ts, type, value.as<Tuple>()->items, value.as<Tuple>()->size);
  return call(ts, type, &value, 1);
}

}  // namespace

bool raise_thrown(ThreadState& ts, Value type, Value value, Value traceback) {
  if (traceback && !traceback.is_none() && !is_kind(traceback, Kind::Traceback))
    return raise_type_error(ts, "throw() third argument must be a traceback object"), false;
  if (is_type(type) && type.as<Type>()->has(kTypeException)) {
    Value instance = make_thrown(ts, type, value);
    if (instance && !is_exception(instance))
      raise_type_error(ts, "calling %R should have returned an instance of BaseException, not %T", type, instance);
    if (ts.has_error()) return true;  // what went wrong is thrown in its place
    type = instance;
  } else if (is_exception(type)) {
    if (value && !value.is_none())
      return raise_type_error(ts, "instance exception may not have a separate value"), false;
  } else {
    return raise_type_error(ts, "exceptions must be classes or instances deriving from BaseException, not %T", type),
           false;
  }
  if (traceback && !traceback.is_none()) type.as<ExceptionObject>()->traceback = traceback;
  // Its context is what the generator handles, not what the caller does.
  restore_error(ts, type.as<ExceptionObject>());
  return true;
}

// Throws the pending exception into the generator, through whatever it delegates to.
Value generator_throw(ThreadState& ts, Generator* g, Value* returned) {
  *returned = Value();
  if (g->state == GeneratorState::kRunning) {
    clear_error(ts);
    return raise_value_error(ts, "%s already executing", generator_noun(ts, g));
  }
  if (g->state == GeneratorState::kDone) {
    if (g->head == ts.rt.heads.coroutine) {
      clear_error(ts);
      return raise_runtime_error(ts, "cannot reuse already awaited coroutine");
    }
    return {};
  }
  Value inner = generator_delegate(g);
  if (inner) {
    ExceptionObject* exception = take_error(ts);
    bool exit = is_subtype(exception->type(), ts.rt.exc.GeneratorExit);
    Value v, inner_returned;
    g->state = GeneratorState::kRunning;
    if (exit) {
      if (!close_delegate(ts, inner)) exception = take_error(ts);  // what close raised goes in instead
    } else if (is_kind(inner, Kind::Generator) && inner.as_cell()->head != ts.rt.heads.async_generator) {
      restore_error(ts, exception);
      v = generator_throw(ts, inner.as<Generator>(), &inner_returned);
    } else {
      Value thrower = get_attribute_or_empty(ts, inner, ts.rt.names.throw_);
      if (ts.has_error()) {
        g->state = GeneratorState::kSuspended;
        return {};
      }
      if (thrower) {
        v = call_with(ts, thrower, Value(exception));
        if (!v && pending_matches(ts, ts.rt.exc.StopIteration)) {
          Value value = take_error(ts)->extra[0];
          inner_returned = value ? value : kNone;
        }
      } else {
        restore_error(ts, exception);
      }
    }
    g->state = GeneratorState::kSuspended;
    if (v) return v;  // the inner one yielded: still delegating
    if (inner_returned) {
      // The delegation ended: go on behind it with its value.
      g->registers()[g->frame.pc->a] = inner_returned;
      g->delegating = false;
      g->yield_register = g->frame.pc->a;
      return resume_generator(ts, g, inner_returned, returned);
    }
    if (exit && !ts.has_error()) restore_error(ts, exception);
  }
  return resume_generator_throw(ts, g, returned);
}

// close() of what a generator delegates to. False with an exception pending.
bool close_delegate(ThreadState& ts, Value inner) {
  if (is_kind(inner, Kind::Generator) && inner.as_cell()->head != ts.rt.heads.async_generator)
    return generator_close(ts, inner.as<Generator>());
  Value closer = get_attribute_or_empty(ts, inner, ts.rt.names.close);
  if (!closer) {
    if (ts.has_error()) clear_error(ts);
    return true;
  }
  return bool(call(ts, closer, nullptr, 0));
}

bool generator_close(ThreadState& ts, Generator* g) {
  if (g->state == GeneratorState::kRunning) {
    raise_value_error(ts, "%s already executing", generator_noun(ts, g));
    return false;
  }
  if (g->state == GeneratorState::kDone) return true;
  if (g->state == GeneratorState::kCreated) {
    g->state = GeneratorState::kDone;
    return true;
  }
  raise_value(ts, ts.rt.exc.GeneratorExit, Value());
  Value returned;
  Value v = generator_throw(ts, g, &returned);
  if (v) {
    raise_runtime_error(ts, "%s ignored GeneratorExit", generator_noun(ts, g));
    return false;
  }
  if (returned) return true;
  if (pending_matches(ts, ts.rt.exc.GeneratorExit) || pending_matches(ts, ts.rt.exc.StopIteration)) {
    clear_error(ts);
    return true;
  }
  return false;
}

namespace {

Value method_throw(ThreadState& ts, Value* a, uint32_t) {
  Generator* g = a[0].as<Generator>();
  if (!raise_thrown(ts, a[1], a[2], a[3])) return {};
  Value returned;
  if (g->state == GeneratorState::kCreated) {
    // It has not started: the exception appears at its first line.
    Value v = resume_generator_throw(ts, g, &returned);
    return finish(ts, v, returned);
  }
  Value v = generator_throw(ts, g, &returned);
  return finish(ts, v, returned);
}

Value method_close(ThreadState& ts, Value* a, uint32_t) {
  return generator_close(ts, a[0].as<Generator>()) ? kNone : Value();
}

Value method_repr(ThreadState& ts, Value* a, uint32_t) {
  Generator* g = a[0].as<Generator>();
  const char* noun = g->head == ts.rt.heads.async_generator ? "async_generator" : generator_noun(ts, g);
  return format_message(ts, "<%s object %S at 0x%x>", noun, g->qualname, a[0].bits());
}

// Runs finally blocks of an abandoned generator.
Value method_del(ThreadState& ts, Value* a, uint32_t) {
  Generator* g = a[0].as<Generator>();
  if (g->state == GeneratorState::kDone || g->state == GeneratorState::kRunning) return kNone;
  if (g->head == ts.rt.heads.coroutine && g->state == GeneratorState::kCreated) {
    warn(ts, ts.rt.exc.RuntimeWarning, 1, "coroutine '%S' was never awaited", g->qualname);
    if (ts.has_error()) write_unraisable(ts, "", a[0]);
    g->state = GeneratorState::kDone;
    return kNone;
  }
  if (g->head == ts.rt.heads.async_generator && g->finalizer && !g->finalizer.is_none() &&
      g->state == GeneratorState::kSuspended) {
    return call_with(ts, g->finalizer, a[0]);
  }
  return generator_close(ts, g) ? kNone : Value();
}

Value get_name(ThreadState&, Value self) {
  return self.as<Generator>()->name;
}
Value get_qualname(ThreadState&, Value self) {
  return self.as<Generator>()->qualname;
}
bool set_name(ThreadState& ts, Value self, Value v) {
  if (!v || !is_str(v)) return raise_type_error(ts, "__name__ must be set to a string object"), false;
  self.as<Generator>()->name = v;
  return true;
}
bool set_qualname(ThreadState& ts, Value self, Value v) {
  if (!v || !is_str(v)) return raise_type_error(ts, "__qualname__ must be set to a string object"), false;
  self.as<Generator>()->qualname = v;
  return true;
}
Value get_frame(ThreadState& ts, Value self) {
  Generator* g = self.as<Generator>();
  if (g->state == GeneratorState::kDone) return kNone;
  return frame_object(ts, &g->frame);
}
Value get_running(ThreadState&, Value self) {
  return Value::boolean(self.as<Generator>()->state == GeneratorState::kRunning);
}
Value get_suspended(ThreadState&, Value self) {
  return Value::boolean(self.as<Generator>()->state == GeneratorState::kSuspended);
}
Value get_code(ThreadState&, Value self) {
  return self.as<Generator>()->frame.code;
}
Value get_delegate(ThreadState&, Value self) {
  Value v = generator_delegate(self.as<Generator>());
  return v ? v : kNone;
}
Value get_origin(ThreadState&, Value self) {
  Value v = self.as<Generator>()->origin;
  return v ? v : kNone;
}

// await: the coroutine itself behaves as the iterator; CPython shows a wrapper, so do we.
Value method_await(ThreadState& ts, Value* a, uint32_t) {
  return new_iterator(ts, ts.rt.types.coroutine_wrapper, a[0]);
}
Value wrapper_next(ThreadState& ts, Value self) {
  // Raises its StopIteration itself: next() of the wrapper tells what the coroutine returned.
  Value returned;
  Value v = generator_send(ts, self.as<Iterator>()->source.as<Generator>(), kNone, &returned);
  return finish(ts, v, returned);
}
Value wrapper_send(ThreadState& ts, Value* a, uint32_t n) {
  a[0] = a[0].as<Iterator>()->source;
  return method_send(ts, a, n);
}
Value wrapper_throw(ThreadState& ts, Value* a, uint32_t n) {
  a[0] = a[0].as<Iterator>()->source;
  return method_throw(ts, a, n);
}
Value wrapper_close(ThreadState& ts, Value* a, uint32_t n) {
  a[0] = a[0].as<Iterator>()->source;
  return method_close(ts, a, n);
}
Value return_self(ThreadState&, Value* a, uint32_t) {
  return a[0];
}

#define COMMON_METHODS                                                                                    \
  {"send(self, value, /)", "Resume with a value; the next yielded value or StopIteration.", method_send}, \
      {"throw(self, typ, val=None, tb=None, /)", "Raise an exception where the generator is suspended.",  \
       method_throw},                                                                                     \
      {"close(self, /)", "Raise GeneratorExit inside.", method_close},                                    \
      {"__repr__(self, /)", "Return repr(self).", method_repr}, {                                         \
    "__del__(self, /)", "Run what is left of finally blocks.", method_del                                 \
  }

NativeDef kGeneratorMethods[] = {COMMON_METHODS,
                                 {"__next__(self, /)", "Implement next(self).", method_next},
                                 {"__iter__(self, /)", "Implement iter(self).", return_self},
                                 {"__class_getitem__(cls, item, /)", "See PEP 585", class_getitem, kNativeClass},
                                 {nullptr, nullptr, nullptr}};
NativeDef kCoroutineMethods[] = {
    COMMON_METHODS,
    {"__await__(self, /)", "Return an iterator to be used in await expression.", method_await},
    {"__class_getitem__(cls, item, /)", "See PEP 585", class_getitem, kNativeClass},
    {nullptr, nullptr, nullptr}};
NativeDef kWrapperMethods[] = {{"send(self, value, /)", "Resume with a value.", wrapper_send},
                               {"throw(self, typ, val=None, tb=None, /)", "Raise an exception inside.", wrapper_throw},
                               {"close(self, /)", "Raise GeneratorExit inside.", wrapper_close},
                               {"__iter__(self, /)", "Implement iter(self).", return_self},
                               {nullptr, nullptr, nullptr}};
const NativeGetSet kGeneratorGetSets[] = {
    {"__name__", "name of the generator", get_name, set_name},
    {"__qualname__", "qualified name of the generator", get_qualname, set_qualname},
    {"gi_frame", "its frame", get_frame, nullptr},
    {"gi_running", "whether it runs", get_running, nullptr},
    {"gi_suspended", "whether it is suspended", get_suspended, nullptr},
    {"gi_code", "its code", get_code, readonly_member},
    {"gi_yieldfrom", "object being iterated by yield from, or None", get_delegate, nullptr},
    {nullptr, nullptr, nullptr, nullptr}};
const NativeGetSet kCoroutineGetSets[] = {
    {"__name__", "name of the coroutine", get_name, set_name},
    {"__qualname__", "qualified name of the coroutine", get_qualname, set_qualname},
    {"cr_frame", "its frame", get_frame, nullptr},
    {"cr_running", "whether it runs", get_running, nullptr},
    {"cr_suspended", "whether it is suspended", get_suspended, nullptr},
    {"cr_code", "its code", get_code, readonly_member},
    {"cr_await", "object being awaited on, or None", get_delegate, nullptr},
    {"cr_origin", "where it was made, or None", get_origin, readonly_member},
    {nullptr, nullptr, nullptr, nullptr}};

}  // namespace

NativeType kNativeType_generator = {"generator",
                                    nullptr,
                                    kGeneratorMethods,
                                    kGeneratorGetSets,
                                    Kind::Generator,
                                    sizeof(Generator),
                                    kTypeNoSubclass | kTypeWeakrefable | kTypeHasFinalizer,
                                    iter_next};
NativeType kNativeType_coroutine = {"coroutine",
                                    nullptr,
                                    kCoroutineMethods,
                                    kCoroutineGetSets,
                                    Kind::Generator,
                                    sizeof(Generator),
                                    kTypeNoSubclass | kTypeWeakrefable | kTypeHasFinalizer};
NativeType kNativeType_coroutine_wrapper = {
    "coroutine_wrapper", "A wrapper object implementing __await__ for coroutines.",
    kWrapperMethods,     nullptr,
    Kind::Iterator,      sizeof(Iterator),
    kTypeNoSubclass,     wrapper_next};

}  // namespace adder
