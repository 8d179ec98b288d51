// float_methods.cpp: the class float: its constructor, methods and special methods.
#include "runtime/objects/binary_forward.h"
#include "runtime/objects/float_hex.h"
#include "runtime/objects/int_limbs.h"
#include "runtime/objects/number_args.h"
#include "runtime/protocol/number_support.h"
#include "runtime/text/format_spec.h"
#include "runtime/text/numeric_text.h"

namespace adder {

namespace {

Value float_as_instance(ThreadState& ts, Type* cls, double d) {
  if (cls == ts.rt.types.float_) return new_float(ts, d);
  Float* cell = static_cast<Float*>(new_instance(ts, cls));
  if (!cell) return Value();
  cell->value = d;
  return cell;
}

Value float_new(ThreadState& ts, Value* a, uint32_t) {
  Type* cls = a[0].as<Type>();
  Value x = a[1];
  if (!x) return float_as_instance(ts, cls, 0.0);
  if (cls == ts.rt.types.float_ && (x.is_flonum() || is_exact(x, Kind::Float))) return x;
  Value text;
  if (is_str(x)) {
    Str* s = x.as<Str>();
    text = s->ascii ? float_from_str(ts, s->ascii_view(), x) : float_from_str(ts, ascii_numeric_text(s), x);
  } else {
    double d;
    bool found;
    if (!number_to_double(ts, x, &d, &found)) return Value();
    if (found) return float_as_instance(ts, cls, d);
    BufferView view;
    if (!is_bytes_like(x)) {
      return raise_type_error(ts, "float() argument must be a string or a real number, not '%T'", x);
    }
    if (!get_buffer(ts, x, &view)) return Value();
    text = float_from_str(ts, {view.data, view.bytes}, x);
  }
  return text ? float_as_instance(ts, cls, float_value(text)) : Value();
}

using DoubleFn = Value (*)(ThreadState&, double, double);

template <DoubleFn Fn>
Value forward(ThreadState& ts, Value* a, uint32_t) {
  double other;
  switch (double_operand(ts, a[1], &other)) {
    case Operand::kNumber:
      return Fn(ts, float_value(a[0]), other);
    case Operand::kOther:
      return kNotImplemented;
    default:
      return Value();
  }
}
template <DoubleFn Fn>
Value reflect(ThreadState& ts, Value* a, uint32_t) {
  double other;
  switch (double_operand(ts, a[1], &other)) {
    case Operand::kNumber:
      return Fn(ts, other, float_value(a[0]));
    case Operand::kOther:
      return kNotImplemented;
    default:
      return Value();
  }
}

Value add(ThreadState& ts, double a, double b) {
  return new_float(ts, a + b);
}
Value subtract(ThreadState& ts, double a, double b) {
  return new_float(ts, a - b);
}
Value multiply(ThreadState& ts, double a, double b) {
  return new_float(ts, a * b);
}
Value divmod_pair(ThreadState& ts, double a, double b) {
  if (b == 0) return raise(ts, ts.rt.exc.ZeroDivisionError, "float divmod()");
  return tuple_of(ts, new_float(ts, float_floordiv(a, b)), new_float(ts, float_mod(a, b)));
}

bool modulus_given(ThreadState& ts, Value modulus) {
  if (!modulus || modulus.is_none()) return false;
  raise_type_error(ts, "pow() 3rd argument not allowed unless all arguments are integers");
  return true;
}
Value float_pow_method(ThreadState& ts, Value* a, uint32_t n) {
  return modulus_given(ts, a[2]) ? Value() : forward<float_pow>(ts, a, n);
}
Value float_rpow(ThreadState& ts, Value* a, uint32_t n) {
  return modulus_given(ts, a[2]) ? Value() : reflect<float_pow>(ts, a, n);
}

template <Compare Op>
Value float_ordered(ThreadState&, Value* a, uint32_t) {
  double x = float_value(a[0]);
  if (is_float(a[1])) {
    double y = float_value(a[1]);
    if (std::isnan(x) || std::isnan(y)) return Value::boolean(Op == Compare::kNe);
    return Value::boolean(compare_holds(Op, x < y ? -1 : x > y));
  }
  if (!is_int_value(a[1])) return kNotImplemented;
  int order = int_compare_double(a[1], x);
  return Value::boolean(order == 2 ? Op == Compare::kNe : compare_holds(Op, -order));
}

Value float_self(ThreadState& ts, Value* a, uint32_t) {
  return new_float(ts, float_value(a[0]));
}
Value float_neg(ThreadState& ts, Value* a, uint32_t) {
  return new_float(ts, -float_value(a[0]));
}
Value float_abs(ThreadState& ts, Value* a, uint32_t) {
  return new_float(ts, std::fabs(float_value(a[0])));
}
Value float_bool(ThreadState&, Value* a, uint32_t) {
  return Value::boolean(float_value(a[0]) != 0);
}
Value float_int(ThreadState& ts, Value* a, uint32_t) {
  return int_from_double(ts, float_value(a[0]));
}
Value float_floor(ThreadState& ts, Value* a, uint32_t) {
  return int_from_double(ts, std::floor(float_value(a[0])));
}
Value float_ceil(ThreadState& ts, Value* a, uint32_t) {
  return int_from_double(ts, std::ceil(float_value(a[0])));
}
Value float_repr_method(ThreadState& ts, Value* a, uint32_t) {
  char buffer[kFloatReprText];
  return new_str_ascii(ts, float_repr_text(buffer, float_value(a[0])));
}

Value float_hash_method(ThreadState& ts, Value* a, uint32_t) {
  double d = float_value(a[0]);
  // NaNs differ from each other, so their hashes had better differ too.
  if (std::isnan(d)) return new_int(ts, int64_t(a[0].bits() >> 4));
  return new_int(ts, int64_t(float_hash(d)));
}

Value float_format(ThreadState& ts, Value* a, uint32_t) {
  if (!is_str(a[1])) return raise_type_error(ts, "__format__() argument must be str, not %A", a[1]);
  return format_float(ts, a[0], a[1].as<Str>());
}

// d rounded to a multiple of 10^-digits, half to even on the exact value.
double round_to(double d, int64_t digits) {
  if (!std::isfinite(d) || d == 0 || digits > 323) return d;
  if (digits < -308) return std::copysign(0.0, d);
  double result = 0;
  if (digits >= 0) {
    std::string text = format_double(d, 'f', int(digits), false, false, false);
    parse_float_prefix(text, &result);
    return result;
  }
  // All digits of the number, so that a tie is seen as one.
  std::string exact = format_double(std::fabs(d), 'e', 780, false, false, false);
  int exponent = std::atoi(exact.c_str() + exact.find('e') + 1);
  int64_t precision = exponent + digits;
  if (precision < -1) return std::copysign(0.0, d);
  if (precision == -1) {
    // Between 0 and one unit: a tie goes to 0, which is even.
    bool up = exact[0] > '5' || (exact[0] == '5' && exact.find_first_not_of('0', 2) < exact.find('e'));
    std::string unit = "1e" + std::to_string(exponent + 1);
    if (up) parse_float_prefix(unit, &result);
  } else {
    parse_float_prefix(format_double(std::fabs(d), 'e', int(precision), false, false, false), &result);
  }
  return std::copysign(result, d);
}

Value float_round(ThreadState& ts, Value* a, uint32_t) {
  double d = float_value(a[0]);
  if (!a[1] || a[1].is_none()) return int_from_double(ts, std::isfinite(d) ? std::nearbyint(d) : d);
  int64_t digits;
  if (!to_index_i64(ts, a[1], &digits, true)) return Value();
  double result = round_to(d, digits);
  if (std::isinf(result) && std::isfinite(d)) return raise_overflow(ts, "rounded value too large to represent");
  return new_float(ts, result);
}

Value float_is_integer(ThreadState&, Value* a, uint32_t) {
  double d = float_value(a[0]);
  return Value::boolean(std::isfinite(d) && std::floor(d) == d);
}

Value float_as_integer_ratio(ThreadState& ts, Value* a, uint32_t) {
  double d = float_value(a[0]);
  if (std::isinf(d)) return raise_overflow(ts, "cannot convert Infinity to integer ratio");
  if (std::isnan(d)) return raise_value_error(ts, "cannot convert NaN to integer ratio");
  int exponent;
  double fraction = std::frexp(d, &exponent);
  int64_t mantissa = int64_t(std::ldexp(fraction, 53));
  exponent -= 53;
  while (mantissa && exponent < 0 && !(mantissa & 1)) {
    mantissa /= 2;
    ++exponent;
  }
  if (!mantissa) exponent = 0;
  Value numerator = Value::small_int(mantissa), denominator = Value::small_int(1);
  if (exponent > 0) numerator = int_lshift(ts, numerator, Value::small_int(exponent));
  if (exponent < 0) denominator = int_lshift(ts, denominator, Value::small_int(-exponent));
  return numerator && denominator ? Value(tuple_of(ts, numerator, denominator)) : Value();
}

Value float_hex(ThreadState& ts, Value* a, uint32_t) {
  return new_str_ascii(ts, float_to_hex(float_value(a[0])));
}

Value float_fromhex(ThreadState& ts, Value* a, uint32_t) {
  if (!is_str(a[1])) return raise_type_error(ts, "bad argument type for built-in operation");
  double d = 0;
  HexFloat status = float_from_hex(str_to_utf8(a[1].as<Str>()), &d);
  if (status == HexFloat::kInvalid) return raise_value_error(ts, "invalid hexadecimal floating-point string");
  if (status == HexFloat::kTooLarge) return raise_overflow(ts, "hexadecimal value too large to represent as a float");
  Value result = new_float(ts, d);
  return a[0].as<Type>() == ts.rt.types.float_ ? result : call_with(ts, a[0], result);
}

Value float_getformat(ThreadState& ts, Value* a, uint32_t) {
  if (!is_str(a[1])) return raise_type_error(ts, "__getformat__() argument must be str, not %A", a[1]);
  if (!str_equals(a[1].as<Str>(), "double") && !str_equals(a[1].as<Str>(), "float")) {
    return raise_value_error(ts, "__getformat__() argument 1 must be 'double' or 'float'");
  }
  return new_str_ascii(ts, "IEEE, little-endian");
}

Value float_getnewargs(ThreadState& ts, Value* a, uint32_t) {
  return tuple_of(ts, new_float(ts, float_value(a[0])));
}
Value float_get_real(ThreadState& ts, Value self) {
  return new_float(ts, float_value(self));
}
Value float_get_imag(ThreadState&, Value) {
  return kPositiveZero;
}

const NativeGetSet kFloatGetSets[] = {
    {"real", "The number itself.", float_get_real, nullptr},
    {"imag", "Always 0.0.", float_get_imag, nullptr},
    {nullptr, nullptr, nullptr, nullptr},
};

NativeDef kFloatMethods[] = {
    {"__new__(cls, x=0, /)", "Create a float from a number or text.", float_new},
    {"__repr__(self, /)", "Return repr(self).", float_repr_method},
    {"__hash__(self, /)", "Return hash(self).", float_hash_method},
    {"__lt__(self, value, /)", "Return self<value.", float_ordered<Compare::kLt>},
    {"__le__(self, value, /)", "Return self<=value.", float_ordered<Compare::kLe>},
    {"__eq__(self, value, /)", "Return self==value.", float_ordered<Compare::kEq>},
    {"__ne__(self, value, /)", "Return self!=value.", float_ordered<Compare::kNe>},
    {"__gt__(self, value, /)", "Return self>value.", float_ordered<Compare::kGt>},
    {"__ge__(self, value, /)", "Return self>=value.", float_ordered<Compare::kGe>},
    {"__add__(self, value, /)", "Return self+value.", forward<add>},
    {"__radd__(self, value, /)", "Return value+self.", reflect<add>},
    {"__sub__(self, value, /)", "Return self-value.", forward<subtract>},
    {"__rsub__(self, value, /)", "Return value-self.", reflect<subtract>},
    {"__mul__(self, value, /)", "Return self*value.", forward<multiply>},
    {"__rmul__(self, value, /)", "Return value*self.", reflect<multiply>},
    {"__mod__(self, value, /)", "Return self%value.", forward<double_mod>},
    {"__rmod__(self, value, /)", "Return value%self.", reflect<double_mod>},
    {"__divmod__(self, value, /)", "Return divmod(self, value).", forward<divmod_pair>},
    {"__rdivmod__(self, value, /)", "Return divmod(value, self).", reflect<divmod_pair>},
    {"__pow__(self, value, mod=None, /)", "Return pow(self, value, mod).", float_pow_method},
    {"__rpow__(self, value, mod=None, /)", "Return pow(value, self, mod).", float_rpow},
    {"__neg__(self, /)", "-self", float_neg},
    {"__pos__(self, /)", "+self", float_self},
    {"__abs__(self, /)", "abs(self)", float_abs},
    {"__bool__(self, /)", "True if self else False", float_bool},
    {"__int__(self, /)", "int(self)", float_int},
    {"__float__(self, /)", "float(self)", float_self},
    {"__floordiv__(self, value, /)", "Return self//value.", forward<double_floordiv>},
    {"__rfloordiv__(self, value, /)", "Return value//self.", reflect<double_floordiv>},
    {"__truediv__(self, value, /)", "Return self/value.", forward<double_truediv>},
    {"__rtruediv__(self, value, /)", "Return value/self.", reflect<double_truediv>},
    {"__trunc__(self, /)", "The int between 0 and self that is nearest to self.", float_int},
    {"__floor__(self, /)", "The largest int that is not above self.", float_floor},
    {"__ceil__(self, /)", "The smallest int that is not below self.", float_ceil},
    {"__round__(self, ndigits=None, /)", "The nearest int, or float with ndigits decimals; half to even.", float_round},
    {"__getnewargs__(self, /)", nullptr, float_getnewargs},
    {"__format__(self, format_spec, /)", "The number as text, by a format spec.", float_format},
    {"as_integer_ratio(self, /)", "Two ints whose ratio is exactly self; the second is positive.",
     float_as_integer_ratio},
    {"conjugate(self, /)", "The number itself.", float_self},
    {"hex(self, /)", "Exact hexadecimal text, such as '0x1.8p+1'.", float_hex},
    {"fromhex(type, string, /)", "The float that hexadecimal text stands for.", float_fromhex, kNativeClass},
    {"is_integer(self, /)", "True when there is no fractional part.", float_is_integer},
    {"__getformat__(type, typestr, /)", "How C doubles and floats are stored.", float_getformat, kNativeClass},
    {nullptr, nullptr, nullptr},
};

}  // namespace

extern const NativeType kNativeType_float_;
const NativeType kNativeType_float_ = {
    .name = "float",
    .doc = "A double-precision number, made from a number or from text.",
    .methods = kFloatMethods,
    .getsets = kFloatGetSets,
    .kind = Kind::Float,
    .instance_bytes = sizeof(Float),
    .flags = kTypeMatchSelf,
};

}  // namespace adder
