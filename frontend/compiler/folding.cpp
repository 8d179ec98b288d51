// folding.cpp: constant folding, one function a kind of operand.
#include "frontend/compiler/folding.h"

#include <cmath>

namespace adder {

using namespace ast;

namespace {

constexpr std::size_t kMaxBits = 128;
constexpr std::size_t kMaxString = 4096;
constexpr std::size_t kMaxTuple = 256;
constexpr int kMaxDepth = 200;

struct Signed {
  BigNatural magnitude;
  bool negative = false;
};

std::optional<Signed> as_int(const ConstValue& v) {
  if (v.tag == ConstTag::kBigInt) return Signed{BigNatural::from_bytes(v.bytes), v.negative};
  if (v.is_bool()) return Signed{BigNatural::from(v.tag == ConstTag::kTrue), false};
  if (v.tag != ConstTag::kInt64) return std::nullopt;
  uint64_t m = v.i < 0 ? 0 - static_cast<uint64_t>(v.i) : static_cast<uint64_t>(v.i);
  return Signed{BigNatural::from(m), v.i < 0};
}

Signed add(const Signed& a, const Signed& b) {
  if (a.negative == b.negative) return {a.magnitude.plus(b.magnitude), a.negative};
  if (a.magnitude.compare(b.magnitude) >= 0) return {a.magnitude.minus(b.magnitude), a.negative};
  return {b.magnitude.minus(a.magnitude), b.negative};
}

std::optional<ConstValue> made(const Signed& s) {
  if (s.magnitude.bits() > kMaxBits) return std::nullopt;
  return ConstValue::big(s.magnitude, s.negative && !s.magnitude.zero());
}

std::optional<int64_t> small(const ConstValue& v) {
  if (v.is_bool()) return v.tag == ConstTag::kTrue;
  if (v.tag == ConstTag::kInt64) return v.i;
  return std::nullopt;
}

std::optional<ConstValue> fold_ints(Operator op, const ConstValue& left, const ConstValue& right) {
  auto a = as_int(left), b = as_int(right);
  auto x = small(left), y = small(right);
  switch (op) {
    case Operator::Add:
      return made(add(*a, *b));
    case Operator::Sub:
      return made(add(*a, Signed{b->magnitude, !b->negative}));
    case Operator::Mult:
      if (a->magnitude.bits() + b->magnitude.bits() > kMaxBits) return std::nullopt;
      return made({a->magnitude.times(b->magnitude), a->negative != b->negative});
    case Operator::Pow: {
      if (!y || *y < 0 || (a->magnitude.bits() * static_cast<std::size_t>(std::min<int64_t>(*y, 1 << 20)) > kMaxBits)) {
        return std::nullopt;
      }
      Signed r{BigNatural::from(1), a->negative && (*y & 1)};
      if (a->magnitude.bits() == 0 && *y > 0) return ConstValue::integer(0);
      for (int64_t i = 0; i < *y; ++i) r.magnitude = r.magnitude.times(a->magnitude);
      return made(r);
    }
    case Operator::LShift: {
      if (!y || *y < 0 || *y > static_cast<int64_t>(kMaxBits) || a->magnitude.bits() + *y > kMaxBits)
        return std::nullopt;
      Signed r = *a;
      for (int64_t i = 0; i < *y; ++i) r.magnitude.multiply_add(2, 0);
      return made(r);
    }
    default:
      break;
  }
  if (!x || !y) return std::nullopt;
  switch (op) {
    case Operator::Div:
      if (*y == 0 || std::llabs(*x / 2) > (1ll << 51) || std::llabs(*y / 2) > (1ll << 51)) return std::nullopt;
      return ConstValue::real(static_cast<double>(*x) / static_cast<double>(*y));
    case Operator::FloorDiv:
    case Operator::Mod: {
      if (*y == 0 || (*x == INT64_MIN && *y == -1)) return std::nullopt;
      int64_t q = *x / *y, r = *x % *y;
      if (r != 0 && (r < 0) != (*y < 0)) {
        --q;
        r += *y;
      }
      return ConstValue::integer(op == Operator::FloorDiv ? q : r);
    }
    case Operator::RShift:
      if (*y < 0) return std::nullopt;
      return ConstValue::integer(*y > 63 ? (*x < 0 ? -1 : 0) : *x >> *y);
    case Operator::BitAnd:
    case Operator::BitOr:
    case Operator::BitXor: {
      int64_t r = op == Operator::BitAnd ? (*x & *y) : op == Operator::BitOr ? (*x | *y) : (*x ^ *y);
      return left.is_bool() && right.is_bool() ? ConstValue::boolean(r != 0) : ConstValue::integer(r);
    }
    default:
      return std::nullopt;
  }
}

std::optional<double> as_double(const ConstValue& v) {
  if (v.tag == ConstTag::kFloat) return v.re;
  auto n = small(v);
  if (n && std::llabs(*n / 2) <= (1ll << 51)) return static_cast<double>(*n);
  return std::nullopt;
}

std::optional<ConstValue> fold_floats(Operator op, double x, double y) {
  switch (op) {
    case Operator::Add:
      return ConstValue::real(x + y);
    case Operator::Sub:
      return ConstValue::real(x - y);
    case Operator::Mult:
      return ConstValue::real(x * y);
    case Operator::Div:
      if (y == 0) return std::nullopt;
      return ConstValue::real(x / y);
    case Operator::Pow: {
      if (!(x > 0) || !std::isfinite(x) || !std::isfinite(y)) return std::nullopt;
      double r = std::pow(x, y);
      if (!std::isfinite(r)) return std::nullopt;
      return ConstValue::real(r);
    }
    default:
      return std::nullopt;
  }
}

// Real plus or minus imaginary, the shape of a complex literal.
std::optional<ConstValue> fold_complex(Operator op, const ConstValue& left, const ConstValue& right) {
  if (op != Operator::Add && op != Operator::Sub) return std::nullopt;
  ConstValue r = ConstValue::of(ConstTag::kComplex);
  double sign = op == Operator::Add ? 1 : -1;
  bool left_complex = left.tag == ConstTag::kComplex, right_complex = right.tag == ConstTag::kComplex;
  auto x = left_complex ? std::optional(left.re) : as_double(left);
  auto y = right_complex ? std::optional(right.re) : as_double(right);
  if (!x || !y) return std::nullopt;
  r.re = *x + sign * *y;
  r.im = (left_complex ? left.im : 0.0) + sign * (right_complex ? right.im : 0.0);
  return r;
}

std::optional<ConstValue> repeat(const ConstValue& sequence, int64_t times) {
  ConstValue r = ConstValue::of(sequence.tag);
  if (times < 0) times = 0;
  if (sequence.tag == ConstTag::kTuple) {
    if (times > static_cast<int64_t>(kMaxTuple) || sequence.items.size() * static_cast<std::size_t>(times) > kMaxTuple)
      return std::nullopt;
    for (int64_t i = 0; i < times; ++i) r.items.insert(r.items.end(), sequence.items.begin(), sequence.items.end());
    return r;
  }
  if (times > static_cast<int64_t>(kMaxString) ||
      sequence.bytes.size() * static_cast<std::size_t>(times) > kMaxString) {
    return std::nullopt;
  }
  for (int64_t i = 0; i < times; ++i) r.bytes += sequence.bytes;
  return r;
}

bool is_sequence(const ConstValue& v) {
  return v.tag == ConstTag::kStr || v.tag == ConstTag::kBytes || v.tag == ConstTag::kTuple;
}

}  // namespace

std::optional<ConstValue> fold_binary(Operator op, const ConstValue& left, const ConstValue& right) {
  bool left_int = left.is_int() || left.is_bool(), right_int = right.is_int() || right.is_bool();
  if (left_int && right_int) return fold_ints(op, left, right);
  if (is_sequence(left) && left.tag == right.tag && op == Operator::Add) {
    ConstValue r = left;
    r.bytes += right.bytes;
    r.items.insert(r.items.end(), right.items.begin(), right.items.end());
    if (r.bytes.size() > kMaxString || r.items.size() > kMaxTuple) return std::nullopt;
    // Two halves of a surrogate pair must not meet: joining them in UTF-8 would spell them differently.
    if (left.tag == ConstTag::kStr && left.bytes.size() >= 3 &&
        static_cast<uint8_t>(left.bytes[left.bytes.size() - 3]) == 0xED &&
        static_cast<uint8_t>(left.bytes[left.bytes.size() - 2]) >= 0xA0) {
      return std::nullopt;
    }
    return r;
  }
  if (op == Operator::Mult && is_sequence(left) && small(right)) return repeat(left, *small(right));
  if (op == Operator::Mult && is_sequence(right) && small(left)) return repeat(right, *small(left));
  if (left.tag == ConstTag::kComplex || right.tag == ConstTag::kComplex) return fold_complex(op, left, right);
  auto x = as_double(left), y = as_double(right);
  if (x && y) return fold_floats(op, *x, *y);
  return std::nullopt;
}

std::optional<ConstValue> fold_unary(UnaryOperator op, const ConstValue& v) {
  if (op == UnaryOperator::Not) return ConstValue::boolean(!v.truth());
  if (auto n = as_int(v)) {
    if (op == UnaryOperator::UAdd) return ConstValue::big(n->magnitude, n->negative);
    if (op == UnaryOperator::USub) return ConstValue::big(n->magnitude, !n->negative && !n->magnitude.zero());
    if (op == UnaryOperator::Invert && v.tag == ConstTag::kInt64) return ConstValue::integer(~v.i);
    return std::nullopt;
  }
  ConstValue r = v;
  if (v.tag == ConstTag::kFloat || v.tag == ConstTag::kComplex) {
    if (op == UnaryOperator::UAdd) return r;
    if (op == UnaryOperator::USub) {
      r.re = -r.re;
      if (v.tag == ConstTag::kComplex) r.im = -r.im;
      return r;
    }
  }
  return std::nullopt;
}

std::optional<ConstValue> fold(const ExprNode* e, int optimize_level, int depth) {
  if (depth > kMaxDepth) return std::nullopt;
  switch (e->kind) {
    case Kind::Constant:
      return ConstValue::from_node(as<Constant>(e));
    case Kind::Name:
      if (as<Name>(e)->id == "__debug__") return ConstValue::boolean(optimize_level == 0);
      return std::nullopt;
    case Kind::UnaryOp: {
      auto v = fold(as<UnaryOp>(e)->operand, optimize_level, depth + 1);
      return v ? fold_unary(as<UnaryOp>(e)->op, *v) : std::nullopt;
    }
    case Kind::BinOp: {
      auto* b = as<BinOp>(e);
      auto right = fold(b->right, optimize_level, depth + 1);
      if (!right) return std::nullopt;
      auto left = fold(b->left, optimize_level, depth + 1);
      return left ? fold_binary(b->op, *left, *right) : std::nullopt;
    }
    case Kind::Tuple: {
      ConstValue r = ConstValue::of(ConstTag::kTuple);
      for (auto* item : as<Tuple>(e)->elts) {
        auto v = fold(item, optimize_level, depth + 1);
        if (!v) return std::nullopt;
        r.items.push_back(std::move(*v));
      }
      return r;
    }
    default:
      return std::nullopt;
  }
}

}  // namespace adder
