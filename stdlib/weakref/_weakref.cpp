// _weakref.cpp: the module _weakref: the types of weak references, and what refers to an object weakly.
#include "runtime/errors/raise.h"
#include "runtime/heap/heap.h"
#include "runtime/native/native.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/weakref.h"
#include "runtime/protocol/protocol.h"

namespace adder {

namespace {

Value weakref_proxy(ThreadState& ts, Value* a, uint32_t) { return new_weakproxy(ts, a[0], a[1] ? a[1] : kNone); }

Value weakref_list(ThreadState& ts, Value* a, uint32_t) {
  List* list = new_list(ts);
  if (!list) return {};
  auto& all = ts.rt.heap.weak_references;
  for (size_t i = 0; i < all.size(); ++i) {
    WeakRef* ref = static_cast<WeakRef*>(all[i]);
    if (ref->get() == a[0] && !list_append(ts, list, Value(ref))) return {};
  }
  return list;
}

Value weakref_count(ThreadState& ts, Value* a, uint32_t) {
  int64_t count = 0;
  for (Cell* ref : ts.rt.heap.weak_references) count += static_cast<WeakRef*>(ref)->get() == a[0];
  return Value::small_int(count);
}

Value weakref_remove_dead(ThreadState& ts, Value* a, uint32_t) {
  if (!is_kind(a[0], Kind::Dict)) return raise_type_error(ts, "remove_dead_weakref() argument 1 must be dict, not %T", a[0]);
  Value ref = dict_get(ts, a[0].as<Dict>(), a[1]);
  if (ts.has_error()) return {};
  if (ref && is_kind(ref, Kind::WeakRef) && !ref.as<WeakRef>()->get() && dict_delete(ts, a[0].as<Dict>(), a[1]) < 0) return {};
  return kNone;
}

NativeDef kFunctions[] = {
    {"proxy(object, callback=None, /)", "Create a proxy object that weakly references 'object'.", weakref_proxy},
    {"getweakrefs(object, /)", "Return a list of all weak reference objects pointing to 'object'.", weakref_list},
    {"getweakrefcount(object, /)", "Return the number of weak references to 'object'.", weakref_count},
    {"_remove_dead_weakref(dct, key, /)", "Delete key when its value is a dead weak reference.", weakref_remove_dead},
    {nullptr, nullptr, nullptr}};

bool weakref_module_init(ThreadState& ts, Module* m) {
  const BuiltinTypes& types = ts.rt.types;
  return module_add(ts, m, "ref", Value(types.weakref)) && module_add(ts, m, "ReferenceType", Value(types.weakref)) &&
         module_add(ts, m, "ProxyType", Value(types.weakproxy)) && module_add(ts, m, "CallableProxyType", Value(types.weakcallableproxy));
}

}  // namespace

extern const NativeModule kModule__weakref;
const NativeModule kModule__weakref = {"_weakref", "Weak-reference support module.", kFunctions, weakref_module_init};

}  // namespace adder
