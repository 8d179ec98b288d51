// compare.cpp: truth, comparison, identity and hash.
//
// A comparison asks the right operand first when its type is a proper subclass of the left's and defines the reflected
// method; else left, then right. When both decline, == and != compare identity and the ordering operators raise.
#include "runtime/objects/type_support.h"
#include "runtime/protocol/special_call.h"

namespace adder {

int truth(ThreadState& ts, Value v) {
  if (v.is_true()) return 1;
  if (v.is_false() || v.is_none()) return 0;
  if (v.is_int()) return v.as_int() != 0;
  if (v == kNotImplemented) {
    return warn(ts, ts.rt.exc.DeprecationWarning, 1, "NotImplemented should not be used in a boolean context") ? 1 : -1;
  }
  if (!v.is_cell()) return v.is_flonum() || !(v == kPositiveZero || v == kNegativeZero);
  Cell* cell = v.as_cell();
  if (!is_subclass_instance(cell)) {
    switch (cell->kind()) {
      case Kind::Str:
        return static_cast<Str*>(cell)->length != 0;
      case Kind::List:
        return static_cast<List*>(cell)->size != 0;
      case Kind::Tuple:
        return static_cast<Tuple*>(cell)->size != 0;
      case Kind::Dict:
        return static_cast<Dict*>(cell)->used != 0;
      case Kind::Set:
      case Kind::FrozenSet:
        return static_cast<Set*>(cell)->used != 0;
      case Kind::Int:
        return static_cast<Int*>(cell)->size != 0;
      case Kind::Float:
        return static_cast<Float*>(cell)->value != 0;
      case Kind::Function:
        return 1;
      default:
        break;
    }
  }
  Type* type = cell->type();
  Value args[1] = {v};
  if (Value method = lookup_special(ts, type, kSpecialBool)) {
    Value result = call_found_special(ts, method, args, 1);
    if (!result) return -1;
    if (!result.is_bool()) return raise_type_error(ts, "__bool__ should return bool, returned %T", result), -1;
    return result.is_true();
  }
  if (!lookup_special(ts, type, kSpecialLen)) return 1;
  int64_t n = length(ts, v);
  return n < 0 ? -1 : n != 0;
}

bool equal_identity(Value a, Value b) {
  if (a == b) return true;
  if (!a.is_cell() || !b.is_cell() || !a || !b) return false;
  // Numbers that were unboxed and boxed again are still the same object to a script.
  if (is_exact(a, Kind::Float) && is_exact(b, Kind::Float))
    return std::bit_cast<uint64_t>(a.as<Float>()->value) == std::bit_cast<uint64_t>(b.as<Float>()->value);
  return false;
}

namespace {

constexpr const char* kSymbols[] = {"<", "<=", "==", "!=", ">", ">="};

Special special_of(Compare op) {
  return static_cast<Special>(kSpecialLt + static_cast<int>(op));
}

Compare reflected(Compare op) {
  constexpr Compare kReflected[] = {Compare::kGt, Compare::kGe, Compare::kEq, Compare::kNe, Compare::kLt, Compare::kLe};
  return kReflected[static_cast<int>(op)];
}

template <typename T>
bool apply(Compare op, T a, T b) {
  switch (op) {
    case Compare::kLt:
      return a < b;
    case Compare::kLe:
      return a <= b;
    case Compare::kEq:
      return a == b;
    case Compare::kNe:
      return a != b;
    case Compare::kGt:
      return a > b;
    default:
      return a >= b;
  }
}

// kNotImplemented when the type has no such method or it declines.
Value ask(ThreadState& ts, Type* type, Compare op, Value a, Value b) {
  Value method = lookup_special(ts, type, special_of(op));
  if (!method) return kNotImplemented;
  Value args[2] = {a, b};
  return call_found_special(ts, method, args, 2);
}

}  // namespace

Value rich_compare(ThreadState& ts, Compare op, Value a, Value b) {
  if (a.is_int() && b.is_int()) return Value::boolean(apply(op, a.as_int(), b.as_int()));
  if (a.is_flonum() && b.is_flonum()) return Value::boolean(apply(op, a.as_flonum(), b.as_flonum()));
  if (is_exact(a, Kind::Str) && is_exact(b, Kind::Str)) {
    Str* x = a.as<Str>();
    Str* y = b.as<Str>();
    if (op == Compare::kEq) return Value::boolean(str_equal(x, y));
    if (op == Compare::kNe) return Value::boolean(!str_equal(x, y));
    return Value::boolean(apply(op, str_compare(x, y), 0));
  }
  // Comparisons count towards the recursion limit as calls do.
  if (ts.depth >= ts.depth_limit || !ts.native_stack_ok()) return raise_recursion_error(ts, " in comparison");
  struct Level {
    ThreadState& ts;
    ~Level() { --ts.depth; }
  } level{ts};
  ++ts.depth;
  Type* left = type_of(ts, a);
  Type* right = type_of(ts, b);
  bool asked = false;
  if (left != right && is_subtype(right, left)) {
    asked = true;
    Value result = ask(ts, right, reflected(op), b, a);
    if (result != kNotImplemented) return result;
  }
  Value result = ask(ts, left, op, a, b);
  if (result != kNotImplemented) return result;
  if (!asked) {
    result = ask(ts, right, reflected(op), b, a);
    if (result != kNotImplemented) return result;
  }
  if (op == Compare::kEq) return Value::boolean(equal_identity(a, b));
  if (op == Compare::kNe) return Value::boolean(!equal_identity(a, b));
  return raise_type_error(ts, "'%s' not supported between instances of '%T' and '%T'", kSymbols[static_cast<int>(op)],
                          a, b);
}

int compare_bool(ThreadState& ts, Compare op, Value a, Value b) {
  if (equal_identity(a, b)) {
    if (op == Compare::kEq) return 1;
    if (op == Compare::kNe) return 0;
  }
  Value result = rich_compare(ts, op, a, b);
  return result ? truth_fast(ts, result) : -1;
}

bool hash_value(ThreadState& ts, Value v, uint64_t* out) {
  if (is_exact(v, Kind::Str)) {
    *out = str_hash(ts, v.as<Str>());
    return true;
  }
  if (v.is_int() || v.is_bool()) {
    *out = int_hash(v);
    return true;
  }
  if (v.is_flonum() || v == kPositiveZero || v == kNegativeZero) {
    *out = float_hash(float_value(v));
    return true;
  }
  if (is_exact(v, Kind::Tuple) && v.as<Tuple>()->hash) {
    *out = v.as<Tuple>()->hash;
    return true;
  }
  Type* type = type_of(ts, v);
  Value method = lookup_special(ts, type, kSpecialHash);
  if (!method || method.is_none()) return raise_type_error(ts, "unhashable type: '%T'", v), false;
  Value args[1] = {v};
  if (is_native(method, object_hash)) {
    Value h = object_hash(ts, args, 1);
    *out = static_cast<uint64_t>(h.is_int() ? h.as_int() : static_cast<int64_t>(std::rotr(v.bits(), 4)));
    return true;
  }
  Value result = call_found_special(ts, method, args, 1);
  if (!result) return false;
  if (!is_int_value(result)) return raise_type_error(ts, "__hash__ method should return an integer"), false;
  int64_t word;
  *out = int_to_i64(result, &word) ? static_cast<uint64_t>(word == -1 ? -2 : word) : int_hash(result);
  return true;
}

}  // namespace adder
