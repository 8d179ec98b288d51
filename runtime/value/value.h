// value.h: Value, the 64-bit tagged word that every script value is.
//
//   ...i1   small int, 63 bits, two's complement          ..t10  float with an exponent in [-255, 256] ("flonum")
//   ..000   pointer to a heap cell (cells are 16-byte aligned); all zero bits: `empty`, the unbound variable and error
//   mark
//   ..100   special constants: None, True, False, Ellipsis, NotImplemented, 0.0 and -0.0
//
// Small ints and nearly all floats allocate nothing. A float is stored as its bits rotated left by one (sign lowest),
// minus a bias that makes common exponents start at zero, so decoding is shift, add, rotate, with no branch; the two
// zeros fall outside that window and are constants of their own. Rarer floats are heap cells (float.h).
// Must stay true: equal small ints have equal bits; an int in the 63-bit range is never a heap cell of exact type int.
#pragma once

#include <bit>
#include <cstdint>

namespace adder {

struct Cell;

class Value {
 public:
  constexpr Value() : bits_(0) {}
  constexpr explicit Value(uint64_t bits) : bits_(bits) {}
  Value(const Cell* cell) : bits_(reinterpret_cast<uint64_t>(cell)) {}  // implicit: a cell is a value

  constexpr uint64_t bits() const { return bits_; }
  constexpr bool operator==(const Value& other) const =
      default;  // identity of words, `is` but for heap floats and ints

  static constexpr Value special(unsigned index) { return Value(uint64_t{index} << 3 | 4); }
  static constexpr Value boolean(bool b) { return special(1 + b); }
  static constexpr Value small_int(int64_t i) { return Value(static_cast<uint64_t>(i) << 1 | 1); }

  constexpr bool is_empty() const { return bits_ == 0; }
  explicit constexpr operator bool() const { return bits_ != 0; }  // not empty (says nothing about truth)
  constexpr bool is_int() const { return bits_ & 1; }              // a small int
  constexpr bool is_flonum() const { return (bits_ & 3) == 2; }
  constexpr bool is_cell() const { return (bits_ & 7) == 0; }  // also true of empty: callers know it is not
  constexpr bool is_special() const { return (bits_ & 7) == 4; }
  constexpr bool is_none() const { return bits_ == special(0).bits_; }
  constexpr bool is_true() const { return bits_ == special(2).bits_; }
  constexpr bool is_false() const { return bits_ == special(1).bits_; }
  constexpr bool is_bool() const { return is_true() || is_false(); }

  constexpr int64_t as_int() const { return static_cast<int64_t>(bits_) >> 1; }
  Cell* as_cell() const { return reinterpret_cast<Cell*>(bits_); }
  template <typename T>
  T* as() const {
    return reinterpret_cast<T*>(bits_);
  }

  static constexpr int64_t kMaxSmall = (int64_t{1} << 62) - 1;
  static constexpr int64_t kMinSmall = -(int64_t{1} << 62);
  static constexpr bool fits_small(int64_t i) { return i >= kMinSmall && i <= kMaxSmall; }

  // The flonum encoding. try_flonum gives empty when d needs a special constant or a heap cell.
  static constexpr uint64_t kFloatBias = uint64_t{768} << 53;
  static Value try_flonum(double d) {
    uint64_t window = std::rotl(std::bit_cast<uint64_t>(d), 1) - kFloatBias;
    return (window >> 62) ? Value() : Value(window << 2 | 2);
  }
  double as_flonum() const { return std::bit_cast<double>(std::rotr((bits_ >> 2) + kFloatBias, 1)); }

 private:
  uint64_t bits_;
};
static_assert(sizeof(Value) == 8);

inline constexpr Value kNone = Value::special(0);
inline constexpr Value kFalse = Value::special(1);
inline constexpr Value kTrue = Value::special(2);
inline constexpr Value kEllipsis = Value::special(3);
inline constexpr Value kNotImplemented = Value::special(4);
inline constexpr Value kPositiveZero = Value::special(5);
inline constexpr Value kNegativeZero = Value::special(6);
inline constexpr Value kTombstone = Value::special(7);  // a deleted entry; never visible to scripts

}  // namespace adder
