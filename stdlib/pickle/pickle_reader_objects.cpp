// pickle_reader_objects.cpp: the opcodes that find classes and make objects.
#include "runtime/objects/instance.h"
#include "runtime/text/codecs.h"
#include "stdlib/pickle/pickle_reader.h"

namespace adder {

// --- finding

Value PickleReader::find_class(Value module, Value name) {
  if (!is_str(module) || !is_str(name)) return raise_type_error(*ts, "find_class() arguments must be str");
  if (protocol_ < 3 && fix_imports_) {
    PickleState& state = pickle_state(*ts);
    Tuple* key = load_compat_names(*ts, state) ? tuple_of(*ts, module, name) : nullptr;
    if (!key) return {};
    Value renamed = dict_get(*ts, state.name_mapping.as<Dict>(), key);
    Value moved = dict_get(*ts, state.import_mapping.as<Dict>(), module);
    if (ts->has_error()) return {};
    if (renamed && is_kind(renamed, Kind::Tuple) && renamed.as<Tuple>()->size == 2) {
      module = renamed.as<Tuple>()->items[0];
      name = renamed.as<Tuple>()->items[1];
    } else if (moved && is_str(moved)) {
      module = moved;
    }
    if (!is_str(module) || !is_str(name)) return raise_runtime_error(*ts, "_compat_pickle must map names to str");
  }
  // The module as it stands in sys.modules, then imported.
  Value found = dict_get_str(*ts, ts->rt.modules, module.as<Str>());
  if (!found) {
    std::string text = str_to_utf8(module.as<Str>());
    if (ts->has_error()) return {};
    if (text.find('\0') != std::string::npos) return raise_value_error(*ts, "embedded null character");
    found = import_module(*ts, text.c_str());
  }
  if (!found) return {};
  if (protocol_ >= 4) {
    Value parent;
    Str* last;
    return pickle_dotted_attribute(*ts, found, name.as<Str>(), &parent, &last);
  }
  Value v = get_attribute_or_empty(*ts, found, intern(*ts, name.as<Str>()));
  if (!v && !ts->has_error()) raise(*ts, ts->rt.exc.AttributeError, "Can't get attribute %R on %R", name, found);
  return v;
}

Value PickleReader::find(Value module, Value name) {
  if (!self || self.as_cell()->type() == pickle_state(*ts).unpickler) return find_class(module, name);
  Value method = get_attribute(*ts, self, "find_class");
  return method ? call_with(*ts, method, module, name) : Value();
}

bool PickleReader::load_global(Value module, Value name) {
  Value v = find(module, name);
  return v && push(v);
}

bool PickleReader::load_global_lines() {
  std::string_view line;
  if (!read_line(&line)) return false;
  Value module = decode_bytes(*ts, std::string(line), "utf-8", "strict");
  if (!module || !read_line(&line)) return false;
  Value name = decode_bytes(*ts, std::string(line), "utf-8", "strict");
  return name && load_global(module, name);
}

bool PickleReader::load_extension(int bytes) {
  uint64_t number;
  if (!read_number(bytes, &number)) return false;
  int64_t code = bytes == 4 ? static_cast<int32_t>(number) : int64_t(number);
  if (code <= 0) return raise_unpickling_error(*ts, "EXT specifies code <= 0"), false;
  PickleState& state = pickle_state(*ts);
  if (!load_copyreg(*ts, state)) return false;
  Value key = new_int(*ts, code);
  Value known = dict_get(*ts, state.extension_cache.as<Dict>(), key);
  if (known) return push(known);
  Value pair = ts->has_error() ? Value() : dict_get(*ts, state.inverted_registry.as<Dict>(), key);
  if (!pair) {
    if (!ts->has_error()) raise_value_error(*ts, "unregistered extension code %lld", code);
    return false;
  }
  Tuple* t = is_kind(pair, Kind::Tuple) && pair.as<Tuple>()->size == 2 ? pair.as<Tuple>() : nullptr;
  if (!t || !is_str(t->items[0]) || !is_str(t->items[1])) {
    raise_value_error(*ts, "_inverted_registry[%lld] isn't a 2-tuple of strings", code);
    return false;
  }
  Value v = find(t->items[0], t->items[1]);
  return v && dict_set(*ts, state.extension_cache.as<Dict>(), key, v) && push(v);
}

bool PickleReader::load_persistent(bool binary) {
  if (!persistent_load) {
    raise_unpickling_error(*ts,
                           "A load persistent id instruction was encountered, but no persistent_load function was "
                           "specified.");
    return false;
  }
  Value id;
  if (binary) {
    id = pop();
  } else {
    std::string_view line;
    if (!read_line(&line)) return false;
    for (char c : line)
      if (uint8_t(c) > 127)
        return raise_unpickling_error(*ts, "persistent IDs in protocol 0 must be ASCII strings"), false;
    id = new_str_ascii(*ts, line);
  }
  Value v = id ? call_with(*ts, persistent_load, id) : Value();
  return v && push(v);
}

// --- making

bool PickleReader::instantiate(Value cls, Tuple* args) {
  Value v = !args->size && is_type(cls) && !get_attribute_or_empty(*ts, cls, intern(*ts, "__getinitargs__")) &&
                    !ts->has_error()
                ? call_method(*ts, cls, intern(*ts, "__new__"), std::array<Value, 1>{cls})
            : ts->has_error() ? Value()
                              : call(*ts, cls, args->items, args->size);
  return v && push(v);
}

bool PickleReader::load_inst() {
  size_t height;
  std::string_view line;
  if (!pop_mark(&height)) return false;
  Tuple* args = pop_tuple(height);
  if (!args || !read_line(&line)) return false;
  Value module = decode_bytes(*ts, std::string(line), "ascii", "strict");
  if (!module || !read_line(&line)) return false;
  Value name = decode_bytes(*ts, std::string(line), "ascii", "strict"), cls = name ? find(module, name) : Value();
  return cls && instantiate(cls, args);
}

bool PickleReader::load_obj() {
  size_t height;
  if (!pop_mark(&height)) return false;
  if (stack_->size <= height) return underflow();
  Tuple* all = pop_tuple(height);
  Tuple* args = all ? new_tuple_from(*ts, all->items + 1, all->size - 1) : nullptr;
  return args && instantiate(all->items[0], args);
}

bool PickleReader::load_new_object(bool keywords) {
  const char* name = keywords ? "NEWOBJ_EX" : "NEWOBJ";
  Value kwargs = keywords ? pop() : kNone, args = kwargs ? pop() : Value(), cls = args ? pop() : Value();
  if (!cls) return false;
  if (!is_type(cls)) {
    raise_unpickling_error(*ts, "%s class argument must be a type, not %T", name, cls);
    return false;
  }
  if (!is_kind(args, Kind::Tuple)) {
    raise_unpickling_error(*ts, "%s args argument must be a tuple, not %T", name, args);
    return false;
  }
  if (keywords && !is_kind(kwargs, Kind::Dict)) {
    raise_unpickling_error(*ts, "%s kwargs argument must be a dict, not %T", name, kwargs);
    return false;
  }
  Value maker = get_attribute(*ts, cls, "__new__");
  Tuple* given = args.as<Tuple>();
  Tuple* all = maker ? new_tuple(*ts, given->size + 1) : nullptr;
  if (!all) return false;
  all->items[0] = cls;
  std::copy_n(given->items, given->size, all->items + 1);
  Value v = call_dict(*ts, maker, all, keywords ? kwargs.as<Dict>() : nullptr);
  return v && push(v);
}

bool PickleReader::load_reduce() {
  Value args = pop(), function = args ? pop() : Value();
  if (!function) return false;
  if (!is_kind(args, Kind::Tuple)) return raise_type_error(*ts, "argument list must be a tuple"), false;
  Value v = call(*ts, function, args.as<Tuple>()->items, args.as<Tuple>()->size);
  return v && push(v);
}

namespace {

// Whether plain attributes can go to the object's slots as assignments would put them, without making it a dict.
bool takes_slots(Value object, const Dict* state) {
  if (!is_kind(object, Kind::Instance) || !state->only_str) return false;
  Cell* cell = object.as_cell();
  return cell->type()->has(kTypeInstancesHaveDict) && !(cell->head_flags() & kDictMode) && !cell->shape()->fixed_count;
}

// object.__dict__.update(state), with names interned.
bool restore_attributes(ThreadState& ts, Value object, Dict* state) {
  bool slots = takes_slots(object, state);
  Value dict = slots ? Value() : get_attribute(ts, object, "__dict__");
  Dict* items = slots || dict ? dict_copy(ts, state) : nullptr;
  if (!items) return false;
  size_t position = 0;
  Value key, value;
  while (dict_next(items, &position, &key, &value)) {
    if (is_exact(key, Kind::Str)) key = intern(ts, key.as<Str>());
    if (!key) return false;
    bool ok = slots ? instance_set(ts, object.as<Instance>(), key.as<Str>(), value) : set_item(ts, dict, key, value);
    if (!ok) return false;
  }
  return true;
}

}  // namespace

bool PickleReader::load_build() {
  if (stack_->size < floor() + 2) return underflow();
  Value state = pop(), object = state ? top() : Value();
  if (!object) return false;
  Value setter = get_attribute_or_empty(*ts, object, intern(*ts, "__setstate__"));
  if (setter) return bool(call_with(*ts, setter, state));
  if (ts->has_error()) return false;
  Value slots;
  if (is_kind(state, Kind::Tuple) && state.as<Tuple>()->size == 2) {
    slots = state.as<Tuple>()->items[1];
    state = state.as<Tuple>()->items[0];
  }
  if (!state.is_none()) {
    if (!is_kind(state, Kind::Dict)) return raise_unpickling_error(*ts, "state is not a dictionary"), false;
    if (!restore_attributes(*ts, object, state.as<Dict>())) return false;
  }
  if (!slots || slots.is_none()) return true;
  if (!is_kind(slots, Kind::Dict)) return raise_unpickling_error(*ts, "slot state is not a dictionary"), false;
  Dict* items = dict_copy(*ts, slots.as<Dict>());
  size_t position = 0;
  Value key, value;
  while (items && dict_next(items, &position, &key, &value)) {
    if (!is_str(key)) return raise_type_error(*ts, "attribute name must be string, not '%T'", key), false;
    if (!set_attribute(*ts, object, intern(*ts, key.as<Str>()), value)) return false;
  }
  return items;
}

}  // namespace adder
