// attribute.cpp: getattr, setattr, delattr and method lookup.
//
// The order of the generic lookup: a data descriptor of the class, the object's own attributes, anything else of the
// class. Classes, modules and super objects have lookups of their own; classes with __getattribute__ or __getattr__
// (kTypeCustomGetattr) take the slow path, everything else never calls script code but descriptors.
#include "runtime/objects/instance.h"
#include "runtime/objects/type_support.h"
#include "runtime/protocol/attribute_cache.h"

namespace adder {

namespace {

// With `raise_missing` false: empty and nothing pending when there is no such attribute.
Value missing(ThreadState& ts, Value object, Str* name, bool raise_missing) {
  return raise_missing ? raise_attribute_error(ts, object, name) : Value();
}

// After a lookup that must not raise AttributeError: drops one that a descriptor raised.
Value quiet(ThreadState& ts, Value result, bool raise_missing) {
  if (!result && !raise_missing && ts.pending && pending_matches(ts, ts.rt.exc.AttributeError)) clear_error(ts);
  return result;
}

// AttributeError with a message of its own; name and obj serve suggestions.
Value raise_attribute_text(ThreadState& ts, Value object, Str* name, Str* text) {
  if (!text) return Value();
  raise(ts, ts.rt.exc.AttributeError, "%U", text);
  if (ts.pending && is_subtype(ts.pending->type(), ts.rt.exc.AttributeError)) {
    ts.pending->extra[0] = Value(name);
    ts.pending->extra[1] = object;
  }
  return Value();
}

Value module_get(ThreadState& ts, Value object, Str* name, bool raise_missing) {
  Value result = generic_get_attribute(ts, object, name, false);
  if (result || ts.pending) return result;
  Dict* dict = object.as<Module>()->dict;
  CommonNames& names = ts.rt.names;
  Value hook = dict ? dict_get_str(ts, dict, names.dunder_getattr) : Value();
  if (hook) return quiet(ts, call_with(ts, hook, Value(name)), raise_missing);
  if (!raise_missing) return Value();
  Value module_name = dict ? dict_get_str(ts, dict, names.dunder_name) : Value();
  if (!module_name || !is_str(module_name))
    return raise_attribute_text(ts, object, name, format_message(ts, "module has no attribute '%U'", name));
  Value spec = dict_get_str(ts, dict, names.dunder_spec);
  bool initializing = false;
  if (spec && !spec.is_none()) {
    Value flag = get_attribute_or_empty(ts, spec, intern(ts, "_initializing"));
    if (!flag && ts.pending) clear_error(ts);
    initializing = flag && truth(ts, flag) > 0;
    if (ts.pending) clear_error(ts);
  }
  const char* format =
      initializing ? "partially initialized module '%U' has no attribute '%U' (most likely due to a circular import)"
                   : "module '%U' has no attribute '%U'";
  return raise_attribute_text(ts, object, name, format_message(ts, format, module_name.as<Str>(), name));
}

Value super_get(ThreadState& ts, Value object, Str* name, bool raise_missing) {
  Super* super = object.as<Super>();
  if (super->self_type && name != ts.rt.names.dunder_class) {
    Value result = super_lookup(ts, super->this_class, super->self, name, nullptr);
    if (result || ts.pending) return quiet(ts, result, raise_missing);
  }
  return generic_get_attribute(ts, object, name, raise_missing);
}

Value plain_get(ThreadState& ts, Value object, Str* name, bool raise_missing) {
  if (object.is_cell()) {
    switch (object.as_cell()->kind()) {
      case Kind::Type:
        return type_get_attribute(ts, object.as<Type>(), name, raise_missing);
      case Kind::Module:
        return module_get(ts, object, name, raise_missing);
      case Kind::Super:
        return super_get(ts, object, name, raise_missing);
      default:
        break;
    }
  }
  return generic_get_attribute(ts, object, name, raise_missing);
}

// Classes that define __getattribute__ or __getattr__.
Value hooked_get(ThreadState& ts, Value object, Type* type, Str* name, bool raise_missing) {
  Value getattribute = lookup_special(ts, type, kSpecialGetattribute);
  Value getattr = lookup_special(ts, type, kSpecialGetattr);
  Value result;
  if (!getattribute || is_native(getattribute, object_getattribute) || is_native(getattribute, type_getattribute) ||
      is_native(getattribute, module_getattribute)) {
    result = plain_get(ts, object, name, raise_missing && !getattr);
    if (result || (ts.pending && !getattr)) return quiet(ts, result, raise_missing);
  } else {
    Value argument[1] = {Value(name)};
    bool found;
    result = call_special(ts, object, kSpecialGetattribute, argument, &found);
    if (result) return result;
  }
  if (ts.pending) {
    if (!getattr || !pending_matches(ts, ts.rt.exc.AttributeError)) return quiet(ts, Value(), raise_missing);
    clear_error(ts);
  }
  if (!getattr) return missing(ts, object, name, raise_missing);
  Value argument[1] = {Value(name)};
  bool found;
  return quiet(ts, call_special(ts, object, kSpecialGetattr, argument, &found), raise_missing);
}

Value get(ThreadState& ts, Value object, Str* name, bool raise_missing) {
  if (!name->interned) {
    name = intern(ts, name);
    if (!name) return Value();
  }
  Type* type = type_of(ts, object);
  if (type->has(kTypeCustomGetattr)) return hooked_get(ts, object, type, name, raise_missing);
  return plain_get(ts, object, name, raise_missing);
}

// An AttributeError that says neither name nor object gets those of the access that failed.
Value with_context(ThreadState& ts, Value object, Str* name, Value result) {
  if (!result && ts.pending && pending_matches(ts, ts.rt.exc.AttributeError) && !ts.pending->extra[0] &&
      !ts.pending->extra[1]) {
    ts.pending->extra[0] = name;
    ts.pending->extra[1] = object;
  }
  return result;
}

bool has_getter(ThreadState& ts, Value v) {
  if (!v.is_cell()) return false;
  return bool(lookup_special(ts, v.as_cell()->type(), kSpecialGet));
}

// A data descriptor that goes before the object's own attributes. One with only __set__ does not when reading.
bool reads_first(ThreadState& ts, Value v) {
  if (!is_data_descriptor(ts, v)) return false;
  Kind kind = v.as_cell()->kind();
  return kind == Kind::Property || kind == Kind::Member || kind == Kind::GetSet || has_getter(ts, v);
}

}  // namespace

Value get_attribute(ThreadState& ts, Value object, Str* name) {
  return with_context(ts, object, name, get(ts, object, name, true));
}

Value get_attribute(ThreadState& ts, Value object, const char* name) {
  Str* interned = intern(ts, std::string_view(name));
  return interned ? get_attribute(ts, object, interned) : Value();
}

Value get_attribute_or_empty(ThreadState& ts, Value object, Str* name) {
  return get(ts, object, name, false);
}

Value generic_get_attribute(ThreadState& ts, Value object, Str* name, bool raise_missing) {
  Type* type = type_of(ts, object);
  Value attribute = lookup_in_type(ts, type, name);
  if (attribute && reads_first(ts, attribute))
    return quiet(ts, bind_descriptor(ts, attribute, object, type), raise_missing);
  Value own = own_attribute(ts, object, name);
  if (own) return own;
  if (ts.pending) return quiet(ts, Value(), raise_missing);
  if (attribute) return quiet(ts, bind_descriptor(ts, attribute, object, type), raise_missing);
  return missing(ts, object, name, raise_missing);
}

Value type_get_attribute(ThreadState& ts, Type* type, Str* name, bool raise_missing) {
  Type* meta = type->type();
  Value meta_attribute = lookup_in_type(ts, meta, name);
  if (meta_attribute && reads_first(ts, meta_attribute))
    return quiet(ts, bind_descriptor(ts, meta_attribute, Value(type), meta), raise_missing);
  Value attribute = lookup_in_type(ts, type, name);
  if (attribute) return quiet(ts, bind_descriptor(ts, attribute, Value(), type), raise_missing);
  if (meta_attribute) return quiet(ts, bind_descriptor(ts, meta_attribute, Value(type), meta), raise_missing);
  return missing(ts, Value(type), name, raise_missing);
}

Value module_getattribute(ThreadState& ts, Value* a, uint32_t) {
  if (!is_str(a[1])) return raise_type_error(ts, "attribute name must be string, not '%T'", a[1]);
  return module_get(ts, a[0], intern(ts, a[1].as<Str>()), true);
}

bool set_attribute(ThreadState& ts, Value object, Str* name, Value value) {
  if (!name->interned && !(name = intern(ts, name))) return false;
  Type* type = type_of(ts, object);
  if (!type->has(kTypeCustomSetattr)) {
    if (is_type(object)) return type_set_attribute(ts, object.as<Type>(), name, value);
    return generic_set_attribute(ts, object, name, value);
  }
  Value arguments[2] = {Value(name), value};
  bool found;
  Value result =
      call_special(ts, object, value ? kSpecialSetattr : kSpecialDelattr, {arguments, value ? 2u : 1u}, &found);
  return bool(result);
}

namespace {
// For setting and deleting, whose errors do not carry the name and the object.
Value raise_no_attribute(ThreadState& ts, Value object, Str* name) {
  raise_attribute_error(ts, object, name);
  if (ts.pending) ts.pending->extra[0] = ts.pending->extra[1] = Value();
  return Value();
}
}  // namespace

bool generic_set_attribute(ThreadState& ts, Value object, Str* name, Value value) {
  Type* type = type_of(ts, object);
  Value attribute = lookup_in_type(ts, type, name);
  if (attribute && is_data_descriptor(ts, attribute)) return set_descriptor(ts, attribute, object, value);
  if (!has_attribute_storage(object)) {
    if (attribute)
      return raise(ts, ts.rt.exc.AttributeError, "'%T' object attribute '%U' is read-only", object, name), false;
    return raise_no_attribute(ts, object, name), false;
  }
  Cell* cell = object.as_cell();
  if (cell->is_kind(Kind::Instance)) {
    Instance* instance = static_cast<Instance*>(cell);
    if (value) return instance_set(ts, instance, name, value);
    int deleted = instance_delete(ts, instance, name);
    if (deleted == 0) raise_no_attribute(ts, object, name);
    return deleted > 0;
  }
  Dict* dict = instance_dict(ts, object);
  if (!dict) return false;
  if (value) return dict_set_str(ts, dict, name, value);
  int deleted = dict_delete(ts, dict, Value(name));
  if (deleted == 0) raise_no_attribute(ts, object, name);
  return deleted > 0;
}

Value get_method(ThreadState& ts, Value object, Str* name, Value* self) {
  AttributeHit hit;
  return get_method_cached(ts, object, name, self, &hit);
}

Value lookup_bound_special(ThreadState& ts, Value object, Special which) {
  Type* type = type_of(ts, object);
  Value method = lookup_special(ts, type, which);
  return method ? bind_descriptor(ts, method, object, type) : Value();
}

// --- super

Type* super_check(ThreadState& ts, Type* this_class, Value object) {
  if (is_type(object) && is_subtype(object.as<Type>(), this_class)) return object.as<Type>();
  Type* type = type_of(ts, object);
  if (is_subtype(type, this_class)) return type;
  Value claimed = get_attribute_or_empty(ts, object, ts.rt.names.dunder_class);  // proxies
  if (!claimed && ts.pending) return nullptr;
  if (claimed && is_type(claimed) && claimed != Value(type) && is_subtype(claimed.as<Type>(), this_class))
    return claimed.as<Type>();
  raise_type_error(ts, "super(type, obj): obj must be an instance or subtype of type");
  return nullptr;
}

Value super_lookup(ThreadState& ts, Type* this_class, Value object, Str* name, Value* self) {
  if (self) *self = Value();
  Type* type = type_of(ts, object);
  if (!is_subtype(type, this_class) || is_type(object)) {
    type = super_check(ts, this_class, object);
    if (!type) return Value();
  }
  bool on_class = Value(type) == object;
  Tuple* mro = type->mro;
  size_t i = 0;
  while (i < mro->size && mro->items[i] != Value(this_class)) ++i;
  for (++i; i < mro->size; ++i) {
    Value found = dict_get_str(ts, type_dict(ts, mro->items[i].as<Type>()), name);
    if (!found) continue;
    if (self && !on_class && is_method_like(ts, found)) {
      *self = object;
      return found;
    }
    return bind_descriptor(ts, found, on_class ? Value() : object, type);
  }
  return Value();
}

// --- with inline caches

namespace {

void hit_instance_slot(const Shape* shape, uint32_t slot, AttributeHit* hit) {
  bool inside = slot < shape->inline_capacity;
  hit->kind = inside ? AttributeHit::kSlot : AttributeHit::kOverflowSlot;
  hit->slot = inside ? slot : slot - shape->inline_capacity;
}

void hit_type(ThreadState& ts, Type* type, AttributeHit::Kind kind, Value value, AttributeHit* hit) {
  hit->kind = kind;
  hit->value = value;
  hit->type_version = type_version(ts, type);
}

// The attribute of a module as an entry of its dict.
Value module_entry(ThreadState& ts, Value object, Str* name, AttributeHit* hit) {
  Dict* dict = object.as<Module>()->dict;
  if (!dict || !dict->only_str) return Value();
  int64_t index = dict_find(ts, dict, Value(name), str_hash(ts, name));
  if (index < 0) return Value();
  Value attribute = lookup_in_type(ts, object.as_cell()->type(), name);
  if (attribute && is_data_descriptor(ts, attribute)) return Value();
  if (!dict->version) dict->version = ts.rt.next_keys_version++;
  hit->kind = AttributeHit::kModuleEntry;
  hit->slot = static_cast<uint32_t>(index);
  hit->type_version = dict->version;
  return dict->keys->entries[index].value;
}

// An attribute of a class; cached when neither the metaclass nor a descriptor has a say.
Value class_attribute(ThreadState& ts, Type* type, Str* name, AttributeHit* hit) {
  Value attribute = lookup_in_type(ts, type, name);
  if (!attribute || lookup_in_type(ts, type->type(), name)) return type_get_attribute(ts, type, name);
  if (attribute.is_cell()) {
    if (attribute.as_cell()->head == ts.rt.heads.staticmethod)
      attribute = attribute.as<MethodWrapperObject>()->inner;
    else if (!is_method_like(ts, attribute) && has_getter(ts, attribute))
      return bind_descriptor(ts, attribute, Value(), type);
  }
  hit_type(ts, type, AttributeHit::kTypeValue, attribute, hit);
  return attribute;
}

// Finds the attribute for a get or a method load; *method says that the result is an unbound function for object.
Value find_cached(ThreadState& ts, Value object, Str* name, AttributeHit* hit, bool* method) {
  *method = false;
  hit->kind = AttributeHit::kNone;
  if (!object.is_cell()) {
    Type* type = type_of(ts, object);
    Value attribute = lookup_in_type(ts, type, name);
    if (!attribute) return raise_attribute_error(ts, object, name);
    if ((*method = is_method_like(ts, attribute))) return attribute;
    return bind_descriptor(ts, attribute, object, type);
  }
  Cell* cell = object.as_cell();
  Type* type = cell->type();
  if (type->has(kTypeCustomGetattr)) return with_context(ts, object, name, hooked_get(ts, object, type, name, true));
  switch (cell->kind()) {
    case Kind::Type:
      return class_attribute(ts, object.as<Type>(), name, hit);
    case Kind::Super:
      return super_get(ts, object, name, true);
    case Kind::Module: {
      Value v = module_entry(ts, object, name, hit);
      return v ? v : module_get(ts, object, name, true);
    }
    default:
      break;
  }
  Value attribute = lookup_in_type(ts, type, name);
  bool data = attribute && is_data_descriptor(ts, attribute);
  bool instance = cell->is_kind(Kind::Instance);
  if (data) {
    Head head = attribute.as_cell()->head;
    if (head == ts.rt.heads.property) {
      hit_type(ts, type, AttributeHit::kProperty, attribute, hit);
    } else if (instance && head == ts.rt.heads.member_descriptor && is_subtype(type, attribute.as<Member>()->owner)) {
      hit_instance_slot(cell->shape(), attribute.as<Member>()->index, hit);
    } else if (!reads_first(ts, attribute)) {
      return generic_get_attribute(ts, object, name);
    }
    return bind_descriptor(ts, attribute, object, type);
  }
  bool shadowing_possible = false;
  if (instance) {
    shadowing_possible = cell->head_flags() & kDictMode;
    if (shadowing_possible) {
      if (Value own = instance_get(ts, static_cast<Instance*>(cell), name)) return own;
      if (ts.pending) return Value();
    } else {
      Shape* shape = cell->shape();
      int32_t slot = shape_find(shape, name);
      if (slot >= 0) {
        hit_instance_slot(shape, static_cast<uint32_t>(slot), hit);
        return *slot_address(static_cast<Instance*>(cell), shape, static_cast<uint32_t>(slot));
      }
    }
  } else if (cell->head_flags() & kHasDict) {
    shadowing_possible = true;
    if (Value own = own_attribute(ts, object, name)) return own;
    if (ts.pending) return Value();
  }
  if (!attribute) return raise_attribute_error(ts, object, name);
  if (is_method_like(ts, attribute)) {
    *method = true;
    if (!shadowing_possible) hit_type(ts, type, AttributeHit::kMethod, attribute, hit);
    return attribute;
  }
  bool plain = !has_getter(ts, attribute);
  bool is_static = attribute.is_cell() && attribute.as_cell()->head == ts.rt.heads.staticmethod;
  if (is_static) attribute = attribute.as<MethodWrapperObject>()->inner;
  if (plain || is_static) {
    if (!shadowing_possible) hit_type(ts, type, AttributeHit::kTypeValue, attribute, hit);
    return attribute;
  }
  return bind_descriptor(ts, attribute, object, type);
}

}  // namespace

Value get_attribute_cached(ThreadState& ts, Value object, Str* name, AttributeHit* hit) {
  bool method;
  Value v = find_cached(ts, object, name, hit, &method);
  if (method) v = bind_descriptor(ts, v, object, type_of(ts, object));
  return v ? v : with_context(ts, object, name, v);
}

Value get_method_cached(ThreadState& ts, Value object, Str* name, Value* self, AttributeHit* hit) {
  *self = Value();
  if (!name->interned && !(name = intern(ts, name))) return Value();
  // cls.make(): a classmethod without a bound method in between.
  if (is_type(object) && !type_of(ts, object)->has(kTypeCustomGetattr)) {
    Type* type = object.as<Type>();
    Value attribute = lookup_in_type(ts, type, name);
    if (attribute && attribute.is_cell() && attribute.as_cell()->head == ts.rt.heads.classmethod &&
        is_kind(attribute.as<MethodWrapperObject>()->inner, Kind::Function) &&
        !lookup_in_type(ts, type->type(), name)) {
      hit->kind = AttributeHit::kNone;
      *self = object;
      return attribute.as<MethodWrapperObject>()->inner;
    }
  }
  bool method;
  Value v = find_cached(ts, object, name, hit, &method);
  if (method) *self = object;
  return v;
}

bool set_attribute_cached(ThreadState& ts, Value object, Str* name, Value value, AttributeSetHit* hit) {
  hit->kind = AttributeSetHit::kNone;
  if (!is_kind(object, Kind::Instance) || !value) return set_attribute(ts, object, name, value);
  Instance* self = object.as<Instance>();
  Type* type = self->type();
  if (type->has(kTypeCustomSetattr)) return set_attribute(ts, object, name, value);
  Value attribute = lookup_in_type(ts, type, name);
  if (attribute && is_data_descriptor(ts, attribute)) {
    if (attribute.as_cell()->head == ts.rt.heads.member_descriptor && is_subtype(type, attribute.as<Member>()->owner)) {
      hit->kind = AttributeSetHit::kSlot;
      hit->slot = attribute.as<Member>()->index;
    }
    return set_descriptor(ts, attribute, object, value);
  }
  if ((self->head_flags() & kDictMode) || !type->has(kTypeInstancesHaveDict))
    return generic_set_attribute(ts, object, name, value);
  Shape* shape = self->shape();
  int32_t slot = shape_find(shape, name);
  if (slot >= 0) {
    if (static_cast<uint32_t>(slot) < shape->inline_capacity) {
      hit->kind = AttributeSetHit::kSlot;
      hit->slot = static_cast<uint32_t>(slot);
    }
    *slot_address(self, shape, static_cast<uint32_t>(slot)) = value;
    return true;
  }
  if (!instance_set(ts, self, name, value)) return false;
  if (!(self->head_flags() & kDictMode) && shape->slot_count < shape->inline_capacity) {
    hit->kind = AttributeSetHit::kAdd;
    hit->slot = shape->slot_count;
    hit->new_head = self->head;
  }
  return true;
}

}  // namespace adder
