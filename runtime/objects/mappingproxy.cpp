// mappingproxy.cpp: types.MappingProxyType, a read-only view of a mapping; what __dict__ of a class gives.
#include "runtime/objects/generic_alias.h"
#include "runtime/objects/type_support.h"

namespace adder {

namespace {

Value inner(Value v) {
  return v.as<OneMember>()->inner;
}

Value proxy_new(ThreadState& ts, Value* a, uint32_t) {
  bool mapping = a[1].is_cell() && !is_kind(a[1], Kind::List) && !is_kind(a[1], Kind::Tuple) &&
                 lookup_special(ts, type_of(ts, a[1]), kSpecialGetitem);
  if (!mapping) return raise_type_error(ts, "mappingproxy() argument must be a mapping, not %T", a[1]);
  OneMember* proxy = static_cast<OneMember*>(ts.rt.heap.allocate(ts, sizeof(OneMember), ts.rt.heads.mappingproxy));
  if (!proxy) return Value();
  proxy->inner = a[1];
  return Value(proxy);
}

Value proxy_getitem(ThreadState& ts, Value* a, uint32_t) {
  return get_item(ts, inner(a[0]), a[1]);
}
Value proxy_len(ThreadState& ts, Value* a, uint32_t) {
  int64_t n = length(ts, inner(a[0]));
  return n < 0 ? Value() : Value::small_int(n);
}
Value proxy_contains(ThreadState& ts, Value* a, uint32_t) {
  int t = contains(ts, inner(a[0]), a[1]);
  return t < 0 ? Value() : Value::boolean(t);
}
Value proxy_iter(ThreadState& ts, Value* a, uint32_t) {
  return get_iterator(ts, inner(a[0]));
}
Value proxy_reversed(ThreadState& ts, Value* a, uint32_t) {
  bool found;
  Value v = call_special(ts, inner(a[0]), kSpecialReversed, {}, &found);
  return found ? v : raise_type_error(ts, "'%T' object is not reversible", inner(a[0]));
}
Value proxy_get(ThreadState& ts, Value* a, uint32_t) {
  Value args[2] = {a[1], a[2] ? a[2] : kNone};
  return call_method(ts, inner(a[0]), ts.rt.names.get, args);
}
Value proxy_keys(ThreadState& ts, Value* a, uint32_t) {
  return call_method(ts, inner(a[0]), ts.rt.names.keys);
}
Value proxy_values(ThreadState& ts, Value* a, uint32_t) {
  return call_method(ts, inner(a[0]), ts.rt.names.values);
}
Value proxy_items(ThreadState& ts, Value* a, uint32_t) {
  return call_method(ts, inner(a[0]), ts.rt.names.items);
}
Value proxy_copy(ThreadState& ts, Value* a, uint32_t) {
  return call_method(ts, inner(a[0]), ts.rt.names.copy);
}
Value proxy_repr(ThreadState& ts, Value* a, uint32_t) {
  return Value(format_message(ts, "mappingproxy(%R)", inner(a[0])));
}
Value proxy_str(ThreadState& ts, Value* a, uint32_t) {
  return Value(to_str(ts, inner(a[0])));
}
Value unwrap(Value v) {
  return is_kind(v, Kind::MappingProxy) ? inner(v) : v;
}
template <Compare op>
Value proxy_compare(ThreadState& ts, Value* a, uint32_t) {
  return rich_compare(ts, op, unwrap(a[0]), unwrap(a[1]));
}
Value proxy_or(ThreadState& ts, Value* a, uint32_t) {
  return binary_op(ts, Op::Or, unwrap(a[0]), unwrap(a[1]), false);
}
Value proxy_ror(ThreadState& ts, Value* a, uint32_t) {
  return binary_op(ts, Op::Or, unwrap(a[1]), unwrap(a[0]), false);
}
Value proxy_ior(ThreadState& ts, Value* a, uint32_t) {
  return raise_type_error(ts, "'|=' is not supported by %T; use '|' instead", a[0]);
}
Value proxy_class_getitem(ThreadState& ts, Value* a, uint32_t) {
  return new_generic_alias(ts, a[0], a[1]);
}

NativeDef kMethods[] = {
    {"__new__(cls, mapping, /)", "Make a read-only view of a mapping.", proxy_new},
    {"__getitem__(self, key, /)", "Return self[key].", proxy_getitem},
    {"__len__(self, /)", "Return len(self).", proxy_len},
    {"__contains__(self, key, /)", "Return bool(key in self).", proxy_contains},
    {"__iter__(self, /)", "Implement iter(self).", proxy_iter},
    {"__reversed__(self, /)", "Return a reverse iterator over the keys.", proxy_reversed},
    {"get(self, key, default=None, /)", "Return the value for key if key is in the mapping, else default.", proxy_get},
    {"keys(self, /)", "A view of the keys.", proxy_keys},
    {"values(self, /)", "A view of the values.", proxy_values},
    {"items(self, /)", "A view of the items.", proxy_items},
    {"copy(self, /)", "A shallow copy of the mapping.", proxy_copy},
    {"__repr__(self, /)", "Return repr(self).", proxy_repr},
    {"__str__(self, /)", "Return str(self).", proxy_str},
    {"__eq__(self, value, /)", "Return self==value.", proxy_compare<Compare::kEq>},
    {"__ne__(self, value, /)", "Return self!=value.", proxy_compare<Compare::kNe>},
    {"__lt__(self, value, /)", "Return self<value.", proxy_compare<Compare::kLt>},
    {"__le__(self, value, /)", "Return self<=value.", proxy_compare<Compare::kLe>},
    {"__gt__(self, value, /)", "Return self>value.", proxy_compare<Compare::kGt>},
    {"__ge__(self, value, /)", "Return self>=value.", proxy_compare<Compare::kGe>},
    {"__or__(self, value, /)", "Return self|value.", proxy_or},
    {"__ror__(self, value, /)", "Return value|self.", proxy_ror},
    {"__ior__(self, value, /)", "Return self|=value.", proxy_ior},
    {"__class_getitem__(cls, item, /)", "See PEP 585", proxy_class_getitem, kNativeClass},
    {},
};

}  // namespace

extern const NativeType kNativeType_mappingproxy;
const NativeType kNativeType_mappingproxy = {
    "mappingproxy", "A read-only view of a mapping.", kMethods, nullptr, Kind::MappingProxy, sizeof(OneMember),
    kTypeNoSubclass};

}  // namespace adder
