// object.cpp: the class object: what every class inherits.
#include "runtime/native/argument_buffer.h"
#include "runtime/objects/instance.h"
#include "runtime/objects/type_support.h"

namespace adder {

Value object_repr(ThreadState& ts, Value* a, uint32_t) {
  Type* type = type_of(ts, a[0]);
  Str* name = type_display_name(ts, type);
  if (!name) return Value();
  char address[32];
  std::snprintf(address, sizeof address, "0x%012llx", static_cast<unsigned long long>(a[0].bits()));
  return Value(format_message(ts, "<%U object at %s>", name, address));
}

Value object_str(ThreadState& ts, Value* a, uint32_t) {
  return Value(to_repr(ts, a[0]));
}

Value object_eq(ThreadState&, Value* a, uint32_t) {
  return equal_identity(a[0], a[1]) ? kTrue : kNotImplemented;
}

Value object_hash(ThreadState& ts, Value* a, uint32_t) {
  return new_int(ts, static_cast<int64_t>(std::rotr(a[0].bits(), 4)));
}

Value object_getattribute(ThreadState& ts, Value* a, uint32_t) {
  if (!is_str(a[1])) return raise_type_error(ts, "attribute name must be string, not '%T'", a[1]);
  return generic_get_attribute(ts, a[0], intern(ts, a[1].as<Str>()));
}

namespace {

bool set_checked(ThreadState& ts, Value object, Value name, Value value, const char* method) {
  if (!is_str(name)) return raise_type_error(ts, "attribute name must be string, not '%T'", name), false;
  if (is_type(object)) return raise_type_error(ts, "can't apply this %s to %T object", method, object), false;
  return generic_set_attribute(ts, object, intern(ts, name.as<Str>()), value);
}

Value object_ne(ThreadState& ts, Value* a, uint32_t) {
  // The inverse of __eq__, unless that knows nothing.
  bool found;
  Value result = call_special(ts, a[0], kSpecialEq, {&a[1], 1}, &found);
  if (!found) return kNotImplemented;
  if (!result || result == kNotImplemented) return result;
  int t = truth(ts, result);
  return t < 0 ? Value() : Value::boolean(!t);
}

Value not_ordered(ThreadState&, Value*, uint32_t) {
  return kNotImplemented;
}

Value object_format(ThreadState& ts, Value* a, uint32_t) {
  if (!is_str(a[1])) return raise_type_error(ts, "__format__() argument must be str, not %A", a[1]);
  if (a[1].as<Str>()->length) return raise_type_error(ts, "unsupported format string passed to %T.__format__", a[0]);
  return Value(to_str(ts, a[0]));
}

// Adds the names of `type` and its bases to dict, nearest last so that all are there.
bool merge_class_names(ThreadState& ts, Type* type, Dict* dict) {
  for (size_t i = 0; i < type->mro->size; ++i)
    if (!dict_merge(ts, dict, type_dict(ts, type->mro->items[i].as<Type>()))) return false;
  return true;
}

Value object_dir(ThreadState& ts, Value* a, uint32_t) {
  Dict* names = new_dict(ts);
  if (!names) return Value();
  Value own = get_attribute_or_empty(ts, a[0], ts.rt.names.dunder_dict);
  if (!own && ts.pending) return Value();
  if (own && is_kind(own, Kind::Dict) && !dict_merge(ts, names, own.as<Dict>())) return Value();
  Value cls = get_attribute_or_empty(ts, a[0], ts.rt.names.dunder_class);
  if (!cls && ts.pending) return Value();
  if (cls && is_type(cls) && !merge_class_names(ts, cls.as<Type>(), names)) return Value();
  List* list = new_list(ts, names->used);
  if (!list) return Value();
  size_t position = 0;
  Value key, value;
  while (dict_next(names, &position, &key, &value))
    if (!list_append(ts, list, key)) return Value();
  return Value(list);
}

Value object_sizeof(ThreadState& ts, Value* a, uint32_t) {
  Type* type = type_of(ts, a[0]);
  size_t bytes = type->instance_bytes;
  if (a[0].is_cell() && a[0].as_cell()->is_kind(Kind::Instance))
    bytes += type->root_shape->inline_capacity * sizeof(Value);
  return new_int(ts, static_cast<int64_t>(bytes));
}

Value object_subclasshook(ThreadState&, Value*, uint32_t) {
  return kNotImplemented;
}

// --- pickling

Value copyreg_call(ThreadState& ts, const char* name, std::span<const Value> args) {
  Value module = import_module(ts, "copyreg");
  Value function = module ? get_attribute(ts, module, name) : Value();
  return function ? call(ts, function, args.data(), args.size()) : Value();
}

bool can_be_reduced(Type* type) {
  switch (type->instance_kind) {
    case Kind::Instance:
    case Kind::List:
    case Kind::Dict:
    case Kind::Tuple:
    case Kind::Int:
    case Kind::Float:
    case Kind::Str:
    case Kind::Bytes:
    case Kind::Set:
    case Kind::FrozenSet:
    case Kind::Complex:
    case Kind::Exception:
    case Kind::ByteArray:
      return true;
    default:
      return type->has(kTypeHeap);
  }
}

// The default state: the attribute dict (or None), with the values of __slots__ beside it when there are any.
Value default_state(ThreadState& ts, Value object) {
  Type* type = type_of(ts, object);
  Value state = kNone;
  if (has_attribute_storage(object)) {
    Cell* cell = object.as_cell();
    bool empty = cell->is_kind(Kind::Instance) && !(cell->head_flags() & kDictMode) &&
                 cell->shape()->slot_count == cell->shape()->fixed_count;
    if (!empty) {
      Dict* dict = instance_dict(ts, object);
      Dict* copy = dict ? dict_copy(ts, dict) : nullptr;
      if (!copy) return Value();
      if (copy->used) state = Value(copy);
    }
  }
  if (!type->slot_count) return state;
  Value argument[1] = {Value(type)};
  Value names = copyreg_call(ts, "_slotnames", argument);
  Dict* slots = names ? new_dict(ts) : nullptr;
  if (!slots) return Value();
  bool ok = names.is_none() || for_each(ts, names, [&](Value name) {
              if (!is_str(name)) return true;
              Value v = get_attribute_or_empty(ts, object, name.as<Str>());
              if (!v) return !ts.pending;
              return dict_set(ts, slots, name, v);
            });
  if (!ok) return Value();
  return slots->used ? Value(tuple_of(ts, state, Value(slots))) : state;
}

Value object_getstate(ThreadState& ts, Value* a, uint32_t) {
  return default_state(ts, a[0]);
}

// The (function, args, state, list items, dict items) of protocol 2 and later.
Value reduce_new_object(ThreadState& ts, Value object) {
  Type* type = type_of(ts, object);
  if (!can_be_reduced(type)) return raise_type_error(ts, "cannot pickle '%T' object", object);
  CommonNames& names = ts.rt.names;
  Value module = import_module(ts, "copyreg");
  if (!module) return Value();
  Value positional, keywords;
  Value getter = get_attribute_or_empty(ts, object, names.dunder_getnewargs_ex);
  if (!getter && ts.pending) return Value();
  if (getter) {
    Value pair = call(ts, getter, nullptr, 0);
    if (!pair) return Value();
    if (!is_kind(pair, Kind::Tuple))
      return raise_type_error(ts, "__getnewargs_ex__ should return a tuple, not '%T'", pair);
    Tuple* t = pair.as<Tuple>();
    if (t->size != 2)
      return raise_value_error(ts, "__getnewargs_ex__ should return a tuple of length 2, not %zu",
                               static_cast<size_t>(t->size));
    positional = t->items[0];
    keywords = t->items[1];
    if (!is_kind(positional, Kind::Tuple))
      return raise_type_error(ts, "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '%T'",
                              positional);
    if (!is_kind(keywords, Kind::Dict))
      return raise_type_error(ts, "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '%T'",
                              keywords);
  } else if ((getter = get_attribute_or_empty(ts, object, names.dunder_getnewargs))) {
    positional = call(ts, getter, nullptr, 0);
    if (!positional) return Value();
    if (!is_kind(positional, Kind::Tuple))
      return raise_type_error(ts, "__getnewargs__ should return a tuple, not '%T'", positional);
  } else if (ts.pending) {
    return Value();
  }
  Value function, args;
  if (keywords && keywords.as<Dict>()->used) {
    function = get_attribute(ts, module, "__newobj_ex__");
    args = Value(tuple_of(ts, Value(type), positional, keywords));
  } else {
    function = get_attribute(ts, module, "__newobj__");
    size_t extra = positional ? positional.as<Tuple>()->size : 0;
    Tuple* t = new_tuple(ts, extra + 1);
    if (!t) return Value();
    t->items[0] = Value(type);
    for (size_t i = 0; i < extra; ++i) t->items[i + 1] = positional.as<Tuple>()->items[i];
    args = Value(t);
  }
  Value state = function && args ? call_method(ts, object, names.dunder_getstate) : Value();
  if (!state) return Value();
  Value list_items = kNone, dict_items = kNone;
  if (is_kind(object, Kind::List) && !(list_items = get_iterator(ts, object))) return Value();
  if (is_kind(object, Kind::Dict)) {
    Value items = call_method(ts, object, names.items);
    if (!items || !(dict_items = get_iterator(ts, items))) return Value();
  }
  Value parts[5] = {function, args, state, list_items, dict_items};
  return Value(new_tuple_from(ts, parts, 5));
}

Value common_reduce(ThreadState& ts, Value object, int64_t protocol) {
  if (protocol >= 2) return reduce_new_object(ts, object);
  Value args[2] = {object, Value::small_int(protocol)};
  return copyreg_call(ts, "_reduce_ex", args);
}

// --- __class__

Value object_class_get(ThreadState& ts, Value self) {
  return Value(type_of(ts, self));
}

bool same_layout(ThreadState& ts, Type* a, Type* b) {
  if (a->instance_kind != b->instance_kind || a->instance_bytes != b->instance_bytes) return false;
  if (a->has(kTypeInstancesHaveDict) != b->has(kTypeInstancesHaveDict) || a->slot_count != b->slot_count) return false;
  if (!a->slot_count || layout_base(ts, a) == layout_base(ts, b)) return true;
  // Members added separately under the same names are compatible.
  Type* x = layout_base(ts, a);
  Type* y = layout_base(ts, b);
  if (!x->has(kTypeHeap) || !y->has(kTypeHeap)) return x == y;
  size_t position = 0;
  Value key, value;
  while (dict_next(x->dict, &position, &key, &value)) {
    if (!is_kind(value, Kind::Member)) continue;
    size_t other = 0;
    Value other_key, other_value;
    bool match = false;
    while (dict_next(y->dict, &other, &other_key, &other_value))
      match = match || (other_key == key && is_kind(other_value, Kind::Member) &&
                        other_value.as<Member>()->index == value.as<Member>()->index);
    if (!match) return false;
  }
  return true;
}

bool object_class_set(ThreadState& ts, Value self, Value value) {
  if (!value) return raise_type_error(ts, "can't delete __class__ attribute"), false;
  if (!is_type(value)) return raise_type_error(ts, "__class__ must be set to a class, not '%T' object", value), false;
  Type* from = type_of(ts, self);
  Type* to = value.as<Type>();
  bool modules = is_kind(self, Kind::Module) && is_subtype(to, ts.rt.types.module);
  if (!modules && !(from->has(kTypeHeap) && to->has(kTypeHeap)))
    return raise_type_error(ts, "__class__ assignment only supported for mutable types or ModuleType subclasses"),
           false;
  if (from == to) return true;
  if (!same_layout(ts, from, to))
    return raise_type_error(ts, "__class__ assignment: '%N' object layout differs from '%N'", to, from), false;
  Cell* cell = self.as_cell();
  if (cell->is_kind(Kind::Instance)) {
    Instance* instance = static_cast<Instance*>(cell);
    if (!to->has(kTypeInstancesHaveDict)) {
      cell->head = to->root_shape->instance_head;
      return true;
    }
    Shape* shape = dict_mode_shape(ts, to);
    if (!shape || !instance_to_dict_mode(ts, instance)) return false;
    cell->head = shape->instance_head;
  } else {
    cell->head = to->root_shape->instance_head;
  }
  return true;
}

const NativeGetSet kGetSets[] = {
    {"__class__", "the object's class", object_class_get, object_class_set},
    {},
};

NativeDef kMethods[] = {
    {"__new__(cls, *args, **kwargs)", "Create and return a new object.  See help(type) for accurate signature.",
     object_new, kNativeNoText},
    {"__init__(self, *args, **kwargs)", "Initialize self.  See help(type(self)) for accurate signature.", object_init},
    {"__repr__(self, /)", "Return repr(self).", object_repr},
    {"__str__(self, /)", "Return str(self).", object_str},
    {"__hash__(self, /)", "Return hash(self).", object_hash},
    {"__eq__(self, value, /)", "Return self==value.", object_eq},
    {"__ne__(self, value, /)", "Return self!=value.", object_ne},
    {"__lt__(self, value, /)", "Return self<value.", not_ordered},
    {"__le__(self, value, /)", "Return self<=value.", not_ordered},
    {"__gt__(self, value, /)", "Return self>value.", not_ordered},
    {"__ge__(self, value, /)", "Return self>=value.", not_ordered},
    {"__getattribute__(self, name, /)", "Return getattr(self, name).", object_getattribute},
    {"__setattr__(self, name, value, /)", "Implement setattr(self, name, value).", object_setattr},
    {"__delattr__(self, name, /)", "Implement delattr(self, name).", object_delattr},
    {"__format__(self, format_spec, /)", "Default object formatter.", object_format},
    {"__dir__(self, /)", "Default dir() implementation.", object_dir},
    {"__sizeof__(self, /)", "Size of object in memory, in bytes.", object_sizeof},
    {"__reduce__(self, /)", "Helper for pickle.", object_reduce},
    {"__reduce_ex__(self, protocol, /)", "Helper for pickle.", object_reduce_ex},
    {"__getstate__(self, /)", "Helper for pickle.", object_getstate},
    {"__init_subclass__(cls, *args, **kwargs)",
     "Called on the parent class when a class is derived; does nothing by default.", object_init_subclass,
     kNativeClass},
    {"__subclasshook__(cls, subclass=None, /)",
     "Lets an abstract class decide issubclass(): True, False, or NotImplemented for the usual way.",
     object_subclasshook, kNativeClass},
    {},
};

}  // namespace

Value object_setattr(ThreadState& ts, Value* a, uint32_t) {
  return set_checked(ts, a[0], a[1], a[2], "__setattr__") ? kNone : Value();
}

Value object_delattr(ThreadState& ts, Value* a, uint32_t) {
  return set_checked(ts, a[0], a[1], Value(), "__delattr__") ? kNone : Value();
}

Value object_init_subclass(ThreadState& ts, Value* a, uint32_t n) {
  if (a[1] && a[1].as<Dict>()->used)
    return raise_type_error(ts, "%U.__init_subclass__() takes no keyword arguments", a[0].as<Type>()->qualname);
  if (n > 2)
    return raise_type_error(ts, "%U.__init_subclass__() takes no arguments (%zu given)", a[0].as<Type>()->qualname,
                            size_t{n} - 2);
  return kNone;
}

Value object_reduce(ThreadState& ts, Value* a, uint32_t) {
  return common_reduce(ts, a[0], 0);
}

Value object_reduce_ex(ThreadState& ts, Value* a, uint32_t) {
  Value reduce = lookup_special(ts, type_of(ts, a[0]), kSpecialReduce);
  if (reduce && !is_native(reduce, object_reduce)) return call_method(ts, a[0], ts.rt.names.dunder_reduce);
  int64_t protocol;
  if (!to_i64(ts, a[1], &protocol)) return Value();
  return common_reduce(ts, a[0], protocol);
}

NativeType kNativeType_object = {
    "object",
    "The class that all classes derive from. Called without arguments, it makes a plain object without attributes.",
    kMethods,
    kGetSets,
    Kind::Instance,
    sizeof(Instance)};

}  // namespace adder
