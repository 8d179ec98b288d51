// builtins_objects.cpp: functions about any object: its attributes, class, text, hash and identity; chr and ord.
#include "runtime/modules/builtins.h"

namespace adder {

namespace {

// The interned attribute name in a argument; null with TypeError pending.
Str* attribute_name(ThreadState& ts, Value v) {
  if (!is_str(v)) {
    raise_type_error(ts, "attribute name must be string, not '%T'", v);
    return nullptr;
  }
  return v.as<Str>()->interned ? v.as<Str>() : intern(ts, v.as<Str>());
}

Value builtin_getattr(ThreadState& ts, Value* a, uint32_t) {
  Str* name = attribute_name(ts, a[1]);
  if (!name) return Value();
  if (!a[2]) return get_attribute(ts, a[0], name);
  Value v = get_attribute_or_empty(ts, a[0], name);
  return v || ts.has_error() ? v : a[2];
}

Value builtin_setattr(ThreadState& ts, Value* a, uint32_t) {
  Str* name = attribute_name(ts, a[1]);
  return name && set_attribute(ts, a[0], name, a[2]) ? kNone : Value();
}

Value builtin_delattr(ThreadState& ts, Value* a, uint32_t) {
  Str* name = attribute_name(ts, a[1]);
  return name && set_attribute(ts, a[0], name, Value()) ? kNone : Value();
}

Value builtin_hasattr(ThreadState& ts, Value* a, uint32_t) {
  Str* name = attribute_name(ts, a[1]);
  if (!name) return Value();
  Value v = get_attribute_or_empty(ts, a[0], name);
  return v ? kTrue : ts.has_error() ? Value() : kFalse;
}

Value builtin_vars(ThreadState& ts, Value* a, uint32_t) {
  if (!a[0]) return caller_locals(ts);
  Value dict = get_attribute_or_empty(ts, a[0], ts.rt.names.dunder_dict);
  if (dict || ts.has_error()) return dict;
  return raise_type_error(ts, "vars() argument must have __dict__ attribute");
}

Value sorted_list(ThreadState& ts, Value iterable) {
  List* list = sequence_to_list(ts, iterable);
  return list && list_sort(ts, list, Value(), false) ? Value(list) : Value();
}

Value builtin_dir(ThreadState& ts, Value* a, uint32_t) {
  if (!a[0]) {
    Value locals = caller_locals(ts);
    if (!locals) return Value();
    Value keys = call_method(ts, locals, ts.rt.names.keys);
    return keys ? sorted_list(ts, keys) : Value();
  }
  bool found;
  Value names = call_special(ts, a[0], kSpecialDir, {}, &found);
  if (!found) return raise_type_error(ts, "object does not provide __dir__");
  return names ? sorted_list(ts, names) : Value();
}

Value builtin_id(ThreadState& ts, Value* a, uint32_t) {
  return new_int_u64(ts, a[0].bits());
}

Value builtin_hash(ThreadState& ts, Value* a, uint32_t) {
  uint64_t hash;
  return hash_value(ts, a[0], &hash) ? new_int(ts, int64_t(hash)) : Value();
}

Value builtin_callable(ThreadState& ts, Value* a, uint32_t) {
  return Value::boolean(is_callable(ts, a[0]));
}

Value builtin_isinstance(ThreadState& ts, Value* a, uint32_t) {
  int result = is_instance(ts, a[0], a[1]);
  return result < 0 ? Value() : Value::boolean(result);
}

Value builtin_issubclass(ThreadState& ts, Value* a, uint32_t) {
  int result = is_subclass(ts, a[0], a[1]);
  return result < 0 ? Value() : Value::boolean(result);
}

Value builtin_repr(ThreadState& ts, Value* a, uint32_t) {
  return to_repr(ts, a[0]);
}
Value builtin_ascii(ThreadState& ts, Value* a, uint32_t) {
  return to_ascii(ts, a[0]);
}

Value builtin_format(ThreadState& ts, Value* a, uint32_t) {
  if (a[1] && !is_str(a[1])) return raise_type_error(ts, "format() argument 2 must be str, not %A", a[1]);
  return format_value(ts, a[0], a[1]);
}

Value builtin_chr(ThreadState& ts, Value* a, uint32_t) {
  Value index = to_index(ts, a[0]);
  if (!index) return Value();
  int64_t point;
  if (!int_to_i64(index, &point) || point < INT32_MIN || point > INT32_MAX) {
    return raise_overflow(ts, "Python int too large to convert to C int");
  }
  if (point < 0 || point > 0x10ffff) return raise_value_error(ts, "chr() arg not in range(0x110000)");
  return str_from_char(ts, uint32_t(point));
}

Value builtin_ord(ThreadState& ts, Value* a, uint32_t) {
  uint64_t size;
  if (is_str(a[0])) {
    size = a[0].as<Str>()->length;
    if (size == 1) return Value::small_int(a[0].as<Str>()->at(0));
  } else if (is_kind(a[0], Kind::Bytes)) {
    size = a[0].as<Bytes>()->size;
    if (size == 1) return Value::small_int(static_cast<uint8_t>(a[0].as<Bytes>()->data[0]));
  } else if (is_kind(a[0], Kind::ByteArray)) {
    size = a[0].as<ByteArray>()->size;
    if (size == 1) return Value::small_int(static_cast<uint8_t>(a[0].as<ByteArray>()->data[0]));
  } else {
    return raise_type_error(ts, "ord() expected string of length 1, but %T found", a[0]);
  }
  return raise_type_error(ts, "ord() expected a character, but string of length %llu found", size);
}

}  // namespace

NativeDef kBuiltinsObjects[] = {
    {"ascii(obj, /)", "repr(obj) with everything beyond ASCII escaped.", builtin_ascii},
    {"callable(obj, /)", "True when obj can be called, or at least looks so.", builtin_callable},
    {"chr(i, /)", "The one-character string of code point i.", builtin_chr},
    {"delattr(obj, name, /)", "del obj.name, the name given as a string.", builtin_delattr},
    {"dir(object=<unset>, /)", "A sorted list of an object's attribute names, or of the names in scope.", builtin_dir,
     kNativeNoText},
    {"format(value, format_spec='', /)", "type(value).__format__(value, format_spec).", builtin_format},
    {"getattr(object, name, default=<unset>, /)",
     "object.name, the name given as a string; the default, when given, in place of AttributeError.", builtin_getattr,
     kNativeNoText},
    {"hasattr(obj, name, /)", "True when getattr(obj, name) raises no AttributeError.", builtin_hasattr},
    {"hash(obj, /)", "The hash of obj; equal objects have equal hashes.", builtin_hash},
    {"id(obj, /)", "A number that no other object has as long as this one lives.", builtin_id},
    {"isinstance(obj, class_or_tuple, /)", "True when obj is an instance of the class, or of one of several.",
     builtin_isinstance},
    {"issubclass(cls, class_or_tuple, /)", "True when cls derives from the class, or from one of several.",
     builtin_issubclass},
    {"ord(c, /)", "The code point of a one-character string, or the value of a single byte.", builtin_ord},
    {"repr(obj, /)", "Text that shows the object to programmers.", builtin_repr},
    {"setattr(obj, name, value, /)", "obj.name = value, the name given as a string.", builtin_setattr},
    {"vars(object=<unset>, /)", "object.__dict__, or locals() without an argument.", builtin_vars, kNativeNoText},
    {nullptr, nullptr, nullptr},
};

}  // namespace adder
