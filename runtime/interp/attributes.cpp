// attributes.cpp: slow paths of attribute instructions: the full lookup, and filling the inline cache.
//
// Cache words: [0] the receiver's head, or the type itself when the receiver is a class; [1] type version or slot;
// [2] the value found. See QuickOp in interpreter.cpp for what each quickened form reads.
#include "runtime/errors/raise.h"
#include "runtime/interp/slow_paths.h"
#include "runtime/protocol/attribute_cache.h"

namespace adder {

namespace {
enum { kQuickSlot = 1, kQuickValue, kQuickProperty, kQuickModule, kQuickType };
}

Value load_attribute(ThreadState& ts, Value object, Str* name, uint64_t* cache, int* quick) {
  AttributeHit hit;
  Value v = get_attribute_cached(ts, object, name, &hit);
  if (!v || !object.is_cell()) return v;
  Cell* cell = object.as_cell();
  if (cell->is_kind(Kind::Module)) {
    if (cell->head_flags() & kSubclass) return v;
    Dict* dict = object.as<Module>()->dict;
    int64_t index = dict_find(ts, dict, name, str_hash(ts, name));
    if (index >= 0 && dict->keys->entries[index].value == v) {
      if (!dict->version) dict->version = ts.rt.next_keys_version++;
      cache[0] = cell->head;
      cache[1] = dict->version | static_cast<uint64_t>(index) << 32;
      cache[2] = 0;
      *quick = kQuickModule;
    }
    return v;
  }
  switch (hit.kind) {
    case AttributeHit::kSlot:
      cache[0] = cell->head;
      cache[1] = hit.slot;
      cache[2] = 0;
      *quick = kQuickSlot;
      break;
    case AttributeHit::kTypeValue:
      if (!hit.type_version) break;
      if (cell->is_kind(Kind::Type)) {
        cache[0] = object.bits();
        *quick = kQuickType;
      } else {
        cache[0] = cell->head;
        *quick = kQuickValue;
      }
      cache[1] = hit.type_version;
      cache[2] = hit.value.bits();
      break;
    case AttributeHit::kProperty: {
      Value getter = hit.value.as<Property>()->fget;
      if (!hit.type_version || !is_kind(getter, Kind::Function)) break;
      Code* code = getter.as<Function>()->code;
      if (!code->simple_call || code->positional_count != 1) break;
      cache[0] = cell->head;
      cache[1] = hit.type_version;
      cache[2] = getter.bits();
      *quick = kQuickProperty;
      break;
    }
    default:
      break;
  }
  return v;
}

bool store_attribute(ThreadState& ts, Value object, Str* name, Value value, uint64_t* cache, int* quick) {
  Head before = object.is_cell() ? object.as_cell()->head : 0;
  AttributeSetHit hit;
  if (!set_attribute_cached(ts, object, name, value, &hit)) return false;
  if (hit.kind != AttributeSetHit::kSlot && hit.kind != AttributeSetHit::kAdd) return true;
  cache[0] = before;
  cache[1] = hit.slot;
  cache[2] = hit.kind == AttributeSetHit::kAdd ? hit.new_head : 0;
  *quick = hit.kind == AttributeSetHit::kAdd ? 2 : 1;
  return true;
}

bool load_method(ThreadState& ts, Value object, Str* name, Value* out, uint64_t* cache, int* quick) {
  AttributeHit hit;
  if (object.is_cell()) {
    Cell* cell = object.as_cell();
    if (cell->is_kind(Kind::Type)) {
      // A class: static methods and plain functions as they are, class methods with the class passed first.
      Type* type = object.as<Type>();
      Value raw = lookup_in_type(ts, type, name);
      Value v = get_attribute_cached(ts, object, name, &hit);
      if (!v) return false;
      out[0] = v;
      out[1] = Value();
      if (hit.kind != AttributeHit::kTypeValue && raw && is_kind(raw, Kind::ClassMethod) &&
          is_kind(v, Kind::BoundMethod) && v.as<BoundMethod>()->self == object &&
          is_kind(v.as<BoundMethod>()->function, Kind::Function) && !lookup_in_type(ts, type->type(), name)) {
        cache[0] = object.bits();
        cache[1] = type_version(ts, type) | uint64_t{1} << 32;
        cache[2] = v.as<BoundMethod>()->function.bits();
        out[0] = Value(cache[2]);
        out[1] = object;
        *quick = 2;
      } else if (hit.kind == AttributeHit::kTypeValue && hit.type_version) {
        cache[0] = object.bits();
        cache[1] = hit.type_version;
        cache[2] = v.bits();
        *quick = 2;
      }
      return true;
    }
  }
  Value self;
  Value function = get_method(ts, object, name, &self);
  if (!function) return false;
  out[0] = function;
  out[1] = self;
  if (!self || !object.is_cell()) return true;
  // get_method found a plain method on the type and no instance attribute hid it. Instances whose shape can hold the
  // name would have answered with it, so "same head" says the same again, unless attributes live in a dict.
  Cell* cell = object.as_cell();
  if (cell->head_flags() & (kDictMode | kHasDict)) return true;
  uint32_t version = type_version(ts, cell->type());
  if (!version || cell->type()->has(kTypeCustomGetattr)) return true;
  cache[0] = cell->head;
  cache[1] = version;
  cache[2] = function.bits();
  *quick = 1;
  return true;
}

// super(cls, self).name by the MRO of type(self) behind cls; empty without error when it has to go the general way.
static Value super_lookup(ThreadState& ts, Value* window, Str* name) {
  if (window[0] != Value(ts.rt.types.super) || !is_type(window[1])) return {};
  Type* cls = window[1].as<Type>();
  Type* type = type_of(ts, window[2]);
  if (!is_subtype(type, cls)) return {};
  Tuple* mro = type->mro;
  size_t i = 0;
  while (i < mro->size && mro->items[i] != Value(cls)) ++i;
  for (++i; i < mro->size; ++i) {
    Value found = dict_get_str(ts, type_dict(ts, mro->items[i].as<Type>()), name);
    if (found) return found;
  }
  return {};
}

Value load_super_attribute(ThreadState& ts, Value* window, Str* name) {
  Value found = name == ts.rt.names.dunder_class ? Value() : super_lookup(ts, window, name);
  if (found) return bind_descriptor(ts, found, window[2], type_of(ts, window[2]));
  if (ts.has_error()) return {};
  Value object =
      window[0] == Value(ts.rt.types.super) ? call(ts, window[0], window + 1, 2) : call(ts, window[0], nullptr, 0);
  return object ? get_attribute(ts, object, name) : Value();
}

bool load_super_method(ThreadState& ts, Value* window, Str* name, Value* out, uint64_t* cache, int* quick) {
  Value self = window[2];
  Value found = super_lookup(ts, window, name);
  if (found &&
      (is_kind(found, Kind::Function) ||
       (is_kind(found, Kind::NativeFunction) && found.as<NativeFunction>()->owner &&
        !found.as<NativeFunction>()->self && found.as<NativeFunction>()->head != ts.rt.heads.classmethod_descriptor))) {
    if (self.is_cell()) {
      cache[0] = self.as_cell()->head;
      cache[1] = type_version(ts, self.as_cell()->type()) | uint64_t{type_version(ts, window[1].as<Type>())} << 32;
      cache[2] = found.bits();
      *quick = 1;
    }
    out[0] = found;
    out[1] = self;
    return true;
  }
  if (ts.has_error()) return false;
  Value v = load_super_attribute(ts, window, name);
  if (!v) return false;
  out[0] = v;
  out[1] = Value();
  return true;
}

}  // namespace adder
