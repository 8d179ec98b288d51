// dict_methods.cpp: the type dict. The core is dict.cpp, the views are dict_views.cpp.
#include "runtime/errors/raise.h"
#include "runtime/objects/dict_tools.h"
#include "runtime/objects/hash_table.h"
#include "runtime/objects/numbers.h"
#include "runtime/objects/sequence_tools.h"
#include "runtime/state/runtime.h"

namespace adder {

namespace {

Dict* self_dict(Value* a) {
  return a[0].as<Dict>();
}

Value dict_new(ThreadState& ts, Value* a, uint32_t) {
  if (a[0].as<Type>() == ts.rt.types.dict) return new_dict(ts);
  Cell* cell = new_instance(ts, a[0].as<Type>());
  if (cell) static_cast<Dict*>(cell)->only_str = 1;
  return cell;
}

// a[1]: **kwargs, a[2...]: at most one positional argument.
bool update_from_arguments(ThreadState& ts, Value* a, uint32_t n, const char* name) {
  if (n > 3) {
    raise_type_error(ts, "%s expected at most 1 argument, got %u", name, n - 2);
    return false;
  }
  if (n == 3 && !dict_update(ts, self_dict(a), a[2])) return false;
  return !a[1] || dict_merge(ts, self_dict(a), a[1].as<Dict>());
}

Value dict_init(ThreadState& ts, Value* a, uint32_t n) {
  return update_from_arguments(ts, a, n, "dict") ? kNone : Value();
}

Value dict_update_method(ThreadState& ts, Value* a, uint32_t n) {
  return update_from_arguments(ts, a, n, "update") ? kNone : Value();
}

}  // namespace

Value dict_subscript(ThreadState& ts, Dict* dict, Value key) {
  uint64_t hash;
  if (!key_hash(ts, key, &hash)) return Value();
  Value value = dict_get_hashed(ts, dict, key, hash);
  if (value || ts.has_error()) return value;
  if (is_subclass_instance(dict)) {
    bool found;
    Value result = call_special(ts, dict, kSpecialMissing, {&key, 1}, &found);
    if (found) return result;
  }
  return raise_key_error(ts, key);
}

namespace {

Value dict_getitem(ThreadState& ts, Value* a, uint32_t) {
  return dict_subscript(ts, self_dict(a), a[1]);
}

Value dict_setitem(ThreadState& ts, Value* a, uint32_t) {
  return dict_set(ts, self_dict(a), a[1], a[2]) ? kNone : Value();
}

Value dict_delitem(ThreadState& ts, Value* a, uint32_t) {
  int deleted = dict_delete(ts, self_dict(a), a[1]);
  if (deleted < 0) return Value();
  return deleted ? kNone : raise_key_error(ts, a[1]);
}

Value dict_contains(ThreadState& ts, Value* a, uint32_t) {
  uint64_t hash;
  if (!key_hash(ts, a[1], &hash)) return Value();
  int64_t at = dict_find(ts, self_dict(a), a[1], hash);
  return at == kFailed ? Value() : Value::boolean(at >= 0);
}

Value dict_len(ThreadState&, Value* a, uint32_t) {
  return Value::small_int(self_dict(a)->used);
}

Value dict_iter(ThreadState& ts, Value* a, uint32_t) {
  return new_dict_iterator(ts, ts.rt.types.dict_keyiterator, self_dict(a));
}

Value dict_reversed(ThreadState& ts, Value* a, uint32_t) {
  return new_dict_iterator(ts, ts.rt.types.dict_reversekeyiterator, self_dict(a));
}

Value dict_repr(ThreadState& ts, Value* a, uint32_t) {
  Dict* dict = self_dict(a);
  if (!dict->used) return new_str_ascii(ts, "{}");
  int entered = repr_enter(ts, dict);
  if (entered <= 0) return entered < 0 ? Value() : Value(new_str_ascii(ts, "{...}"));
  StrBuilder out;
  out.append('{');
  size_t position = 0;
  Value key, value;
  bool ok = true, first = true;
  while (ok && dict_next(dict, &position, &key, &value)) {
    if (!first) out.append_ascii(", ");
    first = false;
    Str* text = to_repr(ts, key);
    if ((ok = text)) {
      out.append(text);
      out.append_ascii(": ");
      text = to_repr(ts, value);
      if ((ok = text)) out.append(text);
    }
  }
  repr_leave(ts, dict);
  if (!ok) return Value();
  out.append('}');
  return out.finish(ts);
}

int dicts_equal(ThreadState& ts, Dict* x, Dict* y) {
  if (x->used != y->used) return 0;
  for (size_t i = 0; i < x->filled; ++i) {
    DictEntry entry = x->keys->entries[i];
    if (entry.key == kTombstone) continue;
    Value other = dict_get_hashed(ts, y, entry.key, entry.hash);
    if (!other) return ts.has_error() ? -1 : 0;
    int same = compare_bool(ts, Compare::kEq, entry.value, other);
    if (same <= 0) return same;
  }
  return 1;
}

template <bool kEqual>
Value dict_compare(ThreadState& ts, Value* a, uint32_t) {
  if (!is_kind(a[1], Kind::Dict)) return kNotImplemented;
  int same = dicts_equal(ts, self_dict(a), a[1].as<Dict>());
  return same < 0 ? Value() : Value::boolean(same == kEqual);
}

// dict defines no order, but its type has the four methods.
Value no_order(ThreadState&, Value*, uint32_t) {
  return kNotImplemented;
}

Value dict_or(ThreadState& ts, Value* a, uint32_t) {
  if (!is_kind(a[1], Kind::Dict)) return kNotImplemented;
  Dict* result = dict_copy(ts, self_dict(a));
  return result && dict_update(ts, result, a[1]) ? Value(result) : Value();
}

Value dict_ror(ThreadState& ts, Value* a, uint32_t) {
  if (!is_kind(a[1], Kind::Dict)) return kNotImplemented;
  Dict* result = dict_copy(ts, a[1].as<Dict>());
  return result && dict_update(ts, result, a[0]) ? Value(result) : Value();
}

Value dict_ior(ThreadState& ts, Value* a, uint32_t) {
  return dict_update(ts, self_dict(a), a[1]) ? a[0] : Value();
}

Value dict_get_method(ThreadState& ts, Value* a, uint32_t) {
  Value value = dict_get(ts, self_dict(a), a[1]);
  if (value || ts.has_error()) return value;
  return a[2] ? a[2] : kNone;
}

Value dict_setdefault(ThreadState& ts, Value* a, uint32_t) {
  uint64_t hash;
  if (!key_hash(ts, a[1], &hash)) return Value();
  Value value = dict_get_hashed(ts, self_dict(a), a[1], hash);
  if (value || ts.has_error()) return value;
  value = a[2] ? a[2] : kNone;
  return dict_set_hashed(ts, self_dict(a), a[1], hash, value) ? value : Value();
}

Value dict_pop(ThreadState& ts, Value* a, uint32_t) {
  if (!self_dict(a)->used) return a[2] ? a[2] : raise_key_error(ts, a[1]);
  Value old;
  int deleted = dict_delete(ts, self_dict(a), a[1], &old);
  if (deleted < 0) return Value();
  if (deleted) return old;
  return a[2] ? a[2] : raise_key_error(ts, a[1]);
}

Value dict_popitem(ThreadState& ts, Value* a, uint32_t) {
  Dict* dict = self_dict(a);
  if (!dict->used) return raise_key_error(ts, new_str_ascii(ts, "popitem(): dictionary is empty"));
  Tuple* pair = new_tuple(ts, 2);
  if (!pair || !dict->used) return Value();
  size_t last = dict->filled - 1;
  while (dict->keys->entries[last].key == kTombstone) --last;
  pair->items[0] = dict->keys->entries[last].key;
  pair->items[1] = dict->keys->entries[last].value;
  dict_delete_at(dict, last);
  dict_trim(dict);
  return pair;
}

Value dict_clear_method(ThreadState&, Value* a, uint32_t) {
  dict_clear(self_dict(a));
  return kNone;
}

Value dict_copy_method(ThreadState& ts, Value* a, uint32_t) {
  if (is_plain_dict(ts, a[0])) return dict_copy(ts, self_dict(a));
  Dict* copy = new_dict(ts);
  return copy && dict_update(ts, copy, a[0]) ? Value(copy) : Value();
}

Value dict_fromkeys(ThreadState& ts, Value* a, uint32_t) {
  Value result = call(ts, a[0], nullptr, 0);
  if (!result) return Value();
  Value value = a[2] ? a[2] : kNone;
  bool exact = is_exact(result, Kind::Dict);
  bool ok = for_each(ts, a[1], [&](Value key) {
    return exact ? dict_set(ts, result.as<Dict>(), key, value) : set_item(ts, result, key, value);
  });
  return ok ? result : Value();
}

Value new_view(ThreadState& ts, Head head, Value dict) {
  OneMember* view = static_cast<OneMember*>(ts.rt.heap.allocate(ts, sizeof(OneMember), head));
  if (view) view->inner = dict;
  return view;
}

Value dict_keys(ThreadState& ts, Value* a, uint32_t) {
  return new_view(ts, ts.rt.heads.dict_keys, a[0]);
}
Value dict_values(ThreadState& ts, Value* a, uint32_t) {
  return new_view(ts, ts.rt.heads.dict_values, a[0]);
}
Value dict_items(ThreadState& ts, Value* a, uint32_t) {
  return new_view(ts, ts.rt.heads.dict_items, a[0]);
}

Value dict_sizeof(ThreadState& ts, Value* a, uint32_t) {
  Dict* dict = self_dict(a);
  size_t bytes = sizeof(Dict);
  if (dict->keys) {
    bytes += sizeof(DictKeys) + dict->keys->capacity * sizeof(DictEntry);
    bytes += (size_t{dict->keys->index_mask} + 1) * dict->keys->index_width;
  }
  return new_int(ts, static_cast<int64_t>(bytes));
}

NativeDef dict_methods[] = {
    {"__new__(cls, /, *args, **kwargs)", "Create and return a new object.  See help(type) for accurate signature.",
     dict_new},
    {"__init__(self, /, *args, **kwargs)", "Initialize self.  See help(type(self)) for accurate signature.", dict_init},
    {"__repr__(self, /)", "Return repr(self).", dict_repr},
    {"__len__(self, /)", "Return len(self).", dict_len},
    {"__getitem__(self, key, /)", "x.__getitem__(y) <==> x[y]", dict_getitem},
    {"__setitem__(self, key, value, /)", "Set self[key] to value.", dict_setitem},
    {"__delitem__(self, key, /)", "Delete self[key].", dict_delitem},
    {"__contains__(self, key, /)", "True if the dictionary has the specified key, else False.", dict_contains},
    {"__iter__(self, /)", "Implement iter(self).", dict_iter},
    {"__reversed__(self, /)", "Return a reverse iterator over the dict keys.", dict_reversed},
    {"__eq__(self, value, /)", "Return self==value.", dict_compare<true>},
    {"__ne__(self, value, /)", "Return self!=value.", dict_compare<false>},
    {"__lt__(self, value, /)", "Return self<value.", no_order},
    {"__le__(self, value, /)", "Return self<=value.", no_order},
    {"__gt__(self, value, /)", "Return self>value.", no_order},
    {"__ge__(self, value, /)", "Return self>=value.", no_order},
    {"__or__(self, value, /)", "Return self|value.", dict_or},
    {"__ror__(self, value, /)", "Return value|self.", dict_ror},
    {"__ior__(self, value, /)", "Return self|=value.", dict_ior},
    {"__sizeof__(self, /)", "Return the size of the dict in memory, in bytes.", dict_sizeof},
    {"__class_getitem__(cls, item, /)", "See PEP 585", class_getitem, kNativeClass},
    {"clear(self, /)", "Remove all items from the dict.", dict_clear_method},
    {"copy(self, /)", "Return a shallow copy of the dict.", dict_copy_method},
    {"fromkeys(cls, iterable, value=None, /)",
     "Create a new dictionary with keys from iterable and values set to value.", dict_fromkeys, kNativeClass},
    {"get(self, key, default=None, /)", "Return the value for key if key is in the dictionary, else default.",
     dict_get_method},
    {"items(self, /)", "Return a set-like object providing a view on the dict's items.", dict_items},
    {"keys(self, /)", "Return a set-like object providing a view on the dict's keys.", dict_keys},
    {"pop(self, key, default=<unrepresentable>, /)",
     "Remove the specified key and return the corresponding value.\n\nIf the key is not found, return the default if "
     "given; otherwise,\nraise a KeyError.",
     dict_pop},
    {"popitem(self, /)",
     "Remove and return a (key, value) pair as a 2-tuple.\n\nPairs are returned in LIFO (last-in, first-out) order.\n"
     "Raises KeyError if the dict is empty.",
     dict_popitem},
    {"setdefault(self, key, default=None, /)",
     "Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if key is in the "
     "dictionary, else default.",
     dict_setdefault},
    {"update(self, /, *args, **kwargs)",
     "Update the dict from a mapping or an iterable of pairs, then from keyword arguments.", dict_update_method},
    {"values(self, /)", "Return an object providing a view on the dict's values.", dict_values},
    {nullptr, nullptr, nullptr},
};

}  // namespace

extern const NativeType kNativeType_dict;
const NativeType kNativeType_dict = {
    .name = "dict",
    .doc =
        "dict() -> new empty dictionary\ndict(mapping) -> new dictionary initialized from a mapping object's\n"
        "    (key, value) pairs\ndict(iterable) -> new dictionary of the iterable's (key, value) pairs\n"
        "dict(**kwargs) -> new dictionary initialized with the name=value pairs\n    in the keyword argument list.  "
        "For example:  dict(one=1, two=2)",
    .methods = dict_methods,
    .kind = Kind::Dict,
    .instance_bytes = sizeof(Dict),
    .flags = kTypeMatchMapping | kTypeMatchSelf,
};

}  // namespace adder
