// bigint.h: just enough arithmetic on big natural numbers for literals and constant folding.
//
// Magnitudes are little-endian 32-bit digits without leading zeros. The runtime's integers are GMP's; the front end
// only needs to read literals of any base and to fold results of at most a few hundred bits.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace adder {

struct BigNatural {
  std::vector<uint32_t> digits;

  static BigNatural from(uint64_t v) {
    BigNatural n;
    for (; v != 0; v >>= 32) n.digits.push_back(static_cast<uint32_t>(v));
    return n;
  }
  // Digits of a base that is a power of two are bits, whatever their number; those of others are taken as many at a
  // time as fit 32 bits.
  static BigNatural parse(std::string_view text, unsigned base) {
    BigNatural n;
    auto value_of = [](char ch) -> unsigned { return ch <= '9' ? ch - '0' : (ch | 32) - 'a' + 10; };
    if (std::has_single_bit(base)) {
      uint64_t pending = 0;
      int bits = 0;
      for (std::size_t i = text.size(); i-- > 0;) {
        pending |= uint64_t{value_of(text[i])} << bits;
        bits += std::countr_zero(base);
        if (bits < 32) continue;
        n.digits.push_back(static_cast<uint32_t>(pending));
        pending >>= 32;
        bits -= 32;
      }
      n.digits.push_back(static_cast<uint32_t>(pending));
      n.trim();
      return n;
    }
    uint32_t chunk = 0, scale = 1;
    for (char ch : text) {
      chunk = chunk * base + value_of(ch);
      scale *= base;
      if (scale > 100000000u / 16) {
        n.multiply_add(scale, chunk);
        chunk = 0;
        scale = 1;
      }
    }
    if (scale != 1) n.multiply_add(scale, chunk);
    return n;
  }
  static BigNatural from_bytes(std::string_view bytes) {
    BigNatural n;
    n.digits.resize((bytes.size() + 3) / 4);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      n.digits[i / 4] |= static_cast<uint32_t>(static_cast<uint8_t>(bytes[i])) << (8 * (i % 4));
    }
    n.trim();
    return n;
  }
  std::string to_bytes() const {
    std::string out;
    for (uint32_t d : digits) {
      for (int i = 0; i < 4; ++i) out.push_back(static_cast<char>(d >> (8 * i)));
    }
    while (!out.empty() && out.back() == 0) out.pop_back();
    return out;
  }

  bool zero() const { return digits.empty(); }
  std::size_t bits() const {
    return digits.empty() ? 0 : (digits.size() - 1) * 32 + static_cast<std::size_t>(std::bit_width(digits.back()));
  }
  void trim() {
    while (!digits.empty() && digits.back() == 0) digits.pop_back();
  }
  void multiply_add(uint32_t factor, uint32_t addend) {
    uint64_t carry = addend;
    for (auto& d : digits) {
      carry += static_cast<uint64_t>(d) * factor;
      d = static_cast<uint32_t>(carry);
      carry >>= 32;
    }
    if (carry != 0) digits.push_back(static_cast<uint32_t>(carry));
  }
  int compare(const BigNatural& o) const {
    if (digits.size() != o.digits.size()) return digits.size() < o.digits.size() ? -1 : 1;
    for (std::size_t i = digits.size(); i-- > 0;) {
      if (digits[i] != o.digits[i]) return digits[i] < o.digits[i] ? -1 : 1;
    }
    return 0;
  }
  BigNatural plus(const BigNatural& o) const {
    BigNatural r;
    uint64_t carry = 0;
    for (std::size_t i = 0; i < std::max(digits.size(), o.digits.size()) || carry != 0; ++i) {
      carry += (i < digits.size() ? digits[i] : 0ull) + (i < o.digits.size() ? o.digits[i] : 0ull);
      r.digits.push_back(static_cast<uint32_t>(carry));
      carry >>= 32;
    }
    r.trim();
    return r;
  }
  BigNatural minus(const BigNatural& o) const {  // needs *this >= o
    BigNatural r = *this;
    int64_t borrow = 0;
    for (std::size_t i = 0; i < r.digits.size(); ++i) {
      int64_t d = static_cast<int64_t>(r.digits[i]) - (i < o.digits.size() ? o.digits[i] : 0) - borrow;
      borrow = d < 0;
      r.digits[i] = static_cast<uint32_t>(d);
    }
    r.trim();
    return r;
  }
  BigNatural times(const BigNatural& o) const {
    BigNatural r;
    r.digits.assign(digits.size() + o.digits.size(), 0);
    for (std::size_t i = 0; i < digits.size(); ++i) {
      uint64_t carry = 0;
      for (std::size_t j = 0; j < o.digits.size() || carry != 0; ++j) {
        carry += r.digits[i + j] + static_cast<uint64_t>(digits[i]) * (j < o.digits.size() ? o.digits[j] : 0);
        r.digits[i + j] = static_cast<uint32_t>(carry);
        carry >>= 32;
      }
    }
    r.trim();
    return r;
  }
};

}  // namespace adder
