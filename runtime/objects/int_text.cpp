// int_text.cpp: ints to digits and back, in any base from 2 to 36.
//
// GMP converts in subquadratic time. Base 10 obeys sys.set_int_max_str_digits all the same, because programs test that
// limit and because texts come from outside.
#include "runtime/objects/int_limbs.h"
#include "runtime/text/numeric_text.h"

namespace adder {

namespace {

constexpr int kDigitsThreshold = 640;  // below this the limit never applies

int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'z') return c - 'a' + 10;
  if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
  return 99;
}

Value invalid_literal(ThreadState& ts, int base, Value original) {
  Str* shown = to_repr(ts, original);
  if (shown && shown->length > 200) shown = str_substring(ts, shown, 0, 200);
  return shown ? raise_value_error(ts, "invalid literal for int() with base %d: %U", base, shown) : Value();
}

}  // namespace

std::string int_digits(const IntView& i, int base) {
  if (i.is_zero()) return "0";
  mpz_t z;
  i.as_mpz(z);
  size_t room = mpz_sizeinbase(z, base) + 2;
  std::string digits(room, '\0');
  LimbScratch copy(i.count + 1);
  if (!copy.data) return {};
  mpn_copyi(copy.data, i.limbs, i.count);
  size_t count = mpn_get_str(reinterpret_cast<unsigned char*>(digits.data()), base, copy.data, i.count);
  size_t first = 0;
  while (first + 1 < count && digits[first] == 0) ++first;
  for (size_t k = first; k < count; ++k) digits[k] = "0123456789abcdefghijklmnopqrstuvwxyz"[int(digits[k])];
  digits.resize(count);
  digits.erase(0, first);
  return digits;
}

bool check_digit_limit(ThreadState& ts, Value v) {
  IntView i(v);
  int limit = ts.rt.max_str_digits;
  // 10^n has more than 3.32 n bits: a cheap test that is exact only far from the limit; the caller counts digits.
  if (limit > 0 && i.count > 33 && double(i.bits()) > 3.33 * limit + 64) {
    raise_value_error(
        ts,
        "Exceeds the limit (%d digits) for integer string conversion; use sys.set_int_max_str_digits() to "
        "increase the limit",
        limit);
    return false;
  }
  return true;
}

bool int_to_text(ThreadState& ts, Value v, int base, bool prefix, std::string* out) {
  if (v.is_int() && !prefix) {
    char buffer[kSmallIntText];
    out->assign(small_int_text(buffer, v.as_int(), base));
    return true;
  }
  if (base == 10 && !check_digit_limit(ts, v)) return false;
  IntView i(v);
  std::string digits = int_digits(i, base);
  if (digits.empty()) return raise_memory_error(ts), false;
  int limit = ts.rt.max_str_digits;
  if (base == 10 && limit > 0 && digits.size() > kDigitsThreshold && digits.size() > size_t(limit)) {
    raise_value_error(
        ts,
        "Exceeds the limit (%d digits) for integer string conversion; use sys.set_int_max_str_digits() to "
        "increase the limit",
        limit);
    return false;
  }
  out->clear();
  if (i.negative) out->push_back('-');
  if (prefix && base == 2) *out += "0b";
  if (prefix && base == 8) *out += "0o";
  if (prefix && base == 16) *out += "0x";
  *out += digits;
  return true;
}

Str* int_to_str(ThreadState& ts, Value v, int base, bool prefix) {
  if (v.is_int() && !prefix) {
    char buffer[kSmallIntText];
    return new_str_ascii(ts, small_int_text(buffer, v.as_int(), base));
  }
  std::string text;
  if (!int_to_text(ts, v, base, prefix, &text)) return nullptr;
  return new_str_ascii(ts, text);
}

namespace {

// Plain digits of at most 18 places, the common case; false: look closer.
bool short_decimal(std::string_view text, int64_t* out) {
  size_t at = !text.empty() && text[0] == '-' ? 1 : 0;
  if (text.size() == at || text.size() > 18) return false;
  int64_t word = 0;
  for (size_t i = at; i < text.size(); ++i) {
    if (text[i] < '0' || text[i] > '9') return false;
    word = word * 10 + (text[i] - '0');
  }
  *out = at ? -word : word;
  return true;
}

}  // namespace

Value int_from_str(ThreadState& ts, std::string_view text, int base, Value original) {
  if (int64_t word; base == 10 && short_decimal(text, &word)) return Value::small_int(word);
  const int shown_base = base;
  if (!is_str(original) && !is_kind(original, Kind::Bytes)) original = Value(new_bytes(ts, text));  // as errors show it
  if (!original) return Value();
  text = trim_ascii(text);
  bool negative = false;
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) {
    negative = text[0] == '-';
    text.remove_prefix(1);
  }
  bool prefixed = false;
  if (text.size() > 1 && text[0] == '0') {
    int named = (text[1] | 32) == 'x' ? 16 : (text[1] | 32) == 'o' ? 8 : (text[1] | 32) == 'b' ? 2 : 0;
    if (named && (base == 0 || base == named)) {
      prefixed = true;
      base = named;
      text.remove_prefix(2);
      if (!text.empty() && text[0] == '_') text.remove_prefix(1);
    }
  }
  bool no_leading_zero = false;
  if (base == 0) {
    base = 10;
    no_leading_zero = !prefixed && !text.empty() && text[0] == '0';
  }
  // Validate, drop underscores, and convert when everything fits a machine word.
  if (text.empty()) return invalid_literal(ts, shown_base, original);
  std::string digits;
  uint64_t word = 0;
  bool fits = true, last_digit = false, nonzero = false;
  size_t digit_count = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '_') {
      if (!last_digit) return invalid_literal(ts, shown_base, original);
      last_digit = false;
      continue;
    }
    int d = digit_value(c);
    if (d >= base) return invalid_literal(ts, shown_base, original);
    last_digit = true;
    nonzero |= d != 0;
    ++digit_count;
    if (fits) {
      if (word > (uint64_t(Value::kMaxSmall) - unsigned(d)) / unsigned(base)) {
        fits = false;
        digits.reserve(text.size());
        for (char e : text.substr(0, at))
          if (e != '_') digits.push_back(char(digit_value(e)));
      } else {
        word = word * unsigned(base) + unsigned(d);
        continue;
      }
    }
    digits.push_back(char(d));
  }
  if (!last_digit || (no_leading_zero && nonzero)) return invalid_literal(ts, shown_base, original);
  int limit = ts.rt.max_str_digits;
  if (limit > 0 && (base & (base - 1)) && digit_count > kDigitsThreshold && digit_count > size_t(limit)) {
    return raise_value_error(ts,
                             "Exceeds the limit (%d digits) for integer string conversion: value has %zu digits; use "
                             "sys.set_int_max_str_digits() to increase the limit",
                             limit, digit_count);
  }
  if (fits) return Value::small_int(negative ? -int64_t(word) : int64_t(word));
  size_t first = 0;
  while (first + 1 < digits.size() && digits[first] == 0) ++first;
  size_t count = digits.size() - first;
  double bits = double(count) * std::log2(double(base));
  if (!int_size_allowed(ts, bits)) return Value();
  Int* cell = new_int_cell(ts, int64_t(bits / 64) + 3);
  if (!cell) return Value();
  int64_t limbs = mpn_set_str(cell->limbs, reinterpret_cast<unsigned char*>(digits.data() + first), count, base);
  return finish_int(cell, limbs, negative);
}

Value int_from_text(ThreadState& ts, Str* text, int base) {
  if (text->ascii) return int_from_str(ts, text->ascii_view(), base, text);
  return int_from_str(ts, ascii_numeric_text(text), base, text);
}

}  // namespace adder
