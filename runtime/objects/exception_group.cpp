// exception_group.cpp: BaseExceptionGroup and ExceptionGroup: construction, split, subgroup, derive.
// Fields: extra[0] the message, extra[1] the tuple of exceptions.
#include "runtime/errors/raise.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/exception_fields.h"
#include "runtime/objects/function.h"
#include "runtime/objects/generator.h"
#include "runtime/objects/sequence_tools.h"
#include "runtime/objects/str.h"
#include "runtime/protocol/protocol.h"

namespace adder {

namespace {

ExceptionObject* group_of(Value v) {
  return v.as<ExceptionObject>();
}
Tuple* members(Value group) {
  return group_of(group)->extra[1].as<Tuple>();
}
bool is_group(ThreadState& ts, Value v) {
  return is_exception(v) && is_subtype(v.as_cell()->type(), ts.rt.exc.BaseExceptionGroup);
}

Value group_new(ThreadState& ts, Value* a, uint32_t n) {
  Type* type = a[0].as<Type>();
  if (n != 4) return raise_type_error(ts, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%u given)", n - 2);
  Value message = a[2], sequence = a[3];
  if (!is_str(message))
    return raise_type_error(ts, "BaseExceptionGroup.__new__() argument 1 must be str, not %A", message);
  if (!is_kind(sequence, Kind::List) && !is_kind(sequence, Kind::Tuple) &&
      !lookup_special(ts, type_of(ts, sequence), kSpecialGetitem))
    return raise_type_error(ts, "second argument (exceptions) must be a sequence");
  Tuple* items = sequence_to_tuple(ts, sequence);
  if (!items) return {};
  if (!items->size) return raise_value_error(ts, "second argument (exceptions) must be a non-empty sequence");
  bool base_only = false;
  for (size_t i = 0; i < items->size; ++i) {
    if (!is_exception(items->items[i]))
      return raise_value_error(ts, "Item %zu of second argument (exceptions) is not an exception", i);
    if (!is_subtype(items->items[i].as_cell()->type(), ts.rt.exc.Exception)) base_only = true;
  }
  if (type == ts.rt.exc.BaseExceptionGroup) {
    if (!base_only) type = ts.rt.exc.ExceptionGroup;
  } else if (base_only && is_subtype(type, ts.rt.exc.Exception)) {
    if (type == ts.rt.exc.ExceptionGroup)
      return raise_type_error(ts, "Cannot nest BaseExceptions in an ExceptionGroup");
    return raise_type_error(ts, "Cannot nest BaseExceptions in '%N'", type);
  }
  ExceptionObject* e = reinterpret_cast<ExceptionObject*>(new_instance(ts, type));
  if (!e) return {};
  e->extra[0] = message;
  e->extra[1] = items;
  Tuple* args = tuple_of(ts, message, sequence);
  if (!args) return {};
  e->args = args;
  return e;
}

Value group_init(ThreadState& ts, Value* a, uint32_t n) {
  Tuple* args = new_tuple_from(ts, a + 2, n - 2);
  if (!args) return {};
  group_of(a[0])->args = args;
  return kNone;
}

Value group_str(ThreadState& ts, Value* a, uint32_t) {
  ExceptionObject* e = group_of(a[0]);
  size_t count = members(a[0])->size;
  return format_message(ts, "%S (%zu sub-exception%s)", e->extra[0], count, count > 1 ? "s" : "");
}

Value group_derive(ThreadState& ts, Value* a, uint32_t) {
  return call_with(ts, Value(ts.rt.exc.BaseExceptionGroup), group_of(a[0])->extra[0], a[1]);
}

// A group of the chosen members with this one's metadata; None when there are none.
Value derive(ThreadState& ts, Value group, List* chosen) {
  if (!chosen->size) return kNone;
  Value args[] = {chosen};
  Value made = call_method(ts, group, intern(ts, "derive"), args);
  if (!made) return {};
  if (!is_group(ts, made)) return raise_type_error(ts, "derive must return an instance of BaseExceptionGroup");
  ExceptionObject *from = group_of(group), *to = group_of(made);
  to->traceback = from->traceback;
  to->cause = from->cause;
  to->context = from->context;
  to->suppress_context = from->suppress_context;
  if (from->dict) {
    Value notes = dict_get_str(ts, from->dict.as<Dict>(), ts.rt.names.dunder_notes);
    if (notes && is_kind(notes, Kind::List)) {
      List* copy = sequence_to_list(ts, notes);
      Dict* dict = copy ? instance_dict(ts, made) : nullptr;
      if (!dict || !dict_set_str(ts, dict, ts.rt.names.dunder_notes, copy)) return {};
    }
  }
  return made;
}

// The condition of split and subgroup: a class, a tuple of classes, or a predicate. 1, 0, -1 error.
int condition(ThreadState& ts, Value test, Value e) {
  if (is_type(test) || is_kind(test, Kind::Tuple)) return is_instance(ts, e, test);
  Value v = call_with(ts, test, e);
  return v ? truth(ts, v) : -1;
}

bool check_condition(ThreadState& ts, Value test) {
  bool ok = false;
  if (is_type(test))
    ok = test.as<Type>()->has(kTypeException);
  else if (is_kind(test, Kind::Tuple)) {
    ok = true;
    for (size_t i = 0; i < test.as<Tuple>()->size; ++i)
      ok = ok && is_type(test.as<Tuple>()->items[i]) && test.as<Tuple>()->items[i].as<Type>()->has(kTypeException);
  } else {
    ok = is_callable(ts, test);
  }
  if (!ok) raise_type_error(ts, "expected a function, exception type or tuple of exception types");
  return ok;
}

bool split(ThreadState& ts, Value e, Value test, Value* match, Value* rest) {
  if (!ts.native_stack_ok()) return raise_recursion_error(ts, " in exceptiongroup_split_recursive"), false;
  int hit = condition(ts, test, e);
  if (hit < 0) return false;
  *match = *rest = kNone;
  if (hit) {
    *match = e;
    return true;
  }
  if (!is_group(ts, e)) {
    *rest = e;
    return true;
  }
  List* matched = new_list(ts);
  List* others = new_list(ts);
  if (!matched || !others) return false;
  Tuple* items = members(e);
  for (size_t i = 0; i < items->size; ++i) {
    Value m, r;
    if (!split(ts, items->items[i], test, &m, &r)) return false;
    if (!m.is_none() && !list_append(ts, matched, m)) return false;
    if (!r.is_none() && !list_append(ts, others, r)) return false;
  }
  *match = derive(ts, e, matched);
  *rest = *match ? derive(ts, e, others) : Value();
  return bool(*rest);
}

Value group_split(ThreadState& ts, Value* a, uint32_t) {
  Value match, rest;
  if (!check_condition(ts, a[1]) || !split(ts, a[0], a[1], &match, &rest)) return {};
  return tuple_of(ts, match, rest);
}

Value group_subgroup(ThreadState& ts, Value* a, uint32_t) {
  Value match, rest;
  if (!check_condition(ts, a[1]) || !split(ts, a[0], a[1], &match, &rest)) return {};
  return match;
}

// Keeps the leaves that are in the given groups, in this group's structure (except* re-raising what was not handled).
bool collect_leaves(ThreadState& ts, Value e, Set* into) {
  if (!is_group(ts, e)) return set_add(ts, into, new_int(ts, static_cast<int64_t>(e.bits() >> 4))) >= 0;
  Tuple* items = members(e);
  for (size_t i = 0; i < items->size; ++i)
    if (!collect_leaves(ts, items->items[i], into)) return false;
  return true;
}
Value project(ThreadState& ts, Value e, Set* keep) {
  if (!is_group(ts, e)) {
    int in = set_contains(ts, keep, new_int(ts, static_cast<int64_t>(e.bits() >> 4)));
    return in < 0 ? Value() : in ? e : kNone;
  }
  List* chosen = new_list(ts);
  Tuple* items = members(e);
  for (size_t i = 0; chosen && i < items->size; ++i) {
    Value v = project(ts, items->items[i], keep);
    if (!v || (!v.is_none() && !list_append(ts, chosen, v))) return {};
  }
  return chosen ? derive(ts, e, chosen) : Value();
}
Value group_project(ThreadState& ts, Value* a, uint32_t) {
  Set* keep = new_set(ts);
  if (!keep || !for_each(ts, a[1], [&](Value part) { return collect_leaves(ts, part, keep); })) return {};
  return project(ts, a[0], keep);
}

Value get_message(ThreadState&, Value self) {
  return group_of(self)->extra[0];
}
Value get_exceptions(ThreadState&, Value self) {
  return group_of(self)->extra[1];
}

NativeDef kGroupMethods[] = {
    {"__new__(cls, /, *args, **kwargs)", "Create and return a new object.", group_new, kNativeStatic},
    {"__init__(self, /, *args, **kwargs)", "Initialize self.", group_init},
    {"__str__(self, /)", "Return str(self).", group_str},
    {"derive(self, excs, /)", "A group of other exceptions with this one's message.", group_derive},
    {"split(self, condition, /)", "Two groups: what matches and what does not.", group_split},
    {"subgroup(self, condition, /)", "The group of what matches.", group_subgroup},
    {"_project(self, parts, /)", "The leaves found in parts, in this group's structure.", group_project},
    {"__class_getitem__(cls, item, /)", "See PEP 585", class_getitem, kNativeClass},
    {nullptr, nullptr, nullptr}};
const NativeGetSet kGroupGetSets[] = {{"message", "exception message", get_message, readonly_member},
                                      {"exceptions", "nested exceptions", get_exceptions, readonly_member},
                                      {nullptr, nullptr, nullptr, nullptr}};

}  // namespace

NativeType kNativeType_BaseExceptionGroup = {"BaseExceptionGroup",  "A combination of multiple unrelated exceptions.",
                                             kGroupMethods,         kGroupGetSets,
                                             Kind::Exception,       sizeof(ExceptionObject),
                                             kTypeInstancesHaveDict};

}  // namespace adder
