// int_methods.cpp: the class int: its constructor, methods and special methods.
#include "runtime/objects/binary_forward.h"
#include "runtime/objects/int_limbs.h"
#include "runtime/text/format_spec.h"
#include "runtime/text/numeric_text.h"

namespace adder {

namespace {

// A value as an instance of cls, int or a subclass of it.
Value int_as_instance(ThreadState& ts, Type* cls, Value v) {
  if (!v || cls == ts.rt.types.int_) return v;
  IntView i(v);
  Int* cell = static_cast<Int*>(new_instance(ts, cls, size_t(i.count) * sizeof(mp_limb_t)));
  if (!cell) return Value();
  mpn_copyi(cell->limbs, i.limbs, i.count);
  cell->size = i.negative ? -i.count : i.count;
  return cell;
}

Value int_new(ThreadState& ts, Value* a, uint32_t) {
  Type* cls = a[0].as<Type>();
  Value x = a[1];
  if (!x) {
    if (a[2]) return raise_type_error(ts, "int() missing string argument");
    return int_as_instance(ts, cls, Value::small_int(0));
  }
  if (!a[2]) return int_as_instance(ts, cls, to_int(ts, x));
  int64_t base;
  if (!to_index_i64(ts, a[2], &base, true)) return Value();
  if (base != 0 && (base < 2 || base > 36)) return raise_value_error(ts, "int() base must be >= 2 and <= 36, or 0");
  if (is_str(x)) {
    return int_as_instance(ts, cls, int_from_text(ts, x.as<Str>(), int(base)));
  }
  if (is_kind(x, Kind::Bytes)) return int_as_instance(ts, cls, int_from_str(ts, x.as<Bytes>()->view(), int(base), x));
  if (is_kind(x, Kind::ByteArray)) {
    ByteArray* b = x.as<ByteArray>();
    return int_as_instance(ts, cls, int_from_str(ts, {b->data, size_t(b->size)}, int(base), x));
  }
  return raise_type_error(ts, "int() can't convert non-string with explicit base");
}

template <Compare Op>
Value int_ordered(ThreadState&, Value* a, uint32_t) {
  return is_int_value(a[1]) ? Value::boolean(compare_holds(Op, int_compare(a[0], a[1]))) : kNotImplemented;
}

Value divmod_pair(ThreadState& ts, Value a, Value b) {
  Value quotient, remainder;
  if (!int_divmod(ts, a, b, &quotient, &remainder)) return Value();
  return tuple_of(ts, quotient, remainder);
}

Value int_pow_method(ThreadState& ts, Value* a, uint32_t) {
  bool modular = a[2] && !a[2].is_none();
  if (!is_int_value(a[1]) || (modular && !is_int_value(a[2]))) return kNotImplemented;
  return int_pow(ts, a[0], a[1], modular ? a[2] : Value());
}
Value int_rpow(ThreadState& ts, Value* a, uint32_t) {
  bool modular = a[2] && !a[2].is_none();
  if (!is_int_value(a[1]) || (modular && !is_int_value(a[2]))) return kNotImplemented;
  return int_pow(ts, a[1], a[0], modular ? a[2] : Value());
}

Value int_identity(ThreadState& ts, Value* a, uint32_t) {
  return int_normalized(ts, a[0]);
}
Value int_neg_method(ThreadState& ts, Value* a, uint32_t) {
  return int_neg(ts, a[0]);
}
Value int_invert_method(ThreadState& ts, Value* a, uint32_t) {
  return int_invert(ts, a[0]);
}
Value int_abs(ThreadState& ts, Value* a, uint32_t) {
  return int_sign(a[0]) < 0 ? int_neg(ts, a[0]) : int_normalized(ts, a[0]);
}
Value int_bool(ThreadState&, Value* a, uint32_t) {
  return Value::boolean(int_sign(a[0]) != 0);
}
Value int_float(ThreadState& ts, Value* a, uint32_t) {
  double d = int_to_double(ts, a[0]);
  return std::isnan(d) ? Value() : new_float(ts, d);
}
Value int_hash_method(ThreadState& ts, Value* a, uint32_t) {
  return new_int(ts, int64_t(int_hash(a[0])));
}
Value int_repr(ThreadState& ts, Value* a, uint32_t) {
  return int_to_str(ts, a[0], 10, false);
}

Value int_format(ThreadState& ts, Value* a, uint32_t) {
  if (!is_str(a[1])) return raise_type_error(ts, "__format__() argument must be str, not %A", a[1]);
  return format_int(ts, a[0], a[1].as<Str>());
}

Value int_round(ThreadState& ts, Value* a, uint32_t) {
  if (!a[1]) return int_normalized(ts, a[0]);
  Value digits = to_index(ts, a[1]);
  if (!digits) return Value();
  if (int_sign(digits) >= 0) return int_normalized(ts, a[0]);
  int64_t count;
  if (!int_to_i64(digits, &count)) return Value::small_int(0);
  // |self| < 10^n / 2 for certain when it has fewer than 3.3 (n - 1) bits.
  if (double(IntView(a[0]).bits()) < 3.3 * (double(-count) - 1)) return Value::small_int(0);
  Value unit = int_pow(ts, Value::small_int(10), Value::small_int(-count), Value());
  if (!unit) return Value();
  Value quotient, rest;
  if (!int_divmod(ts, a[0], unit, &quotient, &rest)) return Value();
  Value twice = int_lshift(ts, rest, Value::small_int(1));
  if (!twice) return Value();
  int order = int_compare(twice, unit);
  Value lowest = int_and(ts, quotient, Value::small_int(1));
  Value result = int_sub(ts, a[0], rest);
  if (!lowest || !result) return Value();
  return order > 0 || (order == 0 && int_sign(lowest) != 0) ? int_add(ts, result, unit) : result;
}

Value int_getnewargs(ThreadState& ts, Value* a, uint32_t) {
  Value v = int_normalized(ts, a[0]);
  return v ? Value(tuple_of(ts, v)) : Value();
}
Value int_sizeof(ThreadState&, Value* a, uint32_t) {
  return Value::small_int(a[0].is_cell() ? int64_t(sizeof(Int)) + IntView(a[0]).count * 8 : 8);
}
Value int_bit_length(ThreadState&, Value* a, uint32_t) {
  return Value::small_int(int64_t(IntView(a[0]).bits()));
}
Value int_bit_count(ThreadState&, Value* a, uint32_t) {
  IntView i(a[0]);
  return Value::small_int(i.count ? int64_t(mpn_popcount(i.limbs, i.count)) : 0);
}
Value int_as_integer_ratio(ThreadState& ts, Value* a, uint32_t) {
  Value v = int_normalized(ts, a[0]);
  return v ? Value(tuple_of(ts, v, Value::small_int(1))) : Value();
}

// 1 little, 0 big, -1 with an exception pending. Empty: big.
int read_byteorder(ThreadState& ts, Value order, const char* function) {
  if (!order) return 0;
  if (!is_str(order)) return raise_type_error(ts, "%s() argument 'byteorder' must be str, not %A", function, order), -1;
  if (str_equals(order.as<Str>(), "little")) return 1;
  if (str_equals(order.as<Str>(), "big")) return 0;
  raise_value_error(ts, "byteorder must be either 'little' or 'big'");
  return -1;
}

Value int_to_bytes(ThreadState& ts, Value* a, uint32_t) {
  int64_t length = 1;
  if (a[1] && !to_index_i64(ts, a[1], &length)) return Value();
  int little = read_byteorder(ts, a[2], "to_bytes");
  if (little < 0) return Value();
  int is_signed = a[3] ? truth(ts, a[3]) : 0;
  if (is_signed < 0) return Value();
  if (length < 0) return raise_value_error(ts, "length argument must be non-negative");
  IntView i(a[0]);
  if (i.negative && !is_signed) return raise_overflow(ts, "can't convert negative int to unsigned");
  uint64_t bits = i.bits();
  if (is_signed && bits) {
    // -2^k needs k + 1 bits like 2^k - 1 does.
    bool power = i.negative && int64_t(mpn_scan1(i.limbs, 0)) == int64_t(bits) - 1;
    bits += !power;
  }
  if (bits > uint64_t(length) * 8) return raise_overflow(ts, "int too big to convert");
  Bytes* result = new_bytes_uninit(ts, size_t(length));
  if (!result) return Value();
  unsigned char* out = reinterpret_cast<unsigned char*>(result->data);
  unsigned carry = 1;
  for (int64_t k = 0; k < length; ++k) {
    unsigned byte = k / 8 < i.count ? unsigned(i.limbs[k / 8] >> (k % 8 * 8)) & 255 : 0;
    if (i.negative) {
      byte = (~byte & 255) + carry;
      carry = byte >> 8;
    }
    out[little ? k : length - 1 - k] = static_cast<unsigned char>(byte);
  }
  return result;
}

Value int_from_bytes(ThreadState& ts, Value* a, uint32_t) {
  int little = read_byteorder(ts, a[2], "from_bytes");
  if (little < 0) return Value();
  int is_signed = a[3] ? truth(ts, a[3]) : 0;
  if (is_signed < 0) return Value();
  Bytes* bytes = bytes_from_object(ts, a[1]);
  if (!bytes) return Value();
  int64_t length = int64_t(bytes->size), count = (length + 7) / 8;
  Int* cell = new_int_cell(ts, count + 1);
  if (!cell) return Value();
  const unsigned char* data = reinterpret_cast<unsigned char*>(bytes->data);
  for (int64_t k = 0; k < length; ++k) {
    cell->limbs[k / 8] |= uint64_t{data[little ? k : length - 1 - k]} << (k % 8 * 8);
  }
  bool negative = is_signed && length && data[little ? length - 1 : 0] & 0x80;
  if (negative) {
    if (length % 8) cell->limbs[count - 1] |= ~uint64_t{0} << (length % 8 * 8);
    mpn_neg(cell->limbs, cell->limbs, count);
  }
  Value result = finish_int(cell, count, negative);
  if (a[0].as<Type>() == ts.rt.types.int_) return result;
  return call_with(ts, a[0], result);
}

Value int_get_self(ThreadState& ts, Value self) {
  return int_normalized(ts, self);
}
Value int_get_zero(ThreadState&, Value) {
  return Value::small_int(0);
}
Value int_get_one(ThreadState&, Value) {
  return Value::small_int(1);
}

const NativeGetSet kIntGetSets[] = {
    {"real", "The number itself.", int_get_self, nullptr},
    {"imag", "Always 0.", int_get_zero, nullptr},
    {"numerator", "The number itself, as a fraction's numerator.", int_get_self, nullptr},
    {"denominator", "Always 1.", int_get_one, nullptr},
    {nullptr, nullptr, nullptr, nullptr},
};

NativeDef kIntMethods[] = {
    {"__new__(cls, x=0, /, base=10)", "Create an int from a number, or from text in a base.", int_new},
    {"__repr__(self, /)", "Return repr(self).", int_repr},
    {"__hash__(self, /)", "Return hash(self).", int_hash_method},
    {"__lt__(self, value, /)", "Return self<value.", int_ordered<Compare::kLt>},
    {"__le__(self, value, /)", "Return self<=value.", int_ordered<Compare::kLe>},
    {"__eq__(self, value, /)", "Return self==value.", int_ordered<Compare::kEq>},
    {"__ne__(self, value, /)", "Return self!=value.", int_ordered<Compare::kNe>},
    {"__gt__(self, value, /)", "Return self>value.", int_ordered<Compare::kGt>},
    {"__ge__(self, value, /)", "Return self>=value.", int_ordered<Compare::kGe>},
    {"__add__(self, value, /)", "Return self+value.", int_forward<int_add>},
    {"__radd__(self, value, /)", "Return value+self.", int_reflect<int_add>},
    {"__sub__(self, value, /)", "Return self-value.", int_forward<int_sub>},
    {"__rsub__(self, value, /)", "Return value-self.", int_reflect<int_sub>},
    {"__mul__(self, value, /)", "Return self*value.", int_forward<int_mul>},
    {"__rmul__(self, value, /)", "Return value*self.", int_reflect<int_mul>},
    {"__mod__(self, value, /)", "Return self%value.", int_forward<int_mod>},
    {"__rmod__(self, value, /)", "Return value%self.", int_reflect<int_mod>},
    {"__divmod__(self, value, /)", "Return divmod(self, value).", int_forward<divmod_pair>},
    {"__rdivmod__(self, value, /)", "Return divmod(value, self).", int_reflect<divmod_pair>},
    {"__pow__(self, value, mod=None, /)", "Return pow(self, value, mod).", int_pow_method},
    {"__rpow__(self, value, mod=None, /)", "Return pow(value, self, mod).", int_rpow},
    {"__neg__(self, /)", "-self", int_neg_method},
    {"__pos__(self, /)", "+self", int_identity},
    {"__abs__(self, /)", "abs(self)", int_abs},
    {"__bool__(self, /)", "True if self else False", int_bool},
    {"__invert__(self, /)", "~self", int_invert_method},
    {"__lshift__(self, value, /)", "Return self<<value.", int_forward<int_lshift>},
    {"__rlshift__(self, value, /)", "Return value<<self.", int_reflect<int_lshift>},
    {"__rshift__(self, value, /)", "Return self>>value.", int_forward<int_rshift>},
    {"__rrshift__(self, value, /)", "Return value>>self.", int_reflect<int_rshift>},
    {"__and__(self, value, /)", "Return self&value.", int_forward<int_and>},
    {"__rand__(self, value, /)", "Return value&self.", int_reflect<int_and>},
    {"__xor__(self, value, /)", "Return self^value.", int_forward<int_xor>},
    {"__rxor__(self, value, /)", "Return value^self.", int_reflect<int_xor>},
    {"__or__(self, value, /)", "Return self|value.", int_forward<int_or>},
    {"__ror__(self, value, /)", "Return value|self.", int_reflect<int_or>},
    {"__int__(self, /)", "int(self)", int_identity},
    {"__float__(self, /)", "float(self)", int_float},
    {"__floordiv__(self, value, /)", "Return self//value.", int_forward<int_floordiv>},
    {"__rfloordiv__(self, value, /)", "Return value//self.", int_reflect<int_floordiv>},
    {"__truediv__(self, value, /)", "Return self/value.", int_forward<int_truediv>},
    {"__rtruediv__(self, value, /)", "Return value/self.", int_reflect<int_truediv>},
    {"__index__(self, /)", "The number for use as an index.", int_identity},
    {"__trunc__(self, /)", "The number itself.", int_identity, kNativeNoText},
    {"__floor__(self, /)", "The number itself.", int_identity, kNativeNoText},
    {"__ceil__(self, /)", "The number itself.", int_identity, kNativeNoText},
    {"__round__(self, ndigits=<unrepresentable>, /)", "Round to a multiple of 10**-ndigits, half to even.", int_round},
    {"__getnewargs__(self, /)", nullptr, int_getnewargs},
    {"__format__(self, format_spec, /)", nullptr, int_format},
    {"__sizeof__(self, /)", "Bytes of memory in use.", int_sizeof},
    {"bit_length(self, /)", "Bits needed for the absolute value: (37).bit_length() is 6.", int_bit_length},
    {"bit_count(self, /)", "Ones among the bits of the absolute value.", int_bit_count},
    {"as_integer_ratio(self, /)", "The pair (self, 1).", int_as_integer_ratio},
    {"conjugate(self, /)", "The number itself.", int_identity, kNativeNoText},
    {"to_bytes(self, /, length=1, byteorder='big', *, signed=False)",
     "The number as `length` bytes, most significant first when byteorder is 'big', least when 'little'.\n\n"
     "OverflowError when they do not suffice, or when the number is negative and signed is false.",
     int_to_bytes},
    {"from_bytes(type, /, bytes, byteorder='big', *, signed=False)",
     "The number that bytes (bytes-like, or an iterable of byte values) stand for.", int_from_bytes, kNativeClass},
    {nullptr, nullptr, nullptr},
};

}  // namespace

extern const NativeType kNativeType_int_;
const NativeType kNativeType_int_ = {
    .name = "int",
    .doc =
        "int([x]) -> integer\nint(x, base=10) -> integer\n\n"
        "An integer of any size. A number is truncated towards zero; text (str, bytes or bytearray) is read in the\n"
        "given base, 2 to 36, or 0 to go by the prefix 0b, 0o or 0x.",
    .methods = kIntMethods,
    .getsets = kIntGetSets,
    .kind = Kind::Int,
    .instance_bytes = sizeof(Int),
    .flags = kTypeMatchSelf,
};

}  // namespace adder
