// str_case.cpp: upper, lower, title, capitalize, swapcase, casefold: full case mappings, where one point may become
// three, and the rule for a final sigma.
#include "runtime/objects/str_methods.h"
#include "runtime/text/unicode.h"

namespace adder {

namespace {

constexpr uint32_t kSigma = 0x3a3, kSmallSigma = 0x3c3, kFinalSigma = 0x3c2;

// A sigma is final after a cased letter and not before one, case-ignorable points aside.
bool is_final_sigma(const Str* s, size_t i) {
  size_t j = i;
  while (j > 0 && is_case_ignorable(s->at(j - 1))) --j;
  if (j == 0 || !is_cased(s->at(j - 1))) return false;
  j = i + 1;
  while (j < s->length && is_case_ignorable(s->at(j))) ++j;
  return j == s->length || !is_cased(s->at(j));
}

int lower_at(const Str* s, size_t i, uint32_t out[3]) {
  uint32_t c = s->at(i);
  if (c != kSigma) return to_lower(c, out);
  out[0] = is_final_sigma(s, i) ? kFinalSigma : kSmallSigma;
  return 1;
}

// Builds a str from f(i, out), which gives the points that replace the i-th.
template <typename F>
Value map_points(ThreadState& ts, const Str* s, F&& f) {
  StrBuilder out;
  uint32_t points[3];
  for (size_t i = 0; i < s->length; ++i) {
    int count = f(i, points);
    for (int k = 0; k < count; ++k) out.append(points[k]);
  }
  return out.finish(ts);
}

// ASCII text to one case, eight bytes at a time: in each byte below 128, bit 7 of (byte + 128 - low) tells byte >= low.
Value map_ascii(ThreadState& ts, const Str* s, char low, char high) {
  constexpr uint64_t kOnes = 0x0101010101010101;
  auto changed = [&](uint64_t word) {
    uint64_t from = word + kOnes * static_cast<uint64_t>(128 - low),
             above = word + kOnes * static_cast<uint64_t>(127 - high);
    return word ^ ((from & ~above & kOnes * 128) >> 2);
  };
  if (s->length == 1) return str_from_char(ts, static_cast<uint8_t>(changed(s->u8()[0])));
  Str* result = new_str_uninit(ts, s->length, 1);
  if (!result || !s->length) return result;
  size_t i = 0;
  uint64_t word;
  for (; i + 8 <= s->length; i += 8) {
    memcpy(&word, s->data + i, 8);
    word = changed(word);
    memcpy(result->data + i, &word, 8);
  }
  for (; i < s->length; ++i) result->data[i] = static_cast<char>(changed(s->u8()[i]));
  result->ascii = 1;
  return result;
}

}  // namespace

ADDER_STR_METHOD(upper) {
  (void)n;
  Str* s = a[0].as<Str>();
  if (s->ascii) return map_ascii(ts, s, 'a', 'z');
  return map_points(ts, s, [s](size_t i, uint32_t* out) { return to_upper(s->at(i), out); });
}

ADDER_STR_METHOD(lower) {
  (void)n;
  Str* s = a[0].as<Str>();
  if (s->ascii) return map_ascii(ts, s, 'A', 'Z');
  return map_points(ts, s, [s](size_t i, uint32_t* out) { return lower_at(s, i, out); });
}

ADDER_STR_METHOD(casefold) {
  (void)n;
  Str* s = a[0].as<Str>();
  if (s->ascii) return map_ascii(ts, s, 'A', 'Z');
  return map_points(ts, s, [s](size_t i, uint32_t* out) { return to_folded(s->at(i), out); });
}

ADDER_STR_METHOD(title) {
  (void)n;
  Str* s = a[0].as<Str>();
  bool inside = false;
  return map_points(ts, s, [&](size_t i, uint32_t* out) {
    uint32_t c = s->at(i);
    int count = inside ? lower_at(s, i, out) : to_title(c, out);
    inside = is_cased(c);
    return count;
  });
}

ADDER_STR_METHOD(capitalize) {
  (void)n;
  Str* s = a[0].as<Str>();
  return map_points(ts, s, [s](size_t i, uint32_t* out) { return i ? lower_at(s, i, out) : to_title(s->at(0), out); });
}

ADDER_STR_METHOD(swapcase) {
  (void)n;
  Str* s = a[0].as<Str>();
  return map_points(ts, s, [s](size_t i, uint32_t* out) {
    uint32_t c = s->at(i);
    if (is_upper(c)) return lower_at(s, i, out);
    if (is_lower(c)) return to_upper(c, out);
    out[0] = c;
    return 1;
  });
}

}  // namespace adder
