// struct_sequence.cpp: tuples with named fields: a tuple subclass made at run time whose fields are native descriptors.
#include "runtime/objects/struct_sequence.h"

#include <array>
#include <mutex>

#include "runtime/errors/raise.h"
#include "runtime/objects/containers.h"
#include "runtime/objects/function.h"
#include "runtime/objects/str.h"
#include "runtime/objects/type_support.h"
#include "runtime/protocol/protocol.h"

namespace adder {

namespace {

// property-like descriptors need the index: one Property per field whose getter is operator-like native code.
template <size_t I>
Value field(ThreadState&, Value* a, uint32_t) {
  Tuple* self = a[0].as<Tuple>();
  if (I < self->size) return self->items[I];
  Value rest = self->type()->slot_count ? *member_slot(self, 0) : Value();
  return rest && I - self->size < rest.as<Tuple>()->size ? rest.as<Tuple>()->items[I - self->size] : kNone;
}

template <size_t... I>
constexpr auto field_table(std::index_sequence<I...>) {
  return std::array<NativeFn, sizeof...(I)>{field<I>...};
}
constexpr auto kFields = field_table(std::make_index_sequence<32>());

constexpr const char* kFieldDoc = "A field of a structure sequence.";

// Shared by all types; constant once made.
NativeDef* field_def(size_t i) {
  static NativeDef defs[32] = {};
  static std::once_flag once;
  std::call_once(once, [] {
    for (size_t k = 0; k < 32; ++k) {
      defs[k].signature = "field(self, /)";
      defs[k].doc = kFieldDoc;
      defs[k].fn = kFields[k];
    }
  });
  return &defs[i];
}

Value sequence_repr(ThreadState& ts, Value* a, uint32_t) {
  Type* type = a[0].as_cell()->type();
  Value names = dict_get_str(ts, type->dict, intern(ts, "_fields"));
  StrBuilder out;
  Value module = dict_get_str(ts, type->dict, ts.rt.names.dunder_module);
  if (is_str(module) && !str_equals(module.as<Str>(), "builtins")) {
    out.append(module.as<Str>());
    out.append('.');
  }
  out.append(type->name);
  out.append('(');
  Tuple* fields = names.as<Tuple>();
  size_t name = 0;  // unnamed positions show the next name
  for (size_t i = 0; i < a[0].as<Tuple>()->size; ++i) {
    if (i) out.append_ascii(", ");
    while (name < fields->size && !is_str(fields->items[name])) ++name;
    if (name < fields->size) {
      out.append(fields->items[name++].as<Str>());
      out.append('=');
    }
    Str* s = to_repr(ts, a[0].as<Tuple>()->items[i]);
    if (!s) return {};
    out.append(s);
  }
  out.append(')');
  return out.finish(ts);
}

Value sequence_new(ThreadState& ts, Value* a, uint32_t) {
  Tuple* items = sequence_to_tuple(ts, a[1]);
  return items ? new_struct_sequence(ts, a[0].as<Type>(), {items->items, items->size}) : Value();
}
Value sequence_reduce(ThreadState& ts, Value* a, uint32_t) {
  Value plain = new_tuple_from(ts, a[0].as<Tuple>()->items, a[0].as<Tuple>()->size);
  return plain ? Value(tuple_of(ts, Value(a[0].as_cell()->type()), Value(tuple_of(ts, plain)))) : Value();
}
NativeDef kReprDef = {"__repr__(self, /)", "Return repr(self).", sequence_repr};
NativeDef kNewDef = {"__new__(cls, iterable, /)", "Create and return a new object.", sequence_new, kNativeStatic};
NativeDef kReduceDef = {"__reduce__(self, /)", "Helper for pickle.", sequence_reduce};

}  // namespace

Type* new_struct_sequence_type(ThreadState& ts, const char* name, std::span<const char* const> fields, size_t visible) {
  visible = std::min(visible, fields.size());
  std::string_view full(name);
  size_t dot = full.rfind('.');
  Dict* ns = new_dict(ts);
  Tuple* names = new_tuple(ts, fields.size());
  if (!ns || !names) return nullptr;
  Value doc(intern(ts, kFieldDoc));
  for (size_t i = 0; i < fields.size() && i < 32; ++i) {
    if (!fields[i]) {
      if (i < names->size) names->items[i] = kNone;
      continue;
    }
    Str* key = intern(ts, fields[i]);
    NativeFunction* getter = new_native_function(ts, field_def(i), Value(), kNone);
    if (!key || !getter) return nullptr;
    // Made in place: a call of property would cost more than all the rest, in each of the types of sys.
    Property* property = static_cast<Property*>(ts.rt.heap.allocate(ts, sizeof(Property), ts.rt.heads.property));
    if (!property) return nullptr;
    property->fget = Value(getter);
    property->doc = doc;
    if (!dict_set_str(ts, ns, key, Value(property))) return nullptr;
    if (i < names->size) names->items[i] = key;
  }
  auto put_native = [&](NativeDef* def, const char* key, bool as_static) {
    NativeFunction* f = new_native_function(ts, def, Value(), kNone);
    Value v = f;
    if (f && as_static) {
      auto* wrapper = static_cast<MethodWrapperObject*>(
          ts.rt.heap.allocate(ts, sizeof(MethodWrapperObject), ts.rt.heads.staticmethod));
      if (!wrapper) return false;
      wrapper->inner = Value(f);
      v = Value(wrapper);
    }
    if (f && !as_static) f->owner = ts.rt.types.tuple;
    if (f && !as_static) f->head = ts.rt.heads.method_descriptor;
    return v && dict_set_str(ts, ns, intern(ts, key), v);
  };
  if (!put_native(&kReprDef, "__repr__", false) || !put_native(&kNewDef, "__new__", true) ||
      !put_native(&kReduceDef, "__reduce__", false) || !dict_set_str(ts, ns, intern(ts, "_fields"), names) ||
      !dict_set_str(ts, ns, intern(ts, "n_fields"), Value::small_int(static_cast<int64_t>(fields.size()))) ||
      !dict_set_str(ts, ns, intern(ts, "n_sequence_fields"), Value::small_int(static_cast<int64_t>(visible))) ||
      !dict_set_str(ts, ns, intern(ts, "__match_args__"), names) ||
      !dict_set_str(ts, ns, ts.rt.names.dunder_slots, ts.rt.empty_tuple) ||
      !dict_set_str(ts, ns, ts.rt.names.dunder_module,
                    Value(intern(ts, dot == std::string_view::npos ? "builtins" : full.substr(0, dot)))))
    return nullptr;
  Tuple* bases = tuple_of(ts, Value(ts.rt.types.tuple));
  Type* type =
      bases ? new_heap_type(ts, ts.rt.types.type, intern(ts, full.substr(dot + 1)), bases, ns, nullptr) : nullptr;
  if (!type || visible == fields.size()) return type;
  type->slot_count = 1;  // a tuple of the fields behind the visible ones
  return renew_root_shape(ts, type) ? type : nullptr;
}

Value new_struct_sequence(ThreadState& ts, Type* type, std::span<const Value> values) {
  size_t visible = values.size();
  Tuple* rest = nullptr;
  if (type->slot_count) {
    visible = static_cast<size_t>(dict_get_str(ts, type->dict, intern(ts, "n_sequence_fields")).as_int());
    if (values.size() < visible) {
      return raise_type_error(ts, "%S() takes an at least %zu-sequence (%zu-sequence given)", Value(type->name),
                              visible, values.size());
    }
    rest = new_tuple_from(ts, values.data() + visible, values.size() - visible);
    if (!rest) return {};
  }
  Tuple* tuple = reinterpret_cast<Tuple*>(new_instance(ts, type, visible * sizeof(Value)));
  if (!tuple) return {};
  tuple->size = visible;
  std::copy_n(values.begin(), visible, tuple->items);
  if (rest) *member_slot(tuple, 0) = Value(rest);
  return tuple;
}

Value make_struct_sequence(ThreadState& ts, const char* type_name, std::initializer_list<const char*> fields,
                           std::initializer_list<Value> values) {
  Type* type = new_struct_sequence_type(ts, type_name, {fields.begin(), fields.size()});
  return type ? new_struct_sequence(ts, type, {values.begin(), values.size()}) : Value();
}

}  // namespace adder
