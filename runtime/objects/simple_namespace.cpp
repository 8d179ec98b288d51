// simple_namespace.cpp: types.SimpleNamespace: an object that is nothing but its attributes.
#include "runtime/objects/instance.h"
#include "runtime/objects/type_support.h"

namespace adder {

namespace {

Value namespace_new(ThreadState& ts, Value* a, uint32_t) {
  Cell* cell = new_instance(ts, a[0].as<Type>());
  return cell && instance_dict(ts, Value(cell)) ? Value(cell) : Value();
}

Value namespace_init(ThreadState& ts, Value* a, uint32_t n) {
  if (n > 2) return raise_type_error(ts, "no positional arguments expected");
  if (!a[1]) return kNone;
  Dict* dict = instance_dict(ts, a[0]);
  return dict && dict_merge(ts, dict, a[1].as<Dict>()) ? kNone : Value();
}

Value namespace_repr(ThreadState& ts, Value* a, uint32_t) {
  Type* type = type_of(ts, a[0]);
  bool exact = type == ts.rt.types.simple_namespace;
  int entered = repr_enter(ts, a[0]);
  if (entered < 0) return Value();
  std::string name = exact ? "namespace" : str_to_utf8(type->name);
  if (!entered) return Value(format_message(ts, "%s(...)", name.c_str()));
  StrBuilder text;
  text.append_utf8(name);
  text.append_ascii("(");
  Dict* dict = instance_dict(ts, a[0]);
  size_t position = 0;
  Value key, value;
  bool first = true, ok = dict;
  while (ok && dict_next(dict, &position, &key, &value)) {
    if (!is_str(key) || !key.as<Str>()->length) continue;
    Str* shown = to_repr(ts, value);
    ok = shown;
    if (!ok) break;
    if (!first) text.append_ascii(", ");
    first = false;
    text.append(key.as<Str>());
    text.append_ascii("=");
    text.append(shown);
  }
  repr_leave(ts, a[0]);
  text.append_ascii(")");
  return ok ? Value(text.finish(ts)) : Value();
}

template <Compare op>
Value namespace_compare(ThreadState& ts, Value* a, uint32_t) {
  Type* type = ts.rt.types.simple_namespace;
  if (!is_instance_exact(ts, a[1], type)) return kNotImplemented;
  return rich_compare(ts, op, Value(instance_dict(ts, a[0])), Value(instance_dict(ts, a[1])));
}

Value namespace_reduce(ThreadState& ts, Value* a, uint32_t) {
  Tuple* none = new_tuple(ts, 0);
  return none ? Value(tuple_of(ts, Value(type_of(ts, a[0])), Value(none), Value(instance_dict(ts, a[0])))) : Value();
}

const NativeGetSet kGetSets[] = {
    {"__dict__", nullptr, [](ThreadState& ts, Value self) { return Value(instance_dict(ts, self)); }, nullptr},
    {},
};

NativeDef kMethods[] = {
    {"__new__(cls, *args, **kwargs)", "Create and return a new object.  See help(type) for accurate signature.",
     namespace_new, kNativeNoText},
    {"__init__(self, *args, **kwargs)", "Initialize self.  See help(type(self)) for accurate signature.",
     namespace_init, kNativeNoText},
    {"__repr__(self, /)", "Return repr(self).", namespace_repr},
    {"__eq__(self, value, /)", "Return self==value.", namespace_compare<Compare::kEq>},
    {"__ne__(self, value, /)", "Return self!=value.", namespace_compare<Compare::kNe>},
    {"__lt__(self, value, /)", "Return self<value.", namespace_compare<Compare::kLt>},
    {"__le__(self, value, /)", "Return self<=value.", namespace_compare<Compare::kLe>},
    {"__gt__(self, value, /)", "Return self>value.", namespace_compare<Compare::kGt>},
    {"__ge__(self, value, /)", "Return self>=value.", namespace_compare<Compare::kGe>},
    {"__reduce__(self, /)", "Return state information for pickling", namespace_reduce},
    {},
};

}  // namespace

extern const NativeType kNativeType_simple_namespace;
const NativeType kNativeType_simple_namespace = {
    "types.SimpleNamespace",
    "An object whose attributes are the keyword arguments it was made with.",
    kMethods,
    kGetSets,
    Kind::Native,
    sizeof(Cell),
    kTypeInstancesHaveDict | kTypeWeakrefable};

}  // namespace adder
