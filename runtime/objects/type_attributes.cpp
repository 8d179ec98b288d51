// type_attributes.cpp: the class type as scripts see it: storing attributes in classes, the special attributes of a
// class
// (__name__, __bases__, __mro__...) and the methods of type.
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/instance.h"
#include "runtime/objects/type_support.h"
#include "runtime/objects/weakref.h"

namespace adder {

// --- storing

int type_store(ThreadState& ts, Type* type, Str* name, Value value) {
  Dict* dict = type_dict(ts, type);
  Value old = dict_get_str(ts, dict, name);
  if (!value && !old) return ts.pending ? -1 : 0;
  if (value ? !dict_set_str(ts, dict, name, value) : dict_delete(ts, dict, Value(name)) < 0) return -1;
  type_attribute_changed(ts, type, name);
  // Cached slot accesses rely on the class having no data descriptor of that name and no access hooks.
  bool descriptor = (value && is_data_descriptor(ts, value)) || (old && is_data_descriptor(ts, old));
  std::string_view text = name->ascii ? name->ascii_view() : std::string_view();
  bool special = text.size() > 4 && text.starts_with("__") && text.ends_with("__");
  if (special) {
    uint32_t before = type->flags;
    update_type_flags(ts, type);
    descriptor = descriptor || before != type->flags || text == "__set__" || text == "__delete__" || text == "__get__";
  }
  if (descriptor) ts.rt.flush_inline_caches();
  return 1;
}

bool type_set_attribute(ThreadState& ts, Type* type, Str* name, Value value) {
  if (!type->has(kTypeHeap))
    return raise_type_error(ts, "cannot set %R attribute of immutable type '%U'", Value(name),
                            type_message_name(ts, type)),
           false;
  name = intern(ts, name);
  if (!name) return false;
  Type* meta = type->type();
  Value descriptor = lookup_in_type(ts, meta, name);
  if (descriptor && is_data_descriptor(ts, descriptor)) return generic_set_attribute(ts, Value(type), name, value);
  int stored = type_store(ts, type, name, value);
  if (stored == 0) {
    raise_attribute_error(ts, Value(type), name);
    if (ts.pending) ts.pending->extra[0] = ts.pending->extra[1] = Value();
  }
  return stored > 0;
}

namespace {

Type* self_type(Value v) {
  return v.as<Type>();
}

bool check_mutable(ThreadState& ts, Type* type, Value value, const char* name) {
  if (!type->has(kTypeHeap))
    return raise_type_error(ts, "cannot set '%s' attribute of immutable type '%U'", name, type_message_name(ts, type)),
           false;
  if (!value) return raise_type_error(ts, "cannot delete '%s' attribute of immutable type '%N'", name, type), false;
  return true;
}

Value get_name(ThreadState&, Value self) {
  return Value(self_type(self)->name);
}

bool set_name(ThreadState& ts, Value self, Value value) {
  Type* type = self_type(self);
  if (!check_mutable(ts, type, value, "__name__")) return false;
  if (!is_str(value))
    return raise_type_error(ts, "can only assign string to %N.__name__, not '%T'", type, value), false;
  Str* name = value.as<Str>();
  for (size_t i = 0; i < name->length; ++i)
    if (!name->at(i)) return raise_value_error(ts, "type name must not contain null characters"), false;
  type->name = name;
  return true;
}

Value get_qualname(ThreadState&, Value self) {
  return Value(self_type(self)->qualname);
}

bool set_qualname(ThreadState& ts, Value self, Value value) {
  Type* type = self_type(self);
  if (!check_mutable(ts, type, value, "__qualname__")) return false;
  if (!is_str(value))
    return raise_type_error(ts, "can only assign string to %N.__qualname__, not '%T'", type, value), false;
  type->qualname = value.as<Str>();
  return true;
}

Value get_module(ThreadState& ts, Value self) {
  Type* type = self_type(self);
  if (!type->has(kTypeHeap)) return type_module(ts, type);
  Value v = dict_get_str(ts, type->dict, ts.rt.names.dunder_module);
  return v ? v : raise_attribute_error(ts, self, ts.rt.names.dunder_module);
}

bool set_module(ThreadState& ts, Value self, Value value) {
  if (!check_mutable(ts, self_type(self), value, "__module__")) return false;
  return type_store(ts, self_type(self), ts.rt.names.dunder_module, value) > 0;
}

Value get_bases(ThreadState&, Value self) {
  return Value(self_type(self)->bases);
}
Value get_base(ThreadState&, Value self) {
  return self_type(self)->base ? Value(self_type(self)->base) : kNone;
}
Value get_mro(ThreadState&, Value self) {
  return self_type(self)->mro ? Value(self_type(self)->mro) : kNone;
}

// New orders for type and all its subclasses. The old ones come back in *undo.
bool renew_order(ThreadState& ts, Type* type, List* undo) {
  if (!list_append(ts, undo, Value(type)) || !list_append(ts, undo, Value(type->mro))) return false;
  Tuple* mro = find_mro(ts, type);
  if (!mro) return false;
  type->mro = mro;
  for (Type* subclass : live_subclasses(type))
    if (!renew_order(ts, subclass, undo)) return false;
  return true;
}

bool holds_no_references(ThreadState& ts, const Type* type) {
  if (type->has(kTypeHeap)) return false;
  switch (type->instance_kind) {
    case Kind::Int:
    case Kind::Float:
    case Kind::Complex:
    case Kind::Str:
    case Kind::Bytes:
    case Kind::ByteArray:
      return true;
    default:
      return type == ts.rt.types.object;
  }
}

bool set_bases(ThreadState& ts, Value self, Value value) {
  Type* type = self_type(self);
  if (!check_mutable(ts, type, value, "__bases__")) return false;
  if (!is_kind(value, Kind::Tuple))
    return raise_type_error(ts, "can only assign tuple to %N.__bases__, not %T", type, value), false;
  Tuple* bases = value.as<Tuple>();
  if (!bases->size) return raise_type_error(ts, "can only assign non-empty tuple to %N.__bases__, not ()", type), false;
  for (size_t i = 0; i < bases->size; ++i) {
    if (!is_type(bases->items[i]))
      return raise_type_error(ts, "%N.__bases__ must be tuple of classes, not '%T'", type, bases->items[i]), false;
    if (is_subtype(bases->items[i].as<Type>(), type))
      return raise_type_error(ts, "a __bases__ item causes an inheritance cycle"), false;
  }
  Type* base = best_base(ts, bases);
  if (!base) return false;
  Type* old_base = type->base;
  // In CPython what holds no references is freed another way, and that is looked at first.
  if (holds_no_references(ts, base) != holds_no_references(ts, old_base))
    return raise_type_error(ts, "__bases__ assignment: '%N' deallocator differs from '%N'", base, old_base), false;
  constexpr uint32_t kAdded = kTypeInstancesHaveDict | kTypeWeakrefable;
  if (layout_base(ts, base) != layout_base(ts, old_base) || base->slot_count != old_base->slot_count ||
      (base->flags & kAdded) != (old_base->flags & kAdded))
    return raise_type_error(ts, "__bases__ assignment: '%N' object layout differs from '%N'", base, old_base), false;
  Tuple* old_bases = type->bases;
  List* undo = new_list(ts);
  if (!undo) return false;
  type->bases = bases;
  type->base = base;
  if (!renew_order(ts, type, undo)) {
    type->bases = old_bases;
    type->base = old_base;
    for (size_t i = 0; i + 1 < undo->size; i += 2) undo->items[i].as<Type>()->mro = undo->items[i + 1].as<Tuple>();
    return false;
  }
  for (size_t i = 0; i < old_bases->size; ++i) remove_subclass(old_bases->items[i].as<Type>(), type);
  for (size_t i = 0; i < bases->size; ++i)
    if (!add_subclass(ts, bases->items[i].as<Type>(), type)) return false;
  type_modified(ts, type);
  update_type_flags(ts, type);
  ts.rt.flush_inline_caches();
  return true;
}

Value get_dict(ThreadState& ts, Value self) {
  OneMember* proxy = static_cast<OneMember*>(ts.rt.heap.allocate(ts, sizeof(OneMember), ts.rt.heads.mappingproxy));
  if (!proxy) return Value();
  proxy->inner = Value(type_dict(ts, self_type(self)));
  return Value(proxy);
}

Value get_doc(ThreadState& ts, Value self) {
  Type* type = self_type(self);
  Value doc = dict_get_str(ts, type_dict(ts, type), ts.rt.names.dunder_doc);
  if (!doc) return kNone;
  return bind_descriptor(ts, doc, Value(), type);
}

bool set_doc(ThreadState& ts, Value self, Value value) {
  if (!check_mutable(ts, self_type(self), value, "__doc__")) return false;
  return type_store(ts, self_type(self), ts.rt.names.dunder_doc, value) > 0;
}

Value get_abstract_methods(ThreadState& ts, Value self) {
  Type* type = self_type(self);
  Str* name = ts.rt.names.dunder_abstractmethods;
  Value v = type == ts.rt.types.type ? Value() : dict_get_str(ts, type_dict(ts, type), name);
  return v ? v : raise_attribute_error(ts, self, name);
}

bool set_abstract_methods(ThreadState& ts, Value self, Value value) {
  Type* type = self_type(self);
  if (!type->has(kTypeHeap)) return check_mutable(ts, type, value, "__abstractmethods__");
  int abstract = value ? truth(ts, value) : 0;
  if (abstract < 0) return false;
  int stored = type_store(ts, type, ts.rt.names.dunder_abstractmethods, value);
  if (stored <= 0) return stored == 0 && (raise_attribute_error(ts, self, ts.rt.names.dunder_abstractmethods), false);
  if (abstract)
    type->flags |= kTypeAbstract;
  else
    type->flags &= ~uint32_t{kTypeAbstract};
  return true;
}

Value get_annotations(ThreadState& ts, Value self) {
  Type* type = self_type(self);
  Str* name = ts.rt.names.dunder_annotations;
  if (!type->has(kTypeHeap)) return raise_attribute_error(ts, self, name);
  Value v = dict_get_str(ts, type->dict, name);
  if (v) return bind_descriptor(ts, v, Value(), type);
  Dict* made = new_dict(ts);
  return made && type_store(ts, type, name, Value(made)) > 0 ? Value(made) : Value();
}

bool set_annotations(ThreadState& ts, Value self, Value value) {
  Type* type = self_type(self);
  Str* name = ts.rt.names.dunder_annotations;
  if (!type->has(kTypeHeap))
    return raise_type_error(ts, "cannot set '__annotations__' attribute of immutable type '%U'",
                            type_message_name(ts, type)),
           false;
  int stored = type_store(ts, type, name, value);
  if (stored == 0) raise_attribute_error(ts, self, name);
  return stored > 0;
}

Value get_type_params(ThreadState& ts, Value self) {
  Value v = self_type(self)->has(kTypeHeap) ? dict_get_str(ts, self_type(self)->dict, ts.rt.names.dunder_type_params)
                                            : Value();
  return v ? v : Value(new_tuple(ts, 0));
}

bool set_type_params(ThreadState& ts, Value self, Value value) {
  if (!check_mutable(ts, self_type(self), value, "__type_params__")) return false;
  return type_store(ts, self_type(self), ts.rt.names.dunder_type_params, value) > 0;
}

// From __new__ or __init__ of a native type, without its first parameter.
Value get_text_signature(ThreadState& ts, Value self) {
  Type* type = self_type(self);
  if (type->has(kTypeHeap)) return kNone;
  for (Special which : {kSpecialNew, kSpecialInit}) {
    Value v = lookup_special(ts, type, which);
    if (!v || !is_kind(v, Kind::NativeFunction)) continue;
    NativeFunction* f = v.as<NativeFunction>();
    if (f->owner == ts.rt.types.object || (f->def->flags & kNativeNoText)) continue;
    std::string text = signature_of(f->def)->text;
    size_t first_end = text.find_first_of(",)");
    if (first_end == std::string::npos) return kNone;
    size_t rest = text[first_end] == ',' ? first_end + 1 : first_end;
    while (rest < text.size() && text[rest] == ' ') ++rest;
    if (text.compare(rest, 3, "/, ") == 0)
      rest += 3;
    else if (text.compare(rest, 2, "/)") == 0)
      rest += 1;
    return Value(new_str(ts, "(" + text.substr(rest)));
  }
  return kNone;
}

Value get_basicsize(ThreadState& ts, Value self) {
  return new_int(ts, self_type(self)->instance_bytes);
}
Value get_itemsize(ThreadState&, Value self) {
  Kind kind = self_type(self)->instance_kind;
  return Value::small_int(kind == Kind::Tuple || kind == Kind::Int ? 8 : kind == Kind::Bytes ? 1 : 0);
}
Value get_dictoffset(ThreadState& ts, Value self) {
  return new_int(ts, self_type(self)->has(kTypeInstancesHaveDict) ? self_type(self)->instance_bytes : 0);
}
Value get_weakrefoffset(ThreadState& ts, Value self) {
  return new_int(ts, self_type(self)->has(kTypeWeakrefable) ? self_type(self)->instance_bytes : 0);
}

// The public bits of CPython's tp_flags that scripts test.
Value get_flags(ThreadState& ts, Value self) {
  Type* type = self_type(self);
  uint64_t flags = 1 << 12;  // ready
  if (type->has(kTypeHeap))
    flags |= 1 << 9;
  else
    flags |= 1 << 8;  // immutable
  if (!type->has(kTypeNoSubclass)) flags |= 1 << 10;
  flags |= 1 << 14;  // takes part in collection
  if (type->has(kTypeAbstract)) flags |= 1 << 20;
  if (type->has(kTypeMatchSequence)) flags |= 1 << 5;
  if (type->has(kTypeMatchMapping)) flags |= 1 << 6;
  if (type->has(kTypeMatchSelf)) flags |= 1 << 22;
  switch (type->instance_kind) {
    case Kind::Int:
      flags |= 1 << 24;
      break;
    case Kind::List:
      flags |= 1 << 25;
      break;
    case Kind::Tuple:
      flags |= 1 << 26;
      break;
    case Kind::Bytes:
      flags |= 1 << 27;
      break;
    case Kind::Str:
      flags |= 1 << 28;
      break;
    case Kind::Dict:
      flags |= 1 << 29;
      break;
    case Kind::Exception:
      flags |= 1 << 30;
      break;
    case Kind::Type:
      flags |= uint64_t{1} << 31;
      break;
    default:
      break;
  }
  return new_int(ts, static_cast<int64_t>(flags));
}

const NativeGetSet kGetSets[] = {
    {"__name__", nullptr, get_name, set_name},
    {"__qualname__", nullptr, get_qualname, set_qualname},
    {"__module__", nullptr, get_module, set_module},
    {"__bases__", nullptr, get_bases, set_bases},
    {"__base__", nullptr, get_base, readonly_member},
    {"__mro__", nullptr, get_mro, readonly_member},
    {"__dict__", nullptr, get_dict, nullptr},
    {"__doc__", nullptr, get_doc, set_doc},
    {"__abstractmethods__", nullptr, get_abstract_methods, set_abstract_methods},
    {"__annotations__", nullptr, get_annotations, set_annotations},
    {"__type_params__", nullptr, get_type_params, set_type_params},
    {"__text_signature__", nullptr, get_text_signature, nullptr},
    {"__basicsize__", nullptr, get_basicsize, readonly_member},
    {"__itemsize__", nullptr, get_itemsize, readonly_member},
    {"__dictoffset__", nullptr, get_dictoffset, readonly_member},
    {"__weakrefoffset__", nullptr, get_weakrefoffset, readonly_member},
    {"__flags__", nullptr, get_flags, readonly_member},
    {},
};

// --- methods

Value type_repr(ThreadState& ts, Value* a, uint32_t) {
  Str* name = type_display_name(ts, self_type(a[0]));
  return name ? Value(format_message(ts, "<class '%U'>", name)) : Value();
}

Value type_subclasses(ThreadState& ts, Value* a, uint32_t) {
  std::vector<Type*> found = live_subclasses(self_type(a[0]));
  List* list = new_list(ts, found.size());
  if (!list) return Value();
  for (Type* type : found)
    if (!list_append(ts, list, Value(type))) return Value();
  return Value(list);
}

Value type_prepare(ThreadState& ts, Value*, uint32_t) {
  return Value(new_dict(ts));
}

Value type_or(ThreadState& ts, Value* a, uint32_t) {
  return make_union(ts, a[0], a[1]);
}
Value type_ror(ThreadState& ts, Value* a, uint32_t) {
  return make_union(ts, a[1], a[0]);
}

Value type_dir(ThreadState& ts, Value* a, uint32_t) {
  Type* type = self_type(a[0]);
  Dict* names = new_dict(ts);
  for (size_t i = 0; names && i < type->mro->size; ++i)
    if (!dict_merge(ts, names, type_dict(ts, type->mro->items[i].as<Type>()))) return Value();
  List* list = names ? new_list(ts, names->used) : nullptr;
  if (!list) return Value();
  size_t position = 0;
  Value key, value;
  while (dict_next(names, &position, &key, &value))
    if (!list_append(ts, list, key)) return Value();
  return Value(list);
}

Value type_sizeof(ThreadState& ts, Value*, uint32_t) {
  return new_int(ts, sizeof(Type));
}

NativeDef kMethods[] = {
    {"__new__(metatype, *args, **kwargs)", "Create and return a new object.  See help(type) for accurate signature.",
     type_new, kNativeNoText},
    {"__init__(self, *args, **kwargs)", "Initialize self.  See help(type(self)) for accurate signature.", type_init,
     kNativeNoText},
    {"__call__(self, *args, **kwargs)", "Call self as a function.", type_call_method},
    {"__getattribute__(self, name, /)", "Return getattr(self, name).", type_getattribute},
    {"__setattr__(self, name, value, /)", "Implement setattr(self, name, value).", type_setattr},
    {"__delattr__(self, name, /)", "Implement delattr(self, name).", type_delattr},
    {"__repr__(self, /)", "Return repr(self).", type_repr},
    {"__or__(self, value, /)", "Return self|value.", type_or},
    {"__ror__(self, value, /)", "Return value|self.", type_ror},
    {"mro(self, /)", "Return a type's method resolution order.", type_mro},
    {"__subclasses__(self, /)", "Return a list of immediate subclasses.", type_subclasses},
    {"__instancecheck__(self, instance, /)", "Check if an object is an instance.", type_instancecheck},
    {"__subclasscheck__(self, subclass, /)", "Check if a class is a subclass.", type_subclasscheck},
    {"__prepare__(cls, *args, **kwargs)", "__prepare__() -> dict\nused to create the namespace for the class statement",
     type_prepare, kNativeClass},
    {"__dir__(self, /)", "Specialized __dir__ implementation for types.", type_dir},
    {"__sizeof__(self, /)", "Return memory consumption of the type object.", type_sizeof},
    {},
};

}  // namespace

Value type_mro(ThreadState& ts, Value* a, uint32_t) {
  Tuple* mro = compute_mro(ts, self_type(a[0]));
  return mro ? Value(new_list_from(ts, mro->items, mro->size)) : Value();
}

Value type_getattribute(ThreadState& ts, Value* a, uint32_t) {
  if (!is_str(a[1])) return raise_type_error(ts, "attribute name must be string, not '%T'", a[1]);
  return type_get_attribute(ts, self_type(a[0]), intern(ts, a[1].as<Str>()));
}

Value type_setattr(ThreadState& ts, Value* a, uint32_t) {
  if (!is_str(a[1])) return raise_type_error(ts, "attribute name must be string, not '%T'", a[1]);
  return type_set_attribute(ts, self_type(a[0]), a[1].as<Str>(), a[2]) ? kNone : Value();
}

Value type_delattr(ThreadState& ts, Value* a, uint32_t) {
  if (!is_str(a[1])) return raise_type_error(ts, "attribute name must be string, not '%T'", a[1]);
  return type_set_attribute(ts, self_type(a[0]), a[1].as<Str>(), Value()) ? kNone : Value();
}

NativeType kNativeType_type = {
    "type",     "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type",
    kMethods,   kGetSets,
    Kind::Type, sizeof(Type)};

}  // namespace adder
