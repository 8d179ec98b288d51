// descriptors.cpp: how a class attribute becomes an attribute of an object: binding, and the descriptors property,
// classmethod, staticmethod, member (a __slots__ entry) and getset (a native attribute).
//
// bind_descriptor and set_descriptor know the builtin kinds and fall back to __get__, __set__ and __delete__. Subclass
// instances (class cached_property(property)) always take the fallback, where the native methods below await them.
#include "runtime/objects/instance.h"
#include "runtime/objects/type_support.h"
#include "runtime/protocol/attribute_cache.h"

namespace adder {

namespace {

bool is_abstract(ThreadState& ts, Value v, bool* ok) {
  if (!v || v.is_none()) return false;
  if (!ts.native_stack_ok()) return raise_recursion_error(ts, ""), *ok = false;  // a property of a property of ...
  Value flag = get_attribute_or_empty(ts, v, ts.rt.names.dunder_isabstractmethod);
  int t = flag ? truth(ts, flag) : 0;
  *ok = !ts.pending;
  return t > 0;
}

// --- property

Value property_error(ThreadState& ts, Property* p, Value object, const char* what) {
  Type* exception = ts.rt.exc.AttributeError;
  if (p->name && !p->name.is_none())
    return raise(ts, exception, "property %R of %R object has no %s", p->name, Value(type_of(ts, object)->qualname),
                 what);
  return raise(ts, exception, "property of %R object has no %s", Value(type_of(ts, object)->qualname), what);
}

Value property_read(ThreadState& ts, Property* p, Value object) {
  if (!p->fget || p->fget.is_none()) return property_error(ts, p, object, "getter");
  return call(ts, p->fget, &object, 1);
}

bool property_write(ThreadState& ts, Property* p, Value object, Value value) {
  Value function = value ? p->fset : p->fdel;
  if (!function || function.is_none()) return property_error(ts, p, object, value ? "setter" : "deleter"), false;
  Value args[2] = {object, value};
  return bool(call(ts, function, args, value ? 2 : 1));
}

Value property_new(ThreadState& ts, Value* a, uint32_t) {
  Cell* cell = new_instance(ts, a[0].as<Type>());
  return cell ? Value(cell) : Value();
}

Value property_init(ThreadState& ts, Value* a, uint32_t) {
  Property* p = a[0].as<Property>();
  auto given = [](Value v) { return v && v.is_none() ? Value() : v; };
  p->fget = given(a[1]);
  p->fset = given(a[2]);
  p->fdel = given(a[3]);
  Value doc = given(a[4]);
  bool from_getter = !doc && p->fget;
  if (from_getter) {
    doc = get_attribute_or_empty(ts, p->fget, ts.rt.names.dunder_doc);
    if (!doc && ts.pending) return Value();
    if (doc && doc.is_none()) doc = Value();
  }
  p->doc = doc;
  if (is_subclass_instance(p) && has_attribute_storage(a[0])) {  // the class's own __doc__ must not show through
    if (!set_attribute(ts, a[0], ts.rt.names.dunder_doc, doc ? doc : kNone)) {
      if (!pending_matches(ts, ts.rt.exc.AttributeError)) return Value();
      clear_error(ts);
    }
  }
  return kNone;
}

Value property_copy(ThreadState& ts, Value self, Value fget, Value fset, Value fdel) {
  Property* p = self.as<Property>();
  auto pick = [](Value now, Value old) {
    Value v = now && !now.is_none() ? now : old;
    return v ? v : kNone;
  };
  bool doc_from_getter = false;
  if (p->doc && p->fget) {
    Value getter_doc = get_attribute_or_empty(ts, p->fget, ts.rt.names.dunder_doc);
    if (!getter_doc && ts.pending) return Value();
    doc_from_getter = getter_doc == p->doc;
  }
  Value args[4] = {pick(fget, p->fget), pick(fset, p->fset), pick(fdel, p->fdel),
                   p->doc && !doc_from_getter ? p->doc : kNone};
  Value made = type_call(ts, p->type(), args, 4, Value());
  if (made && is_kind(made, Kind::Property)) made.as<Property>()->name = p->name;
  return made;
}

Value property_getter(ThreadState& ts, Value* a, uint32_t) {
  return property_copy(ts, a[0], a[1], Value(), Value());
}
Value property_setter(ThreadState& ts, Value* a, uint32_t) {
  return property_copy(ts, a[0], Value(), a[1], Value());
}
Value property_deleter(ThreadState& ts, Value* a, uint32_t) {
  return property_copy(ts, a[0], Value(), Value(), a[1]);
}

Value property_get(ThreadState& ts, Value* a, uint32_t) {
  if (!has_binding(ts, a)) return Value();
  if (a[1].is_none()) return a[0];
  return property_read(ts, a[0].as<Property>(), a[1]);
}
Value property_set(ThreadState& ts, Value* a, uint32_t) {
  return property_write(ts, a[0].as<Property>(), a[1], a[2]) ? kNone : Value();
}
Value property_delete(ThreadState& ts, Value* a, uint32_t) {
  return property_write(ts, a[0].as<Property>(), a[1], Value()) ? kNone : Value();
}
Value property_set_name(ThreadState&, Value* a, uint32_t) {
  a[0].as<Property>()->name = a[2];
  return kNone;
}

Value or_none(Value v) {
  return v ? v : kNone;
}
const NativeGetSet kPropertyGetSets[] = {
    {"fget", nullptr, [](ThreadState&, Value self) { return or_none(self.as<Property>()->fget); }, readonly_member},
    {"fset", nullptr, [](ThreadState&, Value self) { return or_none(self.as<Property>()->fset); }, readonly_member},
    {"fdel", nullptr, [](ThreadState&, Value self) { return or_none(self.as<Property>()->fdel); }, readonly_member},
    {"__doc__", nullptr, [](ThreadState&, Value self) { return or_none(self.as<Property>()->doc); },
     [](ThreadState&, Value self, Value v) { return self.as<Property>()->doc = v, true; }},
    {"__isabstractmethod__", nullptr,
     [](ThreadState& ts, Value self) {
       Property* p = self.as<Property>();
       bool ok = true;
       bool abstract = is_abstract(ts, p->fget, &ok) || (ok && is_abstract(ts, p->fset, &ok)) ||
                       (ok && is_abstract(ts, p->fdel, &ok));
       return ok ? Value::boolean(abstract) : Value();
     },
     nullptr},
    {},
};

NativeDef kPropertyMethods[] = {
    {"__new__(cls, *args, **kwargs)", "Create and return a new object.  See help(type) for accurate signature.",
     property_new, kNativeNoText},
    {"__init__(self, fget=None, fset=None, fdel=None, doc=None)",
     "Initialize self.  See help(type(self)) for accurate signature.", property_init},
    {"__get__(self, instance, owner=None, /)", "Return an attribute of instance, which is of type owner.",
     property_get},
    {"__set__(self, instance, value, /)", "Set an attribute of instance to value.", property_set},
    {"__delete__(self, instance, /)", "Delete an attribute of instance.", property_delete},
    {"__set_name__(self, owner, name, /)", "Method to set name of a property.", property_set_name},
    {"getter(self, fget, /)", "Descriptor to obtain a copy of the property with a different getter.", property_getter},
    {"setter(self, fset, /)", "Descriptor to obtain a copy of the property with a different setter.", property_setter},
    {"deleter(self, fdel, /)", "Descriptor to obtain a copy of the property with a different deleter.",
     property_deleter},
    {},
};

// --- classmethod, staticmethod

Value wrapper_new(ThreadState& ts, Value* a, uint32_t) {
  return property_new(ts, a, 1);
}

Value wrapper_init(ThreadState& ts, Value* a, uint32_t) {
  MethodWrapperObject* wrapper = a[0].as<MethodWrapperObject>();
  wrapper->inner = a[1];
  CommonNames& names = ts.rt.names;
  for (Str* name : {names.dunder_module, names.dunder_name, names.dunder_qualname, names.dunder_doc}) {
    Value v = get_attribute_or_empty(ts, a[1], name);
    if (!v && ts.pending) return Value();
    if (!v) continue;
    Dict* dict = instance_dict(ts, a[0]);
    if (!dict || !dict_set_str(ts, dict, name, v)) return Value();
  }
  return kNone;
}

Value bind_classmethod(ThreadState& ts, Value self, Type* type) {
  Value inner = self.as<MethodWrapperObject>()->inner;
  if (!inner) return raise_runtime_error(ts, "uninitialized classmethod object");
  if (is_kind(inner, Kind::Function)) return Value(new_bound_method(ts, inner, Value(type)));
  if (inner.is_cell() && lookup_special(ts, inner.as_cell()->type(), kSpecialGet))
    return bind_descriptor(ts, inner, Value(type), type->type());
  return Value(new_bound_method(ts, inner, Value(type)));
}

Value classmethod_get(ThreadState& ts, Value* a, uint32_t) {
  if (!has_binding(ts, a)) return Value();
  Type* type = a[2] && is_type(a[2]) ? a[2].as<Type>() : type_of(ts, a[1]);
  return bind_classmethod(ts, a[0], type);
}

Value staticmethod_get(ThreadState& ts, Value* a, uint32_t) {
  if (!has_binding(ts, a)) return Value();
  Value inner = a[0].as<MethodWrapperObject>()->inner;
  return inner ? inner : raise_runtime_error(ts, "uninitialized staticmethod object");
}

Value staticmethod_call(ThreadState& ts, Value* a, uint32_t n) {
  Tuple* args = new_tuple_from(ts, a + 2, n - 2);
  return args ? call_dict(ts, a[0].as<MethodWrapperObject>()->inner, args, a[1] ? a[1].as<Dict>() : nullptr) : Value();
}

Value wrapper_repr(ThreadState& ts, Value* a, uint32_t) {
  return Value(format_message(ts, "<%T(%R)>", a[0], or_none(a[0].as<MethodWrapperObject>()->inner)));
}

const NativeGetSet kWrapperGetSets[] = {
    {"__func__", nullptr, [](ThreadState&, Value self) { return or_none(self.as<MethodWrapperObject>()->inner); },
     readonly_member},
    {"__wrapped__", nullptr, [](ThreadState&, Value self) { return or_none(self.as<MethodWrapperObject>()->inner); },
     readonly_member},
    {"__dict__", nullptr,
     [](ThreadState& ts, Value self) {
       Dict* dict = instance_dict(ts, self);
       return dict ? Value(dict) : Value();
     },
     nullptr},
    {"__isabstractmethod__", nullptr,
     [](ThreadState& ts, Value self) {
       bool ok = true;
       bool abstract = is_abstract(ts, self.as<MethodWrapperObject>()->inner, &ok);
       return ok ? Value::boolean(abstract) : Value();
     },
     nullptr},
    {},
};

NativeDef kClassMethodMethods[] = {
    {"__new__(cls, *args, **kwargs)", "Create and return a new object.  See help(type) for accurate signature.",
     wrapper_new, kNativeNoText},
    {"__init__(self, function, /)", "Initialize self.  See help(type(self)) for accurate signature.", wrapper_init},
    {"__get__(self, instance, owner=None, /)", "Return an attribute of instance, which is of type owner.",
     classmethod_get},
    {"__repr__(self, /)", "Return repr(self).", wrapper_repr},
    {},
};

NativeDef kStaticMethodMethods[] = {
    {"__new__(cls, *args, **kwargs)", "Create and return a new object.  See help(type) for accurate signature.",
     wrapper_new, kNativeNoText},
    {"__init__(self, function, /)", "Initialize self.  See help(type(self)) for accurate signature.", wrapper_init},
    {"__get__(self, instance, owner=None, /)", "Return an attribute of instance, which is of type owner.",
     staticmethod_get},
    {"__call__(self, *args, **kwargs)", "Call self as a function.", staticmethod_call},
    {"__repr__(self, /)", "Return repr(self).", wrapper_repr},
    {},
};

// --- members and getsets

bool check_owner(ThreadState& ts, Value object, Type* owner, std::string_view name) {
  if (is_subtype(type_of(ts, object), owner)) return true;
  raise_type_error(ts, "descriptor '%s' for '%U' objects doesn't apply to a '%T' object", std::string(name).c_str(),
                   type_message_name(ts, owner), object);
  return false;
}

Value member_read(ThreadState& ts, Member* member, Value object) {
  if (!check_owner(ts, object, member->owner, str_to_utf8(member->name))) return Value();
  Value v = *member_slot(object.as_cell(), member->index);
  return v ? v : raise_attribute_error(ts, object, member->name);
}

bool member_write(ThreadState& ts, Member* member, Value object, Value value) {
  if (!check_owner(ts, object, member->owner, str_to_utf8(member->name))) return false;
  Value* slot = member_slot(object.as_cell(), member->index);
  if (!value && !*slot) return raise(ts, ts.rt.exc.AttributeError, "%U", member->name), false;
  *slot = value;
  return true;
}

Value getset_read(ThreadState& ts, GetSet* getset, Value object) {
  if (!check_owner(ts, object, getset->owner, getset->def->name)) return Value();
  if (!getset->def->get)
    return raise(ts, ts.rt.exc.AttributeError, "attribute '%s' of '%N' objects is not readable", getset->def->name,
                 getset->owner);
  return getset->def->get(ts, object);
}

bool getset_write(ThreadState& ts, GetSet* getset, Value object, Value value) {
  if (!check_owner(ts, object, getset->owner, getset->def->name)) return false;
  if (getset->def->set) return getset->def->set(ts, object, value);
  if (getset->owner == ts.rt.exc.BaseExceptionGroup || getset->owner == ts.rt.types.module)
    return raise(ts, ts.rt.exc.AttributeError, "readonly attribute"), false;
  // CPython has some of these as members, whose message is shorter.
  raise(ts, ts.rt.exc.AttributeError, "attribute '%s' of '%U' objects is not writable", getset->def->name,
        type_message_name(ts, getset->owner));
  return false;
}

Value data_get(ThreadState& ts, Value* a, uint32_t) {
  if (!has_binding(ts, a)) return Value();
  if (a[1].is_none()) return a[0];
  return is_kind(a[0], Kind::Member) ? member_read(ts, a[0].as<Member>(), a[1])
                                     : getset_read(ts, a[0].as<GetSet>(), a[1]);
}
Value data_set(ThreadState& ts, Value* a, uint32_t) {
  return set_descriptor(ts, a[0], a[1], a[2]) ? kNone : Value();
}
Value data_delete(ThreadState& ts, Value* a, uint32_t) {
  return set_descriptor(ts, a[0], a[1], Value()) ? kNone : Value();
}

Type* data_owner(Value v) {
  return is_kind(v, Kind::Member) ? v.as<Member>()->owner : v.as<GetSet>()->owner;
}
Value data_name(ThreadState& ts, Value v) {
  return is_kind(v, Kind::Member) ? Value(v.as<Member>()->name)
                                  : Value(intern(ts, std::string_view(v.as<GetSet>()->def->name)));
}

Value data_repr(ThreadState& ts, Value* a, uint32_t) {
  const char* what = is_kind(a[0], Kind::Member) ? "member" : "attribute";
  return Value(format_message(ts, "<%s %R of '%U' objects>", what, data_name(ts, a[0]),
                              type_message_name(ts, data_owner(a[0]))));
}

Value data_reduce(ThreadState& ts, Value* a, uint32_t) {
  Value builtins = import_module(ts, "builtins");
  Value getter = builtins ? get_attribute(ts, builtins, "getattr") : Value();
  Tuple* args = getter ? tuple_of(ts, Value(data_owner(a[0])), data_name(ts, a[0])) : nullptr;
  return args ? Value(tuple_of(ts, getter, Value(args))) : Value();
}

const NativeGetSet kDataGetSets[] = {
    {"__name__", nullptr, data_name, nullptr},
    {"__qualname__", nullptr,
     [](ThreadState& ts, Value self) {
       return Value(format_message(ts, "%U.%S", data_owner(self)->qualname, data_name(ts, self)));
     },
     nullptr},
    {"__objclass__", nullptr, [](ThreadState&, Value self) { return Value(data_owner(self)); }, readonly_member},
    {"__doc__", nullptr,
     [](ThreadState& ts, Value self) {
       const char* doc = is_kind(self, Kind::GetSet) ? self.as<GetSet>()->def->doc : nullptr;
       return doc ? Value(new_str(ts, doc)) : kNone;
     },
     nullptr},
    {},
};

NativeDef kDataMethods[] = {
    {"__get__(self, instance, owner=None, /)", "Return an attribute of instance, which is of type owner.", data_get},
    {"__set__(self, instance, value, /)", "Set an attribute of instance to value.", data_set},
    {"__delete__(self, instance, /)", "Delete an attribute of instance.", data_delete},
    {"__repr__(self, /)", "Return repr(self).", data_repr},
    {"__reduce__(self, /)", nullptr, data_reduce},
    {},
};

}  // namespace

Value bind_descriptor(ThreadState& ts, Value descriptor, Value object, Type* type) {
  if (!descriptor.is_cell()) return descriptor;
  Cell* cell = descriptor.as_cell();
  if (!is_subclass_instance(cell)) {
    switch (cell->kind()) {
      case Kind::Function:
        return object ? Value(new_bound_method(ts, descriptor, object)) : descriptor;
      case Kind::NativeFunction:
        if (cell->head == ts.rt.heads.method_descriptor || cell->head == ts.rt.heads.wrapper_descriptor)
          return object ? bind_native(ts, static_cast<NativeFunction*>(cell), object) : descriptor;
        if (cell->head == ts.rt.heads.classmethod_descriptor) {
          // classmethod_descriptor.__get__(type_instance, metatype) of a metaclass binds the class itself.
          Type* receiver = type ? type : type_of(ts, object);
          return bind_native(ts, static_cast<NativeFunction*>(cell), Value(receiver));
        }
        return descriptor;
      case Kind::ClassMethod:
        return bind_classmethod(ts, descriptor, type ? type : type_of(ts, object));
      case Kind::StaticMethod:
        return static_cast<MethodWrapperObject*>(cell)->inner;
      case Kind::Property:
        return object ? property_read(ts, static_cast<Property*>(cell), object) : descriptor;
      case Kind::Member:
        return object ? member_read(ts, static_cast<Member*>(cell), object) : descriptor;
      case Kind::GetSet:
        return object ? getset_read(ts, static_cast<GetSet*>(cell), object) : descriptor;
      case Kind::Str:
      case Kind::List:
      case Kind::Dict:
      case Kind::Tuple:
      case Kind::BoundMethod:
        return descriptor;
      default:
        break;
    }
  }
  Type* descriptor_type = cell->type();
  Value getter = lookup_special(ts, descriptor_type, kSpecialGet);
  if (!getter) return descriptor;
  Value args[3] = {descriptor, object ? object : kNone, type ? Value(type) : kNone};
  if (is_kind(getter, Kind::Function) || is_method_like(ts, getter)) return call(ts, getter, args, 3);
  Value bound = bind_descriptor(ts, getter, descriptor, descriptor_type);
  return bound ? call(ts, bound, args + 1, 2) : Value();
}

bool set_descriptor(ThreadState& ts, Value descriptor, Value object, Value value) {
  Cell* cell = descriptor.as_cell();
  if (!is_subclass_instance(cell)) {
    switch (cell->kind()) {
      case Kind::Property:
        return property_write(ts, static_cast<Property*>(cell), object, value);
      case Kind::Member:
        return member_write(ts, static_cast<Member*>(cell), object, value);
      case Kind::GetSet:
        return getset_write(ts, static_cast<GetSet*>(cell), object, value);
      default:
        break;
    }
  }
  Value args[2] = {object, value};
  bool found;
  Value result = call_special(ts, descriptor, value ? kSpecialSet : kSpecialDelete, {args, value ? 2u : 1u}, &found);
  if (!found) raise(ts, ts.rt.exc.AttributeError, value ? "__set__" : "__delete__");
  return bool(result);
}

void trace_property(Cell* cell, Marker& marker) {
  Property* p = static_cast<Property*>(cell);
  for (Value v : {p->fget, p->fset, p->fdel, p->doc, p->name}) marker.visit(v);
  trace_subclass_words(cell, marker);
}

void trace_one_member(Cell* cell, Marker& marker) {
  marker.visit(static_cast<OneMember*>(cell)->inner);
  if (cell->is_kind(Kind::ClassMethod) || cell->is_kind(Kind::StaticMethod))
    marker.visit(static_cast<MethodWrapperObject*>(cell)->dict);
  trace_subclass_words(cell, marker);
}

void trace_member(Cell* cell, Marker& marker) {
  marker.visit(static_cast<Member*>(cell)->owner);
  marker.visit(static_cast<Member*>(cell)->name);
}

void trace_getset(Cell* cell, Marker& marker) {
  marker.visit(static_cast<GetSet*>(cell)->owner);
}

NativeType kNativeType_property = {
    "property",
    "An attribute computed by functions.\n\nfget reads it, fset assigns it, fdel deletes it; doc is its doc string, by "
    "default fget's.\nUse @property on the reading function, then @name.setter and @name.deleter.",
    kPropertyMethods,
    kPropertyGetSets,
    Kind::Property,
    sizeof(Property)};

NativeType kNativeType_classmethod = {
    "classmethod",
    "classmethod(function) -> method\n\nConvert a function to be a class method: it receives the class as its first\n"
    "argument, whether it is called on the class or on an instance.",
    kClassMethodMethods,
    kWrapperGetSets,
    Kind::ClassMethod,
    sizeof(MethodWrapperObject)};

NativeType kNativeType_staticmethod = {
    "staticmethod",
    "staticmethod(function) -> method\n\nConvert a function to be a static method: it receives neither the instance\n"
    "nor the class.",
    kStaticMethodMethods,
    kWrapperGetSets,
    Kind::StaticMethod,
    sizeof(MethodWrapperObject)};

NativeType kNativeType_member_descriptor = {"member_descriptor", nullptr,        kDataMethods,   kDataGetSets,
                                            Kind::Member,        sizeof(Member), kTypeNoSubclass};
NativeType kNativeType_getset_descriptor = {"getset_descriptor", nullptr,        kDataMethods,   kDataGetSets,
                                            Kind::GetSet,        sizeof(GetSet), kTypeNoSubclass};

bool readonly_member(ThreadState& ts, Value, Value) {
  return raise(ts, ts.rt.exc.AttributeError, "readonly attribute"), false;
}

}  // namespace adder
