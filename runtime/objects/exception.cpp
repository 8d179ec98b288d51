// exception.cpp: BaseException and the builtin exception classes with attributes of their own.
//
// One layout serves all (exception.h); what a class keeps beside args stands in `extra`, by the index given at each
// class.
// __init__ fills it from the arguments; natives that raise fill it directly through init_exception_fields.
#include "runtime/objects/exception.h"

#include "runtime/errors/raise.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/exception_fields.h"
#include "runtime/objects/function.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"

namespace adder {

void trace_subclass_words(Cell* cell, Marker& marker);

void trace_exception(Cell* cell, Marker& marker) {
  ExceptionObject* e = reinterpret_cast<ExceptionObject*>(cell);
  for (Value v : {e->args, e->dict, e->traceback, e->cause, e->context, e->notes}) marker.visit(v);
  for (Value v : e->extra) marker.visit(v);
  trace_subclass_words(cell, marker);
}

namespace {

ExceptionObject* self_of(Value v) {
  return v.as<ExceptionObject>();
}
Value or_none(Value v) {
  return v ? v : kNone;
}

Tuple* args_of(ExceptionObject* e) {
  return e->args.as<Tuple>();
}

Value exception_new(ThreadState& ts, Value* a, uint32_t n) {
  // a[0] the class, a[1] **kwargs (checked by __init__), then positional arguments.
  if (!is_type(a[0])) return raise_type_error(ts, "BaseException.__new__(X): X is not a type object (%T)", a[0]);
  if (!a[0].as<Type>()->has(kTypeException))
    return raise_type_error(ts, "BaseException.__new__(%N): %N is not a subtype of BaseException", a[0].as<Type>(),
                            a[0].as<Type>());
  ExceptionObject* e = reinterpret_cast<ExceptionObject*>(new_instance(ts, a[0].as<Type>()));
  if (!e) return {};
  Tuple* args = new_tuple_from(ts, a + 2, n - 2);
  if (!args) return {};
  e->args = args;
  init_exception_fields(ts, e);
  return e;
}

Value exception_init(ThreadState& ts, Value* a, uint32_t n) {
  ExceptionObject* e = self_of(a[0]);
  Dict* keywords = a[1] ? a[1].as<Dict>() : nullptr;
  if (keywords && keywords->used && !accepts_keywords(ts, e))
    return raise_type_error(ts, "%T() takes no keyword arguments", a[0]);
  Tuple* args = new_tuple_from(ts, a + 2, n - 2);
  if (!args) return {};
  e->args = args;
  return init_exception_from(ts, e, args, keywords) ? kNone : Value();
}

Value exception_repr(ThreadState& ts, Value* a, uint32_t) {
  ExceptionObject* e = self_of(a[0]);
  if (args_of(e)->size == 1) return format_message(ts, "%T(%R)", a[0], args_of(e)->items[0]);
  return format_message(ts, "%T%R", a[0], e->args);
}

Value exception_str(ThreadState& ts, Value* a, uint32_t) {
  ExceptionObject* e = self_of(a[0]);
  Tuple* args = args_of(e);
  if (args->size == 0) return ts.rt.empty_str;
  return to_str(ts, args->size == 1 ? args->items[0] : e->args);
}

Value key_error_str(ThreadState& ts, Value* a, uint32_t n) {
  ExceptionObject* e = self_of(a[0]);
  if (args_of(e)->size == 1) return to_repr(ts, args_of(e)->items[0]);
  return exception_str(ts, a, n);
}

Value exception_with_traceback(ThreadState& ts, Value* a, uint32_t) {
  if (!a[1].is_none() && !is_kind(a[1], Kind::Traceback))
    return raise_type_error(ts, "__traceback__ must be a traceback or None");
  self_of(a[0])->traceback = a[1].is_none() ? Value() : a[1];
  return a[0];
}

Value exception_add_note(ThreadState& ts, Value* a, uint32_t) {
  if (!is_str(a[1])) return raise_type_error(ts, "note must be a str, not '%T'", a[1]);
  Dict* dict = instance_dict(ts, a[0]);
  if (!dict) return {};
  Value notes = dict_get_str(ts, dict, ts.rt.names.dunder_notes);
  if (!notes) {
    if (ts.has_error()) return {};
    List* list = new_list(ts);
    if (!list || !dict_set_str(ts, dict, ts.rt.names.dunder_notes, list)) return {};
    notes = list;
  }
  if (!is_kind(notes, Kind::List)) return raise_type_error(ts, "Cannot add note: __notes__ is not a list");
  return list_append(ts, notes.as<List>(), a[1]) ? kNone : Value();
}

Value exception_setstate(ThreadState& ts, Value* a, uint32_t) {
  if (a[1].is_none()) return kNone;
  if (!is_kind(a[1], Kind::Dict)) return raise_type_error(ts, "state is not a dictionary");
  size_t position = 0;
  Value key, value;
  while (dict_next(a[1].as<Dict>(), &position, &key, &value))
    if (!set_attribute(ts, a[0], key.as<Str>(), value)) return {};
  return kNone;
}

Value exception_reduce(ThreadState& ts, Value* a, uint32_t) {
  ExceptionObject* e = self_of(a[0]);
  Value args = reduce_arguments(ts, e);
  if (!args) return {};
  Value state = e->dict && e->dict.as<Dict>()->used ? e->dict : Value();
  return state ? Value(tuple_of(ts, Value(a[0].as_cell()->type()), args, state))
               : Value(tuple_of(ts, Value(a[0].as_cell()->type()), args));
}

Value get_args(ThreadState&, Value self) {
  return self_of(self)->args;
}
bool set_args(ThreadState& ts, Value self, Value v) {
  if (!v) return raise_type_error(ts, "args may not be deleted"), false;
  Tuple* t = sequence_to_tuple(ts, v);
  if (!t) return false;
  self_of(self)->args = t;
  return true;
}
Value get_traceback(ThreadState&, Value self) {
  return or_none(self_of(self)->traceback);
}
bool set_traceback(ThreadState& ts, Value self, Value v) {
  if (!v) return raise_type_error(ts, "__traceback__ may not be deleted"), false;
  Value args[] = {self, v};
  return bool(exception_with_traceback(ts, args, 2));
}
Value get_cause(ThreadState&, Value self) {
  return or_none(self_of(self)->cause);
}
bool set_cause(ThreadState& ts, Value self, Value v) {
  if (!v) return raise_type_error(ts, "__cause__ may not be deleted"), false;
  if (!v.is_none() && !is_exception(v))
    return raise_type_error(ts, "exception cause must be None or derive from BaseException"), false;
  self_of(self)->cause = v.is_none() ? Value() : v;
  self_of(self)->suppress_context = true;
  return true;
}
Value get_context(ThreadState&, Value self) {
  return or_none(self_of(self)->context);
}
bool set_context(ThreadState& ts, Value self, Value v) {
  if (!v) return raise_type_error(ts, "__context__ may not be deleted"), false;
  if (!v.is_none() && !is_exception(v))
    return raise_type_error(ts, "exception context must be None or derive from BaseException"), false;
  self_of(self)->context = v.is_none() ? Value() : v;
  return true;
}
Value get_suppress(ThreadState&, Value self) {
  return Value::boolean(self_of(self)->suppress_context);
}
bool set_suppress(ThreadState& ts, Value self, Value v) {
  if (!v) return raise_type_error(ts, "can't delete numeric/char attribute"), false;
  if (!v.is_bool()) return raise_type_error(ts, "attribute value type must be bool"), false;
  self_of(self)->suppress_context = v.is_true();
  return true;
}
Value get_dict(ThreadState& ts, Value self) {
  return Value(instance_dict(ts, self));
}
bool set_dict(ThreadState& ts, Value self, Value v) {
  if (!v || !is_kind(v, Kind::Dict))
    return raise_type_error(ts, "__dict__ must be set to a dictionary, not a '%T'", v ? v : kNone), false;
  self_of(self)->dict = v;
  return true;
}

NativeDef kBaseMethods[] = {
    {"__new__(cls, /, *args, **kwargs)", "Create and return a new object.", exception_new, kNativeStatic},
    {"__init__(self, /, *args, **kwargs)", "Initialize self.", exception_init},
    {"__repr__(self, /)", "Return repr(self).", exception_repr},
    {"__str__(self, /)", "Return str(self).", exception_str},
    {"with_traceback(self, tb, /)", "Set self.__traceback__ to tb and return self.", exception_with_traceback},
    {"add_note(self, note, /)", "Add a note to the exception.", exception_add_note},
    {"__setstate__(self, state, /)", "Restore attributes from a pickled state.", exception_setstate},
    {"__reduce__(self, /)", "Helper for pickle.", exception_reduce},
    {nullptr, nullptr, nullptr}};
const NativeGetSet kBaseGetSets[] = {
    {"args", "The arguments.", get_args, set_args},
    {"__traceback__", "Where it was raised.", get_traceback, set_traceback},
    {"__cause__", "exception cause", get_cause, set_cause},
    {"__context__", "exception context", get_context, set_context},
    {"__suppress_context__", "Whether the context is not shown.", get_suppress, set_suppress},
    {"__dict__", "Attributes.", get_dict, set_dict},
    {nullptr, nullptr, nullptr, nullptr}};

NativeDef kKeyErrorMethods[] = {{"__str__(self, /)", "Return str(self).", key_error_str}, {nullptr, nullptr, nullptr}};

}  // namespace

Value exception_default_str(ThreadState& ts, Value self) {
  return exception_str(ts, &self, 1);
}

NativeType kNativeType_BaseException = {"BaseException",       "Common base class for all exceptions",
                                        kBaseMethods,          kBaseGetSets,
                                        Kind::Exception,       sizeof(ExceptionObject),
                                        kTypeInstancesHaveDict};
NativeType kNativeType_KeyError = {"KeyError",      "Mapping key not found.", kKeyErrorMethods,      nullptr,
                                   Kind::Exception, sizeof(ExceptionObject),  kTypeInstancesHaveDict};

}  // namespace adder
