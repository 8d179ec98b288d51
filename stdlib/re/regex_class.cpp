// regex_class.cpp: literals and character sets as PCRE2 text.
//
// \s differs between the two languages (the separators 1c to 1f, U+180E), so it is written out. Code points above
// max_unit cannot occur in the text to be searched: they are left out, but for the few whose other case can.
#include <algorithm>
#include <cstdio>

#include "stdlib/re/regex_translator.h"

namespace adder {

namespace {

const std::vector<CodeRange> kAsciiDigits = {{'0', '9'}};
const std::vector<CodeRange> kAsciiWord = {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}};
const std::vector<CodeRange> kAsciiSpace = {{9, 13}, {32, 32}};
const std::vector<CodeRange> kUnicodeSpace = {{9, 13},          {0x1c, 0x20},     {0x85, 0x85},     {0xa0, 0xa0},
                                              {0x1680, 0x1680}, {0x2000, 0x200a}, {0x2028, 0x2029}, {0x202f, 0x202f},
                                              {0x205f, 0x205f}, {0x3000, 0x3000}};

// Characters beyond Latin-1 with a case partner in it.
constexpr struct {
  uint32_t wide, narrow;
} kPartners[] = {{0x130, 'i'},   {0x131, 'i'},  {0x178, 0xff}, {0x17f, 's'},  {0x212a, 'k'},
                 {0x212b, 0xe5}, {0x39c, 0xb5}, {0x3bc, 0xb5}, {0x1e9e, 0xdf}};

// The dotted and dotless i are cases of i for Python, but not for PCRE2.
constexpr bool is_any_i(uint32_t c) {
  return c == 'i' || c == 'I' || c == 0x130 || c == 0x131;
}
constexpr const char* kEveryI = "iI\\x{130}\\x{131}";

void append_point(std::string& out, uint32_t point) {
  if ((point >= '0' && point <= '9') || (point >= 'A' && point <= 'Z') || (point >= 'a' && point <= 'z')) {
    out += static_cast<char>(point);
    return;
  }
  char text[16];
  std::snprintf(text, sizeof text, "\\x{%x}", point);
  out += text;
}

}  // namespace

std::string literal_text(uint32_t point, uint32_t max_unit, bool ignore_case, bool unicode) {
  std::string out;
  if (ignore_case && unicode && max_unit > 0xff && is_any_i(point)) return out.append("[").append(kEveryI).append("]");
  if (point <= max_unit) {
    append_point(out, point);
    return out;
  }
  if (ignore_case)
    for (auto& pair : kPartners)
      if (pair.wide == point && pair.narrow <= max_unit) return append_point(out, pair.narrow), out;
  return "(?:(?!))";
}

void ClassBuilder::add(uint32_t first, uint32_t last) {
  if (ignore_case_ && last > max_unit_)
    for (auto& pair : kPartners)
      if (pair.wide > max_unit_ && first <= pair.wide && pair.wide <= last) append_point(members_, pair.narrow);
  if (ignore_case_ && unicode_ && max_unit_ > 0xff)
    for (uint32_t c : {uint32_t{'i'}, uint32_t{'I'}, uint32_t{0x130}, uint32_t{0x131}})
      if (first <= c && c <= last) {
        members_ += kEveryI;
        break;
      }
  if (first > max_unit_) return;
  last = std::min(last, max_unit_);
  append_point(members_, first);
  if (first == last) return;
  members_ += '-';
  append_point(members_, last);
}

void ClassBuilder::add_complement(const std::vector<CodeRange>& ranges) {
  uint32_t next = 0;
  for (const CodeRange& range : ranges) {
    if (range.first > next) add(next, range.first - 1);
    next = range.last + 1;
  }
  if (next <= max_unit_) add(next, max_unit_);
}

void ClassBuilder::add_category(char letter) {
  char lower = static_cast<char>(letter | 32);
  const std::vector<CodeRange>* ranges = nullptr;
  if (lower == 's')
    ranges = unicode_ ? &kUnicodeSpace : &kAsciiSpace;
  else if (!unicode_ && !native_ascii_)
    ranges = lower == 'd' ? &kAsciiDigits : &kAsciiWord;
  if (!ranges) {
    members_ += '\\';
    members_ += letter;
  } else if (letter == lower) {
    for (const CodeRange& range : *ranges) add(range.first, range.last);
  } else {
    add_complement(*ranges);
  }
}

std::string ClassBuilder::finish(bool negated) const {
  if (members_.empty()) return negated ? "." : "(?:(?!))";
  std::string out = negated ? "[^" : "[";
  out += members_;
  out += ']';
  return out;
}

}  // namespace adder
