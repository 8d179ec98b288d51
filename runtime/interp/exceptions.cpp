// exceptions.cpp: slow paths of raise, except, except*, with and assert.
#include "runtime/errors/raise.h"
#include "runtime/interp/slow_paths.h"

namespace adder {

int64_t find_handler(const CodeUnit* unit, uint32_t instruction) {
  for (const HandlerEntry& entry : unit->section<HandlerEntry>(unit->handlers))
    if (entry.start <= instruction && instruction < entry.end) return entry.handler;
  return -1;
}

namespace {
// What may stand after `except`: an exception class, or a tuple of them.
bool check_except_types(ThreadState& ts, Value type, bool star, bool in_tuple = false) {
  if (!in_tuple && is_kind(type, Kind::Tuple)) {
    for (size_t i = 0; i < type.as<Tuple>()->size; ++i)
      if (!check_except_types(ts, type.as<Tuple>()->items[i], star, true)) return false;
    return true;
  }
  if (!is_type(type) || !type.as<Type>()->has(kTypeException)) {
    raise_type_error(ts, "catching classes that do not inherit from BaseException is not allowed");
    return false;
  }
  if (star && is_subtype(type.as<Type>(), ts.rt.exc.BaseExceptionGroup)) {
    raise_type_error(ts, "catching ExceptionGroup with except* is not allowed. Use except instead.");
    return false;
  }
  return true;
}

bool matches(Value exception, Value type) {
  if (is_kind(type, Kind::Tuple)) {
    for (size_t i = 0; i < type.as<Tuple>()->size; ++i)
      if (matches(exception, type.as<Tuple>()->items[i])) return true;
    return false;
  }
  return is_subtype(exception.as_cell()->type(), type.as<Type>());
}
}  // namespace

int exception_matches(ThreadState& ts, Value exception, Value type) {
  if (!check_except_types(ts, type, false)) return -1;
  return matches(exception, type);
}

bool match_exception_group(ThreadState& ts, Value exception, Value type, Value* out) {
  if (!check_except_types(ts, type, true)) return false;
  out[0] = out[1] = kNone;
  if (exception.is_none()) return true;
  bool is_group = is_subtype(exception.as_cell()->type(), ts.rt.exc.BaseExceptionGroup);
  if (matches(exception, type)) {
    if (is_group) {
      out[0] = exception;
      return true;
    }
    // A naked exception is caught as a group of one.
    Tuple* one = tuple_of(ts, exception);
    if (!one) return false;
    Value args[] = {ts.rt.empty_str, one};
    Value group = call(ts, Value(ts.rt.exc.ExceptionGroup), args, 2);
    if (!group) {
      clear_error(ts);
      group = call(ts, Value(ts.rt.exc.BaseExceptionGroup), args, 2);
      if (!group) return false;
    }
    group.as<ExceptionObject>()->traceback = exception.as<ExceptionObject>()->traceback;
    out[0] = group;
    return true;
  }
  if (!is_group) {
    out[1] = exception;
    return true;
  }
  Value args[] = {type};
  Value pair = call_method(ts, exception, intern(ts, "split"), args);
  if (!pair) return false;
  if (!is_kind(pair, Kind::Tuple) || pair.as<Tuple>()->size < 2) {
    raise_type_error(ts, "%T.split must return a 2-tuple, got %T", exception, pair);
    return false;
  }
  out[0] = pair.as<Tuple>()->items[0];
  out[1] = pair.as<Tuple>()->items[1];
  return true;
}

// Items of `list`: exceptions raised in except* bodies, and unhandled or re-raised parts of the original.
Value prepare_reraise_star(ThreadState& ts, Value original, Value list) {
  List* items = list.as<List>();
  List* raised = new_list(ts);
  List* reraised = new_list(ts);
  if (!raised || !reraised) return {};
  if (!is_subtype(original.as_cell()->type(), ts.rt.exc.BaseExceptionGroup)) {
    // It was caught as a group of one, by one clause at most: what came of it, or itself.
    for (size_t i = 0; i < items->size; ++i)
      if (!items->items[i].is_none()) return items->items[i];
    return kNone;
  }
  Value original_traceback = original.as<ExceptionObject>()->traceback;
  for (size_t i = 0; i < items->size; ++i) {
    Value item = items->items[i];
    if (item.is_none()) continue;
    if (item == original && items->size == 1) return item;
    ExceptionObject* e = item.as<ExceptionObject>();
    // Parts that split made share the original's traceback and context: they belong together again.
    bool part =
        item == original || (e->traceback == original_traceback && e->cause == original.as<ExceptionObject>()->cause &&
                             e->context == original.as<ExceptionObject>()->context && original_traceback);
    if (!list_append(ts, part ? reraised : raised, item)) return {};
  }
  if (!raised->size && !reraised->size) return kNone;
  if (reraised->size) {
    Value merged = reraised->items[0];
    if (reraised->size > 1) {
      // The leaves that were not handled, in the original's structure: subgroup by identity.
      Value args[] = {original, reraised};
      merged = call_method(ts, original, intern(ts, "_project"), {args + 1, 1});
      if (!merged) return {};
    }
    if (!raised->size) return merged;
    if (!list_append(ts, raised, merged)) return {};
  }
  Value args[] = {ts.rt.empty_str, raised};
  Value group = call(ts, Value(ts.rt.exc.ExceptionGroup), args, 2);
  if (!group) {
    clear_error(ts);
    group = call(ts, Value(ts.rt.exc.BaseExceptionGroup), args, 2);
  }
  return group;
}

// An instance of an exception class; empty with an exception pending when the class gives something else.
static Value instance_of(ThreadState& ts, Value type) {
  Value made = call(ts, type, nullptr, 0);
  if (!made || is_exception(made)) return made;
  return raise_type_error(ts, "calling %R should have returned an instance of BaseException, not %R", type,
                          Value(type_of(ts, made)));
}

void raise_statement(ThreadState& ts, Value exception, Value cause) {
  if (is_type(exception) && exception.as<Type>()->has(kTypeException)) {
    exception = instance_of(ts, exception);
    if (!exception) return;
  } else if (!is_exception(exception)) {
    raise_type_error(ts, "exceptions must derive from BaseException");
    return;
  }
  if (cause) {
    if (is_type(cause) && cause.as<Type>()->has(kTypeException)) {
      cause = instance_of(ts, cause);
      if (!cause) return;
    } else if (cause.is_none()) {
      cause = Value();
    } else if (!is_exception(cause)) {
      raise_type_error(ts, "exception causes must derive from BaseException");
      return;
    }
    exception.as<ExceptionObject>()->cause = cause;
    exception.as<ExceptionObject>()->suppress_context = true;
  }
  raise_exception(ts, exception);
}

bool reraise_handled(ThreadState& ts) {
  Value handled = handled_exception(ts);
  if (!handled) {
    raise_runtime_error(ts, "No active exception to reraise");
    return false;
  }
  restore_error(ts, handled.as<ExceptionObject>());
  return true;
}

void raise_assertion(ThreadState& ts, Value message) {
  if (!message) {
    raise_value(ts, ts.rt.exc.AssertionError, Value());
    return;
  }
  // The message is one argument even when it is a tuple.
  raise_exception(ts, Value(new_exception(ts, ts.rt.exc.AssertionError, message)));
}

bool with_enter(ThreadState& ts, Value manager, Value* out, bool async) {
  const char* protocol = async ? "asynchronous context manager" : "context manager";
  Special enter_id = async ? kSpecialAenter : kSpecialEnter, exit_id = async ? kSpecialAexit : kSpecialExit;
  Value enter = lookup_bound_special(ts, manager, enter_id);
  if (!enter) {
    if (!ts.has_error()) raise_type_error(ts, "'%T' object does not support the %s protocol", manager, protocol);
    return false;
  }
  Value exit = lookup_bound_special(ts, manager, exit_id);
  if (!exit) {
    if (!ts.has_error())
      raise_type_error(ts, "'%T' object does not support the %s protocol (missed %s method)", manager, protocol,
                       async ? "__aexit__" : "__exit__");
    return false;
  }
  Value entered = call(ts, enter, nullptr, 0);
  if (!entered) return false;
  out[0] = exit;
  out[1] = entered;
  return true;
}

Value with_exit(ThreadState& ts, Value exit, Value exception) {
  Value traceback = exception.as<ExceptionObject>()->traceback;
  Value args[] = {Value(exception.as_cell()->type()), exception, traceback ? traceback : kNone};
  return call(ts, exit, args, 3);
}

}  // namespace adder
