// none.cpp: the classes of the lone constants None, Ellipsis and NotImplemented.
#include "runtime/native/native.h"

namespace adder {

namespace {

// Constructors of the three: they exist but take nothing. a: the class, keywords, positional arguments.
Value lone(ThreadState& ts, Value* a, uint32_t n, const char* name, Value constant) {
  bool empty = n == 2 && (!a[1] || a[1].as<Dict>()->used == 0);
  return empty ? constant : raise_type_error(ts, "%s takes no arguments", name);
}

Value none_new(ThreadState& ts, Value* a, uint32_t n) {
  return lone(ts, a, n, "NoneType", kNone);
}
Value none_repr(ThreadState& ts, Value*, uint32_t) {
  return new_str_ascii(ts, "None");
}
Value none_bool(ThreadState&, Value*, uint32_t) {
  return kFalse;
}

NativeDef kNoneMethods[] = {
    {"__new__(cls, /, *args, **kwargs)", "The constant None.", none_new},
    {"__repr__(self, /)", "Return repr(self).", none_repr},
    {"__bool__(self, /)", "True if self else False", none_bool},
    {nullptr, nullptr, nullptr},
};

Value ellipsis_new(ThreadState& ts, Value* a, uint32_t n) {
  return lone(ts, a, n, "EllipsisType", kEllipsis);
}
Value ellipsis_repr(ThreadState& ts, Value*, uint32_t) {
  return new_str_ascii(ts, "Ellipsis");
}

NativeDef kEllipsisMethods[] = {
    {"__new__(cls, /, *args, **kwargs)", "The constant Ellipsis.", ellipsis_new},
    {"__repr__(self, /)", "Return repr(self).", ellipsis_repr},
    {"__reduce__(self, /)", nullptr, ellipsis_repr},
    {nullptr, nullptr, nullptr},
};

Value not_implemented_new(ThreadState& ts, Value* a, uint32_t n) {
  return lone(ts, a, n, "NotImplementedType", kNotImplemented);
}
Value not_implemented_repr(ThreadState& ts, Value*, uint32_t) {
  return new_str_ascii(ts, "NotImplemented");
}
Value not_implemented_bool(ThreadState& ts, Value*, uint32_t) {
  if (!warn(ts, ts.rt.exc.DeprecationWarning, 1, "NotImplemented should not be used in a boolean context"))
    return Value();
  return kTrue;
}

NativeDef kNotImplementedMethods[] = {
    {"__new__(cls, /, *args, **kwargs)", "The constant NotImplemented.", not_implemented_new},
    {"__repr__(self, /)", "Return repr(self).", not_implemented_repr},
    {"__reduce__(self, /)", nullptr, not_implemented_repr},
    {"__bool__(self, /)", "True if self else False", not_implemented_bool},
    {nullptr, nullptr, nullptr},
};

}  // namespace

extern const NativeType kNativeType_none, kNativeType_ellipsis, kNativeType_not_implemented;
const NativeType kNativeType_none = {
    .name = "NoneType", .doc = nullptr, .methods = kNoneMethods, .kind = Kind::Free, .flags = kTypeNoSubclass};
const NativeType kNativeType_ellipsis = {
    .name = "ellipsis", .doc = nullptr, .methods = kEllipsisMethods, .kind = Kind::Free, .flags = kTypeNoSubclass};
const NativeType kNativeType_not_implemented = {.name = "NotImplementedType",
                                                .doc = nullptr,
                                                .methods = kNotImplementedMethods,
                                                .kind = Kind::Free,
                                                .flags = kTypeNoSubclass};

}  // namespace adder
