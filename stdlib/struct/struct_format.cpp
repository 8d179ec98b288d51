// struct_format.cpp: reads struct formats. "@" (the default) has the machine's sizes and aligns each item; "=", "<",
// ">" and "!" have standard sizes and no gaps.
#include "stdlib/struct/struct_format.h"

namespace adder {

namespace {

constexpr uint64_t kMaxSize = INT64_MAX;

// Bytes of a code, 0 for one that does not exist.
unsigned size_of(char code, bool native) {
  switch (code) {
    case 'x':
    case 'c':
    case 'b':
    case 'B':
    case '?':
    case 's':
    case 'p':
      return 1;
    case 'h':
    case 'H':
    case 'e':
      return 2;
    case 'i':
    case 'I':
    case 'f':
      return 4;
    case 'l':
    case 'L':
      return native ? sizeof(long) : 4;
    case 'q':
    case 'Q':
    case 'd':
      return 8;
    case 'n':
    case 'N':
    case 'P':
      return native ? 8 : 0;
    default:
      return 0;
  }
}

bool is_blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

}  // namespace

bool parse_struct_format(ThreadState& ts, std::string_view text, StructFormat* out) {
  bool native = true, big = std::endian::native == std::endian::big;
  size_t at = 0;
  if (!text.empty() && std::string_view("@=<>!").find(text[0]) != std::string_view::npos) {
    native = text[0] == '@';
    if (text[0] == '<') big = false;
    if (text[0] == '>' || text[0] == '!') big = true;
    at = 1;
  }
  auto too_long = [&] { return raise_struct_error(ts, "total struct size too long"), false; };
  while (at < text.size()) {
    char c = text[at++];
    if (is_blank(c)) continue;
    uint64_t count = 1;
    if (c >= '0' && c <= '9') {
      count = uint64_t(c - '0');
      while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
        uint64_t digit = uint64_t(text[at++] - '0');
        if (count > (kMaxSize - digit) / 10) return too_long();
        count = count * 10 + digit;
      }
      if (at == text.size()) return raise_struct_error(ts, "repeat count given without format specifier"), false;
      c = text[at++];
    }
    unsigned size = size_of(c, native);
    if (!size) return raise_struct_error(ts, "bad char in struct format"), false;
    if (native && size > 1) {
      uint64_t gap = -out->size & (size - 1);
      if (out->size > kMaxSize - gap) return too_long();
      out->size += gap;
    }
    if (count > (kMaxSize - out->size) / size) return too_long();
    StructRun run{c, native, big, uint8_t(size), count, out->size};
    if (c != 'x' && (count || run.is_text())) {
      out->runs.push_back(run);
      out->items += run.is_text() ? 1 : count;
    }
    out->size += count * size;
  }
  return true;
}

double half_to_double(uint16_t bits) {
  int exponent = bits >> 10 & 31, fraction = bits & 1023;
  double value = exponent == 31  ? (fraction ? std::nan("") : HUGE_VAL)
                 : exponent == 0 ? std::ldexp(fraction, -24)
                                 : std::ldexp(1024 + fraction, exponent - 25);
  return bits >> 15 ? -value : value;
}

bool double_to_half(double d, uint16_t* bits) {
  uint16_t sign = std::signbit(d) ? 0x8000 : 0;
  double size = std::fabs(d);
  if (std::isnan(d)) {
    *bits = uint16_t(sign | 0x7e00);
    return true;
  }
  if (std::isinf(d)) {
    *bits = uint16_t(sign | 0x7c00);
    return true;
  }
  // In units of the last place of its exponent, rounded to even; a carry moves into the exponent by itself.
  int exponent = size ? std::max(std::ilogb(size), -14) : -14;
  if (exponent > 15) return false;
  int units = int(std::nearbyint(std::ldexp(size, 10 - exponent)));
  int result = units + (exponent + 14) * 1024;
  if (result >= 0x7c00) return false;
  *bits = uint16_t(sign | result);
  return true;
}

}  // namespace adder
