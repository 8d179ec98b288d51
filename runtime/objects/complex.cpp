// complex.cpp: the class complex. Division scales by the larger part of the divisor, small whole powers multiply.
#include "runtime/objects/int_limbs.h"
#include "runtime/objects/number_args.h"
#include "runtime/protocol/number_support.h"
#include "runtime/text/format_spec.h"
#include "runtime/text/numeric_text.h"

namespace adder {

namespace {
struct Parts {
  double real, imag;
};

Parts multiply(Parts a, Parts b) {
  return {a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real};
}

Parts power_of_whole(Parts x, long n) {
  Parts result{1, 0};
  for (long bit = 1; bit > 0 && n >= bit; bit <<= 1) {
    if (n & bit) result = multiply(result, x);
    x = multiply(x, x);
  }
  return result;
}

Operand complex_operand(ThreadState& ts, Value v, Parts* out) {
  if (is_complex(v)) {
    *out = {v.as<Complex>()->real, v.as<Complex>()->imag};
    return Operand::kNumber;
  }
  out->imag = 0;
  return double_operand(ts, v, &out->real);
}
Parts parts_of(Value v) {
  return {v.as<Complex>()->real, v.as<Complex>()->imag};
}
}  // namespace

Value new_complex(ThreadState& ts, double real, double imag) {
  Complex* cell = static_cast<Complex*>(ts.rt.heap.allocate(ts, sizeof(Complex), ts.rt.heads.complex));
  if (!cell) return Value();
  cell->real = real;
  cell->imag = imag;
  return cell;
}

bool complex_divide(double a, double b, double c, double d, double* real, double* imag) {
  double abs_c = std::fabs(c), abs_d = std::fabs(d);
  if (abs_c >= abs_d) {
    if (abs_c == 0) return false;
    double ratio = d / c, denominator = c + d * ratio;
    *real = (a + b * ratio) / denominator;
    *imag = (b - a * ratio) / denominator;
  } else if (abs_d >= abs_c) {
    double ratio = c / d, denominator = c * ratio + d;
    *real = (a * ratio + b) / denominator;
    *imag = (b * ratio - a) / denominator;
  } else {
    *real = *imag = NAN;
  }
  return true;
}

Value complex_pow(ThreadState& ts, double a, double b, double c, double d) {
  Parts result{1, 0};
  if (d == 0 && c == std::floor(c) && std::fabs(c) <= 100) {
    Parts power = power_of_whole({a, b}, long(std::fabs(c)));
    result = power;
    if (c < 0 && !complex_divide(1, 0, power.real, power.imag, &result.real, &result.imag)) {
      return raise(ts, ts.rt.exc.ZeroDivisionError, "0.0 to a negative or complex power");
    }
  } else if (a == 0 && b == 0) {
    if (d != 0 || c < 0) return raise(ts, ts.rt.exc.ZeroDivisionError, "0.0 to a negative or complex power");
    result = {0, 0};
  } else {
    double size = std::hypot(a, b), angle = std::atan2(b, a);
    double length = std::pow(size, c), phase = angle * c;
    if (d != 0) {
      length /= std::exp(angle * d);
      phase += d * std::log(size);
    }
    result = {length * std::cos(phase), length * std::sin(phase)};
  }
  if (std::isinf(result.real) || std::isinf(result.imag)) return raise_overflow(ts, "complex exponentiation");
  return new_complex(ts, result.real, result.imag);
}

std::string complex_repr(double real, double imag) {
  std::string imag_text = format_double(imag, 'r', 0, false, false, false);
  if (real == 0 && !std::signbit(real)) return imag_text + "j";
  std::string sign = imag_text[0] == '-' ? "" : "+";
  return "(" + format_double(real, 'r', 0, false, false, false) + sign + imag_text + "j)";
}

namespace {

bool parse_complex(std::string_view text, Parts* out) {
  text = trim_ascii(text);
  if (text.size() > 1 && text.front() == '(' && text.back() == ')') text = trim_ascii(text.substr(1, text.size() - 2));
  if (text.empty()) return false;
  auto is_j = [](char c) { return c == 'j' || c == 'J'; };
  auto is_sign = [](char c) { return c == '+' || c == '-'; };
  *out = {0, 0};
  double first;
  size_t used = parse_float_prefix(text, &first);
  if (used == 0) {  // j, +j, -j
    size_t at = is_sign(text[0]);
    if (at + 1 != text.size() || !is_j(text[at])) return false;
    out->imag = text[0] == '-' ? -1 : 1;
    return true;
  }
  if (used == text.size()) {
    out->real = first;
    return true;
  }
  if (is_j(text[used])) {
    out->imag = first;
    return used + 1 == text.size();
  }
  out->real = first;
  text.remove_prefix(used);
  if (!is_sign(text[0])) return false;
  used = parse_float_prefix(text, &out->imag);
  if (used == 0) {
    out->imag = text[0] == '-' ? -1 : 1;
    used = 1;
  }
  return used + 1 == text.size() && is_j(text[used]);
}

Value complex_as_instance(ThreadState& ts, Type* cls, Parts p) {
  if (cls == ts.rt.types.complex) return new_complex(ts, p.real, p.imag);
  Complex* cell = static_cast<Complex*>(new_instance(ts, cls));
  if (!cell) return Value();
  cell->real = p.real;
  cell->imag = p.imag;
  return cell;
}

// The result of __complex__, when the type has one. false: an exception is pending.
bool call_complex_method(ThreadState& ts, Value v, Parts* out, bool* found) {
  Value result = call_special(ts, v, kSpecialComplex, {}, found);
  if (!*found) return true;
  if (!result) return false;
  if (!is_complex(result)) {
    raise_type_error(ts, "__complex__ returned non-complex (type %T)", result);
    return false;
  }
  if (is_subclass_instance(result.as_cell()) &&
      !warn(ts, ts.rt.exc.DeprecationWarning, 1,
            "__complex__ returned non-complex (type %T).  The ability to return an instance of a strict subclass of "
            "complex is deprecated, and may be removed in a future version of Python.",
            result)) {
    return false;
  }
  *out = parts_of(result);
  return true;
}

Value complex_new(ThreadState& ts, Value* a, uint32_t) {
  Type* cls = a[0].as<Type>();
  Value real = a[1], imag = a[2];
  if (real && !imag && cls == ts.rt.types.complex && is_exact(real, Kind::Complex)) return real;
  Parts r{0, 0}, i{0, 0};
  if (real && is_str(real)) {
    if (imag) return raise_type_error(ts, "complex() can't take second arg if first is a string");
    std::string text = ascii_numeric_text(real.as<Str>()), without;
    if (!drop_underscores(text, &without)) {
      return raise_value_error(ts, "could not convert string to complex: %R", real);
    }
    if (!parse_complex(without, &r)) {
      return raise_value_error(ts, "complex() arg is a malformed string");
    }
    return complex_as_instance(ts, cls, r);
  }
  if (imag && is_str(imag)) return raise_type_error(ts, "complex() second arg can't be a string");
  bool real_complex = false, imag_complex = false, found = false;
  if (real) {
    if (is_exact(real, Kind::Complex)) {
      r = parts_of(real);
      real_complex = true;
    } else {
      if (!call_complex_method(ts, real, &r, &real_complex)) return Value();
      if (!real_complex && is_complex(real)) {
        r = parts_of(real);
        real_complex = true;
      }
      if (!real_complex) {
        if (!number_to_double(ts, real, &r.real, &found)) return Value();
        if (!found) {
          return raise_type_error(ts, "complex() first argument must be a string or a number, not '%T'", real);
        }
      }
    }
  }
  if (imag) {
    if (is_complex(imag)) {
      i = parts_of(imag);
      imag_complex = true;
    } else {
      if (!number_to_double(ts, imag, &i.real, &found)) return Value();
      if (!found) return raise_type_error(ts, "complex() second argument must be a number, not '%T'", imag);
    }
    if (imag_complex) r.real -= i.imag;
    r.imag = real_complex ? r.imag + i.real : i.real;
  }
  return complex_as_instance(ts, cls, r);
}

using ComplexFn = Value (*)(ThreadState&, Parts, Parts);

template <ComplexFn Fn, bool Swap>
Value binary(ThreadState& ts, Value* a, uint32_t) {
  Parts other;
  switch (complex_operand(ts, a[1], &other)) {
    case Operand::kNumber:
      return Swap ? Fn(ts, other, parts_of(a[0])) : Fn(ts, parts_of(a[0]), other);
    case Operand::kOther:
      return kNotImplemented;
    default:
      return Value();
  }
}

Value add(ThreadState& ts, Parts a, Parts b) {
  return new_complex(ts, a.real + b.real, a.imag + b.imag);
}
Value subtract(ThreadState& ts, Parts a, Parts b) {
  return new_complex(ts, a.real - b.real, a.imag - b.imag);
}
Value product(ThreadState& ts, Parts a, Parts b) {
  Parts p = multiply(a, b);
  return new_complex(ts, p.real, p.imag);
}
Value quotient(ThreadState& ts, Parts a, Parts b) {
  Parts q;
  if (!complex_divide(a.real, a.imag, b.real, b.imag, &q.real, &q.imag)) {
    return raise(ts, ts.rt.exc.ZeroDivisionError, "complex division by zero");
  }
  return new_complex(ts, q.real, q.imag);
}
Value power(ThreadState& ts, Parts a, Parts b) {
  return complex_pow(ts, a.real, a.imag, b.real, b.imag);
}

template <bool Swap>
Value pow_method(ThreadState& ts, Value* a, uint32_t n) {
  if (a[2] && !a[2].is_none()) return raise_value_error(ts, "complex modulo");
  return binary<power, Swap>(ts, a, n);
}

template <bool Equal>
Value equality(ThreadState&, Value* a, uint32_t) {
  Parts self = parts_of(a[0]);
  bool equal;
  if (is_complex(a[1])) {
    Parts other = parts_of(a[1]);
    equal = self.real == other.real && self.imag == other.imag;
  } else if (is_float(a[1])) {
    equal = self.real == float_value(a[1]) && self.imag == 0;
  } else if (is_int_value(a[1])) {
    equal = self.imag == 0 && int_compare_double(a[1], self.real) == 0;
  } else {
    return kNotImplemented;
  }
  return Value::boolean(equal == Equal);
}
Value unordered(ThreadState&, Value*, uint32_t) {
  return kNotImplemented;
}

Value complex_repr_method(ThreadState& ts, Value* a, uint32_t) {
  Parts p = parts_of(a[0]);
  return new_str_ascii(ts, complex_repr(p.real, p.imag));
}
Value complex_hash(ThreadState& ts, Value* a, uint32_t) {
  Parts p = parts_of(a[0]);
  uint64_t hash = float_hash(p.real) + 1000003 * float_hash(p.imag);
  return new_int(ts, int64_t(hash == ~uint64_t{0} ? ~uint64_t{1} : hash));
}
Value complex_neg(ThreadState& ts, Value* a, uint32_t) {
  Parts p = parts_of(a[0]);
  return new_complex(ts, -p.real, -p.imag);
}
Value complex_self(ThreadState& ts, Value* a, uint32_t) {
  if (is_exact(a[0], Kind::Complex)) return a[0];
  Parts p = parts_of(a[0]);
  return new_complex(ts, p.real, p.imag);
}
Value complex_conjugate(ThreadState& ts, Value* a, uint32_t) {
  Parts p = parts_of(a[0]);
  return new_complex(ts, p.real, -p.imag);
}
Value complex_abs(ThreadState& ts, Value* a, uint32_t) {
  Parts p = parts_of(a[0]);
  double size = std::hypot(p.real, p.imag);
  if (std::isinf(size) && std::isfinite(p.real) && std::isfinite(p.imag)) {
    return raise_overflow(ts, "absolute value too large");
  }
  return new_float(ts, size);
}
Value complex_bool(ThreadState&, Value* a, uint32_t) {
  Parts p = parts_of(a[0]);
  return Value::boolean(p.real != 0 || p.imag != 0);
}
Value complex_getnewargs(ThreadState& ts, Value* a, uint32_t) {
  Parts p = parts_of(a[0]);
  return tuple_of(ts, new_float(ts, p.real), new_float(ts, p.imag));
}
Value complex_format(ThreadState& ts, Value* a, uint32_t) {
  if (!is_str(a[1])) return raise_type_error(ts, "__format__() argument must be str, not %A", a[1]);
  return format_complex(ts, a[0], a[1].as<Str>());
}
Value get_real(ThreadState& ts, Value self) {
  return new_float(ts, self.as<Complex>()->real);
}
Value get_imag(ThreadState& ts, Value self) {
  return new_float(ts, self.as<Complex>()->imag);
}

bool set_part(ThreadState& ts, Value, Value) {
  raise(ts, ts.rt.exc.AttributeError, "readonly attribute");
  return false;
}

const NativeGetSet kComplexGetSets[] = {
    {"real", "The real part.", get_real, set_part},
    {"imag", "The imaginary part.", get_imag, set_part},
    {nullptr, nullptr, nullptr, nullptr},
};

NativeDef kComplexMethods[] = {
    {"__new__(cls, /, real=0, imag=0)", "Create a complex from parts or text.", complex_new},
    {"__repr__(self, /)", "Return repr(self).", complex_repr_method},
    {"__hash__(self, /)", "Return hash(self).", complex_hash},
    {"__lt__(self, value, /)", "Return self<value.", unordered},
    {"__le__(self, value, /)", "Return self<=value.", unordered},
    {"__eq__(self, value, /)", "Return self==value.", equality<true>},
    {"__ne__(self, value, /)", "Return self!=value.", equality<false>},
    {"__gt__(self, value, /)", "Return self>value.", unordered},
    {"__ge__(self, value, /)", "Return self>=value.", unordered},
    {"__add__(self, value, /)", "Return self+value.", binary<add, false>},
    {"__radd__(self, value, /)", "Return value+self.", binary<add, true>},
    {"__sub__(self, value, /)", "Return self-value.", binary<subtract, false>},
    {"__rsub__(self, value, /)", "Return value-self.", binary<subtract, true>},
    {"__mul__(self, value, /)", "Return self*value.", binary<product, false>},
    {"__rmul__(self, value, /)", "Return value*self.", binary<product, true>},
    {"__truediv__(self, value, /)", "Return self/value.", binary<quotient, false>},
    {"__rtruediv__(self, value, /)", "Return value/self.", binary<quotient, true>},
    {"__pow__(self, value, mod=None, /)", "Return pow(self, value, mod).", pow_method<false>},
    {"__rpow__(self, value, mod=None, /)", "Return pow(value, self, mod).", pow_method<true>},
    {"__neg__(self, /)", "-self", complex_neg},
    {"__pos__(self, /)", "+self", complex_self},
    {"__abs__(self, /)", "abs(self)", complex_abs},
    {"__bool__(self, /)", "True if self else False", complex_bool},
    {"__complex__(self, /)", "The number as an exact complex.", complex_self},
    {"__getnewargs__(self, /)", nullptr, complex_getnewargs},
    {"__format__(self, format_spec, /)", "The number as text, by a format spec.", complex_format},
    {"conjugate(self, /)", "The number with its imaginary part negated.", complex_conjugate},
    {nullptr, nullptr, nullptr},
};

}  // namespace

bool to_complex(ThreadState& ts, Value v, double* real, double* imag) {
  Parts p{0, 0};
  bool found = false;
  if (is_exact(v, Kind::Complex)) {
    p = parts_of(v);
  } else {
    if (!call_complex_method(ts, v, &p, &found)) return false;
    if (!found && is_complex(v)) {
      p = parts_of(v);
    } else if (!found && !to_double(ts, v, &p.real)) {
      return false;
    }
  }
  *real = p.real;
  *imag = p.imag;
  return true;
}

extern const NativeType kNativeType_complex;
const NativeType kNativeType_complex = {
    .name = "complex",
    .doc = "A complex number real + imag*1j, made from its parts or from text such as '1+2j'.",
    .methods = kComplexMethods,
    .getsets = kComplexGetSets,
    .kind = Kind::Complex,
    .instance_bytes = sizeof(Complex),
};

}  // namespace adder
