// weakref.cpp: weak references and weak proxies.
//
// The heap lists every live reference; after marking, the collector clears those whose target is dead and queues those
// with a callback for the next safepoint. The target's address is stored inverted, so neither tracing nor the scan of
// native stacks keeps the target alive through its references. References without callback are shared by all who ask
// for one of the same object, as in CPython.
#include "runtime/objects/weakref.h"

#include "runtime/objects/generic_alias.h"
#include "runtime/objects/instance.h"
#include "runtime/objects/type_support.h"

namespace adder {

Value new_weakref(ThreadState& ts, Type* type, Value target, Value callback) {
  if (!target.is_cell() || !target.as_cell()->type()->has(kTypeWeakrefable))
    return raise_type_error(ts, "cannot create weak reference to '%T' object", target);
  auto& plain_references = ts.rt.heap.plain_weak_references;
  std::pair<const Cell*, const Type*> key(target.as_cell(), type);
  bool plain = (!callback || callback.is_none()) && !type->has(kTypeHeap);
  if (plain) {
    auto found = plain_references.find(key);
    if (found != plain_references.end()) return Value(found->second);
  }
  WeakRef* ref = static_cast<WeakRef*>(new_instance(ts, type));
  if (!ref) return Value();
  if (plain) plain_references[key] = ref;
  ref->target = ~target.bits();
  ref->callback = callback && callback.is_none() ? Value() : callback;
  ts.rt.heap.weak_references.push_back(ref);
  return Value(ref);
}

bool weakref_target_alive(const Cell* ref, const Marker& marker) {
  Value target = static_cast<const WeakRef*>(ref)->get();
  return target && marker.is_marked(target.as_cell()) && marker.is_marked(ref);
}

void weakref_clear(Cell* ref) {
  static_cast<WeakRef*>(ref)->target = 0;
}
bool weakref_has_callback(const Cell* ref) {
  return bool(static_cast<const WeakRef*>(ref)->callback);
}

void weakref_run_callback(ThreadState& ts, Cell* cell) {
  WeakRef* ref = static_cast<WeakRef*>(cell);
  Value callback = ref->callback;
  ref->callback = Value();
  if (!callback) return;
  Value argument(cell);
  if (!call(ts, callback, &argument, 1)) write_unraisable(ts, "Exception ignored in: ", callback);
}

void trace_weakref(Cell* cell, Marker& marker) {
  marker.visit(static_cast<WeakRef*>(cell)->callback);
  marker.visit(static_cast<WeakRef*>(cell)->dict);
  trace_subclass_words(cell, marker);
}

Value new_weakproxy(ThreadState& ts, Value target, Value callback) {
  BuiltinTypes& types = ts.rt.types;
  return new_weakref(ts, is_callable(ts, target) ? types.weakcallableproxy : types.weakproxy, target, callback);
}

namespace {

WeakRef* self_ref(Value v) {
  return v.as<WeakRef>();
}

Value ref_new(ThreadState& ts, Value* a, uint32_t) {
  return new_weakref(ts, a[0].as<Type>(), a[2], a[3]);
}
Value ref_init(ThreadState&, Value*, uint32_t) {
  return kNone;
}

Value ref_call(ThreadState&, Value* a, uint32_t) {
  Value target = self_ref(a[0])->get();
  return target ? target : kNone;
}

Value ref_hash(ThreadState& ts, Value* a, uint32_t) {
  WeakRef* ref = self_ref(a[0]);
  if (!ref->hashed) {
    Value target = ref->get();
    if (!target) return raise_type_error(ts, "weak object has gone away");
    if (!hash_value(ts, target, &ref->hash)) return Value();
    ref->hashed = true;
  }
  return new_int(ts, static_cast<int64_t>(ref->hash));
}

template <Compare op>
Value ref_compare(ThreadState& ts, Value* a, uint32_t) {
  if (!is_kind(a[1], Kind::WeakRef) || !is_subtype(type_of(ts, a[1]), ts.rt.types.weakref)) return kNotImplemented;
  Value x = self_ref(a[0])->get(), y = self_ref(a[1])->get();
  if (!x || !y) return Value::boolean((a[0] == a[1]) == (op == Compare::kEq));
  return rich_compare(ts, op, x, y);
}

std::string address_of(Value v) {
  char text[32];
  std::snprintf(text, sizeof text, "0x%012llx", static_cast<unsigned long long>(v.bits()));
  return text;
}

Value ref_repr(ThreadState& ts, Value* a, uint32_t) {
  std::string here = address_of(a[0]);
  Value target = self_ref(a[0])->get();
  if (!target) return Value(format_message(ts, "<weakref at %s; dead>", here.c_str()));
  Value name = get_attribute_or_empty(ts, target, ts.rt.names.dunder_name);
  if (!name && ts.pending) return Value();
  std::string there = address_of(target);
  if (!name || !is_str(name))
    return Value(format_message(ts, "<weakref at %s; to '%T' at %s>", here.c_str(), target, there.c_str()));
  return Value(format_message(ts, "<weakref at %s; to '%T' at %s (%S)>", here.c_str(), target, there.c_str(), name));
}

const NativeGetSet kRefGetSets[] = {
    {"__callback__", nullptr,
     [](ThreadState&, Value self) { return self_ref(self)->callback ? self_ref(self)->callback : kNone; },
     readonly_member},
    {},
};

NativeDef kRefMethods[] = {
    {"__new__(cls, *args, **kwargs)", "Create and return a new object.  See help(type) for accurate signature.",
     [](ThreadState& ts, Value* a, uint32_t n) {
       // Subclasses may pass more to their __init__.
       if (n < 3) return raise_type_error(ts, "__new__ expected at least 1 argument, got 0");
       if (n > 4) return raise_type_error(ts, "__new__ expected at most 2 arguments, got %d", static_cast<int>(n - 2));
       Value args[4] = {a[0], Value(), a[2], n > 3 ? a[3] : Value()};
       return ref_new(ts, args, 4);
     }},
    {"__init__(self, *args, **kwargs)", "Initialize self.  See help(type(self)) for accurate signature.", ref_init},
    {"__call__(self, /)", "Call self as a function.", ref_call},
    {"__hash__(self, /)", "Return hash(self).", ref_hash},
    {"__eq__(self, value, /)", "Return self==value.", ref_compare<Compare::kEq>},
    {"__ne__(self, value, /)", "Return self!=value.", ref_compare<Compare::kNe>},
    {"__repr__(self, /)", "Return repr(self).", ref_repr},
    {"__class_getitem__(cls, item, /)", "See PEP 585",
     [](ThreadState& ts, Value* a, uint32_t) { return new_generic_alias(ts, a[0], a[1]); }, kNativeClass},
    {},
};

}  // namespace

extern const NativeType kNativeType_weakref;
const NativeType kNativeType_weakref = {
    "weakref.ReferenceType",
    "A reference that does not keep its object alive; calling it gives the object or None.",
    kRefMethods,
    kRefGetSets,
    Kind::WeakRef,
    sizeof(WeakRef)};

}  // namespace adder
