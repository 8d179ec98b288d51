// builtins_numeric.cpp: abs bin divmod hex max min oct pow round sum.
#include "runtime/modules/builtins.h"
#include "runtime/protocol/number_support.h"

namespace adder {

namespace {

Value builtin_abs(ThreadState& ts, Value* a, uint32_t) {
  return number_absolute(ts, a[0]);
}
Value builtin_divmod(ThreadState& ts, Value* a, uint32_t) {
  return number_divmod(ts, a[0], a[1]);
}
Value builtin_pow(ThreadState& ts, Value* a, uint32_t) {
  return number_pow(ts, a[0], a[1], a[2]);
}

template <int Base>
Value builtin_in_base(ThreadState& ts, Value* a, uint32_t) {
  Value index = to_index(ts, a[0]);
  return index ? Value(int_to_str(ts, index, Base, true)) : Value();
}

Value builtin_round(ThreadState& ts, Value* a, uint32_t) {
  bool found, digits = a[1] && !a[1].is_none();
  Value result = call_special(ts, a[0], kSpecialRound, {a + 1, size_t(digits)}, &found);
  return found ? result : raise_type_error(ts, "type %T doesn't define __round__ method", a[0]);
}

// a: key, default, then the positional arguments.
template <Compare Op>
Value extreme(ThreadState& ts, Value* a, uint32_t n) {
  const char* name = Op == Compare::kGt ? "max" : "min";
  uint32_t given = n - 2;
  if (given == 0) return raise_type_error(ts, "%s expected at least 1 argument, got 0", name);
  if (given > 1 && a[1]) {
    return raise_type_error(ts, "Cannot specify a default for %s() with multiple positional arguments", name);
  }
  Value key = a[0] && !a[0].is_none() ? a[0] : Value();
  Value best, best_key;
  auto visit = [&](Value item) {
    Value item_key = key ? call_with(ts, key, item) : item;
    if (!item_key) return false;
    if (best) {
      int better = compare_bool(ts, Op, item_key, best_key);
      if (better <= 0) return better == 0;
    }
    best = item;
    best_key = item_key;
    return true;
  };
  if (given > 1) {
    for (uint32_t i = 2; i < n; ++i)
      if (!visit(a[i])) return Value();
  } else if (!for_each(ts, a[2], visit)) {
    return Value();
  }
  if (best) return best;
  return a[1] ? a[1] : raise_value_error(ts, "%s() arg is an empty sequence", name);
}

Value builtin_sum(ThreadState& ts, Value* a, uint32_t) {
  Value total = a[1] ? a[1] : Value::small_int(0);
  bool refused = is_str(total) || is_kind(total, Kind::Bytes) || is_kind(total, Kind::ByteArray);
  if (refused && !get_iterator(ts, a[0])) return Value();
  if (is_str(total)) return raise_type_error(ts, "sum() can't sum strings [use ''.join(seq) instead]");
  if (is_kind(total, Kind::Bytes)) return raise_type_error(ts, "sum() can't sum bytes [use b''.join(seq) instead]");
  if (is_kind(total, Kind::ByteArray)) {
    return raise_type_error(ts, "sum() can't sum bytearray [use b''.join(seq) instead]");
  }
  // Machine sums while items allow; `total` is behind while one of them runs.
  enum { kGeneral, kInts, kFloats } mode = total.is_int() ? kInts : total.is_flonum() ? kFloats : kGeneral;
  int64_t ints = mode == kInts ? total.as_int() : 0;
  double floats = mode == kFloats ? total.as_flonum() : 0;
  bool ok = for_each(ts, a[0], [&](Value item) {
    if (mode == kInts) {
      int64_t next;
      if (item.is_int() && !__builtin_add_overflow(ints, item.as_int(), &next)) return ints = next, true;
      total = new_int(ts, ints);
      if (!total) return false;
      mode = kGeneral;
    } else if (mode == kFloats) {
      if (item.is_flonum()) return floats += item.as_flonum(), true;
      if (item.is_int() && item.as_int() > -(int64_t{1} << 53) && item.as_int() < (int64_t{1} << 53)) {
        return floats += double(item.as_int()), true;
      }
      total = new_float(ts, floats);
      if (!total) return false;
      mode = kGeneral;
    }
    total = binary_op(ts, Op::Add, total, item, false);
    if (!total) return false;
    if (total.is_flonum()) {
      mode = kFloats;
      floats = total.as_flonum();
    }
    return true;
  });
  if (!ok) return Value();
  return mode == kInts ? new_int(ts, ints) : mode == kFloats ? new_float(ts, floats) : total;
}

}  // namespace

NativeDef kBuiltinsNumeric[] = {
    {"abs(x, /)", "The absolute value of x.", builtin_abs},
    {"bin(number, /)", "Binary text of an int: bin(10) is '0b1010'.", builtin_in_base<2>},
    {"divmod(x, y, /)", "The pair (x//y, x%y).", builtin_divmod},
    {"hex(number, /)", "Hexadecimal text of an int: hex(255) is '0xff'.", builtin_in_base<16>},
    {"max(*args, key=None, default=<unset>)",
     "The largest item of an iterable, or the largest of several arguments; the first of equals.\n\n"
     "key(item) is compared instead of item. default is the result for an empty iterable.",
     extreme<Compare::kGt>, kNativeNoText},
    {"min(*args, key=None, default=<unset>)",
     "The smallest item of an iterable, or the smallest of several arguments; the first of equals.\n\n"
     "key(item) is compared instead of item. default is the result for an empty iterable.",
     extreme<Compare::kLt>, kNativeNoText},
    {"oct(number, /)", "Octal text of an int: oct(8) is '0o10'.", builtin_in_base<8>},
    {"pow(base, exp, mod=None)", "base**exp, or base**exp % mod computed without the large power.", builtin_pow},
    {"round(number, ndigits=None)",
     "The number rounded to ndigits decimals (negative: to tens, hundreds...), an int when ndigits is None.",
     builtin_round},
    {"sum(iterable, /, start=0)", "start plus the items of the iterable, from left to right.", builtin_sum},
    {nullptr, nullptr, nullptr},
};

}  // namespace adder
