// unicode_names.cpp: finding characters by name and names by character.
//
// kUnicodeWords holds the words of all names, most frequent first, each ended by a zero byte. kUnicodeNames holds, by
// rising code point, a varint of the distance to the character before, the codes of the words and a zero byte; a code
// is one byte (1 to 189) or two. kUnicodeAliases holds the same with absolute code points. kUnicodeNamesIndex tells for
// some of the names where they start and which code point comes before, so that finding a name reads a few only.
#include "runtime/text/unicode_names.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <iterator>

namespace adder {

extern const char kUnicodeWords[], kUnicodeNames[], kUnicodeAliases[];
extern const unsigned kUnicodeWordsSize, kUnicodeNamesSize, kUnicodeAliasesSize, kUnicodeNamesIndexCount;
struct UnicodeNamePlace {
  unsigned before, offset;
};
extern const UnicodeNamePlace kUnicodeNamesIndex[];

namespace {

constexpr unsigned kOneByte = 189;

struct Range {
  uint32_t first, last;
};
constexpr Range kIdeographs[] = {{0x3400, 0x4dbf},   {0x4e00, 0x9fff},   {0x20000, 0x2a6df}, {0x2a700, 0x2b738},
                                 {0x2b740, 0x2b81d}, {0x2b820, 0x2cea1}, {0x2ceb0, 0x2ebe0}, {0x30000, 0x3134a}};
constexpr std::string_view kIdeograph = "CJK UNIFIED IDEOGRAPH-", kHangul = "HANGUL SYLLABLE ";
constexpr uint32_t kHangulFirst = 0xac00, kHangulCount = 11172;
constexpr std::string_view kLeading[] = {"G",  "GG", "N", "D",  "DD", "R", "M", "B", "BB", "S",
                                         "SS", "",   "J", "JJ", "C",  "K", "T", "P", "H"};
constexpr std::string_view kVowel[] = {"A",  "AE", "YA", "YAE", "EO", "E",  "YEO", "YE", "O",  "WA", "WAE",
                                       "OE", "YO", "U",  "WEO", "WE", "WI", "YU",  "EU", "YI", "I"};
constexpr std::string_view kTrailing[] = {"",   "G",  "GG", "GS", "N",  "NJ", "NH", "D", "L",  "LG",
                                          "LM", "LB", "LS", "LT", "LP", "LH", "M",  "B", "BS", "S",
                                          "SS", "NG", "J",  "C",  "K",  "T",  "P",  "H"};
constexpr uint32_t kVowels = std::size(kVowel), kTrailings = std::size(kTrailing);

bool is_ideograph(uint32_t point) {
  for (Range r : kIdeographs)
    if (point >= r.first && point <= r.last) return true;
  return false;
}

uint32_t read_varint(const char*& at) {
  uint32_t n = 0;
  for (int shift = 0;; shift += 7) {
    uint8_t byte = static_cast<uint8_t>(*at++);
    n |= uint32_t{byte & 127u} << shift;
    if (byte < 128) return n;
  }
}

// Steps over the codes of one name to what follows its zero byte.
const char* skip_name(const char* at) {
  while (*at) at += static_cast<uint8_t>(*at) > kOneByte ? 2 : 1;
  return at + 1;
}

// The codes of a name in upper case; false when one of its words is in no name.
bool encode(std::string_view name, std::string* out) {
  while (true) {
    size_t space = name.find(' ');
    std::string_view word = name.substr(0, space);
    unsigned index = 0;
    const char *at = kUnicodeWords, *end = kUnicodeWords + kUnicodeWordsSize;
    for (; at < end; ++index) {
      size_t length = std::strlen(at);
      if (std::string_view(at, length) == word) break;
      at += length + 1;
    }
    if (at >= end) return false;
    if (index < kOneByte) {
      *out += static_cast<char>(index + 1);
    } else {
      *out += static_cast<char>(kOneByte + 1 + (index - kOneByte) / 256);
      *out += static_cast<char>((index - kOneByte) % 256);
    }
    if (space == std::string_view::npos) break;
    name.remove_prefix(space + 1);
  }
  *out += '\0';
  return true;
}

bool find_codes(const std::string& codes, const char* table, unsigned size, bool distances, uint32_t* point) {
  uint32_t current = 0;
  for (const char *at = table, *end = table + size; at < end;) {
    uint32_t n = read_varint(at);
    current = distances ? current + n : n;
    const char* next = skip_name(at);
    if (static_cast<size_t>(next - at) == codes.size() && std::memcmp(at, codes.data(), codes.size()) == 0) {
      *point = current;
      return true;
    }
    at = next;
  }
  return false;
}

// The longest entry of a jamo table that `text` starts with.
template <size_t n>
uint32_t take_jamo(const std::string_view (&table)[n], std::string_view* text) {
  uint32_t best = n;
  for (uint32_t i = 0; i < n; ++i)
    if (text->starts_with(table[i]) && (best == n || table[i].size() > table[best].size())) best = i;
  if (best < n) text->remove_prefix(table[best].size());
  return best;
}

bool hangul_of_name(std::string_view rest, uint32_t* point) {
  uint32_t l = take_jamo(kLeading, &rest), v = take_jamo(kVowel, &rest);
  if (v == kVowels) return false;
  uint32_t t = take_jamo(kTrailing, &rest);
  if (!rest.empty()) return false;
  *point = kHangulFirst + (l * kVowels + v) * kTrailings + t;
  return true;
}

bool ideograph_of_name(std::string_view digits, uint32_t* point) {
  if (digits.size() < 4 || digits.size() > 5) return false;
  uint32_t n = 0;
  for (char c : digits) {
    if (c >= '0' && c <= '9')
      n = n * 16 + static_cast<uint32_t>(c - '0');
    else if (c >= 'A' && c <= 'F')
      n = n * 16 + static_cast<uint32_t>(c - 'A' + 10);
    else
      return false;
  }
  *point = n;
  return is_ideograph(n);
}

}  // namespace

bool unicode_char_of_name(std::string_view name, uint32_t* point) {
  if (name.empty() || name.size() > 256) return false;
  std::string upper(name);
  for (char& c : upper)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  std::string_view text(upper);
  if (text.starts_with(kHangul)) return hangul_of_name(text.substr(kHangul.size()), point);
  if (text.starts_with(kIdeograph)) return ideograph_of_name(text.substr(kIdeograph.size()), point);
  std::string codes;
  return encode(text, &codes) && (find_codes(codes, kUnicodeNames, kUnicodeNamesSize, true, point) ||
                                  find_codes(codes, kUnicodeAliases, kUnicodeAliasesSize, false, point));
}

std::string unicode_name_of_char(uint32_t point) {
  if (point >= kHangulFirst && point < kHangulFirst + kHangulCount) {
    uint32_t n = point - kHangulFirst;
    std::string name(kHangul);
    return name.append(kLeading[n / (kVowels * kTrailings)])
        .append(kVowel[n / kTrailings % kVowels])
        .append(kTrailing[n % kTrailings]);
  }
  if (is_ideograph(point)) {
    char digits[16];
    std::snprintf(digits, sizeof digits, "%X", point);
    return std::string(kIdeograph) + digits;
  }
  const UnicodeNamePlace* place =
      std::lower_bound(kUnicodeNamesIndex, kUnicodeNamesIndex + kUnicodeNamesIndexCount, point,
                       [](const UnicodeNamePlace& p, uint32_t wanted) { return p.before < wanted; });
  if (place != kUnicodeNamesIndex) --place;
  uint32_t current = place->before;
  for (const char *at = kUnicodeNames + place->offset, *end = kUnicodeNames + kUnicodeNamesSize; at < end;) {
    current += read_varint(at);
    if (current > point) break;
    if (current < point) {
      at = skip_name(at);
      continue;
    }
    std::string name;
    while (*at) {
      unsigned index = static_cast<uint8_t>(*at++);
      index = index <= kOneByte ? index - 1 : kOneByte + (index - kOneByte - 1) * 256 + static_cast<uint8_t>(*at++);
      const char* word = kUnicodeWords;
      while (index--) word += std::strlen(word) + 1;
      if (!name.empty()) name += ' ';
      name += word;
    }
    return name;
  }
  return "";
}

bool unicode_name_escape(std::string_view name, std::string* out, uint32_t* code_point) {
  if (!unicode_char_of_name(name, code_point)) return false;
  uint32_t c = *code_point;
  if (c < 0x80) {
    *out += static_cast<char>(c);
  } else {
    int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    *out += static_cast<char>((more == 1 ? 0xc0 : more == 2 ? 0xe0 : 0xf0) | c >> 6 * more);
    while (more--) *out += static_cast<char>(0x80 | (c >> 6 * more & 0x3f));
  }
  return true;
}

}  // namespace adder
