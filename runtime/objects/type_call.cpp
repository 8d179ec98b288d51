// type_call.cpp: calling a class: C(args) is C.__new__(C, args), then __init__ on the result when it is an instance.
//
// The two common shapes take no detour: a class without its own __new__ allocates directly and calls __init__, and a
// native __new__ is called without making a bound object.
#include "runtime/native/argument_buffer.h"
#include "runtime/native/run_native.h"
#include "runtime/objects/type_support.h"

namespace adder {

namespace {

bool raise_abstract(ThreadState& ts, Type* type) {
  Value names = dict_get_str(ts, type->dict, ts.rt.names.dunder_abstractmethods);
  List* sorted = names ? sequence_to_list(ts, names) : new_list(ts);
  if (!sorted || !list_sort(ts, sorted, Value(), false)) return false;
  StrBuilder joined;
  for (size_t i = 0; i < sorted->size; ++i) {
    if (i) joined.append_ascii(", ");
    if (is_str(sorted->items[i])) joined.append(sorted->items[i].as<Str>());
  }
  Str* text = joined.finish(ts);
  if (text)
    raise_type_error(ts, "Can't instantiate abstract class %N with abstract method%s %U", type,
                     sorted->size == 1 ? "" : "s", text);
  return false;
}

// object.__new__(type): the checks on excess arguments are the callers'.
Value make_plain(ThreadState& ts, Type* type) {
  if (type->has(kTypeAbstract)) return raise_abstract(ts, type), Value();
  Cell* cell = new_instance(ts, type);
  return cell ? Value(cell) : Value();
}

// The nearest native class: the one whose layout and constructor the instances need.
Type* native_base(Type* type) {
  while (type->has(kTypeHeap)) type = type->base;
  return type;
}

bool cannot_instantiate(ThreadState& ts, Type* type) {
  Type* native = native_base(type);
  if (native == ts.rt.types.object || native->instance_kind == Kind::Exception ||
      native->instance_kind == Kind::Instance)
    return false;
  return is_native(lookup_special(ts, native, kSpecialNew), object_new) &&
         is_native(lookup_special(ts, native, kSpecialInit), object_init);
}

Value call_new(ThreadState& ts, Type* type, Value function, const Value* args, size_t count, Value names) {
  ArgumentBuffer buffer(ts, count + 1);
  if (!buffer) return Value();
  buffer[0] = Value(type);
  std::copy_n(args, count, buffer.data() + 1);
  if (is_kind(function, Kind::NativeFunction)) {
    NativeFunction* native = function.as<NativeFunction>();
    return call_native(ts, native->def, buffer.data(), static_cast<uint32_t>(count + 1), names, native->owner);
  }
  Value bound = bind_descriptor(ts, function, Value(), type);
  return bound ? call_keywords(ts, bound, buffer.data(), count + 1, names) : Value();
}

// Calls __init__ of what type.__new__ gave, when that is an instance of the type; gives the instance.
Value initialize(ThreadState& ts, Type* type, Value self, const Value* args, size_t count, Value names) {
  Type* result_type = type_of(ts, self);
  if (result_type != type && !is_subtype(result_type, type)) return self;
  Value init = lookup_special(ts, result_type, kSpecialInit);
  // A script __new__ without __init__ takes what it likes; object.__init__ then ignores the arguments.
  if (!init || is_native(init, object_init)) return self;
  ArgumentBuffer buffer(ts, count + 1);
  if (!buffer) return Value();
  buffer[0] = self;
  std::copy_n(args, count, buffer.data() + 1);
  Value result;
  if (is_kind(init, Kind::NativeFunction)) {
    NativeFunction* native = init.as<NativeFunction>();
    result = call_native(ts, native->def, buffer.data(), static_cast<uint32_t>(count + 1), names, native->owner);
  } else if (is_kind(init, Kind::Function)) {
    result = call_keywords(ts, init, buffer.data(), count + 1, names);
  } else {
    Value bound = bind_descriptor(ts, init, self, result_type);
    result = bound ? call_keywords(ts, bound, args, count, names) : Value();
  }
  if (!result) return Value();
  if (!result.is_none()) return raise_type_error(ts, "__init__() should return None, not '%T'", result);
  return self;
}

}  // namespace

Value type_call(ThreadState& ts, Type* type, const Value* args, size_t count, Value names) {
  if (type == ts.rt.types.type) {
    if (count == 1 && !names) return Value(type_of(ts, args[0]));
    size_t positional = count - (names ? names.as<Tuple>()->size : 0);
    if (positional == 1) return raise_type_error(ts, "type() takes no keyword arguments");
    if (positional != 3) return raise_type_error(ts, "type() takes 1 or 3 arguments");
  }
  Value new_function = lookup_special(ts, type, kSpecialNew);
  Value init = lookup_special(ts, type, kSpecialInit);
  bool plain_init = is_native(init, object_init);
  Value self;
  if (!new_function || is_native(new_function, object_new)) {
    if (plain_init && count) {
      if (cannot_instantiate(ts, type))
        return raise_type_error(ts, "cannot create '%U' instances", type_message_name(ts, type));
      return raise_type_error(ts, "%N() takes no arguments", type);
    }
    if (type->instance_kind != Kind::Instance && cannot_instantiate(ts, type))
      return raise_type_error(ts, "cannot create '%U' instances", type_message_name(ts, type));
    self = make_plain(ts, type);
  } else {
    self = call_new(ts, type, new_function, args, count, names);
  }
  return self ? initialize(ts, type, self, args, count, names) : Value();
}

Value construct_builtin(ThreadState& ts, Type* type, Value* window, size_t count) {
  if (type->has(kTypeHeap) || type->type() != ts.rt.types.type) return Value();
  if (type == ts.rt.types.type && count == 1) return Value(type_of(ts, window[1]));
  Value function = lookup_special(ts, type, kSpecialNew);
  if (!is_kind(function, Kind::NativeFunction) || !is_native(lookup_special(ts, type, kSpecialInit), object_init))
    return Value();
  const NativeDef* def = function.as<NativeFunction>()->def;
  const Signature* sig = signature_of(def);
  if (!sig->plain || !sig->is_new || count + 1 < sig->required || count + 1 > sig->positional ||
      def->fn == object_new || !ts.native_stack_ok())
    return Value();
  window[0] = Value(type);
  Value self = run_native_short(ts, def, sig, window, static_cast<uint32_t>(count + 1));
  if (!self || type_of(ts, self) == type) return self;
  return initialize(ts, type, self, window + 1, count, Value());
}

// type.__call__(cls, *args, **kwargs)
Value type_call_method(ThreadState& ts, Value* a, uint32_t n) {
  Type* type = a[0].as<Type>();
  Dict* keywords = a[1] ? a[1].as<Dict>() : nullptr;
  size_t count = n - 2;
  if (!keywords || !keywords->used) return type_call(ts, type, a + 2, count, Value());
  ArgumentBuffer buffer(ts, count + keywords->used);
  Tuple* names = new_tuple(ts, keywords->used);
  if (!buffer || !names) return Value();
  std::copy_n(a + 2, count, buffer.data());
  size_t position = 0, index = 0;
  Value key, value;
  while (dict_next(keywords, &position, &key, &value)) {
    names->items[index] = key;
    buffer[count + index++] = value;
  }
  return type_call(ts, type, buffer.data(), count + index, Value(names));
}

// object.__new__(cls, *args, **kwargs)
Value object_new(ThreadState& ts, Value* a, uint32_t n) {
  Type* type = a[0].as<Type>();
  bool excess = n > 2 || (a[1] && a[1].as<Dict>()->used);
  if (excess) {
    if (!is_native(lookup_special(ts, type, kSpecialNew), object_new))
      return raise_type_error(ts, "object.__new__() takes exactly one argument (the type to instantiate)");
    if (is_native(lookup_special(ts, type, kSpecialInit), object_init))
      return raise_type_error(ts, "%N() takes no arguments", type);
  }
  Type* native = native_base(type);
  if (cannot_instantiate(ts, type) || !is_native(lookup_special(ts, native, kSpecialNew), object_new)) {
    return raise_type_error(ts, "object.__new__(%N) is not safe, use %N.__new__()", type, native);
  }
  return make_plain(ts, type);
}

// object.__init__(self, *args, **kwargs)
Value object_init(ThreadState& ts, Value* a, uint32_t n) {
  if (n > 2 || (a[1] && a[1].as<Dict>()->used)) {
    Type* type = type_of(ts, a[0]);
    if (!is_native(lookup_special(ts, type, kSpecialInit), object_init))
      return raise_type_error(ts, "object.__init__() takes exactly one argument (the instance to initialize)");
    if (is_native(lookup_special(ts, type, kSpecialNew), object_new) && !cannot_instantiate(ts, type))
      return raise_type_error(ts, "%N.__init__() takes exactly one argument (the instance to initialize)", type);
  }
  return kNone;
}

}  // namespace adder
