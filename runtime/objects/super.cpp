// super.cpp: super objects. super() without arguments finds its class in the variable __class__ that the compiler gives
// to methods mentioning super, and its object in the first parameter of the calling frame.
#include "runtime/objects/instance.h"
#include "runtime/objects/type_support.h"
#include "runtime/protocol/attribute_cache.h"

namespace adder {

namespace {

// Fills class and object from the calling frame. False with RuntimeError pending.
bool from_frame(ThreadState& ts, Value* this_class, Value* object) {
  Frame* frame = ts.frame;
  if (!frame) return raise_runtime_error(ts, "super(): no current frame"), false;
  Code* code = frame->code;
  const CodeUnit* unit = code->unit;
  auto locals = unit->section<LocalEntry>(unit->locals);
  if (!unit->positional_count && !(unit->code_flags & kCodeVarArgs))
    return raise_runtime_error(ts, "super(): no arguments"), false;
  if (!unit->positional_count) return raise_runtime_error(ts, "super(): no arguments"), false;
  Value first = frame->registers[0];
  if (first && locals[0].kind == LocalKind::kCell && is_kind(first, Kind::CellVar))
    first = first.as<CellVar>()->contents;
  if (!first) return raise_runtime_error(ts, "super(): arg[0] deleted"), false;
  for (uint32_t i = 0; i < code->free_count; ++i) {
    if (unit->name_at(locals[code->first_free + i].name) != "__class__") continue;
    Value cell = frame->registers[code->first_free + i];
    Value cls = cell && is_kind(cell, Kind::CellVar) ? cell.as<CellVar>()->contents : Value();
    if (!cls) return raise_runtime_error(ts, "super(): empty __class__ cell"), false;
    if (!is_type(cls)) return raise_runtime_error(ts, "super(): __class__ is not a type (%T)", cls), false;
    *this_class = cls;
    *object = first;
    return true;
  }
  return raise_runtime_error(ts, "super(): __class__ cell not found"), false;
}

Value super_new(ThreadState& ts, Value* a, uint32_t) {
  Cell* cell = new_instance(ts, a[0].as<Type>());
  return cell ? Value(cell) : Value();
}

Value super_init(ThreadState& ts, Value* a, uint32_t n) {
  if (n > 3) return raise_type_error(ts, "super() expected at most 2 arguments, got %u", n - 1);
  Value this_class = n > 1 ? a[1] : Value(), object = n > 2 ? a[2] : Value();
  if (!this_class) {
    if (!from_frame(ts, &this_class, &object)) return Value();
  } else if (!is_type(this_class)) {
    return raise_type_error(ts, "super() argument 1 must be a type, not %T", this_class);
  }
  if (object && object.is_none()) object = Value();
  Super* self = a[0].as<Super>();
  Type* type = nullptr;
  if (object && !(type = super_check(ts, this_class.as<Type>(), object))) return Value();
  self->this_class = this_class.as<Type>();
  self->self = object;
  self->self_type = type;
  return kNone;
}

Value super_repr(ThreadState& ts, Value* a, uint32_t) {
  Super* self = a[0].as<Super>();
  const std::string name = self->this_class ? str_to_utf8(self->this_class->name) : "NULL";
  if (self->self_type)
    return Value(format_message(ts, "<super: <class '%s'>, <%N object>>", name.c_str(), self->self_type));
  return Value(format_message(ts, "<super: <class '%s'>, NULL>", name.c_str()));
}

// An unbound super object as a class attribute binds like a method.
Value super_get(ThreadState& ts, Value* a, uint32_t) {
  if (!has_binding(ts, a)) return Value();
  Super* self = a[0].as<Super>();
  if (a[1].is_none() || self->self) return a[0];
  Value args[2] = {Value(self->this_class), a[1]};
  return type_call(ts, self->type(), args, 2, Value());
}

const NativeGetSet kGetSets[] = {
    {"__thisclass__", "the class invoking super()",
     [](ThreadState&, Value self) {
       return self.as<Super>()->this_class ? Value(self.as<Super>()->this_class) : kNone;
     },
     readonly_member},
    {"__self__", "the instance invoking super(); may be None",
     [](ThreadState&, Value self) { return self.as<Super>()->self ? self.as<Super>()->self : kNone; }, readonly_member},
    {"__self_class__", "the type of the instance invoking super(); may be None",
     [](ThreadState&, Value self) { return self.as<Super>()->self_type ? Value(self.as<Super>()->self_type) : kNone; },
     readonly_member},
    {},
};

NativeDef kMethods[] = {
    {"__new__(cls, *args, **kwargs)", "Create and return a new object.  See help(type) for accurate signature.",
     super_new, kNativeNoText},
    {"__init__(self, /, *args)", "Initialize self.  See help(type(self)) for accurate signature.", super_init,
     kNativeNoText},
    {"__get__(self, instance, owner=None, /)", "Return an attribute of instance, which is of type owner.", super_get},
    {"__repr__(self, /)", "Return repr(self).", super_repr},
    {},
};

}  // namespace

void trace_super(Cell* cell, Marker& marker) {
  Super* self = static_cast<Super*>(cell);
  marker.visit(self->this_class);
  marker.visit(self->self);
  marker.visit(self->self_type);
  trace_subclass_words(cell, marker);
}

extern const NativeType kNativeType_super;
const NativeType kNativeType_super = {"super",
                                      "super() or super(type, object): looks attributes up in the classes that follow "
                                      "type in the order of object's class.",
                                      kMethods,
                                      kGetSets,
                                      Kind::Super,
                                      sizeof(Super)};

}  // namespace adder
