// _weakref.cpp: the native part of the module weakref: the reference types, proxy(), and the references to an object.
#include "runtime/native/native.h"
#include "runtime/objects/weakref.h"

namespace adder {

namespace {

template <typename F>
void each_reference(ThreadState& ts, Value target, F&& f) {
  for (size_t i = 0; i < ts.rt.heap.weak_references.size(); ++i) {
    Cell* cell = ts.rt.heap.weak_references[i];
    if (static_cast<WeakRef*>(cell)->get() == target) f(cell);
  }
}

Value weakref_proxy(ThreadState& ts, Value* a, uint32_t) {
  return new_weakproxy(ts, a[0], a[1]);
}

Value getweakrefcount(ThreadState& ts, Value* a, uint32_t) {
  int64_t count = 0;
  if (a[0].is_cell()) each_reference(ts, a[0], [&](Cell*) { ++count; });
  return Value::small_int(count);
}

Value getweakrefs(ThreadState& ts, Value* a, uint32_t) {
  List* list = new_list(ts);
  bool ok = list;
  if (ok && a[0].is_cell()) each_reference(ts, a[0], [&](Cell* ref) { ok = ok && list_append(ts, list, Value(ref)); });
  return ok ? Value(list) : Value();
}

Value remove_dead_weakref(ThreadState& ts, Value* a, uint32_t) {
  if (!is_kind(a[0], Kind::Dict))
    return raise_type_error(ts, "_remove_dead_weakref() argument 1 must be dict, not %A", a[0]);
  Value ref = dict_get(ts, a[0].as<Dict>(), a[1]);
  if (!ref) return ts.has_error() ? Value() : kNone;
  if (!is_kind(ref, Kind::WeakRef)) return raise_type_error(ts, "not a weakref");
  if (!ref.as<WeakRef>()->get() && dict_delete(ts, a[0].as<Dict>(), a[1]) < 0) return Value();
  return kNone;
}

NativeDef kFunctions[] = {
    {"proxy(object, callback=None, /)", "A proxy that acts as object while object lives.", weakref_proxy},
    {"getweakrefcount(object, /)", "Return the number of weak references to 'object'.", getweakrefcount},
    {"getweakrefs(object, /)", "Return a list of all weak reference objects pointing to 'object'.", getweakrefs},
    {"_remove_dead_weakref(dct, key, /)", "Remove the entry of key when its weak reference is dead.",
     remove_dead_weakref},
    {},
};

bool add_types(ThreadState& ts, Module* module) {
  BuiltinTypes& types = ts.rt.types;
  return module_add(ts, module, "ref", Value(types.weakref)) &&
         module_add(ts, module, "ReferenceType", Value(types.weakref)) &&
         module_add(ts, module, "ProxyType", Value(types.weakproxy)) &&
         module_add(ts, module, "CallableProxyType", Value(types.weakcallableproxy));
}

}  // namespace

extern const NativeModule kModule__weakref;
const NativeModule kModule__weakref = {"_weakref", "Weak-reference support module.", kFunctions, add_types};

}  // namespace adder
