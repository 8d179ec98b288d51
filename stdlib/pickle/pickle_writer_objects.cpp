// pickle_writer_objects.cpp: classes and functions by name, and objects by what __reduce_ex__ says of them.
#include "runtime/objects/type_support.h"
#include "stdlib/pickle/pickle_writer.h"

namespace adder {

namespace {

// Splits "a.b.c". False with AttributeError pending when a part is <locals>.
bool split_path(ThreadState& ts, Str* path, Value from, std::vector<Str*>* parts) {
  std::string text = str_to_utf8(path);
  for (size_t start = 0;;) {
    size_t dot = text.find('.', start);
    std::string part = text.substr(start, dot == std::string::npos ? dot : dot - start);
    if (part == "<locals>") {
      if (from)
        raise(ts, ts.rt.exc.AttributeError, "Can't get local attribute %R on %R", Value(path), from);
      else
        raise(ts, ts.rt.exc.AttributeError, "Can't pickle local object %R", Value(path));
      return false;
    }
    Str* name = intern(ts, part);
    if (!name) return false;
    parts->push_back(name);
    if (dot == std::string::npos) return true;
    start = dot + 1;
  }
}

// Empty without exception when an attribute is missing.
Value follow(ThreadState& ts, Value from, const std::vector<Str*>& parts, Value* parent) {
  Value current = from;
  for (Str* part : parts) {
    *parent = current;
    current = get_attribute_or_empty(ts, current, part);
    if (!current) return {};
  }
  return current;
}

// The name of the module that defines an object: its __module__, or one that has it under this path.
Value module_name_of(ThreadState& ts, Value v, const std::vector<Str*>& parts) {
  Value name = get_attribute_or_empty(ts, v, intern(ts, "__module__"));
  if (ts.has_error()) return {};
  if (name && !name.is_none()) return name;
  List* modules = new_list(ts);
  size_t position = 0;
  Value key, module;
  while (modules && dict_next(ts.rt.modules, &position, &key, &module)) {
    if (module.is_none() || !is_str(key) || str_equals(key.as<Str>(), "__main__") ||
        str_equals(key.as<Str>(), "__mp_main__"))
      continue;
    if (!list_append(ts, modules, key) || !list_append(ts, modules, module)) return {};
  }
  if (!modules) return {};
  for (size_t i = 0; i < modules->size; i += 2) {
    Value parent, found = follow(ts, modules->items[i + 1], parts, &parent);
    if (found && equal_identity(found, v)) return modules->items[i];
    if (ts.has_error()) return {};
  }
  return intern(ts, "__main__");
}

}  // namespace

Value pickle_dotted_attribute(ThreadState& ts, Value from, Str* path, Value* parent, Str** last) {
  std::vector<Str*> parts;
  if (!split_path(ts, path, from, &parts)) return {};
  Value found = follow(ts, from, parts, parent);
  *last = parts.back();
  if (!found && !ts.has_error()) raise(ts, ts.rt.exc.AttributeError, "Can't get attribute %R on %R", Value(path), from);
  return found;
}

// --- by name

bool PickleWriter::save_type(Value v) {
  Value instance = v == Value(ts->rt.types.none)              ? kNone
                   : v == Value(ts->rt.types.ellipsis)        ? kEllipsis
                   : v == Value(ts->rt.types.not_implemented) ? kNotImplemented
                                                              : Value();
  if (!instance) return save_global(v, nullptr);
  Tuple* args = tuple_of(*ts, instance);
  Tuple* parts = args ? tuple_of(*ts, ts->rt.types.type, args) : nullptr;
  return parts && save_reduced(parts, v);
}

bool PickleWriter::save_global(Value v, Str* name) {
  Value path_value = name;
  if (!name) {
    path_value = get_attribute_or_empty(*ts, v, intern(*ts, "__qualname__"));
    if (!path_value && !ts->has_error()) path_value = get_attribute(*ts, v, "__name__");
    if (!path_value) return false;
  }
  if (!is_str(path_value)) {
    raise_pickling_error(*ts, "Can't pickle %R: its name is no str", v);
    return false;
  }
  Str* path = path_value.as<Str>();
  std::vector<Str*> parts;
  if (!split_path(*ts, path, Value(), &parts)) return false;
  Value module_name = module_name_of(*ts, v, parts);
  if (!module_name) return false;
  Value module;
  if (is_str(module_name)) {
    std::string text = str_to_utf8(module_name.as<Str>());
    module = import_module(*ts, text.c_str());
  } else {
    raise_type_error(*ts, "module name must be a string");
  }
  if (!module) {
    raise_pickling_error(*ts, "Can't pickle %R: import of module %R failed", v, module_name);
    return false;
  }
  Value parent, found = follow(*ts, module, parts, &parent);
  if (!found) {
    clear_error(*ts);
    raise_pickling_error(*ts, "Can't pickle %R: attribute lookup %S on %S failed", v, path_value, module_name);
    return false;
  }
  if (!equal_identity(found, v)) {
    raise_pickling_error(*ts, "Can't pickle %R: it's not the same object as %S.%S", v, module_name, path_value);
    return false;
  }
  return write_global(v, module, module_name.as<Str>(), parent, path, parts.back());
}

int PickleWriter::write_extension(Str* module, Str* path) {
  PickleState& state = pickle_state(*ts);
  Tuple* key = load_copyreg(*ts, state) ? tuple_of(*ts, module, path) : nullptr;
  if (!key) return -1;
  Value code = dict_get(*ts, state.extension_registry.as<Dict>(), key);
  if (!code) return ts->has_error() ? -1 : 0;
  int64_t number;
  if (!is_int_value(code)) {
    raise_pickling_error(*ts, "Can't pickle %S.%S: extension code %R isn't an integer", Value(module), Value(path),
                         code);
    return -1;
  }
  if (!int_to_i64(code, &number) || number <= 0 || number > INT32_MAX) {
    raise_runtime_error(*ts, "extension code %R is out of range", code);
    return -1;
  }
  if (number < 256)
    put_with(kOpExt1, uint64_t(number), 1);
  else if (number < 65536)
    put_with(kOpExt2, uint64_t(number), 2);
  else
    put_with(kOpExt4, uint64_t(number), 4);
  return 1;
}

bool PickleWriter::write_global(Value v, Value module, Str* module_name, Value parent, Str* path, Str* last) {
  if (protocol >= 2) {
    int written = write_extension(module_name, path);
    if (written) return written > 0;
  }
  bool direct = parent == module;
  if (protocol >= 4) {
    if (!save(module_name) || !save(direct ? last : path)) return false;
    put(kOpStackGlobal);
  } else if (!direct) {
    // Older protocols have no dotted names: getattr(parent, name) does it.
    PickleState& state = pickle_state(*ts);
    if (!state.getattr) state.getattr = dict_get_str(*ts, ts->rt.builtins, intern(*ts, "getattr"));
    Tuple* args = state.getattr ? tuple_of(*ts, parent, last) : nullptr;
    Tuple* parts = args ? tuple_of(*ts, state.getattr, args) : nullptr;
    if (!parts || !save_reduced(parts, Value())) return false;
  } else if (!write_old_global(module_name, last)) {
    return false;
  }
  return memoize(v);
}

bool PickleWriter::write_old_global(Str* module, Str* name) {
  if (fix_imports) {
    PickleState& state = pickle_state(*ts);
    Tuple* key = load_compat_names(*ts, state) ? tuple_of(*ts, module, name) : nullptr;
    if (!key) return false;
    Value renamed = dict_get(*ts, state.reverse_name_mapping.as<Dict>(), key);
    Value moved = dict_get(*ts, state.reverse_import_mapping.as<Dict>(), module);
    if (ts->has_error()) return false;
    if (renamed && is_kind(renamed, Kind::Tuple) && renamed.as<Tuple>()->size == 2) {
      module = renamed.as<Tuple>()->items[0].as<Str>();
      name = renamed.as<Tuple>()->items[1].as<Str>();
    } else if (moved && is_str(moved)) {
      module = moved.as<Str>();
    }
  }
  if (protocol < 3 && !(module->ascii || !module->length)) {
    raise_pickling_error(*ts, "can't pickle module identifier '%U' using pickle protocol %d", module, protocol);
    return false;
  }
  if (protocol < 3 && !name->ascii) {
    raise_pickling_error(*ts, "can't pickle global identifier '%U' using pickle protocol %d", name, protocol);
    return false;
  }
  write("c" + str_to_utf8(module) + "\n" + str_to_utf8(name) + "\n");
  return true;
}

// --- by reduction

bool PickleWriter::reduce(Value v) {
  PickleState& state = pickle_state(*ts);
  if (!load_copyreg(*ts, state)) return false;
  Type* type = type_of(*ts, v);
  Value function;
  if (!dispatch_table) {
    function = dict_get(*ts, state.dispatch_table.as<Dict>(), type);
  } else {
    function = get_item(*ts, dispatch_table, type);
    if (!function && ts->has_error() && pending_matches(*ts, ts->rt.exc.KeyError)) clear_error(*ts);
  }
  if (ts->has_error()) return false;
  Value parts;
  if (function) {
    parts = call_with(*ts, function, v);
  } else if (is_subtype(type, ts->rt.types.type)) {
    return save_global(v, nullptr);
  } else {
    Value method = get_attribute_or_empty(*ts, v, intern(*ts, "__reduce_ex__"));
    if (method) {
      parts = call_with(*ts, method, Value::small_int(protocol));
    } else if (!ts->has_error()) {
      method = get_attribute_or_empty(*ts, v, ts->rt.names.dunder_reduce);
      if (method) parts = call(*ts, method, nullptr, 0);
      if (!method && !ts->has_error()) raise_pickling_error(*ts, "can't pickle '%T' object: %R", v, v);
    }
  }
  if (!parts) return false;
  if (is_str(parts)) return save_global(v, parts.as<Str>());
  return save_reduced(parts, v);
}

bool PickleWriter::save_new_object_with_keywords(Tuple* args) {
  if (args->size != 3) {
    raise_pickling_error(*ts, "length of the NEWOBJ_EX argument tuple must be exactly 3, not %zd", ssize_t(args->size));
    return false;
  }
  Value cls = args->items[0], positional = args->items[1], keywords = args->items[2];
  if (!is_type(cls)) {
    raise_pickling_error(*ts, "first item from NEWOBJ_EX argument tuple must be a class, not %T", cls);
    return false;
  }
  if (!is_kind(positional, Kind::Tuple)) {
    raise_pickling_error(*ts, "second item from NEWOBJ_EX argument tuple must be a tuple, not %T", positional);
    return false;
  }
  if (!is_kind(keywords, Kind::Dict)) {
    raise_pickling_error(*ts, "third item from NEWOBJ_EX argument tuple must be a dict, not %T", keywords);
    return false;
  }
  if (protocol >= 4) {
    if (!save(cls) || !save(positional) || !save(keywords)) return false;
    put(kOpNewObjEx);
    return true;
  }
  PickleState& state = pickle_state(*ts);
  if (!state.partial) {
    Value module = import_module(*ts, "functools");
    state.partial = module ? get_attribute(*ts, module, "partial") : Value();
    if (!state.partial) return false;
  }
  Value maker = get_attribute(*ts, cls, "__new__");
  Tuple* given = positional.as<Tuple>();
  Tuple* all = maker ? new_tuple(*ts, given->size + 2) : nullptr;
  if (!all) return false;
  all->items[0] = maker;
  all->items[1] = cls;
  std::copy_n(given->items, given->size, all->items + 2);
  Value bound = call_dict(*ts, state.partial, all, keywords.as<Dict>());
  if (!bound || !save(bound) || !save(new_tuple(*ts, 0))) return false;
  put(kOpReduce);
  return true;
}

bool PickleWriter::save_new_object(Tuple* args, Value object) {
  if (!args->size) return raise_pickling_error(*ts, "__newobj__ arglist is empty"), false;
  Value cls = args->items[0];
  if (!is_type(cls)) {
    raise_pickling_error(*ts, "args[0] from __newobj__ args is not a type");
    return false;
  }
  if (object) {
    Value own = get_attribute(*ts, object, "__class__");
    if (!own) return false;
    if (own != cls) {
      raise_pickling_error(*ts, "args[0] from __newobj__ args has the wrong class");
      return false;
    }
  }
  if (!save(cls)) return false;
  Tuple* rest = new_tuple_from(*ts, args->items + 1, args->size - 1);
  if (!rest || !save(rest)) return false;
  put(kOpNewObj);
  return true;
}

bool PickleWriter::save_reduced(Value parts, Value object) {
  auto fail = [&](const char* message) { return raise_pickling_error(*ts, message), false; };
  if (!parts) return false;
  if (!is_kind(parts, Kind::Tuple)) return fail("__reduce__ must return a string or tuple");
  Tuple* t = parts.as<Tuple>();
  if (t->size < 2 || t->size > 6) return fail("tuple returned by __reduce__ must contain 2 through 6 elements");
  auto part = [&](size_t i) { return i < t->size && !t->items[i].is_none() ? t->items[i] : Value(); };
  Value function = t->items[0], args = t->items[1];
  Value state = part(2), list_items = part(3), dict_items = part(4), setter = part(5);
  if (!is_callable(*ts, function)) return fail("first item of the tuple returned by __reduce__ must be callable");
  if (!is_kind(args, Kind::Tuple)) return fail("second item of the tuple returned by __reduce__ must be a tuple");
  auto is_iterator = [&](Value v) { return bool(lookup_special(*ts, type_of(*ts, v), kSpecialNext)); };
  if (list_items && !is_iterator(list_items)) {
    raise_pickling_error(*ts, "fourth element of the tuple returned by __reduce__ must be an iterator, not %T",
                         list_items);
    return false;
  }
  if (dict_items && !is_iterator(dict_items)) {
    raise_pickling_error(*ts, "fifth element of the tuple returned by __reduce__ must be an iterator, not %T",
                         dict_items);
    return false;
  }
  if (setter && !is_callable(*ts, setter)) {
    raise_pickling_error(*ts, "sixth element of the tuple returned by __reduce__ must be a function, not %T", setter);
    return false;
  }
  Value name;
  if (protocol >= 2) {
    name = get_attribute_or_empty(*ts, function, intern(*ts, "__name__"));
    if (ts->has_error()) return false;
  }
  bool named = name && is_str(name);
  if (named && str_equals(name.as<Str>(), "__newobj_ex__")) {
    if (!save_new_object_with_keywords(args.as<Tuple>())) return false;
  } else if (named && str_equals(name.as<Str>(), "__newobj__")) {
    if (!save_new_object(args.as<Tuple>(), object)) return false;
  } else {
    if (!save(function) || !save(args)) return false;
    put(kOpReduce);
  }
  if (object) {
    if (memo.find(object) != PickleMemo::kAbsent) return recursive_reference(object, "0");
    if (!memoize(object)) return false;
  }
  if (list_items && !append_items(list_items)) return false;
  if (dict_items && !set_items(dict_items)) return false;
  if (!state) return true;
  if (!setter) {
    if (!save(state)) return false;
    put(kOpBuild);
    return true;
  }
  // setter(object, state), whose result is dropped: the object stays on the stack.
  if (!save(setter) || !save(object) || !save(state)) return false;
  put(kOpTuple2);
  put(kOpReduce);
  put(kOpPop);
  return true;
}

}  // namespace adder
