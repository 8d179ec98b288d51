// _operator.cpp: the operators of the language as functions. attrgetter, itemgetter and methodcaller are getters.cpp.
//
// One template instance a function; each name in the table is what operator.py re-exports.
#include "runtime/objects/sequence_tools.h"
#include "runtime/protocol/number_support.h"
#include "stdlib/operator/operator.h"

namespace adder {

namespace {

template <Op op, bool inplace>
Value binary(ThreadState& ts, Value* a, uint32_t) {
  return binary_op(ts, op, a[0], a[1], inplace);
}

template <Op op>
Value unary(ThreadState& ts, Value* a, uint32_t) {
  return unary_op(ts, op, a[0]);
}

template <Compare op>
Value comparison(ThreadState& ts, Value* a, uint32_t) {
  return rich_compare(ts, op, a[0], a[1]);
}

Value boolean_or_error(int result) {
  return result < 0 ? Value() : Value::boolean(result);
}

Value op_truth(ThreadState& ts, Value* a, uint32_t) {
  return boolean_or_error(truth(ts, a[0]));
}

Value op_not(ThreadState& ts, Value* a, uint32_t) {
  int is_true = truth(ts, a[0]);
  return is_true < 0 ? Value() : Value::boolean(!is_true);
}

Value op_is(ThreadState&, Value* a, uint32_t) {
  return Value::boolean(equal_identity(a[0], a[1]));
}
Value op_is_not(ThreadState&, Value* a, uint32_t) {
  return Value::boolean(!equal_identity(a[0], a[1]));
}
Value op_abs(ThreadState& ts, Value* a, uint32_t) {
  return number_absolute(ts, a[0]);
}
Value op_index(ThreadState& ts, Value* a, uint32_t) {
  return to_index(ts, a[0]);
}
Value op_contains(ThreadState& ts, Value* a, uint32_t) {
  return boolean_or_error(contains(ts, a[0], a[1]));
}
Value op_getitem(ThreadState& ts, Value* a, uint32_t) {
  return get_item(ts, a[0], a[1]);
}
Value op_setitem(ThreadState& ts, Value* a, uint32_t) {
  return set_item(ts, a[0], a[1], a[2]) ? kNone : Value();
}
Value op_delitem(ThreadState& ts, Value* a, uint32_t) {
  return del_item(ts, a[0], a[1]) ? kNone : Value();
}

// + for sequences only: what has no __getitem__ is refused.
template <bool inplace>
Value concat(ThreadState& ts, Value* a, uint32_t) {
  if (!lookup_special(ts, type_of(ts, a[0]), kSpecialGetitem))
    return raise_type_error(ts, "'%T' object can't be concatenated", a[0]);
  return binary_op(ts, Op::Add, a[0], a[1], inplace);
}

// The iterator of a container that is searched.
Value search_iterator(ThreadState& ts, Value container) {
  Value iterator = get_iterator(ts, container);
  if (!iterator && pending_matches(ts, ts.rt.exc.TypeError)) {
    clear_error(ts);
    raise_type_error(ts, "argument of type '%T' is not iterable", container);
  }
  return iterator;
}

Value count_of(ThreadState& ts, Value* a, uint32_t) {
  a[0] = search_iterator(ts, a[0]);
  if (!a[0]) return {};
  int64_t count = 0;
  bool ok = for_each(ts, a[0], [&](Value item) {
    int same = compare_bool(ts, Compare::kEq, item, a[1]);
    count += same > 0;
    return same >= 0;
  });
  return ok ? Value::small_int(count) : Value();
}

Value index_of(ThreadState& ts, Value* a, uint32_t) {
  a[0] = search_iterator(ts, a[0]);
  if (!a[0]) return {};
  int64_t at = 0;
  bool found = false;
  for_each(ts, a[0], [&](Value item) {
    int same = compare_bool(ts, Compare::kEq, item, a[1]);
    if (same > 0) found = true;
    if (same != 0) return false;
    at++;
    return true;
  });
  if (ts.has_error()) return {};
  return found ? Value::small_int(at) : raise_value_error(ts, "sequence.index(x): x not in sequence");
}

Value op_length_hint(ThreadState& ts, Value* a, uint32_t) {
  int64_t preset = 0;
  if (a[1] && !is_int_value(a[1])) return raise_type_error(ts, "'%T' object cannot be interpreted as an integer", a[1]);
  if (a[1] && !to_i64(ts, a[1], &preset)) return {};
  int64_t hint = length_hint(ts, a[0], preset);
  return hint == -1 && ts.has_error() ? Value() : new_int(ts, hint);
}

Value op_call(ThreadState& ts, Value* a, uint32_t n) {
  Dict* keywords = a[1] ? a[1].as<Dict>() : nullptr;
  if (!keywords || !keywords->used) return call(ts, a[0], a + 2, n - 2);
  Tuple* args = new_tuple_from(ts, a + 2, n - 2);
  return args ? call_dict(ts, a[0], args, keywords) : Value();
}

// Bytes of an ASCII str or a bytes-like object; false with TypeError pending.
bool digest_bytes(ThreadState& ts, Value v, std::string_view* out, bool* text) {
  *text = is_str(v);
  if (*text) {
    Str* s = v.as<Str>();
    if (!s->ascii) return raise_type_error(ts, "comparing strings with non-ASCII characters is not supported"), false;
    *out = s->ascii_view();
    return true;
  }
  BufferView view;
  if (!get_buffer(ts, v, &view)) return false;
  *out = {view.data, view.bytes};
  return true;
}

// Takes the same time wherever the texts differ.
Value compare_digest(ThreadState& ts, Value* a, uint32_t) {
  if (is_str(a[0]) != is_str(a[1]))
    return raise_type_error(ts, "unsupported operand types(s) or combination of types: '%T' and '%T'", a[0], a[1]);
  std::string_view x, y;
  bool text;
  if (!digest_bytes(ts, a[0], &x, &text) || !digest_bytes(ts, a[1], &y, &text)) return {};
  volatile unsigned char difference = x.size() != y.size();
  const std::string_view& other = x.size() == y.size() ? x : y;
  for (size_t i = 0; i < y.size(); ++i) difference = static_cast<unsigned char>(difference | (other[i] ^ y[i]));
  return Value::boolean(difference == 0);
}

#define BINARY(name, symbol, op) {#name "(a, b, /)", "Same as a " symbol " b.", binary<Op::op, false>}
#define INPLACE(name, symbol, op) {#name "(a, b, /)", "Same as a " symbol " b.", binary<Op::op, true>}
#define COMPARISON(name, symbol, op) {#name "(a, b, /)", "Same as a " symbol " b.", comparison<Compare::op>}

NativeDef kFunctions[] = {
    COMPARISON(lt, "<", kLt),
    COMPARISON(le, "<=", kLe),
    COMPARISON(eq, "==", kEq),
    COMPARISON(ne, "!=", kNe),
    COMPARISON(ge, ">=", kGe),
    COMPARISON(gt, ">", kGt),
    BINARY(add, "+", Add),
    BINARY(sub, "-", Sub),
    BINARY(mul, "*", Mul),
    BINARY(matmul, "@", MatMul),
    BINARY(truediv, "/", TrueDiv),
    BINARY(floordiv, "//", FloorDiv),
    BINARY(mod, "%", Mod),
    BINARY(pow, "**", Pow),
    BINARY(lshift, "<<", LShift),
    BINARY(rshift, ">>", RShift),
    BINARY(and_, "&", And),
    BINARY(or_, "|", Or),
    BINARY(xor, "^", Xor),
    INPLACE(iadd, "+=", Add),
    INPLACE(isub, "-=", Sub),
    INPLACE(imul, "*=", Mul),
    INPLACE(imatmul, "@=", MatMul),
    INPLACE(itruediv, "/=", TrueDiv),
    INPLACE(ifloordiv, "//=", FloorDiv),
    INPLACE(imod, "%=", Mod),
    INPLACE(ipow, "**=", Pow),
    INPLACE(ilshift, "<<=", LShift),
    INPLACE(irshift, ">>=", RShift),
    INPLACE(iand, "&=", And),
    INPLACE(ior, "|=", Or),
    INPLACE(ixor, "^=", Xor),
    {"neg(a, /)", "Same as -a.", unary<Op::Neg>},
    {"pos(a, /)", "Same as +a.", unary<Op::Pos>},
    {"inv(a, /)", "Same as ~a.", unary<Op::Invert>},
    {"invert(a, /)", "Same as ~a.", unary<Op::Invert>},
    {"abs(a, /)", "Same as abs(a).", op_abs},
    {"index(a, /)", "Same as a.__index__()", op_index},
    {"truth(a, /)", "Return True if a is true, False otherwise.", op_truth},
    {"not_(a, /)", "Same as not a.", op_not},
    {"is_(a, b, /)", "Same as a is b.", op_is},
    {"is_not(a, b, /)", "Same as a is not b.", op_is_not},
    {"concat(a, b, /)", "Same as a + b, for a and b sequences.", concat<false>},
    {"iconcat(a, b, /)", "Same as a += b, for a and b sequences.", concat<true>},
    {"contains(a, b, /)", "Same as b in a (note reversed operands).", op_contains},
    {"countOf(a, b, /)", "Return the number of items in a which are, or which equal, b.", count_of},
    {"indexOf(a, b, /)", "Return the first index of b in a.", index_of},
    {"getitem(a, b, /)", "Same as a[b].", op_getitem},
    {"setitem(a, b, c, /)", "Same as a[b] = c.", op_setitem},
    {"delitem(a, b, /)", "Same as del a[b].", op_delitem},
    {"length_hint(obj, default=0, /)", "Return an estimate of the number of items in obj.", op_length_hint},
    {"call(obj, /, *args, **kwargs)", "Same as obj(*args, **kwargs).", op_call},
    {"_compare_digest(a, b, /)", "Return 'a == b' in a time that does not depend on where they differ.",
     compare_digest},
    {nullptr, nullptr, nullptr}};

}  // namespace

extern const NativeModule kModule__operator;
const NativeModule kModule__operator = {"_operator", "Operator interface.", kFunctions, add_getters};

}  // namespace adder
