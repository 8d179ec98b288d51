// regex_translator.h: from Python's regular expression syntax to PCRE2's.
//
// The text made is pure ASCII and uses numbered groups only, so it compiles for code units of any width; max_unit says
// which code points can occur at all, and what lies beyond becomes "never matches". Global flags that PCRE2 takes as
// options (CASELESS, UCP) are read from `flags` afterwards; DOTALL and ALT_CIRCUMFLEX must always be on.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace adder {

enum RegexFlag : uint32_t {
  kRegexTemplate = 1,
  kRegexIgnoreCase = 2,
  kRegexLocale = 4,
  kRegexMultiline = 8,
  kRegexDotAll = 16,
  kRegexUnicode = 32,
  kRegexVerbose = 64,
  kRegexDebug = 128,
  kRegexAscii = 256,
};

struct RegexSource {
  std::u32string text;
  bool bytes = false;
  uint32_t flags = 0;
  uint32_t max_unit = 0x10ffff;
  // The code point of \N{name}, -1 when there is none.
  std::function<int64_t(const std::u32string& name)> named_character;
};

struct RegexTranslation {
  std::string text;
  uint32_t flags = 0;
  bool ucp = false;  // compile with Unicode properties
  uint32_t groups = 0;
  std::vector<std::pair<std::u32string, uint32_t>> names;  // in order of definition
  std::vector<uint32_t> closing_rank;                      // of group i + 1: which closing parenthesis comes later
  // On failure: what is wrong and where (-1: no position).
  enum Failure : uint8_t { kNone, kRegexError, kValueError, kOverflowError, kRecursionError } failure = kNone;
  std::string message;
  int64_t position = -1;
};

RegexTranslation translate_regex(const RegexSource& source);

// Sets of code points as PCRE2 text, for the parser.
struct CodeRange {
  uint32_t first, last;
};
class ClassBuilder {
 public:
  ClassBuilder(uint32_t max_unit, bool unicode, bool native_ascii, bool ignore_case)
      : max_unit_(max_unit), unicode_(unicode), native_ascii_(native_ascii), ignore_case_(ignore_case) {}
  void add(uint32_t first, uint32_t last);
  void add_category(char letter);  // one of d D s S w W
  // The class, its complement when negated; never empty text.
  std::string finish(bool negated) const;

 private:
  void add_complement(const std::vector<CodeRange>& ranges);
  uint32_t max_unit_;
  bool unicode_, native_ascii_, ignore_case_;
  std::string members_;
};
// One literal character.
std::string literal_text(uint32_t point, uint32_t max_unit, bool ignore_case, bool unicode);

}  // namespace adder
