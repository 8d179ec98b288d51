// type.cpp: finding names in classes: the MRO search, its cache, the table of special methods, and the versions that
// keep both honest.
//
// A version number belongs to one state of one type: it is given out at the first cached lookup and dropped (set to 0)
// when the type or any base changes, so stale cache entries can never match again. type_modified therefore always walks
// all subclasses, which a type lists weakly.
// Must stay true: keys of class dicts that are str are interned (the cache compares names by address).
#include "runtime/objects/instance.h"
#include "runtime/objects/native_fill.h"
#include "runtime/objects/type_support.h"
#include "runtime/objects/weakref.h"

namespace adder {

Type* type_of_immediate(ThreadState& ts, Value v) {
  BuiltinTypes& types = ts.rt.types;
  if (v.is_int()) return types.int_;
  if (v.is_flonum()) return types.float_;
  if (v.is_none()) return types.none;
  if (v.is_bool()) return types.bool_;
  if (v == kEllipsis) return types.ellipsis;
  if (v == kNotImplemented) return types.not_implemented;
  return types.float_;
}

bool is_subtype(const Type* type, const Type* base) {
  if (type == base) return true;
  const Tuple* mro = type->mro;
  if (!mro) return false;
  for (size_t i = 0; i < mro->size; ++i)
    if (mro->items[i].as<Type>() == base) return true;
  return false;
}

bool is_instance_exact(ThreadState& ts, Value object, Type* type) {
  return is_subtype(type_of(ts, object), type);
}

Dict* type_dict(ThreadState& ts, Type* type) {
  if (!type->has(kTypeFilled)) fill_native_type(ts, type);
  return type->dict;
}

namespace {

Value search_mro(ThreadState& ts, Type* type, Str* name) {
  Tuple* mro = type->mro;
  if (!mro) return Value();
  for (size_t i = 0; i < mro->size; ++i) {
    Value found = dict_get_str(ts, type_dict(ts, mro->items[i].as<Type>()), name);
    if (found) return found;
    if (ts.pending) [[unlikely]]
      clear_error(ts);  // a key that is not a str and whose __eq__ raised
  }
  return Value();
}

}  // namespace

uint32_t type_version(ThreadState& ts, Type* type) {
  if (!type->version) type->version = ts.rt.next_type_version++;
  return type->version;
}

Value lookup_in_type(ThreadState& ts, Type* type, Str* name) {
  if (!name->interned) name = intern(ts, name);
  size_t slot = (type->version * 31 ^ reinterpret_cast<uint64_t>(name) >> 4) & (Runtime::kMethodCacheSize - 1);
  if (!ts.rt.method_cache) return search_mro(ts, type, name);
  Runtime::MethodCacheEntry* entry = &ts.rt.method_cache[slot];
  if (type->version && entry->version == type->version && entry->name == name) return entry->value;
  ExceptionObject* pending = ts.pending ? take_error(ts) : nullptr;  // lookups happen while errors are handled too
  Value value = search_mro(ts, type, name);
  if (pending) restore_error(ts, pending);
  uint32_t version = type_version(ts, type);
  slot = (version * 31 ^ reinterpret_cast<uint64_t>(name) >> 4) & (Runtime::kMethodCacheSize - 1);
  ts.rt.method_cache[slot] = {version, name, value};
  return value;
}

Value lookup_special_slow(ThreadState& ts, Type* type, Special which) {
  if (type->has(kTypeSpecialsValid)) return type->specials[which];
  if (!type->specials) {
    Array* array = new_array(ts, kSpecialCount);
    if (!array) return clear_error(ts), lookup_in_type(ts, type, ts.rt.special_names[which]);
    type->specials = array->items;
  }
  // With one base the table is the base's with the type's own entries on top.
  Tuple* mro = type->mro;
  Type* base = type->base;
  bool single = base && type->bases->size == 1 && base != type && mro->size == base->mro->size + 1 &&
                mro->items[1] == Value(base);
  if (single) lookup_special_slow(ts, base, which);
  if (single && base->has(kTypeSpecialsValid)) {
    Dict* own = type_dict(ts, type);
    for (int i = 0; i < kSpecialCount; ++i) {
      Value v = dict_get_str(ts, own, ts.rt.special_names[i]);
      type->specials[i] = v ? v : base->specials[i];
    }
  } else {
    for (int i = 0; i < kSpecialCount; ++i) type->specials[i] = search_mro(ts, type, ts.rt.special_names[i]);
  }
  type->flags |= kTypeSpecialsValid;
  return type->specials[which];
}

void type_attribute_changed(ThreadState& ts, Type* type, const Str* name) {
  bool special = name->width == 1 && name->length > 4 && name->data[0] == '_' && name->data[1] == '_';
  if (special) return type_modified(ts, type);
  type->version = 0;
  if (!type->subclasses) return;
  for (Type* subclass : live_subclasses(type)) type_attribute_changed(ts, subclass, name);
}

void type_modified(ThreadState& ts, Type* type) {
  type->version = 0;
  type->flags &= ~uint32_t{kTypeSpecialsValid};
  if (!type->subclasses) return;
  for (Type* subclass : live_subclasses(type)) type_modified(ts, subclass);
}

std::vector<Type*> live_subclasses(const Type* type) {
  std::vector<Type*> result;
  if (!type->subclasses) return result;
  List* list = type->subclasses.as<List>();
  for (size_t i = 0; i < list->size; ++i)
    if (Value target = list->items[i].as<WeakRef>()->get()) result.push_back(target.as<Type>());
  return result;
}

bool add_subclass(ThreadState& ts, Type* base, Type* type) {
  if (!base->subclasses) {
    List* list = new_list(ts);
    if (!list) return false;
    base->subclasses = Value(list);
  }
  List* list = base->subclasses.as<List>();
  size_t kept = 0;  // dead entries leave at a growth
  if (list->backing && list->size == list->backing->capacity) {
    for (size_t i = 0; i < list->size; ++i)
      if (list->items[i].as<WeakRef>()->get()) list->items[kept++] = list->items[i];
    for (size_t i = kept; i < list->size; ++i) list->items[i] = Value();
    list->size = kept;
  }
  Value ref = new_weakref(ts, ts.rt.types.weakref, Value(type), Value());
  return ref && list_append(ts, list, ref);
}

void remove_subclass(Type* base, Type* type) {
  if (!base->subclasses) return;
  List* list = base->subclasses.as<List>();
  for (size_t i = 0; i < list->size; ++i) {
    if (list->items[i].as<WeakRef>()->get() == Value(type)) {
      list_erase(list, i, i + 1);
      return;
    }
  }
}

bool is_native(Value v, NativeFn fn) {
  return v && is_kind(v, Kind::NativeFunction) && v.as<NativeFunction>()->def->fn == fn;
}

bool is_data_descriptor(ThreadState& ts, Value v) {
  if (!v.is_cell()) return false;
  switch (v.as_cell()->kind()) {
    case Kind::Property:
    case Kind::Member:
    case Kind::GetSet:
      return true;
    case Kind::Function:
    case Kind::NativeFunction:
    case Kind::ClassMethod:
    case Kind::StaticMethod:
    case Kind::BoundMethod:
      return false;
    default:
      break;
  }
  Type* type = v.as_cell()->type();
  return lookup_special(ts, type, kSpecialSet) || lookup_special(ts, type, kSpecialDelete);
}

Value type_module(ThreadState& ts, Type* type) {
  if (type->has(kTypeHeap)) {
    Value v = dict_get_str(ts, type->dict, ts.rt.names.dunder_module);
    return v ? v : kNone;
  }
  return type->module ? type->module : Value(intern(ts, "builtins"));
}

Str* type_display_name(ThreadState& ts, Type* type) {
  Value module = type_module(ts, type);
  if (!is_str(module) || str_equals(module.as<Str>(), "builtins")) return type->qualname;
  return format_message(ts, "%U.%U", module.as<Str>(), type->qualname);
}

Str* type_message_name(ThreadState& ts, Type* type) {
  bool short_name = type->has(kTypeHeap) && !type->has(kTypeNamedWithModule);
  return short_name ? type->name : type_display_name(ts, type);
}

// --- flags that follow from special methods

void update_type_flags(ThreadState& ts, Type* type) {
  if (type->has(kTypeHeap)) {
    uint32_t flags = type->flags & ~uint32_t{kTypeCustomGetattr | kTypeCustomSetattr | kTypeHasFinalizer};
    auto standard = [&](Special which, NativeFn object_fn, NativeFn type_fn, NativeFn module_fn) {
      Value v = lookup_special(ts, type, which);
      return !v || is_native(v, object_fn) || is_native(v, type_fn) || (module_fn && is_native(v, module_fn));
    };
    if (!standard(kSpecialGetattribute, object_getattribute, type_getattribute, module_getattribute) ||
        lookup_special(ts, type, kSpecialGetattr))
      flags |= kTypeCustomGetattr;
    if (!standard(kSpecialSetattr, object_setattr, type_setattr, nullptr) ||
        !standard(kSpecialDelattr, object_delattr, type_delattr, nullptr))
      flags |= kTypeCustomSetattr;
    if (lookup_special(ts, type, kSpecialDel)) flags |= kTypeHasFinalizer;
    bool finalizer_changed = (flags ^ type->flags) & kTypeHasFinalizer;
    type->flags = flags | (type->flags & kTypeSpecialsValid);
    Value next = lookup_special(ts, type, kSpecialNext);
    type->iter_next = next && is_kind(next, Kind::NativeFunction) && next.as<NativeFunction>()->owner
                          ? next.as<NativeFunction>()->owner->iter_next
                          : nullptr;
    if (finalizer_changed && type->root_shape) renew_root_shape(ts, type);
  }
  if (type->subclasses)
    for (Type* subclass : live_subclasses(type)) update_type_flags(ts, subclass);
}

void set_match_flag(ThreadState& ts, Type* type, TypeFlag flag) {
  type->flags = (type->flags & ~uint32_t{kTypeMatchSequence | kTypeMatchMapping}) | flag;
  for (Type* subclass : live_subclasses(type)) set_match_flag(ts, subclass, flag);
}

bool renew_root_shape(ThreadState& ts, Type* type) {
  uint8_t flags = 0;
  Kind kind = type->instance_kind;
  if (kind != Kind::Instance) {
    if (type->has(kTypeHeap)) flags |= kSubclass;
    if (type->has(kTypeInstancesHaveDict) && kind != Kind::Type) flags |= kHasDict;
  }
  if (type->has(kTypeHasFinalizer)) flags |= kHasFinalizer;
  uint32_t capacity = type->slot_count + (type->has(kTypeInstancesHaveDict) ? type->inline_hint : 0);
  type->root_shape = new_root_shape(ts, type, kind, flags, kind == Kind::Instance ? capacity : 0);
  return type->root_shape;
}

void trace_type(Cell* cell, Marker& marker) {
  Type* type = static_cast<Type*>(cell);
  marker.visit(type->name);
  marker.visit(type->qualname);
  marker.visit(type->dict);
  marker.visit(type->bases);
  marker.visit(type->mro);
  marker.visit(type->base);
  marker.visit(type->root_shape);
  if (type->specials) marker.visit(reinterpret_cast<Cell*>(reinterpret_cast<char*>(type->specials) - sizeof(Array)));
  marker.visit(type->subclasses);
  marker.visit(type->module);
}

}  // namespace adder
