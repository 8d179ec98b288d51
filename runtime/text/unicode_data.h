// unicode_data.h: facts about characters that only the module unicodedata needs, in tables made at build time
// (make_unicode_data.py), each sorted by code point. Without Python at build time they are empty.
#pragma once

#include <cstdint>

namespace adder {

// The mapping as UnicodeData.txt has it, one step only: points [first, first + count) of kUnicodeDecompositionPoints.
struct UnicodeDecomposition {
  uint32_t point;
  uint16_t first;
  uint8_t count;
  uint8_t tag;  // index into kUnicodeDecompositionTags; 0: canonical
};
inline constexpr const char* kUnicodeDecompositionTags[] = {
    "",           "<noBreak>", "<compat>", "<super>", "<sub>",      "<square>", "<font>",  "<circle>",  "<wide>",
    "<vertical>", "<initial>", "<medial>", "<final>", "<isolated>", "<narrow>", "<small>", "<fraction>"};

struct UnicodeNumber {
  uint32_t point;
  uint8_t kind;  // 2: decimal, 1: digit, 0: neither
  uint16_t denominator;
  int64_t numerator;
};

// A run of assigned characters of one width; what is in none is unassigned in Unicode 14.
struct UnicodeWidth {
  uint32_t first, last;
  uint8_t width;  // index into kUnicodeWidthNames
};
inline constexpr const char* kUnicodeWidthNames[] = {"N", "A", "H", "W", "F", "Na"};

struct UnicodeSequence {
  const char* name;
  uint32_t points[4];  // zeros behind
};

extern const UnicodeDecomposition kUnicodeDecompositions[];
extern const uint32_t kUnicodeDecompositionPoints[];
extern const UnicodeNumber kUnicodeNumbers[];
extern const UnicodeWidth kUnicodeWidths[];
extern const UnicodeSequence kUnicodeSequences[];
extern const unsigned kUnicodeDecompositionsCount, kUnicodeNumbersCount, kUnicodeWidthsCount, kUnicodeSequencesCount;

}  // namespace adder
