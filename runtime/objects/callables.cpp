// callables.cpp: bound methods, native functions in their several forms, and the attributes of script functions.
//
// A NativeFunction's form shows in its type: builtin_function_or_method (self: bound receiver, or the module or class
// it belongs to), method_descriptor and wrapper_descriptor (owner, no self), classmethod_descriptor, method-wrapper (a
// bound special method). `self` is passed as the first argument exactly when `owner` is set beside it.
// A __new__ has owner and no self, and gets the class as an ordinary first argument.
#include "runtime/objects/instance.h"
#include "runtime/objects/native_fill.h"
#include "runtime/objects/type_support.h"
#include "runtime/protocol/attribute_cache.h"

namespace adder {

BoundMethod* new_bound_method(ThreadState& ts, Value function, Value self) {
  BoundMethod* method = static_cast<BoundMethod*>(ts.rt.heap.allocate(ts, sizeof(BoundMethod), ts.rt.heads.method));
  if (!method) return nullptr;
  method->function = function;
  method->self = self;
  return method;
}

NativeFunction* new_native_function(ThreadState& ts, const NativeDef* def, Value self, Value module) {
  NativeFunction* f =
      static_cast<NativeFunction*>(ts.rt.heap.allocate(ts, sizeof(NativeFunction), ts.rt.heads.builtin_function));
  if (!f) return nullptr;
  f->def = def;
  f->self = self;
  f->module = module;
  return f;
}

Value bind_native(ThreadState& ts, NativeFunction* method, Value self) {
  Head head =
      method->head == ts.rt.heads.wrapper_descriptor ? ts.rt.heads.method_wrapper : ts.rt.heads.builtin_function;
  NativeFunction* f = static_cast<NativeFunction*>(ts.rt.heap.allocate(ts, sizeof(NativeFunction), head));
  if (!f) return Value();
  f->def = method->def;
  f->self = self;
  f->owner = method->owner;
  return Value(f);
}

void trace_bound_method(Cell* cell, Marker& marker) {
  marker.visit(static_cast<BoundMethod*>(cell)->function);
  marker.visit(static_cast<BoundMethod*>(cell)->self);
}

void trace_native_function(Cell* cell, Marker& marker) {
  NativeFunction* f = static_cast<NativeFunction*>(cell);
  marker.visit(f->self);
  marker.visit(f->owner);
  marker.visit(f->module);
}

namespace {

Value or_none(Value v) {
  return v ? v : kNone;
}

// --- native functions

Str* native_function_name(ThreadState& ts, Value self) {
  return intern(ts, native_name(self.as<NativeFunction>()->def));
}

// What __self__ shows: the receiver, the class of a __new__ or static method, or the module.
Value native_self(ThreadState& ts, Value v) {
  NativeFunction* f = v.as<NativeFunction>();
  if (f->self) return f->self;
  if (f->owner) return Value(f->owner);
  if (!f->module || !is_str(f->module)) return or_none(f->module);
  // The functions of builtins were made before their module was there: they know its name.
  Value module = import_module(ts, str_to_utf8(f->module.as<Str>()).c_str());
  return module;
}

Value native_qualname(ThreadState& ts, Value v) {
  NativeFunction* f = v.as<NativeFunction>();
  Str* name = native_function_name(ts, v);
  if (!f->owner) return Value(name);
  if (f->head == ts.rt.heads.builtin_function && f->self) {
    Type* shown = is_type(f->self) ? f->self.as<Type>() : type_of(ts, f->self);
    return Value(format_message(ts, "%U.%U", shown->qualname, name));
  }
  return Value(format_message(ts, "%U.%U", f->owner->qualname, name));
}

Value native_doc(ThreadState& ts, Value v) {
  const char* doc = v.as<NativeFunction>()->def->doc;
  return doc ? Value(new_str(ts, doc)) : kNone;
}

// "($self, index, object, /)": a first parameter called self or cls that callers do not pass gets a dollar sign.
Value native_text_signature(ThreadState& ts, Value v) {
  NativeFunction* f = v.as<NativeFunction>();
  if (f->def->flags & kNativeNoText) return kNone;
  std::string text = signature_of(f->def)->text;
  bool is_new = signature_of(f->def)->is_new;
  if (is_new) return Value(new_str(ts, "($type, *args, **kwargs)"));
  if (f->owner && !(f->def->flags & kNativeStatic)) {
    if (text.starts_with("(self") || text.starts_with("(cls") || text.starts_with("(type")) {
      size_t end = text.find_first_of(",)");
      text = (f->def->flags & kNativeClass ? "($type" : "($self") + text.substr(end);
      // inspect needs to know that the receiver is positional-only.
      size_t at = text.find_first_of(",)");
      if (text.find('/') == std::string::npos) text.insert(at, ", /");
    }
  } else if (text.find("module") == 1) {
    text.insert(1, "$");
  } else {
    text.insert(1, text == "()" ? "$module" : "$module, ");
  }
  return Value(new_str(ts, text));
}

Value native_module(ThreadState& ts, Value v) {
  NativeFunction* f = v.as<NativeFunction>();
  if (f->owner || !f->module) return f->owner ? kNone : or_none(f->module);
  if (is_kind(f->module, Kind::Module)) {
    Value name = dict_get_str(ts, f->module.as<Module>()->dict, ts.rt.names.dunder_name);
    return or_none(name);
  }
  return f->module;
}

Value native_repr(ThreadState& ts, Value* a, uint32_t) {
  NativeFunction* f = a[0].as<NativeFunction>();
  Str* name = native_function_name(ts, a[0]);
  if (!f->owner && !f->self) return Value(format_message(ts, "<built-in function %U>", name));
  Value self = native_self(ts, a[0]);
  char address[32];
  std::snprintf(address, sizeof address, "0x%012llx", static_cast<unsigned long long>(self.bits()));
  bool wrapper = f->head == ts.rt.heads.method_wrapper;
  return Value(format_message(
      ts, wrapper ? "<method-wrapper '%U' of %T object at %s>" : "<built-in method %U of %T object at %s>", name, self,
      address));
}

Value descriptor_repr(ThreadState& ts, Value* a, uint32_t) {
  NativeFunction* f = a[0].as<NativeFunction>();
  const char* what = f->head == ts.rt.heads.wrapper_descriptor ? "slot wrapper" : "method";
  return Value(format_message(ts, "<%s '%U' of '%U' objects>", what, native_function_name(ts, a[0]),
                              type_message_name(ts, f->owner)));
}

Value native_eq(ThreadState& ts, Value* a, uint32_t) {
  if (!is_kind(a[1], Kind::NativeFunction)) return kNotImplemented;
  NativeFunction* x = a[0].as<NativeFunction>();
  NativeFunction* y = a[1].as<NativeFunction>();
  (void)ts;
  return Value::boolean(x == y ||
                        (x->def == y->def && x->self == y->self && x->head == y->head && x->owner == y->owner));
}

Value native_hash(ThreadState& ts, Value* a, uint32_t) {
  NativeFunction* f = a[0].as<NativeFunction>();
  uint64_t h = std::rotr(f->self.bits(), 4) ^ std::rotr(reinterpret_cast<uint64_t>(f->def), 4);
  return new_int(ts, static_cast<int64_t>(h));
}

Value native_reduce(ThreadState& ts, Value* a, uint32_t) {
  NativeFunction* f = a[0].as<NativeFunction>();
  Str* name = native_function_name(ts, a[0]);
  if (!f->owner) return Value(name);
  Value builtins = import_module(ts, "builtins");
  Value getter = builtins ? get_attribute(ts, builtins, "getattr") : Value();
  Tuple* args = getter ? tuple_of(ts, native_self(ts, a[0]), Value(name)) : nullptr;
  return args ? Value(tuple_of(ts, getter, Value(args))) : Value();
}

Value native_call(ThreadState& ts, Value* a, uint32_t n) {
  Tuple* args = new_tuple_from(ts, a + 2, n - 2);
  return args ? call_dict(ts, a[0], args, a[1] ? a[1].as<Dict>() : nullptr) : Value();
}

Value descriptor_get(ThreadState& ts, Value* a, uint32_t) {
  if (!has_binding(ts, a)) return Value();
  NativeFunction* f = a[0].as<NativeFunction>();
  if (f->head == ts.rt.heads.classmethod_descriptor) {
    Value cls = a[2] && !a[2].is_none() ? a[2] : Value(type_of(ts, a[1]));
    if (!is_type(cls) || !is_subtype(cls.as<Type>(), f->owner))
      return raise_type_error(ts, "descriptor '%U' requires a subtype of '%N' but received '%T'",
                              native_function_name(ts, a[0]), f->owner, cls);
    return bind_native(ts, f, cls);
  }
  if (a[1].is_none() && f->owner != ts.rt.types.none) return a[0];
  if (!is_subtype(type_of(ts, a[1]), f->owner))
    return raise_type_error(ts, "descriptor '%U' for '%U' objects doesn't apply to a '%T' object",
                            native_function_name(ts, a[0]), type_message_name(ts, f->owner), a[1]);
  return bind_native(ts, f, a[1]);
}

Value name_getter(ThreadState& ts, Value self) {
  return Value(native_function_name(ts, self));
}

const NativeGetSet kNativeGetSets[] = {
    {"__name__", nullptr, name_getter, nullptr},
    {"__qualname__", nullptr, native_qualname, nullptr},
    {"__self__", nullptr, native_self, nullptr},
    {"__doc__", nullptr, native_doc, nullptr},
    {"__text_signature__", nullptr, native_text_signature, nullptr},
    {"__module__", nullptr, native_module, nullptr},
    {},
};

const NativeGetSet kMethodWrapperGetSets[] = {
    {"__name__", nullptr, name_getter, nullptr},
    {"__qualname__", nullptr, native_qualname, nullptr},
    {"__self__", nullptr, native_self, readonly_member},
    {"__objclass__", nullptr, [](ThreadState&, Value self) { return Value(self.as<NativeFunction>()->owner); },
     readonly_member},
    {"__doc__", nullptr, native_doc, nullptr},
    {"__text_signature__", nullptr, native_text_signature, nullptr},
    {},
};

const NativeGetSet kDescriptorGetSets[] = {
    {"__name__", nullptr, name_getter, nullptr},
    {"__qualname__", nullptr, native_qualname, nullptr},
    {"__objclass__", nullptr, [](ThreadState&, Value self) { return Value(self.as<NativeFunction>()->owner); },
     readonly_member},
    {"__doc__", nullptr, native_doc, nullptr},
    {"__text_signature__", nullptr, native_text_signature, nullptr},
    {},
};

NativeDef kNativeMethods[] = {
    {"__repr__(self, /)", "Return repr(self).", native_repr},
    {"__call__(self, *args, **kwargs)", "Call self as a function.", native_call},
    {"__eq__(self, value, /)", "Return self==value.", native_eq},
    {"__hash__(self, /)", "Return hash(self).", native_hash},
    {"__reduce__(self, /)", nullptr, native_reduce},
    {},
};

NativeDef kDescriptorMethods[] = {
    {"__repr__(self, /)", "Return repr(self).", descriptor_repr},
    {"__call__(self, *args, **kwargs)", "Call self as a function.", native_call},
    {"__get__(self, instance, owner=None, /)", "Return an attribute of instance, which is of type owner.",
     descriptor_get},
    {"__reduce__(self, /)", nullptr, native_reduce},
    {},
};

// --- bound methods

Value method_new(ThreadState& ts, Value* a, uint32_t) {
  if (!is_callable(ts, a[1])) return raise_type_error(ts, "first argument must be callable");
  if (a[2].is_none()) return raise_type_error(ts, "instance must not be None");
  return Value(new_bound_method(ts, a[1], a[2]));
}

// Attributes that a method does not have are its function's.
Value method_getattribute(ThreadState& ts, Value* a, uint32_t) {
  if (!is_str(a[1])) return raise_type_error(ts, "attribute name must be string, not '%T'", a[1]);
  Str* name = intern(ts, a[1].as<Str>());
  Type* type = type_of(ts, a[0]);
  Value own = lookup_in_type(ts, type, name);
  if (own && name != ts.rt.names.dunder_doc) return bind_descriptor(ts, own, a[0], type);
  return get_attribute(ts, a[0].as<BoundMethod>()->function, name);
}

Value method_repr(ThreadState& ts, Value* a, uint32_t) {
  BoundMethod* method = a[0].as<BoundMethod>();
  Value name = get_attribute_or_empty(ts, method->function, ts.rt.names.dunder_qualname);
  if (!name && !ts.pending) name = get_attribute_or_empty(ts, method->function, ts.rt.names.dunder_name);
  if (!name && ts.pending) return Value();
  if (!name || !is_str(name)) name = Value(intern(ts, "?"));
  return Value(format_message(ts, "<bound method %U of %R>", name.as<Str>(), method->self));
}

Value method_eq(ThreadState& ts, Value* a, uint32_t) {
  if (!is_kind(a[1], Kind::BoundMethod)) return kNotImplemented;
  BoundMethod* x = a[0].as<BoundMethod>();
  BoundMethod* y = a[1].as<BoundMethod>();
  if (!equal_identity(x->self, y->self)) return kFalse;
  int t = compare_bool(ts, Compare::kEq, x->function, y->function);
  return t < 0 ? Value() : Value::boolean(t);
}

Value method_hash(ThreadState& ts, Value* a, uint32_t) {
  BoundMethod* method = a[0].as<BoundMethod>();
  uint64_t h;
  if (!hash_value(ts, method->function, &h)) return Value();
  return new_int(ts, static_cast<int64_t>(h ^ std::rotr(method->self.bits(), 4)));
}

Value method_get(ThreadState& ts, Value* a, uint32_t) {
  if (!has_binding(ts, a)) return Value();
  return a[0];
}

Value method_reduce(ThreadState& ts, Value* a, uint32_t) {
  BoundMethod* method = a[0].as<BoundMethod>();
  Value name = get_attribute(ts, method->function, ts.rt.names.dunder_name);
  Value builtins = name ? import_module(ts, "builtins") : Value();
  Value getter = builtins ? get_attribute(ts, builtins, "getattr") : Value();
  Tuple* args = getter ? tuple_of(ts, method->self, name) : nullptr;
  return args ? Value(tuple_of(ts, getter, Value(args))) : Value();
}

const NativeGetSet kMethodGetSets[] = {
    {"__func__", "the function (or other callable) implementing a method",
     [](ThreadState&, Value self) { return self.as<BoundMethod>()->function; }, readonly_member},
    {"__self__", "the instance to which a method is bound",
     [](ThreadState&, Value self) { return self.as<BoundMethod>()->self; }, readonly_member},
    {"__doc__", nullptr,
     [](ThreadState& ts, Value self) {
       return get_attribute(ts, self.as<BoundMethod>()->function, ts.rt.names.dunder_doc);
     },
     nullptr},
    {},
};

NativeDef kMethodMethods[] = {
    {"__new__(cls, function, instance, /)", "Create and return a new object.  See help(type) for accurate signature.",
     method_new},
    {"__getattribute__(self, name, /)", "Return getattr(self, name).", method_getattribute},
    {"__call__(self, *args, **kwargs)", "Call self as a function.", native_call},
    {"__repr__(self, /)", "Return repr(self).", method_repr},
    {"__eq__(self, value, /)", "Return self==value.", method_eq},
    {"__hash__(self, /)", "Return hash(self).", method_hash},
    {"__get__(self, instance, owner=None, /)", "Return an attribute of instance, which is of type owner.", method_get},
    {"__reduce__(self, /)", nullptr, method_reduce},
    {},
};

}  // namespace

NativeType kNativeType_builtin_function = {"builtin_function_or_method",
                                           nullptr,
                                           kNativeMethods,
                                           kNativeGetSets,
                                           Kind::NativeFunction,
                                           sizeof(NativeFunction),
                                           kTypeNoSubclass | kTypeWeakrefable};
NativeType kNativeType_method_wrapper = {
    "method-wrapper",       nullptr,        kNativeMethods, kMethodWrapperGetSets, Kind::NativeFunction,
    sizeof(NativeFunction), kTypeNoSubclass};
NativeType kNativeType_method_descriptor = {
    "method_descriptor",    nullptr,        kDescriptorMethods, kDescriptorGetSets, Kind::NativeFunction,
    sizeof(NativeFunction), kTypeNoSubclass};
NativeType kNativeType_wrapper_descriptor = {
    "wrapper_descriptor",   nullptr,        kDescriptorMethods, kDescriptorGetSets, Kind::NativeFunction,
    sizeof(NativeFunction), kTypeNoSubclass};
NativeType kNativeType_classmethod_descriptor = {
    "classmethod_descriptor", nullptr,        kDescriptorMethods, kDescriptorGetSets, Kind::NativeFunction,
    sizeof(NativeFunction),   kTypeNoSubclass};
NativeType kNativeType_method = {"method",
                                 "A function with the object that it will be called on.",
                                 kMethodMethods,
                                 kMethodGetSets,
                                 Kind::BoundMethod,
                                 sizeof(BoundMethod),
                                 kTypeNoSubclass | kTypeWeakrefable};

}  // namespace adder
