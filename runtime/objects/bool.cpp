// bool.cpp: the class bool. True and False are special constants of Value; as numbers they are 1 and 0.
#include "runtime/objects/binary_forward.h"

namespace adder {

namespace {

Value bool_new(ThreadState& ts, Value* a, uint32_t) {
  if (!a[1]) return kFalse;
  int result = truth(ts, a[1]);
  return result < 0 ? Value() : Value::boolean(result);
}

Value bool_repr(ThreadState& ts, Value* a, uint32_t) {
  return new_str_ascii(ts, a[0].is_true() ? "True" : "False");
}

// Two bools give a bool, a bool and an int give an int.
template <NumberFn Fn>
Value bool_forward(ThreadState& ts, Value* a, uint32_t) {
  if (!is_int_value(a[1])) return kNotImplemented;
  Value result = Fn(ts, a[0], a[1]);
  return a[0].is_bool() && a[1].is_bool() ? Value::boolean(result == Value::small_int(1)) : result;
}

NativeDef kBoolMethods[] = {
    {"__new__(cls, x=False, /)", "The truth of x.", bool_new},
    {"__repr__(self, /)", "Return repr(self).", bool_repr},
    {"__and__(self, value, /)", "Return self&value.", bool_forward<int_and>},
    {"__rand__(self, value, /)", "Return value&self.", bool_forward<int_and>},
    {"__xor__(self, value, /)", "Return self^value.", bool_forward<int_xor>},
    {"__rxor__(self, value, /)", "Return value^self.", bool_forward<int_xor>},
    {"__or__(self, value, /)", "Return self|value.", bool_forward<int_or>},
    {"__ror__(self, value, /)", "Return value|self.", bool_forward<int_or>},
    {nullptr, nullptr, nullptr},
};

}  // namespace

extern const NativeType kNativeType_bool_;
const NativeType kNativeType_bool_ = {
    .name = "bool",
    .doc = "bool(x) -> bool\n\nTrue or False by the truth of x. The two are the only instances, and count as 1 and 0.",
    .methods = kBoolMethods,
    .kind = Kind::Int,
    .instance_bytes = sizeof(Int),
    .flags = kTypeNoSubclass | kTypeMatchSelf,
};

}  // namespace adder
