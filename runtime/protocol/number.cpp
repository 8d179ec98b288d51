// number.cpp: + - * and the other operators on any values.
//
// Exact ints and floats are computed at once. Everything else follows the special-method protocol: the in-place method
// first for x += y, then type(a).__op__, then type(b).__rop__, the latter first when type(b) is a subclass of type(a)
// that overrides it. Builtin sequences stand behind: their + and * are tried only after the other operand's reflected
// method, because that is what lets a number-like class take part in `[1] * n`.
#include "runtime/native/run_native.h"
#include "runtime/objects/int_limbs.h"
#include "runtime/objects/number_args.h"
#include "runtime/protocol/number_support.h"

namespace adder {

namespace {

struct Operator {
  Special method, reflected, inplace;
  const char* symbol;  // in messages
  const char* inplace_symbol;
};

const Operator& operator_of(Op op) {
  static constexpr Operator kTable[] = {
      {kSpecialAdd, kSpecialRadd, kSpecialIadd, "+", "+="},
      {kSpecialSub, kSpecialRsub, kSpecialIsub, "-", "-="},
      {kSpecialMul, kSpecialRmul, kSpecialImul, "*", "*="},
      {kSpecialTruediv, kSpecialRtruediv, kSpecialItruediv, "/", "/="},
      {kSpecialFloordiv, kSpecialRfloordiv, kSpecialIfloordiv, "//", "//="},
      {kSpecialMod, kSpecialRmod, kSpecialImod, "%", "%="},
      {kSpecialPow, kSpecialRpow, kSpecialIpow, "** or pow()", "**="},
      {kSpecialMatmul, kSpecialRmatmul, kSpecialImatmul, "@", "@="},
      {kSpecialAnd, kSpecialRand, kSpecialIand, "&", "&="},
      {kSpecialOr, kSpecialRor, kSpecialIor, "|", "|="},
      {kSpecialXor, kSpecialRxor, kSpecialIxor, "^", "^="},
      {kSpecialLshift, kSpecialRlshift, kSpecialIlshift, "<<", "<<="},
      {kSpecialRshift, kSpecialRrshift, kSpecialIrshift, ">>", ">>="},
  };
  return kTable[int(op) - int(Op::Add)];
}
static_assert(int(Op::RShift) - int(Op::Add) == 12);

bool exact_int(Value v) {
  return v.is_int() || v.is_bool() || is_exact(v, Kind::Int);
}
bool exact_float(Value v) {
  return v.is_flonum() || v == kPositiveZero || v == kNegativeZero || is_exact(v, Kind::Float);
}

// A special method found raw on the type, called with self and the rest in args.
Value call_raw(ThreadState& ts, Value method, Value* args, uint32_t count) {
  if (is_kind(method, Kind::NativeFunction)) {
    NativeFunction* native = method.as<NativeFunction>();
    const Signature* signature = signature_of(native->def);
    if (!signature->varargs && !signature->varkeywords && signature->count <= 3 && count <= signature->count &&
        signature->required <= count && native->owner && !native->self) {
      Value bound[3] = {args[0], args[1], count > 2 ? args[2] : Value()};
      return run_native(ts, native->def, bound, count);
    }
  }
  if (is_kind(method, Kind::Function)) return call(ts, method, args, count);
  Value bound = bind_descriptor(ts, method, args[0], type_of(ts, args[0]));
  return bound ? call(ts, bound, args + 1, count - 1) : Value();
}

Value call_binary(ThreadState& ts, Value method, Value self, Value other) {
  Value args[3] = {self, other, Value()};
  return call_raw(ts, method, args, 2);
}

bool is_sequence_kind(Value v) {
  if (!v.is_cell()) return false;
  Kind k = v.as_cell()->kind();
  return k == Kind::Str || k == Kind::List || k == Kind::Tuple || k == Kind::Bytes || k == Kind::ByteArray;
}

// The method is the builtin concatenation or repetition of a sequence.
bool is_sequence_method(Value v, Value method) {
  return is_sequence_kind(v) && is_kind(method, Kind::NativeFunction);
}

bool has_special(ThreadState& ts, Value v, Special which) {
  return bool(lookup_special(ts, type_of(ts, v), which));
}

bool is_index(ThreadState& ts, Value v) {
  return is_int_value(v) || has_special(ts, v, kSpecialIndex);
}

// The protocol for two operands; kNotImplemented when neither knows what to do.
Value binary_special(ThreadState& ts, Value a, Value b, Special method, Special reflected) {
  Type* type_a = type_of(ts, a);
  Type* type_b = type_of(ts, b);
  Value forward = lookup_special(ts, type_a, method);
  Value backward = type_a == type_b ? Value() : lookup_special(ts, type_b, reflected);
  if (forward && is_sequence_method(a, forward) && (method == kSpecialAdd || method == kSpecialMul)) {
    if (backward && !is_sequence_method(b, backward)) {
      Value result = call_binary(ts, backward, b, a);
      if (result != kNotImplemented) return result;
    }
    if (method == kSpecialMul && !is_index(ts, b)) {
      return raise_type_error(ts, "can't multiply sequence by non-int of type '%T'", b);
    }
    return call_binary(ts, forward, a, b);
  }
  bool backward_first = backward && is_subtype(type_b, type_a) && !is_sequence_method(b, backward) &&
                        backward != lookup_special(ts, type_a, reflected);
  if (backward_first) {
    Value result = call_binary(ts, backward, b, a);
    if (result != kNotImplemented) return result;
  }
  if (forward) {
    Value result = call_binary(ts, forward, a, b);
    if (result != kNotImplemented) return result;
  }
  if (backward && !backward_first) {
    if (method == kSpecialMul && is_sequence_method(b, backward) && !is_index(ts, a)) {
      return raise_type_error(ts, "can't multiply sequence by non-int of type '%T'", a);
    }
    return call_binary(ts, backward, b, a);
  }
  return kNotImplemented;
}

Value raise_unsupported(ThreadState& ts, const char* symbol, Value a, Value b) {
  if (std::strcmp(symbol, ">>") == 0 && is_kind(a, Kind::NativeFunction) &&
      std::strncmp(a.as<NativeFunction>()->def->signature, "print(", 6) == 0) {
    return raise_type_error(ts,
                            "unsupported operand type(s) for >>: '%T' and '%T'. Did you mean \"print(<message>, "
                            "file=<output_stream>)\"?",
                            a, b);
  }
  return raise_type_error(ts, "unsupported operand type(s) for %s: '%T' and '%T'", symbol, a, b);
}

Value int_binary(ThreadState& ts, Op op, Value a, Value b) {
  switch (op) {
    case Op::Add:
      return int_add(ts, a, b);
    case Op::Sub:
      return int_sub(ts, a, b);
    case Op::Mul:
      return int_mul(ts, a, b);
    case Op::TrueDiv:
      return int_truediv(ts, a, b);
    case Op::FloorDiv:
      return int_floordiv(ts, a, b);
    case Op::Mod:
      return int_mod(ts, a, b);
    case Op::Pow:
      return int_pow(ts, a, b, Value());
    case Op::LShift:
      return int_lshift(ts, a, b);
    case Op::RShift:
      return int_rshift(ts, a, b);
    default:
      break;
  }
  Value result = op == Op::And ? int_and(ts, a, b) : op == Op::Or ? int_or(ts, a, b) : int_xor(ts, a, b);
  return a.is_bool() && b.is_bool() ? Value::boolean(result == Value::small_int(1)) : result;
}

// kNotImplemented for operators that floats do not have.
Value float_binary(ThreadState& ts, Op op, double a, double b) {
  switch (op) {
    case Op::Add:
      return new_float(ts, a + b);
    case Op::Sub:
      return new_float(ts, a - b);
    case Op::Mul:
      return new_float(ts, a * b);
    case Op::TrueDiv:
      return double_truediv(ts, a, b);
    case Op::FloorDiv:
      return double_floordiv(ts, a, b);
    case Op::Mod:
      return double_mod(ts, a, b);
    case Op::Pow:
      return float_pow(ts, a, b);
    default:
      return kNotImplemented;
  }
}

}  // namespace

Value double_truediv(ThreadState& ts, double a, double b) {
  if (b == 0) return raise(ts, ts.rt.exc.ZeroDivisionError, "float division by zero");
  return new_float(ts, a / b);
}
Value double_floordiv(ThreadState& ts, double a, double b) {
  if (b == 0) return raise(ts, ts.rt.exc.ZeroDivisionError, "float floor division by zero");
  return new_float(ts, float_floordiv(a, b));
}
Value double_mod(ThreadState& ts, double a, double b) {
  if (b == 0) return raise(ts, ts.rt.exc.ZeroDivisionError, "float modulo");
  return new_float(ts, float_mod(a, b));
}

Value binary_op(ThreadState& ts, Op op, Value a, Value b, bool inplace) {
  if (exact_int(a) && exact_int(b) && op != Op::MatMul) return int_binary(ts, op, a, b);
  if ((exact_float(a) && (exact_float(b) || exact_int(b))) || (exact_int(a) && exact_float(b))) {
    double x = 0, y = 0;
    if (double_operand(ts, a, &x) == Operand::kError) return Value();
    if (double_operand(ts, b, &y) == Operand::kError) return Value();
    Value result = float_binary(ts, op, x, y);
    if (result != kNotImplemented) return result;
  }
  if (op == Op::Add && is_exact(a, Kind::Str) && is_exact(b, Kind::Str)) {
    return str_concat(ts, a.as<Str>(), b.as<Str>());
  }
  const Operator& names = operator_of(op);
  if (inplace) {
    Value method = lookup_special(ts, type_of(ts, a), names.inplace);
    if (method) {
      if (is_sequence_method(a, method) && (op == Op::Add || op == Op::Mul) && type_of(ts, a) != type_of(ts, b)) {
        Value backward = lookup_special(ts, type_of(ts, b), names.reflected);
        if (backward && !is_sequence_method(b, backward)) {
          Value result = call_binary(ts, backward, b, a);
          if (result != kNotImplemented) return result;
        }
        if (op == Op::Mul && !is_index(ts, b)) {
          return raise_type_error(ts, "can't multiply sequence by non-int of type '%T'", b);
        }
      }
      Value result = call_binary(ts, method, a, b);
      if (result != kNotImplemented) return result;
    }
  }
  Value result = binary_special(ts, a, b, names.method, names.reflected);
  if (result != kNotImplemented) return result;
  return raise_unsupported(ts, inplace ? names.inplace_symbol : names.symbol, a, b);
}

Value unary_op(ThreadState& ts, Op op, Value a) {
  if (exact_int(a)) {
    if (op == Op::Neg) return int_neg(ts, a);
    return op == Op::Invert ? int_invert(ts, a) : int_normalized(ts, a);
  }
  if (exact_float(a) && op != Op::Invert) return op == Op::Neg ? new_float(ts, -float_value(a)) : a;
  Special which = op == Op::Neg ? kSpecialNeg : op == Op::Pos ? kSpecialPos : kSpecialInvert;
  bool found;
  Value result = call_special(ts, a, which, {}, &found);
  if (found) return result;
  return raise_type_error(ts, "bad operand type for unary %s: '%T'",
                          op == Op::Neg   ? "-"
                          : op == Op::Pos ? "+"
                                          : "~",
                          a);
}

Value number_absolute(ThreadState& ts, Value v) {
  if (exact_int(v)) return int_sign(v) < 0 ? int_neg(ts, v) : int_normalized(ts, v);
  if (exact_float(v)) return new_float(ts, std::fabs(float_value(v)));
  bool found;
  Value result = call_special(ts, v, kSpecialAbs, {}, &found);
  return found ? result : raise_type_error(ts, "bad operand type for abs(): '%T'", v);
}

Value number_divmod(ThreadState& ts, Value a, Value b) {
  Value result = binary_special(ts, a, b, kSpecialDivmod, kSpecialRdivmod);
  return result == kNotImplemented ? raise_unsupported(ts, "divmod()", a, b) : result;
}

Value number_pow(ThreadState& ts, Value a, Value b, Value modulus) {
  if (!modulus || modulus.is_none()) return binary_op(ts, Op::Pow, a, b, false);
  Value method = lookup_special(ts, type_of(ts, a), kSpecialPow);
  if (method) {
    Value args[3] = {a, b, modulus};
    Value result = call_raw(ts, method, args, 3);
    if (result != kNotImplemented) return result;
  }
  // Native number types know why a modulus is wrong; script classes are only asked as first operands.
  for (Value other : {b, modulus}) {
    Value reflected = lookup_special(ts, type_of(ts, other), kSpecialRpow);
    if (!reflected || !is_kind(reflected, Kind::NativeFunction) || is_int_value(other)) continue;
    Value args[3] = {other, a, modulus};
    Value result = call_raw(ts, reflected, args, 3);
    if (result != kNotImplemented) return result;
  }
  return raise_type_error(ts, "unsupported operand type(s) for ** or pow(): '%T', '%T', '%T'", a, b, modulus);
}

}  // namespace adder
