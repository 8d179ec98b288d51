// _weakref.cpp: the module _weakref: weak references and proxies, and who refers weakly to an object.
#include "runtime/objects/weakref.h"

#include "runtime/errors/raise.h"
#include "runtime/native/native.h"
#include "runtime/objects/containers.h"
#include "runtime/protocol/protocol.h"

namespace adder {

Value new_weakproxy(ThreadState& ts, Value target, Value callback);

namespace {

Value proxy(ThreadState& ts, Value* a, uint32_t) { return new_weakproxy(ts, a[0], a[1] ? a[1] : Value()); }

Value getweakrefs(ThreadState& ts, Value* a, uint32_t) {
  List* list = new_list(ts);
  for (size_t i = 0; list && i < ts.rt.heap.weak_references.size(); ++i) {
    Cell* ref = ts.rt.heap.weak_references[i];
    if (static_cast<WeakRef*>(ref)->get() == a[0] && !list_append(ts, list, Value(ref))) return {};
  }
  return list;
}

Value getweakrefcount(ThreadState& ts, Value* a, uint32_t) {
  int64_t count = 0;
  for (Cell* ref : ts.rt.heap.weak_references) count += static_cast<WeakRef*>(ref)->get() == a[0];
  return Value::small_int(count);
}

// Deletes dict[key] when its value is a dead reference: it may have been replaced since the callback was queued.
Value remove_dead(ThreadState& ts, Value* a, uint32_t) {
  if (!is_kind(a[0], Kind::Dict)) return raise_type_error(ts, "_remove_dead_weakref() argument 1 must be dict, not %T", a[0]);
  Value ref = dict_get(ts, a[0].as<Dict>(), a[1]);
  if (!ref) return ts.has_error() ? Value() : kNone;
  if (!is_kind(ref, Kind::WeakRef)) return raise_type_error(ts, "not a weakref");
  if (!ref.as<WeakRef>()->get() && dict_delete(ts, a[0].as<Dict>(), a[1]) < 0) return {};
  return kNone;
}

bool init(ThreadState& ts, Module* m) {
  BuiltinTypes& types = ts.rt.types;
  return module_add(ts, m, "ref", Value(types.weakref)) && module_add(ts, m, "ReferenceType", Value(types.weakref)) &&
         module_add(ts, m, "ProxyType", Value(types.weakproxy)) && module_add(ts, m, "CallableProxyType", Value(types.weakcallableproxy));
}

NativeDef kFunctions[] = {
    {"proxy(object, callback=None, /)", "Create a proxy object that weakly references 'object'.", proxy},
    {"getweakrefcount(object, /)", "Return the number of weak references to 'object'.", getweakrefcount},
    {"getweakrefs(object, /)", "Return a list of all weak reference objects pointing to 'object'.", getweakrefs},
    {"_remove_dead_weakref(dct, key, /)", "Atomically remove key from dict if it points to a dead weakref.", remove_dead},
    {nullptr, nullptr, nullptr}};

}  // namespace

extern const NativeModule kModule__weakref;
const NativeModule kModule__weakref = {"_weakref", "Weak-reference support module.", kFunctions, init};

}  // namespace adder
