// class_check.cpp: isinstance and issubclass: tuples, unions, __instancecheck__ and __subclasscheck__, and objects that
// only look like classes because they have __bases__.
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/type_support.h"
#include "runtime/protocol/special_call.h"

namespace adder {

namespace {

// The __bases__ tuple of a class-like object; empty when it has none (or an error is pending).
Value bases_of(ThreadState& ts, Value cls) {
  Value bases = get_attribute_or_empty(ts, cls, ts.rt.names.dunder_bases);
  return bases && is_kind(bases, Kind::Tuple) ? bases : Value();
}

bool check_class_like(ThreadState& ts, Value cls, const char* message) {
  if (bases_of(ts, cls)) return true;
  if (!ts.pending) raise_type_error(ts, "%s", message);
  return false;
}

int abstract_subclass(ThreadState& ts, Value derived, Value cls) {
  if (!ts.native_stack_ok()) return raise_recursion_error(ts, " in __issubclass__"), -1;
  if (derived == cls) return 1;
  Value bases = bases_of(ts, derived);
  if (!bases) return ts.pending ? -1 : 0;
  Tuple* tuple = bases.as<Tuple>();
  for (size_t i = 0; i < tuple->size; ++i)
    if (int t = abstract_subclass(ts, tuple->items[i], cls)) return t;
  return 0;
}

// Without __instancecheck__: what type.__instancecheck__ does.
int plain_instance(ThreadState& ts, Value object, Value cls) {
  CommonNames& names = ts.rt.names;
  Type* type = type_of(ts, object);
  if (is_type(cls)) {
    if (is_subtype(type, cls.as<Type>())) return 1;
    if (!object.is_cell()) return 0;
    Value claimed = get_attribute_or_empty(ts, object, names.dunder_class);
    if (!claimed) return ts.pending ? -1 : 0;
    return claimed != Value(type) && is_type(claimed) && is_subtype(claimed.as<Type>(), cls.as<Type>());
  }
  if (!check_class_like(ts, cls, "isinstance() arg 2 must be a type, a tuple of types, or a union")) return -1;
  Value claimed = get_attribute_or_empty(ts, object, names.dunder_class);
  if (!claimed) return ts.pending ? -1 : 0;
  return abstract_subclass(ts, claimed, cls);
}

int plain_subclass(ThreadState& ts, Value derived, Value cls) {
  if (is_type(derived) && is_type(cls)) return is_subtype(derived.as<Type>(), cls.as<Type>());
  if (!check_class_like(ts, derived, "issubclass() arg 1 must be a class")) return -1;
  if (!is_union(ts, cls) &&
      !check_class_like(ts, cls, "issubclass() arg 2 must be a class, a tuple of classes, or a union"))
    return -1;
  return abstract_subclass(ts, derived, cls);
}

template <typename Check>
int check_tuple(ThreadState& ts, Value subject, Tuple* tuple, Check check) {
  if (!ts.native_stack_ok()) return raise_recursion_error(ts, " in __instancecheck__"), -1;
  for (size_t i = 0; i < tuple->size; ++i)
    if (int t = check(ts, subject, tuple->items[i])) return t;
  return 0;
}

int ask_hook(ThreadState& ts, Value method, Value cls, Value subject) {
  if (!ts.native_stack_ok()) return raise_recursion_error(ts, " in __instancecheck__"), -1;
  Value args[2] = {cls, subject};
  Value result = call_found_special(ts, method, args, 2);
  return result ? truth_fast(ts, result) : -1;
}

}  // namespace

int is_instance(ThreadState& ts, Value object, Value cls) {
  if (Value(type_of(ts, object)) == cls) return 1;
  if (is_type(cls) && cls.as_cell()->type() == ts.rt.types.type) return plain_instance(ts, object, cls);
  if (is_kind(cls, Kind::Tuple)) return check_tuple(ts, object, cls.as<Tuple>(), is_instance);
  Value method = lookup_special(ts, type_of(ts, cls), kSpecialInstancecheck);
  if (method && !is_native(method, type_instancecheck)) return ask_hook(ts, method, cls, object);
  return plain_instance(ts, object, cls);
}

int is_subclass(ThreadState& ts, Value derived, Value cls) {
  if (is_type(cls) && cls.as_cell()->type() == ts.rt.types.type) {
    if (derived == cls) return 1;
    return plain_subclass(ts, derived, cls);
  }
  if (is_kind(cls, Kind::Tuple)) return check_tuple(ts, derived, cls.as<Tuple>(), is_subclass);
  Value method = lookup_special(ts, type_of(ts, cls), kSpecialSubclasscheck);
  if (method && !is_native(method, type_subclasscheck)) return ask_hook(ts, method, cls, derived);
  return plain_subclass(ts, derived, cls);
}

Value type_instancecheck(ThreadState& ts, Value* a, uint32_t) {
  int t = plain_instance(ts, a[1], a[0]);
  return t < 0 ? Value() : Value::boolean(t);
}

Value type_subclasscheck(ThreadState& ts, Value* a, uint32_t) {
  int t = plain_subclass(ts, a[1], a[0]);
  return t < 0 ? Value() : Value::boolean(t);
}

}  // namespace adder
