// type_bootstrap.cpp: makes the builtin types and exception classes when a Runtime starts, and native types later.
//
// Types need names, names need the type str, every cell needs a shape, shapes need types: so all Type cells and root
// shapes come first, with heads patched once `type` has its shape, and names, bases and orders follow.
// Nothing here may rely on interned common names: they are made after this.
#include "runtime/objects/instance.h"
#include "runtime/objects/native_fill.h"
#include "runtime/objects/type_support.h"

namespace adder {

#define TYPE(field, name, kind, base) extern const NativeType kNativeType_##field;
#include "runtime/state/types.def"
#undef TYPE
// An exception class has a table only when it has something of its own.
#define EXCEPTION(name, base)
#define EXCEPTION_WITH_TABLE(name, base) extern const NativeType kNativeType_##name;
#include "runtime/state/exceptions.def"
#undef EXCEPTION

namespace {

bool table_has(const NativeType& native, std::string_view name) {
  for (const NativeDef* def = native.methods; def && def->signature; ++def)
    if (native_name(def) == name) return true;
  return false;
}

// Everything but name, bases and order. `native` may be null: the base's.
Type* allocate_type(ThreadState& ts, const NativeType* native, Type* base, Kind kind) {
  Type* type_type = ts.rt.types.type;
  Head head = type_type && type_type->root_shape ? type_type->root_shape->instance_head : make_head_bits(Kind::Type, 0);
  Type* type = static_cast<Type*>(ts.rt.heap.allocate(ts, sizeof(Type), head));
  if (!type) return nullptr;
  type->base = base;
  type->native = native ? native : base->native;
  type->instance_kind = kind;
  uint32_t fixed = native && native->instance_bytes ? native->instance_bytes
                   : kind == Kind::Native && base   ? base->instance_bytes
                                                    : kind_bytes(kind);
  type->instance_bytes = std::max<uint32_t>(fixed, kind == Kind::Instance ? sizeof(Instance) : 0);
  uint32_t inherited = 0;
  if (base) {
    inherited = base->flags &
                (kTypeException | kTypeIsMetatype | kTypeInstancesHaveDict | kTypeWeakrefable | kTypeMatchSequence |
                 kTypeMatchMapping | kTypeMatchSelf | kTypeCustomGetattr | kTypeCustomSetattr);
    type->slot_count = base->slot_count;
  }
  type->flags = inherited | (native ? native->flags : 0);
  switch (kind) {
    case Kind::Int:
    case Kind::Float:
    case Kind::Str:
    case Kind::Bytes:
    case Kind::ByteArray:
    case Kind::Set:
    case Kind::FrozenSet:
      type->flags |= kTypeMatchSelf;
      break;
    case Kind::List:
    case Kind::Tuple:
      type->flags |= kTypeMatchSelf | kTypeMatchSequence;
      break;
    case Kind::Range:
    case Kind::MemoryView:
      type->flags |= kTypeMatchSequence;
      break;
    case Kind::Dict:
      type->flags |= kTypeMatchSelf | kTypeMatchMapping;
      break;
    case Kind::MappingProxy:
      type->flags |= kTypeMatchMapping;
      break;
    case Kind::Type:
      type->flags |= kTypeIsMetatype | kTypeWeakrefable;
      break;
    case Kind::Exception:
      type->flags |= kTypeException | kTypeInstancesHaveDict;
      break;
    default:
      break;
  }
  switch (kind) {
    case Kind::Set:
    case Kind::FrozenSet:
    case Kind::Generator:
    case Kind::Code:
    case Kind::Function:
    case Kind::Module:
    case Kind::BoundMethod:
      type->flags |= kTypeWeakrefable;
      break;
    default:
      break;
  }
  if (kind_has_own_dict(kind)) type->flags |= kTypeInstancesHaveDict;
  if (native && kind != Kind::Type && kind != Kind::Module && kind != Kind::Instance) {
    if (table_has(*native, "__getattribute__") || table_has(*native, "__getattr__")) type->flags |= kTypeCustomGetattr;
    if (table_has(*native, "__setattr__") || table_has(*native, "__delattr__")) type->flags |= kTypeCustomSetattr;
  }
  type->iter_next = native && native->iter_next ? native->iter_next : base ? base->iter_next : nullptr;
  return renew_root_shape(ts, type) ? type : nullptr;
}

// Name, module, dict, bases, order. `full_name` may be dotted: what stands before the last dot is the module.
bool complete_type(ThreadState& ts, Type* type, std::string_view full_name, Value module, Type* second_base) {
  size_t dot = full_name.rfind('.');
  type->name = intern(ts, dot == std::string_view::npos ? full_name : full_name.substr(dot + 1));
  type->qualname = type->name;
  type->module = module;
  if (dot != std::string_view::npos) type->module = Value(intern(ts, full_name.substr(0, dot)));
  type->dict = new_dict(ts);
  if (!type->name || !type->dict) return false;
  Type* base = type->base;
  if (!base)
    type->bases = new_tuple(ts, 0);
  else if (second_base)
    type->bases = tuple_of(ts, Value(base), Value(second_base));
  else
    type->bases = tuple_of(ts, Value(base));
  if (!type->bases) return false;
  type->mro = compute_mro(ts, type);
  if (!type->mro) return false;
  for (size_t i = 0; i < type->bases->size; ++i)
    if (!add_subclass(ts, type->bases->items[i].as<Type>(), type)) return false;
  return true;
}

}  // namespace

bool make_builtin_types(ThreadState& ts) {
  Runtime& rt = ts.rt;
  bool enabled = rt.heap.enabled;
  rt.heap.enabled = false;  // half-made types must not be traced
  if (!rt.method_cache) rt.method_cache = std::make_unique<Runtime::MethodCacheEntry[]>(Runtime::kMethodCacheSize);
  BuiltinTypes& types = rt.types;
#define TYPE(field, name, kind, base)                                                                          \
  types.field = allocate_type(ts, &kNativeType_##field,                                                        \
                              &kNativeType_##field == &kNativeType_object ? nullptr : types.base, Kind::kind); \
  if (!types.field) return false;                                                                              \
  rt.heads.field = types.field->root_shape->instance_head;
#include "runtime/state/types.def"
#undef TYPE
  types.object->head = types.type->head = types.type->root_shape->instance_head;
  BuiltinExceptions& exc = rt.exc;
#define MAKE(name, table, base)                                                                                     \
  exc.name = allocate_type(ts, table, std::string_view(#name) == #base ? types.object : exc.base, Kind::Exception); \
  if (!exc.name) return false;
#define EXCEPTION(name, base) MAKE(name, nullptr, base)
#define EXCEPTION_WITH_TABLE(name, base) MAKE(name, &kNativeType_##name, base)
#include "runtime/state/exceptions.def"
#undef EXCEPTION
#undef MAKE
#define SPECIAL(field, text) rt.special_names[kSpecial##field] = intern(ts, text);
#include "runtime/state/specials.def"
#undef SPECIAL
#define TYPE(field, name, kind, base) \
  if (!complete_type(ts, types.field, name, Value(), nullptr)) return false;
#include "runtime/state/types.def"
#undef TYPE
#define EXCEPTION(name, base) \
  if (exc.name != exc.ExceptionGroup && !complete_type(ts, exc.name, #name, Value(), nullptr)) return false;
#include "runtime/state/exceptions.def"
#undef EXCEPTION
  if (!complete_type(ts, exc.ExceptionGroup, "ExceptionGroup", Value(), exc.Exception)) return false;
  rt.heap.enabled = enabled;
  return true;
}

Type* new_native_type(ThreadState& ts, const NativeType& native, Type* base, Value module) {
  if (!base) base = ts.rt.types.object;
  Kind kind = native.kind == Kind::Native && base->instance_kind != Kind::Instance ? base->instance_kind : native.kind;
  Type* type = allocate_type(ts, &native, base, kind);
  return type && complete_type(ts, type, native.name, module, nullptr) ? type : nullptr;
}

}  // namespace adder
