// weakproxy.cpp: weakref.proxy: objects that pass every operation on to their target while it lives.
#include "runtime/objects/type_support.h"
#include "runtime/objects/weakref.h"

namespace adder {

namespace {

// The object behind a proxy; the value itself when it is none. Empty with ReferenceError pending when it is dead.
Value unwrap(ThreadState& ts, Value v) {
  if (!is_kind(v, Kind::WeakRef)) return v;
  Type* type = type_of(ts, v);
  if (type != ts.rt.types.weakproxy && type != ts.rt.types.weakcallableproxy) return v;
  Value target = v.as<WeakRef>()->get();
  return target ? target : raise(ts, ts.rt.exc.ReferenceError, "weakly-referenced object no longer exists");
}

template <Op op, bool reflected = false, bool inplace = false>
Value binary(ThreadState& ts, Value* a, uint32_t) {
  Value x = unwrap(ts, a[reflected ? 1 : 0]);
  Value y = x ? unwrap(ts, a[reflected ? 0 : 1]) : Value();
  return y ? binary_op(ts, op, x, y, inplace) : Value();
}

template <Op op>
Value unary(ThreadState& ts, Value* a, uint32_t) {
  Value x = unwrap(ts, a[0]);
  return x ? unary_op(ts, op, x) : Value();
}

template <Compare op>
Value compare(ThreadState& ts, Value* a, uint32_t) {
  Value x = unwrap(ts, a[0]);
  Value y = x ? unwrap(ts, a[1]) : Value();
  return y ? rich_compare(ts, op, x, y) : Value();
}

// Any other special method of the target by index, with the arguments after self.
template <Special which>
Value forward(ThreadState& ts, Value* a, uint32_t n) {
  Value x = unwrap(ts, a[0]);
  if (!x) return Value();
  bool found;
  Value result = call_special(ts, x, which, {a + 1, n - 1}, &found);
  return found ? result : raise_type_error(ts, "'%T' object does not support the operation", x);
}

Value proxy_getattribute(ThreadState& ts, Value* a, uint32_t) {
  Value x = unwrap(ts, a[0]);
  if (!x) return Value();
  return is_str(a[1]) ? get_attribute(ts, x, a[1].as<Str>())
                      : raise_type_error(ts, "attribute name must be string, not '%T'", a[1]);
}
Value proxy_setattr(ThreadState& ts, Value* a, uint32_t) {
  Value x = unwrap(ts, a[0]);
  return x && is_str(a[1]) && set_attribute(ts, x, a[1].as<Str>(), a[2]) ? kNone : Value();
}
Value proxy_delattr(ThreadState& ts, Value* a, uint32_t) {
  Value x = unwrap(ts, a[0]);
  return x && is_str(a[1]) && set_attribute(ts, x, a[1].as<Str>(), Value()) ? kNone : Value();
}
Value proxy_repr(ThreadState& ts, Value* a, uint32_t) {
  char here[32], there[32];
  Value target = a[0].as<WeakRef>()->get();
  std::snprintf(here, sizeof here, "0x%012llx", static_cast<unsigned long long>(a[0].bits()));
  std::snprintf(there, sizeof there, "0x%012llx", static_cast<unsigned long long>(target.bits()));
  return Value(format_message(ts, "<weakproxy at %s to %T at %s>", here, target ? target : kNone, there));
}
Value proxy_str(ThreadState& ts, Value* a, uint32_t) {
  Value x = unwrap(ts, a[0]);
  return x ? Value(to_str(ts, x)) : Value();
}
Value proxy_bool(ThreadState& ts, Value* a, uint32_t) {
  Value x = unwrap(ts, a[0]);
  int t = x ? truth(ts, x) : -1;
  return t < 0 ? Value() : Value::boolean(t);
}
Value proxy_len(ThreadState& ts, Value* a, uint32_t) {
  Value x = unwrap(ts, a[0]);
  int64_t n = x ? length(ts, x) : -1;
  return n < 0 ? Value() : Value::small_int(n);
}
Value proxy_contains(ThreadState& ts, Value* a, uint32_t) {
  Value x = unwrap(ts, a[0]);
  int t = x ? contains(ts, x, a[1]) : -1;
  return t < 0 ? Value() : Value::boolean(t);
}
Value proxy_iter(ThreadState& ts, Value* a, uint32_t) {
  Value x = unwrap(ts, a[0]);
  return x ? get_iterator(ts, x) : Value();
}
Value proxy_next(ThreadState& ts, Value* a, uint32_t) {
  Value x = unwrap(ts, a[0]);
  if (!x) return Value();
  if (!lookup_special(ts, type_of(ts, x), kSpecialNext))
    return raise_type_error(ts, "Weakref proxy referenced a non-iterator '%T' object", x);
  return forward<kSpecialNext>(ts, a, 1);
}
Value proxy_call(ThreadState& ts, Value* a, uint32_t n) {
  Value x = unwrap(ts, a[0]);
  Tuple* args = x ? new_tuple_from(ts, a + 2, n - 2) : nullptr;
  return args ? call_dict(ts, x, args, a[1] ? a[1].as<Dict>() : nullptr) : Value();
}
Value proxy_getitem(ThreadState& ts, Value* a, uint32_t) {
  Value x = unwrap(ts, a[0]);
  return x ? get_item(ts, x, a[1]) : Value();
}
Value proxy_setitem(ThreadState& ts, Value* a, uint32_t) {
  Value x = unwrap(ts, a[0]);
  return x && set_item(ts, x, a[1], a[2]) ? kNone : Value();
}
Value proxy_delitem(ThreadState& ts, Value* a, uint32_t) {
  Value x = unwrap(ts, a[0]);
  return x && del_item(ts, x, a[1]) ? kNone : Value();
}

#define BINARY(name, op)                                                  \
  {"__" name "__(self, value, /)", nullptr, binary<Op::op>},              \
      {"__r" name "__(self, value, /)", nullptr, binary<Op::op, true>}, { \
    "__i" name "__(self, value, /)", nullptr, binary<Op::op, false, true> \
  }

#define PROXY_METHODS                                                                                           \
  {"__getattribute__(self, name, /)", nullptr, proxy_getattribute},                                             \
      {"__setattr__(self, name, value, /)", nullptr, proxy_setattr},                                            \
      {"__delattr__(self, name, /)", nullptr, proxy_delattr}, {"__repr__(self, /)", nullptr, proxy_repr},       \
      {"__str__(self, /)", nullptr, proxy_str}, {"__bool__(self, /)", nullptr, proxy_bool},                     \
      {"__len__(self, /)", nullptr, proxy_len}, {"__contains__(self, key, /)", nullptr, proxy_contains},        \
      {"__iter__(self, /)", nullptr, proxy_iter}, {"__next__(self, /)", nullptr, proxy_next},                   \
      {"__getitem__(self, key, /)", nullptr, proxy_getitem},                                                    \
      {"__setitem__(self, key, value, /)", nullptr, proxy_setitem},                                             \
      {"__delitem__(self, key, /)", nullptr, proxy_delitem},                                                    \
      {"__eq__(self, value, /)", nullptr, compare<Compare::kEq>},                                               \
      {"__ne__(self, value, /)", nullptr, compare<Compare::kNe>},                                               \
      {"__lt__(self, value, /)", nullptr, compare<Compare::kLt>},                                               \
      {"__le__(self, value, /)", nullptr, compare<Compare::kLe>},                                               \
      {"__gt__(self, value, /)", nullptr, compare<Compare::kGt>},                                               \
      {"__ge__(self, value, /)", nullptr, compare<Compare::kGe>}, BINARY("add", Add), BINARY("sub", Sub),       \
      BINARY("mul", Mul), BINARY("truediv", TrueDiv), BINARY("floordiv", FloorDiv), BINARY("mod", Mod),         \
      BINARY("matmul", MatMul), BINARY("pow", Pow), BINARY("and", And), BINARY("or", Or), BINARY("xor", Xor),   \
      BINARY("lshift", LShift), BINARY("rshift", RShift), {"__neg__(self, /)", nullptr, unary<Op::Neg>},        \
      {"__pos__(self, /)", nullptr, unary<Op::Pos>}, {"__invert__(self, /)", nullptr, unary<Op::Invert>},       \
      {"__abs__(self, /)", nullptr, forward<kSpecialAbs>}, {"__int__(self, /)", nullptr, forward<kSpecialInt>}, \
      {"__float__(self, /)", nullptr, forward<kSpecialFloat>},                                                  \
      {"__index__(self, /)", nullptr, forward<kSpecialIndex>},                                                  \
      {"__bytes__(self, /)", nullptr, forward<kSpecialBytes>}, {                                                \
    "__reversed__(self, /)", nullptr, forward<kSpecialReversed>                                                 \
  }

NativeDef kProxyMethods[] = {PROXY_METHODS, {}};
NativeDef kCallableProxyMethods[] = {
    PROXY_METHODS, {"__call__(self, *args, **kwargs)", "Call self as a function.", proxy_call}, {}};

}  // namespace

extern const NativeType kNativeType_weakproxy, kNativeType_weakcallableproxy;
const NativeType kNativeType_weakproxy = {"weakref.ProxyType", nullptr,         kProxyMethods,  nullptr,
                                          Kind::WeakRef,       sizeof(WeakRef), kTypeNoSubclass};
const NativeType kNativeType_weakcallableproxy = {"weakref.CallableProxyType",
                                                  nullptr,
                                                  kCallableProxyMethods,
                                                  nullptr,
                                                  Kind::WeakRef,
                                                  sizeof(WeakRef),
                                                  kTypeNoSubclass};

}  // namespace adder
